"""No name is in any file that is made without names, however it was typed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.report.example import CONFERENCE, LOG, NOTES, at_ms, material
from workshop_tui.domain.agreements import Agreement, AgreementRevision, Due
from workshop_tui.domain.conference import Participant, SegmentSpec, Speaker
from workshop_tui.domain.editorial import EditorialText, Mark, TextReading, TextStatus
from workshop_tui.domain.kept import Choice, DefinitionVersion, Kept
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.material import Material
from workshop_tui.domain.notes import NoteState
from workshop_tui.domain.positions import Cell, CellReading, Judgement, Record, SubjectState
from workshop_tui.domain.text_words import Folded
from workshop_tui.errors import UsageError
from workshop_tui.i18n import catalogue
from workshop_tui.report import CATALOGUE, Names, Options, leftovers, render

SECRET = (
    "vries", "bakker", "zwanenburg", "ooms", "tromp", "muller", "kuiper", "sanne", "pieternel", "dirkje",
    "hoogendijk", "wijnand",
)  # fmt: skip
"""Words of the names below, folded: none may be in a file, whatever surrounds it."""

SPEAKERS = ("Jan de Vries", "Sanne Bakker")
SAID = (
    "Jan de Vries zei het, en DE VRIES herhaalde het; wethouder De Vries’ plan, De Vriess plan.",
    "Volgens S.M. Bakker, mevrouw bakker en Sanne kan dat. Bakkers voorstel, Bakker's idee.",
    "Kuiper-Ooms, A. Kuiper – Ooms, mw.\nOoms en Pieternel\u00a0Zwanenburg. ZWANENBURG!",
    "Rene Mu\u0308ller / Müller / r. müller mailde r.muller@dordrecht.nl. (Tromp) “Dirkje” Dirkjes",
    "Hoogendijk, Wijnand en W. Hoogendijk; sanne bakker",
)
TEXT = "\n".join(SAID)


def _people() -> Material:
    """The names everywhere where a person can be named, and in every text."""
    item = CONFERENCE.agenda[1]
    conference = replace(
        CONFERENCE,
        chair="Pieternel Zwanenburg",
        purpose=TEXT,
        organiser="Bureau van Dirkje Tromp",
        participants=(
            Participant("Jan de Vries", "wethouder", "Dordrecht", "A"),
            Participant("Bakker, S.M. (Sanne)", "raadslid", "Papendrecht"),
            Participant("mw. A. Kuiper-Ooms", "", "Dordrecht"),
        ),
        agenda=(
            replace(CONFERENCE.agenda[0], notes=TEXT, led_by="René Müller", title="Inloop bij Tromp"),
            replace(item, speakers=(Speaker("Jan de Vries", "Dordrecht"), Speaker("Sanne Bakker", None)),
                    prompts=SAID),
            *CONFERENCE.agenda[2:],
        ),
        tables=tuple(
            replace(table, hosts=("Dirkje Tromp",),
                    statement=replace(table.statement, text=TEXT, questions=SAID))
            for table in CONFERENCE.tables
        ),
    )  # fmt: skip
    last = replace(conference.agenda[3], segments=(SegmentSpec("Slotwoord", 60_000, "wethouder Hoogendijk"),))
    conference = replace(conference, agenda=(*conference.agenda[:3], last))
    first, second = ({"item": "pitches", "segment": f"speaker:{name}"} for name in SPEAKERS)
    log = (
        LOG[0],
        Event(2, at_ms("10:06"), EventKind.NEXT, first),
        Event(9, at_ms("10:08"), EventKind.NEXT, second),
        *LOG[2:],
    )
    notes = tuple(replace(note, text=TEXT, typed_by="Wijnand Hoogendijk") for note in NOTES)
    made = material(*notes, log=log, conference=conference)
    owned = Agreement(1, "Reeks", TEXT, "dag-1", ("Jan de Vries", "tromp"), Due(text="als Bakker terug is"),
                      explanation=TEXT, item="slot", made_ms=at_ms("11:10"))  # fmt: skip
    reading = TextReading("item:pitches", 1, TEXT, TextStatus.CONCEPT, 1, "Sanne Bakker")
    return replace(
        made,
        agreements=(owned, replace(owned, number=2, due=Due(date=CONFERENCE.date), due_on=CONFERENCE.date)),
        histories={1: (AgreementRevision(1, 1, 1, "Dirkje Tromp", TEXT, owned),)},
        reporters={1: "wethouder Hoogendijk, Dordrecht"},
        positions=Record(
            cells=(
                CellReading("projecten", Cell("Wijkteams", "Dordrecht", "geen", TEXT, TEXT), 1, "Tromp", 1),
            ),
            judgements=(Judgement("projecten", "Meldpunt", SubjectState.KEPT, "dag-1", 1, "Tromp", TEXT),),
        ),
        texts={key: EditorialText(key, TEXT, TextStatus.CONCEPT, 1, "Sanne Bakker", 1)
               for key in ("opening", "item:pitches", "appeal:1", "conclusion", "close")},
        text_readings={"item:pitches": (reading,)},
        marks={NOTES[2].id: Mark(NOTES[2].id, NoteState.LEFT_OUT, reason=TEXT, by="Sanne Bakker")},
        kept=Kept(
            definitions=(DefinitionVersion(1, conference, "/home/bakker/x.yaml", TEXT, 1),),
            choices=(Choice("reporter", "1", "Wijnand Hoogendijk", 1, "Tromp"),),
        ),
    )  # fmt: skip


def _unpacked(content: bytes, name: str = "") -> str:
    """All text that is in a file, in whatever it is packed."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [
                f"{each.filename} {_unpacked(archive.read(each), each.filename)}"
                for each in archive.infolist()
            ]
        return "\n".join(parts)
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        about = [str(value) for value in (reader.metadata or {}).values()]
        pages = [page.extract_text() for page in reader.pages]
        kept = reader.xmp_metadata
        xmp = "" if kept is None else kept.stream.get_data().decode("utf-8", "replace")
        return "\n".join([*about, *pages, xmp])
    text = content.decode("utf-8", "replace").replace("\r\n ", "")
    return f"{text}\n{re.sub('<[^>]*>', '', text)}"


def _found(content: bytes) -> set[str]:
    keys = {word.key for word in Folded(_unpacked(content)).words}
    return {name for name in SECRET for key in keys if key in (name, f"{name}s")}


EVERY = [
    (what, format) for what, entry in CATALOGUE.items() for format in entry.formats if format != "folder"
]


@pytest.fixture(scope="module")
def people() -> Material:
    return _people()


@pytest.mark.parametrize(("what", "format"), EVERY)
@pytest.mark.parametrize("names", [Names.ROLE, Names.OMIT])
def test_no_name_is_in_a_file_without_names(people: Material, what: str, format: str, names: Names) -> None:
    language = "nl" if names is Names.ROLE else "en"
    assert _found(render(people, what, format, language, Options(names=names, actual=True))) == set()


@pytest.mark.parametrize(
    ("what", "format"), [("report", "md"), ("json", "json"), ("report", "docx"), ("all", "zip")]
)
def test_the_same_files_with_names_have_them(people: Material, what: str, format: str) -> None:
    found = _found(render(people, what, format, "nl", Options(actual=True)))
    assert {"vries", "zwanenburg", "tromp"} <= found


def test_what_says_who_spoke_is_for_inside_the_house(people: Material) -> None:
    told = render(people, "harvest", "csv", "en", Options(names=Names.ROLE)).decode("utf-8-sig")
    assert told.splitlines()[0] == (
        '"Table","Theme","Item","Round","Kind","Text","Me too","Status","Date","Time","Replies to","Id"'
    )
    whole = render(people, "json", "json", "en", Options(names=Names.ROLE)).decode()
    assert '"names": "role"' in whole
    assert '"participants": []' in whole
    assert '"group": "A"' not in whole


def test_roles_stand_for_the_names(people: Material) -> None:
    one = replace(people, notes=(replace(NOTES[0], text="Jan de Vries, Sanne, Zwanenburg, Ooms"),), texts={})
    told = render(one, "report", "md", "nl", Options(names=Names.ROLE)).decode()
    assert "Een wethouder, een raadslid, de dagvoorzitter, een deelnemer" in told or (
        "een wethouder, een raadslid, de dagvoorzitter, een deelnemer" in told
    )
    assert "**Namen:** als functie" in told
    omitted = render(one, "report", "md", "nl", Options(names=Names.OMIT)).decode()
    assert omitted.count("naam weggelaten") >= 4


def test_who_has_no_function_is_called_by_what_the_person_did(people: Material) -> None:
    one = replace(people, notes=(replace(NOTES[0], text="Dirkje Tromp vroeg René Müller."),), texts={})
    told = render(one, "report", "md", "nl", Options(names=Names.ROLE)).decode()
    assert "Een tafelmoderator vroeg een spreker." in told


def test_two_speakers_with_one_role_keep_their_own_time(people: Material) -> None:
    told = render(people, "timing", "csv", "nl", Options(names=Names.OMIT)).decode("utf-8-sig")
    assert "Pitches" in told
    public = render(people, "timing", "md", "nl", Options(names=Names.OMIT)).decode().replace("\\", "")
    assert "| [naam weggelaten] | 5:00 | 2:00 |" in public
    assert "| [naam weggelaten] (2) | 5:00 | 9:00 |" in public


def test_what_still_looks_like_a_name_is_listed_with_its_place() -> None:
    notes = (
        replace(NOTES[1], text="Daarna kwam Godelieve Winkelmans, uit Dordrecht. Vandaag niet."),
        replace(NOTES[6], text="Piet zei niets over de Wmo."),
    )
    found = leftovers(material(*notes), "en", Options(names=Names.OMIT))
    assert [(each.words, each.place) for each in found] == [
        ("Godelieve Winkelmans", "note 1, table 1"),
        ("Piet", "note 2, wall"),
    ]
    assert leftovers(material(*notes), "en", Options()) == ()


def test_behind_a_title_or_an_initial_begins_no_sentence_and_a_word_may_be_a_name() -> None:
    text = "Ja. Dhr. Pietersma en mevrouw Bakker gaan naar de bakker, mr. van der Veldhuis ook. A. Post niet."
    found = leftovers(material(replace(NOTES[1], text=text)), "en", Options(names=Names.OMIT))
    assert [each.words for each in found] == ["Pietersma", "Bakker", "Veldhuis", "Post"]
    text = "Dhr. burgemeester, mevrouw de Wethouder en de heer. Vandaag geen bakker."
    assert leftovers(material(replace(NOTES[1], text=text)), "en", Options(names=Names.OMIT)) == ()


def test_a_report_without_names_has_no_internal_section(people: Material) -> None:
    with pytest.raises(UsageError, match="for inside the house"):
        render(people, "report", "md", "en", Options(Names.OMIT, ("opening", "participants")))
    told = render(people, "report", "md", "en", Options(sections=("participants", "harvest")))
    assert b"## Annex: participants" in told
    assert b"Annex: raw harvest" in told


def test_the_catalogue_is_that_of_the_document() -> None:
    assert catalogue("nl").gettext("[name omitted]") == "[naam weggelaten]"

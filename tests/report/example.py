"""A small conference with one of everything that documents show, and its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workshop_tui.domain.agreements import Agreement, AgreementRevision, AgreementStatus, Due
from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    PositionBlock,
    ScaleStep,
    Speaker,
    Statement,
    Table,
)
from workshop_tui.domain.expectation import view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.material import Material
from workshop_tui.domain.notes import WALL, Note, NoteKind, NoteState, Place, Revision
from workshop_tui.domain.positions import Cell, CellReading, Judgement, PartyChange, Record, SubjectState
from workshop_tui.domain.run import fold

CONFERENCE = Conference(
    id="dag-1",
    title="Eerste dag",
    date=date(2020, 2, 14),
    series="Reeks",
    number=1,
    location="Dordrecht",
    organiser="College van Dordrecht",
    chair="dagvoorzitter",
    purpose="In beeld brengen waar wij staan.\nTwee dagen volgen.\n\nDaarna besluiten wij.",
    organisations=(Organisation("Dordrecht", "Dor"), Organisation("Papendrecht", "Pap")),
    groups=("A", "B"),
    agenda=(
        AgendaItem("inloop", "Inloop", ItemKind.BREAK, 600, 605),
        AgendaItem(
            "pitches",
            "Pitches",
            ItemKind.PITCHES,
            605,
            615,
            led_by="dagvoorzitter",
            speakers=(Speaker("Dordrecht", "Dordrecht"), Speaker("Papendrecht", "Papendrecht")),
        ),
        AgendaItem(
            "cafe", "Wereldcafé", ItemKind.WORLD_CAFE, 615, 660,
            rounds=2, round_ms=20 * MINUTE, changeover_ms=3 * MINUTE,
        ),
        AgendaItem("slot", "Slot", ItemKind.PLENARY, 660, 690),
    ),
    tables=(
        Table(1, Statement(1, "Zorg", "Zorg is van ons samen.", ("Hoe?",)), ("moderator een",)),
        Table(2, Statement(2, "Wonen", "Wonen is lokaal."), ("moderator twee",)),
    ),
    positions=(
        PositionBlock(
            "projecten", "Projecten",
            (ScaleStep("volledig", "volledige participatie", takes_part=True),
             ScaleStep("solidair", "solidariteitsprincipe"), ScaleStep("geen", "geen deelname")),
            ("Wijkteams", "Meldpunt", "Inkoop"),
        ),
        PositionBlock("sturing", "Sturing", (ScaleStep("ja", "Ja"), ScaleStep("nee", "Nee")), ("Netwerk",)),
    ),
)  # fmt: skip

TABLE_1 = Place(statement=1)


def at_ms(time: str) -> int:
    """The instant of a wall time of the day, `10:07` or `10:07:30`."""
    hours, minutes, *seconds = (int(part) for part in time.split(":"))
    return CONFERENCE.instant(hours * 60 + minutes) + 1000 * (seconds[0] if seconds else 0)


def _note(number: int, time: str, place: Place, kind: NoteKind, text: str, **more: object) -> Note:
    made = Note(f"0170-{number}", "dag-1", place, kind, text, at_ms(time) + 120, typed_by="facilitator")
    return replace(made, **more)  # type: ignore[arg-type]


NOTES = (
    _note(1, "10:07:00", Place(item="pitches"), NoteKind.REACTION, "Terug naar de basis.",
          organisation="Dordrecht"),
    _note(2, "10:20:00", TABLE_1, NoteKind.REACTION, "Wij delen de wijkteams.", round=1, group="A"),
    _note(7, "10:25:00", TABLE_1, NoteKind.REACTION, "Verkeerd getypt.", round=1, group="A",
          state=NoteState.STRUCK, revisions=2),
    _note(3, "10:31:05", TABLE_1, NoteKind.ADDITION, "Ook met de huisartsen.", round=2, group="B",
          replies_to="0170-2", typed_by="moderator een"),
    _note(4, "10:32:00", TABLE_1, NoteKind.CONTRADICTION, "Nee, ieder voor zich.\nDat is goedkoper.",
          round=2, group="B", revisions=2),
    _note(5, "10:33:00", TABLE_1, NoteKind.APPEAL, "Begin nu!", round=2, group="B"),
    _note(6, "10:34:00", WALL, NoteKind.WISH, "Betere koffie.", tally=3),
    _note(8, "10:35:00", WALL, NoteKind.COMPLIMENT, "Goed geluid."),
)  # fmt: skip

AGREEMENTS = (
    Agreement(
        1, "Reeks", "Het verslag rondsturen.", "dag-1", ("secretariaat",), Due(date=date(2020, 3, 1)),
        date(2020, 3, 1), status=AgreementStatus.DONE, item="slot", settled_on=date(2020, 2, 20),
        made_ms=at_ms("11:10"), revisions=2,
    ),
    Agreement(
        2, "Reeks", "De raad meenemen.", "dag-1", ("elk college",), Due(conference="dag-2"),
        date(2020, 7, 3), table=1, note="0170-5", explanation="Besloten of openbaar.",
        made_ms=at_ms("11:12"),
    ),
)  # fmt: skip


def _held(time: str, number: int, *cell: str) -> CellReading:
    return CellReading("projecten", Cell(*cell), at_ms(time), "facilitator", number)


POSITIONS = Record(
    cells=(
        _held("11:01", 1, "Wijkteams", "Dordrecht", "geen"),
        _held("11:02", 2, "Wijkteams", "Dordrecht", "volledig", "Wij doen het al.", "0,5 fte"),
        _held("11:03", 1, "Wijkteams", "Papendrecht", "volledig"),
        _held("11:03", 1, "Meldpunt", "Papendrecht", "solidair", "=Te klein voor ons."),
        _held("11:04", 1, "Inkoop", "Waterschap", "geen"),
    ),
    judgements=(
        Judgement("projecten", "Wijkteams", SubjectState.PREFERRED, "dag-1", at_ms("11:05"), "facilitator",
                  "Breed gedragen."),
        Judgement("projecten", "Meldpunt", SubjectState.MERGED, "dag-1", at_ms("11:06"), "facilitator", "",
                  "Wijkteams"),
    ),
    parties=(PartyChange("Waterschap", True, at_ms("11:00"), "facilitator"),),
    earlier=(
        Judgement("projecten", "Inkoop", SubjectState.STRUCK_OFF, "dag-0", at_ms("10:00"), "facilitator",
                  "Te duur."),
    ),
)  # fmt: skip

LOG = (
    Event(1, at_ms("10:02"), EventKind.START, {"item": "inloop", "segment": None}),
    Event(2, at_ms("10:06"), EventKind.NEXT, {"item": "pitches", "segment": "speaker:Dordrecht"}),
    Event(3, at_ms("10:17"), EventKind.NEXT, {"item": "cafe", "segment": "round:1"}),
    Event(4, at_ms("11:04"), EventKind.NEXT, {"item": "slot", "segment": None}),
    Event(5, at_ms("11:31"), EventKind.FINISH),
)


def material(*notes: Note, log: tuple[Event, ...] = LOG, conference: Conference = CONFERENCE) -> Material:
    """What there is to tell of the day, at a quarter to twelve; with notes of one's own, only those."""
    told = notes or NOTES
    state = fold(conference, log)
    return Material(
        conference=conference,
        state=state,
        seen=view(state, at_ms("11:45")),
        made_ms=at_ms("11:45"),
        version="1.2.3",
        events=log,
        notes=told,
        revisions={note.id: _readings(note) for note in told},
        agreements=AGREEMENTS,
        histories={each.number: _history(each) for each in AGREEMENTS},
        reporters={1: "wethouder A, Dordrecht"},
        speaking_ms={"Dordrecht": 11 * MINUTE},
        series_dates={"dag-1": date(2020, 2, 14), "dag-2": date(2020, 7, 3)},
        positions=POSITIONS,
    )


def _readings(note: Note) -> tuple[Revision, ...]:
    first = Revision(note.id, 1, "captured", note.at_ms, note.typed_by, note.kind, note.text, NoteState.OPEN)
    if note.revisions == 1:
        return (first,)
    action = "struck" if note.state is NoteState.STRUCK else "edited"
    captured = replace(first, text=note.text.upper())
    return (captured, replace(first, number=2, action=action, at_ms=note.at_ms + 5000, state=note.state))


def _history(agreement: Agreement) -> tuple[AgreementRevision, ...]:
    made = replace(agreement, status=AgreementStatus.OPEN, settled_on=None, revisions=1)
    first = AgreementRevision(agreement.number, 1, agreement.made_ms, "facilitator", "", made)
    if agreement.revisions == 1:
        return (first,)
    later = agreement.made_ms + 6 * 86_400_000
    return (first, AgreementRevision(agreement.number, 2, later, "secretariaat", "Verstuurd.", agreement))

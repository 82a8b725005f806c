"""Names of persons: which fields hold one, where a text names somebody, what stands there instead."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop_tui.domain.mentions import Mentions, replaced
from workshop_tui.domain.person_names import Person, joined, read_persons
from workshop_tui.domain.text_words import Folded

_WORDS = (
    "de|het|een|wil|groot|post|hof|Dordrecht|Jan|De|Vries|Sanne|BAKKER|van|'t|Hof|René|Müll"
    "er|J|.|,|-|\n|(|)|é|ĳ|Müllers|J.P.|Jansen|’s|mevrouw|wethouder|\u00ad|\u0301|Ayşe|Yılmaz|œuvre|ß"
)
KNOWN = frozenset(("dordrecht", "papendrecht", "zorg", "wonen", "ido", "ambacht"))
NAMES = (
    "Jan de Vries", "mw. drs. S.M. (Sanne) Bakker", "J.P. Jansen", "A. Kuiper-Ooms", "René Müller",
    "Wil Groot",
    "Jan van Dordrecht", "Marijke van 't Hof", "Hendrik Post", "d'Hondt, Marie", "Ayşe Yılmaz",
)  # fmt: skip
PEOPLE = joined(person for name in NAMES for person in read_persons(name, KNOWN))
MENTIONS = Mentions(PEOPLE, ("Dordrecht", "Hendrik-Ido-Ambacht", "De Groot Advies"))


def _omitted(text: str) -> str:
    return replaced(text, MENTIONS, lambda persons: "[…]", with_functions=False)


def _by_role(text: str) -> str:
    return replaced(text, MENTIONS, lambda persons: "een deelnemer", with_functions=True)


@pytest.mark.parametrize(
    "field",
    [
        "wethouder, Dordrecht", "elk college", "College van Dordrecht", "secretariaat", "dagvoorzitter",
        "moderator een", "facilitator", "beleidsadviseur wonen, Dordrecht", "VNG", "ambtelijke werkgroep",
        "wethouder Wonen", "gemeentesecretaris", "tafel 3", "regiobureau en colleges", "", "Iedereen", "12",
    ],
)  # fmt: skip
def test_a_function_or_a_body_is_no_name(field: str) -> None:
    assert read_persons(field, KNOWN) == ()


@pytest.mark.parametrize(
    ("field", "givens", "surnames", "initials", "role"),
    [
        ("Jan de Vries", "jan", "vries", "j", ""),
        ("Vries, Jan de", "jan", "vries", "j", ""),
        ("Sanne", "sanne", "", "s", ""),
        ("mevr. drs. A.B. de Vries-Jansen", "", "vries jansen", "ab", ""),
        ("wethouder Jansen, Dordrecht", "", "jansen", "", "wethouder"),
        ("Peter Bakker (wethouder)", "peter", "bakker", "p", "wethouder"),
        ("Anne-Marie van den Berg", "anne marie", "berg", "am", ""),
        ("Jan van Dordrecht", "jan", "dordrecht", "j", ""),
        ("JANSEN, PIET", "piet", "jansen", "p", ""),
    ],
)
def test_a_name_is_read_in_its_parts(
    field: str, givens: str, surnames: str, initials: str, role: str
) -> None:
    (person,) = read_persons(field, KNOWN)
    assert (person.givens, person.surnames) == (frozenset(givens.split()), frozenset(surnames.split()))
    assert (person.initials, person.role) == (initials, role)


def test_a_participant_without_capitals_has_a_name_and_a_field_may_hold_two() -> None:
    (person,) = read_persons("piet de boer", KNOWN, listed=True)
    assert person.words == {"piet", "boer"}
    assert [each.words for each in read_persons("Jan en Piet de Boer", KNOWN)] == [{"jan"}, {"piet", "boer"}]


def test_who_is_named_in_part_elsewhere_is_one_person() -> None:
    full = Person(frozenset({"jan"}), frozenset({"vries"}), frozenset({"de"}), "j")
    short = Person(givens=frozenset({"jan"}), role="wethouder", initials="j")
    other = Person(givens=frozenset({"sanne"}), initials="s")
    (found, apart) = joined((short, full, other))
    assert (found.words, found.role) == (frozenset({"jan", "vries"}), "wethouder")
    assert apart == other


@pytest.mark.parametrize(
    "named",
    [
        "Jan de Vries", "JAN DE VRIES", "jan de vries", "Jan\nde Vries", "Jan\u00a0de  Vries", "J. de Vries",
        "De Vries", "DE VRIES", "Vries", "de heer De Vries", "dhr. Vries", "mr. J. de Vries", "Vries, Jan de",
        "Vries, J. de", "meneer de vries", "Jan", "JAN", "J de Vries", "jan.de.vries",
        "Sanne", "Bakker", "S.M. Bakker", "S. M. Bakker", "SM Bakker", "S.M. (Sanne) Bakker",
        "mevrouw bakker", "mevr. Bakker", "mw. drs. Bakker", "Sanne Bakker", "Bakker (Sanne)",
        "J.P. Jansen", "J.P.Jansen", "JP Jansen", "Jansen", "j.p.jansen", "Jansen, J.P.",
        "A. Kuiper-Ooms", "Kuiper", "Ooms", "KUIPER-OOMS", "Kuiper – Ooms", "A. Kuiper", "mevrouw Ooms",
        "René Müller", "Rene Muller", "RENÉ MÜLLER", "Rene\u0301 Mu\u0308ller", "Müller", "muller, rené",
        "Marijke van 't Hof", "Marijke van ’t Hof", "M. v.'t Hof", "Van 't Hof", "VAN ’T HOF", "Marijke",
        "Jan van Dordrecht", "Hendrik", "Hendrik Post", "Marie d'Hondt", "Marie d’Hondt", "D'HONDT",
        "Ayse Yilmaz", "AYŞE YILMAZ", "Ja\u200bn de Vri\u00ades", "Wil Groot", "mevrouw Groot",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(named: str) -> None:
    for before, after in (
        ("Volgens ", " kan het."),
        ("", " zegt het."),
        ("(", ")"),
        ("“", "”"),
        ("x, ", "!"),
    ):
        told = _omitted(f"{before}{named}{after}")
        assert told == f"{before}[…]{after}", told


@pytest.mark.parametrize(
    "named", ["Jansen", "Jan de Vries", "Bakker", "De Vries", "Sanne", "Müller", "Van 't Hof"]
)
@pytest.mark.parametrize("ending", ["s", "'s", "’s"])
def test_a_name_in_the_genitive_is_found(named: str, ending: str) -> None:
    assert _omitted(f"Naar {named}{ending} voorstel.") == f"Naar […]{ending} voorstel."


@pytest.mark.parametrize(
    "text",
    [
        "In Dordrecht is het goed.", "Hendrik-Ido-Ambacht doet mee.", "De bakker om de hoek.", "De groot­ste.",
        "Wil de gemeente dit?", "Een groot deel wil dat; de post komt op het hof.", "de Groot Advies hielp.",
        "Een januskop, jansenisme, Bakkersstraat en Postcode.", "Hij belde. De vraag bleef.", "",
        "Jan-Willem hoort er niet bij.",
    ],
)  # fmt: skip
def test_what_is_no_name_stays(text: str) -> None:
    assert _omitted(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jansen zei", "[…] zei"), ("het voorstel van jansen's college", "het voorstel van […]'s college"),
        ("de vries was er, kuiper ook", "[…] was er, kuiper ook"), ("sanne en hendrik", "[…] en […]"),
        ("een bakker en een post", "een bakker en een post"), ("jan zei", "jan zei"),
        ("Wiersmaplan, teamWiersma, Wiersmalijn", "[…]-plan, team-[…], […]-lijn"),
        ("Wiersmaas en wiersmalijn", "Wiersmaas en wiersmalijn"), ("van den berg", "[…]"),
        ("in het bergland van de berg", "in het bergland van de berg"),
        ("Jan\u200bde Vries", "[…]"), ("Jan de Vries\u200bkwam", "[…]\u200bkwam"),
    ],
)  # fmt: skip
def test_in_lower_case_or_in_a_longer_word_where_it_is_no_other_word(text: str, told: str) -> None:
    known = (*NAMES, "Sjoerd Wiersma", "Kees van den Berg")
    people = joined(person for name in known for person in read_persons(name, KNOWN))
    mentions = Mentions(people, ("Dordrecht",))
    assert replaced(text, mentions, lambda persons: "[…]", with_functions=False) == told


def test_two_persons_stay_two() -> None:
    assert _omitted("Hij belde Jan. De Vries zei niets.") == "Hij belde […]. […] zei niets."
    assert _omitted("Jan, Sanne en J.P. Jansen") == "[…], […] en […]"
    assert _omitted("- Jan\n- Bakker\n\nJansen") == "- […]\n- […]\n\n[…]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wethouder De Vries zei", "Een deelnemer zei"),
        ("Daarna kwam de wethouder De Vries.", "Daarna kwam een deelnemer."),
        ("De heer Jansen opent.", "Een deelnemer opent."),
        ("Vandaag opent mevrouw Bakker", "Vandaag opent een deelnemer"),
        ("Jan de Vries", "een deelnemer"),
        ("Volgens wethouder bakker kan het.", "Volgens een deelnemer kan het."),
        ("j.p.jansen@dordrecht.nl", "een deelnemer@dordrecht.nl"),
        ("Mail jdevries@dordrecht.nl of JandeVries.", "Mail een deelnemer@dordrecht.nl of een deelnemer."),
        (
            "Kamer van sbakker, smbakker of devries.",
            "Kamer van een deelnemer, een deelnemer of een deelnemer.",
        ),
    ],
)
def test_by_role_titles_and_functions_go_with_the_name(text: str, told: str) -> None:
    assert _by_role(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dan opent de deelnemer, Jan de Vries, de dag.", "Dan opent de deelnemer de dag."),
        ("Dan opent de deelnemer (Jan de Vries) de dag.", "Dan opent de deelnemer de dag."),
        ("Gesloten door een deelnemer, S.M. Bakker.", "Gesloten door een deelnemer."),
        ("Jan de Vries, Sanne Bakker en wij", "Een deelnemer, een deelnemer en wij"),
        ("Zie JANSENS brief en JANSEN'S brief.", "Zie een deelnemers brief en een deelnemer's brief."),
        ("Sanne's brief ligt er.", "Een deelnemer's brief ligt er."),
    ],
)
def test_by_role_the_sentence_stays_one(text: str, told: str) -> None:
    assert _by_role(text) == told


WORDS = st.sampled_from(_WORDS.split("|"))


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
@example("\u0301Jan\u0301")
@example("Jansen\u00ad")
def test_nothing_but_names_changes_and_nobody_is_left(text: str) -> None:
    told = _omitted(text)
    assert _omitted(told) == told
    kept = [part for part in told.split("[…]") if part]
    at = 0
    for part in kept:
        assert part in text[at:]
        at = text.index(part, at) + len(part)
    left = {word.key for word in Folded(told).words if word.capital}
    assert not left & {"vries", "bakker", "jansen", "muller", "yilmaz", "sanne", "ayse"}

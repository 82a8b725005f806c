"""Dues as typed, what follows from them, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui import i18n
from workshop_tui.domain.agreements import (
    Agreement,
    AgreementStatus,
    Due,
    owners_typed,
    read_due,
    read_owners,
    with_due_on,
)
from workshop_tui.wording import due_text

SERIES = {"2020-07-03-tweede": date(2020, 7, 3), "derde": date(2020, 9, 18)}
WHOLE = Agreement(1, "reeks", "Voorstel uitwerken", "dag", owners=("elk college",), due=Due(date(2020, 3, 1)))


@pytest.mark.parametrize(
    "typed",
    [
        "2020-03-01", "2020-3-1", "1-3-2020", "01-03-2020", "1/3/2020", "1.3.2020", "1 maart 2020",
        "1 March 2020", "1 mrt 2020", "1 mrt. 2020", "1 MAART 2020", "  1   maart  2020 ",
    ],
)  # fmt: skip
def test_ways_to_write_the_first_of_march(typed: str) -> None:
    assert read_due(typed, SERIES) == Due(date=date(2020, 3, 1))


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("3 januari 2021", 1), ("3 feb 2021", 2), ("3 mei 2021", 5), ("3 May 2021", 5),
        ("3 augustus 2021", 8),
        ("3 August 2021", 8), ("3 oktober 2021", 10), ("3 okt 2021", 10), ("3 Oct 2021", 10),
        ("3 dec. 2021", 12),
    ],
)  # fmt: skip
def test_months_in_both_languages(typed: str, month: int) -> None:
    assert read_due(typed, {}) == Due(date=date(2021, month, 3))


@pytest.mark.parametrize(
    "typed",
    [
        "30-2-2020",
        "2020-13-01",
        "29 februari 2021",
        "0-0-0000",
        "1 brumaire 2020",
        "3-7",
        "2",
        "2020-07-03-x",
    ],
)
def test_what_was_meant_as_a_date_and_is_none_is_text_and_warns(typed: str) -> None:
    due = read_due(typed, SERIES)
    assert due == Due(text=typed)
    said = [str(warning) for warning in replace(WHOLE, due=due).warnings()]
    assert said == [f"when it is due is not a date: “{typed}”"]


@pytest.mark.parametrize("typed", ["voor de zomer", "2e helft van 2020", "eind 2020", "zo snel als kan"])
def test_a_due_in_words_lacks_nothing(typed: str) -> None:
    due = read_due(typed, SERIES)
    assert due == Due(text=typed)
    assert replace(WHOLE, due=due).warnings() == ()


def test_a_leap_day_is_a_date() -> None:
    assert read_due("29-2-2020", {}) == Due(date=date(2020, 2, 29))


def test_a_known_conference_is_one_even_when_it_looks_like_something_else() -> None:
    assert read_due(" derde ", SERIES) == Due(conference="derde")
    assert read_due("2020-07-03", {"2020-07-03": date(2020, 7, 3)}) == Due(conference="2020-07-03")
    assert read_due("vierde", SERIES) == Due(text="vierde")


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_typed_is_no_due(typed: str) -> None:
    assert read_due(typed, SERIES) is None


@given(st.text())
def test_any_text_is_read_as_at_most_one_thing(typed: str) -> None:
    due = read_due(typed, SERIES)
    if due is None:
        assert not typed.strip()
    else:
        assert [due.date is not None, due.conference is not None, due.text is not None].count(True) == 1


def test_the_day_it_is_due_follows_the_conference_when_that_moves() -> None:
    agreement = replace(WHOLE, due=Due(conference="derde"))
    assert with_due_on(agreement, SERIES).due_on == date(2020, 9, 18)
    assert with_due_on(agreement, {**SERIES, "derde": date(2020, 10, 30)}).due_on == date(2020, 10, 30)


def test_the_day_it_is_due_in_the_other_cases() -> None:
    assert with_due_on(WHOLE, SERIES).due_on == date(2020, 3, 1)
    stale = replace(WHOLE, due_on=date(2019, 1, 1))
    assert with_due_on(replace(stale, due=Due(text="ooit")), SERIES).due_on is None
    assert with_due_on(replace(stale, due=None), SERIES).due_on is None
    assert with_due_on(replace(stale, due=Due(conference="vierde")), SERIES).due_on is None


def test_warnings() -> None:
    def said(agreement: Agreement) -> list[str]:
        return [str(warning) for warning in agreement.warnings()]

    assert said(WHOLE) == []
    bare = replace(WHOLE, owners=(), due=None)
    assert said(bare) == ["nobody is named who does it", "it is not said when it is due"]
    assert said(replace(WHOLE, due=Due(conference="vierde"))) == [
        "it is due at a conference that is not known yet: vierde"
    ]
    assert said(replace(WHOLE, due=Due(conference="derde"), due_on=date(2020, 9, 18))) == []
    assert said(replace(bare, status=AgreementStatus.IN_PROGRESS)) == said(bare)
    for settled in (AgreementStatus.DONE, AgreementStatus.DROPPED):
        assert said(replace(bare, status=settled)) == []


def test_overdue_is_after_its_day_and_only_while_open() -> None:
    agreement = with_due_on(WHOLE, SERIES)
    assert not agreement.is_overdue(date(2020, 3, 1))
    assert agreement.is_overdue(date(2020, 3, 2))
    assert replace(agreement, status=AgreementStatus.IN_PROGRESS).is_overdue(date(2020, 3, 2))
    assert not replace(agreement, status=AgreementStatus.DONE).is_overdue(date(2020, 3, 2))
    assert not replace(agreement, status=AgreementStatus.DROPPED).is_overdue(date(2020, 3, 2))
    assert not replace(agreement, due_on=None).is_overdue(date(2030, 1, 1))


def test_owners_from_one_line() -> None:
    assert read_owners("elk college, Dordrecht, regiekamer") == ("elk college", "Dordrecht", "regiekamer")
    assert read_owners("wethouder, Dordrecht; regiekamer") == ("wethouder, Dordrecht", "regiekamer")
    assert read_owners("wethouder, Dordrecht;") == ("wethouder, Dordrecht",)
    assert read_owners(" Dordrecht ,, Dordrecht ,") == ("Dordrecht",)
    assert read_owners("wethouder   A") == ("wethouder A",)
    assert read_owners(" ; , ") == ()


@pytest.mark.parametrize("owners", [(), ("A",), ("A", "B"), ("A, B",), ("A, B", "C"), ("A", "B, C, D")])
def test_owners_are_typed_so_that_they_are_read_back(owners: tuple[str, ...]) -> None:
    assert read_owners(owners_typed(owners)) == owners


def test_the_number_of_the_conference_that_it_is_due_at() -> None:
    agreement = replace(WHOLE, due=Due(conference="derde"))
    assert with_due_on(agreement, SERIES, {"derde": 3}).due_number == 3
    assert with_due_on(agreement, SERIES).due_number is None
    i18n.use("en")
    assert due_text(with_due_on(agreement, SERIES, {"derde": 3})) == "conference 3 (18 September 2020)"
    assert due_text(with_due_on(agreement, SERIES)) == "18 September 2020 (derde)"

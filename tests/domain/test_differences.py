"""What changed between two definitions, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date
from typing import Any

import pytest

from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    Participant,
    PositionBlock,
    Rotation,
    SeatingWishes,
    Speaker,
    Statement,
    Table,
)
from workshop_tui.domain.differences import differences

FIRST = AgendaItem("a", "Start", ItemKind.TALK, 540, 570)
SECOND = AgendaItem("b", "Café", ItemKind.WORLD_CAFE, 570, 630, rounds=2, round_ms=20 * MINUTE)
TABLE = Table(1, Statement(1, "Theme", "Text", ("Why?",)), ("Cas",))
OLD = Conference(
    "x",
    "Day",
    Date(2020, 4, 2),
    organisations=(Organisation("Dordrecht"),),
    participants=(Participant("Ann"), Participant("Bob")),
    groups=("A", "B"),
    agenda=(FIRST, SECOND),
    tables=(TABLE,),
)


def said(new: Conference) -> list[str]:
    return [str(message) for message in differences(OLD, new)]


def with_first(**changes: Any) -> Conference:
    return replace(OLD, agenda=(replace(FIRST, **changes), SECOND))


def with_table(table: Table) -> Conference:
    return replace(OLD, tables=(table,))


def test_nothing_changed() -> None:
    assert differences(OLD, replace(OLD)) == ()


STATEMENT = TABLE.statement
CASES: list[tuple[Conference, list[str]]] = [
    (replace(OLD, title="Big day"), ["the title is now “Big day” (was “Day”)"]),
    (replace(OLD, date=Date(2020, 7, 3)), ["the date is now 2020-07-03 (was 2020-04-02)"]),
    (replace(OLD, timezone="UTC"), ["the time zone is now UTC (was Europe/Amsterdam)"]),
    (replace(OLD, number=2), ["the series or the place in it changed"]),
    (replace(OLD, location="Hall"), ["the location is now “Hall” (was “”)"]),
    (replace(OLD, language="en"), ["the language is now en (was nl)"]),
    (replace(OLD, chair="Eve"), ["the chair is now “Eve” (was “”)"]),
    (replace(OLD, purpose="To talk"), ["the purpose or the organiser changed"]),
    (replace(OLD, agenda=(FIRST,)), ["item removed: 9.30 – 10.30 Café"]),
    (
        replace(OLD, agenda=(FIRST, SECOND, AgendaItem("c", "Late", ItemKind.BREAK, 1430, 1450))),
        ["item added: 23.50 – 0.10 Late"],
    ),
    (replace(OLD, agenda=(SECOND, FIRST)), ["the items stand in another order"]),
    (with_first(title="Begin"), ["“Start” is now called “Begin”"]),
    (
        with_first(start=550, end=580),
        ["“Start” is now at 9.10 – 9.40 (was 9.00 – 9.30)"],
    ),
    (
        with_first(end=580),
        ["“Start” is now at 9.00 – 9.40 (was 9.00 – 9.30)", "“Start” now takes 40 min (was 30)"],
    ),
    (with_first(kind=ItemKind.PLENARY), ["“Start” is now of kind plenary (was talk)"]),
    (with_first(speakers=(Speaker("Ann"),)), ["“Start” has other speakers, or in another order"]),
    (with_first(rotation=Rotation.STATEMENTS), ["“Start” is divided differently"]),
    (with_first(fixed=True), ["“Start”: whether it is fixed, or moves on by itself, changed"]),
    (with_first(notes="x"), ["details of “Start” changed"]),
    (replace(OLD, tables=()), ["table 1 removed: Theme"]),
    (replace(OLD, tables=(TABLE, Table(2, Statement(2, "New")))), ["table 2 added: New"]),
    (
        with_table(replace(TABLE, statement=replace(STATEMENT, theme="Other"))),
        ["the theme of table 1 is now “Other” (was “Theme”)"],
    ),
    (with_table(replace(TABLE, statement=replace(STATEMENT, text="x"))), ["table 1 has another statement"]),
    (with_table(replace(TABLE, statement=replace(STATEMENT, questions=()))), ["table 1 has other questions"]),
    (with_table(replace(TABLE, hosts=())), ["table 1 has other hosts"]),
    (replace(OLD, groups=()), ["the groups are now – (was A, B)"]),
    (replace(OLD, organisations=()), ["the organisations changed: 0 added, 1 removed"]),
    (
        replace(OLD, participants=(Participant("Ann"), Participant("Cy"), Participant("Di"))),
        ["the participants changed: 2 added, 1 removed"],
    ),
    (
        replace(OLD, participants=(Participant("Ann", group="B"), Participant("Bob"))),
        ["the participants changed: details or order"],
    ),
    (
        replace(OLD, positions=(PositionBlock("p", "P", (), ()),)),
        ["the subjects or scales of the positions changed"],
    ),
    (
        replace(OLD, seating=SeatingWishes(7)),
        ["the seed or the wishes for groups and seats changed"],
    ),
    (replace(OLD, id="y"), ["something in the details changed"]),
]


@pytest.mark.parametrize(("new", "expected"), CASES)
def test_what_changed_is_said(new: Conference, expected: list[str]) -> None:
    assert said(new) == expected


def test_what_a_user_typed_is_never_a_template() -> None:
    assert said(replace(OLD, title="{old} {0}")) == ["the title is now “{old} {0}” (was “Day”)"]

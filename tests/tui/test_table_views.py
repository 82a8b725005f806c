"""Who sits where, who comes next, and what was noted, as the tables show it."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.example import DAY, at_ms, day_with_tables
from workshop_tui.domain.conference import Conference, Rotation
from workshop_tui.domain.expectation import view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.notes import TABLE_KINDS, Note, NoteKind, NoteState, Place
from workshop_tui.domain.run import fold
from workshop_tui.tui.note_rows import table_rows
from workshop_tui.tui.table_views import CafeNow, Moment, TableView, Tally, cafe_now, table_views, tallies
from workshop_tui.tui.widgets.card_grid import packed

CAFE = DAY.item("cafe")
assert CAFE is not None
SHEETS = replace(
    DAY,
    agenda=tuple(
        replace(item, rotation=Rotation.STATEMENTS) if item == CAFE else item for item in DAY.agenda
    ),
)


def at(segment: str | None, conference: Conference = DAY) -> CafeNow:
    """The café with that segment running; None: the café is over and the reports run."""
    events = [Event(1, at_ms("10:30"), EventKind.START, {"item": "cafe", "segment": segment or "round:3"})]
    if segment is None:
        events.append(Event(2, at_ms("11:36"), EventKind.NEXT, {"item": "oogst", "segment": "report:1"}))
    state = fold(conference, events)
    return cafe_now(conference.item("cafe"), state, view(state, at_ms("11:40")))


def seats(conference: Conference, now: CafeNow) -> list[TableView]:
    return list(table_views(conference, now, {}, {}))


def note(number: int, **fields: object) -> Note:
    return replace(
        Note(
            f"n{number}", "dag-1", Place(statement=1), NoteKind.REACTION, f"notitie {number}", number, round=1
        ),
        **fields,  # type: ignore[arg-type]
    )


def test_before_the_cafe_the_first_round_is_shown() -> None:
    state = fold(DAY, [])
    now = cafe_now(CAFE, state, view(state, at_ms("9:55")))
    assert (now.moment, now.round, now.is_last_round) == (Moment.BEFORE, 1, False)
    assert [(each.group, each.next_group) for each in seats(DAY, now)] == [("A", "C"), ("B", "A"), ("C", "B")]


def test_a_round_shows_who_is_there_and_who_comes_next() -> None:
    now = at("round:2")
    assert (now.moment, now.round) == (Moment.ROUND, 2)
    assert [(each.group, each.next_group) for each in seats(DAY, now)] == [("C", "B"), ("A", "C"), ("B", "A")]


def test_the_last_round_has_no_next_group_and_reporters_are_chosen() -> None:
    now = at("round:3")
    assert now.is_last_round
    assert [(each.group, each.next_group) for each in seats(DAY, now)] == [
        ("B", None),
        ("C", None),
        ("A", None),
    ]


def test_a_changeover_shows_who_comes_and_from_where() -> None:
    now = at("changeover:1")
    assert (now.moment, now.round, now.is_last_round) == (Moment.CHANGEOVER, 2, False)
    assert [(each.group, each.group_from) for each in seats(DAY, now)] == [("C", 3), ("A", 1), ("B", 2)]


def test_after_the_cafe_the_last_round_stays() -> None:
    now = at(None)
    assert (now.moment, now.round, now.is_last_round) == (Moment.AFTER, 3, True)
    assert [each.group for each in seats(DAY, now)] == ["B", "C", "A"]


def test_where_sheets_move_the_groups_stay_and_statements_change() -> None:
    now = at("changeover:1", SHEETS)
    assert [(each.table, each.group, each.statement, each.sheet_from) for each in seats(SHEETS, now)] == [
        (1, "A", 2, 2),
        (2, "B", 3, 3),
        (3, "C", 1, 1),
    ]
    assert seats(SHEETS, now)[0].theme == "Wonen"
    assert [each.next_statement for each in seats(SHEETS, now)] == [3, 1, 2]


def test_fewer_groups_than_tables_leave_tables_empty() -> None:
    conference = replace(day_with_tables(5), groups=("A", "B"))
    assert [each.group for each in seats(conference, at("round:2", conference))] == [
        None,
        "A",
        "B",
        None,
        None,
    ]


def test_a_programme_without_a_cafe_seats_nobody() -> None:
    conference = replace(DAY, agenda=tuple(item for item in DAY.agenda if item.id != "cafe"))
    state = fold(conference, [])
    now = cafe_now(None, state, view(state, at_ms("9:55")))
    assert now.moment is Moment.NONE
    assert [each.group for each in seats(conference, now)] == [None, None, None]


def test_struck_notes_do_not_count_and_are_not_the_last() -> None:
    counted = tallies(
        [
            note(1),
            note(2, round=2),
            note(3, round=2),
            note(4, round=2, state=NoteState.STRUCK),
            note(5, place=Place()),
            note(6, place=Place(item="pitches")),
        ]
    )
    assert set(counted) == {1}
    assert (counted[1].notes, counted[1].in_round(2), counted[1].in_round(3)) == (3, 2, 0)
    assert counted[1].last == note(3, round=2)


def test_a_table_without_notes_has_an_empty_tally() -> None:
    assert seats(DAY, at("round:1"))[2].tally == Tally()


def test_rows_stand_by_round_with_the_present_round_marked() -> None:
    notes = (note(1, group="A"), note(2, round=2, group="C"), note(3, round=2, group="C", replies_to="n1"))
    rows = table_rows(notes, {"n2": 4}, (3, "B"), DAY, CAFE)
    assert [(row.id, row.depth) for row in rows] == [
        ("round:1", 0),
        ("n1", 0),
        ("n3", 1),
        ("round:2", 0),
        ("n2", 0),
        ("round:3", 0),
    ]
    assert [row.text for row in rows if row.heading] == [
        "Round 1 · group A",
        "Round 2 · group C",
        "▶ Round 3 · group B · now",
    ]
    assert rows[2].marks == "round 2 · group C"
    assert rows[4].marks == "→ agreement 4"


def test_kind_is_told_by_sign_and_word_and_struck_notes_by_theirs() -> None:
    rows = table_rows(
        (
            *(note(number, kind=kind) for number, kind in enumerate(TABLE_KINDS)),
            note(9, state=NoteState.STRUCK),
        ),
        {},
        (1, "A"),
        DAY,
        CAFE,
    )
    assert [row.label for row in rows[1:]] == [
        "• reaction",
        "+ addition",
        "! contradiction",
        "? question",
        "» appeal",
        "✗ struck out",
    ]
    assert rows[-1].struck


def test_notes_from_before_the_first_round_have_a_heading() -> None:
    rows = table_rows((note(1, round=None),), {}, (None, None), DAY, CAFE)
    assert [row.text for row in rows] == ["Outside the rounds", "notitie 1"]


def test_cards_are_packed_as_the_window_allows() -> None:
    assert packed(4, 80, 21) == (2, 10)
    assert packed(4, 120, 36) == (2, 18)
    assert packed(20, 80, 21) == (4, 4)
    assert packed(1, 80, 21) == (1, 21)
    columns, lines = packed(40, 80, 21)
    assert lines == 4
    assert 1 <= columns <= 4
    assert packed(12, 240, 64)[1] * -(-12 // packed(12, 240, 64)[0]) <= 64

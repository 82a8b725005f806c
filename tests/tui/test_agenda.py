"""The lines of the agenda, and the texts beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.app import App
from textual.content import Content

from tests.tui.example import DAY, at_ms, day_with_tables
from workshop_tui import i18n
from workshop_tui.domain.conference import Conference, Rotation
from workshop_tui.domain.expectation import ItemStatus, RunView, view
from workshop_tui.domain.log import Event, EventKind
from workshop_tui.domain.run import RunState, fold
from workshop_tui.domain.segment_times import segment_times
from workshop_tui.tui.widgets.agenda import Agenda, AgendaLine, agenda_lines
from workshop_tui.tui.widgets.coming import in_columns, next_text, notes_text, seats_text


def running(item: str, segment: str | None, begun: str, conference: Conference = DAY) -> RunState:
    payload = {"item": item, "segment": segment}
    return fold(conference, (Event(1, at_ms(begun), EventKind.START, payload, None, None),))


def lines(state: RunState, now: str, *, few: bool = False) -> list[AgendaLine]:
    seen = view(state, at_ms(now))
    return agenda_lines(state.conference, seen, segment_times(state, at_ms(now)), few=few)


def drawn(line: AgendaLine, width: int = 60) -> str:
    return line.drawn(width).plain


def test_planned_and_expected_times_with_a_sign_for_every_status() -> None:
    told = [drawn(line).rstrip() for line in lines(running("pitches", "speaker:Dordrecht", "10:17"), "10:18")]
    assert told[:4] == [
        "– 10:00         Inloop",
        "▶ 10:15  10:17  Pitches van de colleges",
        "▸        10:17    Dordrecht",
        "         10:22    Papendrecht",
    ]
    assert told[5] == "  10:30  10:32  Wereldcafé"
    assert told[7].startswith("  11:51  11:53  Lunch")
    assert told[7].endswith("‼ 2 min late")


def test_on_another_date_no_item_is_late_by_millions_of_minutes() -> None:
    state = running("pitches", "speaker:Dordrecht", "10:17")
    now_ms = at_ms("10:18") + 30 * 24 * 3600 * 1000
    parts = segment_times(state, now_ms)
    told = [drawn(line, 100) for line in agenda_lines(DAY, view(state, now_ms), parts)]
    assert [line for line in told if "Lunch" in line]
    assert not [line for line in told if "‼" in line]


def test_ten_seconds_early_is_not_a_minute_early() -> None:
    told = [drawn(line).rstrip() for line in lines(running("inloop", None, "9:59:50"), "10:00")]
    assert told[0] == "▶ 10:00  09:59  Inloop"
    assert told[1] == "  10:15  10:15  Pitches van de colleges"


def test_in_a_low_window_the_segments_from_the_running_one_on() -> None:
    state = running("cafe", "round:2", "10:40")
    assert [line.segment for line in lines(state, "10:41", few=True) if line.segment] == [
        "round:2", "changeover:2", "round:3",
    ]  # fmt: skip
    assert len([line for line in lines(state, "10:41") if line.segment]) == 5


@pytest.mark.parametrize("width", [33, 47, 60, 120])
def test_a_line_is_never_wider_than_its_room(width: int) -> None:
    long = AgendaLine("x", None, lines(running("inloop", None, "10:00"), "10:00")[0].status,
                      "10:00", "10:04", "Samenwerkingsverbandenoverleg" * 4, "‼ 4 min")  # fmt: skip
    assert long.drawn(width).cell_length <= width
    assert drawn(long, 60).endswith("‼ 4 min")


def seats(state: RunState, now: str, width: int = 30) -> list[str]:
    return seats_text(state.conference, view(state, at_ms(now)), width).plain.splitlines()


def test_seats_at_the_tables_and_on_the_way() -> None:
    assert seats(running("cafe", "round:1", "10:30"), "10:31") == [
        "At the tables", "table 1: A  table 2: B", "table 3: C",
    ]  # fmt: skip
    assert seats(running("cafe", "changeover:1", "10:50"), "10:51") == [
        "Now to the tables", "A → table 2  B → table 3", "C → table 1",
    ]  # fmt: skip
    assert seats(running("pitches", "speaker:Dordrecht", "10:15"), "10:16")[0] == "Soon to the tables"
    assert seats(running("slot", None, "12:21"), "12:22") == []


def test_sheets_that_move_are_said_as_sheets() -> None:
    agenda = tuple(replace(item, rotation=Rotation.STATEMENTS) for item in DAY.agenda)
    told = seats(running("cafe", "round:2", "10:53", replace(DAY, agenda=agenda)), "10:54")
    assert told[1:] == ["sheet 2 → table 1", "sheet 3 → table 2", "sheet 1 → table 3"]


def test_many_tables_are_written_shorter() -> None:
    told = seats(running("cafe", "round:1", "10:30", day_with_tables(20)), "10:31", width=31)
    assert len(told) == 6
    assert told[-1].split() == ["17:", "Q", "18:", "R", "19:", "S", "20:", "T"]


def test_what_comes_next_in_dutch() -> None:
    i18n.use("nl")
    state = running("cafe", "round:1", "10:30")
    seen: RunView = view(state, at_ms("10:31"))
    told = next_text(DAY, seen, segment_times(state, at_ms("10:31"))).plain.splitlines()
    assert told == ["Straks", "10.50  wissel 1", "10.53  ronde 2", "11.36  Oogst delen"]


def test_after_the_last_item_comes_the_end_of_the_day() -> None:
    state = running("slot", None, "12:21")
    assert next_text(DAY, view(state, at_ms("12:22")), ()).plain.splitlines() == [
        "Next", "12:36  end of the day",
    ]  # fmt: skip


def test_notes_for_the_facilitator_keep_their_paragraphs() -> None:
    item = replace(DAY.agenda[0], notes="Een regel\ndie doorloopt.\n\nEen tweede.", prompts=("Wat?",))
    assert notes_text(item).plain.splitlines() == [
        "For you",
        "Een regel die doorloopt.",
        "Een tweede.",
        "› Wat?",
    ]
    assert notes_text(replace(item, notes="", prompts=())).plain == ""


def test_columns_are_read_from_left_to_right() -> None:
    assert in_columns(["a", "bb", "c"], 8) == ["a   bb", "c"]
    assert in_columns([], 8) == []


@pytest.mark.parametrize("count", [3, 30])
async def test_lines_are_as_wide_as_there_is_room_beside_the_scrollbar(count: int) -> None:
    app, agenda = App[None](), Agenda()
    async with app.run_test(size=(60, 10)) as pilot:
        await app.mount(agenda)
        await pilot.pause()
        agenda.show(
            [
                AgendaLine(f"i{place}", None, ItemStatus.TO_COME, "9.00", "9.00", "Titel", "vast")
                for place in range(count)
            ]
        )
        await pilot.pause()
        assert agenda.show_vertical_scrollbar is (count > 10)
        room = agenda.scrollable_content_region.width - 2
        options = [agenda.get_option_at_index(place).prompt for place in range(count)]
        assert {option.cell_length for option in options if isinstance(option, Content)} == {room}

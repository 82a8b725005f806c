"""A copy beside the database at the start of every item; it never stands in the way."""

from __future__ import annotations

from pathlib import Path

from tests.live.desk import Desk
from workshop_tui.domain.run import DayState
from workshop_tui.store import Store


def copies(desk: Desk) -> list[str]:
    folder = desk.db.with_name("day-backups")
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_each_item_that_starts_is_copied(desk: Desk) -> None:
    desk.at("7:45").start()
    assert copies(desk) == ["day-0001-inloop.db"]
    desk.live.pause()
    desk.live.resume()
    desk.live.add(60_000)
    assert len(copies(desk)) == 1
    desk.live.next()
    assert copies(desk)[-1] == "day-0002-welkom.db"


def test_a_segment_is_no_item(desk: Desk) -> None:
    desk.at("10:00").start("wereldcafe")
    desk.live.next()
    desk.live.next()
    assert copies(desk) == ["day-0001-wereldcafe.db"]


def test_what_is_corrected_is_not_copied_again(desk: Desk) -> None:
    """Ten are kept: copies that nobody needs would push out those of the morning."""
    desk.at("7:45").start()
    desk.at("7:50").backdate(desk.live.conference.instant(7 * 60 + 46))
    desk.clock.step(-600_000)
    desk.live.follow_clock()
    desk.live.pause()
    desk.live.undo()
    assert len(copies(desk)) == 1


def test_the_last_ten_are_kept(desk: Desk) -> None:
    desk.at("7:45").start()
    for _ in range(14):
        desk.live.next_item()
    assert len(copies(desk)) == 10
    assert copies(desk)[-1] == "day-0015-pauze-middag.db"
    assert copies(desk)[0] == "day-0006-pitches.db"


def test_a_copy_opens_with_all_that_was_there(desk: Desk) -> None:
    from workshop_tui.domain.notes import WALL, NoteKind

    desk.live.add_note("Eerst.", WALL, kind=NoteKind.WISH)
    desk.at("7:45").start()
    desk.live.add_note("Daarna.", WALL, kind=NoteKind.WISH)
    with Store.open(desk.db.with_name("day-backups") / copies(desk)[0], create=False) as copy:
        assert [note.text for note in copy.notes.list(desk.live.conference_id)] == ["Eerst."]
        assert [event.kind for event in copy.log.events(desk.live.conference_id)] == ["open", "start"]


def test_a_copy_that_fails_is_said_and_stops_nothing(desk: Desk) -> None:
    folder: Path = desk.db.with_name("day-backups")
    folder.write_text("in the way", encoding="utf-8")
    seen = desk.at("7:45").start()
    assert seen.state is DayState.RUNNING
    assert desk.log() == ["open", "start"]
    assert str(desk.live.backup_problem).startswith("The copy of the database failed. ")
    assert str(folder) in str(desk.live.backup_problem)
    folder.unlink()
    desk.live.next()
    assert desk.live.backup_problem is None
    assert len(copies(desk)) == 1

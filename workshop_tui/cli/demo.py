"""`demo`: the shipped first conference on a throw-away database, with sample notes.

In a terminal it opens the live screen in the middle of the world café. Without one it plays the whole
day on a scaled clock, through the same door as the screens use.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui import i18n
from workshop_tui.cli import frame
from workshop_tui.cli.demo_script import (
    AGREEMENTS,
    PITCHES,
    REFLECTION,
    SECOND_PITCHES,
    SYNTHESIS,
    TABLES,
    WALL,
)
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.conference import MINUTE, AgendaItem, ItemKind
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL as WALL_PLACE
from workshop_tui.domain.notes import NoteKind, Place
from workshop_tui.domain.segments import SegmentKind, segment_plan
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.clock import Clock
    from workshop_tui.live import Live

SPEED = 4000
"""How many times real time the day is played without a terminal: some seven seconds."""

DOCUMENTS = (
    ("report", "md"),
    ("report", "docx"),
    ("report", "pdf"),
    ("agreements", "md"),
    ("agreements", "docx"),
    ("agreements", "csv"),
    ("harvest", "csv"),
    ("wall", "csv"),
    ("json", "json"),
)
"""What is left of the day, and in which format."""

OPENS_AT = 6 * MINUTE + 20_000
"""How far into the second round the live screen opens, in milliseconds."""


@command(
    "demo",
    Message(
        "Show the first conference, on a throw-away database.\n\n"
        "Without a terminal: play the whole day in seconds and leave its documents."
    ),
)
@option("--fast", is_flag=True, help=Message("Play the whole day, also in a terminal."))
def demo_command(fast: bool) -> None:
    """Shows the first conference."""
    folder = Path(tempfile.mkdtemp(prefix="workshop-tui-demo-"))
    if fast or not (sys.stdin.isatty() and sys.stdout.isatty()):
        _play(folder)
    else:
        _show(folder)


def _opened(folder: Path, clock: Clock) -> Live:
    from workshop_tui.live import Live
    from workshop_tui.live.opening import SessionSource, opened
    from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions
    from workshop_tui.sessionfile import load_or_refuse
    from workshop_tui.store import Store

    path = shipped_sessions() / FIRST_CONFERENCE
    loaded = load_or_refuse(path)
    assert loaded.conference is not None
    frame.speak(loaded.conference.language)
    store = Store.open(folder / "demo.db")
    opened(store, clock, SessionSource(loaded.conference, str(path), loaded.text))
    return Live(store, clock, loaded.conference.id)


def _first_instant() -> int:
    from workshop_tui.paths import FIRST_CONFERENCE, shipped_sessions
    from workshop_tui.sessionfile import load_or_refuse

    conference = load_or_refuse(shipped_sessions() / FIRST_CONFERENCE).conference
    assert conference is not None
    return conference.instant(conference.agenda[0].start)


def _show(folder: Path) -> None:
    """The live screen in the second round, the morning behind it already captured."""
    from workshop_tui.cli.day import show_live
    from workshop_tui.clock import ManualClock, SetClock

    clock = ManualClock(_first_instant())
    live = _opened(folder, clock)
    cafe = live.cafe()
    assert cafe is not None
    opens = live.conference.planned(cafe)[0] + cafe.round_ms + cafe.changeover_ms + OPENS_AT
    for at_ms, act in _steps(live):
        if at_ms > opens:
            break
        clock.advance(at_ms - clock.reading().wall_ms)
        act(live)
    with live.store:
        show_live(live.store, SetClock(opens))
    click.echo(say(Message("The database of this demonstration: {path}", path=folder / "demo.db")))


def _play(folder: Path) -> None:
    """The whole day at many times its pace, its timeline printed, its documents left.

    The clock stands while something is done: at this pace a slow disk would make a speaker late.
    """
    from workshop_tui.clock import ManualClock
    from workshop_tui.live.gathering import gather
    from workshop_tui.report import write

    clock = ManualClock(_first_instant())
    live = _opened(folder, clock)
    click.echo(
        say(Message("{title}, played at {speed} times its pace:", title=live.conference.title, speed=SPEED))
    )
    seen = None
    for at_ms, act in _steps(live):
        wait_ms = at_ms - clock.reading().wall_ms
        time.sleep(wait_ms / 1000 / SPEED)
        clock.advance(wait_ms)
        act(live)
        seen = _print_step(live, seen)
    material = gather(live)
    click.echo(say(Message("The documents are in {folder}:", folder=folder)))
    for what, format_ in DOCUMENTS:
        click.echo(f"  {write(material, what, format_, folder, i18n.language()).name}")
    live.store.close()


def _print_step(live: Live, before: tuple[str, ...] | None) -> tuple[str, ...]:
    """A line of the timeline when another item or segment runs than before."""
    from workshop_tui.domain.run import DayState
    from workshop_tui.wording import offset, wall_time

    seen = live.view()
    now = wall_time(live.conference.local(seen.now_ms))
    if seen.item is None:
        if seen.state is DayState.FINISHED:
            click.echo(f"{now:>5}  {say(Message('end of the day'))} ({offset(seen.offset_ms)})")
        return ()
    label = "" if seen.segment is None else say(seen.segment.label)
    step = (seen.item.item.title, label)
    if before is None or step[0] != before[0]:
        click.echo(f"{now:>5}  {step[0]} ({offset(seen.offset_ms)})")
    if label and step != before:
        click.echo(f"{'':9}{now:>5}  {label}")
    return step


Act = Callable[["Live"], object]


def _steps(live: Live) -> list[tuple[int, Act]]:
    """The day in order: instants (UTC milliseconds), and what is done then through the door."""
    return sorted(_item_by_item(live), key=lambda step: step[0])


def _item_by_item(live: Live) -> Iterator[tuple[int, Act]]:
    conference = live.conference
    breaks = [item.id for item in conference.agenda if item.kind is ItemKind.BREAK]
    for place, item in enumerate(conference.agenda):
        at = conference.planned(item)[0]
        yield at, (lambda door: door.start()) if place == 0 else (lambda door: door.next_item())
        if item.kind is ItemKind.WORLD_CAFE:
            yield from _cafe(live, item, at)
        elif item.kind in (ItemKind.PITCHES, ItemKind.TABLE_REPORTS):
            yield from _spoken(live, item, at)
        elif item.kind is ItemKind.BREAK:
            yield from _on_the_wall(breaks.index(item.id), at)
        yield from _made(item, at)
    yield conference.planned(conference.agenda[-1])[1], lambda door: door.finish()


def _note(text: str, place: Place, kind: NoteKind | None = None) -> Act:
    return lambda door: door.add_note(text, place, kind=kind)


def _spoken(live: Live, item: AgendaItem, at_ms: int) -> Iterator[tuple[int, Act]]:
    """The speakers one after another, each with a note; then what the chair makes of it."""
    said = PITCHES if item.id == _pitches(live)[0] else SECOND_PITCHES
    for place, segment in enumerate(segment_plan(live.conference, item)):
        if place:
            yield at_ms, lambda door: door.next()
        text = said.get(segment.organisation or "")
        if segment.kind is SegmentKind.CLOSING and item.id == _pitches(live)[0]:
            text = SYNTHESIS
        if text is not None:
            yield at_ms + segment.duration_ms // 2, _note(text, Place(item=item.id))
        at_ms += segment.duration_ms


def _pitches(live: Live) -> list[str]:
    return [item.id for item in live.conference.agenda if item.kind is ItemKind.PITCHES]


def _cafe(live: Live, item: AgendaItem, at_ms: int) -> Iterator[tuple[int, Act]]:
    """The rounds with their notes at each table; in the last one every table chooses its reporter."""
    for place, segment in enumerate(segment_plan(live.conference, item)):
        if place:
            yield at_ms, lambda door: door.next()
        if segment.kind is SegmentKind.ROUND and segment.round is not None:
            for minute, (table, rounds) in enumerate(TABLES.items()):
                for nth, (kind, text) in enumerate(rounds[segment.round - 1]):
                    yield (
                        at_ms + (3 + minute + 5 * nth) * MINUTE // 2,
                        _note(text, Place(statement=table), kind),
                    )
            if segment.round == item.rounds:
                yield at_ms + 17 * MINUTE, _reporters
        at_ms += segment.duration_ms


def _reporters(door: Live) -> None:
    """The first of the group that sits there reports."""
    for seat in door.view().seats:
        people = [person for person in door.conference.participants if person.group == seat.group]
        if people and seat.statement is not None:
            door.choose_reporter(seat.statement, people[0].name)


def _on_the_wall(nth_break: int, at_ms: int) -> Iterator[tuple[int, Act]]:
    """Two notes in each of the first three breaks; the latest finds support."""
    first = 2 * nth_break
    for nth, (kind, text) in enumerate(WALL[first : first + 2]):
        yield at_ms + (2 + nth) * MINUTE, _note(text, WALL_PLACE, kind)
        yield at_ms + (3 + nth) * MINUTE, _supported


def _supported(door: Live) -> None:
    """Somebody else finds the latest note on the wall."""
    door.tally(door.notes(wall=True)[-1].id)


def _made(item: AgendaItem, at_ms: int) -> Iterator[tuple[int, Act]]:
    if item.id != "conclusies":
        return
    yield at_ms + MINUTE, _note(REFLECTION, Place(item=item.id))
    for nth, (text, owners, due) in enumerate(AGREEMENTS):
        yield at_ms + (2 + nth) * MINUTE, _agreed(text, owners, due)


def _agreed(text: str, owners: tuple[str, ...], due: str) -> Act:
    return lambda door: door.add_agreement(text, owners=owners, due=due)

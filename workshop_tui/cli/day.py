"""Running the day: `run`, `open`, `status`, `do`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui import i18n
from workshop_tui.cli import frame, shapes
from workshop_tui.cli.actions import ACTIONS, ON_THE_PROJECTOR, check_action, on_the_projector
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workshop_tui.clock import Clock
    from workshop_tui.domain.expectation import Countdown, RunView
    from workshop_tui.domain.rotation import Seat
    from workshop_tui.live import Live
    from workshop_tui.live.opening import SessionSource
    from workshop_tui.store import Store

WATCH_S = 1.0
"""How often `status --watch` looks."""

SECONDS = 60
"""How long a message stays on the projector when nobody says otherwise."""


@command(
    "run",
    Message(
        "Open the live screen.\n\n"
        "With a session file: of that conference. Without: go on with the running one."
    ),
    conference=True,
)
@click.argument("sessionfile", required=False, type=frame.FILE)
def run_command(sessionfile: Path | None) -> None:
    """Opens the live screen."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            Message("“run” needs a terminal with a keyboard and a screen; this is a pipe or a file."),
            Message("“open”, “do”, “status”, “note” and “export” do without one."),
        )
    clock = frame.the_clock()
    with frame.open_store(create=sessionfile is not None) as store:
        if sessionfile is not None:
            frame.asked().conference = _opened(store, clock, sessionfile, answer=None)
        show_live(store, clock)


def show_live(store: Store, clock: Clock) -> None:
    """The live screen of the conference that is meant, until it is left."""
    from workshop_tui.live import Live
    from workshop_tui.live.opening import pick
    from workshop_tui.store import Store

    path, conference = store.path, pick(store, frame.asked().conference)
    live = Live(store, clock, conference)
    frame.speak(live.conference.language)
    from workshop_tui import paths
    from workshop_tui.tui.app import WorkshopApp
    from workshop_tui.tui.sound import Sound

    sound = Sound(paths.settings_file())
    frame.loaded()
    WorkshopApp(
        live,
        lambda: Live(Store.open(path, create=False, timeout_s=frame.PATIENCE_S), clock, conference),
        sound,
    ).run()


@command(
    "open",
    Message(
        "Store a conference without a screen.\n\n"
        "For scripts. When the file has changed since it was stored, --keep or --take says which holds."
    ),
)
@click.argument("sessionfile", type=frame.FILE)
@option("--keep", is_flag=True, help=Message("Keep what is stored when the file has changed."))
@option("--take", is_flag=True, help=Message("Take the file when it has changed."))
def open_command(sessionfile: Path, keep: bool, take: bool) -> None:
    """Stores a conference's definition."""
    if keep and take:
        raise UsageError(Message("--keep and --take exclude each other."))
    answer = "keep" if keep else "take" if take else "ask"
    with frame.open_store(create=True) as store:
        conference = _opened(store, frame.the_clock(), sessionfile, answer=answer)
        click.echo(say(Message("Stored: {id}, in {path}.", id=conference, path=store.path)))


def _opened(store: Store, clock: Clock, path: Path, *, answer: str | None) -> str:
    """Puts the conference of a session file in the database; its id.

    `answer` says what to do when the file has changed: `keep`, `take`, `ask` (refused, for scripts),
    None for asking at the keyboard.
    """
    from workshop_tui.live.opening import SessionSource, opened, stored_as, take, unchanged
    from workshop_tui.store import sha256_of

    known = unchanged(store, str(path.resolve()), _text_of(path))
    if known is not None:
        return known
    from workshop_tui.sessionfile import load_or_refuse

    loaded = load_or_refuse(path)
    assert loaded.conference is not None
    source = SessionSource(loaded.conference, str(path.resolve()), loaded.text)
    frame.speak(source.conference.language)
    for problem in loaded.problems:
        frame.complain(problem.render(i18n.translator()))
    if opened(store, clock, source):
        return source.conference.id
    stored = stored_as(store, source.conference.id)
    assert stored is not None
    same_text = stored.source_sha256 == sha256_of(source.text)
    if same_text and stored.conference.participants == source.conference.participants:
        return source.conference.id
    if _take_it(store, source, answer, clock.reading().wall_ms):
        take(store, source, clock.reading())
    return source.conference.id


def _text_of(path: Path) -> str:
    """The text of a session file that has been read before; empty for one that cannot be read so, about
    which the loader says more."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def _take_it(store: Store, source: SessionSource, answer: str | None, now_ms: int) -> bool:
    """Whether the changed file is to hold from now on."""
    from workshop_tui.domain.differences import differences
    from workshop_tui.live.opening import in_the_day, stored_as

    stored = stored_as(store, source.conference.id)
    assert stored is not None
    changes = differences(stored.defined, in_the_day(store, source.conference, now_ms))
    if not changes or answer == "take":
        return True
    if answer == "keep":
        return False
    frame.complain(
        say(Message("The file says otherwise than what is stored of {id}:", id=source.conference.id))
    )
    for change in changes:
        frame.complain(f"  - {say(change)}")
    if answer == "ask":
        raise Refusal(
            Message("Nothing has been changed."),
            Message("Say --take to take the file, or --keep to keep what is stored."),
        )
    return frame.confirmed(Message("Take the file? (No keeps what is stored.)"))


@command("status", Message("Show where the day stands."), conference=True)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
@option("--watch", is_flag=True, help=Message("Again each second, until ctrl+c."))
def status_command(json_: bool, watch: bool) -> None:
    """Shows where the day stands. Ctrl+c is how watching ends."""
    import time
    from contextlib import nullcontext, suppress

    show = _json_status if json_ else _say_status
    with suppress(KeyboardInterrupt) if watch else nullcontext(), frame.open_live() as live:
        show(live)
        while watch:
            time.sleep(WATCH_S)
            live.changed()
            if not json_ and sys.stdout.isatty():
                click.clear()
            show(live)


def _json_status(live: Live) -> None:
    from dataclasses import asdict

    from workshop_tui.report.as_json import status_json

    seen = live.view()
    frame.as_json(status_json(live.conference, seen, asdict(live.counts()), live.seated(seen)))


def _say_status(live: Live) -> None:
    for line in status_lines(live, live.view()):
        click.echo(line)


def status_lines(live: Live, seen: RunView) -> list[str]:
    """The state of the day in a few lines for people."""
    from workshop_tui.harmless import one_line
    from workshop_tui.live.timing import STEP_MS
    from workshop_tui.wording import STATE_TEXT, about, wall_time

    conference = live.conference
    now = wall_time(conference.local(seen.now_ms))
    lines = [f"{now:>5}  {one_line(conference.title)} · {say(STATE_TEXT[seen.state])}"]
    if seen.item is not None:
        lines.append(_clock_line(seen.clock, seen.item.item.title))
    if seen.segment is not None:
        lines.append(_clock_line(seen.segment_clock, say(seen.segment.label)))
    if seen.next_segment is not None:
        label = one_line(say(seen.next_segment.label))
        lines.append(f"{'':12}{say(Message('then {label}', label=label))}")
    people = live.seated(seen)
    lines += [f"{'':12}{say(_seat(seat, seen, people))}" for seat in seen.seats]
    if seen.next_item is not None:
        when = about(conference, seen.next_item.expected_start_ms)
        title = one_line(seen.next_item.item.title)
        lines.append(say(Message("next: {title} at {time}", title=title, time=when)))
    lines += _conflict_lines(live, seen)
    lines.append(_end_line(live, seen))
    if seen.behind_log_ms >= STEP_MS:
        lines.append(say(Message("The log lies in the future: was the laptop's clock set back?")))
        lines.append(say(Message("“workshop-tui do correct-clock” goes on from the last action.")))
    return lines


def _conflict_lines(live: Live, seen: RunView) -> list[str]:
    """The fixed items that would start late, with the minutes; none on another date altogether."""
    from workshop_tui.domain.conference import MINUTE
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import DAY, minutes, wall_time

    return [
        f"{say(Message('‼ {n} min late', n=minutes(each.conflict_ms)))}: {one_line(each.item.title)}"
        f" ({wall_time(live.conference.local(each.planned_start_ms))})"
        for each in seen.items
        if MINUTE <= each.conflict_ms < DAY
    ]


def _seat(seat: Seat, seen: RunView, people: Mapping[int, tuple[str, ...]]) -> Message:
    """Who sits at a table, by name where people move one by one; where the groups stay and the sheets
    move, also what lies there."""
    from workshop_tui.domain.conference import Rotation
    from workshop_tui.harmless import in_a_row, one_line

    if seat.table in people:
        return Message("table {number}: {people}", number=seat.table, people=in_a_row(people[seat.table]))
    group = one_line(seat.group or "–")
    if seen.item is None or seen.item.item.rotation is not Rotation.STATEMENTS:
        return Message("table {number}: group {group}", number=seat.table, group=group)
    return Message(
        "table {number}: group {group}, statement {statement}",
        number=seat.table,
        group=group,
        statement=seat.statement,
    )


def _clock_line(clock: Countdown | None, title: str) -> str:
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import PHASE_SIGN, countdown

    if clock is None:
        return one_line(title)
    return f"{PHASE_SIGN[clock.phase]} {countdown(clock.remaining_ms):>8}  {one_line(title)}"


def _end_line(live: Live, seen: RunView) -> str:
    from workshop_tui.domain.run import DayState
    from workshop_tui.wording import about, offset, wall_time

    planned = wall_time(live.conference.local(seen.planned_day_end_ms))
    if seen.state is DayState.FINISHED:
        end = wall_time(live.conference.local(seen.expected_day_end_ms))
        return say(Message("ended at {time} (planned {planned})", time=end, planned=planned))
    end = about(live.conference, seen.expected_day_end_ms)
    ends = say(Message("ends at {time} (planned {planned})", time=end, planned=planned))
    return f"{offset(seen.offset_ms)}; {ends}"


@command(
    "do",
    Message("Do what a key of the live screen does: for scripts, buttons and pedals."),
    conference=True,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("action")
@click.argument("argument", required=False, metavar="[ARG]")
@option(
    "--to",
    "wanted",
    metavar="TIME",
    help=Message("With replan: when the day is to end (default: as planned)."),
)
@option(
    "--apply/--preview",
    "apply_",
    default=None,
    help=Message("With replan: do it, or only show what it would change (default: do it)."),
)
@option(
    "--for",
    "seconds",
    type=int,
    metavar="SECONDS",
    help=Message("With message: how long it is shown (default: 60)."),
)
@option("--stay", is_flag=True, help=Message("With message: until it is cleared."))
@option(
    "--organisation",
    metavar="NAME",
    help=Message("With add-speaker: whose speaking time it is."),
)
def do_command(
    action: str,
    argument: str | None,
    wanted: str | None,
    apply_: bool | None,
    seconds: int | None,
    stay: bool,
    organisation: str | None,
) -> None:
    """Does an action on the day or the projector."""
    check_action(action, argument)
    if action != "replan" and (wanted is not None or apply_ is not None):
        raise UsageError(Message("--to, --apply and --preview go with “replan” alone."))
    if action != "message" and (seconds is not None or stay):
        raise UsageError(Message("--for and --stay go with “message” alone."))
    if seconds is not None and stay:
        raise UsageError(Message("--for and --stay exclude each other."))
    if action != "add-speaker" and organisation is not None:
        raise UsageError(Message("--organisation goes with “add-speaker” alone."))
    with frame.open_live() as live:
        if action == "replan":
            _replan(live, wanted, apply_ is not False)
            return
        if action == "message":
            text = frame.text_argument(argument or "")
            live.send_message(text, None if stay else SECONDS if seconds is None else seconds)
        elif action == "add-speaker":
            live.add_speaker(frame.text_argument(argument or ""), organisation)
        else:
            ACTIONS[action][1](live, argument)
        if action in ON_THE_PROJECTOR:
            click.echo(say(on_the_projector(live)))
            return
        _say_status(live)
        if live.backup_problem is not None:
            frame.complain(say(live.backup_problem))


def _replan(live: Live, wanted: str | None, apply_: bool) -> None:
    """Shows what a replan changes, and does it unless that was only to be shown. A day that ends on time
    already is as it was asked for."""
    from workshop_tui.domain.typed import read_wall_time
    from workshop_tui.wording import replan_lines

    near = live.view().planned_day_end_ms
    wanted_ms = None if wanted is None else read_wall_time(wanted, live.conference, near)
    proposal = live.proposal(wanted_ms)
    for line in replan_lines(live.conference, proposal):
        click.echo(line)
    if apply_ and (proposal.changes or proposal.short_ms):
        live.replan(wanted_ms)
        _say_status(live)


do_command.words = {name: text for name, (text, _) in ACTIONS.items()}
status_command.shape = shapes.STATUS

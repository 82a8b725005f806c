"""The programme screen: what runs now, and the agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Static

from workshop_tui.domain.conference import MINUTE, AgendaItem
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segment_times import segment_times
from workshop_tui.domain.speakers import speaking_ms
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.screens.editing import EDITING, Editing
from workshop_tui.tui.screens.moving_day import MOVING, MovingDay
from workshop_tui.tui.screens.programme_commands import DOES, FOR_A_DAY_THAT_RUNS
from workshop_tui.tui.screens.projecting import ROOM
from workshop_tui.tui.screens.replanning import REPLAN
from workshop_tui.tui.screens.reporting import REPORTS, Reporting
from workshop_tui.tui.screens.speaking import SPEAKERS
from workshop_tui.tui.screens.taking_back import TakingBack
from workshop_tui.tui.widgets.agenda import Agenda, AgendaLine, agenda_lines
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.coming import Coming, captured_text
from workshop_tui.tui.widgets.day_summary import DaySummary
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.tui.widgets.now_panel import NowPanel
from workshop_tui.wording import duration, wall_time

if TYPE_CHECKING:
    from workshop_tui.tui.widgets.capture_bar import BeganBar

LOW = 36
"""Rows below which the running item's segments are not all in the agenda."""


BEAT_MS = 10_000
"""How often what tells minutes is drawn anew while nothing is done."""


class ProgrammeScreen(Editing, Reporting, TakingBack, MovingDay):
    """What runs now is the biggest thing here."""

    CSS_PATH = ["../styles/programme.tcss"]
    AUTO_FOCUS = "#agenda"
    DOES: ClassVar = (*DOES, *REPLAN, *SPEAKERS, *EDITING, *REPORTS, *ROOM, *MOVING)
    ABOUT = Message(
        "The day as it runs. On top what runs now, how long still, and how the day stands; below it the "
        "agenda with planned and expected times, what comes next, who sits where, and your own notes. "
        "Nothing begins or ends by itself: the clock tells, you decide. Every step can be undone."
    )

    def __init__(self) -> None:
        super().__init__()
        self._now = NowPanel(id="now")
        self._beat: tuple[object, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield self._now
        yield DaySummary(id="summary")
        yield Static(id="earlier", markup=False)
        with Horizontal(id="below"):
            with Vertical(id="programme"):
                yield Static(id="columns")
                yield Agenda(id="agenda")
            yield Coming(id="coming")

    @property
    def useless(self) -> frozenset[str]:
        finished = self.live.state.state is DayState.FINISHED
        return FOR_A_DAY_THAT_RUNS if finished else frozenset()

    def show_day(self, seen: RunView) -> None:
        beat = self._beat_of(seen)
        same, self._beat = beat == self._beat, beat
        if seen.state is not DayState.FINISHED:
            self._now.show(self.live.conference, seen, clocks_alone=same)
        if not same:
            self._show_programme(seen)

    def _beat_of(self, seen: RunView) -> tuple[object, ...]:
        """What must change before more than the clocks is drawn anew: the rest tells minutes, and a day,
        or the room for it, that is as it was needs looking at only now and then."""
        running = seen.item and seen.item.item.id, seen.segment and seen.segment.key, seen.state
        seats = self.workshop.seats.now(self.live, seen)
        return (seen.now_ms // BEAT_MS, self.live.state, self.live.conference, running, self.size, seats)

    def _show_programme(self, seen: RunView) -> None:
        conference = self.live.conference
        parts = segment_times(self.live.state, seen.now_ms)
        finished = seen.state is DayState.FINISHED
        summary = self.query_one(DaySummary)
        if summary.display is not finished:
            self._now.display, summary.display = not finished, finished
            self.query_one(KeyLine).refresh()
        columns = self.query_one("#columns", Static)
        if columns.content != (heads := Content(_columns(finished))):
            columns.update(heads)
        spoken = speaking_ms(self.live.state, seen.now_ms)
        if finished:
            summary.show(conference, seen, self.live.counts(), spoken)
        self.query_one(Agenda).show(agenda_lines(conference, seen, parts, few=self.size.height < LOW))
        self.query_one(Coming).show(conference, seen, parts, spoken, self.workshop.seats.now(self.live, seen))
        self.query_one(Coming).show_report(self.report_text())

    def show_harvest(self) -> None:
        item = self.item_at_hand()
        notes = () if item is None else self.live.notes(item=item.id)
        places = self.draft_places(item)
        waiting = any(self.waits(place) for place in places)
        self.query_one(Coming).show_report(self.report_text())
        self.query_one(Coming).show_captured(captured_text(notes, waiting=waiting))
        self._show_earlier()

    def _show_earlier(self) -> None:
        """On a day that has not begun: what earlier conferences have left open."""
        planned = self.live.state.state is DayState.PLANNED
        found = self.live.follow_up() if planned else ()
        text = ""
        if found:
            from workshop_tui.tui.agreement_words import waiting_text

            text = waiting_text(found, self.live.today())
        line = self.query_one("#earlier", Static)
        if line.content != (said := Content(text)):
            line.display = bool(text)
            line.update(said)

    # Timing

    def action_space(self) -> None:
        self.in_turn(self.perform(lambda live: live.toggle()))

    def action_next(self) -> None:
        self.in_turn(self._stepped(lambda live: live.next()))

    def action_next_item(self) -> None:
        self.in_turn(self._stepped(lambda live: live.next_item()))

    def action_longer(self) -> None:
        self.in_turn(self.perform(lambda live: live.add(MINUTE)))

    def action_shorter(self) -> None:
        self.in_turn(self.perform(lambda live: live.add(-MINUTE)))

    def action_finish(self) -> None:
        self.in_turn(self._stepped(lambda live: live.finish()))

    async def _stepped(self, step: Callable[[Live], RunView]) -> None:
        seen = await self.perform(step)
        if seen is not None and seen.state is DayState.FINISHED:
            self.workshop.say_done(Message("The day is finished; u takes that back."))

    def action_skip(self) -> None:
        """What runs; or the line still to come that the cursor was put on."""
        self.in_turn(self._skip(self.query_one(Agenda).chosen))

    async def _skip(self, chosen: AgendaLine | None) -> None:
        target = None if chosen is None else chosen.segment or chosen.item
        seen = self.live.view()
        title: object = chosen.title if chosen else seen.segment.label if seen.segment else None
        if title is None:
            running = seen.item or seen.next_item
            title = "" if running is None else running.item.title
        if await self.perform(lambda live: live.skip(target)) is not None:
            self.workshop.say_done(Message("Skipped: {title}; u undoes it.", title=title))

    async def action_began(self) -> None:
        """Asks at the bottom when what runs really began."""
        seen = self.live.view()
        if seen.item is None:
            self.workshop.tell(Refusal(Message("Nothing runs that could have begun earlier.")))
            return
        from workshop_tui.tui.widgets.capture_bar import BeganBar

        title = seen.segment.label if seen.segment else seen.item.item.title
        await self.open_bar(BeganBar(say(Message("{title} began at", title=title))))

    def on_began_bar_typed(self, event: BeganBar.Typed) -> None:
        from workshop_tui.domain.typed import read_moment

        try:
            to_ms = read_moment(event.text, self.live.conference, self.live.now_ms())
        except Refusal as problem:
            event.bar.refuse(say(problem))
            event.bar.refused()
            return
        self.in_turn(self._backdate(event.bar, to_ms))

    async def _backdate(self, bar: Bar, to_ms: int) -> None:
        if await self.perform(lambda live: live.backdate(to_ms)) is not None:
            bar.close()
            self.workshop.say_done(
                Message(
                    "Began at {time}, {ago} ago; u undoes it.",
                    time=wall_time(self.live.conference.local(to_ms)),
                    ago=duration(self.live.now_ms() - to_ms),
                )
            )
        else:
            bar.refused()

    # The bar at the bottom

    async def open_bar(self, bar: Bar) -> None:
        """Puts a bar above the footer, in the place of one that was open."""
        await self.query(Bar).remove()
        await self.mount(bar, after="#below")
        bar.focus_input()

    async def on_bar_closed(self, event: Bar.Closed) -> None:
        await event.bar.remove()
        try:
            self.query_one(Agenda).focus()
        except NoMatches:
            return
        self.show_harvest()

    def item_at_hand(self) -> AgendaItem | None:
        """The item that is meant by "here": the one that the cursor was put on, else the one that
        runs, else the one under the cursor."""
        agenda, seen = self.query_one(Agenda), self.live.view()
        if agenda.chosen is None and seen.item is not None:
            return seen.item.item
        line = agenda.under_cursor
        return None if line is None else self.live.conference.item(line.item)

    def on_option_list_option_highlighted(self) -> None:
        self.show_harvest()


def _columns(finished: bool) -> str:
    """The heads of the agenda's columns, over its times."""
    second = Message("was") if finished else Message("exp.")
    return f"   {say(Message('plan.')):>5}  {say(second):>5}"

"""What runs now: the largest clock there is room for, and beside it how the day stands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.conference import MINUTE, Conference
from workshop_tui.domain.expectation import Countdown, Phase, RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segments import Segment, SegmentKind
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.widgets.big_clock import BigClock
from workshop_tui.tui.widgets.day_strip import PHASE_STYLE
from workshop_tui.wording import PHASE_SIGN, about, countdown, date_text, offset, wall_time

PHASE_TEXT = {
    Phase.NORMAL: Message("running"),
    Phase.WARNING: Message("wrap up soon"),
    Phase.DANGER: Message("finish now"),
    Phase.OVERTIME: Message("over time"),
}
_COUNTED = (
    SegmentKind.ROUND,
    SegmentKind.CHANGEOVER,
    SegmentKind.PART,
    SegmentKind.REPORT,
    SegmentKind.SPEAKER,
)
_DAY_MS = 24 * 60 * MINUTE


class NowPanel(Vertical):
    """Heading, clock, figures. Before the start the clock runs down to it; after the finish there is
    none, and whoever shows this shows something else."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock, self._item_clock = BigClock(id="clock"), BigClock(coarse=True, id="item-clock")
        self._phase_shown: Phase | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="heading", markup=False)
        yield Static(id="paused", markup=False)
        with Horizontal():
            yield self._clock
            with Vertical(id="figures"):
                yield Static(id="phase", markup=False)
                yield Static(id="item-label", markup=False)
                yield self._item_clock
                yield Static(id="offset", markup=False)

    def show(self, conference: Conference, seen: RunView, *, clocks_alone: bool = False) -> None:
        """Shows the day as it stands. With `clocks_alone` nothing but the seconds has changed since it
        was last shown."""
        paused = seen.state is DayState.PAUSED
        clock = seen.segment_clock or seen.clock or until_start(seen)
        self._clock.show(clock, paused=paused)
        whole = seen.clock if seen.segment_clock else None
        self._item_clock.show(whole, paused=paused)
        shown = None if clock is None else clock.phase
        if clocks_alone and not paused and self._phase_shown is shown:
            return
        self._phase_shown = shown
        self.set_class(whole is not None, "-divided")
        self.set_class(paused, "-paused")
        for phase in Phase:
            self.set_class(clock is not None and clock.phase is phase and not paused, f"-phase-{phase.value}")
        self._put("heading", heading(conference, seen))
        self._put("paused", _pause(conference, seen))
        self._put("phase", _phase(seen, clock))
        self._put("item-label", Content(say(Message("the whole item"))) if whole else Content(""))
        self._put("offset", figures(conference, seen))

    def _put(self, name: str, content: Content) -> None:
        widget = self.query_one(f"#{name}", Static)
        if widget.content != content:
            widget.update(content)


def until_start(seen: RunView) -> Countdown | None:
    """The time until the first item is to begin, overtime when it should have; None when the day has
    begun, or its start is more than a day away."""
    first = seen.next_item
    if seen.state is not DayState.PLANNED or first is None:
        return None
    remaining = first.planned_start_ms - seen.now_ms
    if abs(remaining) > _DAY_MS:
        return None
    return Countdown(seen.now_ms, 0, remaining, Phase.NORMAL if remaining >= 0 else Phase.OVERTIME)


def heading(conference: Conference, seen: RunView) -> Content:
    """What runs, largest part first: `round 2 of 4 · Wereldcafé`."""
    if seen.item is None:
        when = f"{date_text(conference.date)}  {one_line(conference.location)}".rstrip()
        return Content.assemble((one_line(conference.title), "bold"), (f"   {when}", "$quiet"))
    title = one_line(seen.item.item.title)
    if seen.segment is None:
        led = one_line(seen.item.item.led_by)
        return Content.assemble((title, "bold"), (f"   {led}" if led else "", "$quiet"))
    return Content.assemble((segment_title(seen, seen.segment), "bold"), (f"   {title}", "$quiet"))


def segment_title(seen: RunView, segment: Segment) -> str:
    """A segment's label, with how many there are of its kind."""
    label = one_line(say(segment.label))
    alike = [each.key for each in seen.segments if each.kind is segment.kind]
    if segment.kind not in _COUNTED or len(alike) < 2 or segment.key not in alike:
        return label
    if segment.kind in (SegmentKind.ROUND, SegmentKind.CHANGEOVER):
        return say(Message("{label} of {total}", label=label, total=len(alike)))
    return say(
        Message("{label} ({n} of {total})", label=label, n=alike.index(segment.key) + 1, total=len(alike))
    )


def _pause(conference: Conference, seen: RunView) -> Content:
    if seen.paused_since_ms is None:
        return Content("")
    since = wall_time(conference.local(seen.paused_since_ms))
    lasted = countdown(max(0, seen.now_ms - seen.paused_since_ms))
    return Content(
        say(Message("❚❚ PAUSED since {time} ({lasted})  ·  space goes on", time=since, lasted=lasted))
    )


def _phase(seen: RunView, clock: Countdown | None) -> Content:
    if seen.state is DayState.PAUSED:
        return Content.styled("❚❚ " + say(Message("paused")), "bold $primary")
    if seen.state is DayState.PLANNED:
        late = clock is not None and clock.phase is Phase.OVERTIME
        said = Message("should have begun") if late else Message("until the start")
        return Content.styled(say(said), "bold $warning" if late else "bold $primary")
    if clock is None:
        return Content("")
    return Content.styled(
        f"{PHASE_SIGN[clock.phase]} {say(PHASE_TEXT[clock.phase])}", PHASE_STYLE[clock.phase]
    )


def figures(conference: Conference, seen: RunView) -> Content:
    """How the day stands, a line each: the offset, when it will be done, what was planned."""
    if seen.state is DayState.PLANNED:
        return _first(conference, seen)
    style = "bold $warning" if seen.offset_ms >= MINUTE else "bold $accent"
    lines = [Content.styled(offset(seen.offset_ms), style)]
    if seen.item is not None and seen.segment_clock is None:
        started, end = seen.item.started_ms, seen.item.expected_end_ms
        if started is not None:
            began = wall_time(conference.local(started))
            lines.insert(0, Content.styled(say(Message("began {time}", time=began)), "$quiet"))
        lines.insert(1, Content(say(Message("until {time}", time=about(conference, end)))))
        lines.insert(2, Content(""))
    lines.append(Content(say(Message("day ends {time}", time=about(conference, seen.expected_day_end_ms)))))
    planned = wall_time(conference.local(seen.planned_day_end_ms))
    lines.append(Content.styled(say(Message("planned {time}", time=planned)), "$quiet"))
    return Content("\n").join(lines)


def _first(conference: Conference, seen: RunView) -> Content:
    first = seen.next_item
    if first is None:
        return Content(say(Message("The programme is empty.")))
    time = wall_time(conference.local(first.planned_start_ms))
    ends = wall_time(conference.local(seen.planned_day_end_ms))
    lines = [
        Content.styled(f"{time}  {one_line(first.item.title)}", "bold"),
        Content(""),
        Content(say(Message("space starts the day"))),
        Content.styled(say(Message("day ends {time}", time=ends)), "$quiet"),
    ]
    if conference.presided_by:
        chair = one_line(conference.presided_by)
        lines.append(Content.styled(say(Message("chair: {name}", name=chair)), "$quiet"))
    return Content("\n").join(lines)

"""The day when it is over: how it went, what it yielded, what to do now."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live.agreeing import Counts
from workshop_tui.wording import duration, offset, wall_time


class DaySummary(Static):
    """A few lines in the place of the clock."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def show(self, conference: Conference, seen: RunView, counts: Counts, spoken: dict[str, int]) -> None:
        """`spoken` is the speaking time per organisation in milliseconds."""
        content = summary(conference, seen, counts, spoken)
        if content != self.content:
            self.update(content)


def summary(conference: Conference, seen: RunView, counts: Counts, spoken: dict[str, int]) -> Content:
    """Planned against actual, what was captured, speaking times, and the way to the documents."""

    def at(instant_ms: int) -> str:
        return wall_time(conference.local(instant_ms))

    began = min((each.started_ms for each in seen.items if each.started_ms is not None), default=None)
    planned = min((each.planned_start_ms for each in seen.items), default=seen.now_ms)
    lines = [Content.styled("✓ " + say(Message("The day is finished.")), "bold $success"), Content("")]
    if began is not None:
        lines.append(
            Content(
                say(Message("held      {start} – {end}", start=at(began), end=at(seen.expected_day_end_ms)))
            )
        )
    lines.append(
        Content.assemble(
            (
                say(Message("planned   {start} – {end}", start=at(planned), end=at(seen.planned_day_end_ms))),
                "$quiet",
            ),
            (f"   {offset(seen.offset_ms)}", "bold"),
        )
    )
    harvest = [
        say(Message.counted("{n} note", "{n} notes", n=counts.notes)),
        say(Message("{n} on the wall", n=counts.wall)),
        say(Message.counted("{n} agreement open", "{n} agreements open", n=counts.agreements_open)),
    ]
    lines += [Content(" · ".join(harvest)), Content("")]
    lines.append(
        Content(say(Message("F8 makes the report, the agreements and the harvest; u takes the end back.")))
    )
    if spoken:
        said = " · ".join(f"{one_line(name)} {duration(each)}" for name, each in sorted(spoken.items()))
        lines.append(Content.styled(say(Message("speaking time: {times}", times=said)), "$quiet"))
    return Content("\n").join(lines)

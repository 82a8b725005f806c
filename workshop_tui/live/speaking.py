"""Who speaks when, changed while the day runs."""

from __future__ import annotations

from workshop_tui.domain import speakers
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.segments import Segment
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live.changing import Changing


class Speaking(Changing):
    """The speakers of what runs: each change is one action, which undo takes back."""

    def call(self, name: str) -> RunView:
        """Begins the part of the running item with that key or name, now or again."""
        return self._act(lambda state, _: speakers.call(state, self._part(name)))

    def move_speaker(self, name: str, places: int) -> RunView:
        """A speaker still to come so many places later; negative: earlier."""
        self.change_day(lambda _: speakers.move_speaker(self.state, self._part(name), places))
        return self.view()

    def add_speaker(self, name: str, organisation: str | None = None) -> RunView:
        """One more speaker, after the others."""
        self.change_day(lambda _: speakers.add_speaker(self.state, name, organisation))
        return self.view()

    def _part(self, name: str) -> str:
        """The key of the part of the running item that is meant."""
        return named(self.state.all_segments(speakers.divided(self.state)), name).key


def named(segments: tuple[Segment, ...], name: str) -> Segment:
    """The segment with that key or label, or the only one whose label has the name in it; capitals do
    not matter. Refused when there is none, or more than one."""
    wanted = " ".join(name.split()).casefold()
    for segment in segments:
        if wanted in (segment.key.casefold(), _label(segment).casefold()):
            return segment
    found = [each for each in segments if wanted and wanted in _label(each).casefold()]
    if len(found) == 1:
        return found[0]
    known = ", ".join(_label(each) for each in found or segments)
    if found:
        raise Refusal(
            Message("“{name}” can be more than one.", name=name), Message("Known are: {ids}.", ids=known)
        )
    raise Refusal(
        Message("There is no “{name}” in what runs.", name=name), Message("Known are: {ids}.", ids=known)
    )


def _label(segment: Segment) -> str:
    return one_line(say(segment.label))

"""What happens by itself while the screen looks on: a countdown gets into another phase, an item
begins because the one before it said `auto`."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_tui.domain.expectation import Phase, RunView


@dataclass(frozen=True)
class Noticed:
    """`rings`: a bell is due. `began`: the id of the item that began by itself; None for none."""

    rings: bool = False
    began: str | None = None


class DayWatch:
    """Compares the day with how it stood when it was last looked at."""

    def __init__(self) -> None:
        self._clock: tuple[str, str | None, int, Phase] | None = None
        self._item: tuple[str, int] | None = None

    def look(self, seen: RunView, last_action_ms: int | None) -> Noticed:
        """A bell once per change of phase, and once when the day went on by itself; none for what
        somebody did with a key, who has eyes on the screen. `last_action_ms` is the instant of the
        log's last event; None for an empty log."""
        before, self._clock = self._clock, _clock(seen)
        item_before, self._item = self._item, _item(seen)
        by_itself = self._clock is not None and self._clock[2] > (last_action_ms or 0)
        began = None
        if by_itself and item_before is not None and self._item is not None and item_before != self._item:
            began = self._item[0]
        if before is None or self._clock is None or before == self._clock:
            return Noticed(began=began)
        if before[:3] == self._clock[:3]:
            return Noticed(self._clock[3] is not Phase.NORMAL, began)
        return Noticed(by_itself, began)


def _clock(seen: RunView) -> tuple[str, str | None, int, Phase] | None:
    clock = seen.segment_clock or seen.clock
    if clock is None or seen.item is None:
        return None
    segment = None if seen.segment is None else seen.segment.key
    return (seen.item.item.id, segment, clock.started_ms, clock.phase)


def _item(seen: RunView) -> tuple[str, int] | None:
    return None if seen.item is None or seen.clock is None else (seen.item.item.id, seen.clock.started_ms)

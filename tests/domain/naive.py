"""A naive account of a day, to hold the log against.

Nothing here folds events or computes with instants. Time is painted on a strip, second by second
(equal seconds lie together): which sitting of which item, which sitting of which segment, paused or
not. What was active is counted from the strip. Undo puts back a copy of everything as it was before
the action, and lets the time since pass again. All times are real seconds since the model was made;
what a wall clock says is those plus `wall`, which a clock correction moves.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from itertools import pairwise

from workshop_tui.domain.conference import AgendaItem, Conference
from workshop_tui.domain.segments import Segment, segment_plan


@dataclass
class Sitting:
    """One sitting of an item or of a segment."""

    item: str
    key: str | None
    begun: int
    length: int
    of: int = 0
    ended: int | None = None
    skipped: bool = False


@dataclass
class Block:
    """Seconds on the strip that are alike."""

    item: int | None
    segment: int | None
    paused: bool
    seconds: int


@dataclass
class Paper:
    """All that an undo puts back."""

    now: int = 0
    state: str = "planned"
    strip: list[Block] = field(default_factory=list)
    items: list[Sitting] = field(default_factory=list)
    segments: list[Sitting] = field(default_factory=list)
    item: int | None = None
    segment: int | None = None
    skipped: set[tuple[str, str | None]] = field(default_factory=set)


class Naive:
    """The day on paper. Actions answer whether they were possible."""

    def __init__(self, conference: Conference, wall: int) -> None:
        self.conference = conference
        self.wall = wall
        self.paper = Paper()
        self._done: list[tuple[Paper, Paper]] = []
        self._undone: list[tuple[Paper, Paper]] = []

    # What there is

    def agenda(self) -> tuple[AgendaItem, ...]:
        return self.conference.agenda

    def place(self) -> int:
        """The running item's place in the programme; -1 when none runs."""
        if self.paper.item is None:
            return -1
        return [item.id for item in self.agenda()].index(self.paper.items[self.paper.item].item)

    def plan(self, item: AgendaItem) -> list[Segment]:
        found = segment_plan(self.conference, item)
        return [part for part in found if (item.id, part.key) not in self.paper.skipped]

    def item_now(self) -> Sitting | None:
        return None if self.paper.item is None else self.paper.items[self.paper.item]

    def segment_now(self) -> Sitting | None:
        return None if self.paper.segment is None else self.paper.segments[self.paper.segment]

    def following_item(self) -> AgendaItem | None:
        if self.paper.state == "finished":
            return None
        left = self.agenda()[self.place() + 1 :]
        return next((item for item in left if (item.id, None) not in self.paper.skipped), None)

    def segments_left(self) -> list[Segment]:
        """What follows the running segment in its item."""
        running = self.segment_now()
        if running is None:
            return []
        keys = [part.key for part in segment_plan(self.conference, self.agenda()[self.place()])]
        late = set(keys[keys.index(running.key or "") + 1 :])
        return [part for part in self.plan(self.agenda()[self.place()]) if part.key in late]

    def active(self, *, item: int | None = None, segment: int | None = None) -> int:
        """Seconds of a sitting that were not paused."""
        return sum(
            block.seconds
            for block in self.paper.strip
            if not block.paused
            and (
                (item is not None and block.item == item)
                or (segment is not None and block.segment == segment)
            )
        )

    def item_remaining(self) -> int:
        assert self.paper.item is not None
        return self.paper.items[self.paper.item].length - self.active(item=self.paper.item)

    def segment_remaining(self) -> int:
        assert self.paper.segment is not None
        return self.paper.segments[self.paper.segment].length - self.active(segment=self.paper.segment)

    # Time

    def pass_time(self, seconds: int) -> None:
        """Time passes; items that say `auto` move on in it."""
        end = self.paper.now + seconds
        self._settle()
        while self.paper.now < end:
            step = end - self.paper.now
            if self._moves_by_itself():
                step = min(step, self._until_move())
            paused = self.paper.state == "paused"
            self.paper.strip.append(Block(self.paper.item, self.paper.segment, paused, step))
            self.paper.now += step
            self._settle()

    def _moves_by_itself(self) -> bool:
        return self.paper.state == "running" and self.agenda()[self.place()].auto

    def _until_move(self) -> int:
        if self.paper.segment is not None:
            return self.segment_remaining()
        following = self.following_item()
        if following is None or not following.fixed:
            return self.item_remaining()
        planned = self.conference.planned(following)[0] // 1000
        return max(self.item_remaining(), planned - self.wall - self.paper.now)

    def _settle(self) -> None:
        while self._moves_by_itself() and self._until_move() <= 0:
            if self.paper.segment is None:
                self._go_to(self.following_item())
            elif left := self.segments_left():
                self._begin(self.agenda()[self.place()], left[0])
            else:
                self._end_segment()

    # Actions

    def start(self, item: AgendaItem | None) -> bool:
        if item is None:
            item = self.following_item()
            if self.paper.state != "planned" or item is None:
                return False
        before = self._copy()
        self._go_to(item)
        return self._noted(before)

    def next(self) -> bool:
        if self.paper.item is None:
            return False
        left = self.segments_left()
        if not left:
            return self.next_item()
        before = self._copy()
        self._begin(self.agenda()[self.place()], left[0])
        return self._noted(before)

    def next_item(self) -> bool:
        if self.paper.item is None:
            return False
        before = self._copy()
        self._go_to(self.following_item())
        return self._noted(before)

    def pause(self) -> bool:
        return self._switch("running", "paused")

    def resume(self) -> bool:
        return self._switch("paused", "running")

    def add(self, seconds: int) -> bool:
        item, segment = self.item_now(), self.segment_now()
        if item is None or seconds == 0 or item.length + seconds < 0:
            return False
        if segment is not None and segment.length + seconds < 0:
            return False
        before = self._copy()
        item.length += seconds
        if segment is not None:
            segment.length += seconds
        return self._noted(before)

    def skip(self) -> bool:
        following, left, segment = self.following_item(), self.segments_left(), self.segment_now()
        if self.paper.state == "finished" or (self.paper.state == "planned" and following is None):
            return False
        before = self._copy()
        item = self.item_now()
        if item is None:
            assert following is not None
            self.paper.skipped.add((following.id, None))
        elif segment is None:
            self._skip_running_item(item)
        else:
            segment.skipped = True
            self.paper.skipped.add((segment.item, segment.key))
            if left:
                self._begin(self.agenda()[self.place()], left[0])
            else:
                self._go_to(following)
        return self._noted(before)

    def skip_segment(self, key: str) -> bool:
        """Passes over a segment still to come of the running item."""
        item = self.item_now()
        if item is None or key not in [part.key for part in self.segments_left()]:
            return False
        before = self._copy()
        self.paper.skipped.add((item.item, key))
        return self._noted(before)

    def skip_item(self, target: AgendaItem) -> bool:
        """Passes over the running item, or one still to come."""
        place = self.agenda().index(target)
        item = self.item_now()
        if self.paper.state == "finished" or place < self.place():
            return False
        if place != self.place() and (target.id, None) in self.paper.skipped:
            return False
        before = self._copy()
        if item is not None and place == self.place():
            self._skip_running_item(item)
        else:
            self.paper.skipped.add((target.id, None))
        return self._noted(before)

    def backdate(self, to: int) -> bool:
        """What runs began then. Not possible before what ran before it began, nor later than now."""
        item, part = self.item_now(), self.segment_now()
        if item is None or to > self.paper.now:
            return False
        own = [one for one in self.paper.segments if one.of == self.paper.item]
        others = self.paper.segments[:-1] if part is not None else self.paper.segments
        others = [one for one in others if one.of >= len(self.paper.items) - 2]
        whole = len(own) <= 1 if part is not None else not own
        earlier = [*others[-1:], *(self.paper.items[-2:-1] if whole else [])]
        if any(to < one.begun for one in earlier):
            return False
        before = self._copy()
        old = item.begun if whole else part.begun if part is not None else (own[-1].ended or 0)
        neighbour = others[-1] if others else None
        self._repaint(to, old, whole=whole, neighbour=neighbour)
        for one in earlier:
            if one.ended is not None and (one.ended == old or one.ended > to):
                one.ended = to
        if part is not None:
            part.begun = to
        if whole:
            item.begun = to
        return self._noted(before)

    def finish(self) -> bool:
        if self.paper.item is None:
            return False
        before = self._copy()
        self._go_to(None)
        return self._noted(before)

    def undo(self) -> bool:
        if not self._done:
            return False
        self._undone.append(self._done.pop())
        self._put_back(self._undone[-1][0])
        return True

    def redo(self) -> bool:
        if not self._undone:
            return False
        self._done.append(self._undone.pop())
        self._put_back(self._done[-1][1])
        return True

    # How

    def _copy(self) -> Paper:
        return copy.deepcopy(self.paper)

    def _noted(self, before: Paper) -> bool:
        self._settle()
        self._done.append((before, self._copy()))
        self._undone.clear()
        return True

    def _put_back(self, paper: Paper) -> None:
        now = self.paper.now
        self.paper = copy.deepcopy(paper)
        self.pass_time(now - self.paper.now)

    def _switch(self, one: str, other: str) -> bool:
        if self.paper.state != one:
            return False
        before = self._copy()
        self.paper.state = other
        return self._noted(before)

    def _skip_running_item(self, item: Sitting) -> None:
        following, segment = self.following_item(), self.segment_now()
        item.skipped = True
        if segment is not None:
            segment.skipped = True
        self.paper.skipped.add((item.item, None))
        self._end_segment()
        self._end_item()
        self._go_to(following)

    def _go_to(self, item: AgendaItem | None) -> None:
        if item is None:
            self._end_segment()
            self._end_item()
            self.paper.state = "finished"
            return
        self._begin(item, next(iter(self.plan(item)), None))

    def _begin(self, item: AgendaItem, part: Segment | None) -> None:
        self._end_segment()
        running = self.item_now()
        if running is None or running.item != item.id or part is None:
            self._end_item()
            start, end = self.conference.planned(item)
            self.paper.items.append(Sitting(item.id, None, self.paper.now, (end - start) // 1000))
            self.paper.item = len(self.paper.items) - 1
        if part is not None:
            assert self.paper.item is not None
            self.paper.segments.append(
                Sitting(item.id, part.key, self.paper.now, part.duration_ms // 1000, of=self.paper.item)
            )
            self.paper.segment = len(self.paper.segments) - 1
        self.paper.skipped -= {(item.id, None), (item.id, part.key if part else None)}
        self.paper.state = "running"

    def _end_segment(self) -> None:
        segment = self.segment_now()
        if segment is not None:
            segment.ended = self.paper.now
        self.paper.segment = None

    def _end_item(self) -> None:
        item = self.item_now()
        if item is not None:
            item.ended = self.paper.now
        self.paper.item = None

    def _repaint(self, to: int, old: int, *, whole: bool, neighbour: Sitting | None) -> None:
        """Earlier: the seconds from `to` become those of what runs. Later: those up to `to` go back to
        what ran before, where it ended just then."""
        items, segments = self.paper.items, self.paper.segments
        item, segment = self.paper.item, self.paper.segment
        if to > old:
            if whole:
                item = len(items) - 2 if len(items) > 1 and items[-2].ended == old else None
            last = len(segments) - (1 if segment is None else 2)
            segment = last if neighbour and neighbour.ended == old else None
        begin, end, at, strip = min(to, old), max(to, old), 0, []
        for block in self.paper.strip:
            for start, stop in _cut(at, at + block.seconds, begin, end):
                new = copy.copy(block)
                new.seconds = stop - start
                if begin <= start < end:
                    new.item, new.segment = item, segment
                strip.append(new)
            at += block.seconds
        self.paper.strip = strip


def _cut(start: int, stop: int, *cuts: int) -> list[tuple[int, int]]:
    edges = sorted({start, stop, *(cut for cut in cuts if start < cut < stop)})
    return list(pairwise(edges))

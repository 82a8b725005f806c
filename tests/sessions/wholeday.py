"""A day run from open to close, exactly as planned, with something captured everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.live.desk import source
from workshop_tui.clock import ManualClock
from workshop_tui.domain.conference import MINUTE, Conference, ItemKind
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.notes import WALL, NoteKind, Place
from workshop_tui.domain.positions import SubjectState
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segments import SegmentKind
from workshop_tui.live import Live
from workshop_tui.live.opening import opened
from workshop_tui.store import Store

MUCH = 1_000
"""More steps than any day has."""


@dataclass
class Day:
    """A conference in a database, five minutes before it begins. `ran` is what the clock went through,
    as (item, segment or None)."""

    live: Live
    clock: ManualClock
    ran: list[tuple[str, str | None]]

    @classmethod
    def opened(cls, store: Store, clock: ManualClock, conference: Conference) -> Day:
        opened(store, clock, source(conference))
        first = min(conference.planned(item)[0] for item in conference.agenda)
        clock.advance(first - 5 * MINUTE - clock.reading().wall_ms)
        return cls(Live(store, clock, conference.id), clock, [])

    @classmethod
    def in_new_database(cls, db: Path, conference: Conference) -> Day:
        return cls.opened(Store.open(db), ManualClock(0, "boot 1"), conference)

    def wait_until(self, instant_ms: int) -> None:
        """The clock runs on to that instant, which must not lie behind it."""
        assert instant_ms >= self.live.now_ms()
        self.clock.advance(instant_ms - self.live.now_ms())

    def run(self) -> None:
        """From the start to the finish: each segment its length, each item until its planned end."""
        first = self.live.view().next_item
        assert first is not None
        self.wait_until(first.planned_start_ms)
        seen = self.live.start()
        for _ in range(MUCH):
            if seen.state is DayState.FINISHED:
                return
            assert seen.item is not None
            self.ran.append((seen.item.item.id, seen.segment.key if seen.segment else None))
            self.capture(seen)
            self.wait_until(self.end_of(seen))
            seen = self.live.next()
        raise AssertionError("the day does not end")

    def end_of(self, seen: RunView) -> int:
        """When what runs is over: the last segment lasts as long as its item, and that until the next."""
        assert seen.item is not None
        if seen.segment is not None and seen.next_segment is not None:
            return seen.now_ms + seen.segment.duration_ms
        if seen.next_item is not None:
            return seen.next_item.planned_start_ms
        return self.live.conference.planned(seen.item.item)[1]

    # What is said meanwhile

    def capture(self, seen: RunView) -> None:
        """A note where something is said, at each table in each round; agreements; positions."""
        assert seen.item is not None
        item, live = seen.item.item, self.live
        if seen.segment is not None and seen.segment.kind is SegmentKind.ROUND:
            for table in live.conference.tables:
                live.add_note(
                    f"ronde {seen.segment.number} aan tafel {table.number}",
                    Place(statement=table.statement.number),
                )
        elif seen.segment is not None and seen.segment.kind is SegmentKind.REPORT:
            live.add_note(f"terug van {seen.segment.number}", Place(statement=seen.segment.statement))
        elif item.kind is ItemKind.BREAK:
            live.add_note(f"koffie bij {item.title}", WALL, kind=NoteKind.WISH)
        elif seen.segment is None or seen.segment.kind is not SegmentKind.CHANGEOVER:
            live.add_note(f"gezegd bij {item.title}", Place(item=item.id))
        if item.kind is ItemKind.AGREEMENTS:
            for each in live.follow_up():
                if each.dealt is None:
                    live.change_agreement(each.agreement.number, remark="loopt")
            live.add_agreement(f"afgesproken bij {item.title}", owners=("elk college",), due="1-12-2022")
        if item.kind is ItemKind.POSITIONS:
            self.take_positions()

    def take_positions(self) -> None:
        """Each party in turn another step on each subject; the first preferred, the last struck off."""
        for matrix in self.live.matrices():
            steps = matrix.block.scale
            for row in matrix.rows:
                for place, party in enumerate(matrix.parties):
                    self.live.set_position(
                        matrix.block.id,
                        row.subject,
                        party.name,
                        steps[(place + row.number) % len(steps)].key,
                        motive=f"omdat {party.short}",
                    )
            own = [row.subject for row in matrix.rows if row.listed]
            if len(own) > 1:
                first, last = own[0], own[-1]
                self.live.judge_subject(matrix.block.id, first, SubjectState.PREFERRED, "past het best")
                self.live.judge_subject(matrix.block.id, last, SubjectState.STRUCK_OFF, "past niet")

"""What comes next, who sits where, and what the facilitator is to think of now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind, Rotation
from workshop_tui.domain.expectation import ItemStatus, ItemView, RunView
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteState
from workshop_tui.domain.rotation import Seat, seating
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segment_times import SegmentView
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.seat_plans import at_hand
from workshop_tui.wording import about

SEAT_LINES = 5
"""More lines than this for the seats are written shorter: `12: L` for `table 12: L`."""

LAST_CHARACTERS = 200
"""As much of the last note as can be of use here."""

NEXT_SHOWN = 2
"""How many of the segments to come are named."""


class Coming(Vertical):
    """The side of the programme screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._seen: tuple[Conference, RunView] | None = None
        self._people: Mapping[int, Sequence[str]] | None = None
        self._spoken: Mapping[str, int] = {}
        self._report = Content("")
        self._notes_title = ""

    def compose(self) -> ComposeResult:
        yield Static(id="next", markup=False)
        yield Static(id="seats", markup=False)
        with VerticalScroll(id="notes"):
            yield Static(id="notes-text", markup=False)
        yield Static(id="captured", markup=False)

    def show(
        self,
        conference: Conference,
        seen: RunView,
        parts: tuple[SegmentView, ...],
        spoken: Mapping[str, int] | None = None,
        people: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Shows what belongs to the day as it stands. `spoken` is the speaking time per organisation in
        milliseconds, for while there are speakers; `people` the names per table, where people move one
        by one, None while they are not known yet."""
        self._people = people
        self._seen, self._spoken = (conference, seen), spoken or {}
        self._put("next", next_text(conference, seen, parts))
        self._show_seats()
        self._show_notes()

    def show_report(self, text: Content) -> None:
        """The notes of the table that is heard, in the place of those for the facilitator; empty when
        none is."""
        self._report = text
        self._show_notes()

    def _show_notes(self) -> None:
        """What is new begins at its first line; what only grows stays where it was scrolled to."""
        if self._seen is None:
            return
        text = self._report if self._report.plain else notes_text(_item_at_hand(self._seen[1]))
        title = text.plain.partition("\n")[0]
        if self._put("notes-text", text) and title != self._notes_title:
            self.query_one("#notes", VerticalScroll).scroll_home(animate=False)
        self._notes_title = title

    def _show_seats(self) -> None:
        if self._seen is not None:
            conference, seen = self._seen
            width = max(20, self.size.width)
            seats = seats_text(conference, seen, width, self._people)
            spoken = spoken_text(conference, seen, self._spoken, width)
            last = seen.next_segment is None and seats.plain
            self._put("seats", seats if last or not spoken.plain else spoken)

    def on_resize(self, event: Resize) -> None:
        """The seats stand in as many columns as there is room for."""
        self._show_seats()

    def show_captured(self, text: Content) -> None:
        """How much was captured here."""
        self._put("captured", text)

    def _put(self, name: str, content: Content) -> bool:
        widget = self.query_one(f"#{name}", Static)
        if widget.content == content:
            return False
        widget.update(content)
        widget.display = bool(content.plain)
        return True


def _item_at_hand(seen: RunView) -> AgendaItem | None:
    if seen.item is not None:
        return seen.item.item
    return seen.next_item.item if seen.next_item is not None else None


def _headed(title: str, lines: list[Content]) -> Content:
    return Content("\n").join([Content.styled(title, "bold $primary"), *lines])


def next_text(conference: Conference, seen: RunView, parts: tuple[SegmentView, ...]) -> Content:
    """The segments and the item that come next, with when they are expected."""
    if seen.state in (DayState.PLANNED, DayState.FINISHED):
        return Content("")
    coming = [part for part in parts if part.status is ItemStatus.TO_COME][:NEXT_SHOWN]
    lines = [_line(conference, part.start_ms, say(part.segment.label)) for part in coming]
    if seen.next_item is not None:
        lines.append(_line(conference, seen.next_item.expected_start_ms, seen.next_item.item.title))
        lines += _who(seen.next_item)
    else:
        lines.append(_line(conference, seen.expected_day_end_ms, say(Message("end of the day"))))
    return _headed(say(Message("Next")), lines)


def _line(conference: Conference, instant_ms: int, title: str) -> Content:
    time = about(conference, instant_ms)
    return Content.assemble((f"{time:>5}  ", "$quiet"), one_line(title))


def _who(coming: ItemView) -> list[Content]:
    led = one_line(coming.item.led_by)
    return [Content.styled(f"       {led}", "$quiet")] if led else []


def seats_text(
    conference: Conference,
    seen: RunView,
    width: int,
    people: Mapping[int, Sequence[str]] | None = None,
) -> Content:
    """Who sits where in the round; at a changeover where each group goes; before a world café begins
    where they are to go first. Empty where nobody rotates."""
    at_tables = at_hand(seen)
    if at_tables is not None and at_tables[0].rotation is Rotation.INDIVIDUALS:
        here = seen.round is not None and not seen.is_changeover
        title = Message("At the tables") if here else Message("Now to the tables")
        if seen.item is not None and seen.item.item.id != at_tables[0].id:
            title = Message("Soon to the tables")
        if seen.item is None or people == {}:
            return Content("")
        return _people(say(title), people, width)
    if seen.item is not None and seen.seats:
        title = Message("Now to the tables") if seen.is_changeover else Message("At the tables")
        return _seats(say(title), seen.seats, seen.item.item.rotation, seen.is_changeover, width)
    following = seen.next_item.item if seen.next_item is not None else None
    if seen.item is None or following is None or following.kind is not ItemKind.WORLD_CAFE:
        return Content("")
    return _seats(
        say(Message("Soon to the tables")), seating(conference, following, 1), following.rotation, True, width
    )


def _seats(title: str, seats: tuple[Seat, ...], rotation: Rotation, moving: bool, width: int) -> Content:
    if rotation is Rotation.STATEMENTS:
        pairs = [(str(seat.statement), str(seat.table)) for seat in seats if seat.statement is not None]
        lines = in_columns(
            [say(Message("sheet {sheet} → table {table}", sheet=one, table=two)) for one, two in pairs], width
        )
    elif moving:
        pairs = sorted((one_line(seat.group), str(seat.table)) for seat in seats if seat.group is not None)
        lines = in_columns(
            [say(Message("{group} → table {table}", group=one, table=two)) for one, two in pairs], width
        )
    else:
        pairs = [(str(seat.table), one_line(seat.group or "–")) for seat in seats]
        lines = in_columns(
            [say(Message("table {table}: {group}", table=one, group=two)) for one, two in pairs], width
        )
    if len(lines) > SEAT_LINES:
        sign = ": " if rotation is not Rotation.STATEMENTS and not moving else " → "
        lines = in_columns([f"{one}{sign}{two}" for one, two in pairs], width)
    return _headed(title, [Content(line) for line in lines])


def _people(title: str, people: Mapping[int, Sequence[str]] | None, width: int) -> Content:
    """Who sits at each table where they move one by one; where there are many tables, how many."""
    if people is None:
        return _headed(title, [Content(say(Message("working out who sits where…")))])
    if len(people) <= SEAT_LINES:
        said = (f"{table}: {', '.join(one_line(name) for name in names)}" for table, names in people.items())
        return _headed(title, [Content(line).truncate(width, ellipsis=True) for line in said])
    lines = in_columns([f"{table}: {len(names)}" for table, names in people.items()], width)
    return _headed(title, [Content(line) for line in lines])


def spoken_text(conference: Conference, seen: RunView, spoken: Mapping[str, int], width: int) -> Content:
    """While there are speakers: how long each organisation has spoken on this day, the longest first.
    Empty at other times, and before anybody has spoken."""
    if seen.item is None or not spoken or all(part.organisation is None for part in seen.segments):
        return Content("")
    short = {each.name: each.short or each.name for each in conference.organisations}
    longest = sorted(spoken.items(), key=lambda each: -each[1])
    cells = [f"{one_line(short.get(name, name))} {clock(each)}" for name, each in longest]
    return _headed(say(Message("Spoken today")), [Content(line) for line in in_columns(cells, width)])


def clock(duration_ms: int) -> str:
    """Minutes and seconds that have passed: `3:05`."""
    return f"{duration_ms // 60_000}:{duration_ms // 1000 % 60:02}"


def in_columns(cells: list[str], width: int) -> list[str]:
    """The cells side by side, as many to a line as fit, read from left to right."""
    if not cells:
        return []
    wide = max(Content(cell).cell_length for cell in cells) + 2
    per_line = max(1, (width + 2) // wide)
    return [
        "".join(
            cell + " " * (wide - Content(cell).cell_length) for cell in cells[place : place + per_line]
        ).rstrip()
        for place in range(0, len(cells), per_line)
    ]


def notes_text(item: AgendaItem | None) -> Content:
    """What the session file says to the facilitator about an item, and the questions to put."""
    if item is None:
        return Content("")
    lines = []
    if item.notes.strip():
        paragraphs = harmless(item.notes.strip()).split("\n\n")
        lines += [Content(" ".join(paragraph.split())) for paragraph in paragraphs]
    lines += [Content.assemble(("› ", "$primary"), one_line(prompt)) for prompt in item.prompts]
    return _headed(say(Message("For you")), lines) if lines else Content("")


def captured_text(notes: Sequence[Note], *, waiting: bool) -> Content:
    """How many notes an item has and the last of them; `waiting`: something was typed there that is
    not saved yet. Empty for nothing."""
    kept = [note for note in notes if note.state is not NoteState.STRUCK]
    lines = []
    if kept:
        count = say(Message.counted("{n} note here", "{n} notes here", n=len(kept)))
        last = one_line(kept[-1].text[:LAST_CHARACTERS])
        lines.append(Content.assemble((count, "bold"), (f" · {last}", "$quiet")))
    if waiting:
        lines.append(Content.styled("✎ " + say(Message("something is waiting (c)")), "$warning"))
    return Content("\n").join(lines)

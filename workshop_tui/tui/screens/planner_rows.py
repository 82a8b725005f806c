"""What the planner shows: a line per item, table or other entry, and beside it what is to be said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, Participant
from workshop_tui.domain.message import Message
from workshop_tui.domain.planning import totals
from workshop_tui.domain.segments import segment_plan
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.importing.preview import KIND_TEXT
from workshop_tui.sessionfile.planning import Found
from workshop_tui.sessionfile.problems import KeyPath
from workshop_tui.sessionfile.values import clock

KIND_WIDTH = 14
NAME_WIDTH = 30
PARTY_WIDTH = 22

TOGETHER = Message("together")
APART = Message("apart")
BLOCK_TEXT: dict[KeyPath, Message] = {
    ("conference",): Message("conference"),
    ("groups",): Message("groups"),
    ("organisations",): Message("organisations"),
    ("participants",): Message("participants"),
    ("positions",): Message("positions"),
    ("seating",): Message("wishes"),
    ("chair_roster",): Message("roster"),
}
"""The blocks of a session file besides the programme and the tables."""


@dataclass(frozen=True)
class PlanRow:
    """One line. `path` is the entry that it stands for; None for a line that only says something."""

    text: Content
    path: KeyPath | None = None

    @property
    def id(self) -> str | None:
        """The path as an id of the list."""
        return None if self.path is None else ":".join(map(str, self.path))


def path_of(row_id: str) -> KeyPath:
    """The path of a row by its id."""
    block, _, place = row_id.partition(":")
    return (block, int(place)) if place else (block,)


def row_of(found: Found) -> KeyPath:
    """The row that a problem belongs to."""
    block = found.path[:1]
    if block and block[0] in ("agenda", "tables", "organisations", "positions", "participants"):
        return found.path[:2]
    return block


def agenda_rows(conference: Conference, told: Collection[KeyPath]) -> Iterator[PlanRow]:
    """The programme, with a line where a gap is."""
    end: int | None = None
    for place, item in enumerate(conference.agenda):
        if end is not None and item.start > end:
            gap = Message.counted(
                "{n} minute without an item", "{n} minutes without an item", item.start - end
            )
            yield PlanRow(Content.styled(f"{'':8}┆ {say(gap)}", "$quiet"))
        end = max(end or 0, item.end)
        path: KeyPath = ("agenda", place)
        yield PlanRow(_item_line(item, "!" if path in told else " "), path)


def _item_line(item: AgendaItem, sign: str) -> Content:
    when = f"{clock(item.start):>5}–{clock(item.end):<5}"
    kind = _column(KIND_TEXT[item.kind])
    return Content.assemble(
        (sign, "bold $warning"),
        (when, "bold"),
        f" {item.end - item.start:>4}′ ",
        (kind, "$secondary"),
        " ",
        ("■ " if item.fixed else "", "$warning"),
        one_line(item.title),
        (f"  {one_line(item.led_by)}" if item.led_by else "", "$quiet"),
    )


def _column(label: Message) -> str:
    content = Content(say(label)).truncate(KIND_WIDTH, ellipsis=True)
    return content.pad_right(KIND_WIDTH - content.cell_length).plain


def table_rows(conference: Conference, told: Collection[KeyPath]) -> Iterator[PlanRow]:
    """The tables with their statements."""
    for place, table in enumerate(conference.tables):
        path: KeyPath = ("tables", place)
        text = Content.assemble(
            ("!" if path in told else " ", "bold $warning"),
            (f"{table.number:>3}  ", "bold"),
            one_line(table.statement.theme),
            (f"  {one_line(table.statement.text)}", "$quiet"),
        )
        yield PlanRow(text, path)


def rest_rows(conference: Conference, told: Collection[KeyPath]) -> Iterator[PlanRow]:
    """The head, the groups, the organisations, the positions."""
    head = f"{one_line(conference.title)}  {conference.date.isoformat()}"
    yield _entry(("conference",), Message("conference"), head, told)
    groups = ", ".join(map(one_line, conference.groups)) or "–"
    yield _entry(("groups",), Message("groups"), groups, told)
    yield _entry(("seating",), Message("wishes"), _wishes(conference), told)
    roster, year = conference.chair_roster, conference.date.year
    presides = "–" if roster is None else f"{year}: {one_line(roster.of(year) or '–')}"
    yield _entry(("chair_roster",), Message("roster"), presides, told)
    for place, one in enumerate(conference.organisations):
        short = f"  ({one_line(one.short)})" if one.short else ""
        yield _entry(("organisations", place), Message("organisation"), one_line(one.name) + short, told)
    for place, block in enumerate(conference.positions):
        yield _entry(("positions", place), Message("positions"), one_line(block.title), told)


def _wishes(conference: Conference) -> str:
    """How many wishes there are for groups and seats."""
    seating = conference.seating
    parts = [
        Message("{n} × together", n=len(seating.together)),
        Message("{n} × apart", n=len(seating.apart)),
    ]
    counts = (len(seating.together), len(seating.apart))
    return ", ".join(say(part) for part, count in zip(parts, counts, strict=True) if count) or "–"


def people_rows(conference: Conference, told: Collection[KeyPath]) -> Iterator[PlanRow]:
    """Who is on the list."""
    for place, person in enumerate(conference.participants):
        path: KeyPath = ("participants", place)
        yield PlanRow(_person_line(person, "!" if path in told else " "), path)


@lru_cache(maxsize=4_000)
def _person_line(person: Participant, sign: str) -> Content:
    """Kept: a change of one person makes the lines of a thousand again."""
    return Content.assemble(
        (sign, "bold $warning"),
        _cut(person.name, NAME_WIDTH),
        (_cut(person.organisation or "", PARTY_WIDTH), "$secondary"),
        (f"{one_line(person.group or ''):<3} ", "bold"),
        (one_line(person.role), "$quiet"),
    )


def _cut(text: str, width: int) -> str:
    """A text in so many columns, and one between it and the next."""
    content = Content(one_line(text)).truncate(width, ellipsis=True)
    return content.pad_right(width + 1 - content.cell_length).plain


def _entry(path: KeyPath, label: Message, text: str, told: Collection[KeyPath]) -> PlanRow:
    sign = "!" if path in told else " "
    said = _column(label)
    return PlanRow(Content.assemble((sign, "bold $warning"), (said, "$secondary"), " ", text), path)


def about(conference: Conference, path: KeyPath) -> Content:
    """What the line under the cursor says in full."""
    lines: list[Content] = []
    if path[:1] == ("agenda",) and int(path[1]) < len(conference.agenda):
        item = conference.agenda[int(path[1])]
        lines.append(Content.styled(one_line(item.title), "bold"))
        for segment in segment_plan(conference, item):
            length = f"{segment.duration_ms / MINUTE:g}′"
            lines.append(Content(f"{length:>5}  {one_line(say(segment.label))}"))
        lines += [Content(f"  • {one_line(each)}") for each in item.prompts]
        if item.notes:
            lines.append(Content.styled(harmless(item.notes), "$quiet"))
    elif path[:1] == ("tables",) and int(path[1]) < len(conference.tables):
        table = conference.tables[int(path[1])]
        lines.append(Content.styled(f"{table.number}  {one_line(table.statement.theme)}", "bold"))
        lines.append(Content(harmless(table.statement.text)))
        lines += [Content(f"  • {one_line(each)}") for each in table.statement.questions]
        if table.hosts:
            lines.append(Content.styled(", ".join(map(one_line, table.hosts)), "$quiet"))
    elif path[:1] == ("positions",) and int(path[1]) < len(conference.positions):
        block = conference.positions[int(path[1])]
        lines.append(Content.styled(one_line(block.title), "bold"))
        lines += [Content(f"  • {one_line(each)}") for each in block.subjects]
        lines.append(Content.styled(" · ".join(one_line(step.label) for step in block.scale), "$quiet"))
    elif path[:1] == ("participants",) and int(path[1]) < len(conference.participants):
        person = conference.participants[int(path[1])]
        lines.append(Content.styled(one_line(person.name), "bold"))
        said = (person.role, person.organisation, person.group)
        lines += [Content(one_line(text)) for text in said if text]
    elif path == ("seating",):
        for label, wishes in ((TOGETHER, conference.seating.together), (APART, conference.seating.apart)):
            lines += [Content(f"{say(label)}: {', '.join(map(one_line, wish))}") for wish in wishes]
    elif path == ("chair_roster",) and conference.chair_roster is not None:
        roster = conference.chair_roster
        years = range(roster.first_year, roster.first_year + len(roster.order))
        lines += [
            Content(f"{year}  {one_line(name)}") for year, name in zip(years, roster.order, strict=True)
        ]
    elif path == ("conference",):
        lines.append(Content.styled(one_line(conference.title), "bold"))
        said = (conference.location, conference.presided_by, conference.purpose)
        lines += [Content(harmless(text)) for text in said if text]
    return Content("\n").join(lines)


def day(conference: Conference) -> Content:
    """When the day begins and ends, and what it is called."""
    last = max(item.end for item in conference.agenda)
    first = conference.agenda[0].start
    head = Message(
        "{start} – {end}, {length}", start=clock(first), end=clock(last), length=_length(last - first)
    )
    return Content.assemble((say(head), "bold"), f"  {one_line(conference.title)}")


def sums(conference: Conference) -> Content:
    """How long each kind takes, and how many there are of what is not in the programme."""
    parts = [f"{say(KIND_TEXT[kind])} {_length(minutes)}" for kind, minutes in totals(conference).items()]
    return Content(" · ".join(parts))


def _length(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def problem_lines(conference: Conference, problems: Sequence[Found]) -> Content:
    """What `check` says, each with where."""
    if not problems:
        return Content.styled(say(Message("No problems.")), "$success")
    lines = [
        Content.styled(say(Message.counted("{n} remark", "{n} remarks", len(problems))), "bold $warning")
    ]
    for found in problems:
        lines.append(
            Content.assemble((f"{_where(conference, found)}: ", "bold"), one_line(say(found.message)))
        )
    return Content("\n").join(lines)


def _where(conference: Conference, found: Found) -> str:
    path = found.path
    if path[:1] == ("agenda",) and len(path) > 1:
        item = conference.agenda[int(path[1])]
        return f"{clock(item.start)} {one_line(item.title)}"
    if path[:1] == ("tables",) and len(path) > 1:
        return say(Message("table {number}", number=conference.tables[int(path[1])].number))
    if path[:1] == ("participants",) and len(path) > 1:
        return one_line(conference.participants[int(path[1])].name)
    if path[:1] in BLOCK_TEXT:
        return say(BLOCK_TEXT[path[:1]])
    return " ".join(str(part) for part in path[:1])

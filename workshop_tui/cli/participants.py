"""`participants`: who is there, who came unexpectedly, who is in which group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, group, option
from workshop_tui.domain.attendance import PRESENCE_TEXT, Presence, key_of
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.errors import UsageError
from workshop_tui.harmless import in_a_row, one_line
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.domain.conference import Participant
    from workshop_tui.domain.joining import Joined
    from workshop_tui.domain.placing import Seating
    from workshop_tui.live import Live
    from workshop_tui.sessionfile.people_file import PeopleFile

participants_command = group(
    "participants",
    Message(
        "Who is there, and in which group.\n\nPeople are named by their name or a part of it; where there"
        " are more, with the organisation behind it between brackets. Nobody moves when somebody is"
        " marked, comes unexpectedly or stays away."
    ),
)


@command("list", Message("Show everybody, or who has a text in name or organisation."), conference=True)
@click.argument("text", required=False)
@option(
    "--presence",
    type=click.Choice([each.value for each in Presence]),
    help=Message("Only who stands so."),
)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def list_(text: str | None, presence: str | None, json_: bool) -> None:
    """Lists the participants."""
    from workshop_tui.domain.attendance import with_text

    with frame.open_live() as live:
        conference, held = live.conference, live.attendance()
        places = [
            place
            for place in with_text(conference, text or "")
            if presence in (None, held.of(conference.participants[place]).value)
        ]
        if json_:
            frame.as_json(_as_json(live, places))
            return
        for line in _lines(live, places):
            click.echo(line)


def _marking(name: str, presence: Presence, about: Message) -> frame.HelpedCommand:
    """A command that marks people."""

    @command(name, about, conference=True)
    @click.argument("names", nargs=-1, required=True, metavar="NAME…")
    def mark(names: tuple[str, ...]) -> None:
        with frame.open_live() as live, live.changing():
            people = [live.mark(each, presence) for each in names]
            for person in people:
                click.echo(f"{one_line(key_of(person))}: {say(PRESENCE_TEXT[presence])}")

    return mark


@command("add", Message("Somebody who was not on the list; is there, and gets a place."), conference=True)
@click.argument("name")
@option("--role", default="", metavar="TEXT", help=Message("What somebody is, like alderman."))
@option("--organisation", metavar="NAME", help=Message("The organisation, by name or short name."))
def add(name: str, role: str, organisation: str | None) -> None:
    """Puts somebody on the list."""
    with frame.open_live() as live:
        person = live.add_participant(name, role, organisation)
        where = _place(live.seating(), person)
        click.echo(f"{one_line(key_of(person))}: {say(PRESENCE_TEXT[Presence.PRESENT])}{where}")


def _place(seating: Seating, person: Participant) -> str:
    """Where somebody sits who is on the list or, in a preview, may come on it."""
    people = seating.conference.participants
    seats = seating.tables_of(people.index(person)) if seating.rows is not None and person in people else ()
    if any(seats):
        tables = ", ".join(str(table or "–") for table in seats)
        return f" · {say(Message('tables {tables}', tables=tables))}"
    if person.group is not None:
        return f" · {say(Message('group {name}', name=one_line(person.group)))}"
    return ""


@command(
    "move",
    Message(
        "Somebody to another group, or where people move one by one to another table in a round; the rest"
        " stays.\n\nTO is a group, or the number of a table."
    ),
    conference=True,
)
@click.argument("name")
@click.argument("to", metavar="TO")
@option(
    "--round",
    "round_",
    type=click.IntRange(min=1),
    metavar="N",
    help=Message("With a table: in which round (default: the one that runs or comes)."),
)
def move(name: str, to: str, round_: int | None) -> None:
    """Moves somebody by hand."""
    from workshop_tui.domain.dispersing import disperses

    with frame.open_live() as live:
        if not disperses(live.coming_cafe()):
            if round_ is not None:
                raise UsageError(Message("--round goes with a table, where people move one by one."))
            person = live.move_to_group(name, to)
            click.echo(f"{one_line(key_of(person))}{_place(live.seating(), person)}")
            return
        if not to.strip().isdecimal():
            raise Refusal(
                Message("People move one by one here; “{text}” is no table.", text=to),
                Message("Name the number of a table."),
            )
        from workshop_tui.domain.seat_reasons import moved_text

        click.echo(one_line(say(moved_text(live.move_to_table(name, int(to), round_)))))


@command("why", Message("Why somebody is in a group, or sits at tables."), conference=True)
@click.argument("name")
def why(name: str) -> None:
    """Says why somebody sits there."""
    from workshop_tui.domain.attendance import meant
    from workshop_tui.domain.seat_reasons import reasons

    with frame.open_live() as live:
        place, found = meant(live.conference, name), live.seating()
        person = live.conference.participants[place]
        click.echo(f"{one_line(key_of(person))}{_place(found, person)}")
        for reason in reasons(found, place):
            click.echo(f"  {one_line(say(reason))}")


@command(
    "groups",
    Message("Lock the groups or the seats as they are, draw them anew, or let go of a list that gives them."),
    conference=True,
)
@click.argument("what", type=click.Choice(["lock", "unlock", "shuffle"]))
@option("--seed", type=click.IntRange(min=0), metavar="N", help=Message("With shuffle: which draw."))
def groups(what: str, seed: int | None) -> None:
    """Locks, unlocks or shuffles."""
    if seed is not None and what != "shuffle":
        raise UsageError(Message("--seed goes with shuffle."))
    with frame.open_live() as live:
        if what == "lock":
            live.lock_groups()
        elif what == "unlock":
            live.unlock_groups()
        else:
            live.shuffle(seed)
        found = live.seating()
        if found.groups is None:
            click.echo(_seats_line(found))
            return
        for name in found.groups.names:
            people = in_a_row(found.labels[one] for one in found.groups.members(name))
            click.echo(f"{one_line(name)}: {people}")


def _seats_line(found: Seating) -> str:
    """How the seats of those who move one by one were drawn, and whether they may be drawn anew."""
    assert found.item is not None
    seats = found.item.seats
    seed = found.conference.seating.seed if seats.seed is None else seats.seed
    line = say(Message("Seats drawn with seed {n}.", n=seed))
    return f"{line} {say(Message('They are locked.'))}" if seats.locked else line


@command("undo", Message("Take back the last mark or change to the list or the groups."), conference=True)
@option("--redo", is_flag=True, help=Message("Bring back what was undone last."))
def undo(redo: bool) -> None:
    """Takes back."""
    from workshop_tui.domain.attendance import taken_back_text

    with frame.open_live() as live:
        done = live.redo_people() if redo else live.undo_people()
        click.echo(one_line(say(taken_back_text(done.mark, redo=redo))))


@command(
    "import",
    Message(
        "Put everybody of a list on it who is not there yet.\n\nFILE is csv or an Excel workbook, with the"
        " columns name (or first and last name), role, organisation and group. Nobody goes, nobody moves."
    ),
    conference=True,
)
@click.argument("file", type=frame.FILE)
@option("--preview", is_flag=True, help=Message("Only say what would happen."))
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def import_(file: Path, preview: bool, json_: bool) -> None:
    """Takes in a list."""
    from workshop_tui.domain.joining import with_newcomers
    from workshop_tui.sessionfile.people_file import read_people, taken_in
    from workshop_tui.sessionfile.reading import Unreadable

    with frame.open_live() as live:
        try:
            listed = read_people(file)
        except Unreadable as problem:
            raise _refused(file, problem.message) from None
        if listed.faults and not listed.people:
            raise _refused(file, listed.faults[0].message)
        people, warnings = taken_in(live.conference, listed)
        if preview:
            away = live.attendance().away(live.conference)
            joined = with_newcomers(live.conference, people, away)
        else:
            joined = live.add_participants(people)
        if json_:
            frame.as_json(
                {
                    "added": [key_of(one) for one in joined.new],
                    "already": [key_of(one) for one in joined.already],
                    "twice": [key_of(one) for one in joined.twice],
                    "warnings": [str(each) for each in warnings],
                }
            )
            return
        for line in _import_lines(listed, joined, live.seating(), preview=preview):
            click.echo(line)
        for warning in warnings:
            frame.complain(one_line(say(warning)))


def _refused(file: Path, problem: Message) -> Refusal:
    """A list that nobody can be read from."""
    said = Message("{file}: {problem}.", file=file, problem=say(problem).rstrip("."))
    if not file.is_file():
        return Refusal(said)
    return Refusal(said, Message("Save the list as csv or as an Excel workbook."))


def _import_lines(listed: PeopleFile, joined: Joined, seating: Seating, *, preview: bool) -> list[str]:
    """Which column became what, and who comes, was there, or is in the file twice."""
    lines = [f"{key} ← {one_line(heading)}" for key, heading in listed.columns]
    if listed.unused:
        names = ", ".join(one_line(name) for name in listed.unused)
        lines.append(say(Message("not used: {names}", names=names)))
    lines += [f"+ {one_line(key_of(one))}{_place(seating, one)}" for one in joined.new]
    lines += [f"= {one_line(key_of(one))}" for one in joined.already]
    coming = Message.counted("{n} comes on the list", "{n} come on the list", n=len(joined.new))
    came = Message.counted("{n} put on the list", "{n} put on the list", n=len(joined.new))
    there = Message.counted("{n} was on it already", "{n} were on it already", n=len(joined.already))
    return [*lines, f"{say(coming if preview else came)} · {say(there)}"]


def _as_json(live: Live, places: list[int]) -> list[dict[str, object]]:
    held, found = live.attendance(), live.seating()
    conference = live.conference
    return [
        {
            "name": person.name,
            "role": person.role,
            "organisation": person.organisation,
            "presence": held.of(person).value,
            "added": person.added,
            "group": None if found.groups is None else found.groups.group_of[place],
            "tables": list(found.tables_of(place)),
        }
        for place, person in ((place, conference.participants[place]) for place in places)
    ]


def _lines(live: Live, places: list[int]) -> list[str]:
    """One line each: status, name, organisation, and the group or the tables; then how many."""
    from workshop_tui.domain.attendance import counted

    conference, held = live.conference, live.attendance()
    if not conference.participants:
        return [say(Message("There is nobody on the list yet; “participants add” or “import” does that."))]
    found = live.seating()
    rows = []
    for place in places:
        person = conference.participants[place]
        if found.groups is not None:
            where = found.groups.group_of[place] or "–"
        else:
            where = " ".join(f"{table or '–':>2}" for table in found.tables_of(place))
        rows.append(
            (
                say(PRESENCE_TEXT[held.of(person)]),
                one_line(person.name),
                one_line(person.organisation or ""),
                one_line(where),
            )
        )
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]).rstrip()
        for row in rows
    ]
    counts = counted(held.of(conference.participants[place]) for place in places)
    total = " · ".join(f"{say(PRESENCE_TEXT[each])} {n}" for each, n in counts.items() if n)
    return [*lines, total] if rows else [say(Message("Nobody is like that."))]


for _each in (
    list_,
    _marking("present", Presence.PRESENT, Message("Somebody is there.")),
    _marking("absent", Presence.ABSENT, Message("Somebody is not coming; the place stays empty.")),
    _marking("late", Presence.LATE, Message("Somebody comes later.")),
    _marking("expected", Presence.EXPECTED, Message("Nothing is known of somebody yet.")),
    add, import_, move, why, groups, undo,
):  # fmt: skip
    participants_command.add_command(_each)
list_.shape = shapes.PARTICIPANTS
import_.shape = shapes.JOINED

"""`change`: the programme, the tables and the groups while the day runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, group, option
from workshop_tui.domain.conference import MINUTE, Conference, ItemKind
from workshop_tui.domain.editing import Bound
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

KINDS = [kind.value for kind in ItemKind]

change_command = group(
    "change",
    Message(
        "Change the programme, the tables or the groups.\n\nWhat is changed holds from now on, on every "
        "screen; “do undo” takes it back. The session file stays as it was until “change save”. Items are "
        "named by their id."
    ),
)


@command("add", Message("Add an item; what follows moves along when there is no room."), conference=True)
@click.argument("title")
@option("--after", metavar="ID", help=Message("The item it comes behind (default: the last one)."))
@option("--first", is_flag=True, help=Message("Before all others."))
@option("--kind", type=click.Choice(KINDS), default="plenary", help=Message("What sort of item it is."))
@option("--minutes", default="10", metavar="TIME", help=Message("How long it takes (default: 10)."))
def add(title: str, after: str | None, first: bool, kind: str, minutes: str) -> None:
    """Adds an item."""
    from workshop_tui.domain.editing import add_item

    if first and after is not None:
        raise UsageError(Message("--first and --after exclude each other."))
    length, called = _minutes(minutes), frame.text_argument(title)

    def change(conference: Conference, bound: Bound) -> Conference:
        last = conference.agenda[-1].id if conference.agenda else None
        place = None if first else after or last
        return add_item(conference, place, called, ItemKind(kind), length, bound)

    _change(change)


@command("remove", Message("Take an item out; the rest stays where it is."), conference=True)
@click.argument("item", metavar="ID")
def remove(item: str) -> None:
    """Removes an item."""
    from workshop_tui.domain.editing import remove_item

    _change(lambda conference, bound: remove_item(conference, item, bound))


@command("move", Message("Let an item change places with the one above or below it."), conference=True)
@click.argument("item", metavar="ID")
@click.argument("direction", type=click.Choice(["up", "down"]))
def move(item: str, direction: str) -> None:
    """Moves an item one place."""
    from workshop_tui.domain.editing import move_item

    _change(lambda conference, bound: move_item(conference, item, direction == "down", bound))


@command("rename", Message("Call an item otherwise."), conference=True)
@click.argument("item", metavar="ID")
@click.argument("title")
def rename(item: str, title: str) -> None:
    """Renames an item."""
    from workshop_tui.domain.editing import rename_item

    called = frame.text_argument(title)
    _change(lambda conference, _: rename_item(conference, item, called))


@command("length", Message("Let an item take longer or shorter; what follows moves along."), conference=True)
@click.argument("item", metavar="ID")
@click.argument("minutes", metavar="TIME")
@option("--stay", is_flag=True, help=Message("What follows stays where it is, and the gap shows."))
def length(item: str, minutes: str, stay: bool) -> None:
    """Changes a length."""
    from workshop_tui.domain.editing import change_length

    wanted = _minutes(minutes)
    _change(lambda conference, bound: change_length(conference, item, wanted, push=not stay, bound=bound))


@command("fixed", Message("Let an item keep its time whatever happens, or no longer."), conference=True)
@click.argument("item", metavar="ID")
@option("--off", is_flag=True, help=Message("No longer fixed."))
def fixed(item: str, off: bool) -> None:
    """Fixes an item or lets it go."""
    from workshop_tui.domain.editing import set_fixed

    _change(lambda conference, bound: set_fixed(conference, item, not off, bound))


@command("table-add", Message("Put in one more table."), conference=True)
@click.argument("theme")
@option("--statement", default="", metavar="TEXT", help=Message("What the table talks about."))
def table_add(theme: str, statement: str) -> None:
    """Adds a table."""
    from workshop_tui.domain.editing import add_table

    called = frame.text_argument(theme)
    _change(lambda conference, _: add_table(conference, called, statement))


@command("table-close", Message("Close a table that has no notes."), conference=True)
@click.argument("number", type=int)
def table_close(number: int) -> None:
    """Closes a table."""
    from workshop_tui.domain.editing import close_table

    _change(lambda conference, bound: close_table(conference, number, bound))


@command("group-rename", Message("Call a group otherwise; notes keep the old name."), conference=True)
@click.argument("name")
@click.argument("new")
def group_rename(name: str, new: str) -> None:
    """Renames a group."""
    from workshop_tui.domain.editing import rename_group

    _change(lambda conference, _: rename_group(conference, name, new))


@command("group-join", Message("Let a group go to another one, and be no more."), conference=True)
@click.argument("name")
@click.argument("into")
def group_join(name: str, into: str) -> None:
    """Joins two groups."""
    from workshop_tui.domain.editing import join_groups

    _change(lambda conference, _: join_groups(conference, name, into))


@command("save", Message("Write the day as it is now to a session file."), conference=True)
@click.argument("file", type=frame.FILE)
@option("--overwrite", is_flag=True, help=Message("Replace the file when it is there already."))
def save(file: Path, overwrite: bool) -> None:
    """Writes a session file."""
    from workshop_tui.report.writing import put
    from workshop_tui.sessionfile.saving import saved

    with frame.open_live() as live:
        stored = live.store.conferences.definition(live.conference_id)
        assert stored is not None
        if file.exists() and not overwrite:
            raise Refusal(
                Message("{path} is there already.", path=file),
                Message("Name another file, or replace it with --overwrite."),
            )
        made = saved(live.conference, stored.source_text, file.absolute())
        path = put(file, made.text.encode("utf-8"))
        click.echo(say(Message("Saved: {path}", path=path)))
        if not made.kept:
            frame.complain(say(Message("It was written anew: comments of the first file are not in it.")))


def _change(change: Callable[[Conference, Bound], Conference]) -> None:
    """Puts the change in force and says what it was."""
    from workshop_tui.domain.differences import differences
    from workshop_tui.harmless import one_line

    with frame.open_live() as live:
        before = live.conference
        after = live.edit(change)
        for what in differences(before, after):
            click.echo(one_line(say(what)))
        if before == after:
            click.echo(say(Message("It was so already.")))


def _minutes(text: str) -> int:
    """Whole minutes of a length as it is typed."""
    from workshop_tui.domain.typed import read_duration

    found, left = divmod(read_duration(text), MINUTE)
    if left:
        raise UsageError(Message("The programme is in whole minutes."))
    return found


for _each in (
    add, remove, move, rename, length, fixed, table_add, table_close, group_rename, group_join, save,
):  # fmt: skip
    change_command.add_command(_each)

"""Notes from the command line: `note add`, `note list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, group, option
from workshop_tui.cli.note_editing import COMMANDS
from workshop_tui.cli.secretariat import ids_of
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import TABLE_KINDS, WALL_KINDS, Note, NoteKind, NoteState, Place
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.live import Live

note_command = group("note", Message("Capture notes, list them, and edit the harvest."))


@command(
    "add",
    Message("Capture a note at a table, at an item, or on the wall.\n\nTEXT may be - for standard input."),
    conference=True,
)
@click.argument("text")
@option("--table", type=int, metavar="N", help=Message("The table (the number of its statement)."))
@option("--item", metavar="ID", help=Message("The item of the programme."))
@option(
    "--wall", type=click.Choice([kind.value for kind in WALL_KINDS]), help=Message("The column of the wall.")
)
@option(
    "--round", "round_number", type=int, metavar="N", help=Message("The round (default: the one that runs).")
)
@option(
    "--group", metavar="NAME", help=Message("The group (default: the one that sits there in that round).")
)
@option(
    "--reported",
    is_flag=True,
    help=Message("Said when the table reported back: on its sheet, of no round and no group."),
)
@option(
    "--organisation", metavar="NAME", help=Message("The organisation that spoke (for pitches; internal).")
)
@option(
    "--kind", type=click.Choice([kind.value for kind in TABLE_KINDS]), help=Message("What the note does.")
)
@option("--replies-to", metavar="ID", help=Message("The note that it deepens."))
@option("--json", "json_", is_flag=True, help=Message("Print the note as JSON."))
def add(
    text: str, table: int | None, item: str | None, wall: str | None, round_number: int | None,
    group: str | None, reported: bool, organisation: str | None, kind: str | None, replies_to: str | None,
    json_: bool,
) -> None:  # fmt: skip
    """Captures a note."""
    if [table, item, wall].count(None) != 2:
        raise UsageError(
            Message("A note belongs to one place."), Message("Say one of --table N, --item ID, --wall KIND.")
        )
    if wall is not None and kind is not None:
        raise UsageError(Message("--kind does not go with --wall."), Message("--wall says the kind already."))
    if table is None and (round_number is not None or group is not None):
        raise UsageError(Message("--round and --group go with --table."))
    if organisation is not None and item is None:
        raise UsageError(
            Message("--organisation goes with --item."),
            Message("What is said at a table or hangs on the wall is nobody's."),
        )
    if reported and table is None:
        raise UsageError(Message("--reported goes with --table."))
    if reported and (round_number is not None or group is not None):
        raise UsageError(Message("--reported does not go with --round and --group."))
    text = frame.text_argument(text)
    chosen = wall or kind
    with frame.open_live() as live:
        note = live.add_note(
            text,
            Place(statement=table, item=item),
            kind=NoteKind(chosen) if chosen else None,
            round_number=round_number,
            group=group,
            organisation=organisation,
            replies_to=replies_to,
            reported=reported,
        )
        if json_:
            from workshop_tui.report.as_json import note_json

            frame.as_json(note_json(note))
        else:
            click.echo(note.id)
        _tell_of_adoption(live)


def _tell_of_adoption(live: Live) -> None:
    """What was captured after a report was adopted is kept, and is not in that report."""
    from workshop_tui.domain.editorial import ReportStatus

    report = live.store.texts.report(live.conference_id)
    if report.status is ReportStatus.ADOPTED:
        told = Message(
            "The report is adopted (version {version}): this is not in it. To put it in, reopen the report.",
            version=report.version,
        )
        frame.complain(say(told))


@command("list", Message("List the notes in the order of their capture."), conference=True)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
@option(
    "--search",
    metavar="TEXT",
    help=Message("Only notes that contain this; accents and capitals do not matter."),
)
@option("--table", type=int, metavar="N", help=Message("Only notes of this table."))
@option("--item", metavar="ID", help=Message("Only notes of this item."))
@option("--wall", is_flag=True, help=Message("Only notes on the wall."))
def list_(json_: bool, search: str | None, table: int | None, item: str | None, wall: bool) -> None:
    """Lists notes."""
    with frame.open_live() as live:
        found = live.notes(statement=table, item=item, wall=wall, search=search)
        if json_:
            from workshop_tui.report.as_json import note_json

            frame.as_json([note_json(note) for note in found])
            return
        from workshop_tui.harmless import one_line
        from workshop_tui.wording import KIND_TEXT, wall_time

        def line(note: Note) -> str:
            time = wall_time(live.conference.local(note.at_ms))
            struck = f" ({say(Message('struck out'))})" if note.state is NoteState.STRUCK else ""
            tally = f" (+{note.tally})" if note.tally else ""
            kind = say(KIND_TEXT[note.kind])
            return f"{time:>5}  {_where(note)}  {kind}: {one_line(note.text)}{tally}{struck}"

        for note in found:
            click.echo(line(note))


@command(
    "tally",
    Message("Count who says “me too” to a note on the wall: one more, or with --less one less."),
    conference=True,
)
@click.argument("id_", metavar="ID")
@option("--less", is_flag=True, help=Message("One less."))
def tally(id_: str, less: bool) -> None:
    """Counts a note on the wall once more, or once less."""
    with frame.open_live() as live:
        note = live.tally(ids_of(live, [id_])[0], -1 if less else 1)
        click.echo(f"+{note.tally}")


def _where(note: Note) -> str:
    if note.place.is_wall:
        return say(Message("wall"))
    if note.place.item is not None:
        by = f" · {note.organisation}" if note.organisation else ""
        return f"{note.place.item}{by}"
    table = say(Message("table {number}", number=note.place.statement))
    turn = say(Message("round {number}", number=note.round)) if note.round else ""
    return " · ".join(part for part in (table, turn, note.group or "") if part)


note_command.add_command(add)
note_command.add_command(list_)
note_command.add_command(tally)
for each in COMMANDS:
    note_command.add_command(each)
list_.shape = shapes.NOTES

"""What the secretariat does with notes, from the command line: `note edit`, `merge`, `split`, `move`,
`mark`, `kind`, `strike`, `restore`, `history`, `undo`, `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, option
from workshop_tui.cli.secretariat import by_option, ids_of, open_secretariat
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL_KINDS, NoteKind, NoteState, Place
from workshop_tui.errors import UsageError
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workshop_tui.domain.note_editing import Stand
    from workshop_tui.domain.notes import Note
    from workshop_tui.live.note_looking import NoteHistory

_IDS = click.argument("ids", nargs=-1, required=True, metavar="ID…")


@command("edit", Message("Correct a note.\n\nTEXT may be - for standard input."), conference=True)
@click.argument("id_", metavar="ID")
@click.argument("text")
@by_option()
def edit(id_: str, text: str, by: str | None) -> None:
    """Gives a note another text."""
    text = frame.text_argument(text)
    with open_secretariat(by) as live:
        live.correct_note(ids_of(live, [id_])[0], text)


@command(
    "merge",
    Message("Make one note of several.\n\nThe first stays and reads TEXT, the others are struck out."),
    conference=True,
)
@_IDS
@option("--text", default="", metavar="TEXT", help=Message("What it reads (default: all texts in turn)."))
@by_option()
def merge(ids: tuple[str, ...], text: str, by: str | None) -> None:
    """Merges notes."""
    text = frame.text_argument(text)
    with open_secretariat(by) as live:
        click.echo(live.merge_notes(ids_of(live, ids), text).id)


@command(
    "split",
    Message("Make several notes of one.\n\nEach PART is one; of - the parts have an empty line in between."),
    conference=True,
)
@click.argument("id_", metavar="ID")
@click.argument("parts", nargs=-1, required=True, metavar="PART…")
@by_option()
def split(id_: str, parts: tuple[str, ...], by: str | None) -> None:
    """Splits a note."""
    from workshop_tui.domain.note_editing import parts_of

    said = parts_of(frame.text_argument("-")) if parts == ("-",) else parts
    with open_secretariat(by) as live:
        for note in live.split_note(ids_of(live, [id_])[0], said):
            click.echo(note.id)


@command("move", Message("Move notes to another table or item, or onto the wall."), conference=True)
@_IDS
@option("--table", type=int, metavar="N", help=Message("The table (the number of its statement)."))
@option("--item", metavar="ID", help=Message("The item of the programme."))
@option(
    "--wall", type=click.Choice([kind.value for kind in WALL_KINDS]), help=Message("The column of the wall.")
)
@by_option()
def move(ids: tuple[str, ...], table: int | None, item: str | None, wall: str | None, by: str | None) -> None:
    """Moves notes."""
    if [table, item, wall].count(None) != 2:
        raise UsageError(
            Message("A note belongs to one place."), Message("Say one of --table N, --item ID, --wall KIND.")
        )
    with open_secretariat(by) as live:
        kind = NoteKind(wall) if wall else None
        _count(live.move_notes(ids_of(live, ids), Place(statement=table, item=item), kind=kind))


@command(
    "mark",
    Message("Say what became of notes: used in a text, left out for a reason, or open again."),
    conference=True,
)
@click.argument("state", type=click.Choice(["used", "left_out", "open"]))
@_IDS
@option("--in", "key", default="", metavar="KEY", help=Message("The text that it went into (“text list”)."))
@option("--paragraph", default="", metavar="TEXT", help=Message("How the paragraph there begins."))
@option("--reason", default="", metavar="TEXT", help=Message("Why it was left out."))
@by_option()
def mark(state: str, ids: tuple[str, ...], key: str, paragraph: str, reason: str, by: str | None) -> None:
    """Marks notes."""
    if state != "used" and (key or paragraph):
        raise UsageError(Message("--in and --paragraph go with “used”."))
    if state != "left_out" and reason:
        raise UsageError(Message("--reason goes with “left_out”."))
    with open_secretariat(by) as live:
        found = ids_of(live, ids)
        _count(live.mark_notes(found, NoteState(state), key=key, paragraph=paragraph, reason=reason))


@command("kind", Message("Give notes another kind."), conference=True)
@click.argument("kind", type=click.Choice([kind.value for kind in NoteKind]))
@_IDS
@by_option()
def kind(kind: str, ids: tuple[str, ...], by: str | None) -> None:
    """Changes the kind of notes."""
    with open_secretariat(by) as live:
        _count(live.set_kinds(ids_of(live, ids), NoteKind(kind)))


@command("strike", Message("Strike notes out; they stay, and can be restored."), conference=True)
@_IDS
@by_option()
def strike(ids: tuple[str, ...], by: str | None) -> None:
    """Strikes notes out."""
    with open_secretariat(by) as live:
        _count(live.strike_notes(ids_of(live, ids)))


@command("restore", Message("Take back that notes were struck out, or an earlier reading."), conference=True)
@_IDS
@option("--reading", type=int, metavar="N", help=Message("As it read then (“note history”); for one note."))
@by_option()
def restore(ids: tuple[str, ...], reading: int | None, by: str | None) -> None:
    """Restores notes."""
    if reading is not None and len(ids) != 1:
        raise UsageError(Message("--reading goes with one note."))
    with open_secretariat(by) as live:
        found = ids_of(live, ids)
        _count([live.restore_reading(found[0], reading)] if reading else live.restore_notes(found))


@command("undo", Message("Take back the last thing that you did with notes, whole."), conference=True)
@by_option()
def undo(by: str | None) -> None:
    """Undoes an action on notes."""
    from workshop_tui.wording import EDITING_TEXT

    with open_secretariat(by) as live:
        done = live.undo_editing()
        click.echo(say(Message("Undone: {what}.", what=EDITING_TEXT.get(done.what, done.what))))


@command("redo", Message("Bring back what was undone last."), conference=True)
@by_option()
def redo(by: str | None) -> None:
    """Redoes an action on notes."""
    with open_secretariat(by) as live:
        live.redo_editing()


@command("history", Message("Show all that happened to a note."), conference=True)
@click.argument("id_", metavar="ID")
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def history(id_: str, json_: bool) -> None:
    """Shows a note's history."""
    from workshop_tui.harmless import one_line
    from workshop_tui.wording import EDITING_TEXT, date_text, wall_time

    with open_secretariat() as live:
        note = live.note(ids_of(live, [id_])[0])
        found = live.note_history(note.id)
        if json_:
            frame.as_json(_history_json(note, found))
            return
        for each in found.readings:
            at = live.conference.local(each.at_ms)
            what = EDITING_TEXT.get(each.action, each.action)
            when = f"{date_text(at.date())}, {wall_time(at)}"
            click.echo(f"{each.number:>3}. {when}  {one_line(each.by)}: {say(what)}")
            click.echo(f"     {one_line(each.text)}")
            for origin in found.origins:
                if (origin.note, origin.number) == (note.id, each.number):
                    click.echo(f"     ← {origin.origin}")
        for origin in found.origins:
            if origin.origin == note.id:
                click.echo(f"  → {origin.note}")


def _history_json(note: Note, found: NoteHistory) -> dict[str, object]:
    from workshop_tui.report.as_json import note_json, utc
    from workshop_tui.report.editorial_json import mark_json

    return {
        "note": note_json(note),
        "mark": mark_json(found.mark),
        "readings": [
            {
                "number": each.number,
                "action": each.action,
                "at": utc(each.at_ms),
                "by": each.by,
                "kind": each.kind.value,
                "text": each.text,
                "state": each.state.value,
            }
            for each in found.readings
        ],
        "moves": [
            {"number": each.number, "before": _stand(each.before), "after": _stand(each.after)}
            for each in found.moves
        ],
        "origins": [
            {
                "note": each.note,
                "number": each.number,
                "origin": each.origin,
                "how": each.how.value,
                "tally": each.tally,
            }
            for each in found.origins
        ],
    }


def _stand(stand: Stand) -> dict[str, object]:
    return {
        "table": stand.place.statement,
        "item": stand.place.item,
        "round": stand.round,
        "group": stand.group,
    }


def _count(notes: Iterable[Note]) -> None:
    click.echo(say(Message.counted("{n} note.", "{n} notes.", n=len(list(notes)))))


COMMANDS = (edit, merge, split, move, mark, kind, strike, restore, undo, redo, history)
history.shape = shapes.HISTORY

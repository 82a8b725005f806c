"""`merge`: what another laptop captured for the same conference."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.store.merging import Conflict, Merged

WIDTH = 36
"""Characters of each of the two readings that stand side by side."""

_CAME = {
    "notes": Message("notes"),
    "note_revisions": Message("changes of notes"),
    "note_tallies": Message("“me too” on the wall"),
    "agreements": Message("agreements"),
    "agreement_revisions": Message("changes of agreements"),
    "position_cells": Message("positions"),
    "position_judgements": Message("decisions on options and projects"),
    "position_parties": Message("parties that joined"),
    "editorial_texts": Message("versions of editorial texts"),
    "note_marks": Message("marks on notes"),
    "choices": Message("choices of the day"),
}

_WHAT = {
    "note": Message("note"),
    "agreement": Message("agreement"),
    "text": Message("editorial text"),
}


@command(
    "merge",
    Message(
        "Take in what another laptop captured for the same conference.\n\n"
        "OTHER.db stays as it is. Doing it twice changes nothing. What was changed on both laptops is shown"
        " side by side: the later reading holds, the other stays in the history."
    ),
    conference=True,
)
@click.argument("other", type=frame.FILE, metavar="OTHER.db")
@option("--dry-run", is_flag=True, help=Message("Only say what would come."))
def merge_command(other: Path, dry_run: bool) -> None:
    """Merges two databases."""
    from workshop_tui.store.merging import merge, opened_copy

    with frame.open_live() as live, opened_copy(other) as there:
        found = merge(live.store, there, live.conference_id, dry=dry_run)
    _tell(found, dry_run)


def _tell(found: Merged, dry_run: bool) -> None:
    if found.is_nothing:
        click.echo(say(Message("Nothing new: everything in it is here already.")))
        return
    click.echo(say(Message("This would come in:") if dry_run else Message("This came in:")))
    for table, count in found.came.items():
        if count:
            click.echo(f"{count:>8}  {say(_CAME.get(table, table))}")
    for theirs, ours in sorted(found.renumbered.items()):
        click.echo(
            say(Message("Agreement {theirs} of the other laptop is number {ours} here.",
                        theirs=theirs, ours=ours))
        )  # fmt: skip
    for conflict in found.conflicts:
        _side_by_side(conflict)


def _side_by_side(conflict: Conflict) -> None:
    """Both readings, and which one holds."""
    from workshop_tui.harmless import harmless

    click.echo()
    click.echo(
        say(
            Message(
                "Changed on both laptops: {what} {which}", what=_WHAT[conflict.what], which=conflict.which
            )
        )
    )
    here, there = say(Message("here")), say(Message("on the other laptop"))
    holds = say(Message("this one holds"))
    heads = (
        f"{here} ({holds})" if conflict.kept_ours else here,
        there if conflict.kept_ours else f"{there} ({holds})",
    )
    left, right = (
        [line for part in harmless(say(text)).splitlines() for line in textwrap.wrap(part, WIDTH) or [""]]
        for text in (conflict.ours, conflict.theirs)
    )
    click.echo(f"  {heads[0]:<{WIDTH}}  {heads[1]}")
    for place in range(max(len(left), len(right))):
        one = left[place] if place < len(left) else ""
        two = right[place] if place < len(right) else ""
        click.echo(f"  {one:<{WIDTH}}  {two}".rstrip())

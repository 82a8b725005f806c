"""Files in and out: `check`, `backup`, `verify`, `where`, `keys`."""

from __future__ import annotations

from pathlib import Path

import click

from workshop_tui import i18n
from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say


@command("check", Message("Check session files: all problems, each with its place."))
@click.argument("sessionfile", nargs=-1, required=True, type=frame.FILE)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def check_command(sessionfile: tuple[Path, ...], json_: bool) -> int:
    """Checks session files; exit code 1 when one cannot be used."""
    from workshop_tui.sessionfile import load
    from workshop_tui.sessionfile.check import check_json, summary

    found = [load(path) for path in sessionfile]
    if json_:
        frame.as_json(check_json(found))
    for loaded in found:
        if loaded.conference is not None:
            frame.speak(loaded.conference.language)
        for line in () if json_ else summary(loaded):
            click.echo(say(line))
        for problem in loaded.problems:
            frame.complain(problem.render(i18n.translator()))
    return 0 if all(loaded.conference is not None for loaded in found) else 1


@command("backup", Message("Write a consistent copy of the database, also while it is in use."))
@click.argument("file", type=frame.FILE)
@option("--overwrite", is_flag=True, help=Message("Replace the file when it is there already."))
def backup_command(file: Path, overwrite: bool) -> None:
    """Copies the database."""
    from workshop_tui.store import backup

    with frame.open_store() as store:
        click.echo(backup(store.db, file, overwrite=overwrite))


@command("verify", Message("Check the database from end to end, and count what is in it."))
def verify_command() -> None:
    """Checks the database; exit code 1 when something is wrong with it."""
    from workshop_tui.store import verify

    with frame.open_store() as store:
        found = verify(store.db)
        for name, count in found.counts.items():
            click.echo(f"{count:>8}  {name}")
        problems = (*found.integrity, *found.references)
        for problem in problems:
            frame.complain(problem)
        if problems:
            raise Refusal(
                Message("The database is damaged: {n} problems.", n=len(problems)),
                Message("Go on with the newest copy in the folder of backups; “where” names it."),
            )
        click.echo(say(Message("The database is whole.")))


@command(
    "where",
    Message("Show where the database, its backups, the shipped session files and the settings are."),
)
def where_command() -> None:
    """Shows the paths in use."""
    from workshop_tui import paths
    from workshop_tui.store.failures import backup_folder

    database = frame.database_path().absolute()
    rows = [
        (Message("database"), database),
        (Message("backups"), backup_folder(database)),
        (Message("session files"), paths.shipped_sessions()),
        (Message("settings"), paths.settings_file()),
    ]
    width = max(len(say(name)) for name, _ in rows)
    for name, path in rows:
        click.echo(f"{say(name):<{width}}  {path}")


@command("keys", Message("Show all keys of the live screen."))
def keys_command() -> None:
    """Shows all keys, by screen."""
    from workshop_tui.tui.all_keys import all_keys

    for screen, rows in all_keys():
        click.echo(screen)
        for keys, text in rows:
            click.echo(f"  {keys:<14}  {text}")
        click.echo()


check_command.shape = shapes.CHECK

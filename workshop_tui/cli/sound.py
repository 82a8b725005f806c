"""`sound`: what is heard when a time is up."""

from __future__ import annotations

from pathlib import Path

import click

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say


@command(
    "sound",
    Message(
        "Set what is heard when a time is up: on, off, bell, or a WAV file.\n\n"
        "Without a word: tells what is set. The live screen reads it when it opens."
    ),
)
@click.argument("choice", required=False, metavar="[on|off|bell|FILE]")
@option("--try", "try_", is_flag=True, help=Message("Let it be heard now."))
def sound_command(choice: str | None, try_: bool) -> None:
    """Sets or tells the sound."""
    from workshop_tui import paths
    from workshop_tui.settings import change_settings, read_settings
    from workshop_tui.tui.sound import check_sound_file, play

    file = paths.settings_file()
    settings, problem = read_settings(file)
    if problem is not None:
        frame.complain(say(problem))
    if choice in ("on", "off"):
        settings = change_settings(file, sound=choice == "on")
    elif choice == "bell":
        settings = change_settings(file, sound=True, sound_file=None)
    elif choice is not None:
        settings = change_settings(file, sound=True, sound_file=check_sound_file(Path(choice)))
    click.echo(say(_said(settings.sound, settings.sound_file)))
    if try_ and settings.sound_file is None:
        click.echo("\a", nl=False)
    elif try_ and settings.sound_file is not None and not play(settings.sound_file):
        raise Refusal(
            Message("Nothing here can play {path}.", path=settings.sound_file),
            Message("Install the program with its extra “sound”, or choose “bell”."),
        )


def _said(on: bool, file: Path | None) -> Message:
    if not on:
        return Message("The sound is off.")
    if file is None:
        return Message("The sound is the terminal's bell.")
    return Message("The sound is {path}.", path=file)

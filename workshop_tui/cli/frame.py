"""What all commands share: the options that each one takes, translated help, the open database.

Help texts are `Message`s and put in words when they are printed: a command is declared before the
language of the run is known.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workshop_tui import i18n
from workshop_tui.domain.message import Message
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.clock import Clock
    from workshop_tui.live import Live
    from workshop_tui.store import Store

FILE = click.Path(path_type=Path, readable=False)
"""A file that is named. Whether it may be read is for whoever opens it to say."""

F = TypeVar("F", bound=Callable[..., Any])


PATIENCE_S = 2.0
"""How long a screen waits for another program that holds the database before it says so: what was typed
stays where it was typed, and a key that seems dead for longer is pressed again."""


@dataclass
class Asked:
    """What the common options said. None: not given."""

    db: Path | None = None
    lang: str | None = None
    conference: str | None = None


def asked() -> Asked:
    """The common options of the command that runs."""
    return click.get_current_context().ensure_object(Asked)


class HelpedOption(click.Option):
    """An option whose help is in the language of the run."""

    def __init__(self, *names: str, help: Message, **settings: Any) -> None:
        super().__init__(list(names), help=str(help), **settings)
        self.message = help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = say(self.message)
        return super().get_help_record(ctx)


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def keep(context: click.Context, _option: click.Parameter, value: Any) -> Any:
        if value is not None:
            setattr(context.ensure_object(Asked), name, value)
        return value

    return keep


def common_options(*, conference: bool) -> list[click.Parameter]:
    """The options that every command takes; `conference` where there could be several."""
    found: list[click.Parameter] = [
        HelpedOption(
            "--db",
            type=FILE,
            expose_value=False,
            callback=_keep("db"),
            metavar="FILE",
            help=Message("The database (default: the one that “where” names)."),
        ),
        HelpedOption(
            "--lang",
            type=click.Choice(list(i18n.LANGUAGES)),
            expose_value=False,
            callback=_keep("lang"),
            help=Message("The language of what is shown (default: the conference's)."),
        ),
        HelpedOption(
            "--debug",
            is_flag=True,
            expose_value=False,
            help=Message("When something fails, show the traceback as well."),
        ),
    ]
    if conference:
        option = HelpedOption(
            "--conference",
            expose_value=False,
            callback=_keep("conference"),
            metavar="ID",
            help=Message("Which conference (default: the running one, else the latest)."),
        )
        found.insert(1, option)
    return found


class HelpedCommand(click.Command):
    """A command whose help is in the language of the run."""

    message: Message
    words: Mapping[str, Message] = MappingProxyType({})
    """The words that the first argument may be, with what they do."""
    words_title: Message = Message("Actions")
    shape: str = ""
    """The shape of what `--json` prints."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.words:
            with formatter.section(say(self.words_title)):
                formatter.write_dl([(word, say(text)) for word, text in self.words.items()])
        if self.shape:
            with formatter.section(say(Message("What --json prints"))):
                for line in self.shape.splitlines():
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def get_short_help_str(self, limit: int = 45) -> str:
        self.help = say(self.message)
        self.short_help = self.help.partition("\n")[0]
        return super().get_short_help_str(max(limit, 78))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = say(self.message)
        super().format_help_text(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say(Message("Show this and exit."))
        return option


class HelpedGroup(HelpedCommand, click.Group):
    """A group of commands whose help is in the language of the run."""


def loaded() -> None:
    """Everything that a long-running command needs has been loaded: none of it will ever be garbage.

    `main` starts without the collector, which would look again and again through what is only just
    being loaded; from here on it looks at what comes and goes.
    """
    gc.freeze()
    gc.enable()


def command(
    name: str, about: Message, *, conference: bool = False, **settings: Any
) -> Callable[[F], HelpedCommand]:
    """Declares a command with the common options behind its own."""

    def declare(function: F) -> HelpedCommand:
        made = click.command(name, cls=HelpedCommand, help=str(about), **settings)(function)
        made.message = about
        made.params += common_options(conference=conference)
        return made

    return declare


def group(name: str, about: Message) -> HelpedGroup:
    """Declares a group of commands."""
    made = HelpedGroup(name, help=str(about), params=common_options(conference=True))
    made.message = about
    return made


def option(*names: str, help: Message, **settings: Any) -> Callable[[F], F]:
    """An option with translated help."""
    return click.option(*names, cls=_translated(help), **settings)


def _translated(message: Message) -> type[click.Option]:
    class Translated(HelpedOption):
        def __init__(self, names: list[str], **settings: Any) -> None:
            super().__init__(*names, help=message, **settings)

    return Translated


def database_path() -> Path:
    """The database that was named, else the default one."""
    from workshop_tui import paths

    return asked().db or paths.default_database()


@contextmanager
def open_store(*, create: bool = False) -> Iterator[Store]:
    """The database, open; `create` makes it where there is none."""
    from workshop_tui.errors import StoreError
    from workshop_tui.store import Store

    path = database_path()
    if not create and not _is_there(path):
        raise StoreError(
            Message("There is no database {path} yet.", path=path),
            Message("“workshop-tui run FILE” makes it; “workshop-tui demo” needs none."),
        )
    with Store.open(path, create=create) as store:
        for warning in store.db.warnings:
            complain(say(warning))
        yield store


def _is_there(path: Path) -> bool:
    """Whether there is such a file. Refused where the folder may not even be looked into."""
    from workshop_tui.store.failures import said_plainly

    with said_plainly(path):
        return path.exists()


@contextmanager
def open_live() -> Iterator[Live]:
    """The conference that is meant, in its language unless another was asked for."""
    from workshop_tui.live import Live
    from workshop_tui.live.opening import pick

    clock = the_clock()
    with open_store() as store:
        live = Live(store, clock, pick(store, asked().conference))
        speak(live.conference.language)
        loaded()
        yield live


def the_clock() -> Clock:
    """The clock of this process: that of the rehearsal on the database, where one runs."""
    import os

    from workshop_tui.clock import NOW_VARIABLE, FollowedClock, clock_beside, clock_from_environment

    kept = clock_beside(database_path())
    if not os.environ.get(NOW_VARIABLE, "").strip() and _is_there(kept):
        return FollowedClock(kept)
    return clock_from_environment()


def speak(language: str) -> None:
    """From here on in that language, unless the command line named one."""
    if asked().lang is None:
        i18n.use(language)


def complain(line: str) -> None:
    """A line on standard error. It may repeat what the user gave, so it is made harmless."""
    from workshop_tui.harmless import harmless

    click.echo(harmless(line), err=True)


def confirmed(question: Message) -> bool:
    """Asks on standard error; nothing typed is no. Understands yes and no in the language of the run
    and in English, whole or by their first letter."""
    yes, no = say(Message("yes")), say(Message("no"))
    asked = f"{say(question)} [{yes[0]}/{no[0].upper()}]"
    while True:
        answer = click.prompt(asked, default="", show_default=False, err=True).strip().casefold()
        if answer in (yes, yes[0], "yes", "y"):
            return True
        if answer in ("", no, no[0], "no", "n"):
            return False
        complain(say(Message("Answer {yes} or {no}.", yes=yes, no=no)))


def as_json(value: object) -> None:
    """JSON on standard output, in ASCII, so that it is whole whatever the terminal's encoding."""
    import json

    click.echo(json.dumps(value, indent=2))


def text_argument(text: str) -> str:
    """The text, or what standard input holds when it is `-`, without its last line end."""
    if text != "-":
        return text
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r")

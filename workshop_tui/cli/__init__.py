"""The command line. Each command is loaded, and loads what it needs, when it runs.

No traceback reaches a user: what a user can cause is a `Refusal` and printed as its sentence. `--debug`
shows where it came from, as it does for what should not have happened.
"""

from __future__ import annotations

import errno
import gc
import io
import locale
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from workshop_tui import __version__, i18n
from workshop_tui.cli.frame import Asked, HelpedGroup, HelpedOption, common_options, complain
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.i18n import say

WHERE = {
    "run": "day",
    "open": "day",
    "demo": "demo",
    "rehearse": "rehearse",
    "display": "display",
    "status": "day",
    "do": "day",
    "note": "notes",
    "agreement": "agreements",
    "edit": "editing",
    "text": "texts",
    "report": "report",
    "position": "positions",
    "participants": "participants",
    "change": "changes",
    "move": "moving",
    "plan": "planning",
    "import": "importing",
    "check": "files",
    "seat": "seat",
    "export": "exporting",
    "merge": "merging",
    "backup": "files",
    "verify": "files",
    "sound": "sound",
    "where": "files",
    "keys": "files",
}
"""The commands, and the module of this package that each lives in."""


class LateGroup(HelpedGroup):
    """Loads a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = WHERE.get(cmd_name)
        if module is None:
            return None
        found = getattr(import_module(f"{__name__}.{module}"), f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found


def _print_version(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"workshop-tui {__version__}")
        context.exit()


commands = LateGroup(
    "workshop-tui",
    params=[
        HelpedOption(
            "--version",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=Message("Show the version and exit."),
        ),
        *common_options(conference=False),
    ],
)
commands.message = Message("Runs a world-café conference in the terminal and keeps what it yielded.")


def language_of(arguments: Sequence[str]) -> str:
    """The language before anything is read: `--lang`, else the system's, else Dutch."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and arguments[place + 1 :][:1]:
            given = arguments[place + 1]
        elif argument.startswith("--lang="):
            given = argument.removeprefix("--lang=")
        else:
            continue
        if given in i18n.LANGUAGES:
            return given
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named and sys.platform in ("win32", "darwin"):
        named = locale.getlocale()[0] or ""
    plain = named.partition(".")[0].casefold()
    return "nl" if plain in ("", "c", "posix") or plain.startswith(("nl", "dutch")) else "en"


def run(arguments: Sequence[str]) -> int:
    """Runs a command line; the exit code: 0 done, 1 it could not be met, 2 wrong use."""
    language = language_of(arguments)
    i18n.use(language)
    i18n.speak_click(language)
    try:
        code = commands.main(list(arguments), "workshop-tui", standalone_mode=False, obj=Asked())
        return code if isinstance(code, int) else 0
    except Refusal as problem:
        complain(f"workshop-tui: {say(problem)}")
        if "--debug" in arguments:
            import traceback

            complain("".join(traceback.format_exception(problem)).removesuffix("\n"))
        return problem.exit_code
    except click.ClickException as problem:
        shown = io.StringIO()
        problem.show(shown)
        complain(shown.getvalue().removesuffix("\n"))
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain(say(Message("Stopped.")))
        return 1
    except BrokenPipeError:  # who reads it has seen enough, as `| head` has
        _write_nowhere()
        return 0
    except SystemExit:  # the same, met by click, which ends itself for nothing else
        return 0
    except Exception as problem:
        if "--debug" in arguments:
            raise
        if isinstance(problem, OSError):
            complain(f"workshop-tui: {say(_refused_by_the_computer(problem))}")
            return 1
        name = type(problem).__name__
        said = Message("This should not have happened ({name}: {problem}).", name=name, problem=problem)
        complain(f"workshop-tui: {say(said)} {say(Message('With --debug you see where.'))}")
        return 1


_OUTPUT_FAILS = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG)


def _refused_by_the_computer(problem: OSError) -> Refusal:
    """What a file, a folder or the standard output did not take. Standard output, which has no name, is
    let go when it takes nothing: otherwise Python says so once more when it ends."""
    reason = problem.strerror or str(problem)
    if problem.filename is None and problem.errno in _OUTPUT_FAILS:
        _write_nowhere()
        return Refusal(
            Message("What was asked for cannot be shown: {reason}.", reason=reason),
            Message("Let it go elsewhere; what was to be stored is stored."),
        )
    return Refusal(
        Message("The computer refuses this: {reason}.", reason=reason),
        Message("Check the folder, the rights and the disk, and do it again."),
    )


def _write_nowhere() -> None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  nothing to flush to


def main() -> None:
    """The console script. The collector is off while things are loaded, see `frame.loaded`."""
    gc.disable()
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  it was closed: nothing comes
    if sys.stdout is None:
        _write_nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))

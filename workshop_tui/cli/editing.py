"""`edit`: the secretariat's screen."""

from __future__ import annotations

import sys

from workshop_tui.cli import frame
from workshop_tui.cli.frame import command
from workshop_tui.cli.secretariat import by_option
from workshop_tui.domain.message import Message, Refusal


@command(
    "edit",
    Message(
        "Open the secretariat's screen: notes and texts of the report.\n\n"
        "For the work after the day; several may have the same conference open."
    ),
    conference=True,
)
@by_option()
def edit_command(by: str | None) -> None:
    """Opens the secretariat's screen."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            Message("“edit” needs a terminal with a keyboard and a screen; this is a pipe or a file."),
            Message("“text”, “note” and “report” do without one."),
        )
    from workshop_tui import paths
    from workshop_tui.live.opening import pick
    from workshop_tui.live.secretariat import EDITOR, Secretariat
    from workshop_tui.settings import read_settings
    from workshop_tui.store import Store

    settings = paths.settings_file()
    name = by or read_settings(settings)[0].editor
    clock = frame.the_clock()
    with frame.open_store() as store:
        path, conference = store.path, pick(store, frame.asked().conference)
        live = Secretariat(store, clock, conference, name or EDITOR)
        frame.speak(live.conference.language)
        from workshop_tui.tui.edit_app import EditApp

        def writer() -> Secretariat:
            opened = Store.open(path, create=False, timeout_s=frame.PATIENCE_S)
            return Secretariat(opened, clock, conference, live.typed_by)

        frame.loaded()
        EditApp(live, writer, settings, named=bool(name)).run()

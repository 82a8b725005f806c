"""The baseline: a Textual app with a header, a footer and a clock that it updates each second."""

from __future__ import annotations

import time

from textual.app import App, ComposeResult
from textual.widgets import Digits, Footer, Header


class BareApp(App[None]):
    """Nothing but a clock."""

    TITLE = "Bare app"
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield Digits("0:00")
        yield Footer()

    def on_mount(self) -> None:
        self.set_interval(1, self.show_time)

    def show_time(self) -> None:
        """The time of day."""
        self.query_one(Digits).update(time.strftime("%H:%M:%S"))


if __name__ == "__main__":
    BareApp().run()

"""The head of a table: its theme, who sits there, the statement and what goes with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workshop_tui.domain.conference import Table
from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.tui.table_views import TableView


class TableHead(Vertical):
    """Draws only what changed. The questions are shown where there is room, or when asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: dict[str, tuple[object, ...]] = {}
        self._table: Table | None = None
        self._view: TableView | None = None
        self._where = ""
        self._reporter = ""
        self._typing = False

    def compose(self) -> ComposeResult:
        yield Static(id="theme", markup=False)
        yield Static(id="statement", markup=False)
        yield Static(id="questions", markup=False)
        yield Static(id="people", markup=False)

    def show(self, table: Table | None, view: TableView | None, where: str) -> None:
        """The table, and where the day stands there."""
        self._table, self._view, self._where = table, view, where
        if table is None:
            self._put("theme", Content(say(Message("This table is no longer in the programme."))))
            return
        width = max(20, self.size.width or self.app.size.width - 2)
        name = Message("table {number}", number=table.number)
        if view is not None and view.sheets_move:
            name = Message("statement {number}", number=table.statement.number)
        title = say(name)
        self._put(
            "theme",
            _sides(f"{title[:1].upper()}{title[1:]} · {one_line(table.statement.theme)}", where, width),
        )
        self._put("statement", Content(harmless(table.statement.text)))
        self._put(
            "questions", Content("\n".join(f"‒ {one_line(text)}" for text in table.statement.questions))
        )
        self._people()

    def show_reporter(self, name: str) -> None:
        """Who reports back; empty for nobody yet."""
        self._reporter = name
        self._people()

    def show_typing(self, typing: bool) -> None:
        """Whether a letter goes into a line, so that it does something else only after escape."""
        if typing != self._typing:
            self._typing = typing
            self._people()

    def _key(self, letter: str) -> str:
        return f"esc {letter}" if self._typing else letter

    def toggle_questions(self) -> None:
        """Shows the questions where they are hidden, hides them where they are shown."""
        shown = self.query_one("#questions").display
        self.set_class(not shown, "-questions")
        self.set_class(shown, "-no-questions")
        self._people()

    def on_resize(self) -> None:
        if self._table is not None:
            self.show(self._table, self._view, self._where)

    def _people(self) -> None:
        table = self._table
        if table is None:
            return
        parts = []
        if self._reporter:
            parts.append(say(Message("reports back: {name}", name=one_line(self._reporter))))
        elif self._view is not None and self._view.now.is_last_round:
            parts.append(f"{self._key('k')}: {say(Message('choose who reports back'))}")
        if table.statement.questions and not self.query_one("#questions").display:
            count = len(table.statement.questions)
            counted = say(Message.counted("{n} question", "{n} questions", n=count))
            parts.append(f"{self._key('q')}: {counted}")
        if table.hosts:
            names = ", ".join(one_line(host) for host in table.hosts)
            parts.append(say(Message("hosts: {names}", names=names)))
        if self._view is not None and self._view.people:
            parts.append(", ".join(one_line(name) for name in self._view.people))
        self._put("people", Content(" · ".join(parts)))

    def _put(self, name: str, content: Content) -> None:
        what = (content.plain,)
        if self._drawn.get(name) != what:
            self._drawn[name] = what
            for part in self.query(f"#{name}").results(Static):
                part.update(content)


def _sides(left: str, right: str, width: int) -> Content:
    """Two texts at the ends of a line; the left one gives way."""
    end = Content.styled(right, "bold")
    room = max(10, width - end.cell_length - 2)
    begin = Content.styled(left, "bold $text-primary").truncate(room, ellipsis=True)
    return Content.assemble(begin, " " * max(1, width - begin.cell_length - end.cell_length), end)

"""A text in block letters, as large as it is given room; in plain letters where there is too little."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from workshop_tui.tui.block_letters import in_blocks


class Blocks(Widget):
    """One text. `most` is the largest scale it is drawn at."""

    DEFAULT_CSS = """
    Blocks { width: 1fr; height: 1fr; content-align: center middle; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None, most: int = 99) -> None:
        super().__init__(id=id)
        self._most = most
        self._texts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is to be read, whole."""
        return self._texts[0] if self._texts else ""

    def show(self, *texts: str) -> None:
        """Shows another text; draws only when it is another one. Several say the same in less and
        less room: the first that fits in block letters is read, else the first in plain ones."""
        if texts != self._texts:
            self._texts = texts
            self.refresh()

    def render(self) -> Content:
        """The text for the room there is."""
        width, height = self.size
        if not self.text or not width or not height:
            return Content("")
        for text in self._texts:
            drawn = in_blocks(text, width, height, most=self._most)
            if drawn is not None:
                return Content("\n".join(drawn))
        lines = Content.styled(self.text, "bold").wrap(width)
        if len(lines) > height:
            rest = Content.styled(" ".join(line.plain for line in lines[height - 1 :]), "bold")
            lines = [*lines[: height - 1], rest.truncate(width, ellipsis=True)]
        wide = max(line.cell_length for line in lines)
        return Content("\n").join(line.pad_left((wide - line.cell_length) // 2) for line in lines)

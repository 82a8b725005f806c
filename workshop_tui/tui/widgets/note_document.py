"""The text inside a note's input, kept whole.

Textual's own document breaks lines wherever Unicode knows a line or page end, and so turns a vertical
tab or a line separator into a new line. A note is text as it was typed or pasted: here only a new
line is one.
"""

from __future__ import annotations

from textual.document._document import Document, EditResult, Location


class NoteDocument(Document):
    """Lines end at `\\n` and nowhere else. In what is typed or pasted `\\r\\n` and `\\r` are new lines,
    which is how terminals send them."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._newline = "\n"
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Puts the text in the place of a range; gives what was there and where the text ends."""
        (top_row, top_column), (bottom_row, bottom_column) = top, bottom = sorted((start, end))
        replaced = self.get_text_range(top, bottom)
        inserted = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        before = self._lines[top_row][:top_column] if top_row < len(self._lines) else ""
        after = self._lines[bottom_row][bottom_column:] if bottom_row < len(self._lines) else ""
        inserted[0] = before + inserted[0]
        column = len(inserted[-1])
        inserted[-1] += after
        self._lines[top_row : bottom_row + 1] = inserted
        return EditResult((top_row + len(inserted) - 1, column), replaced)

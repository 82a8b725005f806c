"""The lines of a programme text as they can be read on: cleaned, numbered, joined where they were wrapped.

A programme comes out of a word processor, a PDF or an e-mail. Line ends mean nothing there: a sentence
goes on below, sometimes below a blank line that was a page break.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_LINES = 20_000
LONGEST = 2_000
"""More characters than a line of a programme has; what is longer is cut into pieces of it."""

_SPACES = re.compile(r"[^\S\n\t]")
_MARKS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=[\w(])|(?<=[\w).!?])_(?!\w)|`")
_SIGNS = re.compile(r"^(?:[\u231a-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?\s*)+(?=\d)")
_LINK = re.compile(r"\[([^\][]{1,200})\]\([^()\s]{1,500}\)")
_BULLET = re.compile(r"^(?:[-–—•●▪◦‣·*+>]|o(?=\s{1,4}[A-Z\d]))\s+")
_HEADING = re.compile(r"^#{1,6}\s+")
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-zA-Z][.)]|\d{1,2}°)\s+\S")
LABEL = re.compile(r"^([^\W\d_][\w\s()/&'’-]{0,40}?)\s*(?::(?!\S*\d)|:\s)\s*")
"""A word or a few before a colon: “Stelling: …”."""
OF_A_TABLE = re.compile(
    r"^(?:(?:thema)?(?:tafel|table)\s+[\w-]+(?:\s[\w-]+){0,2}\s*(?::|\s[–—-]\s)"
    r"|(?:(?:prikkelende )?stelling|statement|(?:deel|hoofd|kern)?vra(?:ag|gen)|questions?|thema|theme"
    r"|(?:tafel)?moderator(?:en)?|(?:tafel)?hosts?|tafelheer|tafeldame)\s*:)",
    re.IGNORECASE,
)
"""A line that begins a table of a world café or something that belongs to one, small letters or not."""
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HARD_WRAPPED = 130
_SHORT = 40
"""Characters of a line that nothing but its writer would have ended."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(frozen=True)
class Row:
    """A line of the programme that came in fields, from a table, a calendar or another program.

    Times and duration are texts as they stand in a cell; `kind` is a word for the kind. What had no
    field of its own is in `notes`, paragraph by paragraph.
    """

    time: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    title: str = ""
    who: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True)
class TableRow:
    """A table of a world café that came in fields: number, theme, statement, questions, hosts."""

    number: str = ""
    theme: str = ""
    statement: str = ""
    questions: str = ""
    hosts: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the source. `number` counts from 1; empty `text` is a blank line. `row` and `table` are
    there when the line came in fields; `heading` when the source says that it is one; `bullet` when a
    mark of a list stood before it; `cut` when the source ends lines where its page or cell ends; `day`
    when the source says that another day, sheet or rundown begins with it; `part` is which part of the
    source it stands in, beside the text: `header`, `footer`, `box`, `comment`."""

    number: int
    text: str
    heading: bool = False
    bullet: bool = False
    cut: bool = False
    day: bool = False
    part: str = ""
    row: Row | None = None
    table: TableRow | None = None

    @property
    def blank(self) -> bool:
        """Nothing is on it."""
        return not self.text and self.row is None and self.table is None


def cleaned(text: str) -> str:
    """The text without what cannot be seen: control characters, soft hyphens, marks of direction; every
    kind of line end is one, every kind of blank is a blank. Tabs stay: they part columns."""
    text = text.replace("\r\n", "\n")
    return "".join(map(_kept, text)) if not (text.isascii() and text.isprintable()) else text


def _kept(char: str) -> str:
    if char in "\n\t" or " " <= char <= "~":
        return char
    if char in "\r\f\v\x85\u2028\u2029":
        return "\n"
    if char in _LIGATURES:
        return _LIGATURES[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category == "Cs" or char in "\ufffe\uffff":
        return "\ufffd"
    if category in ("Cc", "Cf", "Cn", "Co"):
        return "\u200d" if char == "\u200d" else ""
    return char


def plain(text: str) -> str:
    """A piece of text on one line."""
    return " ".join(cleaned(text).split())


def lines_of_text(text: str, *, markdown: bool = False, tables: bool = False) -> tuple[Line, ...]:
    """The lines of a text; at most `MOST_LINES`, what comes after them is left out. With `tables` the rows
    of tables in Markdown stay as they are."""
    found: list[Line] = []
    for number, raw in enumerate(cleaned(text).split("\n", MOST_LINES)[:MOST_LINES], 1):
        for start in range(0, max(1, len(raw)), LONGEST):
            piece = raw[start : start + LONGEST]
            if tables and piece.lstrip().startswith("|"):
                found.append(Line(number, without_marks(piece)))
            else:
                found.append(line_of(piece, number, markdown=markdown))
    return single_spaced(found)


def without_marks(text: str) -> str:
    """A text in Markdown without its signs for bold, italics, links."""
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()


def line_of(raw: str, number: int, *, markdown: bool = False, heading: bool = False) -> Line:
    """One line, its marks taken off."""
    text = raw.strip()
    if markdown:
        text = without_marks(text).strip("|").strip()
    if _HEADING.match(text):
        text, heading = _HEADING.sub("", text).rstrip("# "), True
    if text and not text.isascii():
        # A clock or a cup before a line is for the eye.
        text = _SIGNS.sub("", text)
    bullet = _BULLET.match(text)
    if bullet:
        text = text[bullet.end() :].strip()
    if not any(char.isalnum() for char in text):
        text = ""
    return Line(number, _SPACES.sub(" ", text), heading=heading, bullet=bullet is not None)


def single_spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Without the blank line behind every line that some sources have; a gap of two is one then."""
    filled = [place for place, line in enumerate(lines) if not line.blank]
    gaps = [after - before - 1 for before, after in itertools.pairwise(filled)]
    if len(gaps) < 5 or sum(gap > 0 for gap in gaps) < 0.8 * len(gaps):
        return tuple(lines)
    found: list[Line] = []
    run = 0
    for line in lines:
        run = run + 1 if line.blank else 0
        if run != 1:
            found.append(line)
    return tuple(found)


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together as one text. `apart` when a blank line stands before it."""

    number: int
    text: str
    apart: bool = False
    bullet: bool = False
    heading: bool = False
    table: TableRow | None = None


def width_of(lines: Sequence[Line]) -> int:
    """How wide a line gets in a source that wraps them itself; 0 where line ends are meant.

    It does where lines are of about one width at most, and sentences are cut there: the next line goes
    on without a capital.
    """
    lengths = sorted(len(line.text) for line in lines if line.text)
    if len(lengths) < 4:
        return 0
    widest = lengths[int(0.95 * (len(lengths) - 1))]
    if not 50 <= widest <= _HARD_WRAPPED:
        return 0
    texts = [line for line in lines if line.text]
    cut = sum(
        len(before.text) >= 0.7 * widest and after.text[:1].islower() and not _ENDS.search(before.text)
        for before, after in itertools.pairwise(texts)
    )
    return widest if cut >= 2 else 0


def goes_on(before: str, after: Line, width: int, *, apart: bool) -> bool:
    """Whether `after` is the rest of the sentence in `before`."""
    if after.bullet or after.heading or after.blank or _NUMBERED.match(after.text):
        return False
    if OF_A_TABLE.match(after.text):
        return False
    label = LABEL.match(after.text)
    typed_small = len(label[1].split()) <= 2 and not width and not after.cut if label else False
    if label and (after.text[:1].isupper() or typed_small):
        return False
    ended = bool(_ENDS.search(before))
    told = width or after.cut or len(before) >= _SHORT
    if (after.text[:1].islower() or after.text[:1] == "(") and not ended and told:
        return True
    if apart or not width:
        return False
    last = len(before.rsplit("\n", 1)[-1])
    return last >= 0.8 * width if ended else is_full(last, after.text, width)


def is_full(length: int, after: str, width: int) -> bool:
    """Whether a line of that length had no room for the next word: its writer did not mean it to end."""
    return length + 1 + len(after.split(" ", 1)[0]) > 0.97 * width


def paragraphs(lines: Sequence[Line], width: int) -> list[Paragraph]:
    """The lines as paragraphs: a wrapped sentence is one again, also over a page break."""
    found: list[Paragraph] = []
    last = ""
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        below = line.table is None and found and found[-1].table is None and last
        if below and goes_on(last, line, width, apart=gap):
            found[-1] = replace(found[-1], text=_joined(found[-1].text, line.text))
            last, gap = line.text, False
            continue
        found.append(Paragraph(line.number, line.text, gap, line.bullet, line.heading, line.table))
        last, gap = line.text, False
    return found


def _joined(before: str, after: str) -> str:
    """The two as one text. A word that was cut at the line end stays with its hyphen: it may belong."""
    if len(before) > 4 * LONGEST:
        return before
    return before + after if before.endswith("/") else f"{before} {after}"

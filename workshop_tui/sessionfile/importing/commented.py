"""A draft as the text of a session file, with comments: what was unsure, and what found no place.

The text is read back as a session file before anybody gets it. What `check` would refuse is not in it
as a value, only as a comment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workshop_tui import i18n
from workshop_tui.domain.conference import AgendaItem, Conference, ItemKind
from workshop_tui.domain.message import Message, Translator
from workshop_tui.errors import SessionFileError
from workshop_tui.harmless import one_line
from workshop_tui.sessionfile.importing.drafts import Draft, DraftItem, Unsure
from workshop_tui.sessionfile.importing.lines import Line
from workshop_tui.sessionfile.loading import read
from workshop_tui.sessionfile.writing import fresh_text, item_entry, lines_of, listed, table_entry

MOST_UNPLACED = 400
"""So many lines that found no place stand in the file; a text may be a book."""
LONGEST_NOTES = 20_000
"""Characters below one item that are kept as its notes."""
_COMMENT = 300
PARTS = {
    "header": Message("header"),
    "footer": Message("footer"),
    "box": Message("box"),
    "comment": Message("comment"),
}
"""The parts of a document beside its text."""


def session_file(draft: Draft, name: str | Message, target: Path) -> tuple[str, Conference]:
    """The text of the session file for `target`, and the conference that reading it gives. `name` is what
    the source is called. Raises SessionFileError when no session file can be made of it."""
    for attempt in _attempts(draft):
        text = _text(attempt, name)
        loaded = read(text, target)
        if loaded.conference is not None:
            return text, loaded.conference
    raise SessionFileError(
        Message("The programme cannot be said in a session file."),
        Message("Write it as lines such as “9.15 – 9.45 Opening” and try again."),
    )


def _attempts(draft: Draft) -> Sequence[Draft]:
    """The draft, and simpler ones: without what only some items have, then without people and tables."""
    plain_items = tuple(
        replace(each, item=_simple(each.item), unsure=(*each.unsure, _simpler(each))) for each in draft.items
    )
    simple = replace(draft, items=plain_items)
    bare = replace(
        draft.conference,
        organisations=(),
        groups=(),
        tables=(),
        location="",
        organiser="",
        chair="",
        purpose="",
    )
    return (
        _short(draft),
        _short(simple),
        replace(_short(simple), conference=bare, tables=(), participants=""),
    )


def _simpler(draft: DraftItem) -> Unsure:
    return Unsure(Message("its parts could not be put in a session file"), draft.line, draft.source)


def _simple(item: AgendaItem) -> AgendaItem:
    return AgendaItem(item.id, item.title, ItemKind.PLENARY, item.start, item.end, notes=item.notes)


def _short(draft: Draft) -> Draft:
    """With notes of a length that a screen can show; a remark where they were longer."""
    items = []
    for each in draft.items:
        if len(each.item.notes) > LONGEST_NOTES:
            said = Unsure(
                Message("only the beginning of the text below it is in its notes"), each.line, each.source
            )
            item = replace(each.item, notes=each.item.notes[:LONGEST_NOTES].rstrip())
            each = replace(each, item=item, unsure=(*each.unsure, said))
        items.append(each)
    return replace(draft, items=tuple(items))


def _text(draft: Draft, name: str | Message) -> str:
    translator = i18n.catalogue(draft.conference.language)
    lines = [
        *_comment(
            Message("Made from {name}. Look at what stands behind a question mark.", name=name), translator
        ),
        *_comment(Message("What found no place stands at the end."), translator) * bool(draft.unplaced),
        *_comment(Message("Try it with: workshop-tui check FILE"), translator),
        "",
        *_remarks(draft.unsure, "", translator),
    ]
    bare = replace(draft.conference, agenda=(), tables=())
    lines += fresh_text(bare).rstrip("\n").split("\n")
    if draft.participants:
        lines += ["", *lines_of({"participants": draft.participants})]
    lines += ["", "agenda:"]
    for place, each in enumerate(draft.items):
        entry = {key: value for key, value in item_entry(each.item).items() if key != "id"}
        if each.item.speakers and len(each.item.speakers) == len(draft.conference.organisations):
            entry["speakers"] = "organisations"
        lines += [""] * bool(place)
        lines += _remarks(each.unsure, "  ", translator)
        lines += listed(entry, "  ")
    if draft.tables:
        lines += ["", *lines_of({"tables": [table_entry(each.table) for each in draft.tables]})]
    lines += _unplaced(draft.unplaced, translator)
    return "\n".join(lines) + "\n"


def _remarks(unsure: Sequence[Unsure], indent: str, translator: Translator) -> list[str]:
    found: list[str] = []
    for one in unsure:
        found += _comment(Message("? {remark}", remark=one.message), translator, indent)
    line = next((one for one in unsure if one.source), None)
    if line is not None:
        found += _comment(Message("  line {n}: {text}", n=line.line, text=line.source), translator, indent)
    return found


def _unplaced(lines: Sequence[Line], translator: Translator) -> list[str]:
    if not lines:
        return []
    found = ["", *_comment(Message("Found no place:"), translator)]
    for line in lines[:MOST_UNPLACED]:
        found += _comment(said_of(line, text_of(line)), translator)
    if len(lines) > MOST_UNPLACED:
        more = Message.counted("and {n} line more", "and {n} lines more", len(lines) - MOST_UNPLACED)
        found += _comment(more, translator)
    return found


def text_of(line: Line) -> str:
    """What stands on a line, also on one that came in fields."""
    if line.row is not None:
        fields = (line.row.time, line.row.start, line.row.end, line.row.title, line.row.who, *line.row.notes)
        return " ".join(field for field in fields if field)
    if line.table is not None:
        table = line.table
        fields = (table.number, table.theme, table.statement, table.questions, table.hosts)
        return " ".join(" ".join(fields).split())
    return line.text


def said_of(line: Line, text: str) -> Message:
    """A line that found no place, as `text`, with its number or the part of the source that it stands in."""
    if line.part:
        return Message("  {part}: {text}", part=PARTS[line.part], text=text)
    return Message("  {n}: {text}", n=line.number, text=text)


def _comment(said: Message | str, translator: Translator, indent: str = "") -> list[str]:
    """A comment, of characters that may stand in a comment."""
    text = said if isinstance(said, str) else said.render(translator)
    shown = "".join(char if char.isprintable() else "\ufffd" for char in one_line(text))
    lead = " " * (len(text) - len(text.lstrip(" ")))
    shown = shown if len(shown) <= _COMMENT else shown[: _COMMENT - 1] + "…"
    return [f"{indent}# {lead}{shown}"]

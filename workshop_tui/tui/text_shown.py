"""An editorial text as the report shows it: headings, paragraphs, points. Text stays text."""

from __future__ import annotations

from textual.content import Content

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.editorial import place_of, prose
from workshop_tui.domain.message import Message
from workshop_tui.harmless import harmless, one_line
from workshop_tui.i18n import say
from workshop_tui.report.places import table_of, text_name


def shown_text(conference: Conference, key: str, text: str) -> Content:
    """The heading of the place, the statement of a table, the prose."""
    name = one_line(say(text_name(conference, key)))
    parts = [Content.styled(name[:1].upper() + name[1:], "bold underline")]
    place = place_of(key)
    table = None if place is None else table_of(conference, place.statement)
    if table is not None and table.statement.text.strip() and key.startswith("statement:"):
        label = Content.styled(f"{say(Message('Statement'))}: ", "bold")
        parts.append(label.append(harmless(table.statement.text)))
    for each in prose(text):
        if each.points:
            signs = ("•" if each.first is None else f"{each.first + n}." for n in range(len(each.points)))
            points = zip(signs, each.points, strict=True)
            parts.append(Content("\n").join(Content(f" {sign}  {harmless(point)}") for sign, point in points))
        else:
            parts.append(Content(harmless(each.paragraph)))
    if not text.strip():
        parts.append(Content.styled(say(Message("[To be written.]")), "italic $text-muted"))
    return Content("\n\n").join(parts)

"""The whole report as one file for an editor of one's own, and what is said when it came back. Knows no
screen: commands use it as well."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.editorial import EditorialText
from workshop_tui.domain.marked_text import Damage, Damaged, PlacedText, marked
from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live.taking_in import TakenIn
from workshop_tui.report.places import text_name


def marked_report(conference: Conference, texts: Mapping[str, EditorialText]) -> str:
    """The texts in the order of the report, each between its marks."""
    return marked(
        PlacedText(key, one_line(say(text_name(conference, key))), text.text) for key, text in texts.items()
    )


def about_taking_in(taken: TakenIn, file: Path) -> tuple[list[Message], list[Message]]:
    """What came of it, and what there is to complain of. `file` keeps what stood at no place."""
    said = [Message.counted("{n} text was changed.", "{n} texts were changed.", n=len(taken.changed))]
    complaints = [_about(each) for each in taken.damaged]
    complaints += [
        Message("Of “{key}” somebody has written another version meanwhile: both are kept.", key=key)
        for key in taken.beside
    ]
    if taken.unplaced:
        complaints.append(Message("What stood at no place is in {path}, with all the rest.", path=file))
    return said, complaints


def _about(found: Damaged) -> Message:
    match found.what:
        case Damage.NO_END:
            return Message("“{key}”: the mark at its end is gone.", key=found.key)
        case Damage.NO_BEGINNING:
            return Message("“{key}”: the mark at its beginning is gone.", key=found.key)
        case Damage.TWICE:
            return Message("“{key}” is in the file twice; the first was taken in.", key=found.key)
        case Damage.UNKNOWN:
            return Message(
                "“{key}”: the report has no such place; the line was left in the text.", key=found.key
            )
        case Damage.GONE:
            return Message("“{key}”: both marks are gone; its text stays as it was.", key=found.key)

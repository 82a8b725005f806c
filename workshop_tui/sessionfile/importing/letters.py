"""A letter or an e-mail around a programme: the addresses above it, and the greeting and signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workshop_tui.sessionfile.importing.lines import Line, Paragraph

_GREETING = re.compile(
    r"^(?:(?:met )?(?:vriendelijke|hartelijke|collegiale|warme) groet(?:en)?|groet(?:en|jes)?|gr\.?|mvg"
    r"|hartelijks"
    r"|(?:kind|best|warm) (?:regards|wishes)|regards|best|cheers|yours (?:sincerely|faithfully|truly)"
    r"|sincerely)"
    r"(?:,|\.|!|\b(?:\s+(?:van|from)?\s*[A-ZÀ-Þ]\w*){0,3})\s*[,.!]?$",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:u|uw|je|jij|jullie|you|your|graag|laat|please|tot dan|tot ziens|aanmelden|opgeven|see you"
    r"|looking forward|parkeren|parking)\b",
    re.IGNORECASE,
)


_MAIL = re.compile(
    r"^(?:van|aan|cc|bcc|verzonden|from|to|sent|onderwerp|subject|betreft|re)\s*:", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^(?:onderwerp|subject|betreft|re)\s*:\s*(?:(?:re|fw|fwd|antw|doorst)\s*:\s*)*", re.IGNORECASE
)


def without_addresses(parts: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs without the addresses and dates above an e-mail, whose subject is the title."""
    sent = [part for part in parts[:12] if _MAIL.match(part.text)]
    if len(sent) < 2:
        return parts
    subject = next((part for part in sent if _SUBJECT.match(part.text)), None)
    kept = [part for part in parts if part not in sent]
    if subject is None:
        return kept
    return [replace(subject, text=_SUBJECT.sub("", subject.text)), *kept]


def signature_in(lines: Sequence[Line], first: int) -> int:
    """Where the end of the letter begins, behind the line at `first`: at its greeting, or at the sentences
    to the reader above that. The number of lines where there is none."""
    place = next(
        (place for place in range(first + 1, len(lines)) if _GREETING.match(lines[place].text)), len(lines)
    )
    while place < len(lines) and (start := _paragraph_above(lines, first + 1, place)) is not None:
        if not _ADDRESSED.search(" ".join(line.text for line in lines[start:place])):
            break
        place = start
    return place


def _paragraph_above(lines: Sequence[Line], first: int, place: int) -> int | None:
    """Where the paragraph above the line begins, when it stands apart; None else."""
    end = place
    while end > first and lines[end - 1].blank:
        end -= 1
    start = end
    while start > first and not lines[start - 1].blank:
        start -= 1
    plain = all(not line.bullet and line.table is None and line.row is None for line in lines[start:end])
    return start if first < start < end and plain else None

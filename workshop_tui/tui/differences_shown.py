"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from textual.content import Content

from workshop_tui.harmless import harmless

LONGEST = 4000
"""Words; longer texts are shown without their differences, which would take too long to find."""


def changed_words(before: str, after: str) -> Content:
    """The text after with what came in underlined, and what went struck through in its place."""
    old, new = _words(before), _words(after)
    if len(old) + len(new) > LONGEST:
        return Content(harmless(after))
    parts: list[Content] = []
    for what, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what in ("delete", "replace"):
            parts.append(Content.styled(harmless("".join(old[i:j])), "strike $text-muted"))
        if what in ("insert", "replace"):
            parts.append(Content.styled(harmless("".join(new[k:end])), "bold underline $success"))
        if what == "equal":
            parts.append(Content(harmless("".join(new[k:end]))))
    return Content("").join(parts)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)

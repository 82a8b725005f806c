"""Colours that can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from workshop_tui.tui.themes import THEMES

SPEAKING = ("foreground", "primary", "secondary", "accent", "success", "warning", "error")


def _light(part: int) -> float:
    share = part / 255
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2: 1 for equal ones, 21 for black on white."""
    levels = sorted(
        0.2126 * _light(c.r) + 0.7152 * _light(c.g) + 0.0722 * _light(c.b)
        for c in (Color.parse(one), Color.parse(other))
    )
    return (levels[1] + 0.05) / (levels[0] + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_speaking_colour_reads_on_every_background(theme: Theme) -> None:
    backgrounds = [str(getattr(theme, name)) for name in ("background", "surface", "panel")]
    texts = [str(getattr(theme, name)) for name in SPEAKING] + [theme.variables["quiet"]]
    weak = {(t, b): round(contrast(t, b), 2) for t in texts for b in backgrounds if contrast(t, b) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_reads_on_cursor_footer_overtime_and_pause(theme: Theme) -> None:
    held = theme.variables
    pairs = [
        (held["quiet"], held["block-cursor-background"]),
        (held["quiet"], held["overtime-background"]),
        (held["quiet"], held["paused-background"]),
        (str(theme.warning), held["block-cursor-background"]),
        (str(theme.warning), held["overtime-background"]),
        (str(theme.warning), held["paused-background"]),
        (str(theme.background), str(theme.primary)),
        (str(theme.background), str(theme.warning)),
        (held["block-cursor-foreground"], held["block-cursor-background"]),
        (held["block-cursor-blurred-foreground"], held["block-cursor-blurred-background"]),
        (held["footer-key-foreground"], held["footer-background"]),
        (held["footer-description-foreground"], held["footer-background"]),
        (str(theme.error), held["overtime-background"]),
        (str(theme.foreground), held["overtime-background"]),
        (str(theme.foreground), held["paused-background"]),
    ]
    assert [(pair, contrast(*pair)) for pair in pairs if contrast(*pair) < 4.5] == []

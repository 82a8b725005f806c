"""The colours: a dark theme for a dim room, a light one for a bright one.

Every colour that stands for something is readable as text on every background of its theme, at a
contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3). Nothing is told by colour alone.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="workshop-dark",
    dark=True,
    background="#10151c",
    surface="#161d27",
    panel="#212b38",
    foreground="#e3e8ef",
    primary="#79b8ff",
    secondary="#a5c9d8",
    accent="#8fd3c8",
    success="#83d7a0",
    warning="#f3c552",
    error="#ff8a80",
    variables={
        "block-cursor-background": "#233f5e",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#263341",
        "block-cursor-blurred-foreground": "#e3e8ef",
        "border": "#79b8ff",
        "border-blurred": "#35465a",
        "footer-background": "#212b38",
        "footer-foreground": "#e3e8ef",
        "footer-key-foreground": "#f3c552",
        "footer-description-foreground": "#e3e8ef",
        "input-cursor-background": "#e3e8ef",
        "input-selection-background": "#79b8ff 35%",
        "scrollbar": "#3b4d62",
        "scrollbar-hover": "#4d6480",
        "scrollbar-active": "#79b8ff",
        "scrollbar-background": "#10151c",
        "scrollbar-background-hover": "#10151c",
        "scrollbar-background-active": "#10151c",
        "scrollbar-corner-color": "#10151c",
        "quiet": "#9fb0c3",
        "overtime-background": "#5c1a1a",
        "paused-background": "#233f5e",
    },
)
LIGHT = Theme(
    name="workshop-light",
    dark=False,
    background="#f7f8fa",
    surface="#ffffff",
    panel="#e3e8ee",
    foreground="#18212c",
    primary="#0a559f",
    secondary="#33566b",
    accent="#0b6158",
    success="#14643a",
    warning="#7a4b00",
    error="#a81c14",
    variables={
        "block-cursor-background": "#cfe0f3",
        "block-cursor-foreground": "#18212c",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#d3dde8",
        "block-cursor-blurred-foreground": "#18212c",
        "border": "#0a559f",
        "border-blurred": "#b6c3d1",
        "footer-background": "#e3e8ee",
        "footer-foreground": "#18212c",
        "footer-key-foreground": "#7a4b00",
        "footer-description-foreground": "#18212c",
        "scrollbar": "#b6c3d1",
        "scrollbar-hover": "#93a5b8",
        "scrollbar-active": "#0a559f",
        "scrollbar-background": "#f7f8fa",
        "scrollbar-background-hover": "#f7f8fa",
        "scrollbar-background-active": "#f7f8fa",
        "scrollbar-corner-color": "#f7f8fa",
        "quiet": "#4a5a6b",
        "overtime-background": "#fbdcd9",
        "paused-background": "#cfe2f7",
    },
)
THEMES = (DARK, LIGHT)

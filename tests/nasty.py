"""Texts that break programs. Each must go through store, screens, commands and exports whole and
harmless."""

from __future__ import annotations

NASTY: dict[str, str] = {
    "closing markup": "[/] and [/bold]",
    "opening markup": "[TODO] x [bold red]loud[/bold red] [@click=app.quit]press[/]",
    "brackets": "[[x]] [a](b) \\[ ] [",
    "html": "<script>alert('x')</script> &amp; <b>b</b> &#39;",
    "escape sequence": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f",
    "nul": "before\0after\0",
    "only nul": "\0",
    "zero-width": "a\u200bb\u200cc\u200dd\ufeffe\u00ad",
    "right-to-left": "שלום \u202eabc\u202c \u2067مرحبا\u2069",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇳🇱",
    "combining": "Z̸̢͓͝a̷l̶g̵o e\u0301 é",
    "dutch": "ĳsvrij, IJ, coöperatie, creëren, œuvre, ’s-Gravendeel",
    "wide": "漢字かな한글",
    "lone surrogate": "half \ud83d of a pair \udcff",
    "quotes": "'; DROP TABLE notes; -- \"double\" `back` “curly” 'single'",
    "formula": "=cmd|' /C calc'!A0",
    "other formulas": "+1+1 @SUM(A1) -2+3",
    "newlines": "one\ntwo\r\nthree\rfour\u2028five\u2029six\x85seven",
    "blanks": "  \t leading and trailing \t  ",
    "wildcards": "100%_done *?[a-z] %s %(name)s %n",
    "braces": "{} {0} {name} {{x}} ${HOME} $(id)",
    "search syntax": "pfh-er 3D's AND NOT NEAR/3 \"lone",
    "paths": "../../etc/passwd C:\\CON nul.txt",
    "markdown": "# head\n* item\n| a | b |\n```\n---\n1. one",
    "typst": '#include "x" $x$ @ref <label> *b* _i_ \\u{41}',
    "entry marks": "! ? + > -- -x --help",
    "json": '{"a": [1, null]} \\u0041 \\n',
    "noncharacters": "\ufffe\uffff\U0010ffff\ue000",
    "long": "Een zin die uit Word is geplakt, met één bijzonder teken. " * 850,
    "one long word": "x" * 50_000,
}
"""A name for each text, and the text."""

assert len(NASTY["long"].encode()) > 49_000

"""Programmes spoilt in the ways that programmes get spoilt, and in some that they do not.

Run by hand for many: `python -m tests.sessionfile.importing.mutations 20000`.
"""

from __future__ import annotations

import random
import re
import sys
import time
from datetime import date
from pathlib import Path

from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing import preview, read_content
from workshop_tui.sessionfile.loading import read

CORPUS = Path(__file__).parent / "corpus"
TODAY = date(2026, 11, 21)
PIECES = (
    *(
        "\t",
        ": ",
        "- ",
        "“",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "|",
        "|---|---|",
        ">",
        "#",
        "%",
        "@",
        "&",
        "*",
        "**",
        "?",
    ),
    *(
        "\n",
        "\n\n",
        "\x0c",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
        "😀",
        "\ud800",
        "\ufffe",
        "\u2028",
        "{0}",
        "{name}",
    ),
    *(
        "9.00 – 10.00",
        "24.00",
        "0.00 - 0.00",
        "23.50 – 0.30",
        "10.00 – 9.00",
        "9 tot 10",
        "12 noon",
        "25.61 - 99.99",
    ),
    *(
        "van half 10 tot half 9",
        "0900-0930",
        "9.00",
        "9.00 uur",
        "0 min",
        "(999 min)",
        "99 rondes van 99 min",
        "0 rondes",
    ),
    *(
        "1.",
        "2)",
        "A.",
        "Tafel 1:",
        "Tafel 99 – x",
        "Stelling:",
        "Vraag: ?",
        "Thema 0: niets",
        "Gemeenten: A, a, B en B",
    ),
    *(
        "wereldcafé",
        "pitches",
        "terugkoppeling",
        "pauze",
        "posities",
        "door ",
        "o.l.v. ",
        "31 februari 2026",
        "14-02-2020",
    ),
    *(
        "conference:",
        "agenda: []",
        "null",
        "~",
        "!x",
        "x" * 3000,
        "ja " * 700,
        "ß",
        "ﬁ",
        "é",
        "İ",
        "₂",
        "½",
        "٣",
    ),
)


def programmes() -> list[tuple[str, bytes]]:
    """The programmes of the corpus, each with its name."""
    return [(path.name, path.read_bytes()) for path in sorted(CORPUS.iterdir())]


def spoilt(random_: random.Random, known: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """One of them with lines dropped, doubled, swapped, cut or joined, and pieces or other numbers put in."""
    name, content = random_.choice(known)
    lines = content.decode("utf-8").split("\n")
    for _ in range(random_.randint(1, 8)):
        _spoil(lines, random_, known)
    text = "\n".join(lines)
    spoilt_bytes = text.encode("utf-8", "surrogatepass")
    if random_.random() < 0.03:
        place = random_.randrange(len(spoilt_bytes) + 1)
        spoilt_bytes = spoilt_bytes[:place] + random_.randbytes(3) + spoilt_bytes[place:]
    pasted = name.endswith(".txt") and random_.random() < 0.1
    return "" if pasted else name, spoilt_bytes


def _spoil(lines: list[str], random_: random.Random, known: list[tuple[str, bytes]]) -> None:
    place = random_.randrange(len(lines))
    line = lines[place]
    at = random_.randint(0, len(line))
    match random_.randint(0, 9):
        case 0 if len(lines) > 1:
            del lines[place]
        case 1:
            lines.insert(place, line)
        case 2:
            other = random_.randrange(len(lines))
            lines[place], lines[other] = lines[other], line
        case 3:
            lines[place] = line[:at]
        case 4:
            lines[place : place + 2] = [" ".join(lines[place : place + 2])]
        case 5:
            lines[place : place + 1] = [line[:at], line[at:]]
        case 6:
            lines[place] = re.sub(r"\d+", lambda _: str(random_.randint(0, 61)), line)
        case 7:
            other_lines = random_.choice(known)[1].decode("utf-8").split("\n")
            start = random_.randrange(len(other_lines))
            lines[place:place] = other_lines[start : start + random_.randint(1, 12)]
        case _:
            lines[place] = line[:at] + random_.choice(PIECES) + line[at:]


def tried(name: str, content: bytes) -> bool:
    """Reads it; True when a session file was made, which must then be one. Anything but a refusal with a
    sentence is an error."""
    refused: SessionFileError | None = None
    try:
        imported = read_content(content, name, today=TODAY)
    except SessionFileError as problem:
        refused = problem
    if refused is not None:
        assert refused.way_out is not None
        return False
    loaded = read(imported.text, Path("programme.yaml"))
    assert loaded.conference == imported.conference
    assert imported.conference.agenda
    assert all(str(line) == "" or str(line).isprintable() for line in preview(imported))
    return True


def main(count: int, first: int = 0) -> None:
    """Tries so many and says how it went; stops at the first that goes wrong, with its seed."""
    known, made, began, slowest = programmes(), 0, time.monotonic(), 0.0
    for seed in range(first, first + count):
        name, content = spoilt(random.Random(seed), known)
        start = time.monotonic()
        try:
            made += tried(name, content)
        except BaseException:
            print(f"seed {seed}, {name}")
            raise
        slowest = max(slowest, time.monotonic() - start)
    took = time.monotonic() - began
    print(f"{count} tried, {made} became a session file, {took:.0f} s, slowest {slowest:.2f} s")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

"""All documents of a conference together: a folder or a zip, with an index."""

from __future__ import annotations

from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.errors import UsageError
from workshop_tui.report.document import Block, Document, Fields, Heading, Point, Points
from workshop_tui.report.impression import NAMES_TEXT
from workshop_tui.report.kinds import TEAM
from workshop_tui.report.options import Options
from workshop_tui.report.words import Words

WHAT_TEXT = {
    "report": Message("report of the day"),
    "agreements": Message("agreements"),
    "letter": Message("letter to the council, a concept"),
    "harvest": Message("raw harvest"),
    "wall": Message("wall"),
    "programme": Message("programme"),
    "timing": Message("timing, planned and actual"),
    "positions": Message("positions"),
    "table-sheets": Message("sheets for the tables"),
    "rotation": Message("who goes where"),
    "badges": Message("badges"),
    "participants": Message("participants"),
    "run-sheet": Message("run sheet for the team"),
    "json": Message("the conference whole, for programs"),
}
"""What each document is, for the index."""

INDEX = "index"


def archive(material: Material, words: Words, options: Options, reported: Material) -> bytes:
    """All documents as a zip."""
    from workshop_tui.report.progress import making
    from workshop_tui.report.steady_zip import packed

    making("all", "zip")
    return packed(files(material, words, options, reported))


def files(material: Material, words: Words, options: Options, reported: Material) -> list[tuple[str, bytes]]:
    """All documents by their file names, the index first. The material is as it may be told: its names
    have been dealt with; `reported` is what the report tells of, another where it was adopted. What cannot
    be made of this conference (no tables for sheets) is not there."""
    from workshop_tui.report import CATALOGUE, content, file_name
    from workshop_tui.report.options import Names

    found: list[tuple[str, bytes]] = []
    for what, entry in CATALOGUE.items():
        if what == "all" or (what in TEAM and options.names is not Names.FULL):
            continue
        for format in entry.formats:
            try:
                made = content(reported if what == "report" else material, what, format, words, options)
            except UsageError:
                continue
            found.append((file_name(material.conference, what, format), made))
    return [*_index(material, [name for name, _ in found], words, options), *found]


def _index(material: Material, names: list[str], words: Words, options: Options) -> list[tuple[str, bytes]]:
    from workshop_tui.report import CATALOGUE, WRITERS, file_name, writer

    conference = material.conference
    as_of = words.as_of(conference.local(material.made_ms))
    blocks: list[Block] = [
        Fields(
            (
                (words.heading(Message("version")), as_of),
                (words.heading(Message("names")), words.say(NAMES_TEXT[options.names])),
            )
        )
    ]
    for what, entry in CATALOGUE.items():
        held = [file_name(conference, what, format) for format in entry.formats]
        points = tuple(Point(name) for name in held if name in names)
        if points:
            blocks += [Heading(2, words.heading(WHAT_TEXT.get(what, what))), Points(points)]
    title = words.say(Message("Documents: {title}", title=conference.title))
    document = Document(title, words.language, tuple(blocks), conference.organiser, title, material.made_ms)
    return [
        (f"{INDEX}.{format}", writer(format)(document, options))
        for format in ("md", "html")
        if format in WRITERS
    ]

"""The sections that a report can have, by name, in their usual order (documents, *The report, in
order*)."""

from __future__ import annotations

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Message

REPORT_SECTIONS: dict[str, Message] = {
    "opening": Message("opening"),
    "items": Message("what the programme yielded"),
    "tables": Message("world café, per table"),
    "conclusion": Message("conclusion of the world café"),
    "positions": Message("positions"),
    "agreements": Message("agreements"),
    "close": Message("close of the day"),
    "wall": Message("annex: wall"),
    "timing": Message("annex: programme, planned and actual"),
    "harvest": Message("annex: raw harvest (internal)"),
    "participants": Message("annex: participants (internal)"),
}
"""A name for each section, as the session file and `--sections` have it, and what it is."""

ON_REQUEST = ("harvest", "participants")
"""Sections that are in a report only when they are asked for, and only in one with names."""

USUAL = tuple(name for name in REPORT_SECTIONS if name not in ON_REQUEST)


def report_sections(conference: Conference) -> tuple[str, ...]:
    """The sections of a conference's report: those of its session file, else the usual ones."""
    return conference.report_sections or USUAL


def publishable(sections: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Those of the chosen sections that a report without names may have; None, for the sections of the
    session file, when nothing was chosen or nothing is left."""
    return tuple(name for name in sections or () if name not in ON_REQUEST) or None

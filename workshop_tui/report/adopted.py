"""What is kept of a report that is adopted."""

from __future__ import annotations

from dataclasses import replace

from workshop_tui.domain.editorial import ReportStatus
from workshop_tui.domain.material import Material


def as_adopted(material: Material) -> tuple[str, str]:
    """The report as Markdown with full names, in the conference's language, and the conference whole as
    JSON: from the one it can be read for ever as it was, from the other made anew in any format. Of
    versions that were adopted before, what they held is not repeated."""
    from workshop_tui.report import render
    from workshop_tui.report.as_json import as_text, conference_json

    document = render(material, "report", "md", material.conference.language).decode("utf-8")
    earlier = tuple(replace(each, document="", whole="") for each in material.kept.edited.report)
    edited = replace(material.kept.edited, report=earlier)
    bare = replace(material, kept=replace(material.kept, edited=edited))
    return document, as_text(conference_json(bare))


def as_it_was_adopted(material: Material) -> Material:
    """Of an adopted report what was kept with it: what was captured, agreed or decided since belongs to
    the next version (semantics, From harvest to report). Of a concept: as it is."""
    from workshop_tui.report.from_json import material_from_json

    changes = material.kept.edited.report
    if material.report.status is not ReportStatus.ADOPTED or not changes or not changes[-1].whole:
        return material
    return replace(material_from_json(changes[-1].whole), report=material.report)

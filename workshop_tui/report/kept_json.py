"""What is kept of a conference beside the day and the harvest, as JSON: the part of the whole
conference that is there for reading it back."""

from __future__ import annotations

from workshop_tui.domain.definition import plain
from workshop_tui.domain.kept import Kept, Tally

Json = dict[str, object]


def kept_json(kept: Kept) -> Json:
    """Versions of the definition, dates, choices, the other conferences of the series, what was done to
    notes afterwards. Instants are UTC milliseconds here."""
    from workshop_tui.report.editorial_json import edited_json

    return {
        "version": kept.version,
        "opened_ms": kept.opened_ms,
        "definitions": [
            {
                "version": each.version,
                "defined": plain(each.defined),
                "source_path": each.source_path,
                "source_text": each.source_text,
                "taken_ms": each.taken_ms,
            }
            for each in kept.definitions
        ],
        "dates": [{"date": plain(each.date), "at_ms": each.at_ms, "by": each.by} for each in kept.dates],
        "choices": [
            {
                "what": each.what,
                "key": each.key,
                "value": each.value,
                "at_ms": each.at_ms,
                "by": each.by,
            }
            for each in kept.choices
        ],
        "tallies": [{"note": note, **_tally(tally)} for note, tally in kept.tallies],
        "series": [
            {
                "id": each.id,
                "title": each.title,
                "number": each.number,
                "date": plain(each.date),
                "timezone": each.timezone,
                "people": [
                    {"name": person.name, "role": person.role, "organisation": person.organisation}
                    for person in each.people
                ],
            }
            for each in kept.series
        ],
        "edited": edited_json(kept.edited),
    }


def _tally(tally: Tally) -> Json:
    return {"change": tally.change, "at_ms": tally.at_ms, "by": tally.by}

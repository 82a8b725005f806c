"""Runs all measurements, or those named: `python -m tests.bench start note`; `MEASUREMENTS` has the names."""

from __future__ import annotations

import sys

from tests.bench import documents, editing, idle, note, people, seating, start, view_of_day

MEASUREMENTS = {
    "start": start.main,
    "note": note.main,
    "view": view_of_day.main,
    "idle": idle.main,
    "seating": seating.main,
    "documents": documents.main,
    "editing": editing.main,
    "people": people.main,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASUREMENTS:
        MEASUREMENTS[name]()

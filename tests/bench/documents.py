"""Documents: the report with 200 notes as PDF against typst alone on the same document (aim: at most
1.5), and 10,000 notes in each format: how long, and how much memory."""

from __future__ import annotations

import gc
import json
import re
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from tests.report.example import NOTES, TABLE_1, material
from workshop_tui.domain.material import Material
from workshop_tui.domain.notes import NoteState, Place
from workshop_tui.report import CATALOGUE, render
from workshop_tui.report.options import PLAIN
from workshop_tui.report.pdf_data import as_data
from workshop_tui.report.pdf_file import STANDARDS, _compiler
from workshop_tui.report.words import Words

RUNS = 15
MANY = 10_000
WANTED = (("report", "pdf"), ("report", "docx"), ("report", "odt"), ("harvest", "xlsx"), ("harvest", "docx"),
          ("harvest", "csv"), ("harvest", "md"))  # fmt: skip


def main() -> None:
    """Prints the ratio, then a line for each document that there is."""
    _against_typst()
    for what, format in WANTED:
        if what in CATALOGUE and format in CATALOGUE[what].formats:
            code = f"from tests.bench.documents import many; many({what!r}, {format!r})"
            subprocess.run([sys.executable, "-c", code], check=True)


def _day(count: int, run: int = 0) -> Material:
    """A day with so many notes, over two tables and two rounds; no two runs have the same texts."""
    notes = [
        replace(
            NOTES[1],
            id=f"0170-{number}",
            place=TABLE_1 if number % 2 else Place(statement=2),
            round=1 + number % 4 // 2,
            text=f"Wat er aan tafel gezegd is ({run}), nummer {number}: nog een zin van gewone lengte erbij.",
            state=NoteState.OPEN,
        )
        for number in range(count)
    ]
    return material(*notes)


def _against_typst() -> None:
    """Every document is a new one: typst keeps what it has drawn before. The two take turns."""
    from workshop_tui.report.impression import report

    words = Words("nl")
    compiler = _compiler("document.typ")
    ours, alone = [], []
    for run in range(RUNS):
        day = _day(200, 2 * run)
        began = time.perf_counter()
        render(day, "report", "pdf", "nl")
        ours.append(time.perf_counter() - began)
        document = replace(report(_day(200, 2 * run + 1), words, PLAIN), made_ms=0)
        inputs = {"document": json.dumps(as_data(document), ensure_ascii=False)}
        began = time.perf_counter()
        compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS)
        alone.append(time.perf_counter() - began)
    first, ours, alone = ours[0], ours[1:], alone[1:]
    one, other = statistics.median(ours), statistics.median(alone)
    print(f"report with 200 notes to pdf, median of {RUNS - 1}: typst alone {other * 1000:.0f} ms,")
    print(f"  render {one * 1000:.0f} ms, ratio {one / other:.2f} (the first, with loading, {first:.2f} s)")


def many(what: str, format: str) -> None:
    """Prints how long one document with 10,000 notes takes in this process, and what memory it needs."""
    day = _day(MANY)
    gc.collect()
    before = _peak_mb()
    began = time.perf_counter()
    content = render(day, what, format, "nl")
    took = time.perf_counter() - began
    grown = _peak_mb() - before
    print(f"{what} with {MANY:,} notes to {format}: {took:.2f} s, {grown:.0f} MB more memory,", end=" ")
    print(f"a file of {len(content) / 1e6:.2f} MB")


def _peak_mb() -> float:
    """The most memory that this process has had (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()

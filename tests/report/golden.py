"""The documents of the example as they should read, one file for each format and language.

`python -m tests.report.golden` writes them anew, to be read before they are committed.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.report.example import material
from workshop_tui.report import FORMATS, render
from workshop_tui.report.as_json import as_text

FOLDER = Path(__file__).parent / "golden"
AS_TEXT = ("md", "csv", "json")
"""The formats that read as text; the others are looked at in their own tests."""

CASES = [
    (what, format, language)
    for what in FORMATS
    for format in FORMATS[what]
    if format in AS_TEXT
    for language in ("nl", "en")
]


def path(what: str, format: str, language: str) -> Path:
    """Where the document is. JSON is the same in every language."""
    return FOLDER / (f"{what}.json" if format == "json" else f"{what}.{language}.{format}")


def rendered(what: str, format: str, language: str) -> bytes:
    """The document as it is now. Of the conference whole without the definition, whose fields are the
    domain's and come and go with it."""
    found = render(material(), what, format, language)
    if what != "json":
        return found
    return as_text({**json.loads(found), "conference": {}}).encode()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        path(*case).write_bytes(rendered(*case))

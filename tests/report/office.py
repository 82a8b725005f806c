"""Reading documents of office programs back: their parts, and LibreOffice where it is installed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx.oxml.parser import parse_xml


def _writer() -> str | None:
    """LibreOffice with its word processor, which is a package of its own in Debian; else None."""
    found = shutil.which("soffice")
    return found if found and Path(found).resolve().with_name("libswlo.so").exists() else None


OFFICE = _writer()
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice Writer is not installed")

_MADE_ELSEWHERE = """
import hashlib, sys
from tests.report.pdf_examples import everything, with_everywhere
from {module} import {function} as made
for document in (everything(), with_everywhere("<a> & \\u00e9 {{x}}")):
    print(hashlib.sha256(made(document)).hexdigest())
"""


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a zipped document by name, in their order; each that is XML is well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    for name, part in found.items():
        if name.endswith((".xml", ".rels")):
            parse_xml(part)
    return found


def as_pdf(folder: Path, name: str, content: bytes) -> bytes:
    """What LibreOffice makes of a document; its complaints are an error."""
    assert OFFICE is not None
    source = folder / name
    source.write_bytes(content)
    done = subprocess.run(
        [
            OFFICE, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), str(source),
        ],
        capture_output=True, text=True, timeout=240, check=True,
    )  # fmt: skip
    made = source.with_suffix(".pdf")
    assert made.is_file(), done.stderr
    return made.read_bytes()


def digests(module: str, function: str, seed: int) -> str:
    """What another process, which orders its sets in another way, makes of the same documents."""
    done = subprocess.run(
        [sys.executable, "-c", _MADE_ELSEWHERE.format(module=module, function=function)],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return done.stdout

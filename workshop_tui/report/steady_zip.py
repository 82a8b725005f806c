"""Files that are zips (docx, odt), written so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip knows: when a member was written is nobody's business."""


def packed(members: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of the members in their order; those in `stored` are not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def steady(content: bytes, stored: frozenset[str] = frozenset()) -> bytes:
    """The same zip without the moments and the machine in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed(((each.filename, archive.read(each)) for each in archive.infolist()), stored)

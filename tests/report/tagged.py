"""What stands in a PDF for those who do not see it: its language, title, and the tree of its parts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader


@dataclass
class Part:
    """A node of the structure tree: its tag without the slash, what replaces it for a reader, and the
    parts in it."""

    tag: str
    alt: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    def every(self, *tags: str) -> Iterator[Part]:
        """This part and those in it that have one of the tags, in the order of reading; all of them
        when none is named."""
        if not tags or self.tag in tags:
            yield self
        for part in self.parts:
            yield from part.every(*tags)


def opened(content: bytes) -> PdfReader:
    """The PDF."""
    return PdfReader(io.BytesIO(content))


def tree(content: bytes) -> Part:
    """The structure tree, roles resolved."""
    root: Any = opened(content).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    roles = {str(key): str(value) for key, value in (root.get("/RoleMap") or {}).items()}
    top = Part("root")
    _read(root["/K"], top, roles)
    return top


def _read(found: Any, into: Part, roles: dict[str, str]) -> None:
    found = found.get_object() if hasattr(found, "get_object") else found
    if isinstance(found, list):
        for each in found:
            _read(each, into, roles)
    elif isinstance(found, dict) and "/S" in found:
        name = str(found["/S"])
        part = Part(roles.get(name, name).removeprefix("/"), found.get("/Alt"), _attributes(found.get("/A")))
        into.parts.append(part)
        if "/K" in found:
            _read(found["/K"], part, roles)


def _attributes(found: Any) -> dict[str, Any]:
    found = found.get_object() if hasattr(found, "get_object") else found
    several = found if isinstance(found, list) else [found] if found else []
    return {str(key): value for each in several for key, value in each.get_object().items()}


def words(content: bytes) -> str:
    """All text, in lines as it stands on the pages."""
    return "\n".join(page.extract_text() for page in opened(content).pages)

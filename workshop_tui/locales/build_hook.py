"""Compiles the catalogues when a wheel, an sdist or an editable install is built, and puts the shipped
sessions into the wheel.

Hatchling loads this file by its path, so it imports nothing of ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Called by hatchling before it collects the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is out of date, for every target. An editable install finds `sessions/` where it
        is and needs no copy."""
        compile_catalogues(Path(self.root) / "workshop_tui" / "locales")
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"]["sessions"] = "workshop_tui/sessions"


def compile_catalogues(folder: Path) -> list[Path]:
    """Write a .mo beside every .po that is newer than its .mo; the files written.

    Raises babel's PoFileError for a catalogue that does not parse.
    """
    stale = [po for po in sorted(folder.rglob("*.po")) if _is_stale(po)]
    for po in stale:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
        compiled = po.with_suffix(".new")
        with compiled.open("wb") as target:
            write_mo(target, catalogue)
        compiled.replace(po.with_suffix(".mo"))
    return [po.with_suffix(".mo") for po in stale]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns

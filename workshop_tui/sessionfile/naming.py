"""Ids for what has none in the file."""

from __future__ import annotations

from workshop_tui.domain.naming import slug, unique

__all__ = ["slug", "unique"]

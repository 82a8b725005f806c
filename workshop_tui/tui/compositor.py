"""Putting the parts of a screen together when little of it has changed."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class SparingCompositor(Compositor):
    """Where a second has passed, or a letter was typed, Textual asks every widget near it for all of its
    lines. Here only those are asked that stand where something changed, and for those lines alone: a screen
    that shows a running clock does this all day.

    The widgets come from front to back, and each fills its place: what lies wholly behind one of them need
    not be asked at all.
    """

    def __init__(self) -> None:
        super().__init__()
        self._changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed, as it is now; None for nothing."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._changed:
            yield from super()._get_renders(crop)
            return
        behind = self._changed
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            changed = [part for part in map(shown.intersection, behind) if part]
            if changed:
                top, bottom = min(part.y for part in changed), max(part.bottom for part in changed)
                rows = Region(shown.x, top, shown.width, bottom - top)
                yield region, rows, widget.render_lines(rows.translate(-region.offset))
                behind = tuple(part for part in behind if not shown.contains_region(part))
                if not behind:
                    return

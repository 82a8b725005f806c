"""The places of the report: how far the text of each is, and how many of its notes are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from workshop_tui.domain.editorial import TextStatus
from workshop_tui.tui.widgets.cursor_list import CursorList

STATUS_SIGN = {TextStatus.EMPTY: "·", TextStatus.CONCEPT: "◐", TextStatus.READY: "●"}
CONFLICT = "‼"


@dataclass(frozen=True)
class Section:
    """A place of the report. `open` notes wait at it; `conflict`: two versions of its text stand side
    by side."""

    key: str
    name: str
    status: TextStatus
    open: int = 0
    conflict: bool = False
    depth: int = 0


class SectionList(CursorList):
    """A line for each place; the chosen one stays when others change."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._sections: tuple[Section, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """What is shown."""
        return self._sections

    @property
    def chosen(self) -> str | None:
        """The key of the place that the cursor is on."""
        option = self.highlighted_option
        return None if option is None else option.id

    def show(self, sections: Sequence[Section]) -> None:
        """Shows these places."""
        new = tuple(sections)
        if new == self._sections:
            return
        same = [each.key for each in new] == [each.key for each in self._sections]
        before, self._sections = self._sections, new
        if same:
            for was, section in zip(before, new, strict=True):
                if was != section:
                    self.replace_option_prompt(section.key, self._line(section))
            return
        chosen = self.chosen
        self.set_options(Option(self._line(section), id=section.key) for section in new)
        self.choose(chosen if any(each.key == chosen for each in new) else new[0].key)

    def choose(self, key: str | None) -> None:
        """Puts the cursor on a place."""
        if key is not None and key != self.chosen:
            self.highlighted = self.get_option_index(key)

    def on_resize(self, event: Resize) -> None:
        for section in self._sections:
            self.replace_option_prompt(section.key, self._line(section))

    def _line(self, section: Section) -> Content:
        """`◐ 1. Care    3`; the count at the right end, nothing for none."""
        width = max(12, self.scrollable_content_region.width - 2)
        count = str(section.open) if section.open else ""
        sign = CONFLICT if section.conflict else STATUS_SIGN[section.status]
        name = Content(f"{'  ' * section.depth}{section.name}")
        room = width - 3 - len(count)
        name = name.truncate(room, ellipsis=True)
        name = name.pad_right(max(0, room - cell_len(name.plain)))
        style = "bold $warning" if section.conflict else "$text-accent"
        return Content.assemble((f"{sign} ", style), name, (f" {count}", "bold $warning"))

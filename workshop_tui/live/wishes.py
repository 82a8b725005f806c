"""How documents are wanted, remembered per conference."""

from __future__ import annotations

from workshop_tui.live.door import Door

SECTIONS = "sections"
"""The kind of choice; its one key is `report`, the value the sections' names with commas between them."""

_REPORT = "report"


class Wishing(Door):
    """What was chosen for a document, for the next time."""

    def report_sections(self) -> tuple[str, ...] | None:
        """The sections of the report as they were chosen last, in their order; None when nobody chose:
        then those of the session file hold."""
        from workshop_tui.domain.report_sections import REPORT_SECTIONS

        chosen = self.store.choices.choices(self.conference_id, SECTIONS).get(_REPORT, "")
        found = tuple(name for name in chosen.split(",") if name in REPORT_SECTIONS)
        return found or None

    def choose_report_sections(self, sections: tuple[str, ...] | None) -> None:
        """Remembers the sections and their order; None goes back to those of the session file."""
        value = ",".join(sections or ())
        if value == ",".join(self.report_sections() or ()):
            return
        self.store.choices.choose(self.conference_id, SECTIONS, _REPORT, value, self.now_ms(), self.typed_by)

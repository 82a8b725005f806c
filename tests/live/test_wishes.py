"""How documents are wanted, remembered per conference."""

from __future__ import annotations

from tests.live.desk import Desk


def test_sections_are_remembered_until_they_are_taken_back(desk: Desk) -> None:
    live = desk.live
    assert live.report_sections() is None
    live.choose_report_sections(("agreements", "tables"))
    assert live.report_sections() == ("agreements", "tables")
    live.choose_report_sections(("agreements", "tables"))
    assert len(live.store.choices.history(live.conference_id, "sections")) == 1
    live.choose_report_sections(None)
    assert live.report_sections() is None

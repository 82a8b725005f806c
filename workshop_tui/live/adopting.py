"""Adopting the report: what is adopted is kept as it reads at that moment, for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date as Date

from workshop_tui.domain.editorial import ReportChange, ReportState, ReportStatus
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live.editorial import adopted_on
from workshop_tui.live.gathering import gather
from workshop_tui.live.secretariat import Secretariat


def adopt(live: Secretariat, on: Date | None, compose: Callable[[Material], tuple[str, str]]) -> ReportState:
    """Adopts the report on that date (None: today). `compose` makes of the conference, with the report
    adopted, the document as Markdown and the whole as JSON: both are kept with the version.

    Refused when it is adopted already, when the date is still to come, and while a text has another
    version beside it.
    """
    with live.changing():
        state = live.report_state()
        if state.status is ReportStatus.ADOPTED:
            raise Refusal(
                Message("The report is adopted already (version {version}).", version=state.version)
            )
        day = on or live.today()
        if day > live.today():
            raise Refusal(Message("{date} is still to come.", date=day.isoformat()))
        waiting = live.conflicts()
        if waiting:
            raise Refusal(
                Message("Of “{key}” two versions stand side by side.", key=waiting[0]),
                Message("Settle that first, in “edit” or with “text settle”."),
            )
        at_ms = live.now_ms()
        after = adopted_on(state, day, at_ms, live.typed_by)
        now = gather(live)
        edited = replace(now.kept.edited, report=())  # what was adopted before is kept already
        kept = replace(now.kept, edited=edited)
        document, whole = compose(replace(now, report=after, kept=kept))
        live.store.texts.change_report(
            live.conference_id,
            ReportChange(state.version, True, day, at_ms, live.typed_by, document, whole),
        )
    return after

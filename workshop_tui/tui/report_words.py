"""How the report stands, in sentences. Knows no screen: commands use it as well."""

from __future__ import annotations

from workshop_tui.domain.editorial import ReportStatus
from workshop_tui.domain.message import Message
from workshop_tui.live.secretariat import Secretariat
from workshop_tui.wording import date_text


def standing(live: Secretariat) -> list[Message]:
    """Its status and version, what is still open, which versions were adopted."""
    state = live.report_state()
    if state.status is ReportStatus.ADOPTED:
        lines = [Message("adopted; version {version}", version=state.version)]
    else:
        lines = [Message("concept; version {version}", version=state.version)]
    waiting = sum(each.open for each in live.open_counts())
    lines.append(Message.counted("{n} note is open", "{n} notes are open", n=waiting))
    texts = live.texts().values()
    ready = sum(text.status.value == "ready" for text in texts)
    begun = sum(text.status.value != "empty" for text in texts)
    lines.append(Message("{ready} of {all} texts are ready", ready=ready, all=begun))
    lines += [Message("two versions of “{key}” stand side by side", key=key) for key in live.conflicts()]
    lines += [
        Message("version {version} was adopted on {date}", version=each.version, date=date_text(each.on))
        for each in state.adopted
    ]
    return lines

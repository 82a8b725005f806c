"""One key that goes through the statuses of an agreement."""

from __future__ import annotations

from workshop_tui.domain.agreements import Agreement, AgreementStatus
from workshop_tui.live import Live


def next_status(live: Live, number: int) -> Agreement:
    """Gives the agreement the status that follows the one it has when it is written; after the last
    the first."""
    order = list(AgreementStatus)
    now = next(each.status for each in live.agreements() if each.number == number)
    return live.change_agreement(number, status=order[(order.index(now) + 1) % len(order)])

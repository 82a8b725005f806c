"""The one door through which a conference changes.

Screens and commands alike call a `Live`: one method, one transaction. It reads the clock, lets the
domain decide, writes to the store and folds anew. A `Live` belongs to the thread that made it.
"""

from __future__ import annotations

from workshop_tui.live.agreeing import Agreeing
from workshop_tui.live.changing import Changing

__all__ = ["Live"]


class Live(Changing, Agreeing):
    """A conference: its day, its harvest, its agreements."""

"""The one door through which a conference changes.

Screens and commands alike call a `Live`: one method, one transaction. It reads the clock, lets the
domain decide, writes to the store and folds anew. A `Live` belongs to the thread that made it.
"""

from __future__ import annotations

from workshop_tui.live.agreeing import Agreeing
from workshop_tui.live.attending import Attending
from workshop_tui.live.display import Displaying
from workshop_tui.live.positions import Positioning
from workshop_tui.live.speaking import Speaking
from workshop_tui.live.wishes import Wishing

__all__ = ["Live"]


class Live(Speaking, Attending, Displaying, Agreeing, Positioning, Wishing):
    """A conference: its day, its people, its harvest, its agreements, its positions."""

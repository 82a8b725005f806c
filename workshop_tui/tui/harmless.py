"""User text as a terminal may safely show it."""

from workshop_tui.harmless import harmless, one_line

__all__ = ["harmless", "one_line"]

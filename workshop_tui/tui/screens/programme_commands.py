"""What can be done on the programme screen."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.tui.commands import Command

DOES = (
    Command(
        "space",
        "space",
        Message("start/pause"),
        Message("Starts the day; pauses it; goes on after a pause."),
        shown=True,
    ),
    Command("next", "n", Message("next"), Message("The next segment, then the next item."), shown=True),
    Command(
        "undo", "u", Message("undo"), Message("Takes back the last step, and the one before it."), shown=True
    ),
    Command(
        "capture",
        "c",
        Message("note"),
        Message("A note here, at what runs or at the line chosen."),
        shown=True,
    ),
    Command(
        "capture_wall",
        "w",
        Message("wall"),
        Message("A complaint, wish or compliment for the wall."),
        shown=True,
    ),
    Command("agree", "a", Message("agreement"), Message("An agreement: what, who, when."), shown=True),
    Command(
        "began",
        "b",
        Message("began"),
        Message("What runs began earlier: at a time, or so many minutes ago."),
        shown=True,
    ),
    Command(
        "longer",
        "plus,equals_sign",
        Message("min more"),
        Message("A minute more for what runs."),
        shown=True,
        display="+",
    ),
    Command(
        "shorter",
        "minus",
        Message("min less"),
        Message("A minute less for what runs."),
        shown=True,
        display="-",
    ),
    Command(
        "skip",
        "s",
        Message("skip"),
        Message("Skips what runs, or the line that the cursor was put on."),
        shown=True,
    ),
    Command("redo", "U", Message("redo"), Message("Brings back what was undone last."), shown=True),
    Command(
        "next_item",
        "N",
        Message("next item"),
        Message("The next item at once, whatever is left of this one."),
        shown=True,
    ),
    Command("finish", "f", Message("finish"), Message("Ends the day; u takes that back."), shown=True),
)
"""The most used first: those are in the footer of a narrow window."""

FOR_A_DAY_THAT_RUNS = frozenset(
    {"space", "next", "next_item", "began", "longer", "shorter", "skip", "finish", "replan"}
)
"""What a finished day refuses."""

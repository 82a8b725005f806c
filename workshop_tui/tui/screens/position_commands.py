"""What can be done on the screen of positions."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.tui.commands import Command

DOES = (
    Command(
        "set_step",
        "1,2,3,4,5,6,7,8,9",
        Message("step"),
        Message("Set the step with that number, and go on to the next cell."),
        shown=True,
        display="1…9",
    ),
    Command(
        "motive", "m", Message("motive"), Message("Why the organisation holds that."), shown=True
    ),
    Command(
        "contribution",
        "b",
        Message("contribution"),
        Message("What the organisation brings in: money, people, knowledge."),
        shown=True,
    ),
    Command(
        "keep", "k", Message("keep"), Message("Keep the subject, or take that back."), shown=True
    ),
    Command(
        "prefer", "p", Message("prefer"), Message("Prefer the subject, or take that back."), shown=True
    ),
    Command(
        "strike_off",
        "x",
        Message("strike off"),
        Message("Strike the subject off, or take that back; it stays in sight."),
        shown=True,
    ),
    Command(
        "merge",
        "g",
        Message("merge"),
        Message("Merge the subject into another one, or take that back."),
        shown=True,
    ),
    Command(
        "position_history",
        "h",
        Message("history"),
        Message("How the position and the subject came to be so; an earlier position can be restored."),
        shown=True,
    ),
    Command(
        "add_party",
        "plus,equals_sign",
        Message("party"),
        Message("Add a party that joins now."),
        shown=True,
        display="+",
    ),
    Command(
        "remove_party",
        "minus",
        Message("party out"),
        Message("Take out a party that was added by mistake, while it holds no position."),
        display="-",
    ),
    Command("clear_position", "0,delete,backspace", Message("clear"),
            Message("Empty the cell; its history stays."), display="0 · delete"),
    Command("cycle", "space,enter", Message("next step"),
            Message("The next step of the scale, for scales of more than nine.")),
    Command("direction", "v", Message("across or down"),
            Message("After a digit to the next organisation, or to the next subject.")),
    Command("block_before", "left_square_bracket", Message("block before"),
            Message("To the block before this one."), display="["),
    Command("block_after", "right_square_bracket", Message("next block"),
            Message("To the next block."), display="]"),
)  # fmt: skip

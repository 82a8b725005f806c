"""What can be done on the planner's screen."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.tui.commands import COLOURS, HELP, PALETTE, Command

PLANNER_DOES = (
    Command(
        "edit_row",
        "enter",
        Message("change"),
        Message("Everything of the line under the cursor, in a form."),
        shown=True,
    ),
    Command("add", "a", Message("add"), Message("One more, behind the line under the cursor."), shown=True),
    Command("add_above", "A", Message("add above"), Message("One more, above the line under the cursor.")),
    Command(
        "longer",
        "plus,equals_sign",
        Message("longer"),
        Message("Five minutes longer."),
        shown=True,
        display="+",
    ),
    Command("shorter", "minus", Message("shorter"), Message("Five minutes shorter."), shown=True),
    Command("length", "l", Message("length"), Message("How long it takes, in minutes.")),
    Command("save", "ctrl+s", Message("save"), Message("Save the session file."), shown=True, priority=True),
    Command(
        "later",
        "shift+down,J",
        Message("later"),
        Message("Changes places with the one below it."),
        shown=True,
        display="⇧↓",
    ),
    Command(
        "earlier",
        "shift+up,K",
        Message("earlier"),
        Message("Changes places with the one above it."),
        display="⇧↑",
    ),
    Command("remove", "delete,x", Message("remove"), Message("Takes it out."), shown=True, display="x"),
    Command("kind", "k", Message("kind"), Message("Another kind of item."), shown=True),
    Command("rename", "r", Message("rename"), Message("Another title; its id stays.")),
    Command("fixed", "f", Message("fixed"), Message("It keeps its time, or moves with the rest again.")),
    Command(
        "pushing",
        "p",
        Message("rest"),
        Message("What follows moves along with a change, or stays so that a gap shows."),
    ),
    Command(
        "undo", "ctrl+z,u", Message("undo"), Message("Take back the last change."), shown=True, display="u"
    ),
    Command("redo", "ctrl+y", Message("redo"), Message("Bring back what was undone.")),
    Command(
        "next_problem", "n", Message("next problem"), Message("To the next line that something is said of.")
    ),
    Command("save_as", "", Message("save under another name"), Message("The same in another file.")),
    Command(
        "show_agenda",
        "f2",
        Message("programme"),
        Message("The items of the day with their times."),
        display="F2",
    ),
    Command(
        "show_tables", "f3", Message("tables"), Message("Tables with theme and statement."), display="F3"
    ),
    Command(
        "show_rest",
        "f4",
        Message("conference"),
        Message("Title, date and place; groups, wishes, the chair's roster; organisations, positions."),
        display="F4",
    ),
    Command("show_people", "f5", Message("participants"), Message("Who is on the list."), display="F5"),
    Command(
        "show_text",
        "f6",
        Message("text"),
        Message("The session file as text: also what no form has."),
        display="F6",
    ),
    Command("take_list", "i", Message("from a file"), Message("Participants out of a csv or a workbook.")),
    Command("find", "slash", Message("find"), Message("The next line with a text.")),
    Command("find_next", "full_stop", Message("find on"), Message("The next one of those."), display="."),
)

LEAVE_PLANNER = Command(
    "leave", "ctrl+q", Message("leave"), Message("Leave; what is not saved is offered again."), priority=True
)
PLANNER_EVERYWHERE = (HELP, PALETTE, COLOURS, LEAVE_PLANNER)
"""What works wherever one is in the planner."""

"""What the secretariat can do on its screen."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.tui.commands import Command

ON_NOTES = (
    Command("select", "space", Message("select"), Message("Select the note, or no longer."), shown=True),
    Command(
        "used",
        "u",
        Message("used"),
        Message("Used in the paragraph that the cursor of the text is in."),
        shown=True,
    ),
    Command(
        "left_out", "l", Message("left out"), Message("Left out of the report, for a reason."), shown=True
    ),
    Command("open_again", "o", Message("open"), Message("Open again: neither used nor left out.")),
    Command("next_open", "n", Message("next open"), Message("The next note that is open."), shown=True),
    Command(
        "edit_note",
        "e",
        Message("edit"),
        Message("Change the text of the note; its earlier readings stay."),
        shown=True,
    ),
    Command("merge", "m", Message("merge"), Message("Make one note of the selected ones."), shown=True),
    Command("split", "vertical_line", Message("split"), Message("Make several notes of one."), display="|"),
    Command("move", "g", Message("move"), Message("To another table or item, or onto the wall.")),
    Command("note_kind", "t", Message("kind"), Message("Another kind for the notes.")),
    Command(
        "agree", "a", Message("agreement"), Message("Make the note an agreement; owner and date can follow.")
    ),
    Command("strike", "x", Message("strike"), Message("Strike the notes out, or take that back.")),
    Command(
        "note_history",
        "h",
        Message("history"),
        Message("All that happened to the note, with the differences; a reading can be restored."),
    ),
    Command(
        "undo", "ctrl+z", Message("undo"), Message("Take back what you did with notes last."), shown=True
    ),
    Command("redo", "ctrl+y", Message("redo"), Message("Bring back what was undone.")),
    Command("filter_state", "f", Message("state"), Message("All notes, or those in one state alone.")),
    Command("filter_kind", "k", Message("kinds"), Message("All kinds of notes, or one alone.")),
)

ON_TEXTS = (
    Command("ready", "r", Message("ready"), Message("The text is ready, or a concept again.")),
    Command(
        "preview",
        "ctrl+o",
        Message("preview"),
        Message("The text as the report shows it, or the input."),
        priority=True,
    ),
    Command(
        "versions",
        "v",
        Message("two versions"),
        Message("Decide on a text of which two versions stand side by side."),
    ),
    Command(
        "text_history",
        "H",
        Message("readings"),
        Message("All that was written of the text, with the differences."),
    ),
    Command(
        "outside",
        "ctrl+e",
        Message("own editor"),
        Message("The text in your own editor ($EDITOR)."),
        priority=True,
    ),
    Command(
        "outside_all",
        "",
        Message("whole report in your own editor"),
        Message("All texts as one file in your own editor, each between two marks."),
    ),
    Command("adopt", "V", Message("adopt"), Message("Adopt the report, or reopen an adopted one.")),
    Command("editor", "", Message("who edits"), Message("Another name for who edits.")),
)

MOVING = (
    Command(
        "to_search",
        "slash",
        Message("search"),
        Message("To the search line; over all places."),
        shown=True,
        display="/",
    ),
    Command(
        "next_pane",
        "tab",
        Message("next pane"),
        Message("From the places to the notes to the text."),
        shown=True,
        display="tab",
        priority=True,
    ),
    Command("pane_before", "shift+tab", Message("pane before"), Message("And back."), priority=True),
    Command(
        "back",
        "escape",
        Message("back"),
        Message("From the text or the search line to the notes; selects none."),
        display="esc",
    ),
    Command(
        "go_in",
        "enter",
        Message("go in"),
        Message("From the places to the notes, from the notes to the text."),
    ),
)

EDIT_DOES = (*ON_NOTES, *MOVING, *ON_TEXTS)

"""The door as the secretariat uses it, the morning after: all that a `Live` does, and the editing of what
the day yielded. Apart from `Live`, so that a day in the room loads none of it."""

from __future__ import annotations

from workshop_tui.live import Live
from workshop_tui.live.note_editing import NoteEditing

EDITOR = "secretariat"
"""Who edits while nobody has said a name."""


class Secretariat(NoteEditing, Live):
    """A conference with its report. `typed_by` is the editor: undo takes back what they did."""

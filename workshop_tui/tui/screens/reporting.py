"""Tables that report back: what they wrote stands beside the agenda while they are heard."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList

from workshop_tui.domain.conference import Table
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.notes import NoteState, threaded
from workshop_tui.domain.segments import SegmentKind
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.speaking import Speaking
from workshop_tui.tui.widgets.agenda import Agenda
from workshop_tui.wording import KIND_TEXT

REPORTS = (
    Command(
        "open_table",
        "t",
        Message("table heard"),
        Message("Opens the table that reports back, or whose report the cursor was put on."),
    ),
    Command(
        "reporter",
        "k",
        Message("reporter"),
        Message("Chooses who reports back for that table."),
    ),
)

LONGEST_NOTE = 400
"""Characters of a note that are of use while somebody talks; the table's own screen has all of it."""


class Reporting(Speaking):
    """Shows the notes of the table that is heard, and has what is said on top captured there."""

    def reported(self) -> Table | None:
        agenda = self.query_one(Agenda)
        segment = self.live.view().segment
        if segment is None or segment.kind is not SegmentKind.REPORT:
            return None
        if agenda.chosen is not None and agenda.chosen.segment is None:
            return None
        return self._table(segment.statement)

    def _table(self, statement: int | None) -> Table | None:
        tables = self.live.conference.tables
        return next((table for table in tables if table.statement.number == statement), None)

    def _table_meant(self) -> Table | None:
        """Whose report the cursor was put on, else the one that is heard."""
        line = self.query_one(Agenda).chosen
        if line is not None and line.segment is not None:
            part = next((each for each in self.live.view().segments if each.key == line.segment), None)
            if part is not None and part.kind is SegmentKind.REPORT:
                return self._table(part.statement)
        return self.reported()

    def report_text(self) -> Content:
        """What the table that is heard wrote, and who reports; empty when none is heard."""
        segment = self.live.view().segment
        table = None
        if segment is not None and segment.kind is SegmentKind.REPORT:
            table = self._table(segment.statement)
        if table is None:
            return Content("")
        number = table.statement.number
        title = Message("table {number}: {theme}", number=table.number, theme=table.statement.theme)
        reporter = one_line(self.live.reporters().get(number, ""))
        who = (
            Message("reports: {name}", name=reporter) if reporter else Message("nobody chosen to report (k)")
        )
        lines = [
            Content.styled(one_line(say(title)), "bold $primary"),
            Content.styled(say(who), "$quiet"),
            *self._notes_of(number),
        ]
        return Content("\n").join(lines)

    def _notes_of(self, statement: int) -> list[Content]:
        kept = tuple(
            note for note in self.live.notes(statement=statement) if note.state is not NoteState.STRUCK
        )
        lines: list[Content] = []
        number: int | None = -1
        for note, depth in threaded(kept):
            if depth == 0 and note.round != number:
                number = note.round
                name: Message = Message("outside the rounds")
                if number is not None:
                    name = Message("round {number}", number=number)
                lines.append(Content.styled(say(name), "bold"))
            kind = Content.styled(f" ({say(KIND_TEXT[note.kind])})", "$quiet")
            lines.append(Content("  " * depth + "· " + one_line(note.text[:LONGEST_NOTE])).append(kind))
        return lines or [Content(say(Message("Nothing was written down here.")))]

    def action_open_table(self) -> None:
        from workshop_tui.tui.screens.table import TableScreen

        table = self._table_meant()
        if table is None:
            self.workshop.tell(Refusal(Message("No table reports back now.")))
        else:
            self.app.push_screen(TableScreen(table.statement.number))

    def action_reporter(self) -> None:
        from workshop_tui.tui.screens.reporter import reporter_dialog

        table = self._table_meant()
        if table is None:
            self.workshop.tell(Refusal(Message("No table reports back now.")))
        else:
            number = table.statement.number
            self.app.push_screen(reporter_dialog(self.live, number, self.live.sitting(number)[1]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a table's report opens the table."""
        if self._table_meant() is not None:
            self.action_open_table()

"""One table on a card: what it is about, who sits there, who comes next, what was said."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message as Posted
from textual.widget import Widget

from workshop_tui.domain.message import Message
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.tui.table_views import Moment, TableView, people_text
from workshop_tui.tui.widgets.note_list import KIND_SIGN

ROOMY_LINES = 6
"""From this many lines inside on, a card leaves room between its parts."""


class TableCard(Widget, can_focus=True):
    """A card draws itself for the room it is given: from three lines to as many as there are."""

    class Opened(Posted):
        """The card was clicked."""

        def __init__(self, view: TableView) -> None:
            super().__init__()
            self.view = view

    def __init__(self, view: TableView) -> None:
        super().__init__()
        self._view = view

    @property
    def view(self) -> TableView:
        """What the card shows."""
        return self._view

    def on_mount(self) -> None:
        self._mark()

    def show(self, view: TableView) -> None:
        """Shows the table as it is now; draws only when something changed."""
        if view != self._view:
            self._view = view
            self._mark()
            self.refresh()

    def _mark(self) -> None:
        self.set_class(self._view.now.moment is Moment.CHANGEOVER, "-changeover")
        self.set_class(self._view.is_empty, "-empty")

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Opened(self._view))

    def render(self) -> Content:
        """The card's lines, the most important first."""
        width, height = self.size
        if width < 4 or height < 1:
            return Content("")
        lines = [self._title(width)]
        view_people = self._view.people
        roomy = height >= ROOMY_LINES
        lines += (
            self._people(width, roomy) if view_people is None else self._names(width, height, view_people)
        )
        if roomy:
            lines.append(Content(""))
        lines.append(self._count(width))
        if self._view.reporter and (roomy or self._view.now.is_last_round):
            name = one_line(self._view.reporter)
            said = say(Message("reports back: {name}", name=name)) if roomy else f"☞ {name}"
            lines.append(_line(Content.styled(said, "bold"), width))
        lines += self._last(width, height - len(lines))
        return Content("\n").join(lines[:height])

    def _title(self, width: int) -> Content:
        view = self._view
        number = f" {view.table} "
        sheet = f" {view.statement}:" if view.sheets_move else ""
        title = Content.assemble((number, "bold reverse"), f"{sheet} ", (one_line(view.theme), "bold"))
        return _line(title, width)

    def _people(self, width: int, roomy: bool) -> list[Content]:
        """Who sits there and who comes next; in a changeover who comes, from where."""
        view = self._view
        if view.now.moment is Moment.NONE:
            return []
        if view.now.moment is Moment.CHANGEOVER:
            return self._changeover(width, roomy)
        here = self._group(view.group)
        if roomy and view.now.moment is Moment.BEFORE:
            here = Content.assemble(say(Message("to begin:")), " ", here)
        elif roomy and view.now.moment is Moment.AFTER:
            here = Content.assemble(say(Message("here last:")), " ", here)
        after = self._after()
        if roomy:
            return [Content(""), _line(here, width), *([_line(after, width)] if after else [])]
        return [_line(Content.assemble(here, "  ", after) if after else here, width)]

    def _names(self, width: int, height: int, people: tuple[str, ...]) -> list[Content]:
        """Who sits there, or at a changeover comes there, where people move one by one: the names over
        as many lines as there are beside the number of notes and the last of them."""
        style = "bold reverse" if self._view.now.moment is Moment.CHANGEOVER else "bold $text-success"
        arrow = "▶ " if self._view.now.moment is Moment.CHANGEOVER and people else ""
        count = Content.styled(f"{arrow}{people_text(people)}", style)
        names = ", ".join(one_line(name) for name in people)
        if height < ROOMY_LINES or people == ("…",) or not people:
            return [_line(count if not people else Content.assemble(count, " ", names), width)]
        lines = Content(names).wrap(width)
        room = max(1, height - (5 if self._view.tally.last is not None else 4))
        rest = Content(" ".join(line.plain for line in lines[room - 1 :]))
        return [_line(count, width), *lines[: room - 1], _line(rest, width)]

    def _group(self, name: str | None) -> Content:
        if name is None:
            return Content.styled(say(Message("nobody")), "italic $text-muted")
        return Content.styled(say(Message("group {name}", name=one_line(name))), "bold $text-success")

    def _after(self) -> Content:
        """What the next round brings: a group, or where the sheets move a sheet."""
        view = self._view
        if view.sheets_move:
            if view.next_statement is None or view.group is None:
                return Content("")
            return Content.styled(
                say(Message("then statement {number}", number=view.next_statement)), "$text-muted"
            )
        if view.next_group is None:
            return Content("")
        return Content.styled(say(Message("then {name}", name=one_line(view.next_group))), "$text-muted")

    def _changeover(self, width: int, roomy: bool) -> list[Content]:
        view = self._view
        comes = say(Message("nobody")) if view.group is None else one_line(view.group)
        if view.sheets_move:
            big = say(Message("statement {number}", number=view.statement))
            where = say(Message("from table {number}", number=view.sheet_from)) if view.sheet_from else ""
        else:
            big = comes if view.group is None else say(Message("group {name}", name=comes))
            where = say(Message("from table {number}", number=view.group_from)) if view.group_from else ""
        arrow = "" if view.group is None else "▶ "
        text = f" {arrow}{big.upper()} "
        if not roomy:
            return [_line(Content.assemble((text, "bold reverse"), f" {where}"), width)]
        bar = Content.styled(text.center(width), "bold reverse").truncate(width)
        blank = Content.styled(" " * width, "reverse")
        return [Content(""), blank, bar, blank, _line(Content(where), width)]

    def _count(self, width: int) -> Content:
        view, tally = self._view, self._view.tally
        text = say(Message.counted("{n} note", "{n} notes", n=tally.notes))
        if view.now.moment is Moment.ROUND and view.now.round > 1 and tally.notes:
            here = tally.in_round(view.now.round)
            long = f"{text} · {say(Message('{n} this round', n=here))}"
            text = long if len(long) <= width else f"{text} · {say(Message('{n} now', n=here))}"
        return _line(Content.styled(text, "$text-muted"), width)

    def _last(self, width: int, room: int) -> list[Content]:
        """The last note, over the lines that are left."""
        last = self._view.tally.last
        if last is None or room < 1:
            return []
        said = one_line(last.text[: width * (room + 1)])
        lines = Content(f"{KIND_SIGN[last.kind]} {said}").wrap(width)
        rest = Content(" ".join(line.plain for line in lines[room - 1 :]))
        return [*lines[: room - 1], _line(rest, width)] if rest else lines


def _line(content: Content, width: int) -> Content:
    return content.truncate(width, ellipsis=True)

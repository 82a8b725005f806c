"""Capturing from the programme screen: notes, words for the wall, agreements."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from workshop_tui.domain.conference import AgendaItem, Table
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import WALL_KINDS, Entry, NoteKind, Place, read_entry
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.wording import KIND_TEXT

if TYPE_CHECKING:
    from workshop_tui.tui.widgets.bar import Bar
    from workshop_tui.tui.widgets.capture_bar import AgreementBar, Choice, NoteBar


def synthesis_draft(item: str) -> str:
    """Where the chair's synthesis is kept while it is typed: what a speaker said may wait beside it."""
    return f"note:item:{item}:synthesis"


def report_draft(table: Table) -> str:
    """Where is kept what is typed while a table is heard."""
    return f"note:statement:{table.statement.number}:report"


def item_draft(item_id: str, organisation: str | None) -> str:
    """Where a note of an item waits, of each organisation in a place of its own: what one of them said
    must not be found, and saved, under the next that speaks."""
    return f"note:item:{item_id}" if organisation is None else f"note:item:{item_id}:{organisation}"


class Capturing(WorkshopScreen):
    """Opens a bar at the bottom and has what was typed into it written. The bars are loaded when they are
    first opened, so that the screen is there sooner."""

    _item: str | None = None
    _sheet: int | None = None
    _wall_kind = 0

    @abstractmethod
    async def open_bar(self, bar: Bar) -> None:
        """Puts a bar above the footer."""

    @abstractmethod
    def item_at_hand(self) -> AgendaItem | None:
        """The item that a note typed now belongs to; None in an empty programme."""

    def reported(self) -> Table | None:
        """The table that is heard now, at whose sheet a note typed now belongs; None when none is."""
        return None

    async def action_capture(self) -> None:
        from workshop_tui.domain.synthesis import synthesis_runs
        from workshop_tui.tui.widgets.capture_bar import NoteBar

        item, table = self.item_at_hand(), self.reported()
        self._sheet = None if table is None else table.statement.number
        if table is not None:
            await self._capture_report(table)
            return
        if item is None:
            return
        self._item = item.id
        choices = self._speakers(item)
        prompts = () if synthesis_runs(self.live.state, item.id) else item.prompts
        await self.open_bar(NoteBar(item.title, choices, waits=self.waits, prompts=prompts))

    def draft_places(self, item: AgendaItem | None) -> tuple[str, ...]:
        """Where something may wait that was typed here and not saved."""
        table = self.reported()
        report = () if table is None else (report_draft(table),)
        if item is None:
            return report
        names = (None, *(each.name for each in self.live.conference.organisations))
        return (*(item_draft(item.id, name) for name in names), synthesis_draft(item.id), *report)

    async def _capture_report(self, table: Table) -> None:
        """On the sheet of the table that reports back, outside the rounds."""
        from workshop_tui.tui.widgets.capture_bar import Choice, NoteBar

        title = Message("table {number}: {theme}", number=table.number, theme=table.statement.theme)
        place, said = report_draft(table), say(Message("said at the report"))
        await self.open_bar(NoteBar(say(title), [Choice(None, said, place)], waits=self.waits))

    def _speakers(self, item: AgendaItem) -> list[Choice]:
        """Who a note is of: the organisation that speaks, then the others; where none speaks nobody in
        particular comes first."""
        from workshop_tui.domain.synthesis import synthesis_runs
        from workshop_tui.tui.widgets.capture_bar import Choice

        seen = self.live.view()

        def choice(name: str | None) -> Choice:
            return Choice(name, name or "", item_draft(item.id, name))

        names: list[str | None] = [each.name for each in self.live.conference.organisations]
        speaking = None
        if seen.item is not None and seen.item.item.id == item.id and seen.segment is not None:
            speaking = seen.segment.organisation
        if synthesis_runs(self.live.state, item.id):
            synthesis = Choice(None, say(Message("the chair's synthesis")), synthesis_draft(item.id))
            return [synthesis, *(choice(name) for name in names)]
        if speaking is None:
            return [choice(name) for name in (None, *names)]
        at = names.index(speaking) if speaking in names else 0
        rest = [name for name in (*names[at:], *names[:at]) if name != speaking]
        return [choice(name) for name in (speaking, *rest)]

    async def action_capture_wall(self) -> None:
        from workshop_tui.tui.widgets.capture_bar import Choice, NoteBar

        self._item = self._sheet = None
        choices = [Choice(kind.value, say(KIND_TEXT[kind]), f"wall:{kind.value}") for kind in WALL_KINDS]
        bar = NoteBar(say(Message("Wall")), choices, self._wall_kind, all_shown=True, waits=self.waits)
        await self.open_bar(bar)

    async def action_agree(self) -> None:
        from workshop_tui.tui.widgets.capture_bar import AgreementBar

        item = self.live.view().item
        title = (
            Message("Agreement") if item is None else Message("Agreement · {title}", title=item.item.title)
        )
        await self.open_bar(AgreementBar(say(title)))

    def waits(self, place: str) -> bool:
        """Whether something was typed at that place that is not saved."""
        return bool(self.workshop.drafts.read(place)[0])

    def on_note_bar_typed(self, event: NoteBar.Typed) -> None:
        self.in_turn(self._save_note(event, self._item, self._sheet))

    async def _save_note(self, event: NoteBar.Typed, item: str | None, sheet: int | None) -> None:
        """What was typed, at the item or on the sheet that the bar was open for."""
        text, choice = event.note.text, event.choice
        place = Place(item=item) if sheet is None else Place(statement=sheet)
        entry = Entry(text) if place.is_wall else read_entry(text)
        kind = NoteKind(choice.key) if place.is_wall and choice.key else entry.kind
        answers = self._last_note(place) if entry.deepens else None
        saving = self.perform(
            lambda live: live.add_note(
                entry.text,
                place,
                kind=kind,
                organisation=None if place.is_wall else choice.key,
                replies_to=answers,
                draft=choice.place,
                reported=sheet is not None,
            )
        )
        note = await event.note.settled(saving)
        if note is None:
            event.bar.focus_input()
            return
        if place.is_wall:
            self._wall_kind = WALL_KINDS.index(note.kind)
        self.workshop.say_done(Message("Saved: {kind}.", kind=KIND_TEXT[note.kind]))

    def _last_note(self, place: Place) -> str | None:
        notes = self.live.notes(item=place.item, statement=place.statement)
        return notes[-1].id if notes else None

    def on_agreement_bar_typed(self, event: AgreementBar.Typed) -> None:
        self.in_turn(self._save_agreement(event))

    async def _save_agreement(self, event: AgreementBar.Typed) -> None:
        from workshop_tui.domain.agreements import read_owners

        text, owners, due = event.bar.PLACES

        def agree(live: Live) -> int:
            with live.store.transaction():
                made = live.add_agreement(
                    event.text, owners=read_owners(event.owners), due=event.due, draft=text
                )
                live.save_draft(owners, "")
                live.save_draft(due, "")
            return made.number

        number = await self.perform(agree)
        if number is None:
            event.bar.refused()
            return
        event.saved()
        self.workshop.say_done(Message("Agreement {number} is saved.", number=number))

"""Who is there: found by typing, marked with a key; who came unexpectedly; groups by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, Static

from workshop_tui.domain.attendance import PRESENCE_TEXT, Presence, key_of, taken_back_text
from workshop_tui.domain.conference import AgendaItem, Participant
from workshop_tui.domain.dispersing import disperses
from workshop_tui.domain.expectation import RunView
from workshop_tui.domain.joining import are_locked
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.seat_reasons import moved_text, reasons
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.commands import Command
from workshop_tui.tui.people_rows import People
from workshop_tui.tui.screens.base import WorkshopScreen
from workshop_tui.tui.screens.line_form import Line, LineForm
from workshop_tui.tui.widgets.people_list import PeopleList


class ParticipantsScreen(WorkshopScreen):
    """The search line has the focus first; escape goes from it to the list, then back."""

    CSS_PATH: ClassVar = "../styles/participants.tcss"
    ABOUT: ClassVar = Message(
        "Who is there. Type a part of a name: enter marks the one that the cursor is on as present, and"
        " empties the line for the next. Escape goes to the list, where a letter marks. Nobody moves when"
        " somebody is marked or comes unexpectedly: who is absent leaves a place empty, who comes takes"
        " one. Below stands why somebody sits where they sit."
    )
    DOES: ClassVar = (
        Command("mark_present", "enter,p", Message("present"), Message("This person is there."), shown=True),
        Command("mark_absent", "a", Message("absent"), Message("This person is not coming."), shown=True),
        Command("mark_late", "l", Message("comes later"), Message("This person comes later."), shown=True),
        Command("mark_expected", "x", Message("expected"), Message("Nothing is known of this person yet.")),
        Command(
            "newcomer",
            "n",
            Message("newcomer"),
            Message("Somebody who is not on the list; the search line's name stands in the form."),
            shown=True,
        ),
        Command(
            "to_group",
            "g",
            Message("move"),
            Message("This person by hand to another group, or to another table in a round."),
            shown=True,
        ),
        Command(
            "overview", "o", Message("counts"), Message("How many per organisation and group."), shown=True
        ),
        Command("shuffle", "s", Message("other draw"), Message("Draws the groups or the seats anew.")),
        Command(
            "lock",
            "k",
            Message("lock"),
            Message("Locks the groups or the seats as they are, or unlocks them."),
        ),
        Command(
            "work_out",
            "w",
            Message("work out the seats"),
            Message("Goes on working out the seats, where that was stopped."),
        ),
        Command(
            "undo", "u", Message("undo"), Message("Takes back the last mark or change here."), shown=True
        ),
        Command("redo", "U", Message("redo"), Message("Brings back what was undone last.")),
        Command("to_search", "slash", Message("search"), Message("To the search line."), display="/"),
        Command(
            "back",
            "escape",
            Message("back"),
            Message("To the list; there it stops working out the seats, else it goes back."),
            shown=True,
            display="esc",
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self._people: People | None = None
        self._seats_said = ""

    def body(self) -> Iterable[Widget]:
        yield Input(
            placeholder=say(Message("Type a name: enter marks as present, esc goes to the list")),
            id="people-search",
        )
        yield Static(id="people-count", markup=False)
        yield Static(id="people-seats", markup=False)
        yield PeopleList(self._line, id="people")
        with VerticalScroll(id="people-overview"):
            yield Static(id="people-counts", markup=False)
        yield Static(id="people-why", markup=False)

    def on_mount(self) -> None:
        self.query_one("#people-overview").display = False
        self.query_one("#people-seats").display = False
        super().on_mount()
        self._search.focus()

    @property
    def _list(self) -> PeopleList:
        return self.query_one("#people", PeopleList)

    @property
    def _search(self) -> Input:
        return self.query_one("#people-search", Input)

    @property
    def people(self) -> People:
        """The list as it was read last."""
        return self._people or People(self.live.conference)

    # Showing

    def show_harvest(self) -> None:
        conference = self.live.conference
        seating = self.workshop.seats.seating(conference, self._cafe)
        self._people = People(conference, self.live.attendance(), seating)
        self._draw()
        self._show_seats()

    def show_day(self, seen: RunView) -> None:
        self._show_seats()

    @property
    def _cafe(self) -> AgendaItem | None:
        """The world café whose seats are shown, where people move one by one."""
        cafe = self.live.coming_cafe()
        return cafe if disperses(cafe) else None

    def _show_seats(self) -> None:
        """How far the seats are, while they are being worked out; nothing once they are there."""
        text, cafe = "", self._cafe
        if cafe is not None and self._people is not None and self._people.seating is None:
            percent = self.workshop.seats.percent(cafe)
            text = say(Message("The seats are not worked out yet: w does that."))
            if percent is not None:
                text = say(
                    Message("The seats are being worked out: {n} %; esc in the list stops it.", n=percent)
                )
        if text != self._seats_said:
            self._seats_said = text
            line = self.query_one("#people-seats", Static)
            line.display = bool(text)
            line.update(Content(text))

    def _draw(self) -> None:
        found = self.people.found(self._search.value)
        self._list.show(found)
        self._list.refresh()
        self.query_one("#people-count", Static).update(Content(self.people.summary(len(found))))
        if self.query_one("#people-overview").display:
            self._show_overview()
        self._show_why()

    def _show_overview(self) -> None:
        self.query_one("#people-counts", Static).update(Content("\n".join(self.people.overview())))

    def _line(self, place: int, width: int) -> str:
        return self.people.line(place, width)

    @on(PeopleList.Moved)
    def _show_why(self) -> None:
        """Whom the cursor is on, and why they sit there."""
        place, people = self._list.chosen, self.people
        if place is None:
            nobody = Message("There is nobody on the list yet: n puts somebody on it.")
            if people.conference.participants:
                nobody = Message("Nobody is called so: esc, then n puts them on the list.")
            self.query_one("#people-why", Static).update(Content(say(nobody)))
            return
        person = people.conference.participants[place]
        head = " · ".join(
            one_line(part)
            for part in (person.name, person.role, person.organisation or "", people.where(place))
            if part
        )
        why = () if people.seating is None else reasons(people.seating, place)
        text = "; ".join(one_line(say(reason)) for reason in why)
        self.query_one("#people-why", Static).update(Content.assemble((head, "bold"), "\n", text))

    # Searching

    @on(Input.Changed, "#people-search")
    def _searched(self) -> None:
        self._draw()

    @on(Input.Submitted, "#people-search")
    def _entered(self) -> None:
        if self._list.chosen is not None:
            self.action_mark_present()
            self._search.value = ""

    def on_key(self, event: Key) -> None:
        """While typing, the arrows walk through the list."""
        key = event.key
        if self._search.has_focus and key in ("up", "down", "pageup", "pagedown"):
            step = 1 if key.endswith("down") else -1
            (self._list.action_page if key.startswith("page") else self._list.action_walk)(step)

    def action_to_search(self) -> None:
        self._search.focus()

    def action_back(self) -> None:
        overview = self.query_one("#people-overview")
        if overview.display:
            self.action_overview()
        elif self._search.has_focus:
            self._list.focus()
        elif self.workshop.seats.stop(self._cafe):
            self._show_seats()
        else:
            self.dismiss()

    def action_work_out(self) -> None:
        """Begins again with what was stopped."""
        cafe = self._cafe
        if cafe is not None:
            self.workshop.seats.go_on(cafe)
            self.show_harvest()

    def action_overview(self) -> None:
        """The counts in the place of the list, or the list again."""
        overview = self.query_one("#people-overview")
        overview.display = not overview.display
        if overview.display:
            self._show_overview()
        self._list.display = not overview.display
        (overview if overview.display else self._list).focus()

    # Marking

    def action_mark_present(self) -> None:
        self._mark(Presence.PRESENT)

    def action_mark_absent(self) -> None:
        self._mark(Presence.ABSENT)

    def action_mark_late(self) -> None:
        self._mark(Presence.LATE)

    def action_mark_expected(self) -> None:
        self._mark(Presence.EXPECTED)

    def _mark(self, presence: Presence) -> None:
        place = self._list.chosen
        if place is not None:
            self.in_turn(self._marked(key_of(self.people.conference.participants[place]), presence))

    async def _marked(self, key: str, presence: Presence) -> None:
        if await self.perform(lambda live: live.mark(key, presence)) is not None:
            said = PRESENCE_TEXT[presence]
            self.workshop.say_done(Message("{name}: {presence}; u undoes it.", name=key, presence=said))

    # The list and the groups

    def action_newcomer(self) -> None:
        lines = (
            Line(Message("name"), self._search.value.strip()),
            Line(Message("role (may be empty)")),
            Line(Message("organisation (may be empty)")),
        )

        def added(live: Live, texts: tuple[str, ...]) -> Message:
            person = live.add_participant(texts[0], texts[1], texts[2].strip() or None, settle=False)
            if person.group is not None:
                return Message(
                    "{name} is in group {group}; u undoes it.", name=person.name, group=person.group
                )
            tables = live.tables_of(person)
            if tables:
                return Message(
                    "{name} sits at tables {tables}; u undoes it.", name=person.name, tables=tables
                )
            return Message("{name} is on the list; u undoes it.", name=person.name)

        self.app.push_screen(LineForm(Message("Somebody who is not on the list"), lines, added))

    def action_to_group(self) -> None:
        place, conference = self._list.chosen, self.live.conference
        if place is None:
            return
        person = self.people.conference.participants[place]
        if self._cafe is not None:
            self._to_table(person, self._cafe)
            return

        def moved(live: Live, texts: tuple[str, ...]) -> Message:
            after = live.move_to_group(key_of(person), texts[0])
            return Message(
                "{name} is in group {group}; u undoes it.", name=after.name, group=after.group or "–"
            )

        heading = Message(
            "{name} to another group: {names}", name=person.name, names=" · ".join(conference.groups) or "–"
        )
        self.app.push_screen(LineForm(heading, (Line(Message("goes to group")),), moved))

    def _to_table(self, person: Participant, cafe: AgendaItem) -> None:
        if self.people.seating is None:
            self.workshop.tell(
                Refusal(
                    Message("The seats are still to be worked out."),
                    Message("Wait until they are there, or press w when that was stopped."),
                )
            )
            return

        def moved(live: Live, texts: tuple[str, ...]) -> Message:
            numbers = [text.strip() for text in texts]
            if not all(number.isdecimal() for number in numbers):
                raise Refusal(Message("Type the number of a table and of a round."))
            table, number = (int(each) for each in numbers)
            return moved_text(live.move_to_table(key_of(person), table, number))

        lines = (
            Line(Message("to table")),
            Line(
                Message("in round (1 to {n})", n=cafe.rounds),
                str(min(cafe.rounds, self.live.round_at_hand(cafe))),
            ),
        )
        heading = Message("{name} to another table in one round", name=person.name)
        self.app.push_screen(LineForm(heading, lines, moved))

    def action_shuffle(self) -> None:
        self.in_turn(self._changed(Live.shuffle, Message("Drawn anew; u undoes it.")))

    def action_lock(self) -> None:
        cafe = self._cafe
        if are_locked(self.live.conference, cafe):
            said = Message("The groups are drawn again; u undoes it.")
            if cafe is not None:
                said = Message("The seats may be drawn anew again; u undoes it.")
            self.in_turn(self._changed(Live.unlock_groups, said))
        else:
            said = Message("The groups are locked: nothing moves anybody; u undoes it.")
            if cafe is not None:
                said = Message("The seats are locked: no other draw; u undoes it.")
            self.in_turn(self._changed(Live.lock_groups, said))

    async def _changed(self, change: Callable[[Live], None], said: Message) -> None:
        def act(live: Live) -> bool:
            change(live)
            return True

        if await self.perform(act):
            self.workshop.say_done(said)

    def action_undo(self) -> None:
        self.in_turn(self._take_back(redo=False))

    def action_redo(self) -> None:
        self.in_turn(self._take_back(redo=True))

    async def _take_back(self, *, redo: bool) -> None:
        done = await self.perform(lambda live: live.redo_people() if redo else live.undo_people())
        if done is not None:
            self.workshop.say_done(taken_back_text(done.mark, redo=redo))

"""The planner's forms: an entry of a session file that is changed or added, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop_tui.domain import editing, planning
from workshop_tui.domain.conference import Conference, ItemKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.importing.kinds import kind_of
from workshop_tui.sessionfile.planning import tree_of
from workshop_tui.sessionfile.problems import KeyPath
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.values import clock
from workshop_tui.tui.screens import planner_fields as fields
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.planner import PlanView
from workshop_tui.tui.screens.planner_fields import entry_of
from workshop_tui.tui.screens.planner_form import EntryForm, Field, Typed

NEW_MINUTES = 15

NEW = {
    "agenda": Message("New item"),
    "tables": Message("New table"),
    "organisations": Message("New organisations"),
    "positions": Message("New positions"),
    "participants": Message("New participants"),
}
"""What the form of a new entry is called, by block."""

WHOLE: dict[KeyPath, Message] = {
    ("groups",): Message("Groups"),
    ("seating",): Message("Wishes for groups and seats"),
    ("chair_roster",): Message("The chair's roster"),
}
"""The blocks that are one form."""


class PlanEditing(PlanView):
    """Everything of a session file in forms. A form has a place, under which what is typed in it is kept:
    what is done (`edit`, `add`, `rename`, `length`), then the path of the entry."""

    def open_form(
        self,
        place: KeyPath,
        heading: str,
        shown: Sequence[Field],
        take: Callable[[Typed], object],
        guess: Callable[[str], str | None] | None = None,
    ) -> None:
        """Shows a form, with what was typed in it when the program stopped."""
        planner = self.planner
        typed = planner.taken_form(place)

        def keep(now: Typed | None) -> None:
            planner.keep_form(place, now)

        self.app.push_screen(EntryForm(heading, shown, take, keep=keep, typed=typed, guess=guess))

    def reopen(self, place: KeyPath) -> None:
        """The form that was open when the program stopped; nothing where its entry is no more."""
        what, path = place[0], place[1:]
        block = getattr(self.plan.conference, str(path[0]), None)
        if what != "add" and len(path) > 1 and (block is None or int(path[1]) >= len(block)):
            return
        if what == "add":
            self.add(str(path[0]), int(path[1]))
        elif what == "edit":
            self.redraw(path)
            self.edit(path)
        elif what in ("rename", "length"):
            self.redraw(path)
            self.call_later(self.run_action, str(what))

    def entry(self, path: KeyPath) -> dict[str, Tree]:
        """The values of an entry."""
        if path[0] == "participants":
            person = self.plan.conference.participants[int(path[1])]
            said = {"name": person.name, "role": person.role}
            return {**said, "organisation": person.organisation or "", "group": person.group or ""}
        found: Tree = tree_of(self.plan.conference).get(str(path[0]))
        if len(path) > 1:
            assert isinstance(found, list)
            found = found[int(path[1])]
        return dict(found) if isinstance(found, dict) else {}

    def complete(self, entry: dict[str, Tree]) -> dict[str, Tree]:
        """An item with what its kind cannot do without, and without what is for other kinds."""
        kind, conference = entry.get("kind"), self.plan.conference
        for field in fields.item_fields(conference, {}):
            if field.only_for is not None and kind not in field.only_for:
                entry.pop(field.key, None)
        if kind == ItemKind.WORLD_CAFE and not entry.get("segments"):
            entry.setdefault("rounds", str(min(30, max(2, len(conference.tables)))))
            entry.setdefault("round_minutes", "20")
        if kind == ItemKind.PITCHES and not entry.get("segments") and conference.organisations:
            entry.setdefault("speakers", "organisations")
        return entry

    def action_edit_row(self) -> None:
        if self.path:
            self.edit(self.path)

    def edit(self, path: KeyPath) -> None:
        """Opens the form of an entry."""
        if path in WHOLE:
            self._edit_whole(path)
            return
        entry = self.entry(path)
        heading = str(entry.get("title") or entry.get("theme") or entry.get("name") or "")

        def take(typed: Typed) -> None:
            self._put(path, entry, dict(typed))

        self.open_form(("edit", *path), heading, self._fields(str(path[0]), entry), take)

    def _fields(self, block: str, entry: dict[str, Tree]) -> list[Field]:
        conference = self.plan.conference
        if block == "agenda":
            rest = fields.REST if self.pushes else fields.STAYS
            return [*fields.item_fields(conference, entry), rest]
        if block == "tables":
            return fields.table_fields(entry)
        if block == "organisations":
            return fields.organisation_fields(entry)
        if block == "positions":
            return fields.positions_fields(entry)
        if block == "participants":
            return fields.participant_fields(conference, entry)
        return fields.head_fields(entry)

    def _put(self, path: KeyPath, entry: dict[str, Tree], typed: dict[str, str]) -> None:
        """What a form of an entry that is there says."""
        along = typed.pop("rest", "stay") == "along"
        value = entry_of(typed, entry)
        value.update((key, entry[key]) for key in ("id",) if key in entry)
        if path[0] == "agenda":
            value = self.complete(value)

        def changed(now: Conference) -> Conference:
            name = str(value.get("name", ""))
            if name and path[0] == "organisations":
                now = planning.rename_organisation(now, str(entry["name"]), name)
            after = self.plan.with_entry_of(now, path, value)
            if path[0] == "participants":
                person = after.participants[int(path[1])].name
                return planning.renamed_elsewhere(after, str(entry["name"]), person)
            return planning.along(now, after, int(path[1])) if along else after

        self.change(changed)

    def _edit_whole(self, path: KeyPath) -> None:
        """A block that is one form; with nothing in it the block goes."""
        block, before = str(path[0]), self.plan.conference.groups
        entry = self.entry(path)

        def take(typed: Typed) -> None:
            value: Tree = entry_of(typed, {})
            if block == "groups":
                value = entry_of(typed, {}).get("groups")
                after = [str(each) for each in value] if isinstance(value, list) else []
                changed = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
                if len(after) == len(before) and len(changed) == 1 and changed[0][1] not in before:
                    self.change(lambda now: editing.rename_group(now, *changed[0]))
                    return
            self.change(lambda _: self.plan.with_entry(path, value))

        shown = {
            "groups": lambda: fields.groups_fields(before),
            "seating": lambda: fields.seating_fields(entry),
            "chair_roster": lambda: fields.roster_fields(entry),
        }[block]()
        self.open_form(("edit", block), say(WHOLE[path]), shown, take)

    # One more

    def action_add(self) -> None:
        self._add_beside(1)

    def action_add_above(self) -> None:
        self._add_beside(0)

    def _add_beside(self, behind: int) -> None:
        path = self.path
        if self.view == "agenda":
            self.add("agenda", int(path[1]) + behind if path else 0)
        elif self.view == "people":
            self.add("participants", int(path[1]) + behind if path else 0)
        elif self.view == "tables":
            # Numbered on, so behind the others wherever the cursor is.
            self.add("tables", len(self.plan.conference.tables))
        else:
            options = [
                ("organisations", say(Message("organisations"))),
                ("positions", say(Message("a block of positions"))),
            ]
            self.app.push_screen(ChoiceDialog(Message("What is added?"), options, "", self._add_to_rest))

    def _add_to_rest(self, block: str) -> None:
        self.add(block, len(getattr(self.plan.conference, block)))

    def add(self, block: str, place: int) -> None:
        """Opens the form of what is not there yet; of organisations and participants more at once."""

        def take(typed: Typed) -> None:
            if block in ("organisations", "participants"):
                self._take_lines(block, place, typed)
            else:
                self._take_new(block, place, dict(typed))

        shown = {
            "organisations": fields.new_organisations_fields,
            "participants": fields.new_participants_fields,
        }.get(block, lambda: self._new_fields(block, place))()
        guess = _kind_of if block == "agenda" else None
        self.open_form(("add", block, place), one_line(say(NEW[block])), shown, take, guess)

    def _new_fields(self, block: str, place: int) -> list[Field]:
        entry: dict[str, Tree] = {}
        agenda, tables = self.plan.conference.agenda, self.plan.conference.tables
        if block == "agenda" and place:
            start = agenda[place - 1].end
            entry["time"] = f"{clock(start)} – {clock(start + NEW_MINUTES)}"
        elif block == "agenda":
            start = max(0, agenda[0].start - NEW_MINUTES)
            entry["time"] = f"{clock(start)} – {clock(agenda[0].start)}"
        elif block == "tables":
            entry["number"] = str(max((table.number for table in tables), default=0) + 1)
        return self._fields(block, entry)

    def _take_lines(self, block: str, place: int, typed: Typed) -> None:
        values = entry_of(typed, {}).get(block)
        if not isinstance(values, list):
            raise Refusal(Message("There is no text."), Message("Type what it is called."))
        after = self.plan.with_new(block, place, *values)
        self.change(lambda _: after, (block, place + len(values) - 1))

    def _take_new(self, block: str, place: int, typed: dict[str, str]) -> None:
        along = typed.pop("rest", "stay") == "along"
        value = entry_of(typed, {})
        if block == "agenda":
            value = self.complete(value)
        after = self.plan.with_new(block, place, value)
        if along:
            after = planning.with_room(after, place)
        self.change(lambda _: after, (block, place))


def _kind_of(title: str) -> str | None:
    """The kind of an item that its title speaks of, where it can be had without more being asked."""
    kind = kind_of(title)
    return None if kind is None else kind.value

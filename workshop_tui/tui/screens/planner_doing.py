"""The planner's screen: what its keys do."""

from __future__ import annotations

from workshop_tui.domain import editing, planning
from workshop_tui.domain.conference import MINUTE, AgendaItem, Conference, ItemKind
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.domain.typed import read_duration
from workshop_tui.harmless import one_line
from workshop_tui.i18n import say
from workshop_tui.sessionfile.importing.preview import KIND_TEXT
from workshop_tui.sessionfile.planning import tree_of
from workshop_tui.sessionfile.problems import KeyPath
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.values import clock
from workshop_tui.tui.screens import planner_fields as fields
from workshop_tui.tui.screens.ask_dialogs import ChoiceDialog
from workshop_tui.tui.screens.planner import PlanView
from workshop_tui.tui.screens.planner_fields import entry_of
from workshop_tui.tui.screens.planner_form import EntryForm, Field, Typed
from workshop_tui.tui.screens.planner_rows import row_of

STEP = 5
"""Minutes that + and - change the length by."""

NEW_MINUTES = 15


class PlannerScreen(PlanView):
    """Everything of a session file but its participants."""

    # Views

    def action_show_agenda(self) -> None:
        self.show("agenda")

    def action_show_tables(self) -> None:
        self.show("tables")

    def action_show_rest(self) -> None:
        self.show("rest")

    def action_next_problem(self) -> None:
        """The next line, round at the end, that something is said of."""
        told = list(dict.fromkeys(row_of(found) for found in self.plan.problems))
        if not told:
            self.say(Message("No problems."))
        elif self.path in told:
            self.redraw(told[(told.index(self.path) + 1) % len(told)])
        else:
            self.redraw(told[0])

    def action_pushing(self) -> None:
        self.pushes = not self.pushes
        self.redraw()

    # Items

    @property
    def item(self) -> AgendaItem | None:
        """The item under the cursor; says so where there is none."""
        path = self.path
        if path[:1] != ("agenda",):
            self.say(Message("That is for the items of the programme (F2)."))
            return None
        return self.plan.conference.agenda[int(path[1])]

    def action_longer(self) -> None:
        self._lengthen(STEP)

    def action_shorter(self) -> None:
        self._lengthen(-STEP)

    def _lengthen(self, minutes: int) -> None:
        item = self.item
        if item is not None:
            self._take(item, max(1, item.end - item.start + minutes))

    def _take(self, item: AgendaItem, minutes: int) -> None:
        self.try_change(lambda now: editing.change_length(now, item.id, minutes, push=self.pushes))

    def action_length(self) -> None:
        item = self.item
        if item is None:
            return

        def take(typed: Typed) -> None:
            found, left = divmod(read_duration(typed["minutes"]), MINUTE)
            if left:
                raise Refusal(Message("The programme is in whole minutes."))
            self.change(lambda now: editing.change_length(now, item.id, found, push=self.pushes))

        minutes = Field("minutes", Message("minutes"), str(item.end - item.start))
        self.app.push_screen(EntryForm(item.title, [minutes], take))

    def action_later(self) -> None:
        self._move(later=True)

    def action_earlier(self) -> None:
        self._move(later=False)

    def _move(self, *, later: bool) -> None:
        path = self.path
        if len(path) < 2:
            return
        block, place = str(path[0]), int(path[1])
        to = place + 1 if later else place - 1
        target: KeyPath = (block, to)
        if block == "agenda":
            item_id = self.plan.conference.agenda[place].id
            self.try_change(lambda now: editing.move_item(now, item_id, later), target)
        elif 0 <= to < len(getattr(self.plan.conference, block)):
            self.try_change(lambda _: self.plan.with_swapped(block, place, to), target)

    def action_fixed(self) -> None:
        item = self.item
        if item is not None:
            self.try_change(lambda now: editing.set_fixed(now, item.id, not item.fixed))

    def action_kind(self) -> None:
        item = self.item
        if item is None:
            return
        path = self.path
        options = [(kind.value, say(text)) for kind, text in KIND_TEXT.items()]

        def take(kind: str) -> None:
            entry = {**self._entry(path), "kind": kind}
            self.try_change(lambda _: self.plan.with_entry(path, self._complete(entry)))

        self.app.push_screen(ChoiceDialog(Message("Which kind?"), options, item.kind.value, take))

    def action_rename(self) -> None:
        item = self.item
        if item is not None:
            title = Field("title", Message("title"), item.title)

            def take(typed: Typed) -> None:
                self.change(lambda now: editing.rename_item(now, item.id, typed["title"]))

            self.app.push_screen(EntryForm(item.title, [title], take))

    # Entries of any block

    def _entry(self, path: KeyPath) -> dict[str, Tree]:
        """The values of an entry."""
        found: Tree = tree_of(self.plan.conference).get(str(path[0]))
        if len(path) > 1:
            assert isinstance(found, list)
            found = found[int(path[1])]
        return dict(found) if isinstance(found, dict) else {}

    def _complete(self, entry: dict[str, Tree]) -> dict[str, Tree]:
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
        if path == ("groups",):
            self._edit_groups()
            return
        entry = self._entry(path)
        heading = str(entry.get("title") or entry.get("theme") or entry.get("name") or "")

        def take(typed: Typed) -> None:
            self._put(path, entry, dict(typed))

        shown = self._fields(str(path[0]), entry)
        if path[0] == "agenda":
            shown.insert(2, fields.REST if self.pushes else fields.STAYS)
        self.app.push_screen(EntryForm(heading, shown, take))

    def _fields(self, block: str, entry: dict[str, Tree]) -> list[Field]:
        if block == "agenda":
            return fields.item_fields(self.plan.conference, entry)
        if block == "tables":
            return fields.table_fields(entry)
        if block == "organisations":
            return fields.organisation_fields(entry)
        if block == "positions":
            return fields.positions_fields(entry)
        return fields.head_fields(entry)

    def _put(self, path: KeyPath, entry: dict[str, Tree], typed: dict[str, str]) -> None:
        """What a form of an entry that is there says."""
        along = typed.pop("rest", "stay") == "along"
        value = entry_of(typed, entry)
        value.update((key, entry[key]) for key in ("id", "report_sections") if key in entry)
        if path[0] == "agenda":
            value = self._complete(value)

        def changed(now: Conference) -> Conference:
            if path[0] == "organisations":
                name = str(value.get("name", ""))
                now = planning.rename_organisation(now, str(entry["name"]), name) if name else now
                return self.plan.with_entry_of(now, path, value)
            after = self.plan.with_entry(path, value)
            return planning.along(now, after, int(path[1])) if along else after

        self.change(changed)

    def _edit_groups(self) -> None:
        before = self.plan.conference.groups

        def take(typed: Typed) -> None:
            value = entry_of(typed, {}).get("groups")
            after = [str(each) for each in value] if isinstance(value, list) else []
            changed = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
            if len(after) == len(before) and len(changed) == 1 and changed[0][1] not in before:
                self.change(lambda now: editing.rename_group(now, *changed[0]))
            else:
                self.change(lambda _: self.plan.with_entry(("groups",), value))

        self.app.push_screen(EntryForm(say(Message("Groups")), fields.groups_fields(before), take))

    def action_add(self) -> None:
        path = self.path
        if self.view == "agenda":
            self._add("agenda", int(path[1]) + 1 if path else 0, Message("New item"))
        elif self.view == "tables":
            self._add("tables", len(self.plan.conference.tables), Message("New table"))
        else:
            options = [
                ("organisations", say(Message("an organisation"))),
                ("positions", say(Message("a block of positions"))),
            ]
            self.app.push_screen(ChoiceDialog(Message("What is added?"), options, "", self._add_to_rest))

    def _add_to_rest(self, block: str) -> None:
        heading = Message("New organisation") if block == "organisations" else Message("New positions")
        self._add(block, len(getattr(self.plan.conference, block)), heading)

    def _add(self, block: str, place: int, heading: Message) -> None:
        entry: dict[str, Tree] = {}
        if block == "agenda":
            start = self.plan.conference.agenda[place - 1].end
            entry["time"] = f"{clock(start)} – {clock(start + NEW_MINUTES)}"
        elif block == "tables":
            tables = self.plan.conference.tables
            entry["number"] = str(max((table.number for table in tables), default=0) + 1)

        def take(typed: Typed) -> None:
            value = entry_of(typed, {})
            if block == "agenda":
                value = self._complete(value)
            after = self.plan.with_new(block, place, value)
            if block == "agenda" and self.pushes:
                after = planning.with_room(after, place)
            self.change(lambda _: after, (block, place))

        self.app.push_screen(EntryForm(one_line(say(heading)), self._fields(block, entry), take))

    def action_remove(self) -> None:
        path = self.path
        if len(path) < 2:
            self.say(Message("That stays; its fields can be emptied."))
            return
        block, place = str(path[0]), int(path[1])
        conference = self.plan.conference
        if block == "agenda" and len(conference.agenda) == 1:
            self.tell(Refusal(Message("The programme needs at least one item.")))
        elif block == "agenda" and self.pushes:
            item_id = conference.agenda[place].id
            self.try_change(lambda now: planning.without_item(now, item_id))
        elif block == "tables":
            number = conference.tables[place].number
            self.try_change(lambda now: editing.close_table(now, number))
        else:
            self.try_change(lambda _: self.plan.without(block, place))

    # Undo, saving

    def action_undo(self) -> None:
        self._step(self.plan.undo(), Message("There is nothing to undo."))

    def action_redo(self) -> None:
        self._step(self.plan.redo(), Message("There is nothing to bring back."))

    def _step(self, done: bool, nothing: Message) -> None:
        if not done:
            self.say(nothing)
            return
        self.planner.keep()
        self.redraw()

    def action_save(self) -> None:
        self.planner.save()

    def action_save_as(self) -> None:
        self.planner.ask_name()

"""The text of the secretariat's screen: written as it is typed, never over what somebody else wrote."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from datetime import date as Date

from textual import on
from textual.app import SuspendNotSupported

from workshop_tui.domain.agreements import read_due
from workshop_tui.domain.editorial import EditorialText, TextReading, TextStatus
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.harmless import harmless
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui.outside import Outside, edit_outside
from workshop_tui.tui.screens.edit_base import EditBase, of
from workshop_tui.tui.screens.edit_histories import TextHistory
from workshop_tui.tui.screens.line_form import Line, LineForm
from workshop_tui.tui.screens.two_versions import TwoVersions
from workshop_tui.tui.widgets.drafts import NoteInput
from workshop_tui.tui.widgets.text_editor import TextEditor


class EditTexts(EditBase):
    """The right of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._writing = 0

    @property
    def editor(self) -> TextEditor:
        """The input."""
        return self.query_one(TextEditor)

    def paragraph(self) -> str:
        return self.editor.paragraph

    # Opening and following

    def open_text(self) -> None:
        """Shows the text of the place that is open; with what a crash left of it, when that rests on an
        older reading too."""
        text = self._texts.get(self.key, EditorialText(self.key))
        name = self.live.typed_by
        beginning, end = f"text:{self.key}@", f"@{name}"
        for draft in self.live.store.drafts.all(self.live.conference_id):
            if draft.place.startswith(beginning) and draft.place.endswith(end):
                base = draft.place[len(beginning) : len(draft.place) - len(end)]
                readings = self.secretariat.text_readings(self.key)
                found = [each for each in readings if each.id == base]
                text = _as_text(found[0]) if found else text if base == text.id else EditorialText(self.key)
        self.editor.open(text, name)
        self.editor.read_only = self.is_locked

    def follow_text(self) -> None:
        """What somebody else wrote shows, unless something was typed here that is not written yet, or
        this stands beside it."""
        editor = self.editor
        editor.read_only = self.is_locked
        now = self._texts.get(self.key)
        if self._writing or now is None or editor.base.key != self.key or editor.is_changed:
            return
        if now.id == editor.base.id:
            editor.base = now
            return
        aside = self.secretariat.texts_beside(self.key) if self.key in self._forked else ()
        if editor.base.id not in {each.id for each in aside}:
            editor.follow(now)

    # Writing

    @on(TextEditor.Paused)
    def _paused(self) -> None:
        self.write_now()

    @on(TextEditor.Changed)
    def _typed(self) -> None:
        self.show_text_head()

    @on(NoteInput.Left)
    def _left(self, event: NoteInput.Left) -> None:
        event.stop()
        self.action_back()

    @abstractmethod
    def action_back(self) -> None:
        """Leaves the text."""

    def write_now(self) -> None:
        """Has written what was typed and is not written yet."""
        if self.is_mounted and self.key and self.editor.is_changed and not self.is_locked:
            self.editor.cancel_pause()
            self.in_turn(self._write(self.editor.base, self.editor.text, self.editor.drafts.place))

    async def _write(self, base: EditorialText, text: str, place: str) -> None:
        editor = self.editor
        if editor.base.key == base.key:
            base, text, place = editor.base, editor.text, editor.drafts.place
        if text == base.text:
            return
        self._writing += 1
        try:
            written = await self.perform(
                lambda live: of(live).write_text(base.key, text, rests_on=base.id, draft=place)
            )
        finally:
            self._writing -= 1
        if written is None:
            return
        self.workshop.drafts.saved(place)
        if editor.base.key == base.key:
            made = written.reading
            editor.goes_on(_as_text(made) if made is not None else replace(base, text=text))
        if written.conflict and base.key not in self._forked:
            self.notify(
                harmless(say(_both_kept(written.text.by))), severity="warning", timeout=10, markup=False
            )
        self.show_harvest()

    # What is done with a text

    def action_ready(self) -> None:
        key, now = self.key, self._texts.get(self.key, EditorialText(self.key))
        wanted = TextStatus.CONCEPT if now.status is TextStatus.READY else TextStatus.READY
        self.write_now()
        self.in_turn(self.perform(lambda live: of(live).set_text_status(key, wanted)))

    def action_preview(self) -> None:
        """The text as the report shows it, or the input again."""
        self.toggle_class("-preview")
        self.show_text_head()
        self.go_to("text")

    def action_versions(self) -> None:
        self.write_now()
        self.in_turn(self._versions())

    async def _versions(self) -> None:
        key = self.key
        waiting = self.secretariat.texts_beside(key)
        if not waiting:
            self.say(Message("Of this text there is one version."))
            return
        now, other = self.secretariat.text(key), waiting[0]

        def settle(text: str) -> None:
            self.in_turn(self._settle(key, text, now, other))

        self.app.push_screen(TwoVersions(now, other, settle))

    async def _settle(self, key: str, text: str, now: EditorialText, other: TextReading) -> None:
        done = await self.perform(
            lambda live: of(live).settle_text(key, text, settles=other.id, rests_on=now.id)
        )
        if done is not None and self.key == key and not self.editor.is_changed:
            self.editor.follow(done.text)
            self.show_harvest()

    def action_text_history(self) -> None:
        readings = self.secretariat.text_readings(self.key)
        if not readings:
            self.say(Message("Nothing was written here yet."))
            return
        self.app.push_screen(TextHistory(readings, self._take))

    def _take(self, text: str) -> None:
        if not self.is_locked:
            self.editor.take(text)
            self.write_now()

    # The own editor

    def action_outside(self) -> None:
        """The text in the editor of one's own; it comes back as if it had been typed."""
        if self.is_locked:
            self.say(Message("The report is adopted; V reopens it."))
            return
        back = self._outside(self.editor.text + "\n", "text.md")
        if back is not None:
            self.editor.take(back.text.removesuffix("\n").removesuffix("\r"))
            self.write_now()
            self.in_turn(self._forget(back))

    async def _forget(self, back: Outside) -> None:
        """The file goes when what stands in it is on disk as a text."""
        if not self.editor.is_changed:
            back.forget()

    def action_outside_all(self) -> None:
        self.write_now()
        self.in_turn(self._all_outside())

    async def _all_outside(self) -> None:
        from workshop_tui.live.taking_in import take_in
        from workshop_tui.tui.whole_report import about_taking_in, marked_report

        given = self.secretariat.texts()
        back = self._outside(marked_report(self.live.conference, given), "report.md")
        if back is None:
            return
        taken = await self.perform(lambda live: take_in(of(live), given, back.text))
        if taken is None:
            self.workshop.say_banner(Message("What was typed is in {path}.", path=back.file))
            return
        said, complaints = about_taking_in(taken, back.file)
        lines = "\n".join(harmless(say(each)) for each in (*said, *complaints))
        severity = "warning" if complaints else "information"
        self.notify(lines, severity=severity, timeout=20 if complaints else 5, markup=False)  # type: ignore[arg-type]
        if not taken.unplaced:
            back.forget()

    def _outside(self, text: str, name: str) -> Outside | None:
        """Hands the terminal over while the editor is open."""
        try:
            with self.app.suspend():
                return edit_outside(text, name)
        except SuspendNotSupported:
            self.say(Message("This terminal cannot be handed over to another program."))
        except Refusal as problem:
            self.workshop.tell(problem)
        return None

    # The report as a whole

    def action_adopt(self) -> None:
        self.write_now()
        if self.is_locked:
            self.in_turn(self._reopen())
            return
        waiting = sum(each.open for each in self._counts)
        heading = Message.counted(
            "Adopt the report as version {version}; {n} note is open",
            "Adopt the report as version {version}; {n} notes are open",
            n=waiting,
            version=self._state.version,
        )
        day = Line(Message("adopted on"), self.live.today().isoformat())
        self.app.push_screen(LineForm(heading, (day,), _adopting))

    async def _reopen(self) -> None:
        state = await self.perform(lambda live: of(live).reopen())
        if state is not None:
            self.say(Message("The report is a concept again: version {version}.", version=state.version))

    # Who edits

    def ask_editor(self) -> None:
        """Asks once who edits."""
        if not self.editor_is_known:
            self.action_editor()

    @property
    def editor_is_known(self) -> bool:
        """Whether a name was given, now or before."""
        from workshop_tui.tui.edit_app import EditApp

        return not isinstance(self.app, EditApp) or self.app.editor_is_known

    def action_editor(self) -> None:
        self.write_now()
        name = self.live.typed_by if self.editor_is_known else ""
        self.app.push_screen(
            LineForm(
                Message("Who edits? The name goes with every change, and is asked once."),
                (Line(Message("name"), name),),
                self._named,
            )
        )

    def _named(self, live: Live, typed: tuple[str, ...]) -> Message:
        from workshop_tui.tui.edit_app import EditApp

        name = typed[0].strip()
        if not name:
            raise Refusal(Message("Give a name, or what the others call you."))
        if isinstance(self.app, EditApp) and (problem := self.app.keep_editor(name)) is not None:
            self.app.call_from_thread(self.workshop.tell, problem)
        live.typed_by = name
        self.live.typed_by = name
        self.app.call_from_thread(self.open_text)
        return Message("{name} edits from here on.", name=name)


def _adopting(live: Live, typed: tuple[str, ...]) -> Message:
    from workshop_tui.live.adopting import adopt
    from workshop_tui.report.adopted import as_adopted

    state = adopt(of(live), _day(typed[0]), as_adopted)
    return Message("Version {version} of the report is adopted.", version=state.version)


def _day(typed: str) -> Date | None:
    if not typed.strip():
        return None
    due = read_due(typed, {})
    if due is None or due.date is None:
        raise Refusal(Message("“{text}” is not a date.", text=typed), Message("Write it as 2020-03-01."))
    return due.date


def _both_kept(name: str) -> Message:
    return Message("{name} has written here meanwhile: both versions are kept; v shows them.", name=name)


def _as_text(reading: TextReading) -> EditorialText:
    return EditorialText(
        reading.key, reading.text, reading.status, reading.at_ms, reading.by, reading.number, reading.id
    )

"""Making an agreement, and changing one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from workshop_tui.domain.agreements import Agreement, AgreementStatus, owners_typed, read_owners
from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.live import Live
from workshop_tui.tui import agreement_words
from workshop_tui.tui.agreement_words import capital
from workshop_tui.tui.commands import Command
from workshop_tui.tui.screens.note_dialog import NoteDialog
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.drafts import DraftInput, DraftKeeper, NoteInput
from workshop_tui.tui.widgets.key_line import KeyLine
from workshop_tui.wording import STATUS_TEXT


class AgreementForm(NoteDialog):
    """A form for one agreement. With `note` a new one is made from that note and begins with `text`.

    Each field keeps its draft; a refused save leaves all of them as they are.
    """

    CSS_PATH: ClassVar = ["../styles/note_dialog.tcss", "../styles/agreement_form.tcss"]
    DOES: ClassVar = (
        Command(
            "save", "ctrl+s", Message("save"), Message("Save; enter does so too."),
            shown=True, display="enter", priority=True,
        ),
        Command(
            "revert", "ctrl+r", Message("as it was"), Message("All fields as they are in the agreement."),
            shown=True, priority=True,
        ),
        Command(
            "leave_form", "escape", Message("back, draft stays"), Message("Leave; the draft stays."),
            shown=True, display="esc",
        ),
    )  # fmt: skip

    def __init__(
        self, agreement: Agreement | None = None, *, text: str = "", note: str | None = None
    ) -> None:
        super().__init__()
        self._agreement = agreement
        self._note = note
        key = "new" if agreement is None else str(agreement.number)
        self._key = f"agreement:{key}" if note is None else f"agreement:note-{note}"
        self._was = _Fields(text=text) if agreement is None else _Fields.of(agreement)
        self._status_drafts: DraftKeeper | None = None
        self._saving = False

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content(self._title()), id="title")
            with VerticalScroll(id="agreement-form", can_focus=False):
                yield from self._what_who_when()
                yield from self._how_it_stands()
            yield KeyLine()

    def _what_who_when(self) -> ComposeResult:
        yield _label(Message("agreement"))
        yield NoteInput(f"{self._key}:text", id="form-text")
        yield _label(Message("who"))
        yield DraftInput(
            f"{self._key}:owners", self._was.owners, id="form-owners",
            placeholder=say(Message("with commas between; or with ; where a name has a comma")),
        )  # fmt: skip
        yield _label(Message("when"))
        yield DraftInput(f"{self._key}:due", self._was.due, id="form-due")
        yield Static(id="due-understood", markup=False)

    def _how_it_stands(self) -> ComposeResult:
        """An agreement that is being made is open, and there is nothing to remark yet."""
        if self._agreement is not None:
            yield _label(Message("status"), "  ←→")
            yield Choice(_statuses(), self._was.status, id="form-status")
        yield _label(Message("explanation"))
        yield NoteInput(f"{self._key}:explanation", id="form-explanation")
        if self._agreement is not None:
            yield _label(Message("remark"))
            yield DraftInput(
                f"{self._key}:remark", id="form-remark", placeholder=say(Message("one line on what happened"))
            )

    def _title(self) -> str:
        if self._agreement is None:
            return say(Message("New agreement"))
        return say(Message("Agreement {number}", number=self._agreement.number))

    def on_mount(self) -> None:
        for name, text in (("#form-text", self._was.text), ("#form-explanation", self._was.explanation)):
            entry = self.query_one(name, NoteInput)
            if not entry.drafts.load()[0]:
                entry.put(text)
        for choice in self.query(Choice):
            self._status_drafts = DraftKeeper(choice, f"{self._key}:status")
            kept, _ = self._status_drafts.load()
            if kept in list(AgreementStatus):
                choice.offer(_statuses(), kept)
        self._show_due()
        self.query_one("#form-text", NoteInput).focus()

    # Typing

    @on(Input.Changed, "#form-due")
    def _show_due(self) -> None:
        typed = self.query_one("#form-due", Input).value
        said = agreement_words.due_understood(typed, self.live.series_dates())
        self.query_one("#due-understood", Static).update(Content(said))

    @on(Choice.Changed)
    def _keep_status(self, event: Choice.Changed) -> None:
        if self._status_drafts is not None:
            self._status_drafts.changed(event.value, 0)

    @on(NoteInput.Left)
    def _text_left(self, event: NoteInput.Left) -> None:
        event.stop()
        self.action_leave_form()

    @on(Input.Submitted)
    @on(NoteInput.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    def action_leave_form(self) -> None:
        self.leave()

    def action_revert(self) -> None:
        """All fields as they are in the agreement."""
        was = self._was
        for name, text in (("#form-text", was.text), ("#form-explanation", was.explanation)):
            self.query_one(name, NoteInput).put(text)
        for name, text in (("#form-owners", was.owners), ("#form-due", was.due), ("#form-remark", "")):
            for entry in self.query(name).results(DraftInput):
                with entry.prevent(Input.Changed):
                    entry.value = text
        for choice in self.query(Choice):
            choice.offer(_statuses(), was.status)
        self._show_due()
        for keeper in self._keepers():
            keeper.saved(keeper.place, "")

    # Saving

    def action_save(self) -> None:
        if not self._saving:
            self._saving = True
            self.in_turn(self._save(self._typed()))

    async def _save(self, now: _Fields) -> None:
        """Leaves when it is saved; what was typed meanwhile is a change to what was saved."""
        saved = await self.perform(lambda live: self._written(live, now))
        self._saving = False
        if saved is None:
            return
        for keeper in self._keepers():
            keeper.saved(keeper.place, "")
        if self._typed() == now:
            self.leave()
            return
        self._agreement, self._was = saved, now
        self._keep_again()

    def _written(self, live: Live, now: _Fields) -> Agreement:
        """The agreement as it is saved, its drafts cleared in the same transaction. What was not
        touched is left as it is, whoever changed it meanwhile."""
        was = self._was
        with live.store.transaction():
            if self._agreement is None:
                saved = live.add_agreement(
                    now.text,
                    owners=read_owners(now.owners),
                    due=now.due,
                    note=self._note,
                    explanation=now.explanation,
                )
            else:
                saved = live.change_agreement(
                    self._agreement.number,
                    text=now.text if now.text != was.text else None,
                    owners=read_owners(now.owners) if now.owners != was.owners else None,
                    due=now.due if now.due != was.due else None,
                    status=AgreementStatus(now.status) if now.status != was.status else None,
                    explanation=now.explanation if now.explanation != was.explanation else None,
                    remark=now.remark,
                )
            self._clear(live)
        return saved

    def _clear(self, live: Live) -> bool:
        with live.store.transaction():
            for field in ("text", "owners", "due", "status", "explanation", "remark"):
                live.save_draft(f"{self._key}:{field}", "")
        return True

    def _typed(self) -> _Fields:
        status = next((choice.value for choice in self.query(Choice)), AgreementStatus.OPEN.value)
        remark = next((entry.value for entry in self.query("#form-remark").results(DraftInput)), "")
        return _Fields(
            self.query_one("#form-text", NoteInput).text,
            self.query_one("#form-owners", DraftInput).value,
            self.query_one("#form-due", DraftInput).value,
            status,
            self.query_one("#form-explanation", NoteInput).text,
            remark.strip(),
        )

    def _keepers(self) -> list[DraftKeeper]:
        found = [entry.drafts for entry in (*self.query(NoteInput), *self.query(DraftInput))]
        return found if self._status_drafts is None else [*found, self._status_drafts]

    def _keep_again(self) -> None:
        """What is typed is a draft again."""
        for area in self.query(NoteInput):
            area.drafts.changed(area.text, len(area.text))
        for line in self.query(DraftInput):
            line.drafts.changed(line.value, line.cursor_position)


@dataclass(frozen=True)
class _Fields:
    """What stands in the fields of the form, as typed."""

    text: str = ""
    owners: str = ""
    due: str = ""
    status: str = AgreementStatus.OPEN.value
    explanation: str = ""
    remark: str = ""

    @classmethod
    def of(cls, agreement: Agreement) -> _Fields:
        """What a form for that agreement begins with."""
        return cls(
            agreement.text,
            owners_typed(agreement.owners),
            agreement_words.due_typed(agreement.due),
            agreement.status.value,
            agreement.explanation or "",
        )


def _statuses() -> list[tuple[str, str]]:
    return [(status.value, say(STATUS_TEXT[status])) for status in AgreementStatus]


def _label(message: Message, keys: str = "") -> Label:
    return Label(Content(capital(say(message)) + keys), classes="form-label")

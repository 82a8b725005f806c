"""Things that are done on a day, to be drawn at random: `act(live, text, number)`."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.nasty import NASTY
from workshop_tui.domain import editing
from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.editorial import TextStatus, text_keys
from workshop_tui.domain.notes import TABLE_KINDS, WALL, NoteKind, NoteState, Place
from workshop_tui.domain.positions import SubjectState
from workshop_tui.live import Live
from workshop_tui.live.secretariat import Secretariat

SECOND = "2020-07-03-drechtsteden.yaml"
TEXTS = st.one_of(st.text(min_size=1, max_size=40), st.sampled_from(list(NASTY.values())))
Act = Callable[[Live, str, int], None]


def _note(live: Live, text: str, number: int) -> None:
    places = (Place(statement=1 + number % 4), Place(item="pitches"), WALL)
    place = places[number % 3]
    kinds = (NoteKind.WISH, NoteKind.COMPLAINT) if place.is_wall else (None, *TABLE_KINDS)
    earlier = live.notes()
    answers = earlier[number % len(earlier)].id if earlier and number % 2 else None
    live.add_note(text, place, kind=kinds[number % len(kinds)], replies_to=answers)


def _on_a_note(live: Live, text: str, number: int) -> None:
    notes = live.notes()
    if notes:
        note = notes[number % len(notes)].id
        done: list[Callable[[], object]] = [
            lambda: live.edit_note(note, text),
            lambda: live.strike_note(note),
            lambda: live.restore_note(note, 1),
            lambda: live.tally(note),
            lambda: live.tally(note, -1),
            lambda: live.add_agreement("", note=note),
        ]
        done[number % len(done)]()


def _agree(live: Live, text: str, number: int) -> None:
    dues = ("1 maart 2020", SECOND.removesuffix(".yaml"), "voor de zomer", "")
    live.add_agreement(text, owners=(text[:9] or "x",), due=dues[number % 4])
    live.change_agreement(
        1 + number % 3,
        status=AgreementStatus.DONE if number % 2 else AgreementStatus.IN_PROGRESS,
        remark=text,
    )


def _day(live: Live, text: str, number: int) -> None:
    done: list[Callable[[], object]] = [
        live.start, live.next, live.next_item, live.pause, live.resume, live.skip, live.undo, live.redo,
        live.finish, lambda: live.add(60_000),
    ]  # fmt: skip
    done[number % len(done)]()


def _other(live: Live, text: str, number: int) -> None:
    done: list[Callable[[], object]] = [
        lambda: live.choose_reporter(1 + number % 4, text),
        lambda: live.edit(lambda now, bound: editing.rename_item(now, "lunch", text)),
        lambda: live.send_message(text),
        lambda: live.add_party(text),
        lambda: live.set_position("sturing", "1", "Dordrecht", "1", motive=text),
        lambda: live.judge_subject("sturing", "2", SubjectState.STRUCK_OFF, reason=text),
    ]
    done[number % len(done)]()


def _edit(live: Live, text: str, number: int) -> None:
    """The secretariat's work; nothing where the door is the facilitator's."""
    if not isinstance(live, Secretariat):
        return
    notes = [note.id for note in live.notes()]
    some = notes[number % (len(notes) or 1) :][: 1 + number % 3]
    key = text_keys(live.conference)[number % 5]
    done: list[Callable[[], object]] = [
        lambda: live.write_text(key, text),
        lambda: live.write_text(key, text, rests_on=""),
        lambda: live.set_text_status(key, TextStatus.READY),
        lambda: live.mark_notes(some, NoteState.USED, key=key, paragraph=text),
        lambda: live.mark_notes(some, NoteState.LEFT_OUT, reason=text),
        lambda: live.merge_notes(some, text),
        lambda: live.split_note(some[0], [text, "En dit."]),
        lambda: live.move_notes(some, Place(statement=1 + number % 4)),
        lambda: live.undo_editing(),
        lambda: live.strike_notes(some),
    ]
    if some:
        done[number % len(done)]()


CAPTURING: tuple[Act, ...] = (_note, _note, _on_a_note, _on_a_note, _agree, _other, _edit, _edit)
"""What is done on a laptop that does not run the day."""

ACTS: tuple[Act, ...] = (_note, _note, _on_a_note, _on_a_note, _agree, _day, _day, _other, _edit, _edit)

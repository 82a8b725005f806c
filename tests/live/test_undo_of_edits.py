"""Whatever was done to notes, undoing all of it gives the harvest as it was, and redoing all of it what was
made of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live.conftest import OpenDesk
from tests.live.secretariat import KEY, TABLE_2, office_of
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.note_editing import to_undo
from workshop_tui.domain.notes import WALL, NoteKind, NoteState, Place
from workshop_tui.live.secretariat import Secretariat

Act = Callable[[Secretariat, list[str]], object]

ACTS: dict[str, Act] = {
    "correct": lambda live, ids: live.correct_note(ids[0], live.note(ids[0]).text + "!"),
    "used": lambda live, ids: live.mark_notes(ids, NoteState.USED, key=KEY, paragraph=str(len(ids))),
    "left out": lambda live, ids: live.mark_notes(ids, NoteState.LEFT_OUT, reason="dubbel"),
    "open": lambda live, ids: live.mark_notes(ids, NoteState.OPEN),
    "strike": lambda live, ids: live.strike_notes(ids),
    "restore": lambda live, ids: live.restore_notes(ids),
    "first": lambda live, ids: live.restore_reading(ids[0], 1),
    "merge": lambda live, ids: live.merge_notes(ids),
    "split": lambda live, ids: live.split_note(ids[0], ["een deel", "nog een deel"]),
    "move": lambda live, ids: live.move_notes(ids, TABLE_2),
    "to the wall": lambda live, ids: live.move_notes(ids, WALL, kind=NoteKind.WISH),
    "to an item": lambda live, ids: live.move_notes(ids, Place(item=live.conference.agenda[1].id)),
    "undo": lambda live, _: live.undo_editing(),
    "redo": lambda live, _: live.redo_editing(),
}

STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(ACTS)), st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True)
    ),
    max_size=14,
)


def harvest(live: Secretariat, ids: list[str]) -> dict[str, object]:
    """All that reads and counts of those notes; and what came into being since, when it is not struck."""
    marks = live.marks()
    found: dict[str, object] = {}
    for note in live.notes():
        if note.id in ids or note.state is not NoteState.STRUCK:
            mark = marks.get(note.id)
            said = None if mark is None else (mark.key, mark.paragraph, mark.reason)
            found[note.id] = (
                note.text, note.kind, note.state, note.place, note.round, note.group, note.tally, said,
            )  # fmt: skip
    return found


@pytest.fixture
def open_one(open_desk: OpenDesk) -> Callable[[], tuple[Secretariat, list[str]]]:
    """The office with five notes that nobody has touched."""
    desk = open_desk()
    office = office_of(desk)
    count = 0

    def make() -> tuple[Secretariat, list[str]]:
        nonlocal count
        count += 1
        ids = [office.note(f"notitie {number}").id for number in range(4)]
        ids.append(office.note("wens", WALL, tally=2).id)
        return office.another(f"An {count}"), ids

    return make


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undo_of_all_is_as_it_was_and_redo_of_all_as_it_became(
    open_one: Callable[[], tuple[Secretariat, list[str]]], steps: list[tuple[str, list[int]]]
) -> None:
    live, ids = open_one()
    before = harvest(live, ids)
    for name, places in steps:
        try:
            ACTS[name](live, [ids[place] for place in places])
        except Refusal:
            continue
    became = harvest(live, ids)
    undone = 0
    while to_undo(live.store.editing.actions(live.conference_id), live.typed_by) is not None:
        live.undo_editing()
        undone += 1
    assert {name: harvest(live, ids)[name] for name in before} == before
    for _ in range(undone):
        live.redo_editing()
    after = harvest(live, ids)
    assert {name: after[name] for name in became} == became
    live.store.close()

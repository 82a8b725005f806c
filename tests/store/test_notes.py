"""Notes: nothing is lost, nothing is interpreted."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.nasty import NASTY
from tests.store.example import DAY, TABLE_1, a_note
from workshop_tui.domain.notes import WALL, Note, NoteKind, NoteState, Place
from workshop_tui.errors import StoreError
from workshop_tui.store import NoteCount, Store
from workshop_tui.store.text import folded


def test_a_note_comes_back_as_it_was(store: Store) -> None:
    parent = store.notes.add(a_note())
    note = a_note(
        "Twee",
        2_000,
        Place(item="slot"),
        kind=NoteKind.QUESTION,
        round=2,
        group="B",
        organisation="Papendrecht",
        replies_to=parent.id,
        typed_by="host",
    )
    assert store.notes.add(note) == note
    assert store.notes.get(note.id) == note
    assert store.notes.get("unknown") is None


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_kept_whole_and_found(store: Store, name: str) -> None:
    text = NASTY[name]
    note = store.notes.add(a_note(text, typed_by=text, group=text, organisation=text))
    assert store.notes.get(note.id) == note
    store.notes.revise(note.id, text, 5, text, text=text + "!")
    found = store.notes.list(DAY.id, search=text)
    assert [each.text for each in found] == [text + "!"]
    assert [revision.text for revision in store.notes.revisions(note.id)] == [text, text + "!"]
    store.drafts.save(DAY.id, text, text, 3, 1)
    draft = store.drafts.load(DAY.id, text)
    assert draft is not None
    assert (draft.place, draft.text) == (text, text)


@pytest.mark.parametrize("name", sorted(set(NASTY) - {"lone surrogate"}))
def test_the_harvest_view_shows_nasty_text_as_text(store: Store, name: str) -> None:
    store.notes.add(a_note(NASTY[name]))
    assert store.db.rows("SELECT text, typeof(text) FROM harvest") == [(NASTY[name], "text")]


def test_notes_are_listed_in_the_order_of_capture(store: Store) -> None:
    second, first = a_note("later", 2_000), a_note("earlier", 1_000)
    same = [a_note(str(number), 3_000) for number in range(50)]
    for note in (second, first, *same):
        store.notes.add(note)
    assert list(store.notes.list(DAY.id)) == [first, second, *same]


def test_the_list_narrows(store: Store) -> None:
    table = store.notes.add(a_note("tafel"))
    item = store.notes.add(a_note("onderdeel", place=Place(item="slot")))
    wall = store.notes.add(a_note("muur", place=WALL, kind=NoteKind.WISH))
    store.notes.revise(item.id, "struck", 9, "x", state=NoteState.STRUCK)
    listed = store.notes.list
    assert listed(DAY.id, statement=1) == (table,)
    assert [note.id for note in listed(DAY.id, item="slot")] == [item.id]
    assert listed(DAY.id, wall=True) == (wall,)
    assert [note.id for note in listed(DAY.id, wall=False)] == [table.id, item.id]
    assert [note.id for note in listed(DAY.id, states=[NoteState.STRUCK])] == [item.id]
    assert listed(DAY.id, states=[]) == ()
    assert listed("another") == ()


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("werkconferentie", "conferentie", True),
        ("Wij creëren ruimte", "CREEREN", True),
        ("ĳsvrij", "ijs", True),
        ("ijs", "ĳ", True),
        ("regel een\nregel twee", "een regel", True),
        ("100 procent", "%", False),
        ("100%", "0%", True),
        ("a_b", "a_b", True),
        ("axb", "a_b", False),
        ("over PFH-er", "pfh-er", True),
        ("een lone \" hier", "\"", True),
        ("voor\0na", "na", True),
        ("straße", "STRASSE", True),
        ("soft\u00adhyphen", "softhyphen", True),
        ("iets", "  ", True),
    ],
)  # fmt: skip
def test_search_finds_parts_and_is_no_pattern(store: Store, text: str, search: str, found: bool) -> None:
    store.notes.add(a_note(text))
    assert bool(store.notes.list(DAY.id, search=search)) is found


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_revising_keeps_every_reading(store: Store) -> None:
    note = store.notes.add(a_note("eerst", typed_by="host"))
    store.notes.revise(note.id, "edited", 2_000, "a", text="daarna")
    store.notes.revise(note.id, "kind", 3_000, "b", kind=NoteKind.APPEAL)
    now = store.notes.revise(note.id, "struck", 4_000, "c", state=NoteState.STRUCK)
    assert now == replace(note, text="daarna", kind=NoteKind.APPEAL, state=NoteState.STRUCK, revisions=4)
    told = [(each.number, each.action, each.at_ms, each.by) for each in store.notes.revisions(note.id)]
    assert told == [
        (1, "captured", 1_000, "host"),
        (2, "edited", 2_000, "a"),
        (3, "kind", 3_000, "b"),
        (4, "struck", 4_000, "c"),
    ]
    assert store.notes.list(DAY.id, search="eerst") == ()


def test_an_unknown_note_cannot_be_changed(store: Store) -> None:
    with pytest.raises(StoreError, match="There is no note x"):
        store.notes.revise("x", "edited", 1, "a", text="b")
    with pytest.raises(StoreError, match="There is no note x"):
        store.notes.tally("x", "a", 1)


def test_tallies_are_rows_of_their_own(store: Store) -> None:
    note = store.notes.add(a_note(place=WALL, kind=NoteKind.COMPLAINT))
    assert [store.notes.tally(note.id, "a", n, by).tally for n, by in enumerate((1, 1, -1, -1, -1))] == [
        1,
        2,
        1,
        0,
        0,
    ]
    assert store.db.row("SELECT count(*), sum(change) FROM note_tallies") == (4, 0)


def test_counts_leave_out_what_was_struck(store: Store) -> None:
    store.notes.add(a_note(at_ms=1, round=1))
    store.notes.add(a_note(at_ms=5, round=1))
    store.notes.add(a_note(at_ms=7, round=2))
    store.notes.add(a_note(at_ms=6, place=WALL, kind=NoteKind.WISH))
    gone = store.notes.add(a_note(at_ms=9, place=Place(item="slot")))
    store.notes.revise(gone.id, "struck", 9, "a", state=NoteState.STRUCK)
    assert set(store.notes.counts(DAY.id)) == {
        NoteCount(TABLE_1, 1, 2, 5),
        NoteCount(TABLE_1, 2, 1, 7),
        NoteCount(WALL, None, 1, 6),
    }


def test_a_note_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    note = store.notes.add(a_note(at_ms=1_600_000_000_000))
    store.notes.add(a_note(at_ms=1_700_000_000_000))
    assert store.notes.starting_with(DAY.id, note.id[:10].upper()) == (note,)
    assert store.notes.starting_with(DAY.id, "%") == ()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM notes",
        "DELETE FROM note_revisions",
        "UPDATE note_revisions SET text = 'x'",
        "UPDATE notes SET id = 'x'",
        "UPDATE notes SET at_ms = 0",
        "INSERT OR REPLACE INTO notes SELECT * FROM notes",
        "INSERT OR REPLACE INTO note_revisions SELECT * FROM note_revisions",
        "DELETE FROM note_tallies",
    ],
)
def test_the_database_itself_refuses_to_lose_notes(store: Store, statement: str) -> None:
    note = store.notes.add(a_note())
    store.notes.tally(note.id, "a", 1)
    store.db.connection.execute("PRAGMA recursive_triggers=OFF")
    with pytest.raises(StoreError, match="kept"):
        store.db.execute(statement)
    assert store.notes.get(note.id) == replace(note, tally=1)


TEXTS = st.text(st.characters(), max_size=20) | st.sampled_from(list(NASTY.values()))


@settings(max_examples=15, stateful_step_count=20, deadline=None)
class NotesAgainstAList(RuleBasedStateMachine):
    """The repository does what a dictionary of lists would do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "a.db")
        self.store.conferences.store_definition(DAY, source_path="", source_text="", at_ms=0)
        self.readings: dict[str, list[Note]] = {}
        self.clock = 0

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def pick(self, number: int) -> str:
        return list(self.readings)[number % len(self.readings)]

    @rule(text=TEXTS, kind=st.sampled_from(NoteKind), statement=st.none() | st.integers(1, 3))
    def add(self, text: str, kind: NoteKind, statement: int | None) -> None:
        self.clock += 1
        note = a_note(text, self.clock, Place(statement), kind=kind)
        self.readings[note.id] = [note]
        self.store.notes.add(note)

    @precondition(lambda self: self.readings)
    @rule(
        number=st.integers(0, 99),
        text=st.none() | TEXTS,
        kind=st.none() | st.sampled_from(NoteKind),
        state=st.none() | st.sampled_from(NoteState),
    )
    def revise(self, number: int, text: str | None, kind: NoteKind | None, state: NoteState | None) -> None:
        note_id = self.pick(number)
        now = self.readings[note_id][-1]
        new = replace(
            now,
            text=now.text if text is None else text,
            kind=kind or now.kind,
            state=state or now.state,
            revisions=now.revisions + 1,
        )
        self.readings[note_id].append(new)
        made = self.store.notes.revise(note_id, "edited", self.clock, "a", text=text, kind=kind, state=state)
        assert made == new

    @precondition(lambda self: self.readings)
    @rule(number=st.integers(0, 99), change=st.sampled_from((1, -1)))
    def tally(self, number: int, change: int) -> None:
        note_id = self.pick(number)
        now = self.readings[note_id][-1]
        self.readings[note_id][-1] = replace(now, tally=max(0, now.tally + change))
        self.store.notes.tally(note_id, "a", self.clock, change)

    def write_and_fail(self, number: int) -> None:
        with self.store.transaction():
            for note_id in self.readings:
                self.store.notes.revise(note_id, "edited", 0, "", text="lost")
            _ = number // 0

    @rule(number=st.integers(0, 99))
    def fail_half_way(self, number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            self.write_and_fail(number)

    @invariant()
    def reads_the_same(self) -> None:
        assert list(self.store.notes.list(DAY.id)) == [each[-1] for each in self.readings.values()]
        for note_id, readings in self.readings.items():
            kept = [(each.text, each.kind, each.state) for each in self.store.notes.revisions(note_id)]
            assert kept == [(each.text, each.kind, each.state) for each in readings]

    @invariant()
    def searches_the_same(self) -> None:
        for needle in ("a", "é", "%", "é ½ "):
            found = self.store.notes.list(DAY.id, search=needle)
            naive = [each[-1] for each in self.readings.values() if folded(needle) in folded(each[-1].text)]
            assert list(found) == naive


TestNotesAgainstAList = NotesAgainstAList.TestCase

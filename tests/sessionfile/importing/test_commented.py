"""The text of a session file is read back before anybody gets it; what would be refused is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sessionfile.importing.mutations import TODAY
from workshop_tui.domain.conference import ItemKind
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile.importing.commented import LONGEST_NOTES, MOST_UNPLACED, session_file
from workshop_tui.sessionfile.importing.drafts import Draft
from workshop_tui.sessionfile.importing.lines import Line, lines_of_text
from workshop_tui.sessionfile.importing.programme import Given, draft_of

TARGET = Path("day.yaml")
TEXT = """\
Dorpendag, 3 mei 2026
9.00 – 10.00 Wereldcafé, 2 rondes van 25 minuten
Tafel 1: Wonen
Tafel 2: Werk
10.00 – 10.15 Pauze
"""


@pytest.fixture
def draft() -> Draft:
    made = draft_of(lines_of_text(TEXT), TODAY, "dag", Given())
    assert made is not None
    return made


def test_what_would_be_refused_is_said_more_simply(draft: Draft) -> None:
    """More groups than tables is an error; without a world café it is none."""
    crowded = replace(draft, conference=replace(draft.conference, groups=("A", "B", "C")))
    text, conference = session_file(crowded, "dag.txt", TARGET)
    assert [item.kind for item in conference.agenda] == [ItemKind.PLENARY, ItemKind.PLENARY]
    assert "# ? de delen ervan pasten niet in een sessiebestand" in text
    assert len(conference.tables) == 2


def test_at_last_only_times_and_titles_are_left(draft: Draft) -> None:
    twice = replace(draft, conference=replace(draft.conference, groups=("A", "A")))
    _, conference = session_file(twice, "dag.txt", TARGET)
    assert [item.title for item in conference.agenda] == [item.item.title for item in draft.items]
    assert (conference.tables, conference.groups) == ((), ())


def test_what_cannot_be_said_at_all_is_refused(draft: Draft) -> None:
    with pytest.raises(SessionFileError, match="cannot be said"):
        session_file(replace(draft, conference=replace(draft.conference, title="")), "dag.txt", TARGET)


def test_no_comment_breaks_the_file_and_long_texts_are_told_to_be_cut(draft: Draft) -> None:
    unplaced = tuple(Line(n, f"\x00 agenda: [{n} \x85 \ud800 # {{") for n in range(MOST_UNPLACED + 3))
    first = replace(draft.items[0], item=replace(draft.items[0].item, notes="a b\n" * LONGEST_NOTES))
    long = replace(draft, unplaced=unplaced, items=(first, *draft.items[1:]))
    text, conference = session_file(long, "\n- x: [", TARGET)
    assert "en nog 3 regels" in text
    assert "# ? van de tekst eronder staat alleen het begin in de aantekeningen" in text
    assert len(conference.agenda[0].notes) <= LONGEST_NOTES
    assert len(conference.agenda) == 2

"""The day as it is now, back in a session file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.examples import FEBRUARY
from tests.domain.test_editing import CHANGES, changed
from workshop_tui.domain.conference import Conference, ItemKind, Participant
from workshop_tui.domain.editing import (
    add_item,
    add_table,
    close_table,
    join_groups,
    move_item,
    remove_item,
    rename_group,
    rename_item,
    set_fixed,
)
from workshop_tui.errors import SessionFileError
from workshop_tui.paths import shipped_sessions
from workshop_tui.sessionfile.loading import read
from workshop_tui.sessionfile.saving import saved

Drawn = tuple[int, tuple[str, int, bool], str]
SHIPPED = sorted(shipped_sessions().glob("*.yaml"))
DAY = """\
# A morning, written by hand.
conference:
  title: "A morning"   # the name on the cards
  date: 2020-02-14

groups: [A, B]
participants:
- {name: Ann, group: A}   # comes later
- Bob
agenda:
# first things first
- time: 09:00 - 09:15
  title: Welcome  # by the mayor
  kind: talk

# then coffee
- {time: 09:15 - 09:30, title: Coffee, kind: break}
- title: 'Talk'
  time: 09:30 - 10:00
  notes: |
    Two lines
    of notes.

# the sheets
tables:
- theme: One
  # on the left
  statement: First.
- theme: Two

# the end
"""


def loaded(text: str, path: Path) -> Conference:
    found = read(text, path)
    assert found.conference is not None, [str(problem) for problem in found.problems]
    return found.conference


def comments(text: str) -> set[str]:
    return {line[line.index("#") :].strip() for line in text.split("\n") if "# " in line}


def back(conference: Conference, text: str, path: Path) -> str:
    """The text that is saved, which must be the same conference with all comments."""
    made = saved(conference, text, path)
    assert made.kept
    assert loaded(made.text, path) == conference
    return made.text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_day_that_did_not_change_is_the_file_it_came_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert back(loaded(text, path), text, path) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_without_a_file_a_new_one_is_written(path: Path) -> None:
    conference = loaded(path.read_text(encoding="utf-8"), path)
    made = saved(conference, "", path.with_name("other.yaml"))
    assert loaded(made.text, path.with_name("other.yaml")) == conference


def test_only_what_changed_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "morning.yaml"
    day = loaded(DAY, path)
    text = back(rename_item(day, "welcome", "Hello: again"), DAY, path)
    assert text == DAY.replace(
        "- time: 09:00 - 09:15\n  title: Welcome",
        '- time: 09:00 - 09:15\n  id: welcome\n  title: "Hello: again"',
    )
    text = back(set_fixed(day, "coffee", True), DAY, path)
    assert text == DAY.replace("09:30, title: Coffee", "09:30, fixed: true, title: Coffee")
    text = back(move_item(day, "coffee", later=False), DAY, path)
    assert "{time: 09:00 - 09:15, title: Coffee" in text
    assert text.index("# then coffee") < text.index("Coffee") < text.index("Welcome") < text.index("'Talk'")
    text = back(replace(day, date=Date(2020, 3, 1)), DAY, path)
    assert text == DAY.replace("2020-02-14", "2020-03-01")
    assert "id: morning" in back(day, DAY, tmp_path / "other.yaml")


def test_what_goes_and_what_comes(tmp_path: Path) -> None:
    path = tmp_path / "morning.yaml"
    day = loaded(DAY, path)
    for after in (None, "welcome", "talk"):
        text = back(add_item(day, after, "Song", ItemKind.PLENARY, 5), DAY, path)
        assert comments(text) == comments(DAY)
    text = back(remove_item(day, "coffee"), DAY, path)
    assert comments(text) == comments(DAY)
    text = back(add_table(day, "Three", "Third.\nAnd more."), DAY, path)
    assert comments(text) == comments(DAY)
    text = back(close_table(join_groups(day, "A", "B"), 2), DAY, path)
    assert "# the end" in text
    text = back(rename_group(day, "A", "Red"), DAY, path)
    assert "groups: [Red, B]\nparticipants:\n- {name: Ann, group: Red}   # comes later\n- Bob\n" in text


@settings(deadline=None, max_examples=25)
@given(
    st.sampled_from(SHIPPED),
    st.lists(st.tuples(st.integers(0, 30), CHANGES, st.text(max_size=12)), max_size=5),
)
def test_whatever_was_changed_comes_back(
    path: Path, changes: list[tuple[int, tuple[str, int, bool], str]]
) -> None:
    text = path.read_text(encoding="utf-8")
    day = loaded(text, path)
    for place, how, title in changes:
        item = day.agenda[place % len(day.agenda)]
        day = changed(day, item.id, how, title=f"x{title}".encode("utf-8", "ignore").decode())
    try:
        made = saved(day, text, path)
    except SessionFileError:
        # Only a day that goes on into the next one may not fit.
        assert max(item.end for item in day.agenda) > 24 * 60
        return
    assert made.kept
    assert loaded(made.text, path) == day
    removed = len(day.agenda) < len(loaded(text, path).agenda)
    assert removed or comments(text) <= comments(made.text)


def test_a_list_beside_the_file_is_written_in_when_it_no_longer_holds(tmp_path: Path) -> None:
    source = shipped_sessions() / "inspiratiedag.yaml"
    text = source.read_text(encoding="utf-8")
    shutil.copy(shipped_sessions() / "inspiratiedag-deelnemers.csv", tmp_path)
    path = tmp_path / source.name
    day = loaded(text, path)
    assert "inspiratiedag-deelnemers.csv" in back(day, text, path)
    (tmp_path / "elsewhere").mkdir()
    elsewhere = tmp_path / "elsewhere" / source.name
    assert "participants:\n  - name:" in back(day, text, elsewhere)
    changed_list = replace(day, participants=(*day.participants, Participant("Iemand")))
    assert "name: Iemand" in back(changed_list, text, path)


def test_a_file_that_changes_cannot_be_put_into_is_written_anew(tmp_path: Path) -> None:
    text = "{conference: {title: X, date: 2020-02-14}, agenda: [{time: 9.00 - 10.00, title: A}]}  # so\n"
    day = loaded(text, tmp_path / "x.yaml")
    made = saved(add_item(day, "a", "B", ItemKind.TALK, 5), text, tmp_path / "x.yaml")
    assert not made.kept
    assert [item.id for item in loaded(made.text, tmp_path / "x.yaml").agenda] == ["a", "b"]


def test_a_day_that_no_file_can_say_is_refused(tmp_path: Path) -> None:
    first, second = FEBRUARY.agenda[:2]
    far = replace(FEBRUARY, agenda=(first, replace(second, start=40 * 60, end=41 * 60)))
    with pytest.raises(SessionFileError, match="cannot be said"):
        saved(far, "", tmp_path / "x.yaml")

"""Lists in a session file that was written by hand: only what differs is written, every comment stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tui.domain.conference import (
    Conference,
    Organisation,
    Participant,
    PositionBlock,
    ScaleStep,
    SeatingWishes,
    SegmentSpec,
)
from workshop_tui.sessionfile.loading import read
from workshop_tui.sessionfile.saving import saved

FILE = Path("/nowhere/day.yaml")

TEXT = """\
# The day
conference:
  title: Day
  date: 2026-01-15
organisations:
  # the founders
  - Noord   # first
  - name: Zuid
    short: Z  # as on the map
  # joined last year
  - {name: West, kind: partner}
groups:
  - Red
  # not yellow
  - Blue
participants:
  # hosts are not on it
  - name: Ann
    # from the north
    organisation: Noord
  - Bob   # perhaps
  - {name: Cat, group: Red}
agenda:
  - time: 9.00 – 10.00
    title: One
    prompts:
      - What?   # first this
      # then that
      - Why?
    segments:
      - title: Begin
        minutes: 10  # no more
      # a song
      - {title: End, minutes: 5}
positions:
  - id: how
    title: How
    scale:
      - key: yes-please
        label: Yes  # gladly
        takes_part: true
      # the rest
      - {key: no-thanks, label: No}
    subjects:
      # the old one
      - Bridge
      - Tunnel
chair_roster:
  first_year: 2025  # the agreement
  order:
    - Noord
    # then the south
    - Zuid
  never: [West]
seating:
  seed: 7  # drawn by hand
  together:
    # they share a car
    - [Ann, Bob]
    - [Bob, Cat]
"""

Change = Callable[[Conference], Conference]


def marks(text: str) -> list[str]:
    """All comments of the text above."""
    return sorted(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def day() -> Conference:
    """The conference of the text."""
    found = read(TEXT, FILE).conference
    assert found is not None
    return found


def renamed(now: Conference) -> Conference:
    kinds = {"Noord": "founder"}
    named = (replace(one, kind=kinds.get(one.name, one.kind)) for one in now.organisations)
    return replace(now, organisations=tuple(named))


def another_organisation(now: Conference) -> Conference:
    return replace(now, organisations=(Organisation("Oost"), *now.organisations))


def without_an_organisation(now: Conference) -> Conference:
    assert now.chair_roster is not None
    roster = replace(now.chair_roster, never=())
    left = tuple(one for one in now.organisations if one.name != "West")
    return replace(now, organisations=left, chair_roster=roster)


def turned_organisations(now: Conference) -> Conference:
    return replace(now, organisations=now.organisations[::-1])


def people(now: Conference) -> Conference:
    ann, *rest = now.participants
    bob = replace(rest[0], role="host")
    return replace(now, participants=(bob, Participant("Dee"), ann, *rest[1:]))


def fewer_people(now: Conference) -> Conference:
    return replace(now, participants=now.participants[1:], seating=SeatingWishes(8))


def groups(now: Conference) -> Conference:
    return replace(now, groups=("Red", "Green", "Blue"))


def parts(now: Conference) -> Conference:
    (item,) = now.agenda
    begin, end = item.segments
    segments = (SegmentSpec("Song", 60_000), replace(begin, speaker="Ann"), end)
    return replace(now, agenda=(replace(item, prompts=("Why?", "What?", "Who?"), segments=segments),))


def positions(now: Conference) -> Conference:
    (block,) = now.positions
    scale = (*block.scale, ScaleStep("later", "Later"))
    other = PositionBlock("more", "More", (ScaleStep("a", "A"), ScaleStep("b", "B")), ("X",))
    return replace(now, positions=(replace(block, scale=scale, subjects=("Tunnel", "Ferry")), other))


def roster(now: Conference) -> Conference:
    assert now.chair_roster is not None
    return replace(now, chair_roster=replace(now.chair_roster, first_year=2027, order=("Zuid", "Noord")))


def wishes(now: Conference) -> Conference:
    return replace(now, seating=SeatingWishes(0, (("Bob", "Cat"), ("Ann", "Cat")), (("Ann", "Bob"),)))


CHANGES = (
    renamed,
    another_organisation,
    without_an_organisation,
    turned_organisations,
    people,
    fewer_people,
    groups,
    parts,
    positions,
    roster,
    wishes,
)


def kept(change: Change, lost: tuple[str, ...] = ()) -> str:
    """The text with that change, in which all comments are there still but those that stood behind what
    is no more."""
    wanted = change(day())
    found = saved(wanted, TEXT, FILE)
    assert found.kept
    assert read(found.text, FILE).conference == wanted
    assert set(marks(TEXT)) - set(marks(found.text)) == set(lost)
    return found.text


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_comments_among_the_entries_stay(change: Change) -> None:
    behind = {"wishes": ("drawn by hand",)}
    kept(change, behind.get(getattr(change, "__name__", ""), ()))


def test_only_what_differs_is_written() -> None:
    before, after = TEXT.splitlines(), kept(renamed).splitlines()
    assert [line for line in before if line not in after] == ["  - Noord   # first"]
    before, after = TEXT.splitlines(), kept(groups).splitlines()
    assert [line for line in after if line not in before] == ["  - Green"]
    after = kept(another_organisation).splitlines()
    assert [line for line in after if line not in before] == ["  - name: Oost"]
    after = kept(roster).splitlines()
    assert [line for line in after if line not in before] == ["  first_year: 2027  # the agreement"]


def test_an_entry_that_moves_takes_its_comments_along() -> None:
    text = kept(turned_organisations)
    assert "  # joined last year\n  - {name: West, kind: partner}\n  - name: Zuid\n" in text


@settings(deadline=None, max_examples=12)
@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4, unique=True))
def test_changes_together(changes: list[Change]) -> None:
    wanted = day()
    for change in changes:
        wanted = change(wanted)
    found = saved(wanted, TEXT, FILE)
    assert found.kept
    assert read(found.text, FILE).conference == wanted
    lost = set(marks(TEXT)) - set(marks(found.text))
    assert lost <= {"drawn by hand", "the agreement", "perhaps"}

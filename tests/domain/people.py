"""Lists of people for tests."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.examples import FEBRUARY
from workshop_tui.domain.conference import Conference, ItemKind, Organisation, Participant, Rotation
from workshop_tui.domain.dispersing import waiting, with_rows, worked_out


def settled(conference: Conference) -> Conference:
    """The conference with the seats of who moves one by one worked out."""
    rows = {item.id: worked_out(conference, item) for item in waiting(conference)}
    return with_rows(conference, rows)


def with_people(
    count: int,
    *,
    individuals: bool = False,
    organisations: int = 7,
    conference: Conference = FEBRUARY,
) -> Conference:
    """A conference with a world café and so many people of so many organisations."""
    parties = tuple(Organisation(f"gemeente {number}") for number in range(organisations))
    people = tuple(
        Participant(f"Deelnemer {number}", "", parties[number % organisations].name)
        for number in range(count)
    )
    agenda = tuple(
        replace(item, rotation=Rotation.INDIVIDUALS if individuals else Rotation.GROUPS)
        if item.kind is ItemKind.WORLD_CAFE
        else item
        for item in conference.agenda
    )
    return replace(
        conference,
        participants=people,
        organisations=parties,
        agenda=agenda,
    )

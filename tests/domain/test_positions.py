"""What stands now, from a record that only grows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import NASTY
from workshop_tui.domain.conference import Conference, Organisation, PositionBlock, ScaleStep
from workshop_tui.domain.naming import meant, near
from workshop_tui.domain.positions import (
    Cell,
    CellReading,
    Judgement,
    Matrix,
    PartyChange,
    Record,
    SubjectState,
    Totals,
    letters,
    matrices,
    parties,
    step_of,
    would_circle,
)

SCALE = (ScaleStep("vol", "Volledig", takes_part=True), ScaleStep("later", "Later", takes_part=True),
         ScaleStep("niet", "Niet"))  # fmt: skip
BLOCK = PositionBlock("sturing", "Sturing", SCALE, ("Centrum", "Netwerk", "Fusie"))
DAY = Conference(
    "dag-2",
    "Tweede dag",
    date(2020, 7, 3),
    organisations=(Organisation("Dordrecht", "Dor"), Organisation("Papendrecht")),
    positions=(BLOCK,),
)


def reading(subject: str, organisation: str, step: str | None, block: str = "sturing") -> CellReading:
    return CellReading(block, Cell(subject, organisation, step), 1, "host")


def judged(
    subject: str, state: SubjectState, into: str | None = None, conference: str = "dag-2", reason: str = ""
) -> Judgement:
    return Judgement("sturing", subject, state, conference, 1, "host", reason, into)


def standing(record: Record, conference: Conference = DAY) -> Matrix:
    (found,) = matrices(conference, record)
    return found


def test_without_a_record_every_cell_is_empty() -> None:
    found = standing(Record())
    assert [row.subject for row in found.rows] == ["Centrum", "Netwerk", "Fusie"]
    assert [party.short for party in found.parties] == ["Dor", "Papendrecht"]
    assert found.is_empty
    assert found.totals == Totals((0, 0, 0), 0, 0, 6)
    assert all(row.in_play and row.listed and row.state is SubjectState.OPEN for row in found.rows)


def test_the_last_reading_of_a_cell_holds_and_is_counted() -> None:
    found = standing(
        Record(
            cells=(
                reading("Centrum", "Dordrecht", "niet"),
                reading("Centrum", "Dordrecht", "vol"),
                reading("Centrum", "Papendrecht", "later"),
                reading("Fusie", "Dordrecht", "niet"),
                reading("Fusie", "Papendrecht", "vol", block="elders"),
            )
        )
    )
    assert [[cell.step for cell in row.cells] for row in found.rows] == [
        ["vol", "later"], [None, None], ["niet", None],
    ]  # fmt: skip
    assert [row.totals for row in found.rows] == [
        Totals((1, 1, 0), 2, 2, 2), Totals((0, 0, 0), 0, 0, 2), Totals((0, 0, 1), 0, 1, 2),
    ]  # fmt: skip
    assert found.party_totals == (Totals((1, 0, 1), 1, 2, 3), Totals((0, 1, 0), 1, 1, 3))
    assert found.totals == Totals((1, 1, 1), 2, 3, 6)
    assert found.has_taking_part
    assert not found.is_empty


def test_what_is_out_of_play_counts_for_itself_alone() -> None:
    found = standing(
        Record(
            cells=(reading("Fusie", "Dordrecht", "vol"), reading("Netwerk", "Dordrecht", "vol")),
            judgements=(judged("Fusie", SubjectState.STRUCK_OFF), judged("Netwerk", SubjectState.PREFERRED)),
        )
    )
    assert found.rows[2].totals.taking_part == 1
    assert not found.rows[2].in_play
    assert found.rows[1].in_play
    assert found.party_totals[0] == Totals((1, 0, 0), 1, 1, 2)


def test_what_an_earlier_conference_struck_off_shows_as_such() -> None:
    struck = judged("Fusie", SubjectState.STRUCK_OFF, conference="dag-1", reason="Geen draagvlak.")
    gone = judged("Bestuursakkoord", SubjectState.STRUCK_OFF, conference="dag-1")
    kept = judged("Centrum", SubjectState.KEPT, conference="dag-1")
    found = standing(Record(earlier=(struck, gone, kept)))
    assert [(row.subject, row.state, row.carried, row.listed) for row in found.rows] == [
        ("Centrum", SubjectState.OPEN, False, True),
        ("Netwerk", SubjectState.OPEN, False, True),
        ("Fusie", SubjectState.STRUCK_OFF, True, True),
        ("Bestuursakkoord", SubjectState.STRUCK_OFF, True, False),
    ]
    assert found.rows[2].judgement == struck
    opened = judged("Fusie", SubjectState.OPEN)
    found = standing(Record(earlier=(struck,), judgements=(opened,)))
    assert (found.rows[2].state, found.rows[2].carried) == (SubjectState.OPEN, False)
    between = judged("Fusie", SubjectState.OPEN, conference="dag-1b")
    assert standing(Record(earlier=(struck, between))).rows[2].judgement is None


def test_nothing_is_lost_when_the_file_loses_it() -> None:
    record = Record(
        cells=(
            reading("Oud", "Dordrecht", "vol"),
            reading("Centrum", "Weggegaan", "niet"),
            reading("Centrum", "Dordrecht", "bestaat-niet-meer"),
            reading("Netwerk", "Leeg", "vol"),
            reading("Netwerk", "Leeg", None),
        )
    )
    found = standing(record)
    assert [(row.subject, row.listed) for row in found.rows][3:] == [("Oud", False)]
    assert [(party.name, party.added) for party in found.parties][2:] == [("Weggegaan", True)]
    assert found.rows[0].totals == Totals((0, 0, 1), 0, 2, 3)
    assert step_of(BLOCK, "bestaat-niet-meer") is None
    assert step_of(BLOCK, "niet") == SCALE[2]


def test_parties_that_joined_come_last_until_they_are_taken_out() -> None:
    joined = PartyChange("Waterschap", True, 1, "host")
    assert [each.name for each in parties(DAY, Record(parties=(joined,)))] == [
        "Dordrecht", "Papendrecht", "Waterschap",
    ]  # fmt: skip
    taken_out = replace(joined, present=False)
    assert len(parties(DAY, Record(parties=(joined, taken_out)))) == 2
    assert len(parties(DAY, Record(parties=(joined, taken_out, joined)))) == 3


def test_each_step_has_a_letter_of_its_own() -> None:
    def of(*labels: str) -> tuple[str, ...]:
        return letters(tuple(ScaleStep(label, label) for label in labels))

    assert of("volledige participatie", "solidariteitsprincipe", "instapmodel", "geen deelname") == (
        "V", "S", "I", "G",
    )  # fmt: skip
    assert of("voor", "vol", "voo") == ("V", "O", "3")
    assert of("漢字", "1", "") == ("1", "2", "3")
    assert of(*["A"] * 40)[8:11] == ("9", "a", "b")
    assert of(*["A"] * 40)[-1] == "#"


@given(st.lists(st.text(max_size=4), max_size=35))
def test_letters_are_always_different_and_one_wide(labels: list[str]) -> None:
    found = letters(tuple(ScaleStep(str(place), label) for place, label in enumerate(labels)))
    assert len(set(found)) == len(found) == len(labels)
    assert all(len(each) == 1 and each.isascii() for each in found)


def test_merging_in_a_circle_is_seen() -> None:
    rows = standing(
        Record(
            judgements=(
                judged("Centrum", SubjectState.MERGED, "Netwerk"),
                judged("Netwerk", SubjectState.MERGED, "Fusie"),
            )
        )
    ).rows
    assert would_circle(rows, "Fusie", "Centrum")
    assert would_circle(rows, "Fusie", "Fusie")
    assert not would_circle(rows, "Anders", "Centrum")


@pytest.mark.parametrize(
    ("typed", "place"),
    [("Twee", 1), ("  twee ", 1), ("2", 1), ("1", 2), ("0", None), ("4", None), ("vier", None), ("", None),
     ("²", None), ("9" * 5000, None)],
)  # fmt: skip
def test_what_was_meant(typed: str, place: int | None) -> None:
    assert meant(typed, ["een", "Twee", "1"]) == place


@pytest.mark.parametrize("name", NASTY)
def test_nasty_names_stand_as_they_are(name: str) -> None:
    text = NASTY[name]
    block = PositionBlock(text, text, (ScaleStep(text, text),), (text,))
    day = replace(DAY, organisations=(Organisation(text),), positions=(block,))
    found = standing(Record(cells=(reading(text, text, text, block=text),)), day)
    assert found.rows[0].totals == Totals((1,), 0, 1, 1)
    assert meant(text, [text]) == 0
    assert near(text, ["Dordrecht"]) in (None, "Dordrecht")

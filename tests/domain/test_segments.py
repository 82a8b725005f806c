"""The timed parts of each kind of item."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.examples import CAFE, FEBRUARY, PITCHES, REPORTS, talk
from workshop_tui.domain.conference import MINUTE, Participant, SegmentSpec
from workshop_tui.domain.segments import SegmentKind, segment_plan


def minutes(*lengths: int) -> list[int]:
    return [length * MINUTE for length in lengths]


def test_pitches_one_per_speaker_and_a_closing() -> None:
    plan = segment_plan(FEBRUARY, PITCHES)
    assert [str(part.label) for part in plan] == ["Alblasserdam", "Dordrecht", "Papendrecht", "closing"]
    assert [part.duration_ms for part in plan] == minutes(3, 3, 3, 5)
    assert [part.organisation for part in plan] == ["Alblasserdam", "Dordrecht", "Papendrecht", None]
    assert [part.number for part in plan] == [1, 2, 3, 1]


def test_speakers_share_the_block_where_nothing_is_said() -> None:
    plan = segment_plan(FEBRUARY, replace(PITCHES, each_ms=None, closing_ms=0, intro_ms=1 * MINUTE))
    assert [part.duration_ms for part in plan] == minutes(1, 4, 4, 4)
    tight = segment_plan(FEBRUARY, replace(PITCHES, each_ms=None, closing_ms=0, end=PITCHES.start + 2))
    assert [part.duration_ms for part in tight] == minutes(1, 1, 1)


def test_a_cafe_alternates_rounds_and_changeovers() -> None:
    plan = segment_plan(FEBRUARY, replace(CAFE, intro_ms=2 * MINUTE, closing_ms=4 * MINUTE))
    assert [part.kind for part in plan] == [
        SegmentKind.INTRO,
        *[SegmentKind.ROUND, SegmentKind.CHANGEOVER] * 3,
        SegmentKind.ROUND,
        SegmentKind.CLOSING,
    ]
    assert [part.round for part in plan] == [None, 1, 2, 2, 3, 3, 4, 4, None]
    assert [part.duration_ms for part in plan] == minutes(2, 20, 3, 20, 3, 20, 3, 20, 4)
    assert [str(part.label) for part in plan][1:4] == ["round 1", "changeover 1", "round 2"]


def test_a_cafe_without_changeovers() -> None:
    plan = segment_plan(FEBRUARY, replace(CAFE, changeover_ms=0))
    assert [part.key for part in plan] == ["round:1", "round:2", "round:3", "round:4"]


def test_one_report_per_table_of_five_minutes() -> None:
    plan = segment_plan(FEBRUARY, REPORTS)
    assert [part.statement for part in plan] == [1, 2, 3, 4]
    assert [part.duration_ms for part in plan] == minutes(5, 5, 5, 5)
    assert str(plan[1].label) == "table 2: thema 2"


def test_parts_spelled_out_come_before_what_the_kind_would_give() -> None:
    own = replace(CAFE, segments=(SegmentSpec("Lezen", 5 * MINUTE), SegmentSpec("Praten", 10 * MINUTE)))
    assert [(part.key, part.label) for part in segment_plan(FEBRUARY, own)] == [
        ("part:1", "Lezen"), ("part:2", "Praten"),
    ]  # fmt: skip


def test_other_items_are_not_divided() -> None:
    assert segment_plan(FEBRUARY, talk("college", 540, 600)) == ()
    assert segment_plan(FEBRUARY, replace(PITCHES, speakers=(), closing_ms=0)) == ()


def test_a_part_counts_for_the_organisation_of_who_speaks() -> None:
    people = (Participant("Ann", organisation="Dordrecht"), Participant("Guus"))
    spoken = ("alblasserdam", "Ann", "Guus", "iemand", "")
    parts = tuple(SegmentSpec("deel", MINUTE, speaker) for speaker in spoken)
    item = replace(talk("delen", 9 * 60, 10 * 60), segments=parts)
    plan = segment_plan(replace(FEBRUARY, participants=people), item)
    assert [part.organisation for part in plan] == ["Alblasserdam", "Dordrecht", None, None, None]

"""Positions through the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live.conftest import OpenDesk
from tests.live.desk import Desk, shipped, source
from tests.nasty import NASTY
from workshop_tui.domain.conference import Conference, Organisation, PositionBlock, ScaleStep
from workshop_tui.domain.message import Refusal
from workshop_tui.domain.positions import Cell, SubjectState
from workshop_tui.live import Live
from workshop_tui.live.opening import opened, take
from workshop_tui.store import Store
from workshop_tui.store.drafts import Drafts

SCALE = (ScaleStep("vol", "volledige participatie", takes_part=True), ScaleStep("niet", "geen deelname"))
BLOCK = PositionBlock("sturing", "Sturingsopties", SCALE, ("Centrumgemeente", "Netwerk", "Fusie"))
DAY = replace(shipped(), positions=(BLOCK, replace(BLOCK, id="projecten", title="Projecten")))
ORGANISATIONS = [each.name for each in DAY.organisations]


@pytest.fixture
def live(open_desk: OpenDesk) -> Live:
    return open_desk(DAY).live


def cell(live: Live, subject: str = "Fusie", organisation: str = "Dordrecht") -> Cell:
    matrix = live.matrix("sturing")
    row = matrix.row(subject)
    assert row is not None
    return row.cells[[party.name for party in matrix.parties].index(organisation)]


def test_a_position_is_set_by_the_names_that_people_use(live: Live) -> None:
    made = live.set_position("Sturingsopties", "fusie", "DORDRECHT", "geen deelname", motive="Te groot.")
    assert made == Cell("Fusie", "Dordrecht", "niet", "Te groot.") == cell(live)
    assert live.set_position("1", "3", "2", "1").step == "vol"
    assert cell(live) == Cell("Fusie", "Dordrecht", "vol", "Te groot.")
    assert live.matrix("projecten").is_empty


def test_a_short_name_will_do(open_desk: OpenDesk) -> None:
    day = replace(DAY, organisations=(Organisation("Hendrik-Ido-Ambacht", "HIA"),))
    live = open_desk(day).live
    assert live.set_position("sturing", "Fusie", "hia", "vol").organisation == "Hendrik-Ido-Ambacht"


def test_motive_and_contribution_stay_until_they_are_taken_away(live: Live) -> None:
    where = ("sturing", "Fusie", "Dordrecht")
    live.set_motive(*where, "Eerst praten.")
    assert cell(live) == Cell("Fusie", "Dordrecht", None, "Eerst praten.")
    live.set_contribution(*where, "twee mensen")
    live.set_position(*where, "vol")
    assert cell(live) == Cell("Fusie", "Dordrecht", "vol", "Eerst praten.", "twee mensen")
    live.set_motive(*where, "  ")
    live.set_position(*where, "vol", contribution="")
    assert cell(live) == Cell("Fusie", "Dordrecht", "vol")
    assert live.clear_position(*where).is_empty
    assert [each.number for each in live.position_history(*where)] == [1, 2, 3, 4, 5, 6]


def test_an_earlier_reading_is_restored_as_a_new_one(live: Live) -> None:
    where = ("sturing", "Fusie", "Dordrecht")
    live.set_position(*where, "vol", motive="Ja.")
    live.clear_position(*where)
    live.restore_position(*where, 1)
    assert cell(live) == Cell("Fusie", "Dordrecht", "vol", "Ja.")
    assert [each.cell.step for each in live.position_history(*where)] == ["vol", None, "vol"]
    with pytest.raises(Refusal, match="no reading 9"):
        live.restore_position(*where, 9)


def test_saying_the_same_again_changes_nothing(live: Live) -> None:
    for _ in range(2):
        live.set_position("sturing", "Fusie", "Dordrecht", "vol")
        live.judge_subject("sturing", "Fusie", SubjectState.KEPT, "want")
        live.judge_subject("sturing", "Netwerk", SubjectState.OPEN)
    assert len(live.position_history("sturing", "Fusie", "Dordrecht")) == 1
    assert len(live.judgement_history("sturing", "Fusie")) == 1
    assert live.judgement_history("sturing", "Netwerk") == ()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda live: live.set_position("stuuring", "Fusie", "Dordrecht", "vol"),
         "There is no block “stuuring”. Did you mean “sturing”?"),
        (lambda live: live.set_position("x", "Fusie", "Dordrecht", "vol"),
         "There is no block “x”. Known are: sturing, projecten."),
        (lambda live: live.set_position("sturing", "Fuzie", "Dordrecht", "vol"),
         "There is no subject “Fuzie” in “Sturingsopties”. Did you mean “Fusie”?"),
        (lambda live: live.set_position("sturing", "9", "Dordrecht", "vol"),
         "There is no subject “9” in “Sturingsopties”. Known are: Centrumgemeente, Netwerk, Fusie."),
        (lambda live: live.set_motive("sturing", "Fusie", "Papendrcht", "x"),
         "There is no organisation “Papendrcht” here. Did you mean “Papendrecht”?"),
        (lambda live: live.set_position("sturing", "Fusie", "Dordrecht", "geen deelnam"),
         "There is no step “geen deelnam” in “Sturingsopties”. Did you mean “geen deelname”?"),
        (lambda live: live.set_position("sturing", "Fusie", "Dordrecht", "x\x1b[2J"),
         "There is no step “x␛[2J” in “Sturingsopties”. Known are: vol, niet."),
        (lambda live: live.judge_subject("sturing", "Fusie", SubjectState.MERGED),
         "It is not said what “Fusie” is merged into. Name a subject, or give its number."),
        (lambda live: live.judge_subject("sturing", "Fusie", SubjectState.MERGED, into="fusie"),
         "“Fusie” cannot be merged into itself."),
        (lambda live: live.judge_subject("sturing", "Fusie", SubjectState.KEPT, into="Netwerk"),
         "Only what is merged goes into another subject."),
        (lambda live: live.add_party("  "), "The party has no name."),
        (lambda live: live.add_party("dordrecht"), "“Dordrecht” takes part already."),
        (lambda live: live.remove_party("Dordrecht"),
         "“Dordrecht” is in the session file. Take it out there, and open the file again."),
        (lambda live: live.remove_party("Waterschapp"),
         "There is no organisation “Waterschapp” here. Known are: " + ", ".join(ORGANISATIONS) + "."),
    ],
)  # fmt: skip
def test_refused_with_a_way_out(live: Live, act: Callable[[Live], object], said: str) -> None:
    with pytest.raises(Refusal) as refused:
        act(live)
    assert str(refused.value) == said
    assert live.matrix("sturing").is_empty


@pytest.mark.parametrize(
    "act",
    [
        lambda live: live.set_position("sturing", "Fusie", "Dordrecht", "vol"),
        lambda live: live.judge_subject("sturing", "Fusie", SubjectState.KEPT),
        lambda live: live.add_party("Waterschap"),
        lambda live: live.remove_party("Waterschap"),
    ],
)
def test_a_conference_without_positions_says_so(desk: Desk, act: Callable[[Live], object]) -> None:
    assert desk.live.matrices() == ()
    with pytest.raises(Refusal, match=r"has no positions.*“positions”"):
        act(desk.live)


def test_a_subject_is_judged_and_judged_again(live: Live) -> None:
    assert live.judge_subject("sturing", "Fusie", SubjectState.STRUCK_OFF, "Geen draagvlak.").in_play is False
    live.judge_subject("sturing", "netwerk", SubjectState.MERGED, "Zelfde.", into="1")
    live.judge_subject("sturing", "Fusie", SubjectState.OPEN)
    rows = live.matrix("sturing").rows
    assert [row.state for row in rows] == [SubjectState.OPEN, SubjectState.MERGED, SubjectState.OPEN]
    merged = rows[1].judgement
    assert merged is not None
    assert (merged.into, merged.reason, merged.by, merged.at_ms) == (
        "Centrumgemeente", "Zelfde.", "facilitator", live.now_ms(),
    )  # fmt: skip
    history = live.judgement_history("sturing", "Fusie")
    assert [(each.state, each.reason) for each in history] == [
        (SubjectState.STRUCK_OFF, "Geen draagvlak."),
        (SubjectState.OPEN, ""),
    ]
    with pytest.raises(Refusal, match="“Netwerk” is itself merged into “Centrumgemeente”"):
        live.judge_subject("sturing", "Centrumgemeente", SubjectState.MERGED, into="Netwerk")


def test_a_party_joins_every_block_and_can_be_taken_out_while_it_holds_nothing(live: Live) -> None:
    assert live.add_party("  Waterschap \t Hollandse Delta ").name == "Waterschap Hollandse Delta"
    assert [matrix.parties[-1].name for matrix in live.matrices()] == ["Waterschap Hollandse Delta"] * 2
    with pytest.raises(Refusal, match="takes part already"):
        live.add_party("waterschap hollandse delta")
    live.set_position("projecten", "Fusie", "waterschap hollandse delta", "vol")
    with pytest.raises(Refusal, match="holds positions"):
        live.remove_party("Waterschap Hollandse Delta")
    live.clear_position("projecten", "Fusie", "Waterschap Hollandse Delta")
    live.remove_party("Waterschap Hollandse Delta")
    assert len(live.matrix("sturing").parties) == len(ORGANISATIONS)
    live.add_party("Waterschap Hollandse Delta")
    assert live.matrix("sturing").parties[-1].added


def following(desk: Desk, conference: Conference) -> Live:
    opened(desk.store, desk.clock, source(conference))
    return Live(desk.store, desk.clock, conference.id)


def test_what_was_struck_off_stays_so_through_the_series(open_desk: OpenDesk) -> None:
    desk = open_desk(DAY)
    second = following(desk, replace(DAY, id="tweede", number=2, date=date(2020, 7, 3)))
    fewer = replace(BLOCK, subjects=("Centrumgemeente", "Netwerk"))
    third = following(desk, replace(DAY, id="derde", number=3, date=date(2020, 10, 30), positions=(fewer,)))
    desk.live.judge_subject("sturing", "Fusie", SubjectState.STRUCK_OFF, "Geen draagvlak.")
    second.judge_subject("sturing", "Netwerk", SubjectState.STRUCK_OFF)
    third.judge_subject("sturing", "Centrumgemeente", SubjectState.PREFERRED)
    assert [(row.subject, row.state, row.carried) for row in second.matrix("sturing").rows] == [
        ("Centrumgemeente", SubjectState.OPEN, False),
        ("Netwerk", SubjectState.STRUCK_OFF, False),
        ("Fusie", SubjectState.STRUCK_OFF, True),
    ]
    rows = third.matrix("sturing").rows
    assert [(row.subject, row.state, row.carried, row.listed) for row in rows] == [
        ("Centrumgemeente", SubjectState.PREFERRED, False, True),
        ("Netwerk", SubjectState.STRUCK_OFF, True, True),
        ("Fusie", SubjectState.STRUCK_OFF, True, False),
    ]
    why = rows[2].judgement
    assert why is not None
    assert (why.conference, why.reason) == (DAY.id, "Geen draagvlak.")
    assert desk.live.matrix("sturing").rows[1].in_play
    assert second.matrix("projecten").rows[2].in_play
    third.judge_subject("sturing", "Fusie", SubjectState.OPEN, "Toch weer.")
    third.set_position("sturing", "Fusie", "Dordrecht", "vol")
    assert third.matrix("sturing").rows[2].in_play
    assert [each.conference for each in third.judgement_history("sturing", "Fusie")] == [DAY.id, "derde"]


def test_striking_off_again_what_was_carried_is_this_conferences_own(open_desk: OpenDesk) -> None:
    desk = open_desk(DAY)
    second = following(desk, replace(DAY, id="tweede", number=2))
    desk.live.judge_subject("sturing", "Fusie", SubjectState.STRUCK_OFF)
    row = second.judge_subject("sturing", "Fusie", SubjectState.STRUCK_OFF)
    assert (row.carried, row.state) == (False, SubjectState.STRUCK_OFF)


def test_a_block_with_positions_must_stay_in_the_file(open_desk: OpenDesk) -> None:
    desk = open_desk(DAY)
    desk.live.set_position("sturing", "Fusie", "Dordrecht", "vol")
    desk.live.judge_subject("projecten", "Fusie", SubjectState.KEPT)
    with pytest.raises(Refusal, match="positions in “projecten, sturing”, which the file no longer has"):
        take(desk.store, source(replace(DAY, positions=())), desk.clock.reading())
    changed = replace(
        DAY, organisations=(), positions=(replace(BLOCK, subjects=("Nieuw",)), DAY.positions[1])
    )
    take(desk.store, source(changed), desk.clock.reading())
    matrix = desk.killed().matrix("sturing")
    assert [(row.subject, row.listed) for row in matrix.rows] == [("Nieuw", True), ("Fusie", False)]
    assert [party.name for party in matrix.parties] == ["Dordrecht"]


def test_drafts_go_with_the_change_in_one_transaction(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("the plug is pulled")

    live.save_draft("m", "Want.")
    monkeypatch.setattr(Drafts, "clear", fails)
    for act in (
        lambda: live.set_motive("sturing", "Fusie", "Dordrecht", "Want.", draft="m"),
        lambda: live.judge_subject("sturing", "Fusie", SubjectState.KEPT, "Want.", draft="m"),
        lambda: live.add_party("Waterschap", draft="m"),
    ):
        with pytest.raises(RuntimeError):
            act()
    assert live.matrix("sturing").is_empty
    assert len(live.matrix("sturing").parties) == len(ORGANISATIONS)
    monkeypatch.undo()
    live.set_motive("sturing", "Fusie", "Dordrecht", "Want.", draft="m")
    assert live.draft("m") == ("", 0)


def test_another_door_is_told(open_desk: OpenDesk) -> None:
    desk = open_desk(DAY)
    other = desk.beside()
    other.changed()
    desk.live.set_position("sturing", "Fusie", "Dordrecht", "vol")
    assert other.changed()
    assert cell(other).step == "vol"


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_go_through_whole(live: Live, name: str) -> None:
    text = NASTY[name]
    live.set_position("sturing", "Fusie", "Dordrecht", "vol", motive=text, contribution=text)
    assert (cell(live).motive, cell(live).contribution) == (text, text)
    row = live.judge_subject("sturing", "Fusie", SubjectState.KEPT, text)
    assert row.judgement is not None
    assert row.judgement.reason == text
    with pytest.raises(Refusal) as refused:
        live.set_position("sturing", text, "Dordrecht", "vol")
    assert "\x1b" not in str(refused.value)


STEPS = st.sampled_from(["vol", "niet"])
TEXTS = st.sampled_from(["", "want", "omdat"])
PLACES = st.tuples(st.sampled_from(BLOCK.subjects[:2]), st.sampled_from(ORGANISATIONS[:2]))
ACTS = st.one_of(
    st.tuples(st.just("set"), PLACES, STEPS, st.none() | TEXTS),
    st.tuples(st.just("motive"), PLACES, TEXTS),
    st.tuples(st.just("contribution"), PLACES, TEXTS),
    st.tuples(st.just("clear"), PLACES),
    st.tuples(st.just("restore"), PLACES, st.integers(1, 6)),
)


class Naive:
    """Each cell as the list of all that it read, told without cleverness."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, str], list[tuple[str | None, str, str]]] = {}

    def act(self, kind: str, place: tuple[str, str], *more: object) -> bool:
        """False when the program must refuse it."""
        told = self.told.setdefault(place, [])
        step, motive, contribution = told[-1] if told else (None, "", "")
        if kind == "set":
            step = str(more[0])
            motive = motive if more[1] is None else str(more[1])
        elif kind == "motive":
            motive = str(more[0])
        elif kind == "contribution":
            contribution = str(more[0])
        elif kind == "clear":
            step, motive, contribution = None, "", ""
        elif isinstance(more[0], int):
            if more[0] > len(told):
                return False
            step, motive, contribution = told[more[0] - 1]
        if (step, motive, contribution) != (told[-1] if told else (None, "", "")):
            told.append((step, motive, contribution))
        return True


def _act(live: Live, kind: str, place: tuple[str, str], *more: object) -> None:
    where = ("sturing", *place)
    match kind, more:
        case "set", (str(step), motive):
            live.set_position(*where, step, motive=None if motive is None else str(motive))
        case "motive", (str(text),):
            live.set_motive(*where, text)
        case "contribution", (str(text),):
            live.set_contribution(*where, text)
        case "clear", ():
            live.clear_position(*where)
        case "restore", (int(number),):
            live.restore_position(*where, number)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTS, max_size=25))
def test_the_history_is_what_a_naive_account_tells(acts: list[tuple[str, tuple[str, str]]]) -> None:
    with TemporaryDirectory() as folder:
        stores: list[Store] = []
        desk = Desk.opened(Path(folder) / "day.db", DAY, "7:40", stores)
        naive = Naive()
        try:
            for act in acts:
                if naive.act(*act):
                    _act(desk.live, *act)
                else:
                    with pytest.raises(Refusal, match="no reading"):
                        _act(desk.live, *act)
            for place, told in naive.told.items():
                history = desk.live.position_history("sturing", *place)
                assert [(e.cell.step, e.cell.motive, e.cell.contribution) for e in history] == told
                now = cell(desk.live, *place)
                assert (now.step, now.motive, now.contribution) == (told[-1] if told else (None, "", ""))
            counted = desk.live.matrix("sturing").totals.steps
            last = [told[-1][0] for told in naive.told.values() if told]
            assert counted == (last.count("vol"), last.count("niet"))
        finally:
            for store in stores:
                store.close()

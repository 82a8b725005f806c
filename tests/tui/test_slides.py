"""What the room gets to see through a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.example import DAY
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import AgendaItem, Conference, Rotation
from workshop_tui.domain.expectation import Phase
from workshop_tui.tui.slides import Card, Look, Slide, slide


def shown(day: Workshop) -> Slide:
    """The slide of now."""
    live = day.live
    return slide(live.conference, live.view(), live.reporters(), live.counts())


def with_cafe(**changes: object) -> Conference:
    """The example day with another world café."""
    agenda = tuple(
        replace(item, **changes) if item.rounds else item  # type: ignore[arg-type]
        for item in DAY.agenda
    )
    return replace(DAY, agenda=agenda)


def test_before_the_day_it_says_when_we_begin(workshop: Workshop) -> None:
    made = shown(workshop)
    assert made.look is Look.BEFORE
    assert (made.big, made.then) == ("Eerste dag", ("We begin at 10:00",))
    assert made.clock is not None
    assert made.clock.remaining_ms == 5 * 60_000
    workshop.minutes(9)
    late = shown(workshop)
    assert (late.clock, late.then, late.state) == (None, ("We begin in a moment",), "")


def test_a_break_says_when_we_go_on_and_with_what(workshop: Workshop) -> None:
    workshop.minutes(5)
    workshop.live.start()
    made = shown(workshop)
    assert (made.look, made.big, made.then) == (
        Look.BREAK, "We go on at 10:15", ("with Pitches van de colleges",)
    )  # fmt: skip
    assert made.headings == ("▶ Inloop",)
    assert made.state == ""
    workshop.minutes(16)
    assert (shown(workshop).big, shown(workshop).state) == ("We go on in a moment", "▲ over time")


def test_a_break_before_a_fixed_item_lasts_until_that_begins(open_workshop: OpenWorkshop) -> None:
    agenda = (replace(DAY.agenda[0], end=610), replace(DAY.agenda[1], fixed=True), *DAY.agenda[2:])
    day = open_workshop(replace(DAY, agenda=agenda), "10:00")
    day.live.start()
    made = shown(day)
    assert made.big == "We go on at 10:15"
    assert made.clock is not None
    assert (made.clock.remaining_ms, made.clock.phase) == (15 * 60_000, Phase.NORMAL)


def test_pitches_say_who_speaks_and_who_is_next(workshop: Workshop) -> None:
    workshop.live.start("pitches")
    made = shown(workshop)
    assert (made.look, made.big, made.then[0]) == (Look.ITEM, "Dordrecht", "then: Papendrecht")
    assert made.headings == ("▶ Pitches van de colleges 1/3", "▶ 1/3")
    workshop.live.next()
    workshop.live.next()
    assert shown(workshop).then[0].endswith(": Wereldcafé")


def test_a_round_shows_each_table_with_its_group_and_statement(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    made = shown(workshop)
    assert made.look is Look.TABLES
    assert made.headings == ("▶ round 1 of 3 · Wereldcafé", "▶ round 1 of 3")
    assert made.cards[0] == Card(
        ("table 1 · group A", "1 · group A", "1 · A"), "Zorg", "Zorg is van ons samen."
    )
    assert [card.labels[-1] for card in made.cards] == ["1 · A", "2 · B", "3 · C"]


def test_a_changeover_says_where_each_group_goes(workshop: Workshop) -> None:
    workshop.live.start("cafe")
    workshop.live.next()
    made = shown(workshop)
    assert (made.look, made.big) == (Look.MOVING, "Where you go now")
    assert made.cards == (
        Card(("A → table 2", "A → 2", "A→2"), "Wonen"),
        Card(("B → table 3", "B → 3", "B→3"), "Verkeer"),
        Card(("C → table 1", "C → 1", "C→1"), "Zorg"),
    )


def test_where_the_statements_move_nobody_is_sent_away(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(with_cafe(rotation=Rotation.STATEMENTS))
    day.live.start("cafe")
    day.live.next()
    made = shown(day)
    assert made.big == "Stay seated, the statements move"
    assert made.cards[0] == Card(("table 1 ← statement 2", "1 ← 2", "1←2"), "Wonen")
    day.live.next()
    assert shown(day).cards[0].labels[0] == "table 1 · group A"
    assert shown(day).cards[0].theme == "Wonen"


def test_without_groups_everybody_finds_another_table(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(replace(with_cafe(rotation=Rotation.INDIVIDUALS), groups=(), participants=()))
    day.live.start("cafe")
    assert shown(day).cards[0].labels == ("table 1",)
    day.live.next()
    assert shown(day).big == "Find another table"
    assert shown(day).cards[0].labels == ("table 1", "1")


def test_an_empty_table_is_shown_as_empty(open_workshop: OpenWorkshop) -> None:
    day = open_workshop(replace(DAY, groups=("A", "B"), participants=()))
    day.live.start("cafe")
    assert shown(day).cards[2].labels == ("table 3 · nobody", "3 · –")
    day.live.next()
    assert len(shown(day).cards) == 2


def test_table_reports_name_the_table_and_the_reporter(workshop: Workshop) -> None:
    workshop.live.start("oogst")
    assert (shown(workshop).big, shown(workshop).under) == ("table 1: Zorg", ())
    workshop.live.choose_reporter(1, "wethouder A")
    assert shown(workshop).under == ("reports back: wethouder A", "☞ wethouder A")
    assert shown(workshop).then[0] == "then: table 2: Wonen"


@pytest.mark.parametrize(
    ("minutes", "phase", "state"),
    [(1, Phase.NORMAL, ""), (12, Phase.WARNING, "◆ wrap up soon"), (14.5, Phase.DANGER, "‼ finish now"),
     (16, Phase.OVERTIME, "▲ over time")],
)  # fmt: skip
def test_a_phase_has_a_sign_and_words(workshop: Workshop, minutes: float, phase: Phase, state: str) -> None:
    workshop.live.start("slot")
    workshop.minutes(minutes)
    made = shown(workshop)
    assert made.clock is not None
    assert (made.clock.phase, made.state) == (phase, state)
    assert made.headings[0][:1] == ("▶" if phase is Phase.NORMAL else state[:1])


def test_a_pause_is_said_whatever_the_phase(workshop: Workshop) -> None:
    workshop.live.start("slot")
    workshop.minutes(16)
    workshop.live.pause()
    made = shown(workshop)
    assert (made.paused, made.state, made.headings[0][:2]) == (True, "❚❚ the clock is stopped", "❚❚")


def test_afterwards_it_thanks_and_says_what_came_of_it(workshop: Workshop) -> None:
    i18n.use("nl")
    workshop.live.start("slot")
    workshop.live.add_agreement("Rondsturen.")
    workshop.live.finish()
    made = shown(workshop)
    assert (made.look, made.big, made.under) == (Look.AFTER, "Dank allemaal", ("1 afspraak open",))


def test_what_a_session_file_says_is_harmless(open_workshop: OpenWorkshop) -> None:
    nasty = "\x1b[31m[/] rood\u202e\n tweede"
    item = AgendaItem("inloop", nasty, DAY.agenda[0].kind, 600, 615)
    day = open_workshop(replace(DAY, agenda=(item, *DAY.agenda[1:]), title=nasty))
    assert shown(day).big == "␛[31m[/] rood tweede"
    day.live.start()
    assert shown(day).headings == ("▶ ␛[31m[/] rood tweede",)

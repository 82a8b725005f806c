"""While a table reports back: what it wrote is in sight, and what is said on top goes to its sheet."""

from __future__ import annotations

from textual.widgets import Static

from tests.tui.test_programme import shown
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.notes import Place
from workshop_tui.tui.screens.reporter import ReporterDialog
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.widgets.agenda import Agenda
from workshop_tui.tui.widgets.capture_bar import NoteBar


def heard(open_workshop: OpenWorkshop) -> Workshop:
    """Table 1 reports back; tables 1 and 2 have a note of the first round each."""
    workshop = open_workshop(at="11:36")
    workshop.live.add_note("Zorg begint in de buurt.", Place(statement=1), round_number=1)
    workshop.live.add_note("Bouwen waar het kan.", Place(statement=2), round_number=1)
    workshop.live.choose_reporter(1, "wethouder A")
    workshop.live.start("oogst")
    return workshop


def side(workshop: Workshop) -> str:
    return str(workshop.app.screen.query_one("#notes-text", Static).content)


async def test_the_notes_of_the_table_stand_beside_the_agenda(open_workshop: OpenWorkshop) -> None:
    workshop = heard(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Zorg begint in de buurt." in side(workshop))
        assert "reports: wethouder A" in side(workshop)
        assert "round 1" in side(workshop)
        assert "Zorg begint" in shown(workshop)
        workshop.live.next()
        await until(pilot, lambda: "Bouwen waar het kan." in side(workshop))
        assert "Zorg begint" not in side(workshop)
        assert "nobody chosen" in side(workshop)
        workshop.live.start("lunch")
        await until(pilot, lambda: "Bouwen" not in side(workshop))


async def test_what_is_said_on_top_goes_to_its_sheet_outside_the_rounds(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = heard(open_workshop)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteBar).input.has_focus)
        assert "gezegd bij de terugkoppeling" in shown(workshop)
        await pilot.press(*"Ook thuis.", "enter")
        await until(pilot, lambda: len(workshop.live.notes(statement=1)) == 2)
        note = workshop.live.notes(statement=1)[-1]
        assert (note.text, note.round, note.group, note.organisation) == ("Ook thuis.", None, None, None)
        await until(pilot, lambda: "buiten de rondes" in side(workshop))
        assert workshop.live.draft("note:statement:1:report")[0] == ""


async def test_the_table_and_its_reporter_are_a_key_away(open_workshop: OpenWorkshop) -> None:
    workshop = heard(open_workshop)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Zorg begint" in side(workshop))
        await pilot.press("k")
        await until(pilot, lambda: isinstance(workshop.app.screen, ReporterDialog))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(workshop.app.screen, ReporterDialog))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(workshop.app.screen, TableScreen))
        await until(pilot, lambda: "Bouwen waar het kan." in shown(workshop))


async def test_nothing_opens_where_no_table_is_heard(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: workshop.app.screen.query_one(Agenda).has_focus)
        await pilot.press("t")
        await until(pilot, lambda: len(workshop.app._notifications) == 1)
        await pilot.press("k")
        await pilot.press("enter")
        assert not isinstance(workshop.app.screen, (TableScreen, ReporterDialog))

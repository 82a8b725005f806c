"""Pitches: the questions beside what is typed, and the chair's synthesis as a note of its own."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.example import DAY
from tests.tui.test_programme import shown
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop
from workshop_tui import i18n
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.notes import Place
from workshop_tui.live.gathering import gather
from workshop_tui.report import render
from workshop_tui.tui.widgets.capture_bar import NoteBar

PROMPTS = ("Wat wil je bereiken?", "Wat is daarvoor nodig?")
SUMMED_UP = replace(
    DAY,
    agenda=tuple(
        replace(item, closing_ms=2 * MINUTE, each_ms=4 * MINUTE, prompts=PROMPTS)
        if item.id == "pitches"
        else item
        for item in DAY.agenda
    ),
)


async def test_the_questions_stand_beside_the_input(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(SUMMED_UP, at="10:15")
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteBar).input.has_focus)
        await until(pilot, lambda: "› Wat wil je bereiken?   › Wat is daarvoor nodig?" in shown(workshop))


async def test_the_synthesis_is_a_note_of_its_own_up_to_the_report(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop(SUMMED_UP, at="10:15")
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteBar).input.has_focus)
        await pilot.press(*"Half", "escape")
        await until(pilot, lambda: workshop.live.draft("note:item:pitches:Dordrecht")[0] == "Half")
        workshop.live.add_note("Van Dordrecht.", Place(item="pitches"))
        workshop.live.call("closing")
        await until(
            pilot, lambda: workshop.app.live.state.current_segment == workshop.live.state.segments[-1]
        )
        await pilot.press("c")
        await until(pilot, lambda: "synthese van de voorzitter" in shown(workshop))
        assert workshop.app.screen.query_one(NoteBar).input.text == ""
        assert "Wat wil je" not in shown(workshop).split("synthese")[1]
        await pilot.press(*"Samen.", "enter")
        await until(pilot, lambda: len(workshop.live.notes(item="pitches")) == 2)
    notes = workshop.live.notes(item="pitches")
    assert [(note.text, note.organisation) for note in notes] == [
        ("Van Dordrecht.", "Dordrecht"),
        ("Samen.", None),
    ]
    told = render(gather(workshop.live), "report", "md", "nl").decode()
    after = told.split("### Synthese van de voorzitter")[1]
    assert "Samen." in after
    assert "Van Dordrecht." not in after

"""The agreements: listed, made, changed, followed; and what is missing."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Static

from tests.nasty import NASTY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.agreements import Agreement, AgreementStatus, Due
from workshop_tui.domain.message import Message
from workshop_tui.errors import StoreError
from workshop_tui.live import Live
from workshop_tui.tui.screens.agreement_form import AgreementForm
from workshop_tui.tui.screens.agreement_history import AgreementHistory
from workshop_tui.tui.screens.agreements import AgreementsScreen
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.drafts import DraftInput, NoteInput


async def _opened(workshop: Workshop, pilot: Pilot[None]) -> AgreementsScreen:
    await pilot.press("f6")
    await until(pilot, lambda: isinstance(workshop.app.screen, AgreementsScreen))
    screen = workshop.app.screen
    assert isinstance(screen, AgreementsScreen)
    return screen


def _rows(screen: AgreementsScreen) -> list[list[str]]:
    table = screen.query_one(DataTable)
    return [[str(cell) for cell in table.get_row_at(row)] for row in range(table.row_count)]


def _said(screen: AgreementsScreen, name: str) -> str:
    return str(screen.query_one(name, Static).render())


async def _form(workshop: Workshop, pilot: Pilot[None], *keys: str) -> AgreementForm:
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(workshop.app.screen, AgreementForm))
    form = workshop.app.screen
    assert isinstance(form, AgreementForm)
    await until(pilot, lambda: form.query_one("#form-text").has_focus)
    return form


async def test_an_empty_list_says_how_to_make_one(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        assert "“n” makes one" in _said(screen, "#agreements-empty")
        assert not screen.query_one(DataTable).display
        await pilot.press("e", "t", "h")
        assert workshop.app.screen is screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
async def test_the_list_has_what_is_late_first_and_signs_for_what_is_missing(
    workshop: Workshop, size: tuple[int, int]
) -> None:
    live = workshop.live
    live.add_agreement("Klaar.", owners=("a",), due="1-3-2020")
    live.change_agreement(1, status=AgreementStatus.DONE)
    live.add_agreement("Zonder iets.")
    live.add_agreement("Te laat.", owners=("elk college",), due="1-2-2020")
    async with workshop.app.run_test(size=size) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_rows(screen)) == 3)
        assert _rows(screen) == [
            ["3", "Te laat.", "elk college", "1 February 2020", "‼ overdue"],
            ["2", "Zonder iets.", "⚠ who?", "⚠ when?", "open"],
            ["1", "Klaar.", "a", "1 March 2020", "done"],
        ]  # fmt: skip
        assert (
            _said(screen, "#agreements-summary") == "3 agreements · 2 open · ‼ 1 overdue · ⚠ 1 not complete"
        )
        await pilot.press("down")
        await until(pilot, lambda: "⚠ nobody is named who does it" in _said(screen, "#agreement-text"))
        await pilot.press("o")
        assert [row[0] for row in _rows(screen)] == ["3", "2"]
        assert screen.chosen is not None
        assert screen.chosen.number == 2


async def test_an_agreement_is_made_from_the_keyboard_in_dutch(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        form = await _form(workshop, pilot, "n")
        await pilot.press(*"Rond", "ctrl+j", *"sturen", "tab", *"secretariaat, elk college", "tab")
        await pilot.press(*"1 maart 2020")
        understood = form.query_one("#due-understood", Static)
        await until(pilot, lambda: str(understood.render()) == "→ 1 maart 2020")
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.screen is screen)
        await until(pilot, lambda: _rows(screen))
        (made,) = workshop.live.agreements()
        assert (made.text, made.owners) == ("Rond\nsturen", ("secretariaat", "elk college"))
        assert made.due == Due(date=date(2020, 3, 1))
        assert workshop.live.draft("agreement:new:text") == ("", 0)
        assert "1 afspraak · 1 open" in _said(screen, "#agreements-summary")


async def test_a_change_touches_only_what_was_changed(workshop: Workshop) -> None:
    workshop.live.add_agreement("Tekst.", owners=("wethouder A, Dordrecht",), due="voor de zomer")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: _rows(screen))
        form = await _form(workshop, pilot, "enter")
        form.query_one(Choice).focus()
        await pilot.press("right", "right", "tab", *"Toelichting.", "tab", *"Verstuurd.", "ctrl+s")
        await until(pilot, lambda: workshop.app.screen is screen)
        changed = workshop.live.agreement(1)
        assert changed.status is AgreementStatus.DONE
        assert changed.settled_on == date(2020, 2, 14)
        assert changed.owners == ("wethouder A, Dordrecht",)
        assert changed.due == Due(text="voor de zomer")
        assert changed.explanation == "Toelichting."
        assert workshop.live.agreement_history(1)[1].remark == "Verstuurd."


async def test_what_was_typed_into_the_form_is_there_again(workshop: Workshop) -> None:
    workshop.live.add_agreement("Tekst.")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: _rows(screen))
        form = await _form(workshop, pilot, "e")
        await pilot.press(*" Meer", "tab", *"iemand")
        form.query_one(Choice).focus()
        await pilot.press("right", "escape")
        await until(pilot, lambda: workshop.app.screen is screen)
        kept = {"text": "Tekst. Meer", "owners": "iemand", "status": "in_progress"}
        await until(
            pilot, lambda: {each: workshop.live.draft(f"agreement:1:{each}")[0] for each in kept} == kept
        )
        assert workshop.live.agreement(1).text == "Tekst."
        form = await _form(workshop, pilot, "e")
        assert form.query_one("#form-text", NoteInput).text == "Tekst. Meer"
        assert form.query_one("#form-owners", DraftInput).value == "iemand"
        assert form.query_one(Choice).value == "in_progress"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: workshop.live.draft("agreement:1:owners")[0] == "")
        assert form.query_one("#form-text", NoteInput).text == "Tekst."
        assert form.query_one("#form-owners", DraftInput).value == ""
        assert form.query_one(Choice).value == "open"


async def test_a_refused_save_leaves_the_form_as_it_is(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Agreement:
        raise StoreError(Message("full"))

    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        await _opened(workshop, pilot)
        form = await _form(workshop, pilot, "n")
        await pilot.press("enter")
        await until(pilot, lambda: len(workshop.app._notifications) == 1)
        monkeypatch.setattr(Live, "add_agreement", full)
        await pilot.press(*"Blijft staan", "enter")
        await until(pilot, lambda: len(workshop.app._notifications) == 2)
        assert workshop.app.screen is form
        assert form.query_one("#form-text", NoteInput).text == "Blijft staan"
        await until(pilot, lambda: workshop.live.draft("agreement:new:text")[0] == "Blijft staan")


async def test_a_due_is_understood_as_a_conference_or_as_words(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await _opened(workshop, pilot)
        form = await _form(workshop, pilot, "n")
        understood = form.query_one("#due-understood", Static)
        form.query_one("#form-due").focus()
        await pilot.press(*"dag-1")
        await until(
            pilot, lambda: str(understood.render()).startswith("→ with the conference on 14 February")
        )
        await pilot.press("x")
        await until(pilot, lambda: str(understood.render()).startswith("⚠ kept as words"))


async def test_the_status_goes_round_and_the_history_tells(workshop: Workshop) -> None:
    workshop.live.add_agreement("Tekst.")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: _rows(screen))
        seen = ["open"]
        for _ in range(4):
            await pilot.press("t")
            await until(pilot, lambda: _rows(screen)[0][4] != seen[-1])
            seen.append(_rows(screen)[0][4])
        assert seen == ["open", "in progress", "done", "dropped", "open"]
        await pilot.press("h")
        await until(pilot, lambda: isinstance(workshop.app.screen, AgreementHistory))
        story = str(workshop.app.screen.query_one("#agreement-story", Static).render())
        assert "text: Tekst." in story
        assert "status: in progress → done" in story
        await pilot.press("escape")
        await until(pilot, lambda: workshop.app.screen is screen)


async def test_another_process_shows_and_the_cursor_stays_where_it_was(workshop: Workshop) -> None:
    for number in range(3):
        workshop.live.add_agreement(f"Afspraak {number}.")
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_rows(screen)) == 3)
        await pilot.press("down", "down")
        workshop.live.change_agreement(1, status=AgreementStatus.DONE)
        await until(pilot, lambda: [row[0] for row in _rows(screen)] == ["2", "3", "1"])
        assert screen.chosen is not None
        assert screen.chosen.number == 3


IN_THE_FORM = (
    "opening markup", "escape sequence", "control characters", "nul", "right-to-left", "lone surrogate",
    "newlines", "formula", "long",
)  # fmt: skip
"""Those that have had an input or a form stumble."""


async def test_nasty_texts_are_listed_edited_and_told_harmlessly(workshop: Workshop) -> None:
    texts = [*(NASTY[name] for name in IN_THE_FORM), *NASTY.values()]
    for text in texts:
        workshop.live.add_agreement(text, owners=(text[:500],), due=text[:500], explanation=text[:500])
        workshop.live.change_agreement(1, remark=text[:500])
    before = workshop.live.agreements()
    steering = {"\x1b", "\x9b", "\x07", "\u202e", "\0"}
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await until(pilot, lambda: len(_rows(screen)) == len(texts))
        await pilot.press("h")
        await until(pilot, lambda: isinstance(workshop.app.screen, AgreementHistory))
        story = str(workshop.app.screen.query_one("#agreement-story", Static).render())
        assert story.count("“") >= len(texts)
        assert not steering & set(story)
        await pilot.press("escape")
        for text in texts:
            await until(pilot, lambda: workshop.app.screen is screen)
            assert not steering & set(_said(screen, "#agreement-text"))
            if text in texts[: len(IN_THE_FORM)] and screen.query_one(DataTable).cursor_row < len(
                IN_THE_FORM
            ):
                form = await _form(workshop, pilot, "e")
                assert form.query_one("#form-text", NoteInput).text == text
                await pilot.press("ctrl+s")
                await until(pilot, lambda: workshop.app.screen is screen)
            await pilot.press("down")
        assert workshop.live.agreements() == before


@pytest.mark.parametrize("key", ["n", "a"])
async def test_a_new_agreement_is_made_with_the_key_of_other_screens_too(
    workshop: Workshop, key: str
) -> None:
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await _opened(workshop, pilot)
        form = await _form(workshop, pilot, key)
        assert form.query_one("#title", Static).content

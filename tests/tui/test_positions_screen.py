"""The matrix of positions, from the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from tests.nasty import NASTY
from tests.tui.example import DAY
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import Organisation, PositionBlock, ScaleStep
from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Cell, SubjectState
from workshop_tui.errors import StoreError
from workshop_tui.live import Live
from workshop_tui.live.opening import SessionSource, opened
from workshop_tui.tui.screens.position_history import PositionHistory
from workshop_tui.tui.screens.positions import PositionsScreen
from workshop_tui.tui.widgets.position_bar import PositionBar
from workshop_tui.tui.widgets.position_grid import PositionGrid

SCALE = (
    ScaleStep("vol", "volledige participatie", takes_part=True),
    ScaleStep("sol", "solidariteitsprincipe"),
    ScaleStep("instap", "instapmodel", takes_part=True),
    ScaleStep("geen", "geen deelname"),
)
STEERING = PositionBlock("sturing", "Sturing", SCALE[:2], ("Centrum", "Netwerk", "Fusie"))
PROJECTS = PositionBlock("projecten", "Projecten", SCALE, tuple(f"Project {n}" for n in range(1, 21)))
TABLE = replace(DAY, positions=(STEERING, PROJECTS))
NINE = replace(TABLE, organisations=tuple(Organisation(f"Gemeente {n}", f"Gem{n}") for n in range(1, 10)))


async def _opened(workshop: Workshop, pilot: Pilot[None]) -> PositionsScreen:
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(workshop.app.screen, PositionsScreen))
    screen = workshop.app.screen
    assert isinstance(screen, PositionsScreen)
    await until(pilot, lambda: screen.is_mounted and screen.query_one("#position-text").is_attached)
    return screen


def _said(screen: PositionsScreen, name: str) -> str:
    return str(screen.query_one(name, Static).render())


def _lines(screen: PositionsScreen) -> list[str]:
    return [line.rstrip() for line in screen.query_one(PositionGrid).render().plain.splitlines()]


def _steps(live: Live, block: str = "sturing") -> list[list[str | None]]:
    return [[cell.step for cell in row.cells] for row in live.matrix(block).rows]


async def _bar(screen: PositionsScreen, pilot: Pilot[None], *keys: str) -> PositionBar:
    await pilot.press(*keys)
    await until(pilot, lambda: screen.query_one(PositionBar).lines[0].has_focus)
    return screen.query_one(PositionBar)


async def _gone(screen: PositionsScreen, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: not screen.query(PositionBar) and screen.query_one(PositionGrid).has_focus)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "This conference has no positions."), ("nl", "Deze conferentie heeft geen posities.")],
)
async def test_without_positions_it_says_so(open_workshop: OpenWorkshop, language: str, said: str) -> None:
    i18n.use(language)
    workshop = open_workshop()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        assert said in _said(screen, "#positions-empty")
        assert not screen.query_one(PositionGrid).display
        await pilot.press("1", "0", "m", "k", "g", "h", "plus", "minus", "v", "]", "space")
        assert workshop.app.screen is screen
        assert not screen.query(PositionBar)


async def test_a_digit_sets_the_step_and_goes_on(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        screen = await _opened(workshop, pilot)
        await pilot.press("1", "2", "1", "2")
        await until(pilot, lambda: _steps(workshop.live)[:2] == [["vol", "sol", "vol"], ["sol", None, None]])
        assert screen.chosen is not None
        assert (screen.chosen[0].subject, screen.chosen[1].name) == ("Netwerk", "Papendrecht")
        lines = _lines(screen)
        assert lines[0].split() == ["Dordrecht", "Papendrecht", "Zwijndrecht", "V", "S", "Σ"]
        assert lines[1].split() == ["1.", "Centrum", "V", "S", "V", "2", "1", "2"]
        assert lines[2].split() == ["2.", "Netwerk", "S", "[·]", "·", "·", "1", "·"]
        assert [line.split()[-4:] for line in lines[-3:]] == [
            ["1", "·", "1", "2"], ["1", "1", "·", "2"], ["1", "·", "1", "2"],
        ]  # fmt: skip
        assert "4 of 9 positions" in _said(screen, "#positions-title")
        await pilot.press("v", "1", "up", "space", "left", "9")
        await until(pilot, lambda: _steps(workshop.live)[1] == ["sol", "sol", None])
        await until(pilot, lambda: len(workshop.app._notifications) == 1)


async def test_down_through_the_subjects_and_on_to_the_next_organisation(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        await _opened(workshop, pilot)
        await pilot.press("v", *"1122", "0", "delete")
        await until(
            pilot,
            lambda: _steps(workshop.live) == [["vol", "sol", None], ["vol", None, None], ["sol", None, None]],
        )
        await pilot.press("ctrl+end", "end", "1", "2")
        await until(pilot, lambda: _steps(workshop.live)[2][2] == "sol")


async def test_clearing_leaves_the_history_to_restore_from(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    live = workshop.live
    live.set_position("sturing", "Centrum", "Dordrecht", "vol", motive="Graag.")
    live.set_position("sturing", "Centrum", "Dordrecht", "sol")
    workshop.minutes(1)
    live.judge_subject("sturing", "Centrum", SubjectState.KEPT, "Breed gedragen.")
    workshop.minutes(1)
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await _opened(workshop, pilot)
        await pilot.press("0")
        await until(pilot, lambda: _steps(live)[0][0] is None)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(workshop.app.screen, PositionHistory))
        dialog = workshop.app.screen
        assert isinstance(dialog, PositionHistory)
        await until(pilot, lambda: len(dialog._readings) == 4)
        await pilot.press("up", "up", "up")
        await until(pilot, lambda: "* Graag." in str(dialog.query_one("#reading-text", Static).render()))
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.screen is screen)
        assert live.matrix("sturing").rows[0].cells[0] == Cell("Centrum", "Dordrecht", "vol", "Graag.")
        await until(pilot, lambda: "* Graag." in _said(screen, "#position-text"))
        assert "✓ kept: Breed gedragen." in _said(screen, "#position-text")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(workshop.app.screen, PositionHistory))
        assert "kept: Breed" in str(workshop.app.screen.query_one("#readings").render_line(2).text)
        await pilot.press("up", "up", "enter", "escape")
        await until(pilot, lambda: workshop.app.screen is screen)
        assert len(live.judgement_history("sturing", "Centrum")) == 1


async def test_a_motive_and_a_contribution_are_typed_below_in_dutch(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop(TABLE)
    live = workshop.live
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        bar = await _bar(screen, pilot, "m")
        assert "motivering · Dordrecht · Centrum" in str(bar.query_one(".bar-label", Static).render())
        assert "enter bewaart" in str(bar.query_one(".bar-hint", Static).render())
        await pilot.press(*"Want 12.", "enter")
        await _gone(screen, pilot)
        await _bar(screen, pilot, "b")
        await pilot.press(*"twee fte", "enter")
        await _gone(screen, pilot)
        assert live.matrix("sturing").rows[0].cells[0] == Cell(
            "Centrum", "Dordrecht", None, "Want 12.", "twee fte"
        )
        said = _said(screen, "#position-text")
        assert "Dordrecht: nog geen positie\n* Want 12.\n+ twee fte" in said
        assert "[·*+]" in _lines(screen)[1]
        assert live.draft("position:sturing:Centrum:Dordrecht:motive") == ("", 0)
        bar = await _bar(screen, pilot, "m")
        assert bar.lines[0].value == "Want 12."


async def test_what_was_typed_and_left_is_there_again(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await _bar(screen, pilot, "m")
        await pilot.press(*"half", "escape")
        await _gone(screen, pilot)
        assert workshop.live.draft("position:sturing:Centrum:Dordrecht:motive")[0] == "half"
        assert workshop.live.matrix("sturing").is_empty
        bar = await _bar(screen, pilot, "m")
        assert bar.lines[0].value == "half"
        await pilot.press("escape", "right")
        await _gone(screen, pilot)
        bar = await _bar(screen, pilot, "m")
        assert bar.lines[0].value == ""


async def test_a_refused_save_leaves_what_was_typed(
    open_workshop: OpenWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Cell:
        raise StoreError(Message("full"))

    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await _opened(workshop, pilot)
        bar = await _bar(screen, pilot, "plus")
        await pilot.press(*"dordrecht", "enter")
        await until(pilot, lambda: len(workshop.app._notifications) == 1)
        assert bar.lines[0].value == "dordrecht"
        await until(pilot, lambda: workshop.live.draft("position:party")[0] == "dordrecht")
        await pilot.press("end", *[" "], *"zuid", "enter")
        await _gone(screen, pilot)
        assert workshop.live.matrix("sturing").parties[-1].name == "dordrecht zuid"
        assert workshop.live.draft("position:party") == ("", 0)
        monkeypatch.setattr(Live, "set_position", full)
        before = screen.chosen
        await pilot.press("1")
        await until(pilot, lambda: any("full" in each.message for each in workshop.app._notifications))
        assert before is not None
        assert screen.chosen is not None
        assert screen.chosen[1].name == before[1].name


async def test_subjects_are_kept_preferred_struck_off_merged_and_opened_again(
    open_workshop: OpenWorkshop,
) -> None:
    workshop = open_workshop(TABLE)
    live = workshop.live
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        screen = await _opened(workshop, pilot)

        async def judged(key: str, *typed: str) -> None:
            await _bar(screen, pilot, key)
            await pilot.press(*typed, "enter")
            await _gone(screen, pilot)

        await judged("k", *"goed")
        await pilot.press("down")
        await judged("p")
        await pilot.press("down")
        await judged("x", *"te duur")
        rows = live.matrix("sturing").rows
        assert [row.state.value for row in rows] == ["kept", "preferred", "struck_off"]
        assert [line[:2] for line in _lines(screen)[1:4]] == ["✓ ", "★ ", "✗ "]
        said = _said(screen, "#position-text")
        assert "✗ struck off: te duur · 14 February 2020 09:55" in said
        await judged("x")
        await _bar(screen, pilot, "g")
        await pilot.press("1")
        screen.query_one(PositionBar).lines[1].focus()
        await pilot.press(*"zelfde", "enter")
        await _gone(screen, pilot)
        merged = live.matrix("sturing").rows[2].judgement
        assert merged is not None
        assert (merged.state, merged.into, merged.reason) == (SubjectState.MERGED, "Centrum", "zelfde")
        assert "→ merged → Centrum: zelfde" in _said(screen, "#position-text")
        history = live.judgement_history("sturing", "Fusie")
        assert [each.state.value for each in history] == ["struck_off", "open", "merged"]


async def test_struck_off_before_shows_as_such_and_where(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    first = open_workshop(TABLE)
    first.live.judge_subject("sturing", "Fusie", SubjectState.STRUCK_OFF, "Geen draagvlak.")
    later = replace(
        TABLE,
        id="dag-2",
        number=2,
        date=date(2020, 7, 3),
        positions=(replace(STEERING, subjects=("Centrum",)),),
    )
    opened(first.live.store, first.clock, SessionSource(later, "later.yaml", ""))
    workshop = open_workshop(later)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        screen = await _opened(workshop, pilot)
        assert _lines(screen)[2].startswith("✗  2. Fusie")
        await pilot.press("down")
        await until(pilot, lambda: "Fusie" in _said(screen, "#position-text"))
        assert "✗ weggestreept: Geen draagvlak. · dag-1 · 14 februari 2020" in _said(screen, "#position-text")


async def test_blocks_are_switched(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        assert "Sturing" in _said(screen, "#positions-title")
        assert "block 1 of 2" in _said(screen, "#positions-title")
        await pilot.press("]")
        await until(pilot, lambda: "Projecten" in _said(screen, "#positions-title"))
        await pilot.press("4")
        await until(pilot, lambda: _steps(workshop.live, "projecten")[0][0] == "geen")
        await pilot.press("]")
        await until(pilot, lambda: "Sturing" in _said(screen, "#positions-title"))
        await pilot.press("[")
        await until(pilot, lambda: "Projecten" in _said(screen, "#positions-title"))


async def test_a_party_joins_and_is_taken_out(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(replace(TABLE, organisations=()))
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        assert "There are no organisations yet." in _said(screen, "#positions-empty")
        await _bar(screen, pilot, "+")
        await pilot.press(*"Waterschap", "enter")
        await _gone(screen, pilot)
        assert screen.query_one(PositionGrid).display
        await pilot.press("1")
        await until(pilot, lambda: _steps(workshop.live)[0] == ["vol"])
        await pilot.press("up", "-")
        await until(pilot, lambda: len(workshop.app._notifications) == 1)
        assert len(workshop.live.matrix("sturing").parties) == 1
        await pilot.press("0", "-")
        await until(pilot, lambda: workshop.live.matrix("sturing").parties == ())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
async def test_nine_parties_and_twenty_projects(open_workshop: OpenWorkshop, size: tuple[int, int]) -> None:
    workshop = open_workshop(NINE)
    async with workshop.app.run_test(size=size) as pilot:
        screen = await _opened(workshop, pilot)
        await pilot.press("]")
        await until(pilot, lambda: "Projecten" in _said(screen, "#positions-title"))
        grid = screen.query_one(PositionGrid)
        whole = size[0] >= 120
        assert (len(grid.window().rows), len(grid.window().columns)) == (20, 9) or not whole
        for keys, subject, party in (
            ((), "1. Project 1", "Gem1"),
            (("pagedown",), "Project", "Gem1"),
            (("ctrl+end", "end"), "20. Project 20", "Gem9"),
            (("ctrl+home",), "1. Project 1", "Gem9"),
        ):
            await pilot.press(*keys)
            lines = _lines(screen)
            assert len(lines) <= grid.size.height
            assert max(len(line) for line in lines) <= grid.size.width
            (at,) = [line for line in lines if "[" in line]
            assert subject in at
            party = party if size[0] < 240 else party.replace("Gem", "Gemeente ")
            assert party in lines[0]
            assert lines[0].index(party) - 2 <= at.index("[") < lines[0].index(party) + len(party)
        await pilot.press("1")
        await until(pilot, lambda: _steps(workshop.live, "projecten")[0][8] == "vol")
        sums = [line for line in _lines(screen) if line.strip().startswith("takes part")]
        assert len(sums) == 1
        assert not whole or len(_lines(screen)) == 1 + 20 + 5


async def test_another_process_is_followed_and_the_cursor_stays(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        await pilot.press("down", "right")
        workshop.live.set_position("sturing", "Netwerk", "Papendrecht", "sol", motive="Zo.")
        await until(pilot, lambda: "* Zo." in _said(screen, "#position-text"))
        assert screen.chosen is not None
        assert screen.chosen[2].step == "sol"


async def test_the_mouse_puts_the_cursor(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(TABLE)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        screen = await _opened(workshop, pilot)
        grid = screen.query_one(PositionGrid)
        x = _lines(screen)[0].index("Zwi") + 1
        await pilot.click(grid, offset=(x + grid.styles.padding.left, 3))
        await until(pilot, lambda: screen.chosen is not None and screen.chosen[1].name == "Zwijndrecht")
        assert screen.chosen is not None
        assert screen.chosen[0].subject == "Fusie"


async def test_nasty_texts_are_shown_harmless(open_workshop: OpenWorkshop) -> None:
    names = tuple(NASTY.values())
    scale = tuple(ScaleStep(str(number), text) for number, text in enumerate(names))
    block = PositionBlock("p", NASTY["escape sequence"], scale, names)
    people = tuple(Organisation(text, text) for text in names)
    workshop = open_workshop(replace(DAY, positions=(block,), organisations=people))
    live = workshop.live
    with live.store.transaction():
        for place, text in enumerate(names):
            live.set_position("p", text, text, str(place), motive=text, contribution=text)
            live.judge_subject("p", text, SubjectState.KEPT, text)
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        screen = await _opened(workshop, pilot)
        grid = screen.query_one(PositionGrid)
        for place, text in enumerate(names):
            grid.go_to(place, place)
            await pilot.pause()
            lines = grid.render().plain.splitlines()
            shown = "".join(lines) + _said(screen, "#position-text") + _said(screen, "#positions-legend")
            assert not set(shown) & set("\x1b\x07\x9b\u202e\u2067\r\t")
            assert len(lines) <= grid.size.height
            wide = [line for line in lines if cell_len(line) > grid.size.width]
            assert wide == []
            assert screen.chosen is not None
            assert screen.chosen[2].motive == (text if text.strip() else "")
            if text in (NASTY["one long word"], NASTY["newlines"], NASTY["escape sequence"]):
                bar = await _bar(screen, pilot, "m")
                assert bar.lines[0].value == text
                await pilot.press("escape")
                await _gone(screen, pilot)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(workshop.app.screen, PositionHistory))

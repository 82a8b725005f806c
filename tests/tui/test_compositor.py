"""Screens that draw what changed alone, and styles that are parsed once."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.waiting import until
from tests.tui.workshop import Workshop
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.themes import DARK, LIGHT

TRIES = 25

pyte = pytest.importorskip("pyte", reason="a terminal to draw on")


def drawn_alike(screen: Screen[Any], changed: set[Region]) -> bool:
    """Whether a terminal shows after these changes what it would show if Textual itself had drawn them."""
    compositor = screen._compositor
    shown = []
    for draw in (type(compositor).render_partial_update, Compositor.render_partial_update):
        compositor._dirty_regions = set(changed)
        made = draw(compositor)
        assert isinstance(made, ChopsUpdate)
        terminal = pyte.Screen(*screen.size)
        pyte.Stream(terminal).feed(made.render_segments(screen.app.console))
        shown.append({y: dict(line) for y, line in terminal.buffer.items()})
    return bool(shown[0]) and shown[0] == shown[1]


@pytest.mark.parametrize("keys", [(), ("space", "c", "a"), ("f3",), ("f5",), ("f1",)], ids=" ".join)
@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=str)
async def test_what_changed_is_drawn_as_textual_would(
    workshop: Workshop, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    chance = random.Random(7)
    async with workshop.app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: workshop.app.turns.is_idle)
        for _ in range(TRIES):
            changed = set()
            for _ in range(chance.randint(1, 4)):
                x, y = chance.randrange(size[0]), chance.randrange(size[1])
                changed.add(
                    Region(x, y, chance.randint(1, size[0] - x), chance.randint(1, min(6, size[1] - y)))
                )
            assert drawn_alike(workshop.app.screen, changed), changed


def _spied(
    draw: Callable[[Region], list[Strip]], name: str, asked: list[str]
) -> Callable[[Region], list[Strip]]:
    def spied(crop: Region) -> list[Strip]:
        asked.append(name)
        return draw(crop)

    return spied


async def test_a_second_that_passes_draws_few_widgets(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    async with workshop.app.run_test(size=(100, 30)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: workshop.app.turns.is_idle)
        screen = workshop.app.screen
        assert isinstance(screen, ProgrammeScreen)
        strip, clock = screen.query_one("DayStrip"), screen.query_one("#clock")
        for widget in screen.walk_children(Widget):
            spied = _spied(widget.render_lines, str(widget.id or type(widget).__name__), asked)
            monkeypatch.setattr(widget, "render_lines", spied)
        compositor = screen._compositor
        compositor._dirty_regions = {strip.region, clock.region}
        assert compositor.render_partial_update() is not None
    assert sorted(asked) == ["DayStrip", "clock"]


async def test_styles_are_parsed_anew_for_other_colours_alone(workshop: Workshop) -> None:
    app = workshop.app
    async with app.run_test(size=(100, 30)) as pilot:
        kept = list(app.stylesheet.rules)
        app.refresh_css()
        assert {id(rule) for rule in kept} <= {id(rule) for rule in app.stylesheet.rules}
        dark = app.screen.styles.background
        app.theme = LIGHT.name
        await until(pilot, lambda: app.screen.styles.background != dark)
        assert not {id(rule) for rule in kept} & {id(rule) for rule in app.stylesheet.rules}
        app.theme = DARK.name
        await until(pilot, lambda: app.screen.styles.background == dark)

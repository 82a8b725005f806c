"""The whole of 14 February from the keyboard, in Dutch at 80 by 24: welcome to close."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from textual import _wait
from textual.pilot import Pilot
from textual.widgets import Input

from tests.live.desk import shipped
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.agreements import Due
from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.notes import NoteKind
from workshop_tui.domain.rotation import seating
from workshop_tui.domain.run import DayState
from workshop_tui.domain.segments import SegmentKind
from workshop_tui.tui.screens.export import ExportDialog
from workshop_tui.tui.screens.export_result import ExportResult
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.widgets.capture_bar import AgreementBar, NoteBar
from workshop_tui.tui.widgets.choice import Choice
from workshop_tui.tui.widgets.cursor_list import CursorList
from workshop_tui.tui.widgets.day_strip import DayStrip
from workshop_tui.tui.widgets.now_panel import NowPanel

AGREEMENTS = (
    ("Verslag rond", "secretariaat", "1 maart 2020"),
    ("Maatwerk uit", "elk college", "voor de zomer"),
)


class Facilitator:
    """Somebody at the keyboard, with a watch that runs on when they say so."""

    def __init__(self, day: Workshop, pilot: Pilot[None]) -> None:
        self.day = day
        self.pilot = pilot
        self.shown: list[str] = []

    @property
    def strip(self) -> str:
        """The line on top."""
        return str(self.day.app.screen.query_one(DayStrip).content)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def types(self, text: str) -> None:
        await self.pilot.press(*("space" if character == " " else character for character in text))

    async def sees(self, kind: type[object]) -> None:
        app = self.day.app
        await until(self.pilot, lambda: isinstance(app.screen, kind), f"{kind.__name__} in sight")

    async def reads(self, text: str) -> None:
        """That text in the strip, which is kept."""
        await until(self.pilot, lambda: text in self.strip, f"{text} in the strip")
        self.shown.append(self.strip)

    async def waits(self, until_ms: int) -> None:
        """The clock runs on, and the strip on top tells so."""
        self.day.clock.advance(until_ms - self.day.live.now_ms())
        self.day.live.look_again()
        await self.pilot.pause()

    async def acts(self, key: str) -> None:
        """A key of the programme: it is on disk, and on the screen, before the day goes on."""
        if not isinstance(self.day.app.screen, ProgrammeScreen):
            await self.press("f2")
            await self.sees(ProgrammeScreen)
        before = len(self.day.live.events)
        await self.press(key)
        await until(self.pilot, lambda: self._logged() > before, f"{key} in the log")

    def _logged(self) -> int:
        self.day.live.look_again()
        return len(self.day.live.events)

    async def notes_at_table(self, number: int, text: str) -> None:
        """F3 comes back to the table that was open last; once more, and all of them are there."""
        app = self.day.app
        await self.press("f3")
        await until(self.pilot, lambda: isinstance(app.screen, (TablesScreen, TableScreen)))
        if isinstance(app.screen, TableScreen):
            await self.press("f3")
        await self.sees(TablesScreen)
        await self.press(str(number))
        await until(self.pilot, lambda: self._typing_at(number), f"table {number} open")
        await self.types(text)
        await self.press("enter")
        await until(
            self.pilot, lambda: text in [note.text for note in self.day.live.notes(statement=number)], text
        )

    def _typing_at(self, number: int) -> bool:
        screen = self.day.app.screen
        return isinstance(screen, TableScreen) and screen.statement == number and screen.entry.input.has_focus

    async def notes_here(self, key: str, text: str) -> None:
        await self.press("f2", key)
        await until(self.pilot, lambda: self.day.app.screen.query_one(NoteBar).input.has_focus)
        await self.types(text)
        await self.press("enter")
        bar = self.day.app.screen.query_one(NoteBar)
        await until(self.pilot, lambda: bar.input.text == "", f"{text} saved")
        await self.press("escape")
        await until(self.pilot, lambda: not self.day.app.screen.query(NoteBar), "the bar is gone")

    async def agrees(self, text: str, who: str, when: str) -> None:
        await self.press("f2", "a")
        await until(self.pilot, lambda: self.day.app.screen.query_one(AgreementBar).inputs[0].has_focus)
        for line in (text, who, when):
            await self.types(line)
            await self.press("enter")
        await until(self.pilot, lambda: not self.day.app.screen.query(AgreementBar), f"{text} agreed")

    async def exports(self, what: str, format: str) -> None:
        await self.press("f8")
        await self.sees(ExportDialog)
        dialog = self.day.app.screen
        listed = dialog.query_one("#export-what", CursorList)
        await until(self.pilot, lambda: listed.has_focus)
        listed.highlighted = listed.get_option_index(what)
        chosen = dialog.query_one("#export-format", Choice)
        path = dialog.query_one("#export-path", Input)
        await until(self.pilot, lambda: what in path.value or what == "json")
        chosen.choose(format)
        await until(self.pilot, lambda: chosen.value == format and path.value.endswith(format))
        await self.press("ctrl+s")
        await until(self.pilot, lambda: isinstance(self.day.app.screen, ExportResult), "exported")
        await self.press("escape", "escape")
        await until(
            self.pilot, lambda: not isinstance(self.day.app.screen, ExportDialog | ExportResult), "back"
        )


async def whole_day(one: Facilitator) -> None:
    """Starts on time and goes on from segment to segment, noting what is said."""
    live = one.day.live
    conference = live.conference
    await one.waits(conference.planned(conference.agenda[0])[0])
    await one.acts("space")
    for _ in range(200):
        seen = live.view()
        if seen.state is DayState.FINISHED:
            return
        assert seen.item is not None
        item, segment = seen.item.item, seen.segment
        await one.reads(item.title[:12])
        if segment is not None and segment.kind is SegmentKind.ROUND:
            for table in conference.tables:
                await one.notes_at_table(table.number, f"r{segment.number}t{table.number}")
        elif item.id == "pitches" and segment is not None and segment.kind is SegmentKind.SPEAKER:
            await one.notes_here("c", f"p{segment.number}")
        elif item.id == "lunch":
            await one.notes_here("w", "koffie")
        elif item.kind is ItemKind.AGREEMENTS:
            for agreement in AGREEMENTS:
                await one.agrees(*agreement)
        if segment is not None and seen.next_segment is not None:
            await one.waits(seen.now_ms + segment.duration_ms)
        elif seen.next_item is not None:
            await one.waits(seen.next_item.planned_start_ms)
        else:
            await one.waits(seen.planned_day_end_ms)
        await one.acts("n")
    raise AssertionError("the day does not end")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def nimble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual waits after each key until the process rests, a fiftieth of a second at least. Here each
    step waits for what it brings about, so that many hundred keys need not rest in between."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.001)


@pytest.mark.usefixtures("nimble")
async def test_the_first_conference_from_welcome_to_close(open_workshop: OpenWorkshop, folder: Path) -> None:
    i18n.use("nl")
    day = open_workshop(shipped(), at="7:40")
    live, conference = day.live, shipped()
    async with day.app.run_test(size=(80, 24)) as pilot:
        one = Facilitator(day, pilot)
        await whole_day(one)
        await until(pilot, lambda: not day.app.screen.query_one(NowPanel).display, "the day summed up")
        await one.exports("report", "md")
        await one.exports("agreements", "csv")
        await one.exports("harvest", "csv")
        await one.exports("json", "json")

    held = [(each.item, each.start_ms, each.end_ms) for each in live.state.items]
    assert held == [(item.id, *conference.planned(item)) for item in conference.agenda]
    assert live.view().offset_ms == 0
    assert not [line for line in one.shown if "op schema" not in line]

    cafe = conference.item("wereldcafe")
    assert cafe is not None
    for number in range(1, cafe.rounds + 1):
        for seat in seating(conference, cafe, number):
            assert seat.statement is not None
            (note,) = [each for each in live.notes(statement=seat.statement) if each.round == number]
            assert (note.text, note.group) == (f"r{number}t{seat.statement}", seat.group)
            assert note.kind is (NoteKind.REACTION if number == 1 else NoteKind.ADDITION)
    pitched = [(note.organisation, note.text) for note in live.notes(item="pitches")]
    assert pitched == [(one.name, f"p{place}") for place, one in enumerate(conference.organisations, 1)]
    (wall,) = live.notes(wall=True)
    assert wall.text == "koffie"
    made = live.agreements()
    assert [(each.number, each.text, each.owners, each.item) for each in made] == [
        (number, text, (who,), "conclusies") for number, (text, who, _) in enumerate(AGREEMENTS, 1)
    ]
    assert made[1].due == Due(text="voor de zomer")

    _check_documents(folder, conference.id)


def _check_documents(folder: Path, name: str) -> None:
    report = (folder / f"{name}-report.md").read_text(encoding="utf-8")
    for text in ("Tijdgeest in het sociaal domein", "r4t3", "p7", "Maatwerk uit", "vrijdag 14 februari 2020"):
        assert text in report
    agreed = (folder / f"{name}-agreements.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(agreed), delimiter=";"))
    assert [row[1] for row in rows[1:]] == [text for text, _, _ in AGREEMENTS]
    harvest = (folder / f"{name}-harvest.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(harvest), delimiter=";"))) == 1 + 16 + 7 + 1
    whole = json.loads((folder / f"{name}.json").read_bytes())
    assert whole["conference"]["id"] == name

"""The programme screen: what it shows in every state, and what its keys do."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.nasty import NASTY
from tests.tui.example import DAY, at_ms, day_with_tables
from tests.tui.waiting import until
from tests.tui.workshop import OpenWorkshop, Workshop
from workshop_tui import i18n
from workshop_tui.domain.conference import MINUTE
from workshop_tui.domain.notes import NoteKind, Place
from workshop_tui.harmless import one_line
from workshop_tui.tui.widgets.agenda import Agenda
from workshop_tui.tui.widgets.bar import Bar
from workshop_tui.tui.widgets.big_clock import BigClock
from workshop_tui.tui.widgets.capture_bar import AgreementBar, BeganBar, NoteBar
from workshop_tui.tui.widgets.day_summary import DaySummary
from workshop_tui.tui.widgets.drafts import DraftInput, NoteInput
from workshop_tui.tui.widgets.key_line import KeyLine

SMALL = (80, 24)


def shown(workshop: Workshop) -> str:
    """Everything on the screen as text, a line per row."""
    screen = workshop.app.screen
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()
    )


def clock(workshop: Workshop, name: str = "clock") -> str:
    return workshop.app.screen.query_one(f"#{name}", BigClock).text


def said(workshop: Workshop, name: str) -> str:
    return str(workshop.app.screen.query_one(f"#{name}", Static).content)


async def type_into(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text)


async def test_before_the_start_the_clock_runs_down_to_it(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: clock(workshop) == "5:00")
        assert "10:00  Inloop" in said(workshop, "offset")
        assert "space starts the day" in said(workshop, "offset")
        workshop.minutes(6)
        await until(pilot, lambda: clock(workshop) == "+1:00")
        assert said(workshop, "phase") == "should have begun"


async def test_a_day_of_another_date_has_no_clock_before_it(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(at="0:00")
    workshop.clock.advance(-3 * 24 * 60 * MINUTE)
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "14 February 2020" in shown(workshop))
        assert clock(workshop) == ""


async def test_space_starts_pauses_and_goes_on(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: clock(workshop) == "15:00")
        await pilot.press("space")
        await until(pilot, lambda: "PAUSED since 09:55 (0:00)" in shown(workshop))
        workshop.minutes(2)
        await until(pilot, lambda: "PAUSED since 09:55 (2:00)" in shown(workshop))
        assert clock(workshop) == "15:00"
        await pilot.press("space")
        await until(pilot, lambda: "PAUSED" not in shown(workshop))
        workshop.minutes(1)
        await until(pilot, lambda: clock(workshop) == "14:00")


async def test_segment_and_item_clock_run_side_by_side(workshop: Workshop) -> None:
    workshop.live.start("pitches")
    workshop.clock.advance(90_000)
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: clock(workshop) == "3:30")
        assert clock(workshop, "item-clock") == "13 min"
        workshop.minutes(4)
        await until(pilot, lambda: clock(workshop, "item-clock") == "9:30")
        workshop.minutes(-4)
        await until(pilot, lambda: clock(workshop) == "3:30")
        assert said(workshop, "heading").startswith("Dordrecht (1 of 3)   Pitches van de colleges")
        await pilot.press("n")
        await until(pilot, lambda: "Papendrecht (2 of 3)" in said(workshop, "heading"))
        await pilot.press("N")
        await until(pilot, lambda: said(workshop, "heading").startswith("round 1 of 3   Wereldcafé"))


async def test_a_minute_more_and_less_undo_and_redo(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("plus", "plus", "minus")
        await until(pilot, lambda: clock(workshop) == "16:00")
        await pilot.press("u")
        await until(pilot, lambda: clock(workshop) == "17:00")
        await until(pilot, lambda: "Undone: other time" in shown(workshop))
        await pilot.press("U")
        await until(pilot, lambda: clock(workshop) == "16:00")
        await pilot.press("u", "u", "u", "u")
        await until(pilot, lambda: clock(workshop) == "5:00", "the day not begun")


async def test_what_cannot_be_done_is_said(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "The day has not started yet." in shown(workshop))


async def test_skip_skips_what_runs_or_the_line_that_the_cursor_was_put_on(workshop: Workshop) -> None:
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: "Dordrecht (1 of 3)" in said(workshop, "heading"))
        await pilot.press("s")
        await until(pilot, lambda: "Papendrecht (1 of 2)" in said(workshop, "heading"))
        await until(pilot, lambda: "Skipped: Dordrecht; u undoes it." in shown(workshop))
        agenda = workshop.app.screen.query_one(Agenda)
        await pilot.press("down", "down", "down")
        assert agenda.chosen is not None
        assert agenda.chosen.key == "oogst"
        await pilot.press("s")
        await until(pilot, lambda: "✗" in shown(workshop))
        workshop.live.changed()
        assert workshop.live.view().items[3].status == "skipped"
        assert said(workshop, "heading").startswith("Papendrecht")
        await pilot.press("escape")
        await until(pilot, lambda: agenda.chosen is None)


async def test_it_began_earlier(workshop: Workshop) -> None:
    workshop.live.start()
    workshop.minutes(5)
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await until(pilot, lambda: clock(workshop) == "10:00")
        await pilot.press("b")
        await until(pilot, lambda: workshop.app.screen.query(BeganBar))
        await type_into(pilot, "soon")
        await pilot.press("enter")
        await until(pilot, lambda: "is not a time" in shown(workshop))
        box = workshop.app.screen.query_one("BeganBar Input", Input)
        assert box.value == "soon"
        box.value = ""
        await type_into(pilot, "9m")
        await pilot.press("enter")
        await until(pilot, lambda: clock(workshop) == "6:00")
        await until(pilot, lambda: not workshop.app.screen.query(Bar))
        await until(pilot, lambda: "Began at 09:51, 9 min ago" in shown(workshop))


async def test_escape_leaves_the_beginning_as_it_was(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("b", "4", "escape")
        await until(pilot, lambda: not workshop.app.screen.query(Bar))
        assert workshop.app.focused is workshop.app.screen.query_one(Agenda)
        assert clock(workshop) == "15:00"


async def test_a_note_goes_to_the_organisation_that_speaks(workshop: Workshop) -> None:
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: "Pitches van de colleges · Dordrecht" in shown(workshop))
        await type_into(pilot, "! Nee")
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteInput).text == "")
        await pilot.press("escape")
        await until(pilot, lambda: not workshop.app.screen.query(Bar))
        await pilot.press("c", "tab")
        await until(pilot, lambda: "Pitches van de colleges · Papendrecht" in shown(workshop))
        await type_into(pilot, "Ja")
        await pilot.press("enter")
        await until(pilot, lambda: len(workshop.live.notes(item="pitches")) == 2)
        first, second = workshop.live.notes(item="pitches")
        assert (first.text, first.kind, first.organisation) == ("Nee", NoteKind.CONTRADICTION, "Dordrecht")
        assert (second.text, second.kind, second.organisation) == ("Ja", NoteKind.REACTION, "Papendrecht")
        await until(pilot, lambda: "2 notes here · Ja" in shown(workshop))


async def test_a_note_can_deepen_the_last_one(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        for text in ("een", "> twee"):
            await pilot.press("c")
            await until(pilot, lambda: workshop.app.screen.query(NoteInput))
            await type_into(pilot, text)
            await pilot.press("enter")
            await until(pilot, lambda: workshop.app.screen.query_one(NoteInput).text == "")
            await pilot.press("escape")
            await until(pilot, lambda: not workshop.app.screen.query(Bar))
        one, two = workshop.live.notes(item="inloop")
        assert (two.text, two.replies_to) == ("twee", one.id)


async def test_escape_keeps_what_was_typed_in_its_place(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("c")
        await type_into(pilot, "half een zin")
        await pilot.press("escape")
        await until(pilot, lambda: "something is waiting (c)" in shown(workshop))
        assert workshop.live.draft("note:item:inloop")[0] == "half een zin"
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteInput).text == "half een zin")


async def test_the_wall_takes_its_kind_from_tab_and_the_text_goes_along(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "● complaint" in shown(workshop))
        await type_into(pilot, "Mooi")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: "● compliment" in shown(workshop))
        assert workshop.app.screen.query_one(NoteInput).text == "Mooi"
        await until(pilot, lambda: workshop.live.draft("wall:compliment")[0] == "Mooi")
        await until(pilot, lambda: workshop.live.draft("wall:complaint")[0] == "")
        await pilot.press("enter")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteInput).text == "")
        await pilot.press("escape")
        await until(pilot, lambda: not workshop.app.screen.query(Bar))
        (note,) = workshop.live.notes(wall=True)
        assert (note.text, note.kind) == ("Mooi", NoteKind.COMPLIMENT)
        assert workshop.live.draft("wall:compliment")[0] == ""


async def test_what_waits_at_another_kind_is_not_overwritten(workshop: Workshop) -> None:
    workshop.live.save_draft("wall:wish", "al begonnen")
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("w")
        await type_into(pilot, "Klacht")
        await pilot.press("tab")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteInput).text == "al begonnen")
        await until(pilot, lambda: workshop.live.draft("wall:complaint")[0] == "Klacht")
        await pilot.press("shift+tab")
        await until(pilot, lambda: workshop.app.screen.query_one(NoteInput).text == "Klacht")


async def test_an_agreement_in_three_lines(workshop: Workshop) -> None:
    workshop.live.start("slot")
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: workshop.app.screen.query(AgreementBar))
        await type_into(pilot, "Brief sturen")
        await pilot.press("enter")
        await type_into(pilot, "secretaris, elk college")
        await pilot.press("enter")
        await type_into(pilot, "1-3-2020")
        await pilot.press("enter")
        await until(pilot, lambda: "Agreement 1 is saved." in shown(workshop))
        (made,) = workshop.live.agreements()
        assert (made.text, made.owners, made.item) == (
            "Brief sturen",
            ("secretaris", "elk college"),
            "slot",
        )
        assert str(made.due_on) == "2020-03-01"
        assert [workshop.live.draft(place)[0] for place in AgreementBar.PLACES] == ["", "", ""]


async def test_an_empty_agreement_is_refused_and_the_lines_stay(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("a", "enter")
        await type_into(pilot, "wij")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "nothing to agree on" in shown(workshop))
        lines = workshop.app.screen.query(DraftInput)
        assert [line.value for line in lines] == ["", "wij", ""]
        await pilot.press("B", "ctrl+s")
        await until(pilot, lambda: len(workshop.live.agreements()) == 1)


async def test_the_clock_goes_on_above_the_bar(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.screen.query(NoteBar))
        workshop.minutes(1)
        await until(pilot, lambda: clock(workshop) == "14:00")
        bar, big = workshop.app.screen.query_one(NoteBar), workshop.app.screen.query_one("#clock")
        assert big.region.bottom <= bar.region.y
        assert big.region.height >= 5
        assert bar.region.bottom <= 23


async def test_a_fixed_item_that_would_be_late_is_in_conflict(workshop: Workshop) -> None:
    workshop.clock.advance(at_ms("10:00") - at_ms("9:55"))
    workshop.live.start()
    workshop.minutes(20)
    async with workshop.app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "‼ 5 min late" in shown(workshop))
        assert "5 min behind" in said(workshop, "offset")
        assert "day ends 12:41" in said(workshop, "offset")
        assert said(workshop, "phase") == "▲ over time"


async def test_seats_in_a_round_and_ways_at_a_changeover(workshop: Workshop) -> None:
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Spoken today" in said(workshop, "seats"))
        workshop.live.call("Zwijndrecht")
        workshop.live.skip("speaker:Papendrecht")
        await until(pilot, lambda: "Soon to the tables" in said(workshop, "seats"))
        workshop.live.next_item()
        await until(pilot, lambda: "table 2: B" in said(workshop, "seats"))
        workshop.live.next()
        await until(pilot, lambda: "A → table 2" in said(workshop, "seats"))
        assert "Now to the tables" in said(workshop, "seats")


async def test_twenty_tables_fit_beside_the_agenda(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(day_with_tables(20))
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=SMALL) as pilot:
        notes = workshop.app.screen.query_one("#notes")
        await until(pilot, lambda: 0 < notes.region.bottom <= 23)
        assert "17: Q  18: R  19: S  20: T" in shown(workshop)
        assert "1: A   2: B   3: C   4: D" in shown(workshop)


async def test_the_facilitators_notes_of_what_runs(workshop: Workshop) -> None:
    workshop.live.start("pitches")
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "Eén kern per gemeente." in said(workshop, "notes-text"))
        workshop.live.next_item()
        await until(pilot, lambda: said(workshop, "notes-text") == "")


async def test_the_running_line_stays_in_view(open_workshop: OpenWorkshop) -> None:
    agenda = tuple(
        replace(DAY.agenda[0], id=f"i{n}", title=f"Onderdeel {n}", start=600 + n, end=601 + n)
        for n in range(40)
    )
    workshop = open_workshop(replace(DAY, agenda=agenda))
    workshop.live.start("i35")
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "▶ 10:35" in shown(workshop))
        await pilot.press("home")
        await until(pilot, lambda: "▶ 10:35" not in shown(workshop))
        await pilot.press("n")
        await until(pilot, lambda: "▶ 10:36" in shown(workshop))


async def test_the_mouse_chooses_a_line(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: workshop.app.screen.query_one(Agenda).option_count == 6)
        await pilot.click(Agenda, offset=(20, 3))
        line = workshop.app.screen.query_one(Agenda).chosen
        assert line is not None
        assert line.key == "oogst"


async def test_the_finished_day_is_summed_up_in_dutch(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop(at="10:00")
    workshop.live.start()
    workshop.minutes(170)
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "over tijd" in shown(workshop))
        await pilot.press("f")
        await until(pilot, lambda: "De dag is afgelopen." in shown(workshop))
        text = str(workshop.app.screen.query_one(DaySummary).content)
        assert "gehouden  10.00 – 12.50" in text
        assert "gepland   10.00 – 12.36" in text
        assert "14 min achter" in text
        assert "0 notities · 0 op de muur · 0 afspraken open" in text
        assert "F8" in text
        await pilot.press("u")
        await until(pilot, lambda: "De dag is afgelopen." not in shown(workshop))


async def test_the_footer_fits_in_dutch_with_help_in_sight(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    async with workshop.app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: "F1 hulp" in shown(workshop).splitlines()[-1])
        footer = shown(workshop).splitlines()[-1]
        assert len(footer.rstrip()) <= 80
        words = set(footer.split())
        assert {"start/pauze", "verder", "terug", "notitie", "muur", "afspraak", "hulp"} <= words
        await pilot.press("c")
        await until(pilot, lambda: workshop.app.focused and workshop.app.focused.id != "agenda")
        await until(pilot, lambda: "min erbij" not in shown(workshop).splitlines()[-1])


async def test_a_small_window_says_so(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(79, 24)) as pilot:
        await until(pilot, lambda: "at least 80 columns by 24 rows" in shown(workshop).replace("\n", " "))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Inloop" in shown(workshop))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 67)])
async def test_the_clock_is_the_biggest_thing(workshop: Workshop, size: tuple[int, int]) -> None:
    workshop.live.start("cafe")
    async with workshop.app.run_test(size=size) as pilot:
        await until(pilot, lambda: clock(workshop) == "20:00")
        drawn = [line for line in shown(workshop).splitlines() if "█" in line]
        assert len(drawn) >= size[1] // 4
        assert max(line.count("█") for line in drawn) >= size[0] // 4


async def test_nasty_texts_are_harmless_here(open_workshop: OpenWorkshop) -> None:
    texts = [text.replace("\ud83d", "").replace("\udcff", "") for text in NASTY.values()]
    agenda = tuple(
        replace(
            DAY.agenda[0], id=f"i{n}", title=text[:2000] or "-", notes=text, led_by=text[:500],
            prompts=(text[:500],), start=600 + n, end=601 + n,
        )
        for n, text in enumerate(texts)
    )  # fmt: skip
    workshop = open_workshop(replace(DAY, title=texts[0], agenda=agenda))
    async with workshop.app.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.press("space")
        for n in range(len(texts)):
            workshop.live.add_note(texts[n], Place(item=f"i{n}"))
            title = one_line(texts[n][:2000] or "-")[:8]
            await until(pilot, partial(lambda text: text in shown(workshop), title))
            assert not any((ord(c) < 32 and c != "\n") or c in "\x7f\x9b\u202e" for c in shown(workshop))
            await pilot.press("n")


async def test_the_footer_offers_what_a_finished_day_allows(workshop: Workshop) -> None:
    workshop.live.start()
    async with workshop.app.run_test(size=(160, 40)) as pilot:
        line = workshop.app.screen.query_one(KeyLine)
        assert {"n", "u", "c", "f"} <= {key.display for key in line.keys}
        await pilot.press("f")
        await until(pilot, lambda: "n" not in [key.display for key in line.keys])
        left = {key.display for key in line.keys}
        assert {"u", "c", "a"} <= left
        assert not {"space", "+", "-", "s", "b", "f", "N"} & left
        await pilot.press("u")
        await until(pilot, lambda: "n" in [key.display for key in line.keys])


async def test_what_a_bar_can_do_stands_whole_in_the_footer(open_workshop: OpenWorkshop) -> None:
    i18n.use("nl")
    workshop = open_workshop()
    workshop.live.start()
    async with workshop.app.run_test(size=(80, 24)) as pilot:
        line = workshop.app.screen.query_one(KeyLine)
        await pilot.press("w")
        await until(pilot, lambda: [key.display for key in line.keys][:3] == ["enter", "tab", "esc"])
        await pilot.press("escape")
        await until(pilot, lambda: "esc" not in [key.display for key in line.keys])
        await pilot.press("a")
        await until(pilot, lambda: [key.display for key in line.keys][:3] == ["enter", "ctrl+s", "esc"])


async def test_a_refusal_is_no_longer_read_once_something_was_done(workshop: Workshop) -> None:
    async with workshop.app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("N")
        await until(pilot, lambda: any("not started" in each.message for each in workshop.app._notifications))
        await pilot.press("space")
        await until(pilot, lambda: workshop.live.changed() or len(workshop.live.events) == 2)
        await until(
            pilot, lambda: not any("not started" in each.message for each in workshop.app._notifications)
        )

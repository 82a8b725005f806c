"""A small conference with one of everything that the screens show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    Conference,
    ItemKind,
    Organisation,
    Participant,
    Speaker,
    Statement,
    Table,
)

DAY = Conference(
    id="dag-1",
    title="Eerste dag",
    date=date(2020, 2, 14),
    series="Reeks",
    number=1,
    location="Dordrecht",
    chair="dagvoorzitter",
    organisations=(
        Organisation("Dordrecht", "Dor"),
        Organisation("Papendrecht", "Pap"),
        Organisation("Zwijndrecht", "Zwi"),
    ),
    participants=(
        Participant("wethouder A, Dordrecht", "wethouder", "Dordrecht", "A"),
        Participant("wethouder B, Papendrecht", "wethouder", "Papendrecht", "B"),
        Participant("wethouder C, Zwijndrecht", "wethouder", "Zwijndrecht", "C"),
    ),
    groups=("A", "B", "C"),
    agenda=(
        AgendaItem("inloop", "Inloop", ItemKind.BREAK, 600, 615, notes="Koffie klaar."),
        AgendaItem(
            "pitches",
            "Pitches van de colleges",
            ItemKind.PITCHES,
            615,
            630,
            led_by="dagvoorzitter",
            notes="Eén kern per gemeente.",
            speakers=(Speaker("Dordrecht", "Dordrecht"), Speaker("Papendrecht", "Papendrecht"),
                      Speaker("Zwijndrecht", "Zwijndrecht")),
            each_ms=5 * MINUTE,
        ),
        AgendaItem(
            "cafe", "Wereldcafé", ItemKind.WORLD_CAFE, 630, 696,
            rounds=3, round_ms=20 * MINUTE, changeover_ms=3 * MINUTE,
        ),
        AgendaItem("oogst", "Oogst delen", ItemKind.TABLE_REPORTS, 696, 711, each_ms=5 * MINUTE),
        AgendaItem("lunch", "Lunch", ItemKind.BREAK, 711, 741, fixed=True),
        AgendaItem("slot", "Conclusies en afspraken", ItemKind.AGREEMENTS, 741, 756),
    ),
    tables=(
        Table(1, Statement(1, "Zorg", "Zorg is van ons samen.", ("Hoe?", "Met wie?")), ("moderator een",)),
        Table(2, Statement(2, "Wonen", "Wonen is lokaal."), ("moderator twee",)),
        Table(3, Statement(3, "Verkeer", "De weg is van iedereen."), ("moderator drie", "moderator vier")),
    ),
)  # fmt: skip


def at_ms(time: str, conference: Conference = DAY) -> int:
    """The instant of a wall time of the day, `10:07` or `10:07:30`."""
    hours, minutes, *seconds = (int(part) for part in time.split(":"))
    return conference.instant(hours * 60 + minutes) + 1000 * (seconds[0] if seconds else 0)


def day_with_tables(count: int) -> Conference:
    """The same day with that many tables, as many groups, and twenty-six at most named by letter."""
    tables = tuple(
        Table(number, Statement(number, f"Thema {number}", f"Stelling {number}."), (f"moderator {number}",))
        for number in range(1, count + 1)
    )
    groups = tuple(chr(ord("A") + place) for place in range(min(count, 26)))
    return replace(DAY, tables=tables, groups=groups)

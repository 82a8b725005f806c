"""What became of earlier agreements, in the report of a later conference."""

from __future__ import annotations

from dataclasses import replace

from tests.report.example import AGREEMENTS, material
from workshop_tui.domain.agreements import Agreement, AgreementRevision, AgreementStatus
from workshop_tui.domain.kept import Choice, Kept
from workshop_tui.domain.material import Material
from workshop_tui.report import render

FIRST = Agreement(
    41, "Reeks", "Verslag | rondsturen.", "dag-0", owners=("secretariaat",), status=AgreementStatus.OPEN
)
SECOND = replace(FIRST, number=42, text="Maatwerk uitwerken.", owners=())
TOLD = replace(FIRST, status=AgreementStatus.DONE, revisions=2)


def later(*choices: tuple[str, str]) -> Material:
    """The example with two agreements of an earlier day, the first of which changed here."""
    day = material()
    changed = AgreementRevision(41, 2, day.made_ms, "facilitator", "In maart verstuurd.", TOLD)
    kept = Kept(choices=tuple(Choice("follow_up", *each, day.made_ms, "facilitator") for each in choices))
    return replace(
        day,
        agreements=(*AGREEMENTS, FIRST, SECOND),
        histories={**day.histories, 41: (changed,)},
        kept=kept,
    )


def section(day: Material) -> list[str]:
    """The lines of the section, without its heading."""
    lines = render(day, "report", "md", "nl").decode().splitlines()
    if "### Wat er van eerdere afspraken is geworden" not in lines:
        return []
    begin = lines.index("### Wat er van eerdere afspraken is geworden") + 4
    return [line for line in lines[begin : begin + 2] if line.startswith("|")]


def test_what_was_told_stands_with_how_it_stood() -> None:
    assert section(later(("41", "reported 2"), ("42", "reported"))) == [
        "| 41 | Verslag \\| rondsturen. | secretariaat | Afgedaan | In maart verstuurd. |",
        "| 42 | Maatwerk uitwerken. |  | Open |  |",
    ]


def test_what_was_skipped_or_taken_back_is_not_there() -> None:
    assert section(later(("41", "skipped"), ("42", "reported"), ("42", ""))) == []
    assert section(later(("41", "skipped"), ("41", "reported 2")))[0].startswith("| 41 |")
    assert section(later(("99", "reported"), ("x", "reported 1"))) == []
    assert section(material()) == []

"""Positions in documents: the matrix, its sheet, its JSON, and what the report says."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from tests.report.example import CONFERENCE, POSITIONS, material
from workshop_tui.domain.positions import Record
from workshop_tui.report import render
from workshop_tui.report.position_json import matrices_json


def _markdown(language: str = "en") -> list[str]:
    return render(material(), "positions", "md", language).decode().splitlines()


def test_the_matrix_has_a_letter_for_each_step_and_totals_at_its_edges() -> None:
    told = _markdown()
    assert told[0] == "# Positions: Eerste dag"
    assert "- **V:** volledige participatie (takes part)" in told
    begin = told.index("| Subject | Dor | Pap | Waterschap | V | S | G | Takes part |")
    assert told[begin + 2 : begin + 9] == [
        "| 1. Wijkteams (preferred) | V | V |  | 2 | 0 | 0 | 2 |",
        "| 2. Meldpunt (merged) |  | S |  | 0 | 1 | 0 | 0 |",
        "| 3. Inkoop (struck off) |  |  | G | 0 | 0 | 1 | 0 |",
        "| total V | 1 | 1 | 0 | 2 |  |  |  |",
        "| total S | 0 | 0 | 0 |  | 0 |  |  |",
        "| total G | 0 | 0 | 0 |  |  | 0 |  |",
        "| total takes part | 1 | 1 | 0 |  |  |  | 2 |",
    ]


def test_decisions_are_told_with_reason_and_moment_those_of_before_with_their_conference() -> None:
    told = "\n".join(_markdown("nl"))
    assert "- **Voorkeur:** Wijkteams – Breed gedragen. *(14 februari 2020, 11.05 uur)*" in told
    assert "- **Samengevoegd:** Meldpunt → Wijkteams *(14 februari 2020, 11.06 uur)*" in told
    assert "- **Weggestreept:** Inkoop – Te duur. *(dag-0, 14 februari 2020, 10.00 uur)*" in told


def test_motives_and_contributions_stand_by_subject() -> None:
    told = "\n".join(_markdown("nl"))
    expected = (
        "### Wijkteams\n\n- **Dordrecht:** volledige participatie – Wij doen het al. (bijdrage: 0,5 fte)"
    )
    assert expected in told


def test_the_report_names_who_holds_what_and_gives_no_motives() -> None:
    told = render(material(), "report", "md", "en").decode()
    part = told[told.index("## Positions") : told.index("## Agreements")]
    assert "| 1. Wijkteams (preferred) | Dordrecht, Papendrecht |  |  |" in part
    assert "Wij doen het al" not in part
    assert "0,5 fte" not in part
    assert "### Sturing" not in part
    assert told.index("## Wereldcafé") < told.index("## Positions")


def test_a_report_without_positions_has_no_such_section() -> None:
    empty = replace(material(), positions=Record())
    assert "## Positions" not in render(empty, "report", "md", "en").decode()
    none = replace(empty, conference=replace(CONFERENCE, positions=()))
    assert "This conference has no positions." in render(none, "positions", "md", "en").decode()
    assert json.loads(render(none, "positions", "json", "en")) == []


def test_the_sheet_has_a_row_for_every_cell() -> None:
    text = render(material(), "positions", "csv", "en").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["Subject"], row["Organisation"], row["Position"]) for row in rows][:4] == [
        ("Wijkteams", "Dordrecht", "volledige participatie"),
        ("Wijkteams", "Papendrecht", "volledige participatie"),
        ("Wijkteams", "Waterschap", ""),
        ("Meldpunt", "Dordrecht", ""),
    ]
    assert len(rows) == 12
    assert rows[4] == {
        "Block": "Projecten", "Number": "2", "Subject": "Meldpunt", "Status": "merged", "Reason": "",
        "Merged into": "Wijkteams", "Organisation": "Papendrecht", "Position": "solidariteitsprincipe",
        "Takes part": "no", "Motive": "'=Te klein voor ons.", "Contribution": "", "Date": "2020-02-14",
        "Time": "11:03:00", "Typed by": "facilitator",
    }  # fmt: skip
    assert rows[9]["Takes part"] == ""


def test_the_json_has_the_promised_fields_in_order() -> None:
    (block, _) = matrices_json(CONFERENCE, POSITIONS)
    found = json.loads(json.dumps(block))
    assert list(found) == ["block", "title", "scale", "parties", "subjects", "totals"]
    assert found["scale"][0] == {
        "key": "volledig", "label": "volledige participatie", "takes_part": True,
    }  # fmt: skip
    assert found["parties"][2] == {"name": "Waterschap", "short": "Waterschap", "added": True}
    first, second, third = found["subjects"]
    assert list(first) == [
        "number", "subject", "state", "reason", "into", "decided_at", "decided_by", "decided_in", "carried",
        "listed", "positions", "totals", "taking_part", "stated", "of",
    ]  # fmt: skip
    assert first["positions"][0] == {
        "organisation": "Dordrecht", "step": "volledig", "motive": "Wij doen het al.",
        "contribution": "0,5 fte", "at": "2020-02-14T10:02:00.000Z", "typed_by": "facilitator",
        "revisions": 2,
    }  # fmt: skip
    assert first["positions"][2] == {
        "organisation": "Waterschap", "step": None, "motive": "", "contribution": "", "at": None,
        "typed_by": None, "revisions": 0,
    }  # fmt: skip
    assert (first["totals"], first["taking_part"]) == ({"volledig": 2, "solidair": 0, "geen": 0}, 2)
    assert (second["state"], second["into"]) == ("merged", "Wijkteams")
    assert (third["state"], third["carried"], third["decided_in"]) == ("struck_off", True, "dag-0")
    assert found["totals"][0] == {
        "organisation": "Dordrecht", "totals": {"volledig": 1, "solidair": 0, "geen": 0}, "taking_part": 1,
        "stated": 1, "of": 1,
    }  # fmt: skip

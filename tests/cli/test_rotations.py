"""Who sits where, as scripts see it: groups that move, sheets that move, tables without a group."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell

DAY = """\
conference:
  title: Day
  date: 2020-02-14
  language: en
groups: {groups}
agenda:
  - time: 10.00 – 11.06
    id: cafe
    title: Café
    kind: world_cafe
    rounds: 3
    round_minutes: 20
    changeover_minutes: 3
    rotation: {rotation}
tables:
  - {{number: 1, theme: One}}
  - {{number: 2, theme: Two}}
  - {{number: 3, theme: Three}}
"""


@pytest.fixture
def second_round(shell: Shell, tmp_path: Path, request: pytest.FixtureRequest) -> Shell:
    """The second round of a world café with three tables; the parameter is groups and rotation."""
    groups, rotation = request.param
    file = tmp_path / "day.yaml"
    file.write_text(DAY.format(groups=groups, rotation=rotation), encoding="utf-8")
    shell.lang = "en"
    shell("open", str(file))
    for time in ("10:00", "10:20", "10:23"):
        shell.ok("do", "start" if time == "10:00" else "next", now=time)
    return shell


@pytest.mark.parametrize(
    ("second_round", "seating", "lines"),
    [
        (
            (3, "groups"),
            [{"table": 1, "group": "C"}, {"table": 2, "group": "A"}, {"table": 3, "group": "B"}],
            ["table 1: group C", "table 2: group A", "table 3: group B"],
        ),
        (
            (2, "groups"),
            [{"table": 1, "group": None}, {"table": 2, "group": "A"}, {"table": 3, "group": "B"}],
            ["table 1: group –", "table 2: group A", "table 3: group B"],
        ),
        (
            (3, "statements"),
            [
                {"table": 1, "group": "A", "statement": 2},
                {"table": 2, "group": "B", "statement": 3},
                {"table": 3, "group": "C", "statement": 1},
            ],
            [
                "table 1: group A, statement 2",
                "table 2: group B, statement 3",
                "table 3: group C, statement 1",
            ],
        ),
        (
            (2, "statements"),
            [
                {"table": 1, "group": "A", "statement": 2},
                {"table": 2, "group": "B", "statement": 3},
                {"table": 3, "group": None, "statement": 1},
            ],
            [
                "table 1: group A, statement 2",
                "table 2: group B, statement 3",
                "table 3: group –, statement 1",
            ],
        ),
    ],
    indirect=["second_round"],
)
def test_who_sits_where(second_round: Shell, seating: list[object], lines: list[str]) -> None:
    assert second_round.status()["seating"] == seating
    said = [line.strip() for line in second_round.ok("status").splitlines()]
    assert [line for line in said if line.startswith("table ")] == lines


@pytest.mark.parametrize("second_round", [(2, "groups"), (2, "statements")], indirect=True)
def test_a_note_at_any_table_has_its_round(second_round: Shell) -> None:
    for table in ("1", "2", "3"):
        second_round.ok("note", "add", "--table", table, "said")
    notes = second_round("note", "list", "--json").json
    assert [(note["table"], note["round"]) for note in notes] == [(1, 2), (2, 2), (3, 2)]
    assert sorted(note["group"] or "-" for note in notes) == ["-", "A", "B"]

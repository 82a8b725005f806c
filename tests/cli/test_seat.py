"""`seat`: groups and seats, for people and for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell

DAY = """\
conference:
  title: Day
  date: 2020-02-14
  language: en
organisations: [X, Y, Z]
groups: 3
participants:
{people}
seating: {{seed: 7, together: [[p0, p4]], apart: [[p1, p5, p2]]}}
agenda:
  - time: 10.00 – 11.06
    title: Café
    kind: world_cafe
    rounds: 3
    round_minutes: 20
    changeover_minutes: 3
    rotation: {rotation}
tables:
  - {{number: 1, theme: One, hosts: [Host]}}
  - {{number: 5, theme: Two}}
  - {{number: 3, theme: Three}}
"""
PEOPLE = [f"  - {{name: p{place}, organisation: {'XYZ'[place % 3]}}}" for place in range(9)]
HOST = "  - {name: host, organisation: X}"


def day(tmp_path: Path, rotation: str, *pairs: tuple[str, str]) -> str:
    """The path of a day with nine people and a host."""
    text = DAY.format(people="\n".join([*PEOPLE, HOST]), rotation=rotation)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file = tmp_path / "day.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_groups_as_json(shell: Shell, tmp_path: Path) -> None:
    file = day(tmp_path, "groups")
    said = shell("seat", file, "--json")
    assert (said.code, said.err) == (0, "")
    assert list(said.json) == ["mode", "groups", "rounds"]
    assert said.json["mode"] == "groups"
    groups = said.json["groups"]
    assert [(name, len(members)) for name, members in groups.items()] == [("A", 3), ("B", 3), ("C", 3)]
    assert sorted(name for members in groups.values() for name in members) == [f"p{n}" for n in range(9)]
    assert any({"p0", "p4"} <= set(members) for members in groups.values())
    assert said.json["rounds"] == [
        {"round": 1, "tables": {"1": "A", "5": "B", "3": "C"}},
        {"round": 2, "tables": {"1": "C", "5": "A", "3": "B"}},
        {"round": 3, "tables": {"1": "B", "5": "C", "3": "A"}},
    ]
    assert shell("seat", file, "--json", "--seed", "7").json == said.json
    drawn = [shell("seat", file, "--json", "--seed", str(seed)).json["groups"] for seed in range(8, 14)]
    assert any(other != groups for other in drawn)


def test_individuals_as_json(shell: Shell, tmp_path: Path) -> None:
    file = day(
        tmp_path, "individuals", ("seating: {seed: 7, together: [[p0, p4]], apart: [[p1, p5, p2]]}\n", "")
    )
    said = shell("seat", file, "--json")
    assert (said.code, said.err) == (0, "")
    assert list(said.json) == ["mode", "rounds", "distinct_pairs", "upper_bound"]
    assert (said.json["mode"], said.json["upper_bound"]) == ("individuals", 27)
    rounds = [entry["tables"] for entry in said.json["rounds"]]
    assert [entry["round"] for entry in said.json["rounds"]] == [1, 2, 3]
    for tables in rounds:
        assert list(tables) == ["1", "5", "3"]
        assert [len(people) for people in tables.values()] == [3, 3, 3]
        assert sorted(name for people in tables.values() for name in people) == [f"p{n}" for n in range(9)]
    for person in range(9):
        assert len({number for tables in rounds for number in tables if f"p{person}" in tables[number]}) == 3
    pairs = {
        (one, other)
        for tables in rounds
        for people in tables.values()
        for one in people
        for other in people
        if one < other
    }
    assert said.json["distinct_pairs"] == len(pairs)
    assert shell("seat", file, "--json").out == said.out


def test_groups_for_people(shell: Shell, tmp_path: Path) -> None:
    lines = shell.ok("seat", day(tmp_path, "groups")).splitlines()
    assert lines[0] == "Groups"
    assert lines[1].startswith("  A (3): p")
    assert lines[5:9] == ["Round 1", "  table 1: group A", "  table 5: group B", "  table 3: group C"]
    assert lines[-10] == "Everybody, with the table of each round"
    assert lines[-9].split()[0] == "p0"
    assert sorted(lines[-9].split()[1:]) == ["1", "3", "5"]


def test_individuals_for_people(shell: Shell, tmp_path: Path) -> None:
    said = shell("seat", day(tmp_path, "individuals"))
    assert said.code == 0
    assert said.err == "wishes for “together” and “apart” count for groups, not where people disperse\n"
    assert "of at most 27.\n" in said.out
    assert "host" not in said.out
    assert said.out.splitlines()[1].count("p") == 3


def test_a_wish_that_cannot_be_kept_is_named_on_standard_error(shell: Shell, tmp_path: Path) -> None:
    said = shell("seat", day(tmp_path, "groups", ("[p0, p4]", "[p0, p3]")), "--json")
    assert said.code == 0
    assert said.err.startswith("these cannot be in one group: p0, p3; ")
    assert [len(members) for members in said.json["groups"].values()] == [3, 3, 3]


def test_a_name_that_is_there_twice_has_the_organisation_behind_it(shell: Shell, tmp_path: Path) -> None:
    said = shell("seat", day(tmp_path, "groups", ("p8, organisation: Z", "p7, organisation: Z")), "--json")
    names = {name for members in said.json["groups"].values() for name in members}
    assert {"p7 (Y)", "p7 (Z)"} <= names


@pytest.mark.parametrize(
    ("rotation", "old", "said"),
    [
        ("groups", "groups: 3\n", "There are no groups to be divided into. Say how many under “groups”"),
        (
            "individuals",
            DAY[DAY.index("tables:") :].replace("{{", "{").replace("}}", "}"),
            "There are no tables to sit at. List them under “tables”",
        ),
    ],
)
def test_nothing_to_divide_over(shell: Shell, tmp_path: Path, rotation: str, old: str, said: str) -> None:
    answer = shell("seat", day(tmp_path, rotation, (old, "")))
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err


def test_nobody_on_the_list(shell: Shell, tmp_path: Path) -> None:
    people = "participants:\n" + "\n".join([*PEOPLE, HOST]) + "\n"
    for rotation in ("groups", "individuals"):
        said = shell("seat", day(tmp_path, rotation, (people, "")), "--json")
        assert said.code == 0
        assert "There is nobody on the list" in said.err
        assert len(said.json["rounds"]) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["no.yaml"], 1, "there is no such file"),
        ([], 1, "database"),
        (["day.yaml", "--seed", "-1"], 2, "--seed"),
        (["day.yaml", "--seed", "x"], 2, "--seed"),
    ],
)
def test_bad_input(shell: Shell, tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    day(tmp_path, "groups")
    answer = shell("seat", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_name_is_text(shell: Shell, tmp_path: Path) -> None:
    said = shell("seat", day(tmp_path, "groups", ("name: p1,", 'name: "p1\\e[31m\\n[b]",')))
    assert "p1␛[31m [b]" in said.out
    assert "\x1b" not in said.out + said.err


def test_names_with_a_comma_in_them_are_told_apart(shell: Shell, tmp_path: Path) -> None:
    conference = "conference: {title: T, date: 2020-02-14, language: en}\ngroups: 1\n"
    people = 'participants:\n  - {name: "mayor, Delft"}\n  - {name: "clerk, Gouda"}\n'
    (tmp_path / "day.yaml").write_text(
        f"{conference}{people}agenda:\n  - {{time: 9.00 – 9.30, title: Start}}\n", encoding="utf-8"
    )
    said = shell("seat", "day.yaml").out
    assert "mayor, Delft; clerk, Gouda" in said or "clerk, Gouda; mayor, Delft" in said

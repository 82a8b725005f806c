"""`participants`: marks, newcomers and groups from the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.shell import Shell
from workshop_tui.store import SEATS, Store

FILE = """\
conference: {title: Dag, date: 2020-02-14, language: en}
organisations: [Dordrecht, Papendrecht]
groups: 2
participants:
  - {name: Ann Bos, role: raadslid, organisation: Dordrecht}
  - {name: Bob, organisation: Papendrecht}
  - {name: Bob, organisation: Dordrecht}
  - {name: Cy}
tables:
  - {number: 1, theme: Water}
  - {number: 2, theme: Wonen}
agenda:
  - {time: 10.00-10.40, title: Café, kind: world_cafe, id: cafe, rounds: 2, round_minutes: 20,
     rotation: ROTATION}
"""

EMPTY = """\
conference: {title: Dag, date: 2020-02-14, language: en}
agenda:
  - {time: 10.00-11.00, title: Open}
"""


def opened(shell: Shell, rotation: str = "groups") -> Shell:
    shell.lang = "en"
    path = shell.db.parent / "day.yaml"
    path.write_text(FILE.replace("ROTATION", rotation), encoding="utf-8")
    shell.ok("open", str(path))
    return shell


def listed(shell: Shell, *words: str) -> Any:
    return json.loads(shell.ok("participants", "list", "--json", *words))


def test_marked_listed_and_taken_back(shell: Shell) -> None:
    day = opened(shell)
    assert day.ok("participants", "present", "ann", "Bob (Papendrecht)") == (
        "Ann Bos (Dordrecht): present\nBob (Papendrecht): present\n"
    )
    day.ok("participants", "absent", "Cy", now="7:41")
    day.ok("participants", "late", "bob (dordrecht)", now="7:42")
    assert [each["presence"] for each in listed(day)] == ["present", "present", "late", "absent"]
    assert [each["name"] for each in listed(day, "--presence", "absent")] == ["Cy"]
    assert [each["name"] for each in listed(day, "papen")] == ["Bob"]
    assert "Bob (Dordrecht) is again: expected" in day.ok("participants", "undo", now="7:43")
    assert "Bob (Dordrecht) is again: comes later" in day.ok("participants", "undo", "--redo", now="7:44")
    assert "present 2 · comes later 1 · absent 1" in day.ok("participants", "list")
    assert "Nobody is like that." in day.ok("participants", "list", "xyz")


def test_somebody_unexpected_gets_a_place_and_the_others_keep_theirs(shell: Shell) -> None:
    day = opened(shell)
    before = listed(day)
    said = day.ok("participants", "add", "Di", "--organisation", "dordrecht", "--role", "griffier")
    after = listed(day)
    assert after[:4] == before
    assert (after[4]["presence"], after[4]["added"]) == ("present", True)
    assert said == f"Di (Dordrecht): present · group {after[4]['group']}\n"
    other = "B" if after[0]["group"] == "A" else "A"
    assert (
        day.ok("participants", "move", "Ann", other, now="7:50") == f"Ann Bos (Dordrecht) · group {other}\n"
    )
    assert "unlock" in day("participants", "groups", "shuffle").err.casefold()
    day.ok("participants", "groups", "unlock")
    assert "A: " in day.ok("participants", "groups", "shuffle", "--seed", "3")
    day.ok("participants", "groups", "lock")


def test_where_people_move_one_by_one_the_status_says_who_sits_where(shell: Shell) -> None:
    day = opened(shell, "individuals")
    day.ok("participants", "absent", "Cy")
    assert "tables" in day.ok("participants", "add", "Di")
    day.ok("do", "start", "cafe", now="10:00")
    seats = day.status()["seating"]
    tables = {each["name"]: each["tables"] for each in listed(day)}
    for seat in seats:
        assert seat["group"] is None
        wanted = sorted(
            name for name, row in tables.items() if row[0] == seat["table"] and name in ("Ann Bos", "Di")
        )
        assert sorted(name for name in seat["people"] if not name.startswith("Bob")) == wanted
    assert sum(len(seat["people"]) for seat in seats) == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("present",), 2),
        (("present", "Bob"), 1),
        (("present", "Ann", "niemand"), 1),
        (("add", " "), 1),
        (("add", "Cy"), 1),
        (("add", "Di", "--organisation", "Atlantis"), 1),
        (("move", "Ann", "Z"), 1),
        (("groups", "lock", "--seed", "1"), 2),
        (("undo",), 1),
        (("undo", "--redo"), 1),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(shell: Shell, words: tuple[str, ...], code: int) -> None:
    day = opened(shell)
    before = listed(day)
    answer = day("participants", *words)
    assert answer.code == code
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert listed(day) == before


def test_a_list_comes_in_after_a_preview_and_nobody_goes(shell: Shell) -> None:
    day = opened(shell)
    before = listed(day)
    path = shell.db.parent / "more.csv"
    path.write_text("Naam;Gemeente;Dieet\nann bos;Dordrecht\nDi;Papendrecht\nEva;\n", encoding="utf-8")
    seen = day("participants", "import", str(path), "--preview")
    assert "name ← Naam" in seen.out
    assert "not used: Dieet" in seen.out
    assert "2 come on the list · 1 was on it already" in seen.out
    assert "line 4: “Eva” has no organisation" in seen.err
    assert listed(day) == before
    found = day("participants", "import", str(path), "--json").json
    assert found["added"] == ["Di (Papendrecht)", "Eva"]
    assert found["already"] == ["ann bos (Dordrecht)"]
    assert listed(day)[:4] == before
    assert len(listed(day)) == 6
    day.ok("participants", "undo", now="7:50")
    assert listed(day) == before
    for name in ("niets.csv", "niets.xlsx"):
        answer = day("participants", "import", name)
        assert (answer.code, "there is no such file" in answer.err) == (1, True)


def test_without_a_list_it_says_so(shell: Shell) -> None:
    path = shell.db.parent / "day.yaml"
    path.write_text(EMPTY, encoding="utf-8")
    shell.lang = "en"
    shell.ok("open", str(path))
    assert "nobody on the list" in shell.ok("participants", "list")


def test_seats_of_who_moves_one_by_one_are_the_same_everywhere_and_moved_by_hand(shell: Shell) -> None:
    day = opened(shell, "individuals")
    before = {each["name"]: each["tables"] for each in listed(day)}
    shown = json.loads(day.ok("seat", "--json"))
    assert shown["mode"] == "individuals"
    assert sorted(shown["rounds"][0]["tables"]) == ["1", "2"]
    file = str(shell.db.parent / "day.yaml")
    assert json.loads(day.ok("seat", file, "--json")) == shown
    table = 3 - before["Cy"][1]
    said = day.ok("participants", "move", "Cy", str(table), "--round", "2", now="7:41")
    assert said.startswith(f"Cy is at table {table} in round 2, with 3 ")
    after = {each["name"]: each["tables"] for each in listed(day)}
    assert after == {**before, "Cy": [before["Cy"][0], table]}
    moved = json.loads(day.ok("seat", "--json"))
    assert moved != shown
    assert json.loads(day.ok("seat", file, "--json")) == moved
    assert json.loads(day.ok("seat", file, "--seed", "0", "--json")) == shown
    assert "by hand" in day.ok("participants", "why", "Cy")
    refused = day("participants", "groups", "shuffle")
    assert (refused.code, "locked" in refused.err) == (1, True)
    assert "seed" in day.ok("participants", "groups", "unlock", now="7:42")
    assert "seed 5" in day.ok("participants", "groups", "shuffle", "--seed", "5", now="7:43")
    for minute in (44, 45, 46):
        day.ok("participants", "undo", now=f"7:{minute}")
    assert {each["name"]: each["tables"] for each in listed(day)} == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("move", "Cy", "A"), 1),
        (("move", "Cy", "9"), 1),
        (("move", "Cy", "²"), 1),
        (("move", "Cy", "1", "--round", "7"), 1),
        (("move", "Cy", "1", "--round", "0"), 2),
        (("why", "niemand"), 1),
    ],
)
def test_a_seat_that_cannot_be_is_refused_in_a_sentence(
    shell: Shell, words: tuple[str, ...], code: int
) -> None:
    day = opened(shell, "individuals")
    before = listed(day)
    answer = day("participants", *words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err
    assert listed(day) == before


def test_a_seed_goes_with_a_file_and_a_round_with_a_table(shell: Shell) -> None:
    day = opened(shell)
    assert "A (" in day.ok("seat")
    assert day("seat", "--seed", "2").code == 2
    assert day("participants", "move", "Cy", "A", "--round", "1").code == 2
    assert "drawn" in day.ok("participants", "why", "Cy")


@pytest.mark.parametrize(
    "content", [b"", b"foo;bar\n1;2\n", b"\0\1", b'naam;groep\n"Ann;A\n', b"\xd0\xcf\x11\xe0", None]
)
def test_a_list_that_nobody_can_be_read_from_is_refused(shell: Shell, content: bytes | None) -> None:
    day = opened(shell)
    file = shell.db.parent / "list.csv"
    if content is not None:
        file.write_bytes(content)
    before = listed(day)
    answer = day("participants", "import", str(file))
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert listed(day) == before


def test_seats_on_paper_are_those_of_the_day_from_then_on(shell: Shell) -> None:
    day = opened(shell, "individuals")
    day.ok("export", "participants", "--format", "md", "-o", str(shell.db.parent / "list.md"))
    with Store.open(shell.db) as store:
        (conference,) = store.conferences.all()
        assert [row.key for row in store.choices.history(conference.id, SEATS)] == ["1:cafe"]

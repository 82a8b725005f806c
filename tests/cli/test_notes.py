"""`note add` where a table reports back."""

from __future__ import annotations

from tests.cli.shell import Shell


def test_what_is_reported_is_of_no_round_and_no_group(day: Shell) -> None:
    day.ok("do", "start", "wereldcafe", now="10:15")
    said = day("note", "add", "--table", "2", "--json", "In de ronde.").json
    assert said["round"] == 1
    assert said["group"]
    said = day("note", "add", "--table", "2", "--reported", "--json", "Achteraf.").json
    assert (said["round"], said["group"]) == (None, None)


def test_who_says_me_too_is_counted(day: Shell) -> None:
    note = day.ok("note", "add", "--wall", "wish", "Meer bankjes.").strip()
    assert day.ok("note", "tally", note).strip() == "+1"
    assert day.ok("note", "tally", note[:-1]).strip() == "+2"
    assert day.ok("note", "tally", "--less", note).strip() == "+1"
    assert [each["tally"] for each in day("note", "list", "--wall", "--json").json] == [1]
    day.ok("note", "tally", "--less", note)
    answer = day("note", "tally", "--less", note, "--lang", "en")
    assert answer.code == 1
    assert "already at zero" in answer.err


def test_only_the_wall_is_counted(day: Shell) -> None:
    note = day.ok("note", "add", "--table", "1", "Aan tafel.").strip()
    answer = day("note", "tally", note, "--lang", "en")
    assert answer.code == 1
    assert "Only notes on the wall" in answer.err


def test_what_is_said_at_a_table_is_nobodys(day: Shell) -> None:
    for place in (("--table", "1"), ("--wall", "wish")):
        answer = day("note", "add", *place, "--organisation", "Dordrecht", "Zei iemand.", "--lang", "en")
        assert answer.code == 2
        assert "--organisation goes with --item" in answer.err
    assert day("note", "list", "--json").json == []

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

"""The README promises nothing that is not there, and leaves out no command."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text under a heading of the second level."""
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.M | re.S)
    assert match, f"the README has no section {title}"
    return match.group(1)


def rows(title: str) -> list[list[str]]:
    """The cells of the first table of a section, its heading left out."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def code(cell: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


@cache
def said_by(*args: str) -> str:
    """What the program prints; it must end well."""
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "workshop_tui", *args],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def documented() -> dict[str, str]:
    """Each command of the README, as `note add`, with what its row says of it."""
    return {
        " ".join(re.findall(r"^[a-z]+(?: [a-z]+(?:-[a-z]+)*)?", call)): does
        for commands, does in rows("Commands")
        for call in code(commands)
    }


def existing(*group: str) -> set[str]:
    """The commands that the program's own help lists."""
    listing = re.split(r"^(?:Commands|Opdrachten):\n", said_by(*group, "--help"), flags=re.M)[1]
    return set(re.findall(r"^  ([a-z][a-z-]*)", listing, re.M))


def test_the_readme_has_every_command_and_no_other() -> None:
    assert {command.split()[0] for command in documented()} == existing()


@pytest.mark.parametrize("group", ["note", "agreement", "position", "change"])
def test_the_readme_has_every_command_under(group: str) -> None:
    assert {f"{group} {command}" for command in existing(group)} == {
        command for command in documented() if command.startswith(f"{group} ")
    }


@pytest.mark.parametrize("first", sorted({command.split()[0] for command in documented()}))
def test_options_named_in_the_readme_exist(first: str) -> None:
    calls = {call: does for call, does in documented().items() if call.split()[0] == first}
    helps = " ".join(said_by(*call.split(), "--help") for call in calls)
    named = set(re.findall(r"--[a-z]+", " ".join(calls.values()))) | {"--db", "--lang"}
    assert {option for option in named if option not in helps} == set()


def test_keys_named_in_the_readme_exist() -> None:
    named = {key for _, keys, _ in rows("Keys") for key in code(keys)}
    known = set(re.sub("[·,…]", " ", said_by("keys", "--lang", "en")).split())
    known |= {"escape"} if "esc" in known else set()
    assert named > {"space", "f1", "escape"}
    assert {key for key in named if key not in known and key.upper() not in known} == set()


def test_documents_named_in_the_readme_exist() -> None:
    text = said_by("export", "--help")
    assert {code(row[0])[0] for row in rows("Documents")} <= set(re.findall(r"[a-z][a-z-]*", text))


def test_links_within_the_repository_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_session_file_shown_is_right(tmp_path: Path) -> None:
    shown = re.search(r"```yaml\n(.*?)```", section("Session file"), re.S)
    assert shown
    file = tmp_path / "shown.yaml"
    file.write_text(shown.group(1), encoding="utf-8")
    assert said_by("check", str(file))

"""Whatever becomes of a session file, reading it ends in a conference or in problems, never worse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop_tui import i18n, paths
from workshop_tui.harmless import harmless
from workshop_tui.sessionfile import Loaded, load
from workshop_tui.sessionfile.check import check_json, summary

SHIPPED = [path.read_text(encoding="utf-8") for path in sorted(paths.shipped_sessions().glob("*.yaml"))]
PIECES = [
    *("\t", ": ", "- ", "“", "”", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!", "|", ">", "#", "%", "@"),
    *("\n", "\n\n", "\n---\n", "\x00", "\x1b[31m", "\u202e", "\ufeff", "😀", "{0}", "{name}", "<<: ", "? "),
    *(
        "0",
        "-1",
        "99999999999999999999",
        "1e999",
        "null",
        "~",
        "[]",
        "{}",
        "24.00",
        "7.45 – 8.00",
        "organisations",
    ),
]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A shipped file with lines dropped, doubled, swapped or indented and pieces put in or values put
    in the place of others."""
    lines = draw(st.sampled_from(SHIPPED)).splitlines()
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        match draw(st.integers(0, 6)):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, line)
            case 2:
                other = draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], line
            case 3:
                lines[place] = draw(st.sampled_from(["\t", " ", "  ", "    "])) + line
            case 4:
                at = draw(st.integers(0, len(line)))
                lines[place] = line[:at] + draw(st.sampled_from(PIECES)) + line[at:]
            case 5:
                lines[place] = re.sub(r":.*", lambda _: f": {draw(st.sampled_from(PIECES))}", line, count=1)
            case _:
                lines[place] = line[: draw(st.integers(0, len(line)))]
        lines = lines or [""]
    return "\n".join(lines)


def assert_steers_nothing(line: str) -> None:
    """One line, which the terminal only shows. Characters that this Python does not know yet may stand
    in it: they are the emoji of next year."""
    assert harmless(line) == line, line
    assert not {"\n", "\t"} & set(line), line


def assert_told(loaded: Loaded) -> None:
    """All that is shown of it can be shown, in both languages, and steers nothing."""
    assert (loaded.conference is None) == bool(loaded.errors)
    for problem in loaded.problems:
        for language in i18n.LANGUAGES:
            line = problem.render(i18n.catalogue(language))
            assert_steers_nothing(line)
        assert problem.line >= 0
        assert problem.column >= 0
    for told in summary(loaded):
        assert_steers_nothing(str(told))
    assert check_json([loaded])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutations")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=spoilt())
def test_a_spoilt_file_gives_problems_and_nothing_worse(folder: Path, text: str) -> None:
    path = folder / "spoilt.yaml"
    path.write_text(text, encoding="utf-8")
    assert_told(load(path))


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_bytes_give_problems_and_nothing_worse(folder: Path, content: bytes) -> None:
    path = folder / "bytes.yaml"
    path.write_bytes(content)
    assert_told(load(path))

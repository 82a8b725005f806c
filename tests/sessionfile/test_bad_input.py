"""Everything that people get wrong in a session file: what is said, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sessionfile.conftest import said
from workshop_tui.errors import SessionFileError
from workshop_tui.sessionfile import Loaded, load, load_or_refuse

Problems = Callable[..., list[str]]
Spoil = Callable[..., Loaded]
Read = Callable[[str], Loaded]

QUOTE = "text is expected here; when there is a colon in the sentence, put it in quotes"

SPOILT = [
    (
        "title: Start",
        "titel: Start",
        "day.yaml:11:5: titel: there is no key “titel” here; did you mean “title”?",
    ),
    (
        "minutes_each",
        "Minutes each",
        "day.yaml:17:5: Minutes each: there is no key “Minutes each” here; did you mean “minutes_each”?",
    ),
    ("9.00 – 9.30", "9.00 – 9.75", "day.yaml:10:11: time: “9.75” is not a time; write it like 9.15"),
    ("9.00 – 9.30", "9", "day.yaml:10:11: time: “9” is not a start and an end; write it like 9.15 – 9.45"),
    (
        "9.00 – 9.30",
        "9.30 – 9.00",
        "day.yaml:10:11: time: the end (9.00) is not after the start (9.30); check both times",
    ),
    (
        "9.00 – 9.30",
        "9.30 – 9.30",
        "day.yaml:10:11: time: the end (9.30) is not after the start (9.30); check both times",
    ),
    (
        "number: 2",
        "number: 1",
        "day.yaml:28:13: number: table 1 is there twice; give each table its own number",
    ),
    ("group: B", "group: C", "day.yaml:8:24: group: there is no group “C”; choose from: A, B"),
    (
        "organisation: HIA",
        "organisation: Alblaserdam",
        "day.yaml:7:49: organisation: there is no organisation “Alblaserdam”; did you mean “Alblasserdam”?",
    ),
    (
        "speakers: organisations",
        "speakers: [HIA, Alblaserdam]",
        "day.yaml:16:21: speakers: there is no organisation or participant “Alblaserdam”; "
        "did you mean “Alblasserdam”?",
    ),
    (
        "speakers: organisations",
        "speakers: organisaties",
        "day.yaml:16:15: speakers: there is no organisation or participant “organisaties”; "
        "choose from: Alblasserdam, Hendrik-Ido-Ambacht, HIA, Cas, Ann, Bob",
    ),
    (
        "speakers: organisations",
        "speakers: [{name: Dee, organisation: HAI}]",
        "day.yaml:16:42: organisation: there is no organisation “HAI”; did you mean “HIA”?",
    ),
    (
        "speakers: organisations",
        "speakers: [HIA, Hendrik-Ido-Ambacht]",
        "day.yaml:16:21: speakers: “Hendrik-Ido-Ambacht” is among the speakers twice",
    ),
    (
        "kind: pitches",
        "kind: pitch",
        "day.yaml:15:11: kind: “pitch” is not known here; did you mean “pitches”?",
    ),
    (
        "rounds: 2",
        "rounds: 2\n    rotation: group",
        "day.yaml:22:15: rotation: “group” is not known here; did you mean “groups”?",
    ),
    ("rounds: 2", "rounds: 0", "day.yaml:21:13: rounds: “0” is not a whole number from 1 to 30"),
    (
        "rounds: 2",
        "rounds: 100000000",
        "day.yaml:21:13: rounds: “100000000” is not a whole number from 1 to 30",
    ),
    (
        "rounds: 2\n    ",
        "",
        "day.yaml:18:5: rounds: “rounds” is missing; an item of kind world_cafe needs it",
    ),
    (
        "    speakers: organisations\n",
        "",
        "day.yaml:13:5: speakers: “speakers” is missing; an item of kind pitches needs it",
    ),
    ("minutes_each: 3", "minutes_each: 0", "day.yaml:17:19: minutes_each: this must be more than 0 minutes"),
    (
        "minutes_each: 3",
        "minutes_each: drie",
        "day.yaml:17:19: minutes_each: “drie” is not a duration; write minutes, or 1u30",
    ),
    ("kind: talk", "fixed: misschien", "day.yaml:12:12: fixed: “misschien” is neither true nor false"),
    ("2020-02-14", "2020-02-30", "day.yaml:3:9: date: the calendar has no 2020-02-30; check day and month"),
    (
        "2020-02-14",
        "februari",
        "day.yaml:3:9: date: “februari” is not a date; write year-month-day: 2020-02-14",
    ),
    ("  date: 2020-02-14\n", "", "day.yaml:2:3: date: “date” is missing; add “date:” with what it is to be"),
    (
        "title: Day",
        "timezone: Europe/Amsterdan\n  title: Day",
        "day.yaml:2:13: timezone: there is no time zone “Europe/Amsterdan”; did you mean “Europe/Amsterdam”?",
    ),
    (
        "title: Day",
        "title: Day\n  language: de",
        "day.yaml:3:13: language: “de” is not known here; choose from: nl, en",
    ),
    (
        "title: Day",
        "title: Day\n  number: 0",
        "day.yaml:3:11: number: “0” is not a whole number from 1 to 999",
    ),
    (
        "title: Day",
        "title: Day\n  id: two words",
        "day.yaml:3:7: id: an id is one word of letters, digits and hyphens, at most 80 of them",
    ),
    (
        "title: Day",
        "title: Day\n  id: ../day",
        "day.yaml:3:7: id: an id is one word of letters, digits and hyphens, at most 80 of them",
    ),
    (
        "title: Day",
        "title: Day\n  id: --day",
        "day.yaml:3:7: id: an id is one word of letters, digits and hyphens, at most 80 of them",
    ),
    (
        "groups: 2",
        "groups: veel",
        "day.yaml:5:9: groups: groups are a number from 1 to 26, or a list of names",
    ),
    ("groups: 2", "groups: [A, B, A]", "day.yaml:5:16: groups: there are two groups “A”"),
    (
        "groups: 2",
        "groups: 3",
        "day.yaml:5:9: groups: there are more groups (3) than tables (2); make fewer groups or add tables",
    ),
    ("[Alblasserdam, ", "[hia, ", "day.yaml:4:29: name: there are two organisations “Hendrik-Ido-Ambacht”"),
    (
        "theme: One",
        "theme: [One]",
        "day.yaml:26:12: theme: one text is expected here, not a list",
    ),
    (
        "theme: One",
        "theme:\n      One: deal",
        f"day.yaml:27:7: theme: {QUOTE}",
    ),
    (
        "theme: One",
        "theme: One\n    questions:\n      - Question: why",
        f"day.yaml:28:9: questions: {QUOTE}",
    ),
    ("theme: One\n    ", "", "day.yaml:25:5: theme: “theme” is missing; add “theme:” with what it is to be"),
    (
        "groups: 2",
        "groups: 2\ngroups: 2",
        "day.yaml:6:1: groups: this key is there twice, first on line 5; remove one",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), SPOILT)
def test_a_mistake_gives_one_line_with_its_place(
    problems: Problems, old: str, new: str, expected: str
) -> None:
    assert problems((old, new)) == [expected]


def test_the_file_that_is_spoilt_here_is_right(spoil: Spoil) -> None:
    loaded = spoil()
    assert loaded.problems == ()
    assert loaded.conference is not None


def test_all_mistakes_are_told_in_the_order_of_the_file(spoil: Spoil) -> None:
    loaded = spoil(
        ("title: Day", "titel: Day"),
        ("group: B", "group: C"),
        ("9.00 – 9.30", "9.00 – 9.75"),
        ("minutes_each", "minuts_each"),
        ("number: 2", "number: 1"),
    )
    assert loaded.conference is None
    assert [(problem.line, problem.key) for problem in loaded.problems] == [
        (2, "titel"),
        (8, "group"),
        (10, "time"),
        (17, "minuts_each"),
        (28, "number"),
    ]


def test_item_ids_twice(problems: Problems) -> None:
    found = problems(("kind: talk", "id: x"), ("kind: pitches", "id: x\n    kind: pitches"))
    assert found == ["day.yaml:15:9: id: there are two items with the id “x”; give one another"]


def test_a_group_without_groups_says_where_to_name_them(problems: Problems) -> None:
    found = problems(("groups: 2\n", ""), (", group: A", ""))
    assert found[0] == "day.yaml:7:24: group: there is no group “B”; name the groups under “groups”"


def test_every_organisation_of_none(problems: Problems) -> None:
    found = problems(
        ("organisations: [Alblasserdam, {name: Hendrik-Ido-Ambacht, short: HIA}]\n", ""),
    )
    assert found == [
        "day.yaml:15:15: speakers: there are no organisations in this file; list them under “organisations”"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "day.yaml: the file is empty; a session file has “conference:” and “agenda:”"),
        ("# only a remark\n", "day.yaml: the file is empty; a session file has “conference:” and “agenda:”"),
        ("hello", "day.yaml:1:1: this is not a session file; it begins with “conference:” and “agenda:”"),
        ("- a\n", "day.yaml:1:1: this is not a session file; it begins with “conference:” and “agenda:”"),
        ("[" * 5000, "day.yaml: the file is nested too deeply; that is not a session file"),
        ("a: &a [*a]\n", "day.yaml: the file is nested too deeply; that is not a session file"),
    ],
)
def test_what_is_no_session_file_gives_one_line(read: Read, text: str, expected: str) -> None:
    loaded = read(text)
    assert loaded.conference is None
    assert [str(problem.as_message()).rpartition("/")[2] for problem in loaded.problems] == [expected]


def test_a_name_that_is_left_empty(spoil: Spoil) -> None:
    loaded = spoil(("organisations: [Alblasserdam,", "organisations: [~, Alblasserdam,"))
    assert said(loaded)[0].endswith(
        "organisations: there is nothing here; write the text, or leave the line out"
    )


def test_a_list_of_participants_without_a_name(read: Read) -> None:
    loaded = read(
        'conference: {title: x, date: 2020-02-14}\nparticipants: ""\n'
        "agenda:\n  - {time: 9.00 – 10.00, title: Start, kind: break}\n"
    )
    assert said(loaded) == [
        "day.yaml:2:15: participants: there is nothing here; write the text, or leave the line out"
    ]


@pytest.mark.parametrize(("typed", "meant"), [("label: One", "title"), ("duur: 4", "minutes")])
def test_what_a_part_is_called_elsewhere(read: Read, typed: str, meant: str) -> None:
    loaded = read(
        "conference: {title: x, date: 2020-02-14}\nagenda:\n  - time: 9.00 – 10.00\n    title: Start\n"
        f"    kind: talk\n    segments: [{{{typed}}}]\n"
    )
    assert any(line.endswith(f"did you mean “{meant}”?") for line in said(loaded))


def test_lines_that_are_to_be_taken_over(read: Read) -> None:
    loaded = read(
        "conference: {title: x, date: 2020-02-14}\nagenda:\n  - &one {time: 9.00 – 10.00, title: One}\n"
        "  - <<: *one\n    time: 10.00 – 11.00\n    title: Two\n"
    )
    assert said(loaded) == [
        "day.yaml:4:5: <<: “<<” takes nothing over here; write the lines out that are meant"
    ]


@pytest.mark.parametrize("tag", ["!x", "!!python/name:os.system", "!!python/object/apply:os.getcwd"])
def test_a_tag_is_no_text(read: Read, tag: str) -> None:
    loaded = read(
        f"conference: {{title: {tag} x, date: 2020-02-14}}\n"
        "agenda:\n  - {time: 9.00 – 10.00, title: One, kind: talk}\n"
    )
    assert said(loaded) == [
        "day.yaml:1:21: title: text that begins with an exclamation mark must be in quotes"
    ]


def test_an_anchor_that_is_there_twice_is_no_mistake(read: Read, spoil: Spoil) -> None:
    loaded = spoil(("theme: One", "theme: &name One"), ("theme: Two", "theme: &name Two"))
    assert loaded.problems == ()


def test_a_bomb_of_aliases_gives_one_line(read: Read) -> None:
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 10):
        text += f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n"
    (problem,) = read(text).problems
    assert str(problem.message) == "the file grows without bound through its anchors (& and *)"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\x7fELF\x00\x01", "this is not a text file"),
        ("title: Caf\xe9".encode("latin-1"), "the file is not UTF-8; save it as UTF-8 in your editor"),
        ("a: b".encode("utf-16"), "the file is saved as UTF-16; save it as UTF-8"),
        (b"a" * 5_000_001, "the file is larger than 5 MB; that is not a session file"),
        (b"title: a\x07", "there is a character that cannot be in text; remove it"),
    ],
)
def test_a_file_that_is_no_text_gives_one_line(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "day.yaml"
    path.write_bytes(content)
    (problem,) = load(path).problems
    assert str(problem.message) == expected


def test_a_byte_order_mark_and_dos_line_ends_are_no_mistake(tmp_path: Path, spoil: Spoil) -> None:
    text = spoil().text.replace("\n", "\r\n")
    path = tmp_path / "other.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    loaded = load(path)
    assert loaded.problems == ()
    assert loaded.conference is not None
    assert loaded.conference.id == "other"


def test_missing_and_folder(tmp_path: Path) -> None:
    (missing,) = load(tmp_path / "no.yaml").problems
    assert str(missing.as_message()) == f"{tmp_path / 'no.yaml'}: there is no such file"
    assert (missing.line, missing.column, missing.key) == (0, 0, "")
    (folder,) = load(tmp_path).problems
    assert str(folder.message) == "this is a folder; name the file in it"


def test_a_refusal_lists_all_errors_and_no_warnings(tmp_path: Path, spoil: Spoil) -> None:
    spoil(("9.00 – 9.30", "9.00 – 9.20"), ("group: B", "group: C"), ("number: 2", "number: 1"))
    with pytest.raises(SessionFileError) as caught:
        load_or_refuse(tmp_path / "day.yaml")
    lines = str(caught.value).splitlines()
    assert lines[0] == "The session file cannot be used; there are 2 problems:"
    assert [line.partition("day.yaml:")[2].partition(": ")[0] for line in lines[1:]] == ["8:24", "28:13"]


def test_a_refusal_of_very_many_errors_stays_short(tmp_path: Path, read: Read) -> None:
    read("agenda:\n" + "  - {tme: x}\n" * 400)
    with pytest.raises(SessionFileError) as caught:
        load_or_refuse(tmp_path / "day.yaml")
    lines = str(caught.value).splitlines()
    assert len(lines) == 52
    assert lines[-1].startswith("and ")


def test_what_steers_a_terminal_does_not_come_back_in_a_message(problems: Problems) -> None:
    (line,) = problems(("kind: talk", 'kind: "\\e[31mred\\u202e {0}"'))
    assert line.startswith("day.yaml:12:11: kind: “␛[31mred {0}” is not known here")

"""Every sentence in the code has its Dutch, and the catalogue holds nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from workshop_tui import i18n

PACKAGE = Path(i18n.__file__).parent
DUTCH = i18n.LOCALES / "nl" / "LC_MESSAGES" / f"{i18n.DOMAIN}.po"
DEFINED_HERE = (PACKAGE / "i18n.py", PACKAGE / "domain" / "message.py")
OF_CLICK = "click"
"""The comment in the catalogue at a sentence that click says, not we."""

Id = str | tuple[str, str]


@dataclass(frozen=True)
class Sentence:
    """A text in the code that a person gets to read; `id` is None where it is no literal."""

    place: str
    id: Id | None


def sentences() -> Iterator[Sentence]:
    """What `_`, `ngettext`, `Message` and `Message.counted` are given, in the whole package."""
    for file in sorted(PACKAGE.rglob("*.py")):
        if file in DEFINED_HERE:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (forms := _forms(node)):
                place = f"{file.relative_to(PACKAGE.parent).as_posix()}:{node.lineno}"
                yield from (Sentence(place, found) for found in _ids(node.args[:forms], forms))


def _forms(call: ast.Call) -> int:
    """How many of the call's arguments are texts; 0 for a call of something else."""
    match call.func:
        case ast.Name(id="_" | "Message"):
            return 1
        case ast.Name(id="ngettext") | ast.Attribute(attr="counted"):
            return 2
    return 0


def _ids(args: list[ast.expr], forms: int) -> list[Id | None]:
    if forms == 1 and args and isinstance(args[0], ast.IfExp):
        return [*_ids([args[0].body], 1), *_ids([args[0].orelse], 1)]
    texts = [arg.value for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if len(texts) != forms:
        return [None]
    return [texts[0] if forms == 1 else (texts[0], texts[1])]


def placeholders(text: str) -> set[str]:
    """The names in braces; those of %-templates as they are."""
    if "%(" in text:
        return {part.partition(")")[0] for part in text.split("%(")[1:]}
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def test_every_sentence_is_written_out_where_it_is_said() -> None:
    assert [sentence.place for sentence in sentences() if sentence.id is None] == []


def test_every_sentence_has_its_dutch(dutch: Catalog) -> None:
    missing: dict[Id, str] = {}
    for sentence in sentences():
        if sentence.id is None:
            continue
        singular = sentence.id if isinstance(sentence.id, str) else sentence.id[0]
        entry = dutch.get(singular)
        if entry is None or entry.id != sentence.id or not all(_texts(entry.string)):
            missing[sentence.id] = sentence.place
    assert missing == {}


def test_dutch_has_the_placeholders_of_the_english(dutch: Catalog) -> None:
    wrong = {}
    for entry in dutch:
        for form, (english, translated) in enumerate(
            zip(_texts(entry.id), _texts(entry.string), strict=True) if entry.id else ()
        ):
            differing = placeholders(english) ^ placeholders(translated)
            may_differ = {"n"} if entry.pluralizable and form == 0 else set()
            if differing - may_differ:
                wrong[english] = translated
    assert wrong == {}


def test_the_catalogue_holds_nothing_that_nobody_says(dutch: Catalog) -> None:
    said = {sentence.id for sentence in sentences()}
    unused = [
        entry.id
        for entry in dutch
        if entry.id and OF_CLICK not in entry.auto_comments and _as_id(entry.id) not in said
    ]
    assert unused == []


def test_nothing_in_the_catalogue_is_unsure_or_obsolete(dutch: Catalog) -> None:
    assert [entry.id for entry in dutch if entry.id and entry.fuzzy] == []
    assert list(dutch.obsolete) == []


def test_the_program_speaks_from_the_catalogue_as_it_is_now(dutch: Catalog) -> None:
    compiled = i18n.catalogue("nl")
    stale = [
        entry.id
        for entry in dutch
        if entry.id and compiled.gettext(_texts(entry.id)[0]) != _texts(entry.string)[0]
    ]
    assert stale == []


def _texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ("",)
    return (value,) if isinstance(value, str) else tuple(value)


def _as_id(value: str | list[str] | tuple[str, ...]) -> Id:
    return value if isinstance(value, str) else (value[0], value[1])

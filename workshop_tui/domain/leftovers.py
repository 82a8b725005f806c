"""Words that still look like names after the names that were known have been taken out, each with its
place: somebody should look at them before a document is published (documents, *Names*)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.material import Material
from workshop_tui.domain.mentions import begins_sentence
from workshop_tui.domain.message import Message
from workshop_tui.domain.name_words import CIVIL, GIVEN, PARTICLES, USUAL, is_body, is_function
from workshop_tui.domain.notes import Place
from workshop_tui.domain.text_words import Folded, Word, keys

Say = Callable[[Message], str]


@dataclass(frozen=True)
class Leftover:
    """Words that may be a name, with the place where they stand."""

    words: str
    place: str


def leftovers(material: Material, say: Say) -> tuple[Leftover, ...]:
    """What looks like a name: a capital in the middle of a sentence, or a usual given name, that is no
    word of the conference's own and stands nowhere without a capital. Each once per place."""
    texts = list(_texts(material, say))
    folded = [(place, Folded(text)) for place, text in texts]
    own = _vocabulary(material.conference, say)
    ordinary = own | {word.key for _, text in folded for word in text.words if not word.capital}
    found = (Leftover(words, place) for place, text in folded for words in _names_in(text, own, ordinary))
    return tuple(dict.fromkeys(found))


def _names_in(text: Folded, own: set[str], ordinary: set[str]) -> Iterator[str]:
    run: list[Word] = []
    for place, word in enumerate(text.words):
        one = word.key not in own and (_is_addressed(text, place) or _looks_like_one(text, word, ordinary))
        if run and not (one and _joined(text, place)):
            yield _typed(text, run)
            run = []
        if one:
            run.append(word)
    if run:
        yield _typed(text, run)


def _typed(text: Folded, run: list[Word]) -> str:
    return " ".join(text.typed[text.at(run[0].start) : text.end(run[-1].end)].split())


def _joined(text: Folded, place: int) -> bool:
    return text.between(place - 1, place) in (" ", "-", ". ", ".")


def _is_addressed(text: Folded, place: int) -> bool:
    """Whether a title or an initial stands before it: "dhr. Pietersma" begins no sentence, and the surname
    may be a word that is elsewhere in the text."""
    word, at = text.words[place], place - 1
    if not word.capital or len(word.key) < 2 or is_function(word.key) or is_body(word.key):
        return False
    while at >= 0 and text.words[at].key in PARTICLES and _BLANK.fullmatch(text.between(at, at + 1)):
        at -= 1
    if at < 0 or word.key in PARTICLES or word.key in CIVIL or word.key in USUAL:
        return False
    before = text.words[at]
    if before.key in CIVIL:
        between = text.between(at, at + 1)
        return bool(_BLANK.fullmatch(between.removeprefix(".") if before.key in _SHORTENED else between))
    initial = len(before.key) == 1 and before.capital and before.key.isalpha()
    return initial and bool(_INITIAL.fullmatch(text.between(at, at + 1)))


_SHORTENED = frozenset(
    (
        "dhr",
        "hr",
        "mw",
        "mevr",
        "mej",
        "mr",
        "mrs",
        "ms",
        "dr",
        "drs",
        "ir",
        "ing",
        "prof",
        "jhr",
        "jkvr",
        "ds",
    )
)
"""Titles behind which a point ends no sentence."""

_BLANK = re.compile(r"[^\S\n]*")
_INITIAL = re.compile(r"\.[^\S\n]?")


def _looks_like_one(text: Folded, word: Word, ordinary: set[str]) -> bool:
    key = word.key
    if not word.capital or len(key) < 2 or any(character.isdigit() for character in key):
        return False
    written = text.text[word.start : word.end]
    if written.isupper() and len(written) < 6 and key not in GIVEN:
        return False
    if key in GIVEN:
        return True
    if key in ordinary or key in USUAL or key in CIVIL or key in PARTICLES:
        return False
    if is_function(key) or is_body(key):
        return False
    return not begins_sentence(text, word.start)


def _vocabulary(conference: Conference, say: Say) -> set[str]:
    """Words that the conference has of its own: its organisations, place, programme and themes."""
    texts = [
        conference.title, conference.series or "", conference.location, conference.organiser,
        *conference.groups, say(Message("[name omitted]")),
    ]  # fmt: skip
    texts += [name for each in conference.organisations for name in (each.name, each.short)]
    texts += [table.statement.theme for table in conference.tables]
    for block in conference.positions:
        texts += [block.title, *block.subjects, *(step.label for step in block.scale)]
    return {key for text in texts for key in keys(text)}


def _texts(material: Material, say: Say) -> Iterator[tuple[str, str]]:
    """All that people wrote in sentences, with what its place is called."""
    yield from _of_conference(material.conference, say)
    for number, note in enumerate(material.notes, 1):
        place = _place_of(material.conference, note.place, say)
        yield say(Message("note {number}, {place}", number=number, place=place)), note.text
    for key, text in material.texts.items():
        yield say(Message("editorial text “{key}”", key=key)), text.text
    for each in material.agreements:
        where = say(Message("agreement {number}", number=each.number))
        told = [revision.remark for revision in material.histories.get(each.number, ())]
        for part in (each.text, each.explanation or "", *each.owners, *told):
            yield where, part
        if each.due is not None:
            yield where, each.due.text or ""
    for reading in material.positions.cells:
        where = say(Message("position of {name}", name=reading.cell.organisation))
        yield where, reading.cell.motive
        yield where, reading.cell.contribution
    for judgement in (*material.positions.judgements, *material.positions.earlier):
        yield say(Message("what was decided on {subject}", subject=judgement.subject)), judgement.reason


def _of_conference(conference: Conference, say: Say) -> Iterator[tuple[str, str]]:
    where = say(Message("the session file"))
    yield where, conference.purpose
    yield where, conference.chair
    for table in conference.tables:
        for text in (table.statement.text, *table.statement.questions, *table.hosts):
            yield where, text
    for item in conference.agenda:
        for text in (item.title, item.led_by, *item.prompts, *(each.speaker for each in item.segments)):
            yield where, text


def _place_of(conference: Conference, place: Place, say: Say) -> str:
    if place.item is not None:
        item = conference.item(place.item)
        return place.item if item is None else item.title
    if place.statement is None:
        return say(Message("wall"))
    return say(Message("table {number}", number=place.statement))

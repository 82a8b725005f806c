"""Which fields hold the name of a person, and of which parts it is made.

Much that stands where a name could stand is none: "dagvoorzitter", "elk college", "wethouder,
Dordrecht". What is left of a field without functions, bodies and the conference's organisations is the
name of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workshop_tui.domain.name_words import CIVIL, GIVEN, PARTICLES, is_body, is_function
from workshop_tui.domain.text_words import Folded, Word

_SEVERAL = re.compile(r"\s+(?:en|and|und|&|\+)\s+|[/;&+\n]")
_BETWEEN = re.compile(r"[(](\w+)[)](?=\s*\w)")
"""A given name between initials and surname: "J.P. (Jan) Jansen"."""
_PARTS = re.compile(r"[,()\[\]]|\s+[-–—]\s+|\s+(?:namens|on behalf of|uit|from)\s+")


@dataclass(frozen=True)
class Person:
    """Somebody the conference knows by name. All parts folded and in lower case: `surnames` are the words
    of the surname, `particles` its small words, `initials` the first letters. `role` is what to call the
    person instead, empty where nothing is known of it; `chair` presides the day, `host` stays at a table,
    `speaks` leads or speaks in an item."""

    givens: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    initials: str = ""
    role: str = ""
    chair: bool = False
    host: bool = False
    speaks: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words by which the person is found."""
        return self.givens | self.surnames

    def includes(self, other: Person) -> bool:
        """Whether this can be the same person, of whom more of the name is known here."""
        if not other.words <= self.words or other.words == self.words:
            return False
        return not other.initials or not self.initials or self.initials.startswith(other.initials[0])


def read_persons(text: str, known: frozenset[str], *, listed: bool = False) -> tuple[Person, ...]:
    """The persons that a field names; none for a function, a body or an organisation.

    `known` are words that name no person: those of the conference's organisations and themes. `listed`
    says that the field is the name of a participant, so that it is one also without capitals.
    """
    found = (_read_person(part, known, listed) for part in _SEVERAL.split(text) if part.strip())
    return tuple(person for person in found if person is not None)


def _read_person(text: str, known: frozenset[str], listed: bool) -> Person | None:
    person = Person()
    for place, part in enumerate(part for part in _PARTS.split(_BETWEEN.sub(r" \1 ", text)) if part.strip()):
        person = _with_part(person, Folded(part), known, listed and place == 0, reversed_before=place > 0)
    if person.words:
        return person
    return None


def _with_part(
    person: Person, part: Folded, known: frozenset[str], listed: bool, *, reversed_before: bool
) -> Person:
    words = part.words
    keys = [word.key for word in words]
    if any(is_body(key) for key in keys):
        return person
    named = [place for place, word in enumerate(words) if _is_name_word(part, place, known, listed)]
    if any(is_function(key) for key in keys):
        named = [place for place in named if words[place].capital]
    letters = [
        keys[place]
        for place, word in enumerate(words)
        if len(keys[place]) == 1 and word.capital and keys[place] not in known
    ]
    if not named:
        told = next((key for key in keys if is_function(key)), "")
        return replace(person, role=person.role or told)
    first, last = named[0], named[-1]
    small = frozenset(word.key for word in words if _is_small(word))
    followed = _followed(part, last, known)
    split = _surname_at(part, named, bool(followed))
    role = person.role or next((key for key in keys[:first] if is_function(key)), "")
    names = [keys[place] for place in named]
    if reversed_before and person.surnames | person.givens:
        # "Vries, Jan de": what came first was the surname.
        return replace(
            person,
            surnames=person.surnames | person.givens,
            givens=frozenset(names),
            particles=person.particles | small,
            initials=_initials(names, letters),
            role=role,
        )
    alone = len(names) == 1 and not letters and not small and not _titled(keys[:first])
    givens = names if alone else [keys[place] for place in named if place < split]
    return replace(
        person,
        givens=frozenset(givens),
        surnames=frozenset([name for name in names if name not in givens] + (followed if givens else [])),
        particles=small,
        initials="".join(letters) if letters else _initials(givens, []),
        role=role,
    )


def _surname_at(part: Folded, named: list[int], followed: bool) -> int:
    """The number of the word that the surname begins with: behind the first small word, else the last
    word with what is joined to it by a hyphen. `followed`: it is the name of a place behind the last."""
    first, last = named[0], named[-1]
    if any(_is_small(part.words[at]) for at in range(first)):
        return first
    small = next((at for at in range(first, last + 1) if _is_small(part.words[at])), None)
    if small is not None:
        return small
    if followed:
        return last + 1
    while last > first and part.between(last - 1, last) == "-":
        last -= 1
    return last


def _is_small(word: Word) -> bool:
    """Whether it is a small word of a name; a single capital is an initial."""
    return word.key in PARTICLES and not (len(word.key) == 1 and word.capital)


def _is_name_word(part: Folded, place: int, known: frozenset[str], listed: bool) -> bool:
    word = part.words[place]
    key = word.key
    if len(key) < 2 or any(character.isdigit() for character in key):
        return False
    if key in PARTICLES or key in CIVIL or key in known or is_function(key):
        return False
    written = part.text[word.start : word.end]
    if written.isupper() and len(written) < 5 and len(part.words) == 1 and not listed and key not in GIVEN:
        return False  # VNG, GGD
    return word.capital or key in GIVEN or (listed and not any(each.capital for each in part.words))


def _followed(part: Folded, last: int, known: frozenset[str]) -> list[str]:
    """The name of a place as a surname: "Jan van Dordrecht"."""
    words = part.words[last + 1 :]
    while words and words[0].key in PARTICLES:
        words = words[1:]
    return [words[0].key] if words and words[0].key in known and words[0].capital else []


def _titled(before: list[str]) -> bool:
    """Whether a title or a function stands in front: what follows is a surname."""
    return any(key in CIVIL or is_function(key) for key in before)


def _initials(givens: list[str], letters: list[str]) -> str:
    return "".join([name[0] for name in givens] + letters)


def joined(persons: Iterable[Person]) -> tuple[Person, ...]:
    """Each person once: who is named by a given name in one place and in full in another is one."""
    by_words: dict[tuple[frozenset[str], str], Person] = {}
    for person in persons:
        same = (person.words, person.initials)
        by_words[same] = _both(by_words[same], person) if same in by_words else person
    found = list(by_words.values())
    kept: list[Person] = []
    for person in found:
        fuller = [other for other in found if other.includes(person)]
        if len(fuller) == 1:
            place = found.index(fuller[0])
            kept = [_both(each, person) if each == found[place] else each for each in kept]
            found[place] = _both(found[place], person)
        else:
            kept.append(person)
    return tuple(kept)


def _both(first: Person, second: Person) -> Person:
    """The first, who has all words of the second, with what is known of both."""
    return replace(
        first,
        particles=first.particles | second.particles,
        role=first.role or second.role,
        chair=first.chair or second.chair,
        host=first.host or second.host,
        speaks=first.speaks or second.speaks,
    )

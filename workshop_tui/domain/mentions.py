"""Where a text names a person, and the text without that name (documents, *Names*).

A person is found by the full name in any order and case, with initials, by the surname with a title in
front, and by a surname or a given name alone where it has a capital or is a word for nothing else. What a
sentence begins with and could be any word ("Wil", "Door") stays, as does what is the name of an
organisation or a place that the conference knows; `leftovers` shows it afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import permutations

from workshop_tui.domain.name_ordinary import ORDINARY, is_no_other_word
from workshop_tui.domain.name_words import CIVIL, COMMON, PARTICLES, SPOKEN, is_function
from workshop_tui.domain.person_names import Person
from workshop_tui.domain.text_words import ZERO_WIDTH, Folded, Word, keys

_BLANK = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_GLUED = re.compile(r"[._]|[^\S\n]?-[^\S\n]?|\s?'\s?")
_SHORT = re.compile(r"\.?[^\S\n]*\n?[^\S\n]*'?|/|\s?'\s?")
_TURNED = re.compile(r",[^\S\n]*\n?[^\S\n]*")
_BRACKET = re.compile(r"[^\S\n]?[(][^\S\n]?|[^\S\n]?[)][^\S\n]?|\.[^\S\n]?[(]")
_BEGINS = re.compile(r"(?:^|[.!?:…][\"')\]]*\s|\n)[\s\"'(\[*•>\-]*$")
_GOES_ON = re.compile(r"'?\w*,?[^\S\n]+[^\W\d_]")
_CAPITAL_S = re.compile(r"['’]?S(?!\w)")
_ARTICLES = frozenset(["de", "het", "een", "onze", "the", "a", "an", "our"])


@dataclass(frozen=True)
class Mention:
    """A name in a text: its words by number from `first` up to and including `last`, and whom it can
    mean. `genitive` says that the last word has an s that is not part of the name; `before` and `behind`
    are the letters of a longer word that the name is glued to ("Wiersmaplan")."""

    first: int
    last: int
    persons: tuple[Person, ...]
    genitive: bool = False
    before: int = 0
    behind: int = 0


class Mentions:
    """Finds the persons it is given. `places` are names that are no persons: organisations, places."""

    def __init__(self, persons: Iterable[Person], places: Iterable[str] = ()) -> None:
        self.persons = tuple(persons)
        self._by_word: dict[str, list[Person]] = {}
        for person in self.persons:
            for word in sorted(person.words):
                self._by_word.setdefault(word, []).append(person)
        self._glued: set[str] = set()
        for person in self.persons:
            for word in _glued(person) - self._by_word.keys():
                self._glued.add(word)
                self._by_word.setdefault(word, []).append(person)
        self._long = {
            word
            for person in self.persons
            for word in person.surnames
            if len(word) >= _LONG and word not in ORDINARY
        }
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for place in places:
            words = keys(place)
            if words:
                self._phrases.setdefault(words[0], []).append(words)

    def find(self, text: Folded) -> list[Mention]:
        """The names in a text, in their order and apart from each other."""
        if not any(self._meant(key) or self._holds(key) for key in text.keys):
            return []
        known = self._known_places(text)
        found: list[Mention] = []
        at = 0
        for place, word in enumerate(text.words):
            if place < at:
                continue
            if persons := self._meant(word.key):
                mention = self._mention(text, place, persons, known, at)
            else:
                mention = None if place in known else self._inside(text, place)
            if mention is not None:
                found.append(mention)
                at = mention.last + 1
        return found

    def _meant(self, key: str) -> list[Person]:
        found = self._by_word.get(key)
        if found is None and len(key) > 3 and key.endswith("s"):
            found = self._by_word.get(key[:-1])
        return found or []

    def _holds(self, key: str) -> tuple[int, int] | None:
        """How many letters of a word stand before and behind a surname that it begins or ends with; None
        when there is none."""
        if len(key) < _LONG + _SHORTEST_REST:
            return None
        for length in range(len(key) - _SHORTEST_REST, _LONG - 1, -1):
            if key[:length] in self._long:
                return 0, len(key) - length
            if key[-length:] in self._long:
                return len(key) - length, 0
        return None

    def _inside(self, text: Folded, place: int) -> Mention | None:
        """The surname with a capital that a word begins or ends with: "Wiersmaplan", "teamWiersma"."""
        word = text.words[place]
        found = self._holds(word.key)
        if found is None or len(word.key) != word.end - word.start:
            return None
        before, behind = found
        if not text.text[word.start + before].isupper():
            return None
        name = word.key[before : len(word.key) - behind]
        return Mention(place, place, tuple(self._by_word[name]), before=before, behind=behind)

    def _known_places(self, text: Folded) -> dict[int, tuple[int, int]]:
        """The first and last word of the longest known name that each word is part of."""
        found: dict[int, tuple[int, int]] = {}
        written = [word.key for word in text.words]
        for place, key in enumerate(written):
            for phrase in self._phrases.get(key, ()):
                last = place + len(phrase) - 1
                if tuple(written[place : last + 1]) != phrase:
                    continue
                for part in range(place, last + 1):
                    before = found.get(part)
                    if before is None or before[1] - before[0] < last - place:
                        found[part] = (place, last)
        return found

    def _mention(
        self, text: Folded, place: int, persons: list[Person], known: dict[int, tuple[int, int]], free: int
    ) -> Mention | None:
        reaches = [(self._reach(text, place, person, free), person) for person in persons]
        widest = max(last - first for (first, last), _ in reaches)
        meant = [(reach, person) for reach, person in reaches if reach[1] - reach[0] == widest]
        first, last = meant[0][0]
        who = tuple(person for reach, person in meant if reach == (first, last))
        if not self._certain(text, place, (first, last), who, known):
            return None
        return Mention(first, last, who, self._is_genitive(text.words[last], who))

    def _is_genitive(self, word: Word, persons: tuple[Person, ...]) -> bool:
        return word.key not in self._by_word and any(word.key[:-1] in person.words for person in persons)

    def _reach(self, text: Folded, place: int, person: Person, free: int) -> tuple[int, int]:
        """How far the name of that person reaches around one of its words."""
        first = last = place
        while first > free and _continues(text, first - 1, first, person, first - 1):
            first -= 1
        while last + 1 < len(text.words) and _continues(text, last, last + 1, person, last + 1):
            last += 1
        while not _named_by(person, text.words[last].key) and last > place:
            if text.words[last].key in PARTICLES and "," in text.text[text.words[first].end :][:60]:
                break
            if len(text.words[last].key) == 1 and text.words[last].capital:
                break
            last -= 1
        return first, last

    def _certain(
        self,
        text: Folded,
        place: int,
        reach: tuple[int, int],
        persons: tuple[Person, ...],
        known: dict[int, tuple[int, int]],
    ) -> bool:
        words = text.words[reach[0] : reach[1] + 1]
        inside = known.get(place)
        if inside is not None and inside[0] <= reach[0] and inside[1] >= reach[1]:
            return False
        if (
            text.words[place].key in self._glued
            or any(_is_full(words, person) for person in persons)
            or _is_all(text, words)
        ):
            return True
        if _is_titled(text, reach[0]):
            return True
        word = text.words[place]
        if inside is not None:
            return False
        if not word.capital:
            old = any(each.key in ("den", "der") for each in words[:-1])
            return old or any(is_no_other_word(each.key, person) for each in words for person in persons)
        alone = len(words) == 1 and any(word.key in person.givens for person in persons)
        if alone and word.key in COMMON and begins_sentence(text, word.start):
            return False
        return not (alone and _hyphened(text, place))


_LONG = 6
"""A surname of so many letters is looked for within longer words too."""

_SHORTEST_REST = 3
"""So many letters stand beside it at least: fewer make another name of it, as in "Hendriksen"."""


def _glued(person: Person) -> set[str]:
    """The name in one word, as in an address: "jdevries", "jandevries", "devries"."""
    if len(person.surnames) != 1 or len(person.particles) > 3:
        return set()
    (surname,) = person.surnames
    before = {"".join(order) for order in permutations(sorted(person.particles))}
    first = {*person.givens, person.initials, person.initials[:1]}
    found = {f"{name}{small}{surname}" for name in first for small in (*before, "")}
    found |= {f"{surname}{name}" for name in first if len(name) > 1}
    found |= {f"{small}{surname}" for small in before}
    return {word for word in found if word != surname and len(word) > 5}


def _continues(text: Folded, left: int, right: int, person: Person, added: int) -> bool:
    """Whether one more word belongs to the name: `added`, either the left or the right of two."""
    word = text.words[added]
    between = text.between(left, right)
    short = _is_short(text.words[left])
    if not _belongs(text, added, person, glued=between in (".", "-")):
        return False
    if _BLANK.fullmatch(between) and between:
        return True
    if _GLUED.fullmatch(between) or _BRACKET.fullmatch(between):
        return True
    if short and _SHORT.fullmatch(between):
        return True
    turned = text.words[left].key in person.surnames and (
        word.key in person.givens or len(word.key) == 1 or added == left
    )
    return turned and text.words[right].key not in person.surnames and bool(_TURNED.fullmatch(between))


def _belongs(text: Folded, place: int, person: Person, *, glued: bool) -> bool:
    word = text.words[place]
    key = word.key
    if _named_by(person, key):
        return True
    if person.particles and (key in person.particles or (key in _OF_VAN and "van" in person.particles)):
        return True
    if len(key) == 1 and key.isalpha():
        dotted = text.text[word.end : word.end + 1] == "."
        return (key in person.initials and (word.capital or dotted or glued)) or (word.capital and dotted)
    written = text.text[word.start : word.end]
    return len(key) < 5 and written.isupper() and key == person.initials


def _named_by(person: Person, key: str) -> bool:
    """Whether it is a word of the name, also in the genitive."""
    return key in person.words or (len(key) > 3 and key.endswith("s") and key[:-1] in person.words)


_OF_VAN = frozenset(("v", "d", "vd", "vdr"))


def _is_short(word: Word) -> bool:
    return len(word.key) == 1 or word.key in _OF_VAN or word.key in CIVIL


def _is_full(words: tuple[Word, ...], person: Person) -> bool:
    """Whether more than one part of a name is there: then its case does not matter."""
    named = {word.key if word.key in person.words else word.key[:-1] for word in words}
    given = bool(named & person.givens) or any(len(word.key) == 1 and word.key.isalpha() for word in words)
    given = given or any(word.key == person.initials and len(word.key) > 1 for word in words)
    small = {"t", "s", "d", "v"}
    if not named & person.givens:
        given = given and any(len(word.key) == 1 and word.key not in small for word in words)
    return given and bool(named & person.surnames)


def _is_all(text: Folded, words: tuple[Word, ...]) -> bool:
    """Whether the text is the name and nothing else, as in a field."""
    around = text.text[: words[0].start] + text.text[words[-1].end :]
    return not around.strip() and (len(words) > 1 or words[0].capital or words[0].key not in COMMON)


def _is_titled(text: Folded, first: int) -> bool:
    """Whether a title stands before it, so that it is a name even in lower case."""
    if first == 0:
        return False
    word = text.words[first - 1]
    if word.key not in CIVIL and word.key not in SPOKEN:
        return False
    return bool(_SHORT.fullmatch(text.between(first - 1, first)))


def _hyphened(text: Folded, place: int) -> bool:
    """Whether a capital is joined to it by a hyphen: then it is part of another name."""
    words = text.words
    after = place + 1 < len(words) and text.between(place, place + 1) == "-" and words[place + 1].capital
    return after or (place > 0 and text.between(place - 1, place) == "-" and words[place - 1].capital)


def begins_sentence(text: Folded, start: int) -> bool:
    """Whether a sentence, or the text, begins at that place of the folded text."""
    return bool(_BEGINS.search(text.text[max(0, start - 40) : start])) or start == 0


def replaced(
    typed: str, mentions: Mentions, called: Callable[[tuple[Person, ...]], str], *, with_functions: bool
) -> str:
    """The text with each name replaced by what `called` says. Titles go with the name; with
    `with_functions` also the function and the article before it ("de wethouder De Vries")."""
    if ZERO_WIDTH in typed:
        ways = ((False, True), (True, False))
        return min((_twice(typed, each, mentions, called, with_functions) for each in ways), key=len)
    return _replaced(Folded(typed), mentions, called, with_functions=with_functions)


def _twice(
    typed: str,
    order: tuple[bool, bool],
    mentions: Mentions,
    called: Callable[[tuple[Person, ...]], str],
    with_functions: bool,
) -> str:
    """The text after both ways to read a blank without width: what one does not see, the other does."""
    for parted in order:
        typed = _replaced(Folded(typed, parted=parted), mentions, called, with_functions=with_functions)
    return typed


def _replaced(
    text: Folded, mentions: Mentions, called: Callable[[tuple[Person, ...]], str], *, with_functions: bool
) -> str:
    typed = text.typed
    found = mentions.find(text)
    if not found:
        return typed
    parts: list[str] = []
    done = 0
    for mention in found:
        first = mention.first if mention.before else _with_titles(text, mention.first, with_functions)
        start = text.words[first].start + mention.before
        end = text.words[mention.last].end - mention.genitive - mention.behind
        end += _goes_along(text, mention, start, end)
        name = called(mention.persons)
        if begins_sentence(text, start) and _GOES_ON.match(text.text[end : end + 60]):
            name = name[:1].upper() + name[1:]
        name = f"{'-' * bool(mention.before)}{name}{'-' * bool(mention.behind)}"
        begin = text.at(start)
        if begin < done:
            continue
        before, after = typed[done:begin], text.end(end)
        if with_functions and not mention.genitive and _is_called(before, name):
            told, after = _without_apposition(before, typed, after)
            parts.append(told)
        else:
            parts += [before, name]
        done = after
        capital = _CAPITAL_S.match(typed, done) if with_functions else None
        if capital is not None and not name.isupper():
            parts.append(capital.group().lower())
            done = capital.end()
    return "".join([*parts, typed[done:]])


def _is_called(before: str, name: str) -> bool:
    """Whether what stands before a name says already what the person is called: "de dagvoorzitter, ..."."""
    function = re.escape(name.split(maxsplit=1)[-1])
    return bool(re.search(rf"(?<!\w){function}[^\S\n]*[,(][^\S\n]*$", before[-200:], re.IGNORECASE))


def _without_apposition(before: str, typed: str, after: int) -> tuple[str, int]:
    """What stands before a name without the comma or bracket that opens it, and where what closes it
    ends."""
    told = before.rstrip()
    opened, told = told[-1], told[:-1].rstrip()
    closed = typed[after : after + 1] == {",": ",", "(": ")"}[opened]
    return told, after + closed


def _goes_along(text: Folded, mention: Mention, start: int, end: int) -> int:
    """How much of what stands behind a name is part of it: the bracket of "Jansen (Jan)", the point of
    "Vries, J."."""
    behind, name = text.text[end : end + 1], text.text[start:end]
    if behind == ")":
        return int("(" in name and ")" not in name)
    return int(behind == "." and len(text.words[mention.last].key) == 1)


def _with_titles(text: Folded, first: int, with_functions: bool) -> int:
    at, taken = first, False
    while at > 0 and _SHORT.fullmatch(text.between(at - 1, at)):
        key = text.words[at - 1].key
        if key in CIVIL or (with_functions and is_function(key)):
            at, taken = at - 1, True
        else:
            break
    if taken and at > 0 and text.words[at - 1].key in _ARTICLES:
        gone = with_functions or text.words[at].key in ("heer", "heren")
        if gone and _BLANK.fullmatch(text.between(at - 1, at)):
            return at - 1
    return at

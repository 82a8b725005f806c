"""A slot of the programme as an agenda item: kind, who leads, speakers, rounds, notes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_tui.domain.conference import (
    MINUTE,
    AgendaItem,
    ItemKind,
    Organisation,
    SegmentSpec,
    Speaker,
)
from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.importing import kinds, people
from workshop_tui.sessionfile.importing.drafts import DraftItem, Unsure
from workshop_tui.sessionfile.importing.lines import LABEL, Paragraph, paragraphs, plain
from workshop_tui.sessionfile.importing.tables import FoundTable, find_tables, split_questions
from workshop_tui.sessionfile.importing.timeline import Placed, rounds_among
from workshop_tui.sessionfile.values import clock

CHANGEOVER = 3
"""Minutes to change tables where the text says nothing."""
_SHORTEST = 18
"""Minutes with changing tables of a round that nobody gave a length."""
LONGEST_TITLE = 160
_LONG_TITLE = 100
"""Characters; what is longer is a title with a text behind it."""
_FIRST_SENTENCE = re.compile(
    r"^(?P<first>.{0,77}?[^\W\d_]{4})[.?!]\s+(?P<rest>[A-ZÀ-Þ\"“‘'].{20,})$", re.DOTALL
)
_SHORTENED = re.compile(r"\b(?:prof|mevr|burg|weth|mrs|vert|resp|incl|excl|evt|bijv|vlnr)$", re.IGNORECASE)
"""A title or another word that is written short, whose dot ends no sentence."""
_MOST_PROMPTS = 20
_ONE_EACH = re.compile(
    r"(?:één|een|1)\s+(?:vertegenwoordiger|bestuurder|woordvoerder|lid)\b[^.]{0,40}\bper\b(?!\s+tafel)"
    r"|one (?:representative|speaker|person)\b[^.]{0,30}\b(?:per|of each|from each|for each)\b(?! table)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Read:
    """A slot with what its text says, before the whole day is known."""

    placed: Placed
    title: str
    kind: ItemKind | None
    led_by: str
    parties: str
    text: tuple[Paragraph, ...]
    tables: tuple[FoundTable, ...]
    unsure: tuple[Message, ...]
    by_tables: bool = False
    """Whether its kind comes from the tables below it alone."""

    @property
    def said(self) -> str:
        """All its words."""
        return "\n".join(
            [self.placed.slot.title, *self.placed.slot.cells, *(part.text for part in self.text)]
        )


def read(placed: Placed, width: int) -> Read:
    """The text of a slot: title, kind, who leads, tables."""
    slot = placed.slot
    row = slot.row
    notes = [Paragraph(slot.line.number, plain(text), True) for text in (row.notes if row else ())]
    body = [*notes, *paragraphs(slot.body, width)]
    for other in placed.beside:
        if other.title and other.title.casefold() != slot.title.casefold():
            body.append(Paragraph(other.line.number, other.title, True))
        body += paragraphs(other.body, width)
    if kinds.kind_of(slot.title) is ItemKind.WORLD_CAFE:
        # What stands below its last round is about all of them.
        for part in placed.parts:
            body += paragraphs(part.slot.body, width)
    title, behind = first_sentence(slot.title)
    if behind:
        body = [Paragraph(slot.line.number, behind, True), *body]
    title, parties = people.parties_behind(title)
    title, led_by, sure = people.title_and_leader(title)
    unsure = list(placed.unsure)
    if slot.told:
        unsure.append(Message("this stands in a sentence; look at its title"))
    if led_by and not sure:
        unsure.append(Message("“{name}” is taken for who leads this", name=led_by))
    if row is not None and row.who:
        led_by = plain(row.who)
    cells, led_by = _from_cells(slot.cells, led_by, slot.line.number, unsure)
    kind = (kinds.kind_named(row.kind) if row is not None and row.kind else None) or kinds.kind_of(title)
    found = find_tables(body, expected=kind is ItemKind.WORLD_CAFE)
    rest = [*cells, *found.rest]
    by_tables = kind is None and len(found.tables) > 1
    if by_tables:
        kind = ItemKind.WORLD_CAFE
    if kind in (None, ItemKind.PLENARY):
        kind = kinds.kind_in("\n".join(part.text for part in rest)) or kind
    if any(others.title != slot.title for others in placed.beside):
        unsure.append(Message("other items are at the same time; they are in its notes"))
    left, led_by = _without_leader(rest, led_by, kind)
    return Read(placed, title, kind, led_by, parties, tuple(left), found.tables, tuple(unsure), by_tables)


def first_sentence(title: str) -> tuple[str, str]:
    """A title that goes on as a text: its first sentence, and the rest. Else the title and nothing."""
    found = _FIRST_SENTENCE.match(title) if len(title) > _LONG_TITLE else None
    found = None if found and _SHORTENED.search(found["first"]) else found
    return (found["first"].strip(), found["rest"].strip()) if found else (title, "")


def _from_cells(
    cells: Sequence[str], led_by: str, line: int, unsure: list[Message]
) -> tuple[list[Paragraph], str]:
    """What stands in the columns beside the title: a name leads, the rest is text."""
    found: list[Paragraph] = []
    for cell in cells:
        namely = not any(char.isdigit() for char in cell) and len(cell.split()) <= 7 and cell[:1].isupper()
        namely = (namely or people.has_function(cell)) and not people.is_place(cell)
        if namely and not led_by and kinds.kind_of(cell) is None and not cell.endswith((".", "?")):
            led_by = cell
            unsure.append(Message("“{name}” is taken for who leads this", name=cell))
        else:
            found.append(Paragraph(line, cell, True))
    return found, led_by


def _without_leader(
    parts: Sequence[Paragraph], led_by: str, kind: ItemKind | None
) -> tuple[list[Paragraph], str]:
    """The paragraphs without the one that only says who leads."""
    found: list[Paragraph] = []
    for part in parts:
        label = LABEL.match(part.text)
        if label and people.labelled_leader(label[1]) and not led_by and part.text[label.end() :].strip():
            led_by = plain(part.text[label.end() :]).strip(" .")[: people.LONGEST]
            continue
        named = people.is_somebody(part.text) or people.has_function(part.text)
        if not led_by and not found and kind is ItemKind.TALK and named and not part.bullet:
            led_by = plain(part.text).strip(" .")
            continue
        found.append(part)
    if not led_by and kind not in (ItemKind.BREAK, ItemKind.WORLD_CAFE, ItemKind.TABLE_REPORTS):
        led_by = next((who for part in found if (who := people.leader_in(part.text))), "")
    return found, led_by


@dataclass(frozen=True)
class Day:
    """What all items need to know: the organisations, whether they are only places for names, how many
    tables there are."""

    organisations: tuple[Organisation, ...]
    tables: int


def item_of(one: Read, day: Day) -> DraftItem:
    """The agenda item."""
    slot = one.placed.slot
    source = _source(one)
    title = " ".join(one.title.split()).strip(" .,;:–—-") or " ".join(slot.title.split())
    title = title[:1].upper() + title[1:]
    remarks = list(one.unsure)
    if not title:
        title = clock(one.placed.start)
        remarks.append(Message("there is no title beside this time"))
    notes: list[str] = []
    if len(title) > LONGEST_TITLE:
        cut = title[:LONGEST_TITLE].rsplit(" ", 1)[0]
        notes.append(title)
        title = f"{cut} …"
    prompts, described = _prompts(one.text)
    notes += described
    kind = one.kind
    if kind is None:
        kind = ItemKind.PLENARY
        remarks.append(Message("its kind cannot be told from its words"))
    item = AgendaItem(
        id="",
        title=title,
        kind=kind,
        start=one.placed.start,
        end=one.placed.end,
        led_by=one.led_by,
        prompts=tuple(prompts),
    )
    item, notes = _with_parts(item, one, day, remarks, notes)
    if item.speakers and people.proper_names_in(item.led_by):
        item = replace(item, led_by="")
    if item.speakers and len(people.proper_names_in(title.rpartition(":")[2])) > 1:
        item = replace(item, title=title.rpartition(":")[0].strip())
    if one.parties and not item.speakers and not item.led_by:
        item = replace(item, led_by=one.parties)
    if item.kind is ItemKind.PLENARY and _ONE_EACH.search(one.said):
        remarks.append(
            Message("one speaks for each party here: make it “kind: pitches” to time each of them")
        )
    item = replace(item, notes="\n".join(notes))
    line = slot.line.number
    return DraftItem(item, line, source, tuple(Unsure(remark, line, source) for remark in remarks))


def _source(one: Read) -> str:
    slot = one.placed.slot
    return slot.line.text or " ".join(filter(None, (slot.title,)))


def _prompts(parts: Sequence[Paragraph]) -> tuple[list[str], list[str]]:
    """Questions to the room, and all other text."""
    prompts: list[str] = []
    notes: list[str] = []
    for part in parts:
        text = part.text.strip()
        asked = re.sub(r"(?<=\?)\s*(?:Etc|Enz|Enzovoort)\.?$", "", text, flags=re.IGNORECASE)
        if asked.rstrip(" \"'”’)").endswith("?") and len(prompts) < _MOST_PROMPTS:
            told, colon, asked_behind = asked.partition(": ")
            if colon and "?" not in told and len(told) > 40:
                notes.append(f"{told}:")
                asked = asked_behind
            prompts += split_questions(
                LABEL.sub("", asked) if re.match(r"(?i)vra+g(?:en)?\b|questions?\b", asked) else asked
            )
        elif text:
            notes.append(text)
    return prompts, notes


def _with_parts(
    item: AgendaItem, one: Read, day: Day, remarks: list[Message], notes: list[str]
) -> tuple[AgendaItem, list[str]]:
    """With what its kind needs: speakers, reports, rounds, or parts spelled out."""
    if item.kind is ItemKind.PITCHES:
        return _pitches(item, one, day, remarks), notes
    if item.kind is ItemKind.TABLE_REPORTS:
        each = kinds.each_in(one.said)
        if each is not None:
            item = replace(item, each_ms=each * MINUTE)
        if each is not None and day.tables and each * day.tables > item.end - item.start:
            remarks.append(
                Message("the reports need {n} min together; that is more than there is", n=each * day.tables)
            )
        return item, notes
    if item.kind is ItemKind.WORLD_CAFE:
        return _rounds(item, one, day, remarks), [*_beside_rounds(one), *notes]
    if one.placed.parts:
        return _spelled_out(item, one, notes), notes
    return item, notes


def _pitches(item: AgendaItem, one: Read, day: Day, remarks: list[Message]) -> AgendaItem:
    if not day.organisations:
        remarks.append(
            Message("it is not said who pitch; list them under “organisations” and make it “kind: pitches”")
        )
        return replace(item, kind=ItemKind.PLENARY)
    each = kinds.each_in(one.said)
    block = item.end - item.start
    if each is not None and each >= block:
        each = None
    speakers = tuple(Speaker(each.name, each.name) for each in day.organisations)
    if each is None:
        remarks.append(Message("it is not said how long each may speak; the time is shared"))
    elif each * len(speakers) > block:
        remarks.append(
            Message("the speakers need {n} min together; that is more than there is", n=each * len(speakers))
        )
    return replace(item, speakers=speakers, each_ms=None if each is None else each * MINUTE)


def _rounds(item: AgendaItem, one: Read, day: Day, remarks: list[Message]) -> AgendaItem:
    """Rounds as the text says them, as they are listed below it, or as they fit."""
    block = item.end - item.start
    said = _said_of_rounds(item, one)
    rounds, length, changeover, intro, closing = _fitting(said, block, day.tables)
    if said.rounds is None or said.round is None:
        remarks.append(
            Message(
                "the text does not say all of the rounds; {rounds} of {minutes} min fit, {change} to change",
                rounds=rounds,
                minutes=length,
                change=changeover,
            )
        )
    elif said.changeover is None and changeover:
        remarks.append(Message("the text does not say how long changing takes; {n} min fit", n=changeover))
    needed = intro + closing + rounds * length + (rounds - 1) * changeover
    if needed > block:
        remarks.append(Message("the rounds need {n} min together; that is more than there is", n=needed))
    return replace(
        item,
        rounds=rounds,
        round_ms=length * MINUTE,
        changeover_ms=changeover * MINUTE,
        intro_ms=intro * MINUTE,
        closing_ms=closing * MINUTE,
    )


def _said_of_rounds(item: AgendaItem, one: Read) -> kinds.Parts:
    """What the words say of the rounds, and where they are silent the times of the rounds below it."""
    said = kinds.rounds_in(one.said)
    listed = rounds_among(one.placed.parts)
    if not listed:
        return said
    return kinds.Parts(
        said.rounds or min(30, len(listed)),
        said.round or max(1, min(part.end - part.start for part in listed)),
        _gap(listed) if said.changeover is None else said.changeover,
        said.intro or max(0, min(listed[0].start, item.end) - item.start),
        said.closing or max(0, item.end - listed[-1].end),
    )


def _fitting(said: kinds.Parts, block: int, tables: int) -> tuple[int, int, int, int, int]:
    """Rounds, minutes of each, minutes to change, before and after; what is not said as it fits into the
    `block` of so many minutes."""
    intro, closing = said.intro or 0, said.closing or 0
    free = block - intro - closing
    rounds = said.rounds
    if rounds is None and said.round is not None:
        rounds = min(tables or 30, free // said.round)
    elif rounds is None:
        rounds = min(tables if 2 <= tables <= 6 else 3, block // _SHORTEST)
    rounds = max(1, min(30, rounds))
    changeover = said.changeover
    if changeover is None:
        told = said.rounds is not None and said.round is not None
        room = max(0, free - rounds * (said.round or 0)) // max(1, rounds - 1)
        most = 5 if told else CHANGEOVER if said.round is None else min(CHANGEOVER, room)
        changeover = 0 if rounds == 1 else min(most, room) if told else most
    if said.round is not None:
        return rounds, said.round, changeover, intro, closing
    left = free - (rounds - 1) * changeover
    if left < rounds:
        # Nothing fits: the block alone, in as many rounds as it has minutes.
        rounds = max(1, min(rounds, block))
        return rounds, max(1, block // rounds), 0, 0, 0
    return rounds, left // rounds, changeover, intro, closing


def _beside_rounds(one: Read) -> list[str]:
    """The parts that are no rounds, such as an explanation before them."""
    listed = rounds_among(one.placed.parts)
    return [
        f"{clock(part.start)} – {clock(part.end)} {part.slot.title}"
        for part in one.placed.parts
        if part not in listed and part.slot.title
    ]


def _gap(listed: Sequence[Placed]) -> int:
    gaps = [after.start - before.end for before, after in itertools.pairwise(listed)]
    return max(0, min(gaps)) if gaps else 0


def _spelled_out(item: AgendaItem, one: Read, notes: list[str]) -> AgendaItem:
    """Parts that stand below their item with times of their own."""
    parts = []
    for part in one.placed.parts:
        title, led_by, _ = people.title_and_leader(part.slot.title)
        length = part.end - part.start
        if length > 0:
            parts.append(SegmentSpec(title or clock(part.start), length * MINUTE, led_by))
        notes += [line.text for line in part.slot.body if line.text]
    return replace(item, segments=tuple(parts))

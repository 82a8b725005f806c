"""What was said, as blocks: the secretariat's prose where it has been written, else the notes as lists."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_tui.domain.editorial import ReportStatus, TextStatus, prose
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.notes import Note, NoteKind, NoteState, threaded
from workshop_tui.domain.synthesis import is_synthesis
from workshop_tui.report.document import Block, Heading, Paragraph, Point, Points
from workshop_tui.report.words import Words
from workshop_tui.wording import KIND_TEXT

_UNLABELLED = (NoteKind.REACTION, NoteKind.ADDITION)


def is_adopted(material: Material) -> bool:
    """Whether the report was adopted: then it says nothing about what is still missing."""
    return material.report.status is ReportStatus.ADOPTED


def has_text(material: Material, key: str) -> bool:
    """Whether there is an editorial text with that key that says anything."""
    found = material.texts.get(key)
    return found is not None and bool(found.text.strip())


def is_unfinished(material: Material, key: str) -> bool:
    """Whether there is an editorial text with that key that still is a concept, as the report is."""
    text = material.texts.get(key)
    unfinished = text is not None and text.status is not TextStatus.READY
    return unfinished and has_text(material, key) and not is_adopted(material)


def written(
    material: Material, key: str, words: Words, label: str = "", *, said_before: bool = False
) -> list[Block]:
    """An editorial text; nothing when there is none. The label stands before its first part.
    `said_before`: what stands above it says already that it is a concept."""
    text = material.texts.get(key)
    if text is None or not has_text(material, key):
        return []
    blocks: list[Block] = []
    if is_unfinished(material, key) and not said_before:
        blocks.append(Paragraph(words.say(Message("Concept: this text is not finished.")), aside=True))
    for part in prose(text.text):
        if part.points:
            if label:
                blocks.append(Paragraph("", label=label))
            blocks.append(Points(tuple(Point(each) for each in part.points), part.first))
        else:
            blocks.append(Paragraph(part.paragraph, label=label))
        label = ""
    return blocks


def gap(material: Material, message: Message, words: Words) -> list[Block]:
    """What somebody still has to write; nothing in an adopted report."""
    return [] if is_adopted(material) else [Paragraph(words.say(message), aside=True)]


def point(note: Note, depth: int, words: Words, remark: str = "") -> Point:
    """A note as a line of a list; of a reaction and an addition the kind is not said."""
    label = "" if note.kind in _UNLABELLED else words.heading(KIND_TEXT[note.kind])
    return Point(note.text, depth, label, remark)


def points(notes: tuple[Note, ...], words: Words) -> Points:
    """Notes as a list, what deepens another one under it."""
    return Points(tuple(point(note, depth, words) for note, depth in threaded(notes)))


def said(material: Material, notes: tuple[Note, ...], words: Words) -> list[Block]:
    """The notes of an item, as a concept until the report is adopted, the chair's synthesis apart and last;
    what deepens a note stays with it. Nothing without notes."""
    summing_up = False
    spoken: list[Point] = []
    summed: list[Point] = []
    for note, depth in threaded(notes):
        summing_up = is_synthesis(material.state, note) if depth == 0 else summing_up
        (summed if summing_up else spoken).append(point(note, depth, words))
    blocks: list[Block] = [unedited(material, words)] if notes else []
    blocks += [Points(tuple(spoken))] if spoken else []
    if summed:
        blocks += [Heading(3, words.heading(Message("the chair's synthesis"))), Points(tuple(summed))]
    return blocks


def unedited(material: Material, words: Words) -> Block:
    """What stands above notes that nobody has made into prose."""
    told = (
        Message("The notes as they were written down.")
        if is_adopted(material)
        else Message("Concept: the notes as they were written down.")
    )
    return Paragraph(words.say(told), aside=True)


def rounds(material: Material, notes: tuple[Note, ...], words: Words) -> list[Block]:
    """The notes of a table by round, as a concept until the report is adopted. A reply stays under what
    it deepens, also when it came in a later round: then the line says which."""
    if not notes:
        return gap(material, Message("Nothing was written down here."), words)
    by_round: dict[int | None, list[Point]] = {}
    begun: int | None = None
    for note, depth in threaded(notes):
        if depth == 0:
            begun = note.round
        remark = words.say(_round_name(note.round)) if note.round != begun else ""
        by_round.setdefault(begun, []).append(point(note, depth, words, remark))
    blocks: list[Block] = [unedited(material, words)]
    for number in sorted(by_round, key=lambda number: (number is None, number or 0)):
        blocks += [Heading(4, words.heading(_round_name(number))), Points(tuple(by_round[number]))]
    return blocks


def _round_name(number: int | None) -> Message:
    return Message("outside the rounds") if number is None else Message("round {number}", number=number)


def open_appeals(material: Material, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The appeals that nobody has worked into a text yet."""
    return tuple(
        note for note in notes if note.kind is NoteKind.APPEAL and material.state_of(note) is NoteState.OPEN
    )

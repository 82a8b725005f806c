"""The letter to the council (raadsinformatiebrief), as a concept: what the program knows, in the order of
such letters; what it does not know stands as a gap that is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date

from workshop_tui.domain.agreements import AgreementStatus
from workshop_tui.domain.conference import ItemKind
from workshop_tui.domain.editorial import CLOSE, CONCLUSION, item_key
from workshop_tui.domain.material import Material
from workshop_tui.domain.message import Message
from workshop_tui.domain.positions import Matrix, Row, SubjectState, matrices
from workshop_tui.report.document import Block, Document, Fields, Heading, Paragraph, Point, Points
from workshop_tui.report.flow import unwrapped
from workshop_tui.report.options import PLAIN, Options
from workshop_tui.report.telling import has_text, is_adopted, written
from workshop_tui.report.words import Words
from workshop_tui.wording import SUBJECT_TEXT

_DECIDED = (SubjectState.PREFERRED, SubjectState.KEPT, SubjectState.MERGED, SubjectState.STRUCK_OFF)
"""What the council is told of options and projects, in this order."""


def letter(material: Material, words: Words, options: Options = PLAIN) -> Document:
    """The letter as far as it can be written."""
    return _Letter(material, words).document()


class _Letter:
    """Writes the letter and remembers its gaps."""

    def __init__(self, material: Material, words: Words) -> None:
        self._material = material
        self._conference = material.conference
        self._words = words
        self._gaps: list[str] = []

    def document(self) -> Document:
        """The letter whole."""
        words, conference = self._words, self._conference
        blocks = [
            *self._head(),
            *self._occasion(),
            *self._before(),
            *self._outcome(),
            *self._further(),
            *self._end(),
        ]
        return Document(
            words.say(Message("Letter to the council (concept)")),
            words.language,
            tuple(blocks),
            author=conference.organiser,
            subject=self._about(),
            made_ms=self._material.made_ms,
            gaps=tuple(dict.fromkeys(self._gaps)),
        )

    def _gap(self, what: Message) -> str:
        gap = self._words.say(Message("[to fill in: {what}]", what=what))
        self._gaps.append(gap)
        return gap

    def _missing(self, what: Message) -> Block:
        return Paragraph(self._gap(what))

    def _said(self, message: Message) -> Block:
        return Paragraph(self._words.say(message))

    def _heading(self, message: Message) -> Block:
        return Heading(2, self._words.heading(message))

    def _about(self) -> str:
        day = self._words.date(self._conference.date)
        return self._words.heading(
            Message("outcome of {title}, {date}", title=self._conference.title, date=day)
        )

    def _head(self) -> list[Block]:
        words, conference = self._words, self._conference
        about = Message(
            "A concept, made of what was kept of the conference, {as_of}. What is marked is still to be"
            " filled in.",
            as_of=words.as_of(conference.local(self._material.made_ms)),
        )
        council = Message("the council of {municipality}", municipality=self._gap(Message("municipality")))
        pairs = (
            (Message("to"), words.say(council)),
            (Message("from"), conference.organiser or self._gap(Message("sender"))),
            (Message("date"), self._gap(Message("date of the letter"))),
            (Message("reference"), self._gap(Message("reference of the letter"))),
            (Message("subject"), self._about()),
        )
        return [
            Paragraph(words.say(about), aside=True),
            Fields(tuple((words.heading(name), value) for name, value in pairs)),
            self._said(Message("Dear council,")),
        ]

    def _occasion(self) -> list[Block]:
        conference, words = self._conference, self._words
        why = Message(
            "why these conferences are held, such as a motion or a request of the council, with its date"
        )
        day = words.full_date(conference.date)
        past = self._material.conference.local(self._material.made_ms).date() >= conference.date
        if past and conference.location:
            held = Message("On {date} “{title}” was held in {place}.", date=day, title=conference.title,
                           place=conference.location)  # fmt: skip
        elif past:
            held = Message("On {date} “{title}” was held.", date=day, title=conference.title)
        else:
            held = Message("On {date} “{title}” will be held.", date=day, title=conference.title)
        told = [words.say(held)]
        if conference.organisations:
            names = self._joined([each.name for each in conference.organisations])
            told.append(words.say(Message("The parties to it: {names}.", names=names)))
        blocks = [self._heading(Message("occasion")), self._missing(why), Paragraph(" ".join(told))]
        if conference.purpose.strip():
            blocks.append(Paragraph(unwrapped(conference.purpose), label=words.heading(Message("purpose"))))
        return blocks

    def _before(self) -> list[Block]:
        """The conferences before it, the date that it had at first, and what the program cannot know."""
        words, conference = self._words, self._conference
        earlier = sorted(
            (day, name) for name, day in self._material.series_dates.items() if day < conference.date
        )
        blocks = [self._heading(Message("earlier steps"))]
        if earlier:
            blocks.append(
                self._said(
                    Message.counted(
                        "Before it, this conference of the series was held:",
                        "Before it, these {n} conferences of the series were held:",
                        n=len(earlier),
                    )
                )
            )
            points = (
                Point(self._material.conference_title(name), label=words.heading(words.full_date(day)))
                for day, name in earlier
            )
            blocks.append(Points(tuple(points)))
        first = self._first_date()
        if first is not None:
            moved = Message(
                "It was first planned on {date}; {reason}.",
                date=words.full_date(first),
                reason=self._gap(Message("why it was moved")),
            )
            blocks.append(self._said(moved))
        blocks.append(self._missing(Message("what the council discussed or decided about it, with dates")))
        return blocks

    def _first_date(self) -> Date | None:
        """The date that the conference had at first; None when it still has that."""
        dates = [change.date for change in self._material.kept.dates]
        return dates[0] if dates and dates[0] != self._conference.date else None

    def _outcome(self) -> list[Block]:
        blocks = [self._heading(Message("outcome"))]
        keys = self._outcome_keys()
        for key in keys:
            blocks += written(self._material, key, self._words)
        if not keys:
            blocks.append(self._missing(Message("the outcome in a few sentences")))
        for matrix in matrices(self._conference, self._material.positions):
            blocks += self._decided(matrix)
        blocks.append(Paragraph(" ".join(self._agreements())))
        annexes = self._joined([self._words.say(name) for name, _ in self._annexes()])
        blocks.append(self._said(Message("Annexed to this letter: {names}.", names=annexes)))
        return blocks

    def _outcome_keys(self) -> list[str]:
        """Where it was written what came of the day: in the conclusion of the world café, else with the
        items in which options were weighed and agreements made."""
        if has_text(self._material, CONCLUSION):
            return [CONCLUSION]
        weighing = (ItemKind.POSITIONS, ItemKind.AGREEMENTS)
        keys = [item_key(item.id) for item in self._conference.agenda if item.kind in weighing]
        return [key for key in keys if has_text(self._material, key)]

    def _decided(self, matrix: Matrix) -> list[Block]:
        points = [
            Point(
                self._joined([_subject(row) for row in rows]), label=self._words.heading(SUBJECT_TEXT[state])
            )
            for state in _DECIDED
            if (rows := [row for row in matrix.rows if row.state is state and not row.carried])
        ]
        if not points:
            return []
        told = Message("What was decided on “{title}”:", title=matrix.block.title)
        return [self._said(told), Points(tuple(points))]

    def _agreements(self) -> list[str]:
        """How many agreements were made here, and how many of earlier conferences are open still."""
        here = [each for each in self._material.agreements if each.conference == self._conference.id]
        made = [each for each in here if each.status is not AgreementStatus.DROPPED]
        before = [each for each in self._material.agreements if each not in here and each.is_open]
        said = Message.counted(
            "{n} agreement was made; the list of agreements has it.",
            "{n} agreements were made; the list of agreements has them.",
            n=len(made),
        )
        told = [said if made else Message("No agreements have been made.")]
        if before:
            told.append(
                Message.counted(
                    "{n} agreement of earlier conferences is still open.",
                    "{n} agreements of earlier conferences are still open.",
                    n=len(before),
                )
            )
        return [self._words.say(each) for each in told]

    def _annexes(self) -> list[tuple[Message, str]]:
        """What goes with the letter, each with how it stands."""
        words, material = self._words, self._material
        today = words.date(self._conference.local(material.made_ms).date())
        adopted = material.report.adopted[-1] if is_adopted(material) and material.report.adopted else None
        report = (
            Message("concept")
            if adopted is None
            else Message(
                "version {number}, adopted on {date}", number=adopted.version, date=words.date(adopted.on)
            )
        )
        found = [(Message("report of the day"), words.say(report))]
        if material.agreements:
            found.append((Message("list of agreements"), words.say(Message("as of {day}", day=today))))
        if any(not each.is_empty for each in matrices(self._conference, material.positions)):
            found.append((Message("overview of positions"), words.say(Message("as of {day}", day=today))))
        return found

    def _further(self) -> list[Block]:
        words, conference = self._words, self._conference
        later = [day for day in self._material.series_dates.values() if day > conference.date]
        blocks = [self._heading(Message("what comes next"))]
        if later:
            day = words.full_date(min(later))
            blocks.append(self._said(Message("The next conference of the series is on {date}.", date=day)))
        else:
            blocks.append(self._missing(Message("the date aimed at for what follows")))
        if has_text(self._material, CLOSE):
            blocks += written(self._material, CLOSE, words)
        else:
            blocks.append(
                self._missing(
                    Message("what is worked out until then, by whom, and when the council has its say")
                )
            )
        return blocks

    def _end(self) -> list[Block]:
        words = self._words
        sender = self._conference.organiser or self._gap(Message("sender"))
        signed = self._gap(Message("names and functions of those who sign"))
        points = [Point(words.heading(name), remark=how) for name, how in self._annexes()]
        return [
            self._said(Message("We will keep you informed of the steps that follow.")),
            self._said(Message("Yours faithfully,")),
            Paragraph(f"{sender}\n{signed}"),
            self._heading(Message("annexes")),
            Points(tuple(points)),
        ]

    def _joined(self, names: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        if len(names) < 2:
            return "".join(names)
        both = Message("{before} and {last}", before=", ".join(names[:-1]), last=names[-1])
        return self._words.say(both)


def _subject(row: Row) -> str:
    """A subject, and what it became part of."""
    into = row.judgement.into if row.judgement else None
    return f"{row.subject} → {into}" if into else row.subject

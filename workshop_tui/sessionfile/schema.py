"""The keys of a session file: what each entry may hold, as pydantic models.

Values arrive as text; a field's reader turns them into plain values. No field is required here, so
that one bad value does not hide what is wrong with the rest of its entry: what must be there is named
in `REQUIRED` and asked for by `entries.Reader`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from workshop_tui.domain.conference import ItemKind, Rotation
from workshop_tui.domain.message import Message
from workshop_tui.domain.report_sections import REPORT_SECTIONS
from workshop_tui.sessionfile import values

MESSAGE = "message"
"""The pydantic error type, and the key in its context, under which a `Message` travels."""


def refuse(message: Message) -> PydanticCustomError:
    """The error by which a reader tells pydantic what to say."""
    return PydanticCustomError(MESSAGE, "said in its context", {MESSAGE: message})


def text_of(value: object) -> str:
    """The text of a single value; anything else is refused."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        raise refuse(
            Message("text is expected here; when there is a colon in the sentence, put it in quotes")
        )
    if isinstance(value, list):
        raise refuse(Message("one text is expected here, not a list"))
    raise refuse(Message("there is nothing here; write the text, or leave the line out"))


def _reader(read: Callable[[str], object]) -> BeforeValidator:
    def validate(value: object) -> object:
        try:
            return read(text_of(value))
        except values.Wrong as wrong:
            raise refuse(wrong.message) from None

    return BeforeValidator(validate)


def _listed(value: object) -> object:
    """A single text where a list is meant is a list of one."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    raise refuse(Message("a list is expected here: one entry per line, each starting with “- ”"))


def _word(text: str) -> str:
    """Ids stand in file names and behind options, so neither a slash nor a hyphen in front."""
    others = text.replace("-", "").replace("_", "").replace(".", "")
    if not others.isalnum() or not text[0].isalnum() or len(text) > 80:
        raise values.Wrong(Message("an id is one word of letters, digits and hyphens, at most 80 of them"))
    return text


def _filled(text: str) -> str:
    if not text:
        raise values.Wrong(Message("there is nothing here; write the text, or leave the line out"))
    return text


Text = Annotated[str, BeforeValidator(text_of)]
Filled = Annotated[str, _reader(_filled)]
Word = Annotated[str, _reader(_word)]
Yes = Annotated[bool, _reader(values.read_yes)]
Duration = Annotated[int, _reader(values.read_duration)]
Length = Annotated[int, _reader(values.read_length)]
Names = Annotated[list[Filled], BeforeValidator(_listed)]
Rounds = Annotated[int, _reader(lambda text: values.read_count(text, 30))]
Section = Annotated[str, _reader(lambda text: values.read_choice(text, REPORT_SECTIONS))]
Sections = Annotated[list[Section], BeforeValidator(_listed)]
Number = Annotated[int, _reader(lambda text: values.read_count(text, 999))]
Year = Annotated[int, _reader(values.read_year)]


class Entry(BaseModel):
    """Base of all entries: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    REQUIRED: ClassVar[tuple[str, ...]] = ()
    SHORT: ClassVar[str | None] = None
    """The field that a bare text stands for; None when a bare text is no such entry."""


class FileEntry(Entry):
    """The whole file. Its parts are read one by one, so that each is checked in full."""

    REQUIRED = ("conference", "agenda")

    conference: Any = None
    organisations: Any = None
    participants: Any = None
    groups: Any = None
    agenda: Any = None
    tables: Any = None
    positions: Any = None
    chair_roster: Any = None
    seating: Any = None


class ConferenceEntry(Entry):
    """The block `conference`."""

    REQUIRED = ("title", "date")

    id: Word | None = None
    title: Filled = ""
    series: Text = ""
    number: Number | None = None
    date: Annotated[Date, _reader(values.read_date)] | None = None
    timezone: Annotated[str, _reader(values.read_timezone)] = "Europe/Amsterdam"
    location: Text = ""
    language: Annotated[str, _reader(lambda text: values.read_choice(text, ("nl", "en")))] = "nl"
    organiser: Text = ""
    chair: Text = ""
    purpose: Text = ""
    report_sections: Sections = []


class OrganisationEntry(Entry):
    """One organisation; a bare text is its name."""

    REQUIRED = ("name",)
    SHORT = "name"

    name: Filled = ""
    short: Text = ""
    kind: Text = ""


class ParticipantEntry(Entry):
    """One participant; a bare text is the name."""

    REQUIRED = ("name",)
    SHORT = "name"

    name: Filled = ""
    role: Text = ""
    organisation: Text = ""
    group: Text = ""


class SpeakerEntry(Entry):
    """A speaker with the organisation that is spoken for."""

    REQUIRED = ("name",)

    name: Filled = ""
    organisation: Text = ""


class SegmentEntry(Entry):
    """A segment spelled out."""

    REQUIRED = ("title", "minutes")

    title: Filled = ""
    minutes: Length | None = None
    speaker: Text = ""


class ItemEntry(Entry):
    """One line of the programme."""

    REQUIRED = ("time", "title")

    id: Word | None = None
    time: Annotated[values.TimeRange, _reader(values.read_range)] | None = None
    title: Filled = ""
    kind: Annotated[
        ItemKind,
        _reader(lambda text: ItemKind(values.read_choice(text, [kind.value for kind in ItemKind]))),
    ] = ItemKind.PLENARY
    fixed: Yes = False
    auto: Yes = False
    minimum: Length | None = None
    warning: Duration | None = None
    danger: Duration | None = None
    led_by: Text = ""
    notes: Text = ""
    prompts: Names = []
    speakers: Any = None
    minutes_each: Length | None = None
    rounds: Rounds = 0
    round_minutes: Length = 0
    changeover_minutes: Duration = 0
    intro_minutes: Duration = 0
    closing_minutes: Duration = 0
    rotation: Annotated[
        Rotation,
        _reader(lambda text: Rotation(values.read_choice(text, [kind.value for kind in Rotation]))),
    ] = Rotation.GROUPS
    segments: Any = None


class TableEntry(Entry):
    """One table with its statement. Without `number` it has its place in the list."""

    REQUIRED = ("theme",)

    number: Number | None = None
    theme: Filled = ""
    statement: Text = ""
    questions: Names = []
    hosts: Names = []


class StepEntry(Entry):
    """One step of a scale; a bare text is its label."""

    REQUIRED = ("label",)
    SHORT = "label"

    key: Word | None = None
    label: Filled = ""
    takes_part: Yes = False


class PositionEntry(Entry):
    """One block of positions."""

    REQUIRED = ("title", "scale", "subjects")

    id: Word | None = None
    title: Filled = ""
    scale: Any = None
    subjects: Names = []


class SeatingEntry(Entry):
    """The block `seating`."""

    seed: Annotated[int, _reader(lambda text: values.read_count(text, 999_999))] | None = None
    together: Any = None
    apart: Any = None


class RosterEntry(Entry):
    """The block `chair_roster`."""

    REQUIRED = ("first_year", "order")

    first_year: Year | None = None
    order: Names = []
    never: Names = []

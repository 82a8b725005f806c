"""The tables of a world café in a programme text: number, theme, statement, questions, hosts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workshop_tui.domain.conference import Statement, Table
from workshop_tui.sessionfile.importing.lines import LABEL, Paragraph, TableRow
from workshop_tui.sessionfile.importing.people import names_in

MOST_TABLES = 60

_NAMED = re.compile(
    r"^(?:thema)?(?:tafel|table|thema|theme|stelling|statement|onderwerp|topic)\s*(?:nr\.?|no\.?"
    r"|#)?\s*(?P<number>\d{1,2}|[A-L](?![\w]))"
    r"\s*(?:[.:)|–—-]|\s)\s*(?P<theme>.*)$",
    re.IGNORECASE,
)
_STATED = re.compile(r"^(?:stelling|statement)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?(?P<number>\d{1,2})\s*[.)°:]\s*(?P<theme>\S.*)$")
_SPACED = re.compile(r"^(?P<number>\d{1,2})\s+(?P<theme>[^\W\d].*)$")
_CALLED = re.compile(
    r"^(?:thema)?(?:tafel|table)\s+(?P<theme>[^\W\d][\w ]{2,40}?)\s*(?::|\s[–—-])\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
"""“tafel groen - wethouder”: a table with a name for a number."""
_SAID_OF = re.compile(r"^(?P<theme>[^:\"“„]{2,60}?)\s*:\s*(?P<said>[\"“„].{12,}[\"”])\.?$")
"""“Access: “No one should wait longer.””, which in a row of such lines is a table each."""
_LETTERED = re.compile(r"^(?P<number>[A-La-l])[.)]\s+(?P<theme>\S.*)$")
_HEADINGS = re.compile(
    r"^(?:de )?(?:\w+ )?(?:tafels?|tafelindeling|thema['’]?s|stellingen|tafelthema['’]?s"
    r"|gesprekstafels|onderwerpen|tables|themes|topics"
    r"|statements|table themes|the tables|the themes|(?:the )?(?:\w+ )?conversations"
    r"|(?:\w+ )?tafelgesprekken)\b(?: (?:en|and|van|of|met|with|voor"
    r"|for) [\w ]{1,40})?\s*:?\s*$",
    re.IGNORECASE,
)
_STATEMENT = (
    "stelling",
    "statement",
    "prikkelende stelling",
    "these",
    "uitspraak",
    "propositie",
    "claim",
    "stelling/vraag",
)
_QUESTIONS = (
    "vraag", "vragen", "hoofdvraag", "deelvragen", "question", "questions", "kernvraag", "kernvragen",
    "gespreksvraag",
    "gespreksvragen", "vraagstelling", "key question", "discussion questions",
)  # fmt: skip
_HOSTS = (
    "tafelmoderator", "tafelmoderatoren", "tafelheer", "tafelheren", "tafeldame", "tafelhost",
    "gastheer", "gastvrouw",
    "moderator", "moderatoren", "gespreksleider", "gespreksleiders", "host", "hosts", "table host",
    "table hosts",
    "tafelgastheer", "begeleiders", "begeleider", "tafelbegeleider", "tafelleider", "tafelvoorzitter",
    "o.l.v.",
)  # fmt: skip
_THEME = ("thema", "theme", "onderwerp", "topic")
_LED = re.compile(
    r"\s*[(,–—-]?\s*(?:o\.l\.v\.|onder leiding van|host(?:ed by|s)?:?|moderator(?:en)?:?"
    r"|tafelmoderator(?:en)?:?|tafelvoorzitter:?|tafelheer:?|tafeldame:?|gespreksleider:?|begeleiders?:?)\s+(?P<who>[^()]+)\)?\s*$",
    re.I,
)
_IN_TEXT = re.compile(r"\b(?:tafel|table)\s+(?P<number>\d{1,2})\b", re.IGNORECASE)
_ABOUT = re.compile(r"^.{0,40}?\b(?:over|about|om|op|discusses|bespreekt|behandelt)\s+", re.IGNORECASE)
_WITH_QUOTE = re.compile(r"^(?P<theme>[^\"“”„:]{2,80}?)\s*[.,:–—-]*\s*(?P<said>[\"“„][^\"“”„]{8,}[\"”])\.?$")
_WITH_SENTENCE = re.compile(r"^(?P<theme>[^.:–—]{2,60}?)(?:\.|\s[–—-])\s+(?P<said>[A-ZÀ-Þ][^\"“„]{16,}[.!])$")
_QUOTED = re.compile(r"^[\"“„'‘](?P<text>.+)[\"”’']\.?$")


@dataclass
class _Table:
    number: str
    theme: str
    line: int
    statement: str = ""
    questions: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    behind: str = "theme"
    sure: bool = True


@dataclass(frozen=True)
class FoundTable:
    """A table as found. `sure` is False where its statement was not named as one."""

    table: Table
    line: int
    sure: bool = True


@dataclass(frozen=True)
class FoundTables:
    """The tables, and the paragraphs that belong to none of them."""

    tables: tuple[FoundTable, ...]
    rest: tuple[Paragraph, ...]


def heads_tables(text: str) -> bool:
    """Whether a heading says that tables follow."""
    return len(text) < 80 and _HEADINGS.match(text) is not None


def find_tables(parts: Sequence[Paragraph], *, expected: bool) -> FoundTables:
    """The tables in those paragraphs. A plain numbered list is one of tables only where tables are
    `expected`, below a heading that says so, or when statements stand in it; “Tafel 1” is one anywhere."""
    made: list[_Table] = []
    rest: list[Paragraph] = []
    current: _Table | None = None
    below_heading = False
    plain = expected or any(_label(part.text)[0] in _STATEMENT for part in parts)
    said_of = _rows_of_quotes(parts)
    for place, part in enumerate(parts):
        if part.table is not None:
            current = None
            made.append(_of_row(part.table, part.number))
            continue
        if heads_tables(part.text):
            below_heading, current = True, None
            continue
        begun = _begun(part, parts[place + 1 :], plain or below_heading, made, below_heading)
        if begun is None and place in said_of:
            begun = _table_of(str(len(made) + 1), part.text, part.number)
        if begun is not None and len(made) < MOST_TABLES:
            current = begun
            made.append(current)
        elif current is None or not _added(current, part):
            current = None
            rest.append(part)
    if not made and expected:
        made = [each for part in parts for each in in_running_text(part)]
    if len(made) == 1 and not expected and not below_heading and not made[0].statement:
        return FoundTables((), tuple(parts))
    return FoundTables(_numbered(made), tuple(rest))


def _rows_of_quotes(parts: Sequence[Paragraph]) -> set[int]:
    """The places of paragraphs in a row that each give a theme and a quotation."""
    found = [place for place, part in enumerate(parts) if _SAID_OF.match(part.text)]
    return {place for place in found if place - 1 in found or place + 1 in found}


def in_running_text(part: Paragraph) -> list[_Table]:
    """The tables that a sentence names one after the other: “aan tafel 1 praten we over afval (stelling:
    “…”), aan tafel 2 over groen”. Fewer than two are none."""
    found = list(_IN_TEXT.finditer(part.text))
    if len(found) < 2 or [int(each["number"]) for each in found] != list(range(1, len(found) + 1)):
        return []
    made: list[_Table] = []
    ends = [*(each.start() for each in found[1:]), len(part.text)]
    for each, end in zip(found, ends, strict=True):
        said = part.text[each.end() : end]
        quoted = re.search(r"[\"“„](?P<text>[^\"”]{8,})[\"”]", said)
        theme = said[: quoted.start()] if quoted else re.split(r"[.;!?]", said)[0]
        theme = re.split(r"[(:]", _ABOUT.sub("", theme), maxsplit=1)[0]
        theme = re.sub(r"(?:[\s,]+(?:en|and|aan|at|bij|op|in|de|the|met|with))+\s*$", "", theme).strip(
            " ,.;–—-"
        )
        if not theme:
            return []
        made.append(_Table(each["number"], theme, part.number, quoted["text"] if quoted else ""))
    return made


def _of_row(row: TableRow, line: int) -> _Table:
    table = _Table(row.number.strip(), row.theme.strip(), line, row.statement.strip())
    table.questions = _questions(row.questions)
    table.hosts = list(names_in(row.hosts))
    return table


def _begun(
    part: Paragraph, after: Sequence[Paragraph], plain: bool, made: list[_Table], below_heading: bool
) -> _Table | None:
    text = part.text.split("\n")[0]
    named = _NAMED.match(text)
    spaced = _SPACED.match(text) if below_heading else None
    called = _CALLED.match(text) if plain and named is None else None
    if called is not None:
        return _called(called, len(made) + 1, part.number)
    match = named or spaced or (plain and (_NUMBERED.match(text) or _LETTERED.match(text))) or None
    if match is None:
        if plain and part.bullet and _is_theme(part, after):
            return _table_of(str(len(made) + 1), text, part.number)
        if (
            below_heading
            and part.bullet
            and (not text.endswith("?") or ": " in text)
            and (not made or not made[-1].statement)
        ):
            return _table_of(str(len(made) + 1), text, part.number)
        return None
    number, theme = match["number"], match["theme"].strip()
    if (
        named is None
        and made
        and number.isdigit()
        and made[-1].number.isdigit()
        and int(number) != int(made[-1].number) + 1
    ):
        return None
    if named is None and not made and number not in ("1", "A", "a"):
        return None
    if named is None and theme.endswith("?") and made and made[-1].behind == "question":
        return None
    if named is not None and _STATED.match(text) and len(theme.split()) >= 4 and ": " not in theme:
        return _Table(number, text[: named.start("theme")].strip(" .:)|–—-"), part.number, theme)
    return _table_of(number, theme, part.number)


def _called(match: re.Match[str], number: int, line: int) -> _Table:
    """A table with a name: what stands behind it is its statement, else who is its host."""
    rest = match["rest"]
    if len(rest.split()) >= 5 or rest.endswith((".", "?", "!")):
        return _table_of(str(number), f"{match['theme']}: {rest}", line)
    return _Table(str(number), match["theme"], line, hosts=list(names_in(rest)))


def _is_theme(part: Paragraph, after: Sequence[Paragraph]) -> bool:
    """Whether a bullet is a theme: the statement stands right below it."""
    return bool(after) and _label(after[0].text)[0] in _STATEMENT and len(part.text) < 120


def _table_of(number: str, theme: str, line: int) -> _Table:
    table = _Table(number, theme, line)
    led = _LED.search(theme)
    if led and led.start() > 0:
        table.hosts += names_in(led["who"])
        theme = theme[: led.start()].strip()
    for mark in _STATEMENT:
        found = re.search(rf"[\s.,;–—-]*\b{mark}\s*:\s*", theme, re.IGNORECASE)
        if found:
            table.statement, theme = theme[found.end() :].strip(), theme[: found.start()].strip()
            table.behind = "statement"
    said = None if table.statement else _WITH_QUOTE.match(theme) or _WITH_SENTENCE.match(theme)
    if said:
        theme, table.statement, table.behind = said["theme"], said["said"], "statement"
    head, colon, tail = theme.partition(": ")
    if (
        not table.statement
        and colon
        and len(head) <= 60
        and len(tail.split()) >= (2 if tail.endswith("?") else 4)
    ):
        theme, table.behind = head, "statement"
        if tail.endswith("?"):
            table.questions = _questions(tail)
        else:
            table.statement = tail
    table.theme = theme.strip(" :–—-|•·\t")
    if "\t" in table.theme:
        table.theme, _, table.statement = (piece.strip() for piece in table.theme.partition("\t"))
    return table


def _label(text: str) -> tuple[str, str]:
    match = LABEL.match(text)
    if match is None:
        return "", text
    word = re.sub(r"\s*\(.*?\)$|\s*\d+$", "", match[1].strip().casefold())
    return word, text[match.end() :].strip()


def _added(table: _Table, part: Paragraph) -> bool:
    """Puts the paragraph with the table; False when it is none of its."""
    label, text = _label(part.text)
    quoted = _QUOTED.match(part.text)
    if label in _STATEMENT:
        table.statement = _joined(table.statement, text)
        table.behind = "statement"
    elif label in _QUESTIONS:
        table.questions += _questions(text)
        table.behind = "question"
    elif label in _HOSTS:
        table.hosts += [name for name in names_in(text) if name not in table.hosts]
    elif label in _THEME and not table.theme:
        table.theme = text
    elif label:
        return False
    elif not table.theme:
        table.theme = part.text
    elif _all_questions(part.text):
        if part.apart and table.questions and not part.bullet:
            return False
        table.questions += _questions(part.text)
        table.behind = "question"
    elif quoted and not table.statement:
        table.statement = quoted["text"]
    elif table.behind == "question" and part.bullet:
        table.questions.append(part.text)
    elif table.behind == "statement" and not table.statement:
        table.statement = part.text
    elif not table.statement and _may_be_statement(table, part):
        table.statement, table.sure = part.text, False
    elif (
        table.statement
        and not part.apart
        and not part.bullet
        and table.behind == "statement"
        and not part.heading
    ):
        table.statement = _joined(table.statement, part.text)
    else:
        return False
    return True


def _may_be_statement(table: _Table, part: Paragraph) -> bool:
    """Whether a paragraph without a label reads as one: a sentence, in a list a longer one."""
    words = len(part.text.split())
    return words >= 6 and not table.questions if part.bullet else words >= 4


def _joined(before: str, after: str) -> str:
    return f"{before} {after}".strip()


def _all_questions(text: str) -> bool:
    return text.rstrip(" \"'”’)").endswith("?")


def _questions(text: str) -> list[str]:
    return [question for question in split_questions(text) if question]


def split_questions(text: str) -> list[str]:
    """Questions that stand behind one another, one by one."""
    parts = re.split(r"(?<=\?)[\s/;]+(?=[A-ZÀ-Þ\"“(])|\n", text.strip())
    return [part.strip(" •-–") for part in parts if part.strip(" •-–")]


def unquoted(text: str) -> str:
    """A text without the quotation marks around the whole of it."""
    match = _QUOTED.match(text)
    inside = match["text"] if match else ""
    return inside if inside and not re.search(r"[\"“”„]", inside) else text


def _numbered(made: list[_Table]) -> tuple[FoundTable, ...]:
    """With numbers of their own: letters and doubles are counted on."""
    digits = [each.number for each in made if each.number.isdigit()]
    as_said = (
        len(digits) == len(made)
        and len({int(number) for number in digits}) == len(made)
        and "0" not in digits
    )
    found = []
    for place, each in enumerate(made, 1):
        number = int(each.number) if as_said and int(each.number) > 0 else place
        theme = unquoted(each.theme) or each.statement[:60] or str(number)
        statement = Statement(number, theme, unquoted(each.statement), tuple(each.questions))
        found.append(
            FoundTable(Table(number, statement, tuple(dict.fromkeys(each.hosts))), each.line, each.sure)
        )
    return tuple(found)

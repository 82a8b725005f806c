"""What a text says of the conference as a whole: title, date, place, chair, organisations, purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from difflib import get_close_matches

from workshop_tui.domain.message import Message
from workshop_tui.sessionfile.importing.dates import find_dates
from workshop_tui.sessionfile.importing.drafts import Unsure
from workshop_tui.sessionfile.importing.letters import without_addresses
from workshop_tui.sessionfile.importing.lines import LABEL, Paragraph, plain
from workshop_tui.sessionfile.importing.number_words import ORDINALS
from workshop_tui.sessionfile.importing.people import names_in, proper_names_in
from workshop_tui.sessionfile.importing.times import find_range, find_single

_LABELS = {
    "title": ("titel", "title", "betreft", "onderwerp", "subject", "naam", "event", "conferentie",
             "bijeenkomst", "evenement", "conference"),
    "date": ("datum", "date", "wanneer", "when", "datum en tijd", "dag", "day", "date and time"),
    "location": ("locatie", "plaats", "waar", "location", "venue", "where", "place", "adres", "zaal"),
    "chair": ("dagvoorzitter", "voorzitter", "chair", "dagvoorzitterschap", "chair of the day",
              "host of the day",
              "facilitator", "gespreksleider"),
    "organiser": ("organisator", "organiser", "organizer", "uitnodigende partij", "gastheer", "opdrachtgever",
                  "organised by", "organisatie"),
    "purpose": ("doel", "doel van de dag", "doelstelling", "purpose", "aim", "goal",
                "doel van de bijeenkomst", "doelen"),
    "series": ("reeks", "series"),
    "organisations": ("deelnemende gemeenten", "gemeenten", "organisaties", "partijen",
                      "deelnemende organisaties",
                      "organisations", "organizations", "municipalities",
                      "participating municipalities", "participating councils", "councils",
                      "deelnemende partners", "parties",
                      "deelnemende partijen", "partners", "teams", "participating organisations", "colleges"),
    "time": ("tijd", "tijden", "time", "tijdstip", "duur", "aanvang", "hours", "start", "begin", "starttijd"),
}  # fmt: skip
_FIELD = {label: name for name, labels in _LABELS.items() for label in labels}
_OF_THE_DAY = re.compile(r"\s(?:event|evenement|conferentie|bijeenkomst|dag|van de dag|of the day)$")
"""What may follow a label: “Datum event: 28-05-2026”."""
_LEADING = re.compile(
    r"^(?:(?:het |concept[\s-]?|definitief |draft )?(?:prog?r?am+a(?:boekje|overzicht)?|programme|program"
    r"|draaiboek|agenda|dagprogramma|uitnodiging|running order|run of show|session plan|rundown"
    r"|invitation|run sheet|schedule|dagindeling|(?:voor|for)(?= (?:de|het|onze|the|our)\b))(?:\s+(?:voor"
    r"|van|of|for)\b(?:\s+(?:de|het"
    r"|the)\b)?)?)\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_MEETING = (
    r"(?:\w*conferentie|\w*bijeenkomst|\w*sessie|\w{4,}dag|\w*tafel|conference|session|meeting"
    r"|gathering|world caf[eé]|wereldcaf[eé])\b"
)
_NUMBERED = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digit>\d{{1,2}})(?:e|de|ste|st|nd|rd"
    rf"|th))\s+(?:\w+[\s-]+){{0,2}}?{_MEETING}",
    re.IGNORECASE,
)
_STARTS = re.compile(r"^(start|begin|aanvang)\s+(?=(?:om |at )?\d)", re.IGNORECASE)
_THIS = re.compile(r"\b(?:deze|dit|this|de|the)\s+$", re.IGNORECASE)
_PURPOSE = re.compile(r"^(?:het |the )?(?:doel|aim|purpose)\s+(?:van|of)\b", re.IGNORECASE)
_CHAIR = re.compile(
    r"\b(?:dagvoorzitter|chair of the day)[,:]?[ ]+(?P<name>(?-i:[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:van|de|den"
    r"|der|het|ten|ter)){0,3}(?:\s+[A-ZÀ-Þ][\w'’-]+){0,3}))",
    re.IGNORECASE,
)
_ORGANISER = re.compile(
    r"^(?:college van (?:b&w|burgemeester en wethouders)(?: van)? .{2,60}|gemeente [A-Z]\w{2,40})$",
    re.IGNORECASE,
)
_SMALL_WORDS = {
    "nl": r"\b(?:de|het|een|van|en|met|voor|door|wat|naar|uur|is|op|per|welkom|pauze|afsluiting"
    r"|tafels?|rondes?|wie|gesprek|korte|deze|zijn|aan|om|te)\b",
    "en": r"\b(?:the|of|and|with|for|by|what|to|is|on|per|welcome|at|closing|tables?|rounds?|who"
    r"|our|this|are)\b",
}
_STOP = {language: re.compile(words, re.IGNORECASE) for language, words in _SMALL_WORDS.items()}
_SALUTATION = re.compile(
    r"^(?:beste|geachte|dear|hallo|hello|hi|hey|hoi|ha|dag|goede?(?:morgen|middag)|good (?:morning"
    r"|afternoon)|l\.s)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"^(?:(?:het|de|the) )?(?:landgoed|kasteel|hotel|theater|theatre|stadhuis|gemeentehuis|raadhuis"
    r"|provinciehuis"
    r"|dorpshuis|buurthuis|wijkcentrum|congrescentrum|cultureel centrum|zalencentrum|sporthal|fort"
    r"|kazerne|museum"
    r"|town hall|city hall|village hall|castle|community centre|conference centre)\b",
    re.IGNORECASE,
)
_PROGRAMME_OF = re.compile(
    r"\b(?:(?:programma|programme|agenda)\s+(?:van|voor|of|for)|uit\s+voor|invite\s+you\s+to)"
    r"\s+(?:(?:de|het|the|een|our|onze)\s+)?"
    r"(?P<title>\S.{3,90}?)(?:\s+(?:op|on|in|te|at)\s|[.,;:]|$)"
)
_CUT_OFF = re.compile(r"\s(?:van|voor|op|of|for|on|the|de|het|een|met|with)$", re.IGNORECASE)
"""What is left of a sentence whose date was taken out of it is no title."""
_VERSION = re.compile(
    r"\s*[(\[–—-]?\s*\b(?:concept|versie|version|draft)\b(?:\s*[\d.]+)?(?:\s*(?:d\.?d\.?|van|of))?\s*[)\]]?\s*$"
    r"|\s*[(\[]v\s?[\d.]+[)\]]",
    re.IGNORECASE,
)
"""“versie 4 d.d.”, “(v3)”: of the paper, not of the conference."""
_NO_TITLE = re.compile(
    r"(?:onder voorbehoud|concept|subject to change|(?:ochtend|middag|avond)(?:programma)?|morning"
    r"|afternoon|evening|ontime\b.*|tijd(?:en)?\b.*\b(?:onderdeel|wat|programma)\b.*"
    r"|time\b.*\b(?:activity|what"
    r"|session)\b.*|(?:volgende|komende|aanstaande|deze|next|coming|this)(?: week| maand| month)?"
    r"|in het kort|overzicht|in short|at a glance|in outline|onderdelen|indeling|(?:day"
    r"|dag) \d)",
    re.IGNORECASE,
)
LONGEST_TITLE = 120


@dataclass
class Head:
    """What was found. `used` are the numbers of the lines that it was found in."""

    title: str = ""
    date: Date | None = None
    location: str = ""
    chair: str = ""
    organiser: str = ""
    purpose: str = ""
    series: str = ""
    number: int | None = None
    organisations: tuple[str, ...] = ()
    unsure: list[Unsure] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    title_line: int = 0


def language_of(text: str) -> str:
    """`nl` or `en`, by the small words of the text; Dutch when it cannot be told."""
    sample = text[:50_000]
    return "en" if len(_STOP["en"].findall(sample)) > len(_STOP["nl"].findall(sample)) else "nl"


def is_only_a_heading(text: str) -> bool:
    """Whether it says no more than that a programme follows."""
    return _LEADING.fullmatch(text.strip(" :")) is not None


def find_head(
    parts: Sequence[Paragraph],
    whole: Sequence[str],
    today: Date,
    name: str,
    beside: Sequence[Paragraph] = (),
) -> Head:
    """The head, from the paragraphs above the programme, and from the `whole` text where they are
    silent; what stands `beside` the text only where a label says what it is. `name` is what the source is
    called; it is the title where there is no other."""
    head = Head()
    parts = without_addresses(parts)
    _labelled(head, parts)
    _labelled(head, beside)
    _title(head, parts)
    dated = [part for part in beside if (m := LABEL.match(part.text)) and _field(m[1]) == "date"]
    _date(head, [*parts, *dated], whole, today)
    _venue(head, parts)
    _number(head, parts, whole)
    for part in parts:
        if not head.purpose and _PURPOSE.match(part.text) and len(part.text) > 20:
            head.purpose = part.text
            head.used.add(part.number)
        if not head.organiser and _ORGANISER.match(part.text):
            head.organiser = part.text
            head.used.add(part.number)
    if not head.chair:
        head.chair = next((found["name"] for text in whole if (found := _CHAIR.search(text))), "")
    if not head.title:
        head.title = " ".join(re.sub(r"[_\s]+", " ", name).split())[:LONGEST_TITLE]
        if head.title:
            head.unsure.append(Unsure(Message("no title was found; this is the name of the file")))
        else:
            head.unsure.append(Unsure(Message("no title was found; write it under “title”")))
    return head


def _field(label: str) -> str:
    """What a label names, also with a slip of the pen; empty for other labels."""
    typed = label.strip().casefold()
    found = _FIELD.get(typed) or _FIELD.get(" ".join(typed.split()[:1]) if _OF_THE_DAY.search(typed) else "")
    if found is None and len(typed) >= 5:
        near = get_close_matches(typed, _FIELD, 1, cutoff=0.84)
        found = _FIELD[near[0]] if near else None
    return found or ""


def _labelled(head: Head, parts: Sequence[Paragraph]) -> None:
    wanted = ""
    for part in parts:
        label = LABEL.match(part.text)
        name = _field(label[1]) if label else ""
        text = part.text[label.end() :].strip() if label else part.text
        if wanted == "organisations" and not label and (part.bullet or not part.apart) and len(text) < 80:
            head.organisations = (*head.organisations, *names_in(text))
            head.used.add(part.number)
            continue
        wanted = name if label and not text else ""
        if not name and part.text.casefold().rstrip(": ") in _LABELS["organisations"]:
            wanted = "organisations"
            continue
        if not name or name in ("date", "time"):
            continue
        if name == "organisations":
            head.organisations = names_in(text)
        elif text and not getattr(head, name):
            if name == "organiser" and len(proper_names_in(text)) > 2:
                head.organisations = proper_names_in(text)
            else:
                setattr(head, name, plain(text))
        head.used.add(part.number)


def _title(head: Head, parts: Sequence[Paragraph]) -> None:
    if head.title:
        head.title = (_LEADING.sub("", head.title) or head.title)[:LONGEST_TITLE]
        head.title = head.title[:1].upper() + head.title[1:]
        return
    shown = [part for part in parts if part.number not in head.used]
    named_so = [part for part in shown[:6] if _LEADING.match(part.text) and _says_more(part.text)]
    first = [part for part in shown if part.heading] + named_so[:1] + shown[:6]
    for part in first:
        if _SALUTATION.match(part.text):
            continue
        named = _PROGRAMME_OF.search(part.text)
        text, beside = _without_day((named["title"] if named else part.text).replace("\t", " "))
        text = re.sub(r"[–—|·-](?:\s*[–—|·-])+", "–", text.replace("*", "").strip())
        named_whole = _LEADING.sub("", " ".join(text.split()))
        stripped = _VERSION.sub("", named_whole)
        stripped = " ".join(
            re.sub(r"\s*[–—-]\s*(?:running order|run of show|programma|programme)$", "", stripped).split()
        )
        stripped = re.sub(r"\s+(?:op|on|te|in|,|–|—|-|\|)$", "", stripped.strip(" ,:;–—-|()")).strip(
            " ,:;–—-|()"
        )
        stripped += ")" * (stripped.count("(") > stripped.count(")"))
        label = LABEL.match(part.text)
        if label and _field(label[1]):
            continue
        if _NO_TITLE.fullmatch(stripped) or _CUT_OFF.search(stripped):
            continue
        if 3 <= len(stripped) <= LONGEST_TITLE and any(char.isalpha() for char in stripped):
            if not part.heading and stripped.endswith((".", "?", "!")) and len(stripped.split()) > 8:
                continue
            head.title = stripped[0].upper() + stripped[1:]
            if (named is None or named.start() == 0) and _is_whole(part.text, f"{head.title} {beside}"):
                head.used.add(part.number)
                head.title_line = part.number
            if beside and not head.location:
                head.location = beside
                head.unsure.append(Unsure(Message("“{name}” is taken for the place", name=beside)))
            return


def _says_more(text: str) -> bool:
    """Whether there is a title of two words behind “Programma” at the beginning of a line."""
    behind = _LEADING.sub("", text)
    return (
        len(behind.split()) >= 2 and not behind.endswith((".", ":", "!", "?")) and find_range(behind) is None
    )


def _is_whole(line: str, kept: str) -> bool:
    """Whether all words of the line that tell something are in what was kept of it."""
    for found in reversed(list(find_dates(line))):
        line = line[: found.begin] + " " + line[found.stop :]
    if (times := find_range(line) or find_single(line)) is not None:
        line = line[: times.begin] + " " + line[times.stop :]
    said = {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", kept)}
    told = {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", _LEADING.sub("", line))}
    return told - said <= {"locatie", "location", "programma", "programme", "running", "order", "show"}


def _without_day(text: str) -> tuple[str, str]:
    """A title line without its date and hours, and the place that stands behind those; empty for none."""
    dates = list(find_dates(text))
    first = dates[0].begin if dates else None
    for found in reversed(dates):
        text = text[: found.begin] + "\n" + text[found.stop :]
    if (times := find_range(text) or (find_single(text) if dates else None)) is not None:
        text = text[: times.begin] + "\n" + text[times.stop :]
    ahead, _, behind = text.partition("\n")
    place = re.sub(
        r"^[\s,·|–—-]*(?:(?:in|at|te|locatie|location)\b:?\s*)?",
        "",
        behind.replace("\n", " "),
        flags=re.IGNORECASE,
    )
    place = place.strip(" ,;·|–—-().")
    if not first or sum(map(str.isalpha, _LEADING.sub("", ahead))) < 3:
        return text.replace("\n", " "), ""
    if not place:
        return ahead.rstrip(" ,;·|–—-("), ""
    if text.rstrip().endswith((":", ".", "!", "?")):
        return ahead.rstrip(" ,;·|–—-("), ""
    if len(place.split()) > 8 or sum(map(str.isalpha, place)) < 3:
        return text.replace("\n", " "), ""
    return re.sub(r"\s+(?:op|om|on|at)\s*$", "", ahead.rstrip(" ,;·|–—-(")), place


def _date(head: Head, parts: Sequence[Paragraph], whole: Sequence[str], today: Date) -> None:
    labelled = [part.text for part in parts if (m := LABEL.match(part.text)) and _field(m[1]) == "date"]
    top = [part.text for part in parts[:6]] + [part.text for part in parts if part.heading]
    for texts in (labelled, top, [part.text for part in parts], whole):
        found = [date for text in texts for date in find_dates(text)]
        said = next((date for date in found if date.date is not None), None)
        if said is not None:
            head.date = said.date
            if not said.right_day:
                head.unsure.append(
                    Unsure(Message("the weekday beside the date is another one; check the date"))
                )
            break
        undated = next((date for date in found if date.after(today) is not None), None)
        if undated is not None and texts is not whole:
            head.date = undated.after(today)
            head.unsure.append(Unsure(Message("the text does not say the year of the date")))
            break
    else:
        head.date = today
        head.unsure.append(Unsure(Message("the text has no date; this is today's")))
    for part in parts:
        if len(part.text) < 120:
            _place_beside(head, part)


def _place_beside(head: Head, part: Paragraph) -> None:
    """Marks a line with nothing but the date or the hours as used. A name beside the date is the place."""
    text = part.text
    label = LABEL.match(text) or _STARTS.match(text)
    of_time = label is not None and _field(label[1]) in ("date", "time")
    dates = list(find_dates(text))
    if part.number in head.used or not (of_time or dates):
        return
    for found in reversed(dates):
        text = text[: found.begin] + "\n" + text[found.stop :]
    while (times := find_range(text) or find_single(text)) is not None:
        text = text[: times.begin] + "\n" + text[times.stop :]
    text = text[label.end() :] if of_time and label is not None else text
    left = [piece for each in text.split("\n") if (piece := plain(each).strip(" ,.;:–—-|()/*"))]
    if not left or all(is_only_a_heading(piece) for piece in left):
        head.used.add(part.number)
        return
    named = LABEL.match(left[0])
    place = left[0][named.end() :] if named and _field(named[1]) == "location" else ""
    if not place and not named and dates and not part.text.startswith(left[0]):
        place = left[0] if left[0][:1].isupper() and len(left[0].split()) <= 8 else ""
    if len(left) == 1 and place and not head.location:
        head.location = place
        head.used.add(part.number)
        if not named:
            head.unsure.append(Unsure(Message("“{name}” is taken for the place", name=place)))


def _venue(head: Head, parts: Sequence[Paragraph]) -> None:
    """The place, where a short line among the first names a house that people meet in."""
    for part in parts[:8]:
        text = part.text.strip(" .*")
        fits = part.number not in head.used and len(text) <= 80 and not text.endswith((":", "?", "!"))
        if not head.location and fits and _VENUE.match(text) and not find_range(text):
            head.location = text
            head.used.add(part.number)
            head.unsure.append(Unsure(Message("“{name}” is taken for the place", name=text)))


def _number(head: Head, parts: Sequence[Paragraph], whole: Sequence[str]) -> None:
    """Which of a series it is: as its title says, else “deze eerste conferentie”, else the only one."""
    in_title = _NUMBERED.search(head.title)
    found = [
        (match, text)
        for text in (*(part.text for part in parts), *whole)
        for match in _NUMBERED.finditer(text)
    ]
    this = next((match for match, text in found if _THIS.search(text[: match.start()])), None)
    match = (
        in_title
        or this
        or (found[0][0] if len({each["word"] or each["digit"] for each, _ in found}) == 1 else None)
    )
    if match is not None:
        head.number = ORDINALS.get((match["word"] or "").casefold()) or int(match["digit"] or 0) or None

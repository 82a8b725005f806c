"""What sort of item it is, and how long its parts are, from the words in a programme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from workshop_tui.domain.conference import ItemKind
from workshop_tui.sessionfile.importing.number_words import COUNTS

_SPECIAL: tuple[tuple[ItemKind, str], ...] = (
    (
        ItemKind.PITCHES,
        r"\w*pitch(?:es|ronde|en)?\b|lightning talks?|flitspresentaties?|elevator talks?"
        r"|bijdragen? per (?:college|gemeente)"
        r"|statements? per |one representative (?:of|per|from) each",
    ),
    (
        ItemKind.WORLD_CAFE,
        r"w[eo]r+[eo]?l[dt]*[\s-]*caf|world[\s-]*cafe|kennis ?caf[eé]|tafelrondes?\b|table rounds?\b"
        r"|(?:gespreks|dialoog|thema|werk)tafels?\b|tafelgesprek\w*"
        r"|(?:dialoog|gesprek\w*|discussie) aan (?:\w+ )?tafels|carr?ousel|rotating tables|dialoogronde"
        r"|table conversations|\brondes?\b[^.;]{0,40}\btafels|\brounds?\b[^.;]{0,40}\btables"
        r"|\btafels\b[^.;]{0,30}\bin gesprek|\bin gesprek\b[^.;]{0,30}\btafels",
    ),
    (
        ItemKind.TABLE_REPORTS,
        r"(?:terugkop+el|terugmeld|terugrapport|terugblik per tafel)\w*|rapportages? (?:per|van de"
        r"|uit de) (?:tafel|groep)\w*"
        r"|(?:delen|ophalen|presentatie|presenteren|oogsten)\b[^.]{0,20}\boogst"
        r"|oogst\w*[^.]{0,12}\b(?:delen|ophalen|presenteren)\b"
        r"|\boogst(?:ronde)?\b(?=\s*(?:$|[(,:–-]))|\boogst per (?:tafel|groep)"
        r"|report(?:ing)?[\s-]+backs?\b|reports? (?:from|by"
        r"|of) (?:the )?(?:tables?|groups?)"
        r"|table reports?|feedback (?:from|per) (?:the )?(?:tables?|groups?|tafel)|(?:the )?harvest\b"
        r"|what the tables|table feedback|presentaties? (?:vanuit|van|uit|door) de (?:tafels|groepen)"
        r"|plenair (?:ophalen|terugkoppelen|delen)\b",
    ),
    (
        ItemKind.AGREEMENTS,
        r"(?:vervolg)?afspraken\b|actie(?:punten|lijst)|besluitvorming|besluiten\b|vervolgstappen"
        r"|wie doet wat|to-?do"
        r"|\bacties\b|besluitenlijst|actions? (?:and|&) (?:owners|commitments)|action items"
        r"|agreements?\b|action (?:points|list|planning)|next steps|commitments?\b|who does what"
        r"|what we take up",
    ),
    (
        ItemKind.POSITIONS,
        r"positiebepaling|posities\b|standpuntbepaling|stemronde|positions?\b|positie (?:kiezen"
        r"|innemen)|voting\b|\b(?:af)?weging van|\b(?:opties|scenario['’]?s|varianten) (?:af)?wegen"
        r"|strike off|wegstrepen",
    ),
    (
        ItemKind.BREAK,
        r"\w*pauzes?\b|\bpauz?se\b|\w*lunch\w*|\binlo+p\b|\bontvangst|koffie(?!\w*caf)|\bthee\b"
        r"|\bborrel|\bdiner\b|\w*ontbijt"
        r"|\bbreaks?\b(?![\s-]*-?outs?)|\bcoffee|\btea\b|\barrivals?\b|registration\b|registratie\b"
        r"|walk-?in|drinks\b"
        r"|\breception\b|doors open|netwerken\b|networking|\baankomst\b|\bdinner\b|breakfast"
        r"|wisselpauze|\bbreather\b"
        r"|even bijkomen|naar de tafels|aanmelden|\bonthaal\b|\bdrankjes?\b|\bdrinken\b|\bmingl|napraten"
        r"|(?:zaal|deuren|doors?) open|^doors$",
    ),
)
_LOOKED_AT = 300
"""Characters of a title: what it is, it says at its beginning."""
_EXPLAINED = re.compile(
    r"^\W*(?:korte |short )?(?:uitleg|instructie|toelichting|introductie|inleiding|briefing"
    r"|explanation|introduction|explaining"
    r"|presentatie|presentation|how the)\b",
    re.IGNORECASE,
)
_BEGINS_AS_TALK = re.compile(
    r"^(?:opening|welkom|(?:af)?sluiting|slot|welcome|closing|close|keynote|lezing)\b", re.IGNORECASE
)
_GENERAL: tuple[tuple[ItemKind, str], ...] = (
    (
        ItemKind.TALK,
        r"welkom|opening|\w*college\b(?!s)|lezing|key-?note|inleiding|toelichting|presentaties?\b"
        r"|introductie|voordracht|afsluiting"
        r"|\w*(?:slot|dank)woord|\bslot\b|lecture|\btalks?\b|welcome|introduction|presentation"
        r"|closing|speech|column\b"
        r"|uiteenzetting|uitleg|aftrap|kick-?off|wrap-?up|sluiting|\bspreker|explanation|terugblik"
        r"|vooruitblik"
        r"|mededelingen|opening remarks|\bclose\b|\bafronding|instructie|briefing|how it works"
        r"|outlook|looking back|verwelkoming|\btheorie\b|setting the scene|thank you|goodbye",
    ),
    (
        ItemKind.PLENARY,
        r"vragen|gesprek|discussie|debat|reflectie|bespiegeling|plenair|q\s?&\s?a|panel|conclusies?"
        r"|evaluatie|dialoog"
        r"|questions?|discussion|debate|reflection|plenary|conclusions?|evaluation|kennismak"
        r"|interactie|werksessie|work(?:ing )?session"
        r"|workshop|brainstorm|check-?in\b|energizer|ice-?breaker|groep\w*|interview|conversation"
        r"|stand van zaken"
        r"|voortgang|knelpunten"
        r"|open space|oefen(?:en|ing)|exercise|fishbowl|aan de slag|deelsessies?|(?:parallel|breakout)\w*"
        r"|check-?out|what we see|ambitie|projecten|agenda|vaststell|progress|rondvraag|wvttk",
    ),
)
_IN_TEXT: tuple[tuple[ItemKind, str], ...] = (
    (
        ItemKind.TABLE_REPORTS,
        r"terugkop+el\w*[^.]{0,60}\bper tafel|(?:report|feeds?) back[^.]{0,60}\bper table"
        r"|per tafel teruggekoppeld|(?:each|every) table reports",
    ),
    (ItemKind.PITCHES, r"\bpitch(?:es|t)?\b"),
)
_COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SPECIAL]
_GENERAL_COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _GENERAL]
_TEXT_COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _IN_TEXT]


def kind_of(title: str) -> ItemKind | None:
    """The kind that the words of a title say; None when they say none."""
    title = title[:_LOOKED_AT]
    found = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(_COMPILED)
        if (match := pattern.search(title)) is not None
    ]
    general = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(_GENERAL_COMPILED)
        if (match := pattern.search(title)) is not None
    ]
    first = min(found, default=None)
    if first is None:
        return min(general)[2] if general else _misspelt(title)
    if first[2] is ItemKind.BREAK:
        # “Afsluiting met borrel” is what it begins with.
        return min(general)[2] if _BEGINS_AS_TALK.match(title) and first[0] > 0 else ItemKind.BREAK
    return min(general)[2] if general and _EXPLAINED.match(title) else first[2]


_WORDS = {
    **dict.fromkeys(("terugkoppeling",), ItemKind.TABLE_REPORTS),
    **dict.fromkeys(("wereldcafé", "wereldcafe"), ItemKind.WORLD_CAFE),
    **dict.fromkeys(("afspraken", "agreements", "vervolgstappen"), ItemKind.AGREEMENTS),
    **dict.fromkeys(
        ("koffiepauze", "ontvangst", "netwerkborrel", "registration", "breakfast"), ItemKind.BREAK
    ),
    **dict.fromkeys(
        ("lezing", "inleiding", "presentatie", "toelichting", "afsluiting", "afronding"), ItemKind.TALK
    ),
    **dict.fromkeys(("introduction", "presentation", "lecture", "welcome", "closing"), ItemKind.TALK),
    **dict.fromkeys(("discussie", "reflectie", "evaluatie", "bespiegeling", "discussion"), ItemKind.PLENARY),
}


def _misspelt(title: str) -> ItemKind | None:
    """The kind of a word that is nearly one that is known."""
    for word in re.findall(r"\w{6,}", title.casefold())[:20]:
        near = get_close_matches(word, _WORDS, 1, cutoff=0.85)
        if near:
            return _WORDS[near[0]]
    return None


def kind_in(text: str) -> ItemKind | None:
    """The kind that a description gives away: who reports per table, who pitches. None for none."""
    return next((kind for kind, pattern in _TEXT_COMPILED if pattern.search(text)), None)


_KIND_WORDS = {
    "pauze": ItemKind.BREAK,
    "lezing": ItemKind.TALK,
    "spreker": ItemKind.TALK,
    "plenair": ItemKind.PLENARY,
    "wereldcafé": ItemKind.WORLD_CAFE,
    "afspraken": ItemKind.AGREEMENTS,
    "posities": ItemKind.POSITIONS,
}


def kind_named(word: str) -> ItemKind | None:
    """The kind that a cell under “soort” names, by its name in a session file or by a word for it."""
    typed = word.strip().casefold().replace(" ", "_").replace("-", "_")
    if typed in [kind.value for kind in ItemKind]:
        return ItemKind(typed)
    return _KIND_WORDS.get(word.strip().casefold()) or kind_of(word)


_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(COUNTS)})"
_MINUTES = r"(?:minuten|minuut|minutes?|mins?\b\.?|m\b|['’](?!\w))"
_TO_MOVE = (
    r"(?:wissel\w*|switch\w*|rouleren|roulatie|doorschuiven|doordraaien|changeovers?|changing|change tables"
    r"|to change|to move"
    r"|moving|swap\w*|to rotate|rotation|om te wisselen|overstap\w*)"
)
_ROUNDS = r"(?:gespreks|tafel|dialoog)?(?:rondes?|rounds?|sessies|turns)"


def _search(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_ROUNDS_OF = _search(
    rf"\b{_COUNT}\s*{_ROUNDS}[^.;,\n]{{0,25}}?\b(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}",
    rf"\b{_COUNT}\s*{_ROUNDS},?\s*(?:elk|each|telkens)\s+(?:\w+ )?(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}",
    rf"\b{_COUNT}\s*(?:x|×|maal|times)\s*(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}",
)
_ROUND_COUNT = _search(
    rf"\b{_COUNT}\s+(?:\w+\s+)?{_ROUNDS}\b",
    r"\b(?P<count>\d{1,2})\s*(?:keer|times)\s+(?:rouleren|wisselen|rotat\w+)",
    rf"\b(?:rouleren|wisselen|rotate|change tables)\s+{_COUNT}\s*(?:keer|maal|times)\b",
)
_ROUND_MINUTES = _search(
    rf"\b(?:{_ROUNDS})\s+(?:van|a|à|of|@|duren|last|:)?\s*(?:elk "
    rf"|each )?(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}",
    rf"(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}\s+(?:per|each|a|elke|iedere|every)\s*(?:ronde|round"
    rf"|tafel|table|sessie|stelling)",
    rf"(?:elke|iedere|per|each|every)\s+(?:ronde|round|tafel|table"
    rf"|sessie)[^.;\n]{{0,20}}?\b(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}",
)
_EVERY = _search(
    rf"\b(?:na|elke?|iedere|om de|after"
    rf"|every)\s+(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}\s+(?:\w+\s)?{_TO_MOVE}"
)
"""“na 30 min wisselen”: that long is a round."""
_CHANGEOVER = _search(
    rf"(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}[^.;,\d\n]{{0,25}}?\b{_TO_MOVE}",
    rf"\b{_TO_MOVE}(?:\s+(?:of tables|van tafel))?\s*(?:tijd)?\s*(?:in|van|of|:|\(|takes|kost"
    rf"|duurt)?\s*(?:max\.?\s*)?(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}",
)
_INTRO = _search(
    rf"(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}\s*(?:\w+\s)?(?:uitleg|introductie|inleiding"
    rf"|instructie|intro\b|introduction|explanation)",
    rf"\b(?:uitleg|introductie|inleiding|instructie|intro|introduction"
    rf"|explanation)\s*[:(]?\s*(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}",
)
_CLOSING = _search(
    rf"(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}\s*(?:\w+\s)?(?:afronding|afsluiting|nagesprek|closing"
    rf"|wrap-up|napraten|reactie)",
    rf"\b(?:afronding|afsluiting|nagesprek|closing"
    rf"|wrap-up)\s*[:(]?\s*(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}",
)
_EACH = _search(
    rf"\b(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}[^.;\n]{{0,18}}?\b(?:per|elk|ieder|each|apiece|p\.p)\b",
    rf"\b(?:per|elke?|ieder|each|every)\b[^.;\n]{{0,30}}?\b(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}",
    rf"\b(?:max\w*\.?|hooguit|ten hoogste|at most|up to|van|of)\s*(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}",
    rf"\b(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}\s*(?:spreektijd|max|speaking)",
    rf"\b(?P<minutes>\d{{1,2}})\s*-?\s*{_MINUTES}",
)
_EACH_WORDED = _search(
    rf"\b{_COUNT}(?:\s|-){_MINUTES}[^.;\n]{{0,18}}?\b(?:per|elk|ieder|each|spreektijd)\b",
    rf"\b(?:max\w*\.?|hooguit|at most|up to|of|each)\s+{_COUNT}(?:\s|-){_MINUTES}",
    rf"\b(?:elke?|ieder|each|every|per)\b[^.;\n]{{0,40}}?\b{_COUNT}(?:\s|-){_MINUTES}",
)
_WHOLE = _search(
    rf"\(\s*(?:duur:?\s*|circa\s|ca\.?\s*|±\s*|\+/-\s*|a\s"
    rf"|à\s)?(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}\s*\)",
    rf"(?:\bduur|\bduration|\btijdsduur|[-–—,:|]|\t|\ba"
    rf"|\bà)\s*:?\s*(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}\s*$",
    rf"^(?P<minutes>\d{{1,3}})\s*-?\s*{_MINUTES}(?:\s*[-–—:|,\t]|\s{{2,}}|\s+(?=(?-i:[A-Z])))",
)
_HOURS = re.compile(r"\b(?P<hours>\d(?:[.,]5)?|anderhalf)\s*(?:uur|hours?|hr|u|h)\b", re.IGNORECASE)
_WHOLE_HOURS = re.compile(
    r"\(\s*(?:duur:?\s*)?(?P<hours>\d(?:[.,]5)?|anderhalf)\s*(?:uur|hours?|hrs?)\s*\)", re.IGNORECASE
)
_HOW_MANY = re.compile(
    rf"\b(?<![\d.:,]){_COUNT} +(?:\w+[ -]+){{0,2}}?(?:\w*gemeenten|\w*colleges|organisaties|partijen"
    rf"|municipalities|organi[sz]ations|parties"
    r"|councils|teams|partners|regio['’]?s|provincies|scholen|schools|waterschappen|dorpen|wijken|kernen"
    r"|villages|towns|neighbou?rhoods|districts|clubs|verenigingen)\b",
    re.IGNORECASE,
)
_TABLE_COUNT = re.compile(rf"\b{_COUNT}\s+(?:\w+\s+)?(?:\w*tafels|tables)\b", re.IGNORECASE)


_LENGTHS = (
    (re.compile(r"\bdrie kwartier\b|\bthree quarters of an hour\b", re.IGNORECASE), "45 min"),
    (re.compile(r"\banderhalf uur\b|\ban hour and a half\b", re.IGNORECASE), "90 min"),
    (re.compile(r"\b(?:(?:een|a) )?(?:half ?uur|half hour|half an hour)\b", re.IGNORECASE), "30 min"),
    (re.compile(r"\b(?:(?:een|a) )?(?:kwartier|quarter of an hour)\b", re.IGNORECASE), "15 min"),
)


def _in_figures(text: str) -> str:
    """The text with the commonest lengths in words as figures."""
    for pattern, figures in _LENGTHS:
        text = pattern.sub(figures, text)
    return text


def count_of(word: str) -> int:
    """A number in figures or in words."""
    return COUNTS.get(word.casefold()) or int(word)


@dataclass(frozen=True)
class Parts:
    """What a text says of the parts of an item, in minutes; None where it says nothing."""

    rounds: int | None = None
    round: int | None = None
    changeover: int | None = None
    intro: int | None = None
    closing: int | None = None


def rounds_in(text: str) -> Parts:
    """Rounds, their minutes, the minutes to change tables, before and after."""
    text = _in_figures(text)
    both = _first(_ROUNDS_OF, text)
    rounds = both or _first(_ROUND_COUNT, text)
    every = _first(_EVERY, text)
    length = both or _first(_ROUND_MINUTES, text) or every
    return Parts(
        None if rounds is None else min(30, count_of(rounds["count"])) or None,
        _minutes(length),
        _minutes(_first(_CHANGEOVER, text.replace(every[0], "") if every else text)),
        _minutes(_first(_INTRO, text)),
        _minutes(_first(_CLOSING, text)),
    )


def each_in(text: str) -> int | None:
    """Minutes for each speaker or table."""
    text = _in_figures(text)
    found = _minutes(_first(_EACH[:-1], text))
    if found is not None:
        return found
    worded = _first(_EACH_WORDED, text)
    return count_of(worded["count"]) if worded else _minutes(_first(_EACH[-1:], text))


def whole_in(text: str) -> int | None:
    """How long the item as a whole takes, where a line of the programme says it: “(30 min)”."""
    hours = _WHOLE_HOURS.search(text)
    return _minutes(_first(_WHOLE, text)) or (duration_in(hours[0].strip(" ()")) if hours else None)


def without_length(title: str) -> str:
    """The title without how long the item takes."""
    for pattern in (*_WHOLE, _WHOLE_HOURS):
        title = pattern.sub(" ", title, count=1)
    return title


def how_many_organisations(text: str) -> int | None:
    """“de zeven gemeenten”: 7."""
    found = _HOW_MANY.search(text)
    return (count_of(found["count"]) or None) if found else None


def how_many_tables(text: str) -> int | None:
    """“uiteen in vier tafels”: 4."""
    found = _TABLE_COUNT.search(text)
    return (count_of(found["count"]) or None) if found else None


def duration_in(cell: str) -> int | None:
    """Minutes of a cell that holds a duration: `30`, `30 min`, `0:30`, `1 uur`, `1,5 uur`."""
    text = cell.strip().casefold()
    if match := re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text):
        return int(match[1]) * 60 + int(match[2]) or None
    if match := re.fullmatch(rf"(\d{{1,3}})(?:[.,]0)?\s*(?:{_MINUTES})?", text):
        return int(match[1]) or None
    if match := _HOURS.fullmatch(text):
        hours = match["hours"].replace(",", ".")
        return 90 if hours == "anderhalf" else round(float(hours) * 60) or None
    if match := re.fullmatch(r"(\d{1,2})\s*(?:u|h|uur)\s*(\d{1,2})\s*(?:m|min)?\.?", text):
        return int(match[1]) * 60 + int(match[2]) or None
    return None


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _minutes(match: re.Match[str] | None) -> int | None:
    return (int(match["minutes"]) or None) if match else None

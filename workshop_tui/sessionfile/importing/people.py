"""Who leads an item, and lists of names."""

from __future__ import annotations

import re

from workshop_tui.domain.conference import ItemKind
from workshop_tui.sessionfile.importing.kinds import kind_of

_ROLE = (
    r"(?:de |het |the |onze |our |een |a )?(?:dag)?(?:\w*voorzitter|burgemeester|wethouder|gedeputeerde"
    r"|\w*(?:manager|leider|regisseur|kundige|adviseur|ambtenaar|onderzoeker|bestuurder|co[oö]rdinator)"
    r"|trainer|prof\.|dr\.|chief executive|managing director|chief \w+ officer|head of"
    r"|dijkgraaf|heemraad|directeur"
    r"|\w*secretaris|moderator|presentator|gespreksleider|facilitator|procesbegeleider|griffier"
    r"|chair\w*|mayor|alderman|host|clerk"
    r"|professor|hoogleraar|minister|commissaris|projectleider|programmamanager|director"
    r"|president|manager|initiatiefnemers?"
    r"|team|secretary|councill?or|raadsleden|raadslid|tafelmoderator\w*|ceo|gastheer|gastvrouw"
    r"|speaker|lector|wethouders)\b"
)
_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’&-]*)"
_SOMEBODY = rf"(?:{_ROLE}|(?:(?:de heer|mevrouw|(?:mevr|dhr|mw|prof|dr|drs|ir|ing|mr|mrs|ms)\.)\s+)*{_NAME})"
_LED_BY = (
    r"o\.?\s?l\.?\s?v\.?|onder leiding van|onder voorzitterschap van|verzorgd door|geleid door"
    r"|gepresenteerd door|(?:led|hosted|chaired|facilitated|presented|moderated) by"
)
"""Before whoever leads; “door” and “by” stand before other things too."""
_BY = re.compile(
    rf"(?:^|[\s,(–—-])(?:(?:{_LED_BY})(?:\s*:\s*|\s+)(?P<named>(?:(?:de|het|the|een|an?) )?\S.{{2,}})"
    rf"|(?:door|by)(?:\s*:\s*|\s+)(?P<known>{_SOMEBODY}.*))$",
    re.IGNORECASE,
)
_BY_PARTIES = re.compile(
    r"(?:^|[\s,(–—-])(?:door|by)\s+(?P<who>(?:de |the |alle |all )?(?:\w+ )?(?:\w*colleges"
    r"|\w*gemeenten|organisaties|partijen|municipalities"
    r"|organi[sz]ations|parties|partners|teams)\b.*)$",
    re.IGNORECASE,
)
_FAMILY = r"(?:\s+(?:van|de|den|der|het|ten|ter|te|von|of|the|'))"
_TRAILING = re.compile(
    r"^(?P<title>.+?)\s*(?:[–—-]\s+|\(\s*|\t|\s\|\s)"
    rf"(?P<who>{_NAME}{_FAMILY}{{0,3}}(?:\s+{_NAME}){{1,4}}(?:\s*[,(].{{0,80}})?)\)?$",
    re.IGNORECASE,
)
_SOMEBODY_ALONE = re.compile(
    rf"(?:(?:de heer|mevrouw|(?:mevr|dhr|mw|prof|dr|drs|ir|ing|mr|mrs|ms)\.)\s+)*{_NAME}{_FAMILY}{{0,3}}"
    rf"(?:\s+{_NAME}){{1,3}},\s+[^.?!:]{{3,60}}",
    re.IGNORECASE,
)
_BY_THE = re.compile(
    r"^(?P<title>.{3,}?)\s+(?:door|by)\s+(?P<who>(?:de|het|the|een|an?)\s+[\w -]{3,40})$", re.IGNORECASE
)
_BRACKETED = re.compile(
    rf"^(?P<title>.{{3,}}?)\s*\((?:(?:trainer|spreker|speaker|presentatie|door|by|host|lead|wie)\s*:\s*(?P<said>[^()]+)"
    rf"|(?P<who>{_ROLE}[^()]{{0,60}}|(?-i:[A-Z][a-zà-þ]{{2,11}}(?:(?:, | en | and "
    rf"| & )[A-Z][a-zà-þ]{{2,11}}){{0,3}})))\)$",
    re.IGNORECASE,
)
"""“Opening (voorzitter)”, “Talk (Keith)”, “Oefenen (trainer: Els)”."""
_AFTER_DASH = re.compile(
    rf"^(?P<title>.{{3,}}?)\s*\s[–—-]\s+(?P<who>{_ROLE}[^()?!:]{{0,60}})$", re.IGNORECASE
)
_AFTER_COMMA = re.compile(rf"^(?P<title>.{{3,}}?),\s+(?P<who>{_ROLE}[^()?!:]{{0,60}})$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:\w*zaal|\w*zalen|foyer|hal|room|hall|lobby|lokaal|ruimte|kantine|atrium|auditorium|theater|restaurant|entree"
    r"|kamer|tuin|garden|aula|online|teams|zoom)\b",
    re.IGNORECASE,
)
_LABELS = (
    "voorzitter", "dagvoorzitter", "spreker", "sprekers", "wie", "door", "gespreksleider", "moderator",
    "inleider",
    "presentatie", "speaker", "speakers", "chair", "chaired by", "host", "lead", "led by", "by", "who",
    "presenter",
    "facilitator", "trainer", "o.l.v.", "onder leiding van", "trekker",
    "begeleiding", "leiding", "verantwoordelijk",
)  # fmt: skip
_WHERE_IT_STOPS = re.compile(
    r",\s+(?=\d|daarna|gevolgd|followed)|\.\s+(?=[A-Z])|[;?!]|\s\(max|\s+\(\d|\n|\s+over\s+|\s+nodigt\s"
    r"|\s+vat\s|\s+geeft\s|\s+om te\s"
)
_OF_TIME = re.compile(r"(?:max|ca|à|a|elk|each|\d)\b", re.IGNORECASE)
"""What stands in brackets behind a name and is none: “(max. 5 min per tafel)”."""
_NOT_LED = re.compile(r"(?:wandel|fiets|rond|tocht|route|reis|walk|tour|ride)\w*\s*$", re.IGNORECASE)
_GENERIC = re.compile(r"^(?:één|een|iedere?|elke?|alle|all|each|every|one|any)\b", re.IGNORECASE)
LONGEST = 160
"""More characters than a name with a function has."""


def is_somebody(text: str) -> bool:
    """Whether a line is no more than a name with a function: “Mieke de Groot, directeur”."""
    return len(text) <= 100 and _SOMEBODY_ALONE.fullmatch(text.strip(" .")) is not None


def is_place(text: str) -> bool:
    """Whether a few words name a room: “Foyer”, “Grote zaal”, “Room 2”."""
    return len(text.split()) <= 5 and _PLACE.search(text) is not None


def has_function(text: str) -> bool:
    """Whether a short line begins with a function: “Voorzitter regio Zuid”."""
    return (
        len(text.split()) <= 6
        and not text.rstrip().endswith((".", "?", "!", ":"))
        and (re.match(_ROLE, text, re.IGNORECASE) is not None)
    )


def _who(match: re.Match[str]) -> str:
    """Who stands behind “door” or “led by”."""
    return str(match["named"] or match["known"])


def title_and_leader(title: str) -> tuple[str, str, bool]:
    """The title without who leads, who leads (empty for nobody), and whether that is sure."""
    match = _BY.search(title)
    if match and not _GENERIC.match(_who(match)):
        before = title[: match.start()].strip(" ,–—-(:")
        said, bracket, more = _who(match).partition(" (")
        if not _OF_TIME.match(more):
            said, bracket, more = _who(match), "", ""
        who = _tidied(said)
        if before and who and len(who) <= LONGEST and not _NOT_LED.search(before):
            return f"{before}{bracket}{more}", who, True
    match = _BY_THE.match(title)
    if match and kind_of(match["title"]) is ItemKind.TALK:
        return match["title"].strip(), _tidied(match["who"]), True
    match = _BRACKETED.match(title)
    if match and match["said"]:
        return match["title"].strip(), _tidied(match["said"]), True
    match = match or _AFTER_DASH.match(title)
    if match and not is_place(match["who"]):
        return match["title"].strip(" ,–—-:"), _tidied(match["who"]), False
    match = _TRAILING.match(title)
    if match is None and kind_of(title) is ItemKind.TALK:
        match = _AFTER_COMMA.match(title)
    if match and not is_place(match["who"]) and not any(char.isdigit() for char in match["who"]):
        return match["title"].strip(" ,–—-:"), _tidied(match["who"]), False
    return title, "", True


def parties_behind(title: str) -> tuple[str, str]:
    """“Pitches door de colleges”: the title without, and what stands behind “door”; else as it is."""
    match = _BY_PARTIES.search(title)
    before = title[: match.start()].strip(" ,–—-(:") if match else ""
    return (before, match["who"].strip(" .)")) if match and before else (title, "")


def leader_in(text: str) -> str:
    """Who leads, as a description says it; empty for nobody."""
    for sentence in re.split(r"(?<=[a-z)]\.)\s+(?=[A-ZÀ-Þ])", text):
        match = _BY.search(sentence)
        if match and not _GENERIC.match(_who(match)):
            who = _WHERE_IT_STOPS.split(_who(match))[0]
            if who.strip() and len(who) <= LONGEST:
                return _tidied(who)
    return ""


def labelled_leader(label: str) -> bool:
    """Whether what stands behind this label is who leads."""
    return label.strip().casefold() in _LABELS


def _tidied(who: str) -> str:
    who = who.strip(" ,;–—-:")
    who = (
        who.rstrip(".")
        if not re.search(r"\b(?:mr|dr|prof|e\.a|o\.a|jr|sr|c\.s)\.$", who, re.IGNORECASE)
        else who
    )
    if who.endswith(")") and who.count("(") < who.count(")"):
        who = who[:-1]
    return re.sub(r"^(?:de|het|the)\s+(?=[a-z])", "", " ".join(who.split()))


def names_in(text: str) -> tuple[str, ...]:
    """A list of names in running text: parted by commas, semicolons, “en”, “and”, “&” or “/”."""
    text = re.sub(r"\([^()]*\)", "", text).strip(" .:")
    parts = re.split(r"\s*[,;/]\s*|\s+(?:en|and|&)\s+|\n|\s+\+\s+", text)
    found: list[str] = []
    for part in parts:
        name = re.sub(
            r"^(?:en|and|de|the|(?-i:gemeente)|municipality of)\s+",
            "",
            part.strip(" .•-–"),
            flags=re.IGNORECASE,
        )
        if name and name.casefold() not in [other.casefold() for other in found] and len(name) <= 80:
            found.append(name)
    return tuple(found)


def proper_names_in(text: str) -> tuple[str, ...]:
    """The same, where all of them are names with a capital and there are at least two; else nothing."""
    found = names_in(text)
    named = [re.match(r"['’]?[a-z]{0,2}[-'’ ]?[A-ZÀ-Þ]", name) and len(name.split()) <= 5 for name in found]
    return found if len(found) >= 2 and all(named) else ()

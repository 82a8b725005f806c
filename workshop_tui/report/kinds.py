"""What each document is, in a word and in a sentence, and what can be asked of it: for whoever chooses."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.report.options import Names

WHAT_TEXT: dict[str, Message] = {
    "report": Message("report"),
    "agreements": Message("agreements"),
    "letter": Message("letter to the council"),
    "harvest": Message("harvest"),
    "wall": Message("wall"),
    "positions": Message("positions"),
    "table-sheets": Message("table sheets"),
    "rotation": Message("who goes where"),
    "badges": Message("badges"),
    "participants": Message("participants"),
    "run-sheet": Message("run sheet"),
    "programme": Message("programme"),
    "timing": Message("timing"),
    "json": Message("everything, as data"),
    "all": Message("all documents"),
}
"""What each document of the catalogue is called in a list to choose from."""

ABOUT_TEXT: dict[str, Message] = {
    "report": Message("The report of the day; notes stand in it as a list where there is no text yet."),
    "agreements": Message("Who does what and when, and how it stands; open agreements first."),
    "letter": Message("A concept of the letter to the council, with gaps where you have to add something."),
    "harvest": Message("Every note with its table, round, group and time. For internal use."),
    "wall": Message("Complaints, wishes and compliments with their tally."),
    "positions": Message("What each organisation holds of each subject, with motives and decisions."),
    "table-sheets": Message("A sheet for each statement with room for each round, to print."),
    "rotation": Message("Which group is at which table in which round, to hang on the wall."),
    "badges": Message("A badge for everybody, with the way along the tables. For internal use."),
    "participants": Message("Everybody who is invited, to tick off at the door. For internal use."),
    "run-sheet": Message("The programme for the team, with parts and its own notes. For internal use."),
    "programme": Message("The programme with its times."),
    "timing": Message("Planned against actual, and how long each organisation spoke."),
    "json": Message("The conference whole, for other programs: programme, log, notes, agreements."),
    "all": Message("Every document in every format, with an index: a folder or a zip."),
}
"""What is in each, in a sentence."""

NAMES_TEXT: dict[Names, Message] = {
    Names.FULL: Message("full names"),
    Names.ROLE: Message("roles"),
    Names.OMIT: Message("no names"),
}
_NAMES_ABOUT: dict[Names, Message] = {
    Names.FULL: Message("With names: for inside the house."),
    Names.ROLE: Message("“a councillor” in place of a name: to publish. Read it through first."),
    Names.OMIT: Message("“[name omitted]” in place of a name: to publish. Read it through first."),
}

TEAM = ("participants", "run-sheet", "badges")
"""Documents that are about persons: among all documents they are there only with names."""


def names_about(what: str, names: Names) -> Message:
    """What that naming means for that document, in a line."""
    if names is not Names.FULL and what == "json":
        return Message("Without names it cannot be read back as it was.")
    if names is not Names.FULL and what == "all":
        return Message("To publish; without badges, participants and run sheet. Read it through first.")
    if names is not Names.FULL and what in TEAM:
        return Message("For inside the house all the same: it is about persons.")
    return _NAMES_ABOUT[names]


def takes_sections(what: str) -> bool:
    """Whether sections can be chosen for it."""
    return what in ("report", "all")


def takes_template(format: str) -> bool:
    """Whether a house style has an effect on it: on Word files, by themselves or among all."""
    return format in ("docx", "folder", "zip")


def takes_actual(what: str) -> bool:
    """Whether what happened can be put beside what was planned."""
    return what in ("programme", "all")


def takes_paper(what: str) -> bool:
    """Whether it has a size of paper to choose."""
    return what in ("table-sheets", "rotation", "all")


def shows_seats(what: str) -> bool:
    """Whether it says who sits where."""
    return what in ("rotation", "badges", "participants", "all")

"""`seat`: groups out of the list of participants, or who sits where in each round."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop_tui import i18n
from workshop_tui.cli import frame, shapes
from workshop_tui.cli.frame import command, option
from workshop_tui.domain.message import Message, Refusal
from workshop_tui.errors import UsageError
from workshop_tui.harmless import in_a_row, one_line
from workshop_tui.i18n import say

if TYPE_CHECKING:
    from workshop_tui.domain.conference import Conference
    from workshop_tui.domain.placing import Seating


@command(
    "seat",
    Message(
        "Divide the participants: groups, or a table for everybody in each round.\n\nWithout a file: as they"
        " sit in the conference of the database, with who came later and who was moved. Of a file that is in"
        " the database the seats are those that were worked out for it."
    ),
    conference=True,
)
@click.argument("sessionfile", type=frame.FILE, required=False)
@option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help=Message("Another draw (default: the file's own; the same number gives the same seats)."),
)
@option("--json", "json_", is_flag=True, help=Message("As JSON, in English, in the shape shown below."))
def seat_command(sessionfile: Path | None, seed: int | None, json_: bool) -> None:
    """Shows who is in which group and who sits where."""
    if sessionfile is None:
        if seed is not None:
            raise UsageError(
                Message("--seed goes with a session file."),
                Message("“participants groups shuffle --seed N” draws anew in the conference itself."),
            )
        with frame.open_live() as live:
            _shown(live.seating(), json_=json_)
        return
    _shown(_of_file(sessionfile, seed), json_=json_)


def _of_file(sessionfile: Path, seed: int | None) -> Seating:
    from workshop_tui.domain.placing import seating_of
    from workshop_tui.sessionfile.loading import load_or_refuse

    loaded = load_or_refuse(sessionfile)
    conference = loaded.conference
    assert conference is not None
    frame.speak(conference.language)
    for problem in loaded.warnings:
        frame.complain(problem.render(i18n.translator()))
    return seating_of(conference if seed is not None else _as_stored(conference), seed=seed)


def _as_stored(conference: Conference) -> Conference:
    """The file's conference with the seats that the database has for it, where it has them and they are
    those of this very list: they took long to work out."""
    from workshop_tui.domain.dispersing import waiting
    from workshop_tui.domain.reseating import unseated

    if not waiting(conference) or not frame.database_path().exists():
        return conference
    try:
        with frame.open_store() as store:
            stored = store.conferences.definition(conference.id)
            found = None if stored is None else stored.conference
    except Refusal:
        return conference  # the database is not what was asked for
    return conference if found is None or unseated(found) != unseated(conference) else found


def _shown(seating: Seating, *, json_: bool) -> None:
    conference = seating.conference
    _refuse_without_room(seating)
    if not conference.participants:
        frame.complain(say(Message("There is nobody on the list: name the “participants” in the file.")))
    for message in seating.unkept:
        frame.complain(say(message))
    if json_:
        frame.as_json(_as_json(seating))
        return
    for line in _lines(seating):
        click.echo(line)


def _refuse_without_room(seating: Seating) -> None:
    """Nothing can be divided over nothing."""
    conference = seating.conference
    if seating.rows is not None and not conference.tables:
        raise Refusal(
            Message("There are no tables to sit at."),
            Message("List them under “tables” in the session file."),
        )
    if seating.groups is not None and not conference.groups:
        raise Refusal(
            Message("There are no groups to be divided into."),
            Message("Say how many under “groups” in the session file."),
        )


def _as_json(seating: Seating) -> dict[str, object]:
    conference, labels = seating.conference, seating.labels
    if seating.rows is not None:
        return {
            "mode": "individuals",
            "rounds": [
                {
                    "round": number,
                    "tables": {
                        str(table.number): [labels[one] for one in seating.people_at(number, table.number)]
                        for table in conference.tables
                    },
                }
                for number in range(1, seating.rounds + 1)
            ],
            "distinct_pairs": seating.distinct_pairs,
            "upper_bound": seating.upper_bound,
        }
    assert seating.groups is not None
    return {
        "mode": "groups",
        "groups": {
            name: [labels[one] for one in seating.groups.members(name)] for name in seating.groups.names
        },
        "rounds": [
            {
                "round": number,
                "tables": {
                    str(table.number): seating.group_at(number, table.number) for table in conference.tables
                },
            }
            for number in range(1, seating.rounds + 1)
        ],
    }


def _lines(seating: Seating) -> list[str]:
    """For people: per group, per round and per person."""
    found = _group_lines(seating)
    for number in range(1, seating.rounds + 1):
        found += [say(Message("Round {number}", number=number)), *_round_lines(seating, number), ""]
    if seating.rows is not None:
        found += [
            say(
                Message(
                    "{met} pairs of people sit together at least once, of at most {bound}.",
                    met=seating.distinct_pairs,
                    bound=seating.upper_bound,
                )
            ),
            "",
        ]
    if seating.rounds and seating.conference.tables:
        found += _person_lines(seating)
    while found and not found[-1]:
        found.pop()
    return found


def _group_lines(seating: Seating) -> list[str]:
    if seating.groups is None:
        return []
    found = [say(Message("Groups"))]
    for name in seating.groups.names:
        members = seating.groups.members(name)
        found.append(f"  {one_line(name)} ({len(members)}): {_names(seating, members)}")
    return [*found, ""]


def _round_lines(seating: Seating, number: int) -> list[str]:
    found = []
    for table in seating.conference.tables:
        if seating.rows is not None:
            people = _names(seating, seating.people_at(number, table.number))
            line = Message("table {number}: {people}", number=table.number, people=people)
        else:
            group = one_line(seating.group_at(number, table.number) or "–")
            line = Message("table {number}: group {group}", number=table.number, group=group)
        found.append(f"  {say(line)}")
    return found


def _person_lines(seating: Seating) -> list[str]:
    """Everybody by name with the tables of the rounds in their order."""
    tables = {one: seating.tables_of(one) for one in range(len(seating.labels))}
    seated = [one for one in tables if any(tables[one])]
    seated.sort(key=lambda one: seating.labels[one].casefold())
    width = max((len(one_line(seating.labels[one])) for one in seated), default=0)
    rows = []
    for one in seated:
        places = " ".join(f"{table or '–':>3}" for table in tables[one])
        rows.append(f"  {one_line(seating.labels[one]):<{width}}  {places}")
    return [say(Message("Everybody, with the table of each round")), *rows] if rows else []


def _names(seating: Seating, people: tuple[int, ...]) -> str:
    return in_a_row(seating.labels[one] for one in people)


seat_command.shape = shapes.SEAT

"""All keys of all screens, as help shows them."""

from __future__ import annotations

from workshop_tui.domain.message import Message
from workshop_tui.i18n import say
from workshop_tui.tui.commands import EVERYWHERE, Command
from workshop_tui.tui.rehearsal import DRIVES
from workshop_tui.tui.screens.agreements import AgreementsScreen
from workshop_tui.tui.screens.edit_commands import EDIT_DOES
from workshop_tui.tui.screens.follow_up import FollowUpScreen
from workshop_tui.tui.screens.harvest import HarvestScreen
from workshop_tui.tui.screens.participants import ParticipantsScreen
from workshop_tui.tui.screens.planner_commands import PLANNER_DOES
from workshop_tui.tui.screens.positions import PositionsScreen
from workshop_tui.tui.screens.programme import ProgrammeScreen
from workshop_tui.tui.screens.table import TableScreen
from workshop_tui.tui.screens.tables import TablesScreen
from workshop_tui.tui.screens.wall import WallScreen

SCREENS: tuple[tuple[Message, tuple[Command, ...]], ...] = (
    (Message("everywhere"), EVERYWHERE),
    (Message("programme"), ProgrammeScreen.DOES),
    (Message("tables"), TablesScreen.DOES),
    (Message("table"), TableScreen.DOES),
    (Message("participants"), ParticipantsScreen.DOES),
    (Message("wall"), WallScreen.DOES),
    (Message("positions"), PositionsScreen.DOES),
    (Message("agreements"), AgreementsScreen.DOES),
    (Message("follow-up"), FollowUpScreen.DOES),
    (Message("harvest"), HarvestScreen.DOES),
    (Message("rehearsal"), DRIVES),
    (Message("edit"), EDIT_DOES),
    (Message("planner"), PLANNER_DOES),
)


def all_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """Per screen its name and, per command with a key, the key and what it does."""
    return [
        (say(name), [(command.key_text, say(command.help)) for command in commands if command.keys])
        for name, commands in SCREENS
    ]

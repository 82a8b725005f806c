"""What the commands of the secretariat share: the door, who edits, notes by the beginning of their id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from workshop_tui.cli import frame
from workshop_tui.domain.message import Message, Refusal

if TYPE_CHECKING:
    from workshop_tui.live import Live
    from workshop_tui.live.secretariat import Secretariat

F = TypeVar("F", bound=Callable[..., Any])


def by_option() -> Callable[[F], F]:
    """The option that says who edits."""
    return frame.option(
        "--by", metavar="NAME", help=Message("Who edits (default: the name that was given in “edit”).")
    )


@contextmanager
def open_secretariat(by: str | None = None) -> Iterator[Secretariat]:
    """The conference that is meant, in the hands of who edits."""
    from workshop_tui import paths
    from workshop_tui.live.opening import pick
    from workshop_tui.live.secretariat import EDITOR, Secretariat
    from workshop_tui.settings import read_settings

    name = by or read_settings(paths.settings_file())[0].editor or EDITOR
    with frame.open_store() as store:
        live = Secretariat(store, frame.the_clock(), pick(store, frame.asked().conference), name)
        frame.speak(live.conference.language)
        frame.loaded()
        yield live


def ids_of(live: Live, beginnings: Sequence[str]) -> tuple[str, ...]:
    """The ids that begin so. Refused when there is none, or more than one."""
    found = []
    for beginning in beginnings:
        notes = live.store.notes.starting_with(live.conference_id, beginning) if beginning else ()
        exact = [note for note in notes if note.id == beginning]
        if len(exact or notes) > 1:
            raise Refusal(
                Message("The ids of {n} notes begin with “{id}”.", n=len(notes), id=beginning),
                Message("Give more of it."),
            )
        found.append(notes[0].id if notes else live.note(beginning).id)
    return tuple(found)

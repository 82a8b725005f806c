"""What is typed anywhere and not saved as something else yet: on disk within a second, and never waited
for by whoever types."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_tui.domain.message import Message, Refusal
from workshop_tui.live import Live

if TYPE_CHECKING:
    from workshop_tui.tui.app import WorkshopApp

KEEP_S = 0.4
"""How long after the first change that is not kept yet the drafts are written."""

Typed = tuple[str, int]
"""A text and the place of the cursor in it."""


@dataclass
class _HandedOver:
    """A text that is on its way to be saved as a note."""

    text: str
    refused: bool = False


class KeptDrafts:
    """The drafts of all inputs by their place, a key in the database. An input may go, and come back,
    while its draft waits for the database: what it held is here. What was refused is tried again.

    A text that was handed over to be saved as a note is no longer typed at: the input is free for the
    next. Until it is saved it stands in the draft on disk, in front of what was typed since.
    """

    def __init__(self, app: WorkshopApp) -> None:
        self._app = app
        self._handed_over: dict[str, list[_HandedOver]] = {}
        self._since: dict[str, Typed] = {}
        self._waiting: dict[str, Typed] = {}
        self._under_way: dict[str, Typed] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._writing: set[asyncio.Task[None]] = set()
        self._refused: Message | None = None

    def read(self, place: str) -> Typed:
        """What was typed there, and where the cursor was; empty when nothing waits there. Without what
        was handed over."""
        if place in self._since:
            return self._since[place]
        return self._waiting.get(place) or self._under_way.get(place) or self._app.live.draft(place)

    def changed(self, place: str, text: str, cursor: int | None = None) -> None:
        """Keeps the text soon; empty forgets it. The time runs from the first change, so that steady
        typing is kept too. `cursor` None: at the end."""
        typed = (text, len(text) if cursor is None else cursor)
        if place in self._handed_over:
            self._since[place] = typed
        self._keep_soon(place, self._whole(place, typed))

    def _keep_soon(self, place: str, whole: Typed) -> None:
        self._waiting[place] = whole
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(KEEP_S, self.keep_now)

    def keep_now(self) -> None:
        """Has written what waits, behind what the database was asked for before."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        taken, self._waiting = self._waiting, {}
        if taken:
            self._under_way.update(taken)
            task = asyncio.ensure_future(self._settled(self._app.writer.ask(_saving(taken)), taken))
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    async def flush(self) -> None:
        """All that is typed is on disk when this returns; or was refused, which is said."""
        self.keep_now()
        await asyncio.gather(*self._writing)

    def saved(self, place: str, rest: str = "") -> None:
        """What was typed there is saved, which cleared its draft; `rest` was typed since. A draft that
        was written behind the saving would come back as one that is long done: it is put right."""
        self._waiting.pop(place, None)
        if rest or place in self._under_way or self._app.live.draft(place)[0]:
            self.changed(place, rest)

    def handed_over(self, place: str) -> tuple[str, ...]:
        """The texts of that place that are on their way to be saved, in their order."""
        return tuple(each.text for each in self._handed_over.get(place, ()))

    def hand_over(self, place: str, text: str) -> None:
        """What was typed there is on its way; then it is `delivered`, or `given_back`.

        The draft is written first where that was still to be done: behind the note it would come back
        as something that is not saved."""
        self._handed_over.setdefault(place, []).append(_HandedOver(text))
        self._since[place] = ("", 0)
        whole = self._whole(place, ("", 0))
        kept = place not in self._waiting and place not in self._under_way
        if not kept or self._app.live.draft(place)[0] != whole[0]:
            self._waiting[place] = whole
            self.keep_now()

    def delivered(self, place: str, text: str) -> None:
        """A text that was handed over is saved, which cleared the draft; what was typed since stays."""
        since = self.read(place)
        left = self._handed_over.get(place, [])
        left.remove(next(each for each in left if each.text == text))
        if left and not all(each.refused for each in left):
            self.changed(place, *since)
        elif left:
            self._take_back(place)
        else:
            del self._handed_over[place], self._since[place]
            self.saved(place, since[0])

    def given_back(self, place: str, text: str) -> None:
        """A text that was handed over was not saved. It stands in front of what was typed since again,
        as soon as nothing else of that place is on its way: so that the order stays."""
        left = self._handed_over.get(place, [])
        next(each for each in left if each.text == text and not each.refused).refused = True
        if all(each.refused for each in left):
            self._take_back(place)

    def _take_back(self, place: str) -> None:
        whole = self._whole(place, self._since[place])
        del self._handed_over[place], self._since[place]
        self.changed(place, *whole)

    def _whole(self, place: str, typed: Typed) -> Typed:
        """What is kept on disk: what was handed over there, and below it what was typed since."""
        before = "\n".join(self.handed_over(place))
        if not before:
            return typed
        text, cursor = typed
        return (f"{before}\n{text}", len(before) + 1 + cursor) if text else (before, len(before))

    def forget(self, place: str) -> None:
        """What waits there need not be kept: it is being saved as something else, which clears it."""
        self._waiting.pop(place, None)
        self._under_way.pop(place, None)

    async def _settled(self, asked: Future[None], taken: dict[str, Typed]) -> None:
        try:
            await asyncio.shield(asyncio.wrap_future(asked))
        except Refusal as problem:
            self._refused = problem.message
            self._app.say_banner(problem.message)
            for place, typed in taken.items():
                if self._under_way.get(place) is typed and place not in self._waiting:
                    self._keep_soon(place, typed)
        else:
            if self._refused is not None:
                self._app.banner.unsay(self._refused)
                self._refused = None
        finally:
            for place, typed in taken.items():
                if self._under_way.get(place) is typed:
                    del self._under_way[place]


def _saving(taken: dict[str, Typed]) -> Callable[[Live], None]:
    def save(live: Live) -> None:
        with live.store.transaction():
            for place, (text, cursor) in taken.items():
                live.save_draft(place, text, cursor)

    return save

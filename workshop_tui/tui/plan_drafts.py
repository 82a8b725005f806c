"""A programme that is worked on and not saved yet: in a file of this user's data, after every change."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.definition import from_json, to_json
from workshop_tui.domain.message import Refusal
from workshop_tui.sessionfile.planning import Plan

NEW = "new-"
"""What the names of drafts begin with that have no session file yet."""


@dataclass(frozen=True)
class Kept:
    """What a draft holds; its text is made where it is written, beside the screen's thread."""

    place: Path
    file: str | None
    on_disk: str | None
    source: str
    conference: Conference

    def content(self) -> bytes:
        """As the file has it."""
        said = {
            "file": self.file,
            "on_disk": self.on_disk,
            "source": self.source,
            "definition": to_json(self.conference),
        }
        return json.dumps(said).encode("ascii")


@dataclass(frozen=True)
class PlanDraft:
    """The place of one draft."""

    place: Path

    @classmethod
    def of_file(cls, folder: Path, file: Path) -> PlanDraft:
        """The draft of a session file."""
        name = sha256(str(file.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return cls(folder / f"{name}.json")

    @classmethod
    def new(cls, folder: Path, now: datetime) -> PlanDraft:
        """The draft of a programme without a file; a second one in the same moment gets its own."""
        return cls(folder / f"{NEW}{now:%Y%m%d-%H%M%S-%f}.json")

    def kept(self, plan: Plan) -> Kept:
        """What is to be written of a plan."""
        file = None if plan.file is None else str(plan.file.absolute())
        return Kept(self.place, file, plan.on_disk, plan.source, plan.conference)

    def read(self) -> Plan | None:
        """The plan as it was left; None where there is no draft, or none that can be read."""
        try:
            said = json.loads(self.place.read_bytes())
            plan = Plan.of_conference(from_json(said["definition"]), said["source"])
            plan.file = None if said["file"] is None else Path(said["file"])
            plan.on_disk = said["on_disk"]
        except (OSError, ValueError, KeyError, TypeError, Refusal):
            return None
        return plan

    @property
    def at(self) -> datetime:
        """When it was kept, on this computer's clock. Raises OSError when there is none."""
        return datetime.fromtimestamp(self.place.stat().st_mtime).astimezone()

    def forget(self) -> None:
        """It is saved."""
        with suppress(OSError):
            self.place.unlink()

    def set_aside(self) -> None:
        """Somebody began anew: it stays on disk, and is not offered again."""
        with suppress(OSError):
            self.place.replace(self.place.with_suffix(f".{self.at:%Y%m%d-%H%M%S}.old"))


def write(kept: Kept) -> None:
    """Puts a draft on disk, whole or not at all. Raises DocumentError where that cannot be."""
    from workshop_tui.report.writing import put

    kept.place.parent.mkdir(parents=True, exist_ok=True)
    put(kept.place, kept.content())


def unnamed(folder: Path) -> list[PlanDraft]:
    """The drafts without a file, the last one first."""
    return [PlanDraft(place) for place in sorted(folder.glob(f"{NEW}*.json"), reverse=True)]

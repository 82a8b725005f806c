"""A programme that is worked on and not saved yet: in a file of this user's data, after every change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from workshop_tui.domain.conference import Conference
from workshop_tui.domain.definition import from_json, to_json
from workshop_tui.domain.message import Refusal
from workshop_tui.sessionfile.planning import Plan
from workshop_tui.sessionfile.problems import KeyPath

NEW = "new-"
"""What the names of drafts begin with that have no session file yet."""


@dataclass(frozen=True)
class Form:
    """A form that is half filled in: where it belongs, and what stands in its fields."""

    place: KeyPath
    typed: Mapping[str, str]


@dataclass(frozen=True)
class Left:
    """What a draft gives back: the plan, the form that was open over it, and the text of the session file
    where that was being changed as text."""

    plan: Plan
    form: Form | None
    text: str | None


@dataclass(frozen=True)
class Kept:
    """What a draft holds; its text is made where it is written, beside the screen's thread."""

    place: Path
    file: str | None
    on_disk: str | None
    source: str
    conference: Conference
    form: Form | None = None
    text: str | None = None
    beside: Mapping[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """As the file has it."""
        said = {
            "file": self.file,
            "on_disk": self.on_disk,
            "source": self.source,
            "definition": to_json(self.conference),
            "form": None if self.form is None else {"place": self.form.place, "typed": dict(self.form.typed)},
            "text": self.text,
            "beside": dict(self.beside),
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

    def kept(self, plan: Plan, form: Form | None = None, text: str | None = None) -> Kept:
        """What is to be written of a plan, with what is being typed over it."""
        file = None if plan.file is None else str(plan.file.absolute())
        return Kept(self.place, file, plan.on_disk, plan.source, plan.conference, form, text, plan.beside)

    def read(self) -> Left | None:
        """What was left; None where there is no draft, or none that can be read."""
        try:
            said = json.loads(self.place.read_bytes())
            plan = Plan.of_conference(from_json(said["definition"]), said["source"])
            plan.file = None if said["file"] is None else Path(said["file"])
            plan.on_disk = said["on_disk"]
            plan.beside = dict(said.get("beside") or {})
            form = said.get("form")
            left = None if form is None else Form(tuple(form["place"]), dict(form["typed"]))
        except (OSError, ValueError, KeyError, TypeError, Refusal):
            return None
        return Left(plan, left, said.get("text"))

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


@dataclass(frozen=True)
class KeptText:
    """The text of a file that is being mended."""

    place: Path
    on_disk: str
    text: str

    def content(self) -> bytes:
        """As the file has it."""
        return json.dumps({"on_disk": self.on_disk, "text": self.text}).encode("ascii")


@dataclass(frozen=True)
class TextDraft:
    """The place of the draft of a file that is being mended."""

    place: Path

    @classmethod
    def of_file(cls, folder: Path, file: Path) -> TextDraft:
        """The draft of that file."""
        return cls(folder / f"text-{PlanDraft.of_file(folder, file).place.name}")

    def kept(self, on_disk: str, text: str) -> KeptText:
        """What is to be written of it."""
        return KeptText(self.place, on_disk, text)

    def read(self, on_disk: str) -> str | None:
        """The text as it was left, of a file that holds what it held then; None where there is none."""
        try:
            said = json.loads(self.place.read_bytes())
            text = said["text"] if said["on_disk"] == on_disk else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return text if isinstance(text, str) else None

    def forget(self) -> None:
        """It is saved."""
        with suppress(OSError):
            self.place.unlink()


def write(kept: Kept | KeptText) -> None:
    """Puts a draft on disk, whole or not at all. Raises DocumentError where that cannot be."""
    from workshop_tui.report.writing import put

    kept.place.parent.mkdir(parents=True, exist_ok=True)
    put(kept.place, kept.content())


def unnamed(folder: Path) -> list[PlanDraft]:
    """The drafts without a file, the last one first."""
    return [PlanDraft(place) for place in sorted(folder.glob(f"{NEW}*.json"), reverse=True)]

"""Calls of the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workshop_tui import cli, i18n

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Answer:
    """What a call answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@dataclass
class Shell:
    """`shell("do", "start", now="10:00")`: on the database `db`, at that time of 14 February 2020."""

    db: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    lang: str | None = None
    now: str = "2020-02-14T07:40:00+01:00"

    def __call__(self, *arguments: str, now: str | None = None, stdin: bytes | None = None) -> Answer:
        if now is not None:
            self.now = instant(now)
        self.monkeypatch.setenv("WORKSHOP_TUI_NOW", self.now)
        if stdin is not None:
            self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        self.capsys.readouterr()
        i18n.use("en")
        code = cli.run(self.completed(arguments))
        said = self.capsys.readouterr()
        return Answer(code, said.out, said.err)

    def completed(self, arguments: tuple[str, ...]) -> list[str]:
        """With the database and the language, before anything that only looks like an option."""
        common = ["--db", str(self.db)] if "--db" not in arguments else []
        if self.lang is not None and "--lang" not in arguments:
            common += ["--lang", self.lang]
        words = list(arguments)
        place = words.index("--") if "--" in words else len(words)
        return [*words[:place], *common, *words[place:]]

    def ok(self, *arguments: str, now: str | None = None, stdin: bytes | None = None) -> str:
        """Standard output of a call that must succeed and complain of nothing."""
        answer = self(*arguments, now=now, stdin=stdin)
        assert (answer.code, answer.err) == (0, ""), answer
        return answer.out

    def status(self, now: str | None = None) -> Any:
        """`status --json`."""
        return json.loads(self.ok("status", "--json", now=now))

    def started(self, *arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
        """The same in a process of its own."""
        env = {**os.environ, "WORKSHOP_TUI_NOW": self.now, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        env.update(settings.pop("env", {}))
        return subprocess.run(
            [sys.executable, "-m", "workshop_tui", *self.completed(arguments)],
            capture_output=settings.pop("capture_output", True),
            env=env,
            timeout=60,
            check=False,
            **settings,
        )


def instant(time: str) -> str:
    """A time of the day of the first conference, `10:07` or `10:07:30`, or an instant as it is."""
    return time if "T" in time else f"2020-02-14T{time:0>5}{'' if time.count(':') == 2 else ':00'}+01:00"

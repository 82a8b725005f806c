"""A session file that was written by hand, and the planner on it."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from textual.widgets import Static

from workshop_tui.sessionfile.planning import Plan
from workshop_tui.tui.planner_app import PlannerApp
from workshop_tui.tui.screens.planner_doing import PlannerScreen

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=timezone.utc)

DAY = """\
# Written by hand.
conference:
  title: Try-out
  date: 2026-04-01
  language: en
organisations: [Noord, Zuid]
groups: 2
participants: people.csv   # of the secretariat
agenda:
  # coffee first
  - time: 9.00 – 9.30
    title: Coffee
    kind: break
  - time: 9.30 – 10.00
    title: Opening
    kind: talk   # keep it short
tables:
  - number: 1
    theme: Water
"""
PEOPLE = "name;phone;organisation\nAnn;06-1;Noord\nBob;06-2;Zuid\n"


def day_file(folder: Path, text: str = DAY) -> Path:
    """The file with its list of participants, in that folder."""
    made = folder / "day.yaml"
    made.write_text(text, encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return made


def planner_on(file: Path) -> PlannerApp:
    """The planner on a session file; its drafts are beside it."""
    return PlannerApp(Plan.of_file(file), file.parent / "plans", lambda: NOW)


def screen_of(app: PlannerApp) -> PlannerScreen:
    """The planner's screen, under whatever is over it."""
    return next(screen for screen in app.screen_stack if isinstance(screen, PlannerScreen))


def said(app: PlannerApp, where: str) -> str:
    """What a part of the screen on top says."""
    return str(app.screen.query_one(where, Static).render())

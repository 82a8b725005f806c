"""Session files: YAML written by people, read into a `Conference`, with problems at their place."""

from workshop_tui.sessionfile.loading import Loaded, load, load_or_refuse
from workshop_tui.sessionfile.problems import Problem

__all__ = ["Loaded", "Problem", "load", "load_or_refuse"]

"""Where things live: the database, the settings, the session files that ship with the program."""

from __future__ import annotations

from pathlib import Path

APP = "workshop-tui"


def data_folder() -> Path:
    """The platform's folder for this user's data of this program; it need not exist yet."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def config_folder() -> Path:
    """The platform's folder for this user's settings of this program; it need not exist yet."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def settings_file() -> Path:
    """The file with this user's settings; it need not exist yet."""
    return config_folder() / "settings.json"


def default_database() -> Path:
    """The database that is used when none is named."""
    return data_folder() / "conferences.db"


def shipped_sessions() -> Path:
    """The folder with the session files that ship with the program."""
    package = Path(__file__).parent
    installed = package / "sessions"
    return installed if installed.is_dir() else package.parent / "sessions"


FIRST_CONFERENCE = "2020-02-14-drechtsteden.yaml"

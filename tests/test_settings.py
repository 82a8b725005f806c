"""The user's settings: kept, damaged, out of reach."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from workshop_tui.errors import Refusal
from workshop_tui.settings import Settings, change_settings, read_settings


def test_without_a_file_the_usual_holds_and_nothing_is_made(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "there" / "settings.json") == (Settings(), None)
    assert not (tmp_path / "there").exists()


def test_changes_are_kept_and_what_is_not_known_stays(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    assert change_settings(file, sound=False) == Settings(sound=False)
    held = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**held, "of a later version": [1]}), encoding="utf-8")
    change_settings(file, sound=True, sound_file=Path("/een/bél.wav"))
    assert read_settings(file) == (Settings(True, Path("/een/bél.wav")), None)
    assert json.loads(file.read_text(encoding="utf-8"))["of a later version"] == [1]
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("damage", [b"{", b"[]", b"\xff\xfe", b"null", b"{}" + b" " * 200_000, b"[" * 50_000])
def test_a_damaged_file_is_told_kept_and_replaced(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(damage)
    settings, problem = read_settings(file)
    assert settings == Settings()
    assert problem is not None
    assert str(file) in str(problem)
    change_settings(file, sound=False)
    assert read_settings(file) == (Settings(sound=False), None)
    assert (tmp_path / "settings.damaged.json").read_bytes() == damage


def test_a_value_that_cannot_be_used_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"sound": "loud", "sound_file": "/a.wav"}', encoding="utf-8")
    settings, problem = read_settings(file)
    assert settings == Settings(True, Path("/a.wav"))
    assert "sound" in str(problem)
    assert "sound_file" not in str(problem)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.mkdir()
    assert read_settings(file)[1] is not None


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs rights to be refused")
def test_a_folder_that_may_not_be_written_refuses(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(Refusal, match="cannot be kept"):
        change_settings(folder / "settings.json", sound=False)


def test_a_file_where_the_folder_should_be_refuses(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("", encoding="utf-8")
    with pytest.raises(Refusal, match="cannot be kept"):
        change_settings(tmp_path / "config" / "settings.json", sound=False)

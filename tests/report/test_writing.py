"""A document on disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.report.example import material
from workshop_tui.errors import DocumentError
from workshop_tui.report import render, write, writing

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="the rights of Unix")


def _written(target: Path) -> Path:
    return write(material(), "report", "md", target, "nl")


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_document_is_written_and_nothing_else(tmp_path: Path) -> None:
    place = _written(tmp_path / "verslag.md")
    assert place == (tmp_path / "verslag.md").resolve()
    assert place.read_bytes() == render(material(), "report", "md", "nl")
    assert _names(tmp_path) == ["verslag.md"]


def test_into_a_folder_goes_the_default_name(tmp_path: Path) -> None:
    assert _written(tmp_path).name == "dag-1-report.md"


def test_a_document_that_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "verslag.md"
    target.write_text("old " * 100_000)
    assert _written(target).read_bytes() == render(material(), "report", "md", "nl")


@UNIX
def test_a_document_keeps_its_rights_and_the_link_to_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    assert _written(link) == real.resolve()
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing/verslag.md", "There is no folder"),
        ("file/verslag.md", "is not a folder"),
        ("nul\0.md", "A file cannot have that name. Name another file."),
        ("half\ud83d.md", "A file cannot have that name."),
        ("x" * 300, "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DocumentError, match=said.replace(".", r"\.")):
        _written(tmp_path / name)
    assert _names(tmp_path) == ["file"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "There is no room for {path}: the disk is full. Make room"),
        (errno.EACCES, "{path} may not be written. Close it where it is open"),
        (errno.EROFS, "{path} may not be written."),
        (errno.EIO, "{path} cannot be written: Input/output error."),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_was_there_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str, step: str
) -> None:
    target = tmp_path / "verslag.md"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(DocumentError) as refused:
        _written(target)
    assert str(refused.value).startswith(said.format(path=target))
    assert target.read_text() == "old"
    assert _names(tmp_path) == ["verslag.md"]


@UNIX
@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no device to write to")
def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(DocumentError, match="/dev/null is not an ordinary file"):
        _written(Path("/dev/null"))
    assert not Path("/dev/null").is_file()


@UNIX
def test_a_folder_is_not_replaced_either(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        writing.put(tmp_path, b"x")

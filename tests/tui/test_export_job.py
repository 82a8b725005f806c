"""A document in the making: followed and stopped; then opened in its own program."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from pathlib import Path

import pytest

from workshop_tui.errors import DocumentError
from workshop_tui.i18n import say
from workshop_tui.report.options import Names
from workshop_tui.report.progress import making, putting
from workshop_tui.report.remarks import Written
from workshop_tui.tui.file_opening import open_file
from workshop_tui.tui.screens.export_job import ExportJob, Stopped, how_many

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")


async def test_it_says_which_of_all_documents_it_is_at() -> None:
    job = ExportJob("all", Names.FULL)
    seen: list[str] = []

    def work() -> Written:
        making("all", "zip")
        seen.append(job.text())
        making("report", "md")
        making("report", "pdf")
        seen.append(job.text())
        putting()
        seen.append(job.text())
        return Written(Path("x.zip"))

    assert (await job.run(work)).place == Path("x.zip")
    assert "Writing… (0 s" in seen[0]
    assert f"Writing 2 of {how_many(Names.FULL)}: report…" in seen[1]
    assert "Onto the disk…" in seen[2]
    assert not job.stop()


def test_without_names_there_are_fewer() -> None:
    assert how_many(Names.OMIT) < how_many(Names.FULL)


async def test_a_stopped_one_ends_at_once_and_makes_nothing_more() -> None:
    job = ExportJob("all", Names.FULL)
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()
    made: list[str] = []

    def work() -> Written:
        try:
            making("report", "md")
            begun.set()
            go_on.wait(20)
            making("report", "pdf")
            made.append("pdf")
            return Written(Path("x"))
        finally:
            ended.set()

    answer = asyncio.create_task(job.run(work))
    await asyncio.to_thread(begun.wait, 20)
    assert job.stop()
    with pytest.raises(Stopped):
        await answer
    assert not ended.is_set()
    go_on.set()
    assert await asyncio.to_thread(ended.wait, 20)
    assert made == []


async def test_one_that_is_stopped_while_it_is_made_is_not_put_on_disk() -> None:
    job = ExportJob("report", Names.FULL)
    assert job.stop()
    with pytest.raises(Stopped):
        job.putting()


async def test_what_fails_is_told() -> None:
    def work() -> Written:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await ExportJob("report", Names.FULL).run(work)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What opens a file here, to be written by the test."""
    monkeypatch.setenv("PATH", str(tmp_path) + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "xdg-open"


def _write(program: Path, text: str) -> None:
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
    program.chmod(0o755)


@POSIX
def test_a_file_is_opened_by_its_program(program: Path, tmp_path: Path) -> None:
    _write(program, f'printf %s "$1" > "{tmp_path}/got"')
    name = tmp_path / "a b; rm -x.pdf"
    open_file(name)
    assert (tmp_path / "got").read_text(encoding="utf-8") == str(name)


@POSIX
def test_that_no_program_opened_it_is_a_sentence(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(program, "exit 3")
    with pytest.raises(DocumentError) as told:
        open_file(tmp_path)
    assert "No program opened it." in say(told.value)
    _write(program, "exit 0")
    open_file(tmp_path)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(DocumentError):
        open_file(tmp_path)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    with pytest.raises(DocumentError):
        open_file(tmp_path)

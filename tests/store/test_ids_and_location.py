"""Ids that sort by time; places where a database should not lie."""

from __future__ import annotations

import threading
import uuid
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from workshop_tui.store import Store, new_id
from workshop_tui.store.location import is_network_mount, synchroniser, warning_about


def stamp(text: str) -> int:
    return uuid.UUID(text).int >> 80


def test_an_id_is_a_uuid7_of_its_instant() -> None:
    made = uuid.UUID(new_id(4_000_000_000_000))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert stamp(str(made)) == 4_000_000_000_000


def test_ids_ascend_within_a_millisecond_and_over_a_small_step_back() -> None:
    made = [new_id(4_100_000_000_000 - step) for step in (0, 1, 5_000) for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == 15_000


def test_a_clock_that_was_set_back_tells_the_new_time() -> None:
    new_id(4_200_000_000_000)
    assert stamp(new_id(1_581_670_800_000)) == 1_581_670_800_000


def test_ids_of_several_threads_differ() -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.extend(new_id(4_300_000_000_000) for _ in range(2_000)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8_000


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PurePosixPath("/home/a/Dropbox/dag.db"), "Dropbox"),
        (PurePosixPath("/home/a/Dropbox (Regio)/x/dag.db"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\a\OneDrive - Gemeente\dag.db"), "OneDrive"),
        (PurePosixPath("/Users/a/Library/CloudStorage/GoogleDrive-a@b.nl/dag.db"), "Google Drive"),
        (PurePosixPath("/Users/a/Google Drive/dag.db"), "Google Drive"),
        (PurePosixPath("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/dag.db"), "iCloud"),
        (PureWindowsPath(r"C:\Users\a\iCloudDrive\dag.db"), "iCloud"),
        (PurePosixPath("/home/a/Nextcloud/dag.db"), "Nextcloud"),
        (PurePosixPath("/home/a/dropboxes/dag.db"), None),
        (PurePosixPath("/home/a/Documents/dropbox"), None),
    ],
)
def test_synchronised_folders_are_known_by_name(
    path: PurePosixPath | PureWindowsPath, name: str | None
) -> None:
    assert synchroniser(path) == name


MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/share /mnt/the\\040share cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/a/stick fuseblk rw 0 0
rclone: /home/a/far fuse.rclone rw 0 0
gocryptfs /home/a/secret fuse.gocryptfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/data/dag.db", False),
        ("/mnt/the share/dag.db", True),
        ("/mnt/the/dag.db", False),
        ("/home/b/dag.db", True),
        ("/home/a/stick/dag.db", False),
        ("/home/a/far/x/dag.db", True),
        ("/home/a/secret/dag.db", False),
    ],
)
def test_network_file_systems_are_known_by_their_mount(path: str, network: bool) -> None:
    assert is_network_mount(PurePosixPath(path), MOUNTS) is network


def test_a_database_in_a_synchronised_folder_opens_with_a_warning(tmp_path: Path) -> None:
    with Store.open(tmp_path / "Nextcloud" / "dag.db") as store:
        (warning,) = store.db.warnings
        assert "Nextcloud" in str(warning)


def test_a_database_on_a_share_opens_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("server:/x / nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr("workshop_tui.store.location.MOUNTS", mounts)
    monkeypatch.setattr("sys.platform", "linux")
    (warning,) = warning_about(tmp_path / "dag.db")
    assert "network drive" in str(warning)
    monkeypatch.setattr("workshop_tui.store.location.MOUNTS", tmp_path / "none")
    assert warning_about(tmp_path / "dag.db") == ()

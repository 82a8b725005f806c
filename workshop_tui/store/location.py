"""Whether a database lies where it should not: on a network share or in a synchronised folder.

Write-ahead logging needs memory shared between processes, which network file systems do not give,
and a synchroniser copies the database and its log at different moments.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePath

from workshop_tui.errors import Message

SYNCHRONISERS = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("cloudstorage", "CloudStorage"),
)
NETWORK = re.compile(r"nfs\d?|cifs|smb\w*|afpfs|davfs2?|ncpfs|9p|ceph|glusterfs|lustre|fuse|fuse\..+")
LOCAL_FUSE = re.compile(
    r"fuse\.(gocryptfs|encfs|cryfs|securefs|ntfs(-3g)?|exfat|overlayfs|fuse-overlayfs|mergerfs|vmhgfs-fuse)"
)

MOUNTS = Path("/proc/mounts")


def warning_about(path: Path) -> tuple[Message, ...]:
    """What is to be said about the place of a database: nothing, or one warning."""
    name = synchroniser(path)
    if name is not None:
        return (
            Message(
                "The database lies in a folder that {name} synchronises; that can damage it. "
                "Better move it to a folder on this machine.",
                name=name,
            ),
        )
    if _on_network(path):
        return (
            Message(
                "The database lies on a network drive, where it can be damaged or hang. "
                "Better move it to a folder on this machine."
            ),
        )
    return ()


def synchroniser(path: PurePath) -> str | None:
    """The program that synchronises the folder, going by the folders' names; None when none does."""
    for part in reversed(path.parent.parts):
        lower = part.casefold()
        for beginning, name in SYNCHRONISERS:
            if lower == beginning or re.match(re.escape(beginning) + r"(?![a-z])", lower):
                return name
    return None


def is_network_mount(path: PurePath, mounts: str) -> bool:
    """True when the file system that holds the path is a network one, by the text of /proc/mounts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if (point == path or point in path.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return bool(NETWORK.fullmatch(kind)) and not LOCAL_FUSE.fullmatch(kind)


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive = path.drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == 4
    if str(path).startswith("//"):
        return True
    try:
        return is_network_mount(path.resolve(), MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return False

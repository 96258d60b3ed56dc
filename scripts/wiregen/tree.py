"""Folders of generated code: compared with each other, and put in each other's place."""

import difflib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: Lines of differences that are shown.
MOST_LINES = 200


def differences(old: Path, new: Path) -> list[str]:
    """How two folders differ, to be read by people: files that come and go, and the lines that change."""
    before, after = _texts(old), _texts(new)
    lines = [f"missing: {name}" for name in sorted(after.keys() - before.keys())]
    lines += [f"extra: {name}" for name in sorted(before.keys() - after.keys())]
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name]:
            lines += _changes(name, before[name], after[name])
    hidden = len(lines) - MOST_LINES
    return lines if hidden <= 0 else [*lines[:MOST_LINES], f"... and {hidden} lines more"]


def swap_in(new: Path, target: Path) -> None:
    """Put a folder in the place of another one, whole: a failure leaves the old one there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".wire-", dir=target.parent) as aside:
        ready, gone = Path(aside, "new"), Path(aside, "old")
        shutil.copytree(new, ready)
        if target.exists():
            target.rename(gone)
        try:
            ready.rename(target)
        except OSError:
            if gone.exists():
                gone.rename(target)
            raise


def _texts(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _changes(name: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    yield from difflib.unified_diff(old, new, f"{name} (there)", f"{name} (generated)", lineterm="")

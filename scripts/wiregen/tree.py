"""Folders of generated code: compared with each other, and put in each other's place."""

import difflib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
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
    swap_all({target: new})


def swap_all(made: Mapping[Path, Path]) -> None:
    """Put files and folders in the places that are the keys, all or none: a failure leaves what was there."""
    with ExitStack() as aside, ExitStack() as undo:
        swaps: list[tuple[Path, Path, Path]] = []
        for target, new in made.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            folder = aside.enter_context(tempfile.TemporaryDirectory(prefix=".wire-", dir=target.parent))
            ready = Path(folder, "new")
            (shutil.copytree if new.is_dir() else shutil.copyfile)(new, ready)
            swaps.append((target, ready, Path(folder, "old")))
        for target, ready, gone in swaps:
            if target.exists():
                target.rename(gone)
                undo.callback(gone.rename, target)
            ready.rename(target)
            undo.callback(target.rename, ready)
        undo.pop_all()


def _texts(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _changes(name: str, before: bytes, after: bytes) -> Iterator[str]:
    if not name.endswith(".py"):  # its one line is too long to read
        yield f"changed: {name}"
        return
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    yield from difflib.unified_diff(old, new, f"{name} (there)", f"{name} (generated)", lineterm="")

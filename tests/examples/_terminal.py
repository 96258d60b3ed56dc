"""A program in a terminal, and somebody who types."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
#: Seconds that a person would wait for something to happen.
PATIENCE = 20.0
#: Seconds after which a person presses a key once more.
AGAIN = 1.0
CTRL_C, CTRL_D = "\x03", "\x04"


def environment(**settings: str) -> dict[str, str]:
    """Of a program that imports from where this one does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MONGARS_")}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "dumb", **settings}


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """Runs `python ARGUMENTS` on a terminal of its own; what it shows is read as it comes."""

    def __init__(self, *arguments: str, settings: Mapping[str, str] | None = None) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env=environment(**(settings or {})),
            start_new_session=True,
            preexec_fn=_take_terminal,  # getpass asks the terminal, not the standard input
        )
        os.close(theirs)
        self.shown = ""
        self._read = 0

    def expect(self, text: str) -> str:
        """Wait until this is shown, after what was waited for before; what came before it."""
        end = time.monotonic() + PATIENCE
        while (found := self.shown.find(text, self._read)) < 0:
            assert time.monotonic() < end, f"{text!r} was not shown, but: {self.shown}"
            assert self._more(), f"{text!r} was not shown until the end, but: {self.shown}"
        before, self._read = self.shown[self._read : found], found + len(text)
        return before

    def enter(self, line: str) -> None:
        """Type a line and press Enter. A surrogate stands for a byte that is no UTF-8."""
        os.write(self._ours, f"{line}\n".encode(errors="surrogateescape"))

    def press(self, key: str) -> None:
        """Press one key."""
        os.write(self._ours, key.encode())

    def ended(self) -> int:
        """Wait for the end; the exit status."""
        while self._more():
            pass
        return self.process.wait(PATIENCE)

    def left(self, key: str) -> int:
        """Press a key until the program ends, as a person does; the exit status.

        Python does not notice a Ctrl-C that comes between showing a prompt and waiting for the line.
        """
        for _ in range(5):
            self.press(key)
            while self._more(AGAIN):
                pass
            with suppress(subprocess.TimeoutExpired):
                return self.process.wait(AGAIN)
        raise AssertionError(f"it goes on: {self.shown}")

    def _more(self, patience: float = PATIENCE) -> bool:
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        try:
            piece = os.read(self._ours, 65_536)
        except OSError:  # nobody has the other end any more
            return False
        self.shown += piece.decode(errors="replace")
        return bool(piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        with suppress(OSError):
            os.close(self._ours)

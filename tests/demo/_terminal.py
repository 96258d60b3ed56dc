"""The demo as a person starts it: a process of its own, on a terminal of 100 columns or off it."""

import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from examples.demo.chapters import CHAPTERS

ROOT = Path(__file__).parents[2]
COLUMNS = 100
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def command(chapters: tuple[str, ...]) -> list[str]:
    """What `make demo` runs, for these chapters."""
    return [sys.executable, "-m", "examples.demo", *chapters]


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Ours, with no server named but in `settings`."""
    named = {setting for chapter in CHAPTERS.values() for setting in chapter.settings[:1]} | {
        "COLUMNS",
        "NO_COLOR",
        "FORCE_COLOR",
    }
    return {**{name: value for name, value in os.environ.items() if name not in named}, **settings}


def run(*chapters: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """The whole run off a terminal."""
    return subprocess.run(
        command(chapters), cwd=ROOT, env=environment(settings), capture_output=True, text=True, check=False
    )


class Terminal:
    """A terminal that the demo runs on.

    Attributes:
        shown: What it has shown so far, without colours and the like.
    """

    def __init__(self, leader: int, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self._leader = leader
        self._shown = b""

    @property
    def shown(self) -> str:
        return _CODES.sub("", self._shown.decode(errors="replace"))

    def read_until(self, text: str) -> None:
        """Watch until the text is shown. Raises AssertionError when the demo ends without it."""
        while text not in self.shown:
            assert self._read(), f"ended without {text!r}:\n{self.shown}"

    def read_to_end(self) -> int:
        """Watch until the demo ends. Returns its exit code."""
        while self._read():
            pass
        return self.process.wait()

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self._leader, keys)

    def _read(self) -> bool:
        try:
            new = os.read(self._leader, 65_536)
        except OSError:  # Linux says so at the end
            new = b""
        self._shown += new
        return bool(new)


@contextmanager
def on_a_terminal(*chapters: str) -> Iterator[Terminal]:
    """The demo, started on a terminal; ended with the block."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (40, COLUMNS))
    with subprocess.Popen(
        command(chapters),
        cwd=ROOT,
        env=environment({"TERM": "xterm-256color"}),
        preexec_fn=partial(os.login_tty, follower),
    ) as process:
        os.close(follower)
        try:
            yield Terminal(leader, process)
        finally:
            process.kill()
            os.close(leader)

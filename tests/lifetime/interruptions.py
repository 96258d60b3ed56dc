"""Ctrl-C at every point of something where Python may hear it."""

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, Final

from attrs import define, frozen

from .flows import sockets

SOAK: Final = os.environ.get("FIVEFOLD_SOAK", "") not in ("", "0")
#: Seconds for a server to see that a connection was closed; only a test that fails waits for so long.
PATIENCE: Final = 5.0
#: Where nothing of ours can help: the import system, what Python runs when an object is dropped, and how ssl takes a
#: socket over.
ELSEWHERE: Final = ("<frozen", "importlib", "tempfile", "weakref", "ssl.py")


@frozen
class Scene:
    """Something to be interrupted.

    Attributes:
        use: What a client does.
        every: Each how many of its points are tried; a soak tries ten times as many.
        warm: Whether the client has done it before.
    """

    use: Callable[[Any], object]
    every: int
    warm: bool = True


def _is_elsewhere(frame: FrameType | None) -> bool:
    for _ in range(3):
        if frame is not None:
            if any(part in frame.f_code.co_filename for part in ELSEWHERE):
                return True
            frame = frame.f_back
    return False


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, at a known point."""


@define
class Points:
    """The points at which Python hears Ctrl-C: when a function of its own begins, and when one in C has ended."""

    stop_at: int
    before: list[str]
    passed: int = 0
    where: str = ""
    stopped: Interrupted | None = None

    def __call__(self, frame: FrameType, event: str, what: object) -> None:
        """Called by Python."""
        name = frame.f_code.co_filename
        if event not in ("call", "c_return") or _is_elsewhere(frame):
            return
        self.passed += 1
        if self.passed == self.stop_at:
            sys.setprofile(None)
            self.where = f"{Path(name).name}:{frame.f_lineno} {event} {getattr(what, '__name__', '')}"
            raise Interrupted

    def within(self, use: Callable[[], object]) -> Interrupted | None:
        """The interruption of something, with all frames in it; None when it was done before."""
        sys.setprofile(self)
        try:
            use()
        except Interrupted as error:
            return error
        finally:
            sys.setprofile(None)
        return None

    def left(self, unraised: list[str]) -> list[str]:
        """What is open though the client is closed, while all frames are held, and what is told when they are not."""
        found = [] if _soon(self.before) else [f"{self.where}: a socket"]
        self.stopped = None
        gc.collect(0)
        found += [f"{self.where}: {told}" for told in unraised]
        unraised.clear()
        return found


def _soon(before: list[str]) -> bool:
    """Whether only those sockets are left: a server on a thread of this process takes a moment."""
    until = time.monotonic() + PATIENCE
    while sockets() != before and time.monotonic() < until and threading.active_count() > 1:
        time.sleep(0.001)
    return sockets() == before


@contextmanager
def _unraised() -> Iterator[list[str]]:
    """What Python can tell nobody, such as a socket that nobody closed. An interruption may be among it."""
    told: list[str] = []

    def hook(problem: Any) -> None:
        if not isinstance(problem.exc_value, Interrupted):
            told.append(repr(problem.exc_value))

    before, sys.unraisablehook = sys.unraisablehook, hook
    try:
        yield told
    finally:
        sys.unraisablehook = before


def left_at_any_point(scene: Scene, make: Callable[[], Any]) -> list[str]:
    """Interrupt it there, with a client for each time, which then has to do it again.

    Returns:
        What was left open, or complained about, and at which point.
    """
    with _unraised() as unraised:
        return [told for points in _interrupted(scene, make) for told in points.left(unraised)]


def _interrupted(scene: Scene, make: Callable[[], Any]) -> Iterator[Points]:
    before = sockets()
    for number in count(1, -(-scene.every // 10) if SOAK else scene.every):
        points = Points(number, before)
        with make() as client:
            if scene.warm:
                scene.use(client)
            points.stopped = points.within(lambda: scene.use(client))
            if points.stopped is None and points.passed < number:
                assert number > 100, "nothing was interrupted"
                return
            scene.use(client)
        yield points

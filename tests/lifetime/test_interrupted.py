"""Ctrl-C at every point of a call where Python may hear it: no socket stays open, and the client works on."""

import gc
import os
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
from attrs import define, frozen

from fivefold import LMStudio
from fivefold.sandbox import Sandbox
from tests.core._tiny import Tiny
from tests.engine._fast import answering, listening
from tests.faults.certificates import Certificates

from .flows import STREAMS, sockets

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


def _some(client: Any) -> None:
    with STREAMS["chat"].use(client) as stream:
        for _ in zip(range(3), stream, strict=False):
            pass


SCENES: Final[Mapping[str, Scene]] = {
    "a call": Scene(lambda client: client.list_models(), 3),
    "a first call": Scene(lambda client: client.list_models(), 5, warm=False),
    "a stream": Scene(_some, 29),
}


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
    passed: int = 0
    where: str = ""

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


def _soon(before: list[str]) -> bool:
    """Whether only those sockets are left: a server on a thread of this process takes a moment."""
    until = time.monotonic() + PATIENCE
    while sockets() != before and time.monotonic() < until and threading.active_count() > 1:
        time.sleep(0.001)
    return sockets() == before


@pytest.fixture
def unraised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Python could tell nobody, such as a socket that nobody closed. An interruption may be among it."""
    told: list[str] = []

    def hook(problem: Any) -> None:
        if not isinstance(problem.exc_value, Interrupted):
            told.append(repr(problem.exc_value))

    monkeypatch.setattr(sys, "unraisablehook", hook)
    return told


def _at_every_point(scene: Scene, make: Callable[[], Any], unraised: list[str]) -> None:
    before = sockets()
    for number in count(1, -(-scene.every // 10) if SOAK else scene.every):
        points = Points(number)
        with make() as client:
            if scene.warm:
                scene.use(client)
            stopped = points.within(lambda: scene.use(client))
            if stopped is None and points.passed < number:
                assert number > 100, "nothing was interrupted"
                return
            scene.use(client)
        # Its frames, with all that is in them, are still held here.
        assert _soon(before), (points.where, stopped)
        del stopped
        gc.collect(0)
        assert unraised == [], points.where


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """One that answers at once."""
    with Sandbox("lmstudio", quirks="off") as running:
        yield running


@pytest.mark.filterwarnings("error::ResourceWarning")
@pytest.mark.parametrize("scene", SCENES)
def test_whatever_is_interrupted_leaves_no_socket_and_the_client_works_on(
    scene: str, server: Sandbox, unraised: list[str]
) -> None:
    _at_every_point(SCENES[scene], lambda: LMStudio(server.base_url, engine="httpx", max_concurrency=2), unraised)


@pytest.mark.filterwarnings("error::ResourceWarning")
def test_an_interrupted_handshake_leaves_no_socket(unraised: list[str]) -> None:
    certificates = Certificates()
    trusted = ssl.create_default_context(cadata=certificates.authority)
    with listening(answering, certificates.server("good")) as port:
        scene = Scene(lambda client: client.get_item("1"), 23, warm=False)
        _at_every_point(scene, lambda: Tiny(f"https://127.0.0.1:{port}", engine="httpx", verify=trusted), unraised)

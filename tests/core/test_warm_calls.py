"""A call after the first imports nothing, compiles nothing and writes nothing to a log."""

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

import fivefold

from ._server import FakeServer, item
from ._story import TWINS, Told, tell

OURS = fivefold.__path__[0]
#: What our own code has no use for in a call: whatever is in these modules but for one question, and some built-ins.
MODULES = ("/re/__init__.py", "/logging/__init__.py", "/importlib/__init__.py")
ALLOWED = "isEnabledFor"
BUILT_IN = {"compile", "exec", "eval"}


@contextmanager
def watched(found: list[str]) -> Iterator[None]:
    """Note what our own code imports, compiles and logs."""
    load = builtins.__import__

    def is_ours(frame: FrameType | None) -> bool:
        return frame is not None and frame.f_code.co_filename.startswith(OURS)

    def imported(name: str, *args: Any, **kwargs: Any) -> Any:
        if is_ours(sys._getframe(1)):
            found.append(f"import {name}")
        return load(name, *args, **kwargs)

    def called(frame: FrameType, event: str, argument: Any) -> None:
        code = frame.f_code
        if event == "c_call" and argument.__name__ in BUILT_IN and is_ours(frame):
            found.append(argument.__name__)
        elif event == "call" and is_ours(frame.f_back) and code.co_filename.endswith(MODULES):
            found.extend({code.co_name} - {ALLOWED})

    builtins.__import__ = imported
    sys.setprofile(called)
    try:
        yield
    finally:
        sys.setprofile(None)
        builtins.__import__ = load


@pytest.mark.parametrize(*TWINS)
def test_a_warm_call_imports_compiles_and_logs_nothing(twin: str, server: FakeServer) -> None:
    server.script(*[item()] * 4)
    found: list[str] = []

    def story(client: Any) -> Told:
        for _ in range(2):
            yield client.create_item({"name": "n", "token": "t"})
        with watched(found):
            answer = yield client.create_item({"name": "n", "token": "t"})
        assert answer.id == "1"

    tell(twin, story, server.url)
    assert found == []


def test_what_is_watched_for_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.OURS", __file__)
    found: list[str] = []
    with watched(found):
        import re

        assert re.match("a", "a")
        eval("1")
    assert found == ["import re", "match", "eval"]

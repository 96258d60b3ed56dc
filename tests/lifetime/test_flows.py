"""Ctrl-C in the middle of each flow; streams that are dropped, or open when the program ends. ArgusLM: test_exit.py."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fivefold.sandbox import Sandbox

from .flows import FLOWS, GIVEN_UP, STREAMS, Told, client_of, enter, health
from .test_exit import COMPLAINTS

pytestmark = pytest.mark.soak
ROOT = Path(__file__).parents[2]
SOAK = os.environ.get("FIVEFOLD_SOAK", "") not in ("", "0")
#: Each in both twins where time does not matter; else every other one, in turn.
EACH = [(name, kind) for name in FLOWS for kind in ("sync", "async")]
if not SOAK:
    EACH = EACH[::4] + EACH[3::8]
_RUNNING: dict[str, Sandbox] = {}


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, Sandbox]]:
    """The sandboxes that have been started, by service."""
    yield _RUNNING
    while _RUNNING:
        _RUNNING.popitem()[1].stop()


def prepared(servers: dict[str, Sandbox], told: Told) -> Sandbox:
    """The sandbox of a flow, which gets stuck."""
    if told.service not in servers:
        options: dict[str, Any] = {"refresh": 0.05, "export_lines": 1} if told.service == "synthgen" else {}
        quirks = "off" if told.service == "saas_litellm" else "real"
        servers[told.service] = Sandbox(told.service, quirks=quirks, **options).start()
    server = servers[told.service]
    server.reset()
    if told.data:
        server.seed(told.data)
    if told.target:
        server.fault(told.target, skip=told.skip, **told.fault)
    return server


def _program(server: Sandbox, *arguments: str, warnings: str = "always") -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", warnings, "-m", "tests.lifetime.flows", server.base_url, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_ctrl_c_ends_a_flow_at_once_and_leaves_nothing_behind(
    name: str, kind: str, servers: dict[str, Sandbox]
) -> None:
    flow = FLOWS[name]
    server = prepared(servers, flow)
    with _program(server, kind, "interrupted", name) as process:
        while sum(request["operation"] == flow.target for request in server.requests()) <= flow.skip:
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        shown, told = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT, told
    assert shown.splitlines()[-1] == "left True", told
    assert "\nKeyboardInterrupt" in told
    assert [complaint for complaint in COMPLAINTS if complaint in told] == []


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", ["chat", "single call", "events", "tasks"] if SOAK else ["chat", "events"])
def test_a_program_may_end_with_a_stream_open(name: str, kind: str, servers: dict[str, Sandbox]) -> None:
    with _program(prepared(servers, STREAMS[name]), kind, "left", name, warnings="ignore::ResourceWarning") as process:
        shown, told = process.communicate(timeout=20)
    assert (process.returncode, shown) == (0, "open\n"), told
    assert "Traceback" not in told
    assert [complaint for complaint in COMPLAINTS if complaint in told] == []


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_that_is_dropped_gives_everything_back(name: str, kind: str, servers: dict[str, Sandbox]) -> None:
    stream = STREAMS[name]
    server = prepared(servers, stream)
    with client_of(stream.service, kind, server.base_url, max_concurrency=1, deadline=20) as client:
        enter(stream.service, client)
        for round_ in range(4):
            events: Any = iter(stream.use(client))
            next(events)
            if round_ % 2:
                held = {"events": events}
                held["self"] = held
                del held
            del events
            gc.collect()
            health(client)
            if round_ == 1:
                before = _descriptors()
        until = time.monotonic() + GIVEN_UP
        while _descriptors() > before and time.monotonic() < until:
            time.sleep(0.01)  # a connection beyond those in use goes when it was idle for long enough
        assert _descriptors() <= before


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))

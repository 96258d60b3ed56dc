"""How a program ends: by Ctrl-C in the middle of a flow, by the end of the script, by dropping a stream."""

import signal
import subprocess
import sys
from pathlib import Path
from textwrap import indent

import pytest

from fivefold.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
SETUP = """
import asyncio, logging, os, signal, sys, threading, time
from functools import partial
from tests.lifetime.flows import GIVEN_UP, left
from fivefold import ArgusLM, AsyncArgusLM
ArgusLM, AsyncArgusLM = (partial(kind, timeout=GIVEN_UP) for kind in (ArgusLM, AsyncArgusLM))
url = sys.argv[1]
signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell in the background has it ignored

def benchmark():
    with ArgusLM(url) as client:
        made = client.create_provider({"display_name": "a", "provider_type": "openai"})
        ids = [client.create_model({"provider_account_id": made.id, "model_id": "by-hand"}).id]
        return {"model_ids": ids, "prompt_pack": "reasoning", "num_runs": 10}

def start():
    body = benchmark()
    with ArgusLM(url) as client:
        return client.start_benchmark(body).id

def ready(*_):
    print("ready", flush=True)

def ready_at(operation):
    handler = logging.Handler()
    handler.emit = lambda record: ready() if operation in record.getMessage() else None
    logging.getLogger("fivefold").addHandler(handler)
    logging.getLogger("fivefold").setLevel(logging.INFO)

def warm():  # what an engine keeps for good is there from now on
    with ArgusLM(url) as client:
        client.check_health()
"""
#: Runs a flow and says, when it was interrupted, whether threads and descriptors are as before, while its frames
#: are still held by the traceback.
INTERRUPTED = """
warm()
before = left()
try:
{flow}
except KeyboardInterrupt:
    print("left", left() == before, flush=True)
    raise
"""

#: Each runs until it is interrupted, and says when it is under way.
FLOWS = {
    "a call": "with ArgusLM(url) as client:\n    ready()\n    client.get_root()",
    "an awaited call": (
        "async def main():\n    async with AsyncArgusLM(url) as client:\n        ready()\n"
        "        await client.get_root()\n"
        "asyncio.run(main())"
    ),
    "a listing": "with ArgusLM(url) as client:\n    ready()\n    list(client.iter_models())",
    "an export": "with ArgusLM(url) as client:\n    ready()\n    client.export_uptime_history()",
    "a wait": "run = start()\nwith ArgusLM(url) as client:\n    client.wait_for_benchmark(run, on_progress=ready)",
    "an awaited wait": (
        "run = start()\nasync def main():\n    async with AsyncArgusLM(url) as client:\n"
        "        await client.wait_for_benchmark(run, on_progress=ready)\nasyncio.run(main())"
    ),
    "a stream": (
        "run = start()\nwith ArgusLM(url) as client:\n    for event in client.stream_benchmark(run):\n        ready()"
    ),
    "an awaited stream": (
        "run = start()\nasync def main():\n    async with AsyncArgusLM(url) as client:\n"
        "        async for event in client.stream_benchmark(run):\n            ready()\nasyncio.run(main())"
    ),
    "a benchmark": (
        "body = benchmark()\nready_at('start_benchmark')\nwith ArgusLM(url) as client:\n    client.run_benchmark(body)"
    ),
    "an awaited benchmark": (
        "body = benchmark()\nready_at('start_benchmark')\nasync def main():\n"
        "    async with AsyncArgusLM(url) as client:\n        await client.run_benchmark(body)\nasyncio.run(main())"
    ),
    "a benchmark with events": (
        "body = benchmark()\nwith ArgusLM(url) as client:\n    client.run_benchmark(body, on_event=ready)"
    ),
    "an awaited benchmark with events": (
        "body = benchmark()\nasync def main():\n    async with AsyncArgusLM(url) as client:\n"
        "        await client.run_benchmark(body, on_event=ready)\nasyncio.run(main())"
    ),
    "a monitoring run": (
        "ready_at('run_monitoring')\nwith ArgusLM(url) as client:\n    client.run_monitoring(wait=True)"
    ),
    "an awaited monitoring run": (
        "ready_at('run_monitoring')\nasync def main():\n    async with AsyncArgusLM(url) as client:\n"
        "        await client.run_monitoring(wait=True)\nasyncio.run(main())"
    ),
}
#: Where those are under way that say so before their one request; the server then hangs.
ASKING = {
    "a call": "/",
    "an awaited call": "/",
    "a listing": "/api/v1/models",
    "an export": "/api/v1/monitoring/uptime/export",
}
COMPLAINTS = ("Exception ignored", "ResourceWarning", "never awaited", "was destroyed", "never retrieved", "Fatal")


def _script(code: str, server: Sandbox) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "always", "-c", SETUP + code, server.base_url],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("flow", FLOWS)
def test_ctrl_c_ends_a_flow_at_once_and_leaves_nothing_behind(flow: str, slow_arguslm: Sandbox) -> None:
    slow_arguslm.reset()
    for route in ("/", "/api/v1/models", "/api/v1/monitoring/uptime/export"):
        slow_arguslm.fault(f"GET {route}", hang=True)
    slow_arguslm.fault("get_monitoring_config", skip=1, hang=True)  # a run then waits for its end for ever
    code = INTERRUPTED.format(flow=indent(FLOWS[flow], "    "))
    with _script(code, slow_arguslm) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        while flow in ASKING and ASKING[flow] not in [each["path"] for each in slow_arguslm.requests()]:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        shown, told = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT, told
    assert shown.splitlines()[-1] == "left True"
    assert "\nKeyboardInterrupt" in told
    assert [complaint for complaint in COMPLAINTS if complaint in told] == []


ENDINGS = {
    "with a closed client": "with ArgusLM(url) as client:\n    client.check_health()",
    "within an open stream": (
        "run = start()\nwith ArgusLM(url) as client:\n    stream = iter(client.stream_benchmark(run))\n"
        "    next(stream)\n    del stream"
    ),
    "within an open awaited stream": (
        "run = start()\nasync def main():\n    async with AsyncArgusLM(url) as client:\n"
        "        async for event in client.stream_benchmark(run):\n            break\nasyncio.run(main())"
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_program_ends_without_a_complaint(ending: str, slow_arguslm: Sandbox) -> None:
    slow_arguslm.reset()
    with _script(ENDINGS[ending] + "\nprint(left()[0])", slow_arguslm) as process:
        shown, told = process.communicate(timeout=20)
    assert (process.returncode, shown.split()[-1:], told) == (0, ["1"], "")


def test_a_client_left_open_at_the_end_of_a_script_makes_no_traceback(slow_arguslm: Sandbox) -> None:
    code = "client = ArgusLM(url)\nclient.check_health()\nprint('done')"
    shown = subprocess.run(
        [sys.executable, "-c", SETUP + code, slow_arguslm.base_url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (shown.stdout, shown.stderr) == ("done\n", "")

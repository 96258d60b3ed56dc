"""How a program ends: by Ctrl-C in the middle of a flow, by the end of the script, by dropping a stream."""

import signal
import subprocess
import sys

import pytest

from fivefold.sandbox import Sandbox

SETUP = """
import asyncio, sys
from fivefold import ArgusLM, AsyncArgusLM
url = sys.argv[1]

def start():
    with ArgusLM(url) as client:
        made = client.create_provider({"display_name": "a", "provider_type": "openai"})
        ids = [client.create_model({"provider_account_id": made.id, "model_id": "by-hand"}).id]
        return client.start_benchmark({"model_ids": ids, "prompt_pack": "reasoning", "num_runs": 10}).id

def ready(*_):
    print("ready", flush=True)
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
}
COMPLAINTS = ("Exception ignored", "ResourceWarning", "never awaited", "was destroyed", "never retrieved", "Fatal")


def _script(code: str, server: Sandbox) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "always", "-c", SETUP + code, server.base_url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("flow", FLOWS)
def test_ctrl_c_ends_a_flow_at_once_and_leaves_nothing_behind(flow: str, slow_arguslm: Sandbox) -> None:
    slow_arguslm.reset()
    for route in ("/", "/api/v1/models", "/api/v1/monitoring/uptime/export"):
        slow_arguslm.fault(f"GET {route}", hang=True)
    with _script(FLOWS[flow], slow_arguslm) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT
    assert told.rstrip().endswith("KeyboardInterrupt")
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
    with _script(ENDINGS[ending] + "\nimport threading\nprint(threading.active_count())", slow_arguslm) as process:
        shown, told = process.communicate(timeout=20)
    assert (process.returncode, shown.split()[-1:], told) == (0, ["1"], "")


def test_a_client_left_open_at_the_end_of_a_script_makes_no_traceback(slow_arguslm: Sandbox) -> None:
    code = "client = ArgusLM(url)\nclient.check_health()\nprint('done')"
    shown = subprocess.run(
        [sys.executable, "-c", SETUP + code, slow_arguslm.base_url], capture_output=True, text=True, check=True
    )
    assert (shown.stdout, shown.stderr) == ("done\n", "")

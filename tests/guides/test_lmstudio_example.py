"""The example of the guide's five demonstrations, run as a user would."""

import os
import subprocess
import sys
from pathlib import Path

from fivefold.sandbox import Sandbox

EXAMPLE = Path(__file__).parents[2] / "examples" / "lmstudio_example.py"


def _run(base_url: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "LMSTUDIO_BASE_URL": base_url}
    return subprocess.run([sys.executable, EXAMPLE], env=environment, capture_output=True, text=True, check=False)


def test_the_example_runs(lmstudio_server: Sandbox) -> None:
    done = _run(lmstudio_server.base_url)
    assert (done.returncode, done.stderr) == (0, "")
    for told in (
        "is healthy\n6 models",
        "owned by organization_owner",
        "Echo: Hello, how are you?",
        "Echo: Write a haiku about local models:",
        "network_error: ",
        "client_error: ",
    ):
        assert told in done.stdout
    assert lmstudio_server.requests()[-1]["status"] == 404


def test_without_a_server_it_says_so() -> None:
    done = _run("http://127.0.0.1:9/v1")
    assert (done.returncode, done.stderr) == (1, "")
    assert "is unhealthy" in done.stdout
    assert "network_error: Connection error: " in done.stdout

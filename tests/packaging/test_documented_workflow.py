"""The workflow that docs/contracts.md shows: its commands do what the page says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fivefold.sandbox import Sandbox
from tests.guides.blocks import blocks_of
from tests.packaging import _workflows

PAGE = Path(__file__).parents[2] / "docs" / "contracts.md"
[TEXT] = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
SHOWN = _workflows.read(TEXT)


def commands(job: str) -> list[str]:
    """What a job runs after it has installed."""
    first, *rest = [step["run"] for name, step in _workflows.steps(SHOWN) if name == job and "run" in step]
    assert first == "pip install 'fivefold[sandbox]' pytest"
    return rest


def run(command: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command as the runner does, in a repository that holds the file of tests that the page shows."""
    tests = folder / "tests" / "contracts"
    tests.mkdir(parents=True, exist_ok=True)
    (tests / "test_arguslm.py").write_text(next(one.code for one in blocks_of(PAGE) if "def test_" in one.code))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder, env={**kept, "PATH": path, **settings}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_its_actions_are_pinned_and_it_may_only_read() -> None:
    assert _workflows.unpinned(TEXT) == []
    assert SHOWN["permissions"] == {"contents": "read"}
    assert SHOWN["jobs"]["deployment"]["if"] == "github.event_name == 'schedule'"


def test_on_a_push_the_calls_are_tried_on_the_sandbox(tmp_path: Path) -> None:
    [command] = commands("sandbox")
    done = run(command, tmp_path)
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout + done.stderr


def test_at_night_they_are_tried_on_the_deployment(arguslm_server: Sandbox, tmp_path: Path) -> None:
    compare, command = commands("deployment")
    told = run(compare, tmp_path, CONTRACT_BASE_URL=arguslm_server.base_url)
    assert told.returncode == 0, told.stdout + told.stderr
    done = run(command, tmp_path, CONTRACT_BASE_URL=arguslm_server.base_url)
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout + done.stderr
    assert "/api/v1/models" in {asked["path"] for asked in arguslm_server.requests()}


@pytest.mark.parametrize("job", ["sandbox", "deployment"])
def test_its_jobs_end(job: str) -> None:
    assert SHOWN["jobs"][job]["timeout-minutes"] == 10

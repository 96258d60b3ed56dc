"""The rules that our CI keeps: it only calls make, on the versions that we name, with actions that cannot move."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from tests.packaging import _workflows

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
TEXT = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
CI = _workflows.read(TEXT)
CALL = re.compile(r"make ([a-z-]+)(?: [A-Z]+=[\w.${} ]+)*")


def test_there_is_one_workflow() -> None:
    assert [path.name for path in FILES] == ["ci.yml"]


def test_every_command_is_a_target_of_the_makefile() -> None:
    commands = [step["run"] for _, step in _workflows.steps(CI) if "run" in step]
    called = {match[1] for command in commands if (match := CALL.fullmatch(command))}
    assert [command for command in commands if not CALL.fullmatch(command)] == []
    assert called - _workflows.targets(ROOT / "Makefile") == set()
    assert called >= {"test", "check", "contract", "wheel", "newest", "contract-real"}


def test_every_action_is_a_release_at_its_commit() -> None:
    assert _workflows.unpinned(TEXT) == []
    assert _workflows.unpinned("  - uses: actions/checkout@v4.2.2") != []
    releases = set(re.findall(r"uses: (\S+)@([0-9a-f]{40}) # (\S+)", TEXT))
    assert len(releases) == len({action for action, _, _ in releases})


def test_the_tests_run_on_every_version_that_we_name_with_the_lowest_and_the_newest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [match[1] for line in project["classifiers"] if (match := re.search(r":: (3\.\d+)$", line))]
    matrix = CI["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix == {"python": named, "deps": ["lowest", "newest"]}
    assert CI["jobs"]["newest"]["strategy"]["matrix"]["python"] == named
    [wheel] = [step["with"] for job, step in _workflows.steps(CI) if job == "wheel" and "setup-python" in str(step)]
    assert sorted(wheel["python-version"].split()) == named


@pytest.mark.parametrize("name", sorted(CI["jobs"]))
def test_a_job_ends_and_may_only_read(name: str) -> None:
    job = CI["jobs"][name]
    assert 0 < job["timeout-minutes"] <= (180 if name == "soak" else 30)
    assert "permissions" not in job
    assert CI["permissions"] == {"contents": "read"}
    assert CI["concurrency"]["cancel-in-progress"] is True
    kept = [step["with"]["persist-credentials"] for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert kept == [False]


def test_what_needs_the_index_of_the_day_or_takes_hours_runs_once_a_week() -> None:
    on = CI[True]  # the key `on`, as YAML 1.1 reads it
    assert set(chain(on)) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert len(on["schedule"]) == 1
    weekly = {name for name, job in CI["jobs"].items() if "schedule" in job.get("if", "")}
    assert weekly == {"newest", "real", "soak"}

"""The plugin as a project uses it: a run of pytest of its own, with nothing but the installation."""

import os
import re
import subprocess
import sys
from pathlib import Path

from fivefold.testing import FAULTS

FORGETFUL = """
import pytest

@pytest.mark.faults("list_models")
def test_it(arguslm_server):
    pass
"""
PROJECT = """
import pytest
from fivefold import ArgusLM, FivefoldError
from fivefold.sandbox import Sandbox

@pytest.fixture
def client(arguslm_server):
    with ArgusLM(arguslm_server.base_url, max_retries=0, timeout=0.2) as client:
        client.list_models()
        yield client

@pytest.mark.faults("list_models", only=["status 404", "a web page"])
def test_marked(client, arguslm_server, fault):
    assert fault in ("status 404", "a web page")
    with pytest.raises(FivefoldError):
        client.list_models()
    client.list_models()

@pytest.mark.faults("list_models", only=["status 404"], times=None, skip=2, server="arguslm_server")
def test_options(client, fault, lmstudio_server):
    client.list_models(), client.list_models()
    for _ in range(2):
        with pytest.raises(FivefoldError):
            client.list_models()

@pytest.mark.faults("list_models", only=["status 404"])
def test_two_servers(arguslm_server, lmstudio_server, fault):
    pass

def test_no_marker(arguslm_server, fault):
    pass

def test_not_marked(client, no_sleep):
    client.with_options(max_retries=2).list_models()
    assert no_sleep == []
"""


def pytest_in(folder: Path, code: str) -> str:
    """What pytest says of a project with these tests, and no plugin but this one."""
    folder.joinpath("test_app.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "fivefold.testing.plugin", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "--strict-markers", "-rA"],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    ).stdout


def test_a_project_with_the_marker(tmp_path: Path) -> None:
    told = pytest_in(tmp_path, PROJECT)
    passed = re.findall(r"^PASSED test_app.py::(.*)$", told, re.MULTILINE)
    assert passed == [
        "test_marked[status 404]",
        "test_marked[a web page]",
        "test_options[status 404]",
        "test_not_marked",
    ], told
    assert "one server can be struck, not ['arguslm_server', 'lmstudio_server']" in told
    assert "a fault strikes where the test says so" in told


def test_who_marks_a_test_takes_the_fault(tmp_path: Path) -> None:
    assert re.search("uses no (argument|fixture) 'fault'", pytest_in(tmp_path, FORGETFUL))


def test_the_plugin_loads_nothing_before_it_is_asked(tmp_path: Path) -> None:
    loaded = "{'attrs', 'httpx', 'uvicorn', 'fivefold.sandbox'} & set(sys.modules)"
    assert "1 passed" in pytest_in(tmp_path, f"import sys\ndef test_it():\n    assert not {loaded}\n")


def test_the_docs_name_every_fault() -> None:
    page = Path(__file__).parents[2].joinpath("docs", "testing.md").read_text(encoding="utf-8")
    table = page.partition("| | faults |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"`([^`]+)`", table)) == sorted(FAULTS)

"""The command, and the handle on it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest

import fivefold.sandbox
from fivefold.sandbox import Sandbox, SandboxError
from fivefold.sandbox.__main__ import main
from fivefold.sandbox._quirks import choose

API = "/api/v1"
COMMAND = [sys.executable, "-m", "fivefold.sandbox"]
ENV = {**os.environ, "PYTHONPATH": str(Path(fivefold.sandbox.__file__).parents[2])}


def run(*arguments: str) -> tuple[int, str]:
    """Status and complaints of a command that ends by itself."""
    done = subprocess.run([*COMMAND, *arguments], env=ENV, capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stderr


def keep_asking(url: str) -> NoReturn:
    """Ask until there is no answer any more."""
    with httpx.Client(base_url=url, trust_env=False, verify=False) as http:
        while True:
            http.get("/health")


@pytest.mark.parametrize("service", ["arguslm", "all"])
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_command_from_start_to_end(service: str, ending: signal.Signals) -> None:
    process = subprocess.Popen([*COMMAND, service], env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    name, _, url = process.stdout.readline().rstrip("\n").partition("=")
    others = list(iter(process.stdout.readline, "\n"))
    assert (name, bool(others)) == ("ARGUSLM_BASE_URL", service == "all")
    assert httpx.get(f"{url}/health", trust_env=False).json() == {"status": "healthy"}
    process.send_signal(ending)
    output, complaints = process.communicate(timeout=10)
    assert (process.returncode, output, complaints) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nonsense"], "unknown service 'nonsense'; there are: arguslm, "),
        (["arguslm", "--host", "0.0.0.0"], "loopback addresses only"),
        (["arguslm", "--host", "example.com"], "no IP address"),
        (["arguslm", "--quirks", "real,-nonsense"], "unknown quirk 'nonsense'"),
        (["arguslm", "--option", "colour=red"], "no option 'colour'; it has: times, ping_interval"),
        (["arguslm", "--option", "times=oracle"], "times is postgresql or sqlite"),
        (["arguslm", "--clock", "yesterday"], "input is too short"),
        (["arguslm", "--data", "/nowhere.json"], "No such file"),
    ],
)
def test_what_cannot_be_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert main(arguments) == 2
    assert complaint in capsys.readouterr().err


def test_a_port_in_use(server: Sandbox) -> None:
    status, complaints = run("arguslm", "--port", server.base_url.rpartition(":")[2])
    assert (status, complaints.startswith("cannot listen on 127.0.0.1")) == (2, True)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    assert main(["arguslm"]) == 3
    complaint = "the sandbox needs starlette; install with: pip install 'fivefold[sandbox]'\n"
    assert capsys.readouterr().err == complaint


def test_importing_needs_no_extra() -> None:
    heavy = ["starlette", "uvicorn", "websockets", "httpx", "pytest"]
    code = f"import sys, fivefold.sandbox; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], env=ENV, text=True).strip() == "[]"


def test_settings_for_the_environment(server: Sandbox) -> None:
    assert server.env == {"ARGUSLM_BASE_URL": server.base_url}
    assert server.base_url.startswith("http://127.0.0.1:")


def test_ipv6() -> None:
    with Sandbox("arguslm", host="::1") as server:
        assert server.base_url.startswith("http://[::1]:")
        assert server.effects() == {}


@pytest.mark.parametrize(
    ("service", "arguments", "complaint"),
    [
        ("nonsense", {}, "unknown service 'nonsense'"),
        ("arguslm", {"data": {"models": [{}]}}, "there is no such record in providers"),
    ],
)
def test_a_start_that_fails_says_why(service: str, arguments: dict[str, Any], complaint: str) -> None:
    with pytest.raises(SandboxError, match=complaint):
        Sandbox(service, **arguments).start()


def test_a_start_that_takes_too_long() -> None:
    with pytest.raises(SandboxError, match="did not start within"):
        Sandbox("arguslm", start_timeout=0.0).start()


def test_the_handle_before_and_after() -> None:
    server = Sandbox("arguslm")
    with pytest.raises(SandboxError, match="has not been started"):
        server.reset()
    server.stop()
    with server:
        with pytest.raises(SandboxError, match="already running"):
            server.start()
        server.reset()
    with pytest.raises(SandboxError, match="does not answer"):
        server.reset()
    with pytest.raises(SandboxError, match="one service"):
        Sandbox("all")


def test_a_process_does_not_outlive_its_parent() -> None:
    code = """
import os
from fivefold.sandbox import Sandbox
print(Sandbox("arguslm").start().base_url, flush=True)
os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", code], env=ENV, stdout=subprocess.PIPE, timeout=20, check=False)
    url = done.stdout.decode().strip()
    assert (done.returncode, url.startswith("http://127.0.0.1:")) == (9, True)
    with pytest.raises(httpx.TransportError):
        keep_asking(url)


def test_a_reset_returns_to_the_initial_time_and_data(
    launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client]
) -> None:
    server = launch(clock="2030-06-01", data={"providers": [{"display_name": "Initial"}]})
    http = connect(server)
    (before,) = http.get(f"{API}/providers").json()["providers"]
    http.delete(f"{API}/providers/{before['id']}")
    assert server.advance(86_400).date() == date(2030, 6, 2)
    server.reset()
    (after,) = http.get(f"{API}/providers").json()["providers"]
    assert (after["id"], after["display_name"]) == (before["id"], "Initial")
    assert server.advance(0).date() == date(2030, 6, 1)


def test_a_reset_forgets_everything(server: Sandbox, http: httpx.Client) -> None:
    server.seed({"providers": [{}]})
    server.fault("check_health", status=500)
    http.post(f"{API}/providers", json={"provider_type": "x", "display_name": "y"})
    server.reset()
    assert http.get(f"{API}/providers").json() == {"providers": [], "total": 0}
    assert http.get("/health").status_code == 200
    assert server.effects() == {}
    assert [entry["path"] for entry in server.requests()] == [f"{API}/providers", "/health"]


def test_a_reset_stops_what_runs(slow: Sandbox, connect: Callable[[Sandbox], httpx.Client]) -> None:
    http = connect(slow)
    models = slow.seed({"providers": [{}], "models": [{}]})["models"]
    http.post(f"{API}/benchmarks", json={"model_ids": models, "prompt_pack": "x"})
    slow.reset()
    slow.advance(100_000)
    assert http.get(f"{API}/benchmarks").json()["total"] == 0


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"tables": []}, "there is no table 'tables'"),
        ({"providers": [{"name": "x"}]}, r"providers\[0\] has no field 'name'"),
        ({"providers": [{"enabled": "maybe"}]}, r"providers\[0\].enabled: Input should be a valid boolean"),
        ({"providers": ["x"]}, r"providers\[0\]: Input should be a valid dictionary"),
        ({"providers": [{}], "models": [{}], "runs": [{"results": [{"tps": "x"}]}]}, r"runs\[0\].results\[0\].tps"),
        ({"alerts": [{}]}, r"alerts\[0\].rule_id: there is no such record in rules"),
    ],
)
def test_seeds_that_do_not_fit_change_nothing(
    server: Sandbox, http: httpx.Client, data: dict[str, Any], complaint: str
) -> None:
    server.seed({"providers": [{}]})
    with pytest.raises(SandboxError, match=complaint):
        server.seed(data)
    assert http.get(f"{API}/providers").json()["total"] == 1


def test_seeding_gives_the_ids(server: Sandbox, http: httpx.Client) -> None:
    config = {"interval_minutes": 7, "last_run_at": "2025-12-31"}
    rule = {"target_model_id": None, "threshold_config": {"ms": 5}}
    data: dict[str, list[Any]] = {
        "providers": [{}],
        "models": [{}, {}],
        "checks": [{}],
        "runs": [{}],
        "rules": [rule],
        "alerts": [{}],
    }
    ids = server.seed({**data, "config": config})
    assert {name: len(found) for name, found in ids.items()} == {name: len(found) for name, found in data.items()}
    assert http.get(f"{API}/models/{ids['models'][1]}").status_code == 200
    assert http.get(f"{API}/monitoring/config").json()["last_run_at"] == "2025-12-31T00:00:00Z"
    assert http.get(f"{API}/alerts/rules").json()[0]["threshold_config"] == {"ms": 5}
    assert http.get(f"{API}/benchmarks/{ids['runs'][0]}").json()["completed_at"] is not None


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("real", {"a", "b"}),
        ("off", set()),
        ("real,-a", {"b"}),
        ("off,+a", {"a"}),
        ("a, b", {"a", "b"}),
        ("a,off", set()),
    ],
)
def test_choosing_quirks(text: str, chosen: set[str]) -> None:
    assert choose(text, {"a": "A.", "b": "B."}) == chosen


def test_the_fixture_is_reset_for_every_test(tmp_path: Path) -> None:
    tests = """
import json, urllib.request

def get(server, path):
    return json.load(urllib.request.urlopen(server.base_url + path))

def test_first(arguslm_server):
    arguslm_server.seed({"providers": [{}]})
    assert get(arguslm_server, "/api/v1/providers")["total"] == 1
    print(arguslm_server.base_url)

def test_second(arguslm_server):
    assert arguslm_server.requests() == []
    assert get(arguslm_server, "/api/v1/providers")["total"] == 0
    print(arguslm_server.base_url)
"""
    (tmp_path / "test_fixture.py").write_text(tests)
    arguments = ["-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "-p", "fivefold.testing.plugin"]
    done = subprocess.run(
        [sys.executable, *arguments, str(tmp_path)],
        env={**ENV, "no_proxy": "*", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "2 passed" in done.stdout
    assert len({line.strip(".") for line in done.stdout.splitlines() if line.strip(".").startswith("http")}) == 1


def test_the_plugin_is_cheap() -> None:
    code = "import sys, fivefold.testing.plugin; print(json.dumps('fivefold.sandbox' in sys.modules))"
    output = subprocess.check_output([sys.executable, "-c", f"import json; {code}"], env=ENV, text=True)
    assert json.loads(output) is False

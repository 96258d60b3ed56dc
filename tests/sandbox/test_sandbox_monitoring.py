"""Monitoring runs, and the alerts they raise."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

API = "/api/v1"
PACE = 60.0
MODELS = [
    {"model_id": "fake-fast", "enabled_for_monitoring": True},
    {"model_id": "broken", "enabled_for_monitoring": True},
    {"model_id": "broken-too", "enabled_for_monitoring": True, "custom_name": "Second"},
    {"model_id": "fake-slow"},
]


class Monitor:
    """A slow sandbox with four models, three of them monitored."""

    def __init__(self, server: Sandbox, http: httpx.Client) -> None:
        self.server = server
        self.http = http
        self.models = server.seed({"providers": [{}], "models": MODELS})["models"]

    def get(self, path: str) -> dict[str, Any]:
        return self.http.get(f"{API}/{path}").json()

    def run(self) -> None:
        reply = self.http.post(f"{API}/monitoring/run", content=b"ignored").json()
        assert (reply["status"], reply["message"]) == ("queued", "Monitoring run queued for execution")
        self.server.advance(3 * PACE)

    def rule(self, kind: str, **fields: Any) -> str:
        body = {"name": kind, "rule_type": kind, **fields}
        return self.http.post(f"{API}/alerts/rules", json=body).json()["id"]

    def messages(self) -> list[str]:
        return sorted(alert["message"] for alert in self.get("alerts")["items"])


@pytest.fixture
def monitor(slow: Sandbox, connect: Callable[[Sandbox], httpx.Client]) -> Monitor:
    return Monitor(slow, connect(slow))


def test_the_configuration_makes_itself(http: httpx.Client) -> None:
    config = http.get(f"{API}/monitoring/config").json()
    assert list(config) == ["id", "interval_minutes", "prompt_pack", "enabled", "last_run_at", "created_at"]
    assert [config[name] for name in ("interval_minutes", "prompt_pack", "enabled", "last_run_at")] == [
        15,
        "health_check",
        True,
        None,
    ]
    changed = http.patch(f"{API}/monitoring/config", json={"interval_minutes": 5, "enabled": None}).json()
    assert changed == {**config, "interval_minutes": 5}


def test_the_prompt_pack_of_the_configuration_must_exist(http: httpx.Client) -> None:
    packs = http.get(f"{API}/monitoring/prompt-packs").json()
    assert [pack["id"] for pack in packs] == [
        "health_check",
        "shakespeare",
        "synthetic_short",
        "synthetic_medium",
        "synthetic_long",
        "code_generation",
        "reasoning",
    ]
    reply = http.patch(f"{API}/monitoring/config", json={"prompt_pack": "nonsense"})
    assert (reply.status_code, type(reply.json()["detail"])) == (400, str)


def test_a_run_commits_all_checks_together(monitor: Monitor) -> None:
    monitor.http.patch(f"{API}/monitoring/config", json={"enabled": False})
    monitor.http.post(f"{API}/monitoring/run")
    monitor.server.advance(2 * PACE)
    assert monitor.get("monitoring/uptime")["total"] == 0
    assert monitor.get("monitoring/config")["last_run_at"] is None
    monitor.server.advance(PACE)
    checks = {check["model_name"]: check for check in monitor.get("monitoring/uptime")["items"]}
    assert checks.keys() == {"fake-fast", "broken", "Second"}
    assert len({check["created_at"] for check in checks.values()}) == 1
    assert checks["fake-fast"]["status"] == "up"
    assert checks["fake-fast"]["output_tokens"] == 5
    down = checks["broken"]
    assert [down[name] for name in ("status", "latency_ms", "ttft_ms", "tps", "output_tokens")] == [
        "down",
        None,
        None,
        None,
        None,
    ]
    assert down["error"].startswith("litellm.InternalServerError")
    assert down["created_at"] < monitor.get("monitoring/config")["last_run_at"]


def test_last_run_at_advances_with_every_run(monitor: Monitor) -> None:
    monitor.run()
    first = monitor.get("monitoring/config")["last_run_at"]
    monitor.run()
    assert monitor.get("monitoring/config")["last_run_at"] > first
    assert monitor.get("monitoring/uptime")["total"] == 6


def test_bad_credentials_take_every_model_down(slow: Sandbox, connect: Callable[[Sandbox], httpx.Client]) -> None:
    provider = {"credentials": {"api_key": "bad"}}
    slow.seed({"providers": [provider], "models": [{"model_id": "fake-fast", "enabled_for_monitoring": True}]})
    http = connect(slow)
    http.post(f"{API}/monitoring/run")
    slow.advance(PACE)
    (check,) = http.get(f"{API}/monitoring/uptime").json()["items"]
    assert check["error"].startswith("litellm.AuthenticationError")


def test_any_model_down_alerts_once_per_model_until_acknowledged(monitor: Monitor) -> None:
    monitor.rule("any_model_down", notify_in_app=False)
    monitor.run()
    monitor.run()
    assert monitor.messages() == ["Monitored model is down: Second", "Monitored model is down: broken"]
    assert monitor.get("alerts/unread-count") == {"count": 2}
    alert = monitor.get("alerts")["items"][0]
    for _ in range(2):
        reply = monitor.http.patch(f"{API}/alerts/{alert['id']}/acknowledge")
        assert (reply.status_code, reply.json()) == (200, {**alert, "acknowledged": True})
    assert monitor.get("alerts/unread-count") == {"count": 1}
    monitor.run()
    assert len(monitor.messages()) == 3
    recent = monitor.get("alerts/recent?limit=1")
    assert (len(recent["items"]), recent["total_unread"]) == (1, 2)


def test_rules_about_one_model(monitor: Monitor) -> None:
    monitor.rule("specific_model_down", target_model_id=monitor.models[1])
    monitor.rule("specific_model_down", target_model_id=monitor.models[0])
    monitor.run()
    (alert,) = monitor.get("alerts")["items"]
    assert (alert["model_id"], alert["message"]) == (monitor.models[1], "Model is down: broken")


def test_rules_about_a_model_everywhere(monitor: Monitor) -> None:
    monitor.rule("model_unavailable_everywhere", target_model_name="broken")
    monitor.rule("model_unavailable_everywhere", target_model_name="fake")
    monitor.run()
    (alert,) = monitor.get("alerts")["items"]
    assert (alert["model_id"], alert["acknowledged"]) == (None, False)
    assert "broken" in alert["message"]


def test_rules_that_never_fire(monitor: Monitor) -> None:
    monitor.rule("performance_degradation")
    monitor.rule("nonsense")
    monitor.rule("any_model_down", enabled=False)
    monitor.run()
    assert monitor.messages() == []


@pytest.mark.parametrize(
    ("kind", "missing"),
    [("specific_model_down", "target_model_id"), ("model_unavailable_everywhere", "target_model_name")],
)
def test_rules_without_their_target(http: httpx.Client, kind: str, missing: str) -> None:
    reply = http.post(f"{API}/alerts/rules", json={"name": "x", "rule_type": kind})
    assert reply.status_code == 400
    assert missing in reply.json()["detail"]


def test_the_life_of_a_rule(monitor: Monitor) -> None:
    first, second = monitor.rule("any_model_down"), monitor.rule("performance_degradation")
    rules = monitor.http.get(f"{API}/alerts/rules").json()
    assert [rule["id"] for rule in rules] == [second, first]
    assert [rules[0][name] for name in ("notify_email", "notify_webhook", "threshold_config", "webhook_url")] == [
        False,
        False,
        None,
        None,
    ]
    changed = monitor.http.patch(f"{API}/alerts/rules/{first}", json={"name": "New", "enabled": None}).json()
    assert (changed["name"], changed["enabled"]) == ("New", True)
    monitor.run()
    assert len(monitor.messages()) == 2
    assert monitor.http.delete(f"{API}/alerts/rules/{first}").status_code == 204
    assert monitor.messages() == []
    assert monitor.http.delete(f"{API}/alerts/rules/{first}").status_code == 404

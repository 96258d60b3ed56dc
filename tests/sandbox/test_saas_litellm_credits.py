"""Keys, credits and usage of teams, as they were seen on the real server."""

import re
from collections.abc import Callable, Iterator

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.saas_litellm_tools import TEAM, asked, client, complete, create, left, single, team_client

SECONDS = re.compile(r"2026-01-01T00:00:\d\dZ")


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm")


@pytest.fixture
def http(server: Sandbox) -> Iterator[httpx.Client]:
    with team_client(server) as http:
        yield http


EXPECTED = "Expected: 'Authorization: Bearer sk-xxx...'"


@pytest.mark.parametrize(
    ("headers", "status", "detail"),
    [
        ({}, 401, f"Missing Authorization header. {EXPECTED}"),
        ({"X-API-Key": "sk-sandbox-acme-corp"}, 401, f"Missing Authorization header. {EXPECTED}"),
        ({"Authorization": "Basic abc"}, 401, f"Invalid Authorization header format. {EXPECTED}"),
        ({"Authorization": "Bearer nope"}, 401, "Invalid API key"),
        (
            {"Authorization": "Bearer sk-sandbox-suspended-team"},
            403,
            "Team access is suspended. Please contact support.",
        ),
    ],
)
def test_who_may_call(server: Sandbox, headers: dict[str, str], status: int, detail: str) -> None:
    with client(server, headers) as http:
        for reply in (http.post("/api/jobs/create", json={}), http.get(f"/api/credits/teams/{TEAM}/balance")):
            assert (reply.status_code, reply.json()) == (status, {"detail": detail})


def test_the_scheme_may_be_in_lower_case(server: Sandbox) -> None:
    with client(server, {"Authorization": "bearer sk-sandbox-acme-corp"}) as http:
        assert left(http) == 1000


def test_a_team_without_credits_is_not_stopped(server: Sandbox) -> None:
    with team_client(server, "broke-team") as http:
        job = create(http, team_id="broke-team")
        assert http.post(f"{job}/llm-call", json=asked()).status_code == 200
        costs = complete(http, job)["costs"]
        assert (costs["credit_applied"], costs["credits_remaining"]) == (False, 0)
        check = http.post("/api/credits/teams/broke-team/check", params={"credits_needed": 3})
        assert (check.status_code, check.json()) == (
            200,
            {
                "team_id": "broke-team",
                "has_credits": False,
                "error": "Insufficient credits. Team has 0 credits remaining, but 3 required. Allocated: 0, Used: 0",
                "credits_needed": 3,
            },
        )


@pytest.mark.parametrize(
    ("team", "by_steps", "at_once"), [("usd-team", 7, 1), ("token-team", 50, 50), ("other-team", 1, 1)]
)
def test_prices(server: Sandbox, team: str, by_steps: int, at_once: int) -> None:
    with team_client(server, team) as http:
        before = left(http, team)
        job = create(http, team_id=team)
        http.post(f"{job}/llm-call", json=asked("big-usage"))
        costs = complete(http, job)["costs"]
        assert (costs["total_tokens"], costs["total_cost_usd"]) == (50_000, 0.07)
        assert before - left(http, team) == by_steps
        whole = http.post("/api/jobs/create-and-call", json={**single("big-usage"), "team_id": team}).json()
        assert (whole["costs"]["total_cost_usd"], before - left(http, team)) == (0.0, by_steps + at_once)


def test_a_balance_that_is_too_small_is_not_touched(server: Sandbox) -> None:
    server.seed({"teams": [{"team_id": "poor", "credits_allocated": 3, "budget_mode": "consumption_tokens"}]})
    with team_client(server, "poor") as http:
        http.put("/api/teams/poor/access-groups", json=["basic-chat"])
        job = create(http, team_id="poor")
        http.post(f"{job}/llm-call", json=asked("big-usage"))
        costs = complete(http, job)["costs"]
        assert (costs["credit_applied"], costs["credits_remaining"]) == (False, 3)


def test_transactions_and_usage(http: httpx.Client) -> None:
    job = create(http)
    http.post(f"{job}/llm-call", json=asked())
    complete(http, job)
    http.post("/api/jobs/create-and-call", json=single())
    create(http)
    listed = http.get(f"/api/credits/teams/{TEAM}/transactions").json()
    assert [(one["reason"], one["credits_before"], one["credits_after"]) for one in listed["transactions"]] == [
        ("Single-call job single completed (job_based mode: 1 credits)", 999, 998),
        ("Job analysis completed (job_based mode: 1 credits)", 1000, 999),
    ]
    assert http.get(f"/api/credits/teams/{TEAM}/transactions?limit=1").json()["total"] == 1
    usage = http.get(f"/api/teams/{TEAM}/usage?period=2026").json()
    assert usage == {
        "team_id": TEAM,
        "period": "2026",
        "summary": {
            "total_jobs": 3,
            "successful_jobs": 2,
            "failed_jobs": 0,
            "total_cost_usd": 0.0,
            "total_tokens": 22,
            "avg_cost_per_job": 0.0,
        },
        "job_types": {"analysis": {"count": 2, "cost_usd": 1.3e-05}, "single": {"count": 1, "cost_usd": 0.0}},
    }
    nothing = http.get(f"/api/teams/{TEAM}/usage?period=2026-01-01")
    assert '"total_jobs":0,"successful_jobs":0,"failed_jobs":0,"total_cost_usd":0,' in nothing.text
    assert http.get(f"/api/teams/{TEAM}/usage").status_code == 422


def test_a_balance(http: httpx.Client) -> None:
    balance = http.get(f"/api/credits/teams/{TEAM}/balance").json()
    times = [balance.pop(name) for name in ("created_at", "updated_at")]
    assert all(SECONDS.fullmatch(one) for one in times)
    assert balance == {
        "team_id": TEAM,
        "organization_id": "acme",
        "credits_allocated": 1000,
        "credits_used": 0,
        "credits_remaining": 1000,
        "credit_limit": None,
        "auto_refill": False,
        "refill_amount": None,
        "refill_period": None,
        "last_refill_at": None,
        "budget_mode": "job_based",
        "credits_per_dollar": 10.0,
        "tokens_per_credit": 10000,
        "cost_markup_percentage": 0.0,
        "status": "active",
    }

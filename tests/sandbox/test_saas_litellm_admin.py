"""What administrators do: organizations, teams, models, groups, keys, credits."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.saas_litellm_tools import TEAM, UNKNOWN, admin_client, asked, client, create, left, team_client

REQUIRED = "Authentication required. Provide either 'Authorization: Bearer <token>' or 'X-Admin-Key: <master_key>'"
ALIASES = ["chat-fast", "chat-inactive", "claude-x", "gpt-4"]


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm", pace=0)


@pytest.fixture
def anyone(server: Sandbox) -> Iterator[httpx.Client]:
    """A client without credentials."""
    with client(server) as http:
        yield http


@pytest.fixture
def admin(server: Sandbox) -> Iterator[httpx.Client]:
    with admin_client(server) as http:
        yield http


def told(reply: httpx.Response) -> tuple[int, Any]:
    return reply.status_code, reply.json()["detail"]


def test_what_needs_an_administrator(server: Sandbox, anyone: httpx.Client) -> None:
    guarded = [
        ("GET", f"/api/jobs/teams/{TEAM}"),
        ("GET", "/api/model-groups"),
        ("POST", f"/api/credits/teams/{TEAM}/add"),
    ]
    for method, path in guarded:
        for headers in ({}, {"X-Admin-Key": "nope"}, {"Authorization": "Bearer sk-sandbox-acme-corp"}):
            assert told(anyone.request(method, path, headers=headers)) == (401, REQUIRED)


def test_a_new_organization_and_its_team(server: Sandbox, anyone: httpx.Client) -> None:
    body = {
        "organization_id": "beta",
        "name": "Beta",
        "default_team_access_groups": ["basic-chat"],
        "default_team_credits": 10,
    }
    made = anyone.post("/api/organizations/create", json=body).json()
    team = made["default_team"]
    assert (team.pop("virtual_key")[:3], made["status"]) == ("sk-", "active")
    assert team == {
        "team_id": "beta_default",
        "team_alias": "Beta",
        "access_groups": ["basic-chat"],
        "allowed_model_aliases": ALIASES,
        "credits_allocated": 10,
    }
    assert told(anyone.post("/api/organizations/create", json=body)) == (
        400,
        "Organization with ID 'beta' already exists",
    )
    assert told(anyone.delete("/api/teams/beta_default"))[0] == 400
    teams = anyone.get("/api/organizations/beta/teams").json()
    assert (teams["team_count"], teams["teams"][0]["credits_remaining"]) == (1, 10)
    usage = anyone.get("/api/organizations/acme/usage?period=2026-01").json()
    assert (usage["summary"]["total_jobs"], usage["teams"]) == (0, {})


def test_a_new_team_works_with_its_key(server: Sandbox, anyone: httpx.Client) -> None:
    body = {"organization_id": "acme", "team_id": "new", "access_groups": ["basic-chat"], "credits_allocated": 5}
    made = anyone.post("/api/teams/create", json=body).json()
    assert (made["allowed_model_aliases"], made["credits_remaining"]) == (ALIASES, 5)
    with client(server, {"Authorization": f"Bearer {made['virtual_key']}"}) as http:
        assert http.post(f"{create(http, team_id='new')}/llm-call", json=asked()).status_code == 200
    assert anyone.get("/api/teams/new").json()["virtual_key"] == made["virtual_key"]
    refusals: list[tuple[dict[str, Any], tuple[int, str]]] = [
        ({}, (400, "Team 'new' already exists")),
        ({"organization_id": "zzz"}, (404, "Organization 'zzz' not found")),
        ({"team_id": "t", "access_groups": ["zz"]}, (404, "Model access group 'zz' not found")),
        (
            {"team_id": "t", "budget_mode": "q"},
            (400, "Invalid budget_mode: q. Must be one of: job_based, consumption_usd, consumption_tokens"),
        ),
    ]
    for change, wrong in refusals:
        assert told(anyone.post("/api/teams/create", json={**body, **change})) == wrong


def test_changing_a_team(anyone: httpx.Client) -> None:
    changed = anyone.put("/api/teams/other-team", json={"credits_allocated": 200}).json()
    assert changed == {
        "team_id": "other-team",
        "credits_allocated": 200,
        "credits_used": 0,
        "credits_remaining": 200,
        "budget_mode": "job_based",
        "credits_per_dollar": 10.0,
        "message": "Team updated successfully",
    }
    groups = anyone.put("/api/teams/other-team/access-groups", json=[]).json()
    assert (groups["access_groups"], groups["allowed_model_aliases"]) == ([], [])
    assert anyone.put("/api/teams/other-team/access-groups", json={"a": 1}).json()["detail"][0]["loc"] == ["body"]
    assert anyone.put("/api/teams/other-team/access-groups", json=[1]).json()["detail"][0]["loc"] == ["body", 0]
    assert told(anyone.get("/api/teams/none")) == (404, "Team 'none' not found")
    listed = {team["team_id"]: team for team in anyone.get("/api/teams").json()}
    assert (listed["other-team"]["credits_remaining"], listed[TEAM]["virtual_key"]) == (200, "sk-sandbox-acme-corp")


def test_models_and_access_groups(server: Sandbox, anyone: httpx.Client) -> None:
    body = {"model_alias": "mine", "display_name": "Mine", "provider": "openai", "actual_model": "gpt-5"}
    made = anyone.post("/api/models/create", json={**body, "pricing_input": 0, "pricing_output": 2}).json()
    assert (made["access_groups"], made["pricing_input"], made["pricing_output"]) == ([], None, 2.0)
    assert told(anyone.post("/api/models/create", json=body)) == (400, "Model alias 'mine' already exists")
    with team_client(server) as http:
        job = create(http)
        assert http.post(f"{job}/llm-call", json=asked(model="mine")).status_code == 403
        anyone.put("/api/models/mine", json={"access_groups": ["basic-chat"]})
        assert http.post(f"{job}/llm-call", json=asked(model="mine")).status_code == 200
    assert anyone.get("/api/models/mine").json()["access_groups"] == ["basic-chat"]
    found = [model["model_alias"] for model in anyone.get("/api/models?status=inactive").json()]
    assert found == ["chat-inactive"]
    assert told(anyone.delete("/api/model-access-groups/basic-chat")) == (
        400,
        "Cannot delete access group 'basic-chat' - still in use by teams: "
        "acme-corp, other-team, suspended-team, broke-team, usd-team, token-team",
    )
    group = anyone.post("/api/model-access-groups/create", json={"group_name": "g", "display_name": "G"}).json()
    assert (group["model_aliases"], group["teams_using"]) == ([], None)
    filled = anyone.put("/api/model-access-groups/g/models", json={"model_aliases": ["mine"]}).json()
    assert filled["model_aliases"] == [
        {"model_alias": "mine", "display_name": "Mine", "provider": "openai", "actual_model": "gpt-5"}
    ]
    assert told(anyone.put("/api/model-access-groups/g/models", json={"model_aliases": ["zz"]}))[0] == 404
    assert anyone.delete("/api/models/mine").json() == {"message": "Model alias 'mine' deleted successfully"}
    assert anyone.get("/api/model-access-groups/g").json()["model_aliases"] == []
    assert anyone.delete("/api/model-access-groups/g").status_code == 200


def test_model_groups(admin: httpx.Client, anyone: httpx.Client) -> None:
    (group,) = admin.get("/api/model-groups").json()
    assert [(model["model_name"], model["priority"]) for model in group["models"]] == [("chat-fast", 0), ("gpt-4", 1)]
    assert anyone.get("/api/model-groups/ResumeAgent").json() == group
    changed = admin.put("/api/model-groups/ResumeAgent/models", json=[{"model_name": "gpt-4"}]).json()
    assert [model["model_name"] for model in changed["models"]] == ["gpt-4"]
    wrong = admin.put("/api/model-groups/ResumeAgent/models", json=[{"priority": 1}])
    assert wrong.json()["detail"][0]["loc"] == ["body", 0, "model_name"]
    duplicate = admin.post("/api/model-groups/create", json={"group_name": "ResumeAgent", "models": []})
    assert told(duplicate) == (400, "Model group 'ResumeAgent' already exists")
    assert admin.delete("/api/model-groups/ResumeAgent").status_code == 200
    assert told(anyone.get("/api/model-groups/ResumeAgent")) == (404, "Model group 'ResumeAgent' not found")


def test_provider_keys_open_providers_and_are_shown_to_anybody(server: Sandbox, anyone: httpx.Client) -> None:
    body = {"organization_id": "acme", "provider": "Anthropic", "api_key": "sk-a", "credential_name": "n"}
    made = anyone.post("/api/provider-credentials/create", json=body).json()
    path = f"/api/provider-credentials/{made['credential_id']}"
    assert (made["provider"], "api_key" in made) == ("anthropic", False)
    assert anyone.get(path, params={"include_api_key": "true"}).json()["api_key"] == "sk-a"
    with team_client(server) as http:
        job = create(http)
        statuses = [http.post(f"{job}/llm-call", json=asked(model="claude-x")).status_code]
        anyone.put(f"{path}/deactivate")
        statuses.append(http.post(f"{job}/llm-call", json=asked(model="claude-x")).status_code)
    assert statuses == [200, 500]
    active = "/api/provider-credentials/organization/acme/provider/anthropic"
    where = "organization 'acme' and provider 'anthropic'"
    assert told(anyone.get(active)) == (404, f"No active credential found for {where}")
    assert len(anyone.get("/api/provider-credentials").json()) == 1
    assert len(anyone.get("/api/provider-credentials?active_only=false").json()) == 2
    bad = anyone.post("/api/provider-credentials/create", json={**body, "provider": "zz"})
    assert told(bad) == (400, "Invalid provider: zz. Must be one of: openai, anthropic, gemini, fireworks")
    assert anyone.get("/api/provider-credentials/zz").text == "Internal Server Error"
    assert anyone.get(f"/api/provider-credentials/{UNKNOWN}").status_code == 404
    assert anyone.delete(path).json()["credential_id"] == made["credential_id"]


def test_credits(server: Sandbox, admin: httpx.Client) -> None:
    path = "/api/credits/teams/other-team"
    added = admin.post(f"{path}/add", json={"credits": 5}).json()["transaction"]
    assert (added["credits_before"], added["credits_after"], added["reason"]) == (100, 105, "Manual credit allocation")
    assert admin.post(f"{path}/add", json={"credits": -5}).json()["credits_added"] == -5
    paid = admin.post(
        f"{path}/replenish", json={"credits": 5, "payment_type": "one_time", "payment_amount_usd": 1.5}
    ).json()
    assert (paid["credits_before"], paid["credits_after"]) == (100, 105)
    assert paid["transaction"]["transaction_type"] == "one_time_payment"
    assert paid["transaction"]["reason"] == "Credit replenishment from one_time payment ($1.50 USD)"
    with team_client(server, "other-team") as http:
        assert left(http, "other-team") == 105
    ghost = admin.post("/api/credits/teams/ghost/add", json={"credits": 5}).json()
    assert ghost["transaction"]["organization_id"] is None
    assert admin.get("/api/teams/ghost").json()["virtual_key"] is None
    stats = admin.get("/api/stats/dashboard").json()
    assert stats == {
        "organizations": 1,
        "teams": 7,
        "modelGroups": 1,
        "totalCredits": 3210,
        "creditsRemaining": 3210,
        "creditsUsed": 0,
    }


@pytest.mark.parametrize(
    ("method", "path", "body", "wrong"),
    [
        (
            "POST",
            "replenish",
            {"credits": 1, "payment_type": "x"},
            (400, "payment_type must be 'subscription' or 'one_time'"),
        ),
        (
            "POST",
            "replenish",
            {"credits": 0, "payment_type": "one_time"},
            (400, "credits must be a positive integer"),
        ),
        (
            "POST",
            "configure-auto-refill",
            {"enabled": True},
            (400, "refill_amount must be a positive integer when enabling auto-refill"),
        ),
        (
            "PATCH",
            "conversion-rates",
            {"tokens_per_credit": 0},
            (400, "tokens_per_credit must be a positive integer"),
        ),
        (
            "PATCH",
            "budget-mode",
            {"budget_mode": "q"},
            (400, "budget_mode must be one of: job_based, consumption_usd, consumption_tokens"),
        ),
    ],
)
def test_credit_settings_that_are_refused(
    admin: httpx.Client, method: str, path: str, body: dict[str, Any], wrong: tuple[int, str]
) -> None:
    assert told(admin.request(method, f"/api/credits/teams/other-team/{path}", json=body)) == wrong
    if path != "replenish":
        assert admin.request(method, f"/api/credits/teams/zz/{path}", json=body).status_code == 404


def test_credit_settings(admin: httpx.Client) -> None:
    path = "/api/credits/teams/other-team"
    refill = {"enabled": True, "refill_amount": 5, "refill_period": "monthly"}
    assert admin.post(f"{path}/configure-auto-refill", json=refill).json() == {
        "team_id": "other-team",
        "auto_refill_enabled": True,
        "refill_amount": 5,
        "refill_period": "monthly",
        "last_refill_at": None,
        "message": "Auto-refill enabled successfully",
    }
    admin.patch(f"{path}/conversion-rates", json={"tokens_per_credit": 10})
    mode = admin.patch(f"{path}/budget-mode", json={"budget_mode": "consumption_tokens"}).json()
    assert mode["tokens_per_credit"] == 10
    assert admin.get(f"{path}/conversion-rates").json() == {
        "team_id": "other-team",
        "tokens_per_credit": 10,
        "credits_per_dollar": 10.0,
        "budget_mode": "consumption_tokens",
        "using_defaults": {"tokens_per_credit": False, "credits_per_dollar": False},
    }

"""The accounts of administrators, and what they see of everybody's jobs."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.saas_litellm_tools import (
    TEAM,
    UNKNOWN,
    admin_client,
    asked,
    client,
    complete,
    create,
    single,
    team_client,
)

OWNER = {"email": "o@example.com", "display_name": "Owner", "password": "long enough"}
ZONED = re.compile(r"2026-01-01T00:00:\d\d(\.\d{6})?\+00:00")


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


def set_up(anyone: httpx.Client) -> dict[str, str]:
    """Make the owner; the headers of the login."""
    reply = anyone.post("/api/admin-users/setup", json=OWNER).raise_for_status()
    return {"Authorization": f"Bearer {reply.json()['access_token']}"}


def told(reply: httpx.Response) -> tuple[int, Any]:
    return reply.status_code, reply.json()["detail"]


def test_the_first_owner(anyone: httpx.Client) -> None:
    assert anyone.get("/api/admin-users/setup/status").json() == {"needs_setup": True, "has_users": False}
    short = anyone.post("/api/admin-users/setup", json={**OWNER, "password": "x"})
    assert short.json()["detail"][0]["msg"] == "String should have at least 8 characters"
    assert (
        anyone.post("/api/admin-users/setup", json={**OWNER, "email": "x"}).json()["detail"][0]["type"] == "value_error"
    )
    login = set_up(anyone)
    assert login["Authorization"].count(".") == 2
    again = anyone.post("/api/admin-users/setup", json=OWNER)
    assert told(again) == (400, "Setup already completed. Owner account exists.")
    me = anyone.get("/api/admin-users/me", headers=login).json()
    assert (me["role"], me["created_by"], me["metadata"]) == ("owner", None, {})
    assert ZONED.fullmatch(me["created_at"])
    assert anyone.get(f"/api/jobs/teams/{TEAM}", headers=login).status_code == 200


def test_logins(server: Sandbox, anyone: httpx.Client, admin: httpx.Client) -> None:
    login = set_up(anyone)
    wrong = anyone.post("/api/admin-users/login", json={"email": OWNER["email"], "password": "no"})
    assert told(wrong) == (401, "Invalid email or password")
    assert told(anyone.get("/api/admin-users/me")) == (401, "Not authenticated")
    assert told(admin.get("/api/admin-users/me")) == (401, "Not authenticated")
    foreign = {"Authorization": "Bearer sk-sandbox-acme-corp"}
    assert told(anyone.get("/api/admin-users/me", headers=foreign)) == (401, "Invalid or expired token")
    assert anyone.post("/api/admin-users/logout", headers=login).json() == {"message": "Logged out successfully"}
    assert told(anyone.get("/api/admin-users/me", headers=login)) == (401, "Session expired or revoked")
    server.advance(1)
    entered = anyone.post("/api/admin-users/login", json={"email": OWNER["email"], "password": OWNER["password"]})
    fresh = {"Authorization": f"Bearer {entered.json()['access_token']}"}
    assert anyone.get("/api/admin-users/me", headers=fresh).status_code == 200
    server.advance(24 * 3600)
    assert told(anyone.get("/api/admin-users/me", headers=fresh)) == (401, "Session expired or revoked")


def test_accounts_and_roles(anyone: httpx.Client) -> None:
    owner = set_up(anyone)
    body = {"email": "a@example.com", "display_name": "A", "password": "long enough", "role": "admin"}
    made = anyone.post("/api/admin-users", json=body, headers=owner).json()
    assert (made["role"], made["last_login"]) == ("admin", None)
    assert told(anyone.post("/api/admin-users", json=body, headers=owner)) == (400, "Email already registered")
    king = anyone.post("/api/admin-users", json={**body, "role": "king"}, headers=owner)
    assert king.json()["detail"][0]["type"] == "string_pattern_mismatch"
    entered = anyone.post("/api/admin-users/login", json={"email": "a@example.com", "password": "long enough"})
    login = {"Authorization": f"Bearer {entered.json()['access_token']}"}
    higher = anyone.post("/api/admin-users", json={**body, "email": "b@example.com"}, headers=login)
    assert told(higher) == (403, "Admins can only create users with 'user' role")
    path = f"/api/admin-users/{made['user_id']}"
    assert told(anyone.delete(path, headers=login)) == (400, "Cannot delete your own account")
    changed = anyone.put(path, json={"role": "user", "display_name": None}, headers=owner).json()
    assert (changed["role"], changed["display_name"]) == ("user", "A")
    forbidden = anyone.get("/api/admin-users", headers=login)
    assert told(forbidden) == (403, "Insufficient permissions. Required roles: owner, admin")
    password = {"current_password": "nope", "new_password": "longer than before"}
    assert told(anyone.post("/api/admin-users/me/change-password", json=password, headers=login))[0] == 401
    password["current_password"] = "long enough"
    assert anyone.post("/api/admin-users/me/change-password", json=password, headers=login).status_code == 200
    assert anyone.delete(path, headers=owner).json() == {"message": "User a@example.com deactivated successfully"}
    assert anyone.get("/api/admin-users/me", headers=login).status_code == 401
    assert told(anyone.delete(f"/api/admin-users/{UNKNOWN}", headers=owner)) == (404, "User not found")
    assert anyone.delete("/api/admin-users/zz", headers=owner).text == "Internal Server Error"
    logs = anyone.get("/api/admin-users/audit-logs", headers=owner).json()
    actions = ["deleted_user", "changed_password", "updated_user", "login", "created_user", "setup_owner"]
    assert [entry["action"] for entry in logs] == actions
    assert (logs[-1]["ip_address"], logs[-1]["details"]["email"]) == ("127.0.0.1", "o@example.com")
    one = anyone.get("/api/admin-users/audit-logs?action=login&limit=1", headers=owner).json()
    assert [entry["user_id"] for entry in one] == [made["user_id"]]


def test_the_list_drops_jobs_without_calls(server: Sandbox, admin: httpx.Client) -> None:
    with team_client(server) as http:
        http.post("/api/jobs/create-and-call", json=single(job_metadata={"z": 1}))
        for _ in range(3):
            create(http)
    pages = [admin.get(f"/api/jobs/teams/{TEAM}?page_size=2&page={page}").json() for page in (1, 2)]
    assert [(len(page["jobs"]), page["total"], page["total_pages"]) for page in pages] == [(0, 4, 2), (1, 4, 2)]
    (job,) = pages[1]["jobs"]
    assert (job["total_cost_usd"], job["job_metadata"], job["retry_count"]) == (0.00039, {"z": 1}, 0)
    done = admin.get(f"/api/jobs/teams/{TEAM}?status=completed").json()
    assert (done["total"], done["jobs"]) == (1, [job])


@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ("status=zz", 400, "Invalid status: zz. Must be one of: pending, in_progress, completed, failed"),
        ("start_date=zz", 400, "Invalid start_date format: zz. Use ISO format (YYYY-MM-DD)"),
        ("page=0", 422, None),
        ("page_size=1000", 422, None),
    ],
)
def test_lists_that_are_refused(admin: httpx.Client, query: str, status: int, detail: str | None) -> None:
    reply = admin.get(f"/api/jobs/teams/{TEAM}?{query}")
    assert reply.status_code == status
    assert detail is None or reply.json()["detail"] == detail


def test_a_team_that_is_not_there(admin: httpx.Client) -> None:
    assert told(admin.get("/api/jobs/teams/ghost")) == (404, "Team 'ghost' not found")


def test_dates_and_ids(server: Sandbox, admin: httpx.Client) -> None:
    with team_client(server) as http:
        http.post("/api/jobs/create-and-call", json=single())
    path = f"/api/jobs/teams/{TEAM}"
    assert admin.get(f"{path}?start_date=2026-01-01&end_date=2026-01-01").json()["total"] == 1
    assert admin.get(f"{path}?start_date=2026-01-02").json()["total"] == 0
    assert admin.get(f"{path}?job_id_filter=ab").text == "Internal Server Error"


def test_one_job_with_its_calls(server: Sandbox, admin: httpx.Client) -> None:
    with team_client(server) as http:
        job = create(http)
        http.post(f"{job}/llm-call", json=asked(purpose="p"))
        http.post(f"{job}/llm-call", json=asked("provider-401", purpose="p"))
    job_id = job.rpartition("/")[2]
    detail = admin.get(f"/api/jobs/teams/{TEAM}/{job_id}").json()
    assert (detail["job"]["retry_count"], detail["job"]["total_cost_usd"]) == (1, 1.3e-05)
    good, bad = detail["calls"]
    assert good["request_data"] == {"messages": [{"role": "user", "content": "Hello"}], "model": "gpt-4"}
    assert good["response_data"]["choices"][0]["message"]["content"] == "Echo: Hello"
    assert (bad["model_used"], bad["latency_ms"], bad["response_data"]) == (None, None, None)
    assert told(admin.get(f"/api/jobs/teams/{TEAM}/zz")) == (400, "Invalid job_id format: zz")
    assert told(admin.get(f"/api/jobs/teams/other-team/{job_id}"))[0] == 404


def test_organizations_summed_up(server: Sandbox, admin: httpx.Client) -> None:
    with team_client(server) as http:
        job = create(http)
        http.post(f"{job}/llm-call", json=asked())
        http.post(f"{job}/llm-call", json=asked(model="chat-fast"))
        http.post(f"{job}/llm-call", json=asked("provider-401"))
        complete(http, job)
    stats = admin.get("/api/jobs/organizations/acme/stats").json()
    assert (stats["total_jobs"], stats["completed_jobs"], stats["total_teams"]) == (1, 1, 6)
    assert (stats["total_llm_calls"], stats["failed_calls"], stats["total_tokens"]) == (3, 1, 22)
    assert stats["top_teams"] == [{"team_id": TEAM, "job_count": 1, "credits_used": 1}]
    seen = admin.get("/api/jobs/organizations/acme/analytics").json()
    assert seen["daily_spend"] == [{"date": "2026-01-01", "spend": 2.6e-05}]
    assert seen["spend_per_team"] == [{"team_id": TEAM, "spend": 2.6e-05, "successful": 2, "failed": 1, "tokens": 22}]
    assert {one["model"]: one["count"] for one in seen["top_models"]} == {"gpt-4": 1, "chat-fast": 1, "unknown": 1}
    assert [one["provider"] for one in seen["provider_usage"]] == ["openai", "other", "unknown"]
    assert told(admin.get("/api/jobs/organizations/zz/analytics")) == (404, "Organization 'zz' not found")

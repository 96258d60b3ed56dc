"""Jobs and their charges, as they were seen on the real server."""

import re
import socket
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.saas_litellm_tools import TEAM, UNKNOWN, asked, complete, create, left, team_client

MICROSECONDS = re.compile(r"2026-01-01T00:00:\d\d\.\d{6}")
SECONDS = re.compile(r"2026-01-01T00:00:\d\dZ")


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm")


@pytest.fixture
def http(server: Sandbox) -> Iterator[httpx.Client]:
    with team_client(server) as http:
        yield http


def test_the_settings_a_client_needs(server: Sandbox) -> None:
    assert server.env == {
        "SAAS_LITELLM_API_URL": server.base_url,
        "SAAS_LITELLM_TEAM_ID": TEAM,
        "SAAS_LITELLM_VIRTUAL_KEY": "sk-sandbox-acme-corp",
        "SAAS_LITELLM_ADMIN_KEY": "sk-sandbox-admin",
    }


def test_a_job_from_its_creation_to_its_end(http: httpx.Client) -> None:
    made = http.post("/api/jobs/create", json={"team_id": TEAM, "job_type": "analysis", "user_id": "u1", "result": 1})
    assert made.json().keys() == {"job_id", "status", "created_at"}
    assert made.json()["status"] == "PENDING"
    assert MICROSECONDS.fullmatch(made.json()["created_at"])
    path = f"/api/jobs/{made.json()['job_id']}"
    pending = http.get(path).json()
    assert SECONDS.fullmatch(pending.pop("created_at"))
    assert pending == {
        "job_id": made.json()["job_id"],
        "team_id": TEAM,
        "user_id": "u1",
        "job_type": "analysis",
        "status": "PENDING",
        "started_at": None,
        "completed_at": None,
        "metadata": {},
        "error_message": None,
        "organization_id": None,
        "external_task_id": None,
        "credit_applied": False,
        "model_groups_used": [],
    }
    call = http.post(f"{path}/llm-call", json=asked(purpose="p", call_metadata={"k": "v"})).json()
    at_work = http.get(path).json()
    assert (at_work["status"], at_work["metadata"]) == ("IN_PROGRESS", {"k": "v"})
    assert SECONDS.fullmatch(at_work["started_at"])
    latency = call["metadata"]["latency_ms"]
    done = complete(http, path)
    assert MICROSECONDS.fullmatch(done.pop("completed_at"))
    assert done == {
        "job_id": made.json()["job_id"],
        "status": "COMPLETED",
        "costs": {
            "total_calls": 1,
            "successful_calls": 1,
            "failed_calls": 0,
            "total_tokens": 11,
            "total_cost_usd": 1.3e-05,
            "avg_latency_ms": latency,
            "credit_applied": True,
            "credits_remaining": 999,
        },
        "calls": [
            {
                "call_id": call["call_id"],
                "purpose": "p",
                "model_group": "gpt-4",
                "tokens": 11,
                "latency_ms": latency,
                "error": None,
            }
        ],
    }


def test_completing_toggles_the_charge(http: httpx.Client) -> None:
    job = create(http)
    steps = [(complete(http, job, status)["costs"]["credit_applied"], left(http)) for status in ["completed"] * 3]
    assert steps == [(True, 999), (False, 999), (True, 998)]
    failed = complete(http, job, "failed", error_message="boom")
    assert (failed["status"], failed["costs"]["credit_applied"], left(http)) == ("FAILED", False, 998)
    again = complete(http, job)
    assert (again["status"], again["costs"]["credit_applied"], left(http)) == ("COMPLETED", True, 997)
    assert http.get(job).json()["error_message"] == "boom"


def test_a_completed_job_takes_calls(http: httpx.Client) -> None:
    job = create(http)
    complete(http, job)
    assert http.post(f"{job}/llm-call", json=asked()).status_code == 200
    record = http.get(job).json()
    assert (record["status"], record["started_at"], record["model_groups_used"]) == ("COMPLETED", None, ["gpt-4"])
    assert left(http) == 999


def test_metadata_is_stored_by_patching_only(http: httpx.Client) -> None:
    job = create(http, metadata={"a": 1})
    complete(http, job, metadata={"lost": True})
    assert http.get(job).json()["metadata"] == {"a": 1}
    patched = http.patch(f"{job}/metadata", json={"metadata": {"turn": 2}}).json()
    assert patched.keys() == {"job_id", "metadata", "updated_at"}
    assert http.get(job).json()["metadata"] == patched["metadata"] == {"a": 1, "turn": 2}


def test_null_metadata_cannot_be_completed_with_any(http: httpx.Client) -> None:
    job = create(http, metadata=None)
    assert http.get(job).json()["metadata"] is None
    reply = http.post(f"{job}/complete", json={"status": "completed", "metadata": {"a": 1}})
    assert (reply.status_code, reply.text) == (500, "Internal Server Error")
    assert http.get(job).json()["status"] == "PENDING"
    assert complete(http, job)["status"] == "COMPLETED"
    assert http.patch(f"{job}/metadata", json={"metadata": {"turn": 2}}).json()["metadata"] == {"turn": 2}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/jobs/not-a-uuid", None),
        ("GET", "/api/jobs/not-a-uuid/costs", None),
        ("PATCH", "/api/jobs/not-a-uuid/metadata", {"metadata": {}}),
        ("POST", "/api/jobs/not-a-uuid/llm-call", asked()),
        ("POST", "/api/jobs/not-a-uuid/llm-call-stream", asked()),
        ("POST", "/api/jobs/not-a-uuid/complete", {"status": "completed"}),
        ("POST", "/api/jobs/create", {"team_id": TEAM, "job_type": "x" * 101}),
        ("GET", f"/api/teams/{TEAM}/jobs?limit=-1", None),
        ("GET", f"/api/teams/{TEAM}/jobs?offset=-1", None),
        ("GET", f"/api/teams/{TEAM}/jobs?status=completed", None),
        ("GET", f"/api/teams/{TEAM}/jobs?status=DONE", None),
        ("GET", f"/api/credits/teams/{TEAM}/transactions?limit=-1", None),
    ],
)
def test_text_500(server: Sandbox, http: httpx.Client, method: str, path: str, body: Any) -> None:
    reply = http.request(method, path, json=body)
    assert (reply.status_code, reply.text) == (500, "Internal Server Error")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert "connection" not in reply.headers
    assert server.effects() == {}


def test_long_texts_reach_the_database_late(server: Sandbox, http: httpx.Client) -> None:
    job = create(http)
    assert http.post(f"{job}/llm-call", json=asked(purpose="p" * 201)).status_code == 500
    assert (server.effects()["provider_call"], http.get(f"{job}/costs").json()["costs"]["breakdown"]) == (1, [])
    assert http.post(f"{job}/complete", json={"status": "failed", "error_message": "e" * 1001}).status_code == 500
    assert http.get(job).json()["status"] == "IN_PROGRESS"


def test_the_connection_is_dropped_after_a_text_500(server: Sandbox) -> None:
    host, port = server.base_url.removeprefix("http://").split(":")
    request = "GET /api/jobs/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-sandbox-acme-corp\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request.encode())
        received = b"".join(iter(lambda: connection.recv(4096), b""))
    assert received.startswith(b"HTTP/1.1 500 ")
    assert b"connection:" not in received.lower()


def test_whose_job_it_is(server: Sandbox, http: httpx.Client) -> None:
    job = create(http)
    unknown = http.get(f"/api/jobs/{UNKNOWN}")
    assert (unknown.status_code, unknown.json()) == (404, {"detail": "Job not found"})
    with team_client(server, "other-team") as other:
        for reply in (other.get(job), other.post(f"{job}/complete", json={"status": "completed"})):
            assert (reply.status_code, reply.json()) == (403, {"detail": "Job does not belong to your team"})
        reply = other.post("/api/jobs/create", json={"team_id": TEAM, "job_type": "x"})
        assert (reply.status_code, reply.json()) == (403, {"detail": f"API key does not belong to team '{TEAM}'"})


def test_suspension_stops_jobs_that_are_open(server: Sandbox, http: httpx.Client) -> None:
    job = create(http)
    http.put(f"/api/teams/{TEAM}/suspend")
    refused = http.post(f"{job}/complete", json={"status": "completed"})
    assert refused.status_code == 403
    http.put(f"/api/teams/{TEAM}/resume")
    assert http.get(job).json()["status"] == "PENDING"
    assert http.delete(f"/api/teams/{TEAM}").status_code == 200
    assert http.get(job).json() == {"detail": "Invalid API key"}


def test_what_is_wrong_with_a_body(http: httpx.Client) -> None:
    missing = http.post("/api/jobs/create", json={"team_id": TEAM})
    issue = {"type": "missing", "loc": ["body", "job_type"], "msg": "Field required", "input": {"team_id": TEAM}}
    assert (missing.status_code, missing.json()) == (422, {"detail": [issue]})
    status = http.post(f"{create(http)}/complete", json={"status": "COMPLETED"})
    assert status.json()["detail"] == [
        {
            "type": "literal_error",
            "loc": ["body", "status"],
            "msg": "Input should be 'completed' or 'failed'",
            "input": "COMPLETED",
            "ctx": {"expected": "'completed' or 'failed'"},
        }
    ]


def test_the_list_counts_its_own_length(http: httpx.Client) -> None:
    jobs = [create(http, job_type=str(number)) for number in range(3)]
    complete(http, jobs[0])
    listed = http.get(f"/api/teams/{TEAM}/jobs", params={"limit": 2}).json()
    assert (listed["total"], [job["job_type"] for job in listed["jobs"]]) == (2, ["2", "1"])
    rest = http.get(f"/api/teams/{TEAM}/jobs", params={"limit": 2, "offset": 2}).json()
    assert (rest["total"], [job["job_type"] for job in rest["jobs"]]) == (1, ["0"])
    done = http.get(f"/api/teams/{TEAM}/jobs", params={"status": "COMPLETED"}).json()
    assert [job["job_type"] for job in done["jobs"]] == ["0"]
    assert http.get(f"/api/teams/{TEAM}/jobs?limit=0").json() == {"team_id": TEAM, "total": 0, "jobs": []}
    other = http.get("/api/teams/other-team/jobs")
    assert (other.status_code, other.json()["detail"]) == (403, "Cannot access jobs for a different team")


def test_routes_that_are_not_there(http: httpx.Client) -> None:
    moved = http.post("/api/jobs/create/", json={})
    assert (moved.status_code, httpx.URL(moved.headers["location"]).path) == (307, "/api/jobs/create")
    assert http.get("/api/none").json() == {"detail": "Not Found"}
    assert (http.delete("/api/jobs/create").status_code, http.get("/health").json()["status"]) == (405, "healthy")


def test_the_fixture_is_a_fresh_sandbox(saas_litellm_server: Sandbox) -> None:
    with team_client(saas_litellm_server) as http:
        create(http)
        saas_litellm_server.reset()
        assert http.get(f"/api/teams/{TEAM}/jobs").json()["jobs"] == []

"""What is done instead where a quirk is off."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.sandbox.saas_litellm import SERVICE
from tests.sandbox.saas_litellm_tools import (
    TEAM,
    admin_client,
    asked,
    chunks,
    complete,
    create,
    frames,
    joined,
    left,
    single,
    team_client,
)

STREAM = "/api/jobs/create-and-call-stream"


@pytest.fixture
def strict(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm", quirks="off", pace=0)


@pytest.fixture
def http(strict: Sandbox) -> Iterator[httpx.Client]:
    with team_client(strict) as http:
        yield http


@pytest.fixture
def admin(strict: Sandbox) -> Iterator[httpx.Client]:
    with admin_client(strict) as http:
        yield http


@pytest.mark.parametrize(
    ("method", "path", "body", "loc"),
    [
        ("GET", "/api/jobs/not-a-uuid", None, ["path", "job_id"]),
        ("POST", "/api/jobs/create", {"team_id": TEAM, "job_type": "x" * 101}, ["body", "job_type"]),
        ("POST", "/api/jobs/create", {"team_id": TEAM, "job_type": "x", "metadata": None}, ["body", "metadata"]),
        ("POST", "/api/jobs/create-and-call", single(purpose="p" * 201), ["body", "purpose"]),
        ("GET", f"/api/teams/{TEAM}/jobs?limit=-1", None, ["query", "limit"]),
        ("GET", f"/api/teams/{TEAM}/jobs?status=completed", None, ["query", "status"]),
        ("GET", "/api/provider-credentials/zz", None, ["path", "credential_id"]),
    ],
)
def test_text_500_off(strict: Sandbox, http: httpx.Client, method: str, path: str, body: Any, loc: list[str]) -> None:
    reply = http.request(method, path, json=body)
    assert (reply.status_code, reply.json()["detail"][0]["loc"]) == (422, loc)
    assert strict.effects() == {}


def test_long_purposes_are_refused_before_the_provider_is_asked(strict: Sandbox, http: httpx.Client) -> None:
    assert http.post(f"{create(http)}/llm-call", json=asked(purpose="p" * 201)).status_code == 422
    assert strict.effects() == {"create_job": 1}


def test_charges_and_metadata(http: httpx.Client) -> None:
    job = create(http, metadata={"a": 1})
    applied = [complete(http, job, metadata={"b": 2})["costs"]["credit_applied"] for _ in range(3)]
    assert (applied, left(http)) == ([True] * 3, 999)
    assert http.get(job).json()["metadata"] == {"a": 1, "b": 2}


def test_models_lists_and_usage(http: httpx.Client, admin: httpx.Client) -> None:
    job = create(http)
    for model in ("gpt-4", "chat-fast", "gpt-4"):
        http.post(f"{job}/llm-call", json=asked(model=model))
    assert http.get(job).json()["model_groups_used"] == ["gpt-4", "chat-fast"]
    create(http)
    assert http.get(f"/api/teams/{TEAM}/jobs?limit=1").json()["total"] == 2
    assert len(admin.get(f"/api/jobs/teams/{TEAM}").json()["jobs"]) == 2
    job_id = job.rpartition("/")[2]
    found = admin.get(f"/api/jobs/teams/{TEAM}?job_id_filter={job_id}").json()["jobs"]
    assert [one["job_id"] for one in found] == [job_id]
    assert http.get(f"/api/teams/{TEAM}/usage?period=2026-01-01").json()["summary"]["total_jobs"] == 2
    usage = http.get("/api/organizations/acme/usage?period=2026-01").json()
    assert (usage["summary"]["total_jobs"], usage["teams"]) == (2, {TEAM: {"jobs": 2, "credits_used": 0}})


def test_single_calls_cost_what_they_cost(http: httpx.Client) -> None:
    costs = http.post("/api/jobs/create-and-call", json=single()).json()["costs"]
    assert costs["total_cost_usd"] == 0.00039


def test_streams(http: httpx.Client) -> None:
    job = create(http)
    assert joined(frames(http.post(f"{job}/llm-call-stream", json=asked()))) == "Echo: Hello"
    with_null = frames(http.post(STREAM, json=single("a null-content b")))
    contents = [chunk["choices"][0]["delta"].get("content", "") for chunk in chunks(with_null)]
    assert contents == ["", "Echo:", " a", None, ""]
    assert with_null[-1] == "data: [DONE]"


def test_all_quirks_have_a_sentence() -> None:
    assert all(sentence.endswith(".") for sentence in SERVICE.quirks.values())

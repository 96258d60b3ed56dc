"""Streams of server-sent events: their frames, and what becomes of their jobs."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.saas_litellm_tools import (
    SUMMARY,
    TEAM,
    asked,
    chunks,
    create,
    frames,
    joined,
    left,
    single,
    team_client,
)

STREAM = "/api/jobs/create-and-call-stream"
NULL_CRASH = 'can only concatenate str (not "NoneType") to str'


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm", pace=0)


@pytest.fixture
def http(server: Sandbox) -> Iterator[httpx.Client]:
    with team_client(server) as http:
        yield http


@pytest.fixture
def patched(launch: Callable[..., Sandbox]) -> Iterator[httpx.Client]:
    """A client of a sandbox whose job streams work."""
    with team_client(launch(service="saas_litellm", pace=0, quirks="real,-broken_job_stream")) as http:
        yield http


def last_job(http: httpx.Client) -> dict[str, Any]:
    return http.get(f"/api/teams/{TEAM}/jobs?limit=1").json()["jobs"][0]


def test_a_stream(server: Sandbox, http: httpx.Client) -> None:
    reply = http.post(STREAM, json=single("Héllo ✓"))
    assert (reply.headers["cache-control"], reply.headers["x-accel-buffering"]) == ("no-cache", "no")
    keepalive, *some, end = frames(reply)
    assert (keepalive, end) == (": keepalive", "data: [DONE]")
    opening, *middle, closing = chunks(some)
    head = {"object": "chat.completion.chunk", "created": 1767225600, "model": "gpt-4", "system_fingerprint": None}
    assert opening == {
        "id": opening["id"],
        **head,
        "choices": [
            {
                "index": 0,
                "delta": {"role": "assistant", "content": "", "refusal": None},
                "logprobs": None,
                "finish_reason": None,
            }
        ],
    }
    assert [chunk["choices"][0]["delta"] for chunk in middle] == [
        {"content": "Echo:"},
        {"content": " Héllo"},
        {"content": " ✓"},
    ]
    assert (closing["choices"][0]["delta"], closing["choices"][0]["finish_reason"]) == ({}, "stop")
    assert "\\u00e9" in some[2]
    job = last_job(http)
    assert (job["status"], job["credit_applied"], left(http)) == ("COMPLETED", True, 999)
    assert server.effects() == {"provider_call": 1, "stream_create_and_call": 1}


def test_usage_comes_only_if_the_provider_sends_it(http: httpx.Client) -> None:
    http.post(STREAM, json=single())
    silent = http.get(f"/api/jobs/{last_job(http)['job_id']}/costs").json()["costs"]
    assert (silent["total_cost_usd"], silent["breakdown"][0]["prompt_tokens"]) == (0.0, 0)
    usage = chunks(frames(http.post(STREAM, json=single("send-usage hi"))))[-1]
    assert (usage["choices"], usage["usage"]) == (
        [],
        {"prompt_tokens": 11, "completion_tokens": 4, "total_tokens": 15},
    )
    told = http.get(f"/api/jobs/{last_job(http)['job_id']}/costs").json()["costs"]
    assert told["total_cost_usd"] == 11 * 30e-6 + 4 * 60e-6


@pytest.mark.parametrize(
    ("body", "last", "text", "status", "credits"),
    [
        (single("a b null-content c"), {"error": NULL_CRASH}, "Echo: a", "FAILED", 1000),
        (single(tools=[{"type": "function"}]), {"error": NULL_CRASH}, "", "FAILED", 1000),
        (
            single("a b provider-error-line c"),
            {"error": {"message": "provider broke mid-stream", "type": "server_error"}},
            "Echo: a",
            "COMPLETED",
            999,
        ),
        (single("a b cut-stream c"), None, "Echo: a", "COMPLETED", 999),
        (
            single("provider-drop"),
            {"error": f"{SUMMARY}: peer closed connection without sending complete message body"},
            "",
            "FAILED",
            1000,
        ),
        (single("provider-500"), {"error": f"{SUMMARY}: Server error '500 Internal Server Error'"}, "", "FAILED", 1000),
        (single("provider-429"), {"error": f"{SUMMARY}: Client error '429 Too Many Requests'"}, "", "FAILED", 1000),
        (single(model="claude-x"), {"error": "500: No provider credentials configured"}, "", "FAILED", 1000),
    ],
)
def test_streams_that_break(
    server: Sandbox,
    http: httpx.Client,
    body: dict[str, Any],
    last: dict[str, Any] | None,
    text: str,
    status: str,
    credits: int,
) -> None:
    some = frames(http.post(STREAM, json=body))
    assert "data: [DONE]" not in some
    assert joined(some) == text
    job = last_job(http)
    assert (job["status"], left(http)) == (status, credits)
    assert server.effects().get("provider_call", 0) == (body["model"] == "gpt-4")
    if last is None:
        assert all("error" not in chunk for chunk in chunks(some))
    elif status == "FAILED":
        told = chunks(some)[-1]["error"]
        assert told.startswith(last["error"])
        assert job["error_message"] == told
    else:
        assert chunks(some)[-1] == last


def test_the_stream_of_a_job_is_broken(server: Sandbox, http: httpx.Client) -> None:
    job = create(http)
    (only,) = frames(http.post(f"{job}/llm-call-stream", json=asked()))
    error = "'Response' object does not support the asynchronous context manager protocol"
    assert only == f"data: {json.dumps({'error': error})}"
    record = http.get(job).json()
    assert (record["status"], record["model_groups_used"], left(http)) == ("IN_PROGRESS", ["gpt-4"], 1000)
    assert [one["model"] for one in http.get(f"{job}/costs").json()["costs"]["breakdown"]] == [None]
    assert http.post(f"{job}/llm-call-stream", json={"messages": []}).status_code == 422


def test_the_stream_of_a_job_on_the_patched_server(patched: httpx.Client) -> None:
    job = create(patched)
    body = asked("send-usage hi", purpose="p", call_metadata={"ignored": True})
    first, *some = frames(patched.post(f"{job}/llm-call-stream", json=body))
    assert first.startswith("data: {")
    assert (joined(some), some[-1]) == ("Echo: send-usage hi", "data: [DONE]")
    record = patched.get(job).json()
    assert (record["status"], record["metadata"], left(patched)) == ("IN_PROGRESS", {}, 1000)
    done = patched.post(f"{job}/complete", json={"status": "completed"}).json()
    assert (done["costs"]["total_tokens"], done["costs"]["total_cost_usd"]) == (15, 0.0)
    assert (done["calls"][0]["purpose"], done["calls"][0]["error"]) == ("p", None)


def test_errors_in_the_stream_of_a_job(patched: httpx.Client) -> None:
    job = create(patched)
    (only,) = frames(patched.post(f"{job}/llm-call-stream", json=asked("provider-500")))
    assert only.startswith(f'data: {{"error": "{SUMMARY}: Server error ')
    assert patched.get(job).json()["status"] == "IN_PROGRESS"


def test_frames_come_all_together(launch: Callable[..., Sandbox]) -> None:
    """The keepalive comes at once, the rest when the provider has finished."""
    slow = launch(service="saas_litellm", pace=60)
    with team_client(slow) as http, http.stream("POST", STREAM, json=single("a b")) as reply:
        pieces = reply.iter_text()
        assert next(pieces) == ": keepalive\n\n"
        slow.advance(60 * 5)
        assert last_job(http)["status"] == "IN_PROGRESS"
        slow.advance(60)
        assert last_job(http)["status"] == "COMPLETED"
        assert "".join(pieces).count("\n\n") == 6


def test_frames_come_one_by_one_without_the_quirk(launch: Callable[..., Sandbox]) -> None:
    slow = launch(service="saas_litellm", pace=60, quirks="real,-buffered_streams")
    with team_client(slow) as http, http.stream("POST", STREAM, json=single("a")) as reply:
        pieces = reply.iter_text()
        assert next(pieces) == ": keepalive\n\n"
        for content in ("", "Echo:", " a"):
            slow.advance(60)
            (chunk,) = chunks(next(pieces).split("\n\n"))
            assert chunk["choices"][0]["delta"]["content"] == content


def test_a_listener_who_leaves_does_not_stop_the_job(launch: Callable[..., Sandbox]) -> None:
    slow = launch(service="saas_litellm", pace=60)
    with team_client(slow) as http:
        with http.stream("POST", STREAM, json=single()) as reply:
            next(reply.iter_text())
        slow.advance(600)
        assert (last_job(http)["status"], left(http)) == ("COMPLETED", 999)


def test_faults_strike_streams(server: Sandbox, http: httpx.Client) -> None:
    server.fault("stream_create_and_call", cut=40)
    with pytest.raises(httpx.RemoteProtocolError):
        http.post(STREAM, json=single())
    assert last_job(http)["status"] == "COMPLETED"

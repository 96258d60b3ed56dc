"""Calls of models: what is answered, which models a team may use, and how providers fail."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.sandbox.saas_litellm.sample import make_sample
from tests.sandbox.saas_litellm_tools import SUMMARY, TEAM, asked, create, left, single, team_client


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm", pace=0)


@pytest.fixture
def http(server: Sandbox) -> Iterator[httpx.Client]:
    with team_client(server) as http:
        yield http


PERSON = {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}
TOOLS = [{"type": "function", "function": {"name": "f", "parameters": {}}}]


@pytest.mark.parametrize(
    ("body", "content", "finish_reason", "tokens"),
    [
        (asked(), "Echo: Hello", "stop", 11),
        (asked(model="chat-fast"), "Echo: Hello", "stop", 11),
        (asked(stop=["END"], temperature=9), "Echo: Hello", "stop", 11),
        (asked(temperature=None, max_tokens=0), "Echo: Hello", "stop", 11),
        (asked(max_tokens=1), "Echo: Hello", "length", 11),
        ({"model": "gpt-4", "messages": []}, "Echo: ", "stop", 2),
        (asked([{"type": "text", "text": "hey"}]), 'Echo: [{"type": "text", "text": "hey"}]', "stop", 25),
        (asked(tools=TOOLS), None, "tool_calls", 11),
        (asked(tools=TOOLS, tool_choice="none"), "Echo: Hello", "stop", 11),
        (asked(response_format={"type": "json_object"}), '{"ok": true}', "stop", 12),
        (
            asked(response_format={"type": "json_schema", "json_schema": {"name": "P", "schema": PERSON}}),
            '{"name": "sample", "age": 35}',
            "stop",
            16,
        ),
        (asked("null-content"), None, "stop", None),
    ],
)
def test_answers(
    http: httpx.Client, body: dict[str, Any], content: str | None, finish_reason: str, tokens: int | None
) -> None:
    reply = http.post(f"{create(http)}/llm-call", json=body)
    answer = reply.json()
    assert (reply.status_code, answer.keys()) == (200, {"call_id", "response", "metadata"})
    assert answer["response"] == {"content": content, "finish_reason": finish_reason}
    assert answer["metadata"].keys() == {"tokens_used", "latency_ms", "model"}
    assert answer["metadata"]["model"] == body["model"]
    assert tokens in (None, answer["metadata"]["tokens_used"])


def test_the_last_words_of_the_user_are_echoed(http: httpx.Client) -> None:
    said = [("user", "one"), ("user", "two"), ("assistant", "three")]
    messages = [{"role": role, "content": content} for role, content in said]
    reply = http.post(f"{create(http)}/llm-call", json={"model": "gpt-4", "messages": messages})
    assert reply.json()["response"]["content"] == "Echo: two"


@pytest.mark.parametrize(
    ("model", "detail"),
    [
        ("off-limits", "does not have access to model alias 'off-limits'"),
        ("nope", "does not have access to model group 'nope'"),
        ("chat-inactive", "does not have access to model group 'chat-inactive'"),
        ("ResumeAgent", "does not have access to model group 'ResumeAgent'"),
    ],
)
def test_models_out_of_reach(server: Sandbox, http: httpx.Client, model: str, detail: str) -> None:
    job = create(http)
    for path, body in ((f"{job}/llm-call", asked()), (f"{job}/llm-call-stream", asked())):
        reply = http.post(path, json={**body, "model": model})
        assert (reply.status_code, reply.json()) == (403, {"detail": f"Team '{TEAM}' {detail}"})
    record = http.get(job).json()
    assert (record["status"], record["model_groups_used"]) == ("IN_PROGRESS", [])
    assert server.effects() == {"create_job": 1}


def test_a_single_call_job_whose_model_is_out_of_reach_stays_behind(http: httpx.Client) -> None:
    for path in ("create-and-call", "create-and-call-stream"):
        assert http.post(f"/api/jobs/{path}", json=single(model="off-limits")).status_code == 403
    jobs = http.get(f"/api/teams/{TEAM}/jobs").json()["jobs"]
    error = f"Team '{TEAM}' does not have access to model alias 'off-limits'"
    assert len(jobs) == 2
    assert {(job["status"], job["error_message"], *job["model_groups_used"]) for job in jobs} == {("FAILED", error)}


def test_a_model_group_that_somebody_attached(server: Sandbox) -> None:
    server.seed({"teams": [{"team_id": "grouped", "model_groups": ["ResumeAgent"], "access_groups": ["basic-chat"]}]})
    with team_client(server, "grouped") as http:
        resolved = http.get("/api/model-groups/ResumeAgent/resolve?team_id=grouped").json()
        assert resolved == {
            "group_name": "ResumeAgent",
            "primary_model": "chat-fast",
            "fallback_models": ["gpt-4"],
            "team_has_access": True,
        }
        job = create(http, team_id="grouped")
        for model in ("ResumeAgent", "gpt-4"):
            assert http.post(f"{job}/llm-call", json=asked(model=model)).json()["metadata"]["model"] == model
        assert http.get(job).json()["model_groups_used"] == ["ResumeAgent"]
        models = [one["model"] for one in http.get(f"{job}/costs").json()["costs"]["breakdown"]]
        assert models == ["chat-fast", "gpt-4"]


def test_resolving_without_access(http: httpx.Client) -> None:
    reply = http.get(f"/api/model-groups/ResumeAgent/resolve?team_id={TEAM}")
    assert (reply.status_code, reply.json()) == (
        200,
        {
            "group_name": "ResumeAgent",
            "primary_model": None,
            "fallback_models": [],
            "team_has_access": False,
            "error": f"Team '{TEAM}' does not have access to model group 'ResumeAgent'",
        },
    )
    other = http.get("/api/model-groups/ResumeAgent/resolve?team_id=other-team")
    assert (other.status_code, other.json()["detail"]) == (403, "Cannot resolve model group for a different team")


@pytest.mark.parametrize(
    ("word", "tries", "told"),
    [
        ("provider-401", 1, "OpenAI authentication failed: Error code: 401 - {'error': {'message': 'bad provider key'"),
        ("provider-400", 3, "OpenAI error: Error code: 400 - {'error': {'message': 'bad request upstream'"),
        ("provider-429", 9, "OpenAI rate limit: Error code: 429 - {'error': {'message': 'slow down'"),
        ("provider-500", 9, "OpenAI error: Error code: 500 - {'error': {'message': 'upstream exploded'"),
    ],
)
def test_providers_that_refuse(server: Sandbox, http: httpx.Client, word: str, tries: int, told: str) -> None:
    job = create(http)
    reply = http.post(f"{job}/llm-call", json=asked(f"please {word} now", purpose="p"))
    detail = reply.json()["detail"]
    assert (reply.status_code, reply.headers["content-type"]) == (500, "application/json")
    assert detail.startswith(f"LLM call failed: {SUMMARY}: {told}")
    assert detail.endswith("'param': None, 'code': None}}")
    assert server.effects() == {"create_job": 1, "provider_call": tries}
    (line,) = http.get(f"{job}/costs").json()["costs"]["breakdown"]
    assert (line["model"], line["purpose"], line["prompt_tokens"], line["cost_usd"]) == (None, "p", 0, 0.0)
    assert http.get(job).json()["status"] == "IN_PROGRESS"
    done = http.post(f"{job}/complete", json={"status": "completed"}).json()
    assert (done["costs"]["failed_calls"], done["costs"]["avg_latency_ms"]) == (1, 0)
    assert f"LLM call failed: {done['calls'][0]['error']}" == detail


def test_a_provider_that_recovers(server: Sandbox, http: httpx.Client) -> None:
    assert http.post(f"{create(http)}/llm-call", json=asked("provider-flaky")).status_code == 200
    assert server.effects()["provider_call"] == 2


def test_a_provider_without_a_key(server: Sandbox, http: httpx.Client) -> None:
    reply = http.post(f"{create(http)}/llm-call", json=asked(model="claude-x"))
    missing = "500: No provider credentials configured for anthropic. Please add credentials in the admin dashboard."
    assert (reply.status_code, reply.json()) == (500, {"detail": f"LLM call failed: {missing}"})
    assert "provider_call" not in server.effects()


def test_a_single_call_job(http: httpx.Client) -> None:
    answer = http.post("/api/jobs/create-and-call", json=single(job_metadata={"z": 1}, user_id="u")).json()
    assert list(answer) == ["job_id", "status", "response", "metadata", "costs", "completed_at"]
    assert (answer["status"], answer["response"]["content"]) == ("COMPLETED", "Echo: Hello")
    assert (answer["costs"]["total_cost_usd"], answer["costs"]["credits_remaining"]) == (0.0, 999)
    job = http.get(f"/api/jobs/{answer['job_id']}").json()
    assert (job["metadata"], job["user_id"], job["credit_applied"]) == ({"z": 1}, "u", True)
    assert http.get(f"/api/jobs/{answer['job_id']}/costs").json()["costs"]["total_cost_usd"] == 0.00039


def test_a_single_call_job_that_fails(http: httpx.Client) -> None:
    reply = http.post("/api/jobs/create-and-call", json=single("provider-401"))
    assert reply.status_code == 500
    (job,) = http.get(f"/api/teams/{TEAM}/jobs").json()["jobs"]
    assert (job["status"], job["credit_applied"], job["error_message"]) == (
        "FAILED",
        False,
        reply.json()["detail"].removeprefix("LLM call failed: "),
    )
    assert left(http) == 1000


def test_a_client_that_leaves_does_not_stop_a_call(launch: Callable[..., Sandbox]) -> None:
    slow = launch(service="saas_litellm", pace=60)
    with team_client(slow) as http:
        job = create(http)
        with pytest.raises(httpx.ReadTimeout):
            http.post(f"{job}/llm-call", json=asked(), timeout=0.3)
        assert http.get(f"{job}/costs").json()["costs"]["breakdown"] == []
        slow.advance(60)
        assert [one["model"] for one in http.get(f"{job}/costs").json()["costs"]["breakdown"]] == ["gpt-4"]
        assert slow.effects()["make_llm_call"] == 1


TREE = {
    "$ref": "#/$defs/Node",
    "$defs": {
        "Node": {
            "type": "object",
            "properties": {
                "value": {"type": "integer"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
                "parent": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
            },
            "required": ["value", "parent"],
        }
    },
}


@pytest.mark.parametrize(
    ("schema", "sample"),
    [
        ({"type": "string", "minLength": 8}, "samplexx"),
        ({"type": "string", "maxLength": 3}, "sam"),
        ({"type": "string", "format": "date-time"}, "2026-01-01T00:00:00Z"),
        ({"enum": ["red", "blue"]}, "red"),
        ({"const": 7}, 7),
        ({"type": "integer", "minimum": 100}, 100),
        ({"type": "integer", "maximum": 5}, 5),
        ({"type": "integer", "exclusiveMinimum": 35, "multipleOf": 10}, 50),
        ({"type": "number"}, 1.5),
        ({"type": "number", "minimum": 2, "maximum": 3}, 2.0),
        ({"type": "boolean"}, True),
        ({"type": ["integer", "null"]}, 35),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}], "title": "T"}, 35),
        ({"allOf": [PERSON, {"properties": {"x": {"type": "null"}}}]}, {"name": "sample", "age": 35, "x": None}),
        ({"type": "array", "items": {"type": "boolean"}, "minItems": 2}, [True, True]),
        ({"type": "array", "items": {"type": "boolean"}, "maxItems": 0}, []),
        ({"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]}, [35, "sample"]),
        ({"type": "object", "properties": {"p": {"$ref": "#/$defs/P"}}, "$defs": {"P": {"const": 1}}}, {"p": 1}),
        ({}, "sample"),
    ],
)
def test_samples(schema: dict[str, Any], sample: Any) -> None:
    assert make_sample(schema) == sample


def test_samples_of_recursive_schemas_end() -> None:
    sample = make_sample(TREE)
    assert (sample["value"], sample["children"][0]["value"]) == (35, 35)
    assert len(json.dumps(sample)) < 10_000

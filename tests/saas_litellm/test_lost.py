"""Writes whose answer is lost: never sent twice, told as unknown, and found again where that is possible."""

import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.errors import OutcomeUnknownError
from fivefold.saas_litellm import Resolution, exceptions
from fivefold.sandbox import Sandbox
from tests.twins import saas_litellm

from .conftest import HELLO, KEY, until

SINGLE = {"job_type": "one", "messages": HELLO}
Use = Callable[[Any, str], Any]

#: By method: the operation that it sends, and how it is called with a job that is open.
WRITES: dict[str, tuple[str, Use]] = {
    "create_job": ("create_job", lambda client, job: client.create_job("lost")),
    "chat": ("make_llm_call", lambda client, job: client.chat(job, HELLO)),
    "structured_output": (
        "make_llm_call",
        lambda client, job: client.structured_output(job, HELLO, dict[str, int]),
    ),
    "chat_stream": ("stream_llm_call", lambda client, job: client.chat_stream(job, HELLO).final()),
    "create_and_call": ("create_and_call", lambda client, job: client.create_and_call(SINGLE)),
    "stream_create_and_call": (
        "stream_create_and_call",
        lambda client, job: client.stream_create_and_call(SINGLE).final(),
    ),
}
OF_JOBS = ("chat", "structured_output", "chat_stream")
writes = pytest.mark.parametrize("name", WRITES)


#: A service that has nothing to say within this is waited for no longer.
SHORT = httpx.Timeout(10, read=0.03)


def lose(
    client: Any, server: Sandbox, name: str, timeout: httpx.Timeout | None = None, **fault: Any
) -> tuple[OutcomeUnknownError, int]:
    """Use a method, lose its answer; the error, and how often the service did it."""
    operation, use = WRITES[name]
    job = client.create_job("open")
    before = server.effects().get(operation, 0)
    server.fault(operation, times=1, **fault)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        use(client.view(timeout=timeout) if timeout else client, job)
    assert caught.value.operation == name
    assert len([each for each in server.requests() if each["operation"] == operation]) == 1 + (name == "create_job")
    return caught.value, server.effects().get(operation, 0) - before


@writes
def test_after_the_service_did_it(designed: Any, strict: Sandbox, name: str) -> None:
    error, done = lose(designed, strict, name, drop="after")
    until(lambda: designed.resolve(error) == "happened")  # a stream goes on by itself
    resolution = designed.resolve(error)
    assert (done, isinstance(resolution, Resolution)) == (1, True)
    if name in OF_JOBS:
        assert (resolution.found.purpose, resolution.found.model) == (error.clue["mark"], "gpt-4")
    else:
        assert resolution.found.job_type == ("lost" if name == "create_job" else "one")
        assert resolution.found.metadata == {}


@writes
def test_before_the_service_saw_it(client: Any, server: Sandbox, name: str) -> None:
    error, done = lose(client, server, name, drop="before")
    assert (done, client.resolve(error)) == (0, "unknown" if name in OF_JOBS else "did_not_happen")


@writes
@pytest.mark.parametrize("fault", [{"hang": True}, {"delay": 3600}], ids=["hang", "delay"])
def test_out_of_patience(client: Any, server: Sandbox, name: str, fault: dict[str, Any]) -> None:
    error, done = lose(client, server, name, SHORT, **fault)
    assert (done, client.resolve(error)) == (0, "unknown")
    assert isinstance(error.__cause__, exceptions.APITimeoutError)
    if "delay" in fault and name != "chat_stream":  # which never works on this server
        server.advance(3601)
        until(lambda: client.resolve(error) == "happened")


@writes
def test_a_gateway_that_gives_up(client: Any, server: Sandbox, name: str) -> None:
    error, done = lose(client, server, name, status=504, body="gateway timeout")
    assert (done, error.status_code, client.resolve(error)) == (0, 504, "unknown")


@writes
def test_a_refusal_is_sent_again(designed: Any, strict: Sandbox, name: str) -> None:
    operation, use = WRITES[name]
    job = designed.create_job("open")
    strict.fault(operation, status=503, body="come back later", times=1)
    before = strict.effects().get(operation, 0)
    assert use(designed, job) is not None
    assert strict.effects()[operation] == before + 1


@writes
def test_an_answer_that_breaks_off(designed: Any, strict: Sandbox, name: str) -> None:
    operation, use = WRITES[name]
    job = designed.create_job("open")
    before = strict.effects().get(operation, 0)
    strict.fault(operation, cut=20, times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        use(designed, job)
    assert strict.effects()[operation] == before + 1
    until(lambda: designed.resolve(caught.value) == "happened")


def test_what_an_error_tells_survives_a_pickle(client: Any, server: Sandbox) -> None:
    error, _ = lose(client, server, "create_and_call", drop="after")
    text = str(error)
    assert "client.resolve(error)" in text
    data = pickle.dumps(error)
    assert KEY.encode() not in data
    copied = pickle.loads(data)
    assert (str(copied), copied.clue, copied.operation) == (text, error.clue, "create_and_call")
    assert client.resolve(copied) == "happened"
    missed = pickle.loads(pickle.dumps(lose(client, server, "chat", drop="before")[0]))
    assert client.resolve(missed) == "unknown"


def test_a_purpose_of_ones_own_proves_nothing(client: Any, server: Sandbox) -> None:
    job = client.create_job("own words")
    client.chat(job, HELLO, purpose="greet")
    server.fault("make_llm_call", drop="before", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.chat(job, HELLO, purpose="greet")
    assert (client.resolve(caught.value), server.effects()["make_llm_call"]) == ("unknown", 1)


def test_a_call_that_failed_afterwards(client: Any, server: Sandbox) -> None:
    job = client.create_job("fails")
    server.fault("make_llm_call", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.chat(job, [{"role": "user", "content": "provider-401"}])
    resolution = client.resolve(caught.value)
    assert (resolution, resolution.found.model, resolution.found.cost_usd) == ("happened", None, 0.0)


def test_a_job_among_many(client: Any, server: Sandbox) -> None:
    """Behind more jobs than a page holds."""
    server.fault("create_job", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.create_job("lost", {"a": 1})
    (lost,) = client.list_jobs().jobs
    marked = {"a": 1, "fivefold_mark": caught.value.clue["mark"]}
    jobs = [{"team_id": "acme-corp", "created_at": f"2026-01-01T00:{n // 60:02}:{n % 60:02}Z"} for n in range(1, 1100)]
    old = {"team_id": "acme-corp", "job_id": str(lost.job_id), "metadata": marked, "created_at": "2025-12-31T00:00:00Z"}
    server.seed({"jobs": [*jobs, old]})
    assert client.resolve(caught.value).found.job_id == lost.job_id


def test_what_cannot_be_resolved(client: Any, server: Sandbox) -> None:
    server.fault("create_team", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.admin.create_team({"organization_id": "acme", "team_id": "new", "access_groups": []})
    with pytest.raises(ValueError, match=r"saas_litellm\.create_team"):
        client.resolve(caught.value)
    with pytest.raises(ValueError, match=r"arguslm\.create_job"):
        client.resolve(OutcomeUnknownError("lost", service="arguslm", operation="create_job", clue={"mark": "m"}))


def test_never_connected_is_known(kind: str) -> None:
    twin = saas_litellm(kind, "http://127.0.0.1:9", team_id="t", virtual_key="k", max_retries=0)
    with twin as client, pytest.raises(exceptions.APIConnectionError) as caught:
        client.create_and_call(SINGLE)
    assert not isinstance(caught.value, exceptions.OutcomeUnknownError)
    assert "SAAS_LITELLM_API_URL" in str(caught.value)

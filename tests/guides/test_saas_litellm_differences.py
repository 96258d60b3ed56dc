"""One test for each row on SaaS LiteLLM of docs/differences.md: what the guide says, and what holds."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import BaseModel

from fivefold import RetryConfig
from fivefold.saas_litellm import SaaSLiteLLM, exceptions
from fivefold.sandbox import Sandbox

DOCUMENT = Path(__file__).parents[2] / "docs" / "differences.md"
TEAM, KEY = "acme-corp", "sk-sandbox-acme-corp"
HELLO = [{"role": "user", "content": "Hello"}]
NOBODY = "00000000-0000-4000-8000-000000000000"
Check = Callable[[SaaSLiteLLM, Sandbox], None]


class Person(BaseModel):
    """As in the guide."""

    name: str
    age: int


@pytest.fixture
def client(saas_litellm_server: Sandbox) -> Iterator[SaaSLiteLLM]:
    """A client of a team with a thousand credits."""
    with SaaSLiteLLM(saas_litellm_server.base_url, TEAM, KEY, retry=RetryConfig(backoff_factor=0)) as running:
        yield running


def _model(client: SaaSLiteLLM, server: Sandbox) -> None:
    client.chat(client.create_job("a"), HELLO)
    assert server.requests()[-1]["body"]["model"] == "gpt-4"


def _shape(client: SaaSLiteLLM, server: Sandbox) -> None:
    answer = client.chat(client.create_job("a"), HELLO)
    assert answer.choices[0].message == {"role": "assistant", "content": "Echo: Hello"}
    assert answer.usage is not None
    assert (answer.usage.total_tokens > 0, answer.usage.prompt_tokens, answer.usage.completion_tokens) == (True, 0, 0)


def _no_stream(client: SaaSLiteLLM, server: Sandbox) -> None:
    job = client.create_job("a")
    with pytest.raises(exceptions.StreamError, match="fallback='call'"):
        list(client.chat_stream(job, HELLO))
    assert list(client.chat_stream(job, HELLO, fallback="call").text()) == ["Echo: Hello"]


def _single(word: str) -> dict[str, object]:
    return {"job_type": "one", "messages": [{"role": "user", "content": f"a b c {word}"}]}


def _null(client: SaaSLiteLLM, server: Sandbox) -> None:
    head = {"content-type": "text/event-stream"}
    event = 'data: {"choices": [{"index": 0, "delta": {"content": null}}]}\n\ndata: [DONE]\n\n'
    server.fault("stream_create_and_call", status=200, headers=head, content_type="text/event-stream", body=event)
    (chunk,) = client.stream_create_and_call(_single("null"))
    assert (chunk.choices[0].delta or {}).get("content", "") == ""


def _cut(client: SaaSLiteLLM, server: Sandbox) -> None:
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        client.stream_create_and_call(_single("cut-stream")).final()
    assert caught.value.partial.text == "Echo: a"
    assert client.get_balance().credits_remaining == 999


def _patience(client: SaaSLiteLLM, server: Sandbox) -> None:
    assert (client._options.first_byte, client.timeout) == (600.0, 120.0)
    assert [chunk.text for chunk in client.stream_create_and_call(_single("end"))]


def _structured(client: SaaSLiteLLM, server: Sandbox) -> None:
    job = client.create_job("a")
    assert client.structured_output(job, HELLO, Person) == Person(name="sample", age=35)
    assert server.requests()[-1]["body"]["response_format"]["json_schema"]["strict"] is True
    told = {"tokens_used": 1, "latency_ms": 1, "model": "gpt-4"}
    answer = {"call_id": NOBODY, "response": {"content": "Jo, 35", "finish_reason": "stop"}, "metadata": told}
    server.fault("make_llm_call", body=answer)
    with pytest.raises(exceptions.ResponseValidationError) as caught:
        client.structured_output(job, HELLO, Person)
    assert caught.value.body == "Jo, 35"


def _stop(client: SaaSLiteLLM, server: Sandbox) -> None:
    client.chat(client.create_job("a"), HELLO, stop="END")
    assert server.requests()[-1]["body"]["stop"] == ["END"]


def _temperature(client: SaaSLiteLLM, server: Sandbox) -> None:
    assert client.chat(client.create_job("a"), HELLO, temperature=9).text == "Echo: Hello"


def _texts(client: SaaSLiteLLM, server: Sandbox) -> None:
    with pytest.raises(ValueError, match="job_id"):
        client.chat("job", HELLO)
    with pytest.raises(ValueError, match="job_type"):
        client.create_job("x" * 101)
    assert server.requests() == []


def _flat(client: SaaSLiteLLM, server: Sandbox) -> None:
    result = client.complete_job(client.create_job("a"), "completed")
    assert (result.credits_remaining, result.total_calls, result.credit_applied) == (999, 0, True)


def _metadata(client: SaaSLiteLLM, server: Sandbox) -> None:
    job = client.create_job("a", {"a": 1})
    client.complete_job(job, metadata={"result": "success"})
    assert client.get_job(job).metadata == {"a": 1, "result": "success"}


def _once(client: SaaSLiteLLM, server: Sandbox) -> None:
    job = client.create_job("a")
    for _ in range(3):
        assert client.complete_job(job).credit_applied is True
    with pytest.raises(exceptions.ConflictError):
        client.complete_job(job, "failed")
    assert (client.get_balance().credits_remaining, server.effects()["complete_job"]) == (999, 1)


def _suspended(client: SaaSLiteLLM, server: Sandbox) -> None:
    client.admin.suspend_team(TEAM)
    with pytest.raises(exceptions.PermissionDeniedError, match="resume_team"):
        client.create_job("a")


def _credits(client: SaaSLiteLLM, server: Sandbox) -> None:
    with SaaSLiteLLM(server.base_url, "broke-team", "sk-sandbox-broke-team") as broke:
        assert broke.check_credits().has_credits is False
        with broke.job("a") as job:
            job.chat(HELLO)
        assert job.credit_applied is False


def _limited(client: SaaSLiteLLM, server: Sandbox) -> None:
    server.fault("make_llm_call", status=429, body={"detail": "slow down"}, times=2)
    assert client.with_raw_response.chat(client.create_job("a"), HELLO).attempts[0].status == 429


def _retry(client: SaaSLiteLLM, server: Sandbox) -> None:
    job = client.create_job("a")
    server.fault("make_llm_call", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.chat(job, HELLO)
    assert (client.resolve(caught.value), server.effects()["make_llm_call"]) == ("happened", 1)
    with pytest.raises(exceptions.ProviderError):
        client.chat(job, [{"role": "user", "content": "provider-429"}])
    assert server.effects()["provider_call"] == 10


def _cleans_up(client: SaaSLiteLLM, server: Sandbox) -> None:
    with pytest.raises(exceptions.PermissionDeniedError), client.job("a") as job:
        job.chat(HELLO, model="off-limits")
    assert (client.get_job(job.id).status, client.get_balance().credits_remaining) == ("FAILED", 1000)


def _dumps(client: SaaSLiteLLM, server: Sandbox) -> None:
    answer = client.chat(client.create_job("a"), HELLO)
    assert answer.model_dump()["choices"][0]["message"]["content"] == "Echo: Hello"
    assert f'"id":"{answer.id}"' in answer.model_dump_json()


def _httpx(client: SaaSLiteLLM, server: Sandbox) -> None:
    with pytest.raises(httpx.HTTPStatusError) as caught:
        client.get_job(NOBODY)
    assert caught.value.response.status_code == 404
    assert isinstance(caught.value, exceptions.NotFoundError)


def _hidden(client: SaaSLiteLLM, server: Sandbox) -> None:
    assert not hasattr(client, "virtual_key")
    assert KEY not in repr(client)


#: By how the first cell of the row begins.
CHECKS: dict[str, Check] = {
    "`chat(job_id, messages)`": _model,
    "`chat` answers": _shape,
    "`chat_stream` yields": _no_stream,
    '`delta.get("content", "")`': _null,
    "a stream that has ended": _cut,
    "for long responses": _patience,
    "`structured_output` returns": _structured,
    "`stop` is": _stop,
    "`temperature` is": _temperature,
    "`job_id` and `job_type`": _texts,
    "`result.credits_remaining`": _flat,
    "`complete_job(metadata=…)`": _metadata,
    "`complete_job` in an `except`": _once,
    "401 may mean": _suspended,
    "403 means": _credits,
    "429 means": _limited,
    "retry `chat`": _retry,
    "`async with` cleans up": _cleans_up,
    "results are pydantic": _dumps,
    "`HTTPStatusError`": _httpx,
    "the client keeps": _hidden,
}


def test_every_row_has_its_check() -> None:
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition("## SaaS LiteLLM\n")
    section = rest.partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(CHECKS)
    for row, start in zip(rows, CHECKS, strict=True):
        assert row.startswith(f"| {start}")


@pytest.mark.parametrize("row", CHECKS)
def test_what_the_row_says_holds(row: str, client: SaaSLiteLLM, saas_litellm_server: Sandbox) -> None:
    CHECKS[row](client, saas_litellm_server)

"""A job is charged once, whatever happens to its completion; credits are counted on the service itself."""

import asyncio
import threading
from typing import Any

import pytest

from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM, exceptions
from fivefold.sandbox import Sandbox
from tests.twins import saas_litellm

from .conftest import HELLO, KEY, NOBODY, OF_TEAM, TEAM, until

COMPLETE = "complete_job"


def left(client: Any) -> int:
    """The credits that the team has left."""
    credits: int = client.get_balance().credits_remaining
    return credits


def test_twice_is_once(client: Any, server: Sandbox) -> None:
    job = client.create_job("twice")
    client.chat(job, HELLO)
    first = client.complete_job(job)
    assert (left(client), server.effects()[COMPLETE]) == (999, 1)
    again = client.complete_job(job, "completed", {"late": 1})
    assert again == first
    assert (left(client), server.effects()[COMPLETE], client.get_job(job).metadata) == (999, 1, {})


@pytest.mark.parametrize(("first", "second", "credits"), [("completed", "failed", 999), ("failed", "completed", 1000)])
def test_a_job_that_ended_otherwise_stays_as_it_is(
    client: Any, server: Sandbox, first: str, second: str, credits: int
) -> None:
    job = client.create_job("once")
    client.complete_job(job, first)
    with pytest.raises(exceptions.ConflictError, match=f"is {first.upper()} already") as caught:
        client.complete_job(job, second)
    assert (caught.value.body["status"], caught.value.response.status_code) == (first.upper(), 409)
    assert "give nothing back" in str(caught.value)
    assert (left(client), server.effects()[COMPLETE]) == (credits, 1)
    assert client.get_job(job).credit_applied is (first == "completed")


@pytest.mark.parametrize("drop", ["after", "before"])
@pytest.mark.parametrize("status", ["completed", "failed"])
def test_a_lost_answer_is_looked_up(client: Any, server: Sandbox, drop: str, status: str) -> None:
    job = client.create_job("lost")
    client.chat(job, HELLO)
    server.fault(COMPLETE, drop=drop, times=1)
    result = client.complete_job(job, status)
    charged = status == "completed"
    assert (result.status, result.total_calls, result.credit_applied) == (status.upper(), 1, charged)
    assert (left(client), result.credits_remaining) == (1000 - charged, 1000 - charged)
    assert server.effects()[COMPLETE] == 1
    assert client.get_job(job).credit_applied is charged


def test_a_completion_that_is_lost_again_and_again(client: Any, server: Sandbox) -> None:
    job = client.create_job("lost")
    server.fault(COMPLETE, drop="before")
    with pytest.raises(exceptions.OutcomeUnknownError, match=r"client\.resolve") as caught:
        client.complete_job(job)
    assert client.resolve(caught.value) == "did_not_happen"
    assert COMPLETE not in server.effects()


def test_a_completion_that_may_come_late_is_not_sent_again(client: Any, server: Sandbox) -> None:
    job = client.create_job("late")
    server.fault(COMPLETE, delay=3600, times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.view(timeout=0.2).complete_job(job)
    assert client.resolve(caught.value) == "unknown"
    server.advance(3601)
    until(lambda: client.get_job(job).status == "COMPLETED")
    resolution = client.resolve(caught.value)
    assert (resolution, resolution.found.credit_applied) == ("happened", True)
    assert client.complete_job(job).credit_applied is True
    assert (left(client), server.effects()[COMPLETE]) == (999, 1)


def test_a_look_that_fails_leaves_the_outcome_unknown(client: Any, server: Sandbox) -> None:
    job = client.create_job("blind")
    server.fault(COMPLETE, drop="after", times=1)
    server.fault("get_job", drop="before", skip=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.complete_job(job)
    assert isinstance(caught.value.__cause__, exceptions.APIConnectionError)
    assert server.effects()[COMPLETE] == 1


def test_a_gateway_that_gives_up(client: Any, server: Sandbox) -> None:
    job = client.create_job("gateway")
    server.fault(COMPLETE, status=504, body="gateway timeout", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError):
        client.complete_job(job)
    assert COMPLETE not in server.effects()
    server.fault(COMPLETE, status=503, body="come back later", times=1)
    assert client.complete_job(job).credit_applied is True
    assert server.effects()[COMPLETE] == 1


def test_metadata_is_kept(client: Any, server: Sandbox) -> None:
    job = client.create_job("kept", {"a": 1, "b": 1})
    server.fault("update_job_metadata", drop="after", times=1)
    client.complete_job(job, metadata={"b": 2, "result": "success"})
    assert client.get_job(job).metadata == {"a": 1, "b": 2, "result": "success"}
    sent = [request["body"] for request in server.requests() if request["operation"] == COMPLETE]
    assert sent == [{"status": "completed"}]


def test_why_it_failed_is_kept(client: Any) -> None:
    job = client.create_job("failed")
    client.complete_job(job, "failed", error_message="x" * 1000)
    assert client.get_job(job).error_message == "x" * 1000


def test_a_team_without_credits_is_told_by_the_result(kind: str, server: Sandbox) -> None:
    poor = {"team_id": "broke-team", "virtual_key": "sk-sandbox-broke-team"}
    with saas_litellm(kind, server.base_url, **poor) as client:
        job = client.create_job("poor")
        assert client.chat(job, HELLO).text == "Echo: Hello"
        result = client.complete_job(job)
    assert (result.status, result.credit_applied, result.credits_remaining) == ("COMPLETED", False, 0)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("no-uuid",), "job_id: expected a UUID, got str 'no-uuid'"),
        ((NOBODY, "COMPLETED"), "status: expected 'completed' or 'failed', got str 'COMPLETED'"),
        ((NOBODY, "cancelled"), "status"),
    ],
)
def test_what_does_not_fit_is_not_sent(client: Any, server: Sandbox, arguments: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        client.complete_job(*arguments)
    with pytest.raises(ValueError, match="error_message: at most 1000 characters, got 1001"):
        client.complete_job(NOBODY, "failed", error_message="x" * 1001)
    with pytest.raises(ValueError, match="reason: at most 1000"):
        client.abandon(NOBODY, reason="x" * 1001)
    assert server.requests() == []


def test_no_such_job(client: Any) -> None:
    with pytest.raises(exceptions.NotFoundError) as caught:
        client.complete_job(NOBODY)
    assert caught.value.operation == "complete_job"
    with pytest.raises(exceptions.NotFoundError):
        client.abandon(NOBODY)


def test_threads_that_complete_the_same_job(server: Sandbox) -> None:
    results: list[Any] = []
    server.fault(COMPLETE, delay=0.05)
    with SaaSLiteLLM(server.base_url, **OF_TEAM) as client:
        job = client.create_job("crowd")
        threads = [threading.Thread(target=lambda: results.append(client.complete_job(job))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {(result.status, result.credit_applied, result.credits_remaining) for result in results} == {
            ("COMPLETED", True, 999)
        }
        assert (len(results), left(client), server.effects()[COMPLETE]) == (8, 999, 1)


def test_tasks_that_complete_the_same_job(server: Sandbox) -> None:
    async def main() -> None:
        async with (
            AsyncSaaSLiteLLM(server.base_url, TEAM, KEY) as client,
            AsyncSaaSLiteLLM(server.base_url, TEAM, KEY) as other,
        ):
            job = await client.create_job("crowd")
            results = await asyncio.gather(*(each.complete_job(job) for each in (client, other) * 5))
            assert {result.credit_applied for result in results} == {True}
            assert (await client.get_balance()).credits_remaining == 999

    asyncio.run(main())
    assert server.effects()[COMPLETE] == 1


def test_a_completion_that_was_cancelled_leaves_the_turn_to_others(server: Sandbox) -> None:
    async def main() -> None:
        async with AsyncSaaSLiteLLM(server.base_url, TEAM, KEY) as client:
            job = await client.create_job("cancelled")
            server.fault(COMPLETE, hang=True, times=1)
            first = asyncio.create_task(client.complete_job(job))
            await asyncio.to_thread(until, lambda: COMPLETE in [each["operation"] for each in server.requests()])
            first.cancel()
            assert (await client.complete_job(job)).credit_applied is True
            with pytest.raises(asyncio.CancelledError):
                await first

    asyncio.run(main())
    assert server.effects()[COMPLETE] == 1

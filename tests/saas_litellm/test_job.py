"""A job as a context manager: completed on success, failed on whatever is raised, and nothing hidden by its end."""

import asyncio
import copy
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from fivefold.saas_litellm import AsyncJob, AsyncSaaSLiteLLM, Job, SaaSLiteLLM, exceptions
from fivefold.sandbox import Sandbox

from .conftest import HELLO, KEY, OF_TEAM, TEAM


class UnprintableError(Exception):
    """Cannot be shown."""

    def __str__(self) -> str:
        raise RuntimeError("no text")


def left(client: Any) -> int:
    """The credits that the team has left."""
    credits: int = client.get_balance().credits_remaining
    return credits


def test_success(client: Any, server: Sandbox) -> None:
    with client.job("analysis", {"a": 1}, user_id="u") as job:
        assert job.chat(HELLO).text == "Echo: Hello"
        assert (job.get().status, job.result, job.credit_applied) == ("IN_PROGRESS", None, None)
        assert job.update_metadata({"metadata": {"b": 2}}).metadata == {"a": 1, "b": 2}
        assert len(job.get_costs().costs.breakdown) == 1
        assert job.structured_output(HELLO, dict[str, int]) == {}
    assert (job.result.total_calls, job.result.credits_remaining, job.credit_applied) == (2, 999, True)
    found = client.get_job(job.id)
    assert (found.status, found.metadata, found.user_id, found.job_type) == (
        "COMPLETED",
        {"a": 1, "b": 2},
        "u",
        "analysis",
    )
    assert (left(client), server.effects()["complete_job"]) == (999, 1)


@pytest.mark.parametrize(
    ("raised", "kept"),
    [
        (ValueError("boom"), "ValueError: boom"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (SystemExit(3), "SystemExit: 3"),
        (ValueError("long " * 400), ("ValueError: " + "long " * 400)[:1000]),
        (ValueError("nul\0 and \udc80"), "ValueError: nul  and ?"),
        (UnprintableError(), "<exception str() failed>"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_is_raised_fails_the_job(client: Any, raised: BaseException, kept: str) -> None:
    job = client.job("fails")

    def work() -> None:
        with job as opened:
            opened.chat(HELLO)
            raise raised

    with pytest.raises(type(raised)) as caught:
        work()
    assert caught.value is raised
    assert getattr(raised, "__notes__", []) == []
    found = client.get_job(job.id)
    assert (found.status, found.credit_applied, left(client)) == ("FAILED", False, 1000)
    assert found.error_message.endswith(kept.strip())
    assert (job.result.status, job.credit_applied) == ("FAILED", False)


def failing(job: Any, then: Callable[[Any], Any]) -> ValueError:
    """What comes out of a job in which something was done, and then an error raised."""
    error = ValueError("the first")

    def work() -> None:
        with job as opened:
            then(opened)
            raise error

    with pytest.raises(ValueError, match="the first") as caught:
        work()
    assert caught.value is error
    return error


@pytest.mark.parametrize(
    "fault",
    [{"status": 500, "body": {"detail": "down"}}, {"drop": "before"}, {"status": 403, "body": {"detail": "no"}}],
)
def test_a_clean_up_that_fails_is_a_note(client: Any, server: Sandbox, fault: dict[str, Any]) -> None:
    job = client.job("note")
    (note,) = failing(job, lambda _: server.fault("complete_job", **fault)).__notes__
    assert note.startswith(f"job {job.id} could not be failed: ")
    assert KEY not in note
    assert job.result is None


def test_a_client_that_was_closed_is_a_note_too(server: Sandbox) -> None:
    client = SaaSLiteLLM(server.base_url, **OF_TEAM)
    assert "was closed" in failing(client.job("closed"), lambda _: client.close()).__notes__[0]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"status": 500, "body": {"detail": "down"}}, exceptions.InternalServerError),
        ({"drop": "before"}, exceptions.OutcomeUnknownError),
        ({"status": 403, "body": {"detail": "Team access is suspended"}}, exceptions.PermissionDeniedError),
    ],
)
def test_a_completion_that_fails_is_raised(
    client: Any, server: Sandbox, fault: dict[str, Any], kind: type[Exception]
) -> None:
    with pytest.raises(kind), client.job("raised") as job:
        server.fault("complete_job", **fault)
    assert (job.result, left(client)) == (None, 1000)


@pytest.mark.parametrize("drop", ["after", "before"])
def test_a_completion_whose_answer_is_lost(client: Any, server: Sandbox, drop: str) -> None:
    with client.job("lost") as job:
        server.fault("complete_job", drop=drop, times=1)
    assert (job.credit_applied, left(client), server.effects()["complete_job"]) == (True, 999, 1)


def test_a_job_that_was_closed_within(client: Any, server: Sandbox) -> None:
    with client.job("early") as job:
        result = job.complete("failed", {"why": "empty"}, error_message="nothing to do")
    assert (job.result, server.effects()["complete_job"]) == (result, 1)
    assert (client.get_job(job.id).error_message, client.get_job(job.id).metadata) == (
        "nothing to do",
        {"why": "empty"},
    )
    with suppress(ValueError), client.job("early and wrong") as job:
        job.complete()
        raise ValueError("after the charge")
    assert (job.credit_applied, client.get_job(job.id).status, left(client)) == (True, "COMPLETED", 999)


def test_a_job_that_others_closed(client: Any, server: Sandbox) -> None:
    with client.job("by the client") as job:
        client.complete_job(job.id)
    assert (job.credit_applied, left(client), server.effects()["complete_job"]) == (True, 999, 1)
    with pytest.raises(exceptions.ConflictError, match="FAILED already"), client.job("abandoned") as job:
        client.abandon(job.id)
    wrong = failing(client.job("completed by others"), lambda job: client.complete_job(job.id))
    assert "is COMPLETED already" in wrong.__notes__[0]
    assert (left(client), server.effects()["complete_job"]) == (998, 3)


def test_a_job_that_cannot_be_opened(client: Any, server: Sandbox) -> None:
    server.fault("create_job", drop="after", times=1)
    job = client.job("lost")
    with pytest.raises(exceptions.OutcomeUnknownError) as caught, job:
        pytest.fail("never within")
    found = client.resolve(caught.value)
    assert (found, found.found.job_type) == ("happened", "lost")
    assert client.abandon(found.found.job_id).status == "FAILED"
    for use in (lambda: job.id, lambda: job.chat(HELLO), job.complete, job.__enter__):
        with pytest.raises(RuntimeError):
            use()


def test_a_job_is_opened_once(client: Any, server: Sandbox) -> None:
    with client.job("once") as job, pytest.raises(RuntimeError, match="opened once"):
        job.__enter__()
    assert server.effects()["create_job"] == 1
    with pytest.raises(ValueError, match="job_type: at most 100 characters"):
        client.job("x" * 101)


def test_a_view_of_a_job_is_the_same_job(client: Any) -> None:
    with client.job("viewed") as job:
        patient = job.with_options(timeout=300)
        assert (patient.id, patient.chat(HELLO).text) == (job.id, "Echo: Hello")
        assert patient.complete() == job.result
    assert left(client) == 999


@pytest.mark.parametrize("kind_of_job", [(SaaSLiteLLM, Job), (AsyncSaaSLiteLLM, AsyncJob)])
def test_a_job_that_was_not_opened_does_not_travel(kind_of_job: Any) -> None:
    client_class, job_class = kind_of_job
    job = client_class("http://127.0.0.1:9", **OF_TEAM).job("packed")
    assert isinstance(job, job_class)
    assert repr(job) == f"{job_class.__name__}(not opened)"
    for travel in (pickle.dumps, copy.copy):
        with pytest.raises(TypeError, match="before it was opened"):
            travel(job)


def test_an_open_job_travels_with_its_id(server: Sandbox) -> None:
    with SaaSLiteLLM(server.base_url, **OF_TEAM) as client, client.job("packed") as job:
        travelled = pickle.loads(pickle.dumps(job))
        assert (type(travelled), repr(travelled)) == (Job, f"Job({job.id})")
        assert travelled.chat(HELLO).text == "Echo: Hello"
        travelled.complete()
        travelled.close()
        assert job.result is None
        assert pickle.loads(pickle.dumps(travelled)).result == travelled.result
    assert (job.credit_applied, server.effects()["complete_job"]) == (True, 1)


def test_a_task_that_is_cancelled_fails_its_job(server: Sandbox) -> None:
    async def main() -> None:
        async with AsyncSaaSLiteLLM(server.base_url, TEAM, KEY) as client:
            opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()

            async def work() -> None:
                async with client.job("cancelled") as job:
                    opened.set_result(job.id)
                    await asyncio.Event().wait()

            task = asyncio.create_task(work())
            job_id = await opened
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            found = await client.get_job(job_id)
            assert (found.status, found.error_message) == ("FAILED", "asyncio.exceptions.CancelledError")
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05), client.job("too slow") as job:
                    await asyncio.Event().wait()
            assert (await job.get()).status == "FAILED"

    asyncio.run(main())


def test_jobs_of_many_threads_and_tasks_are_their_own(server: Sandbox) -> None:
    async def main() -> None:
        async with AsyncSaaSLiteLLM(server.base_url, TEAM, KEY) as client:

            async def work(number: int) -> str:
                async with client.job(f"job {number}") as job:
                    answer = await job.chat([{"role": "user", "content": str(number)}])
                    assert answer.text == f"Echo: {number}"
                    if number % 2:
                        raise LookupError(number)
                return job.id

            done = await asyncio.gather(*map(work, range(10)), return_exceptions=True)
            assert [type(each) for each in done] == [str, LookupError] * 5
            assert (await client.get_balance()).credits_remaining == 995
            assert {each.status async for each in client.iter_jobs()} == {"COMPLETED", "FAILED"}

    asyncio.run(main())

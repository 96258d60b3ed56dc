"""Hundreds of writes over a network that loses what it likes: each is done once, or told as unknown and looked up."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from fivefold import RetryConfig
from fivefold.errors import APIError, OutcomeUnknownError
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM, exceptions
from fivefold.sandbox import Sandbox

from .conftest import HELLO, OF_TEAM

FAULTS: list[dict[str, Any]] = [
    {"drop": "after"},
    {"drop": "before"},
    {"cut": 30},
    {"status": 503, "body": "come back later"},
    {"status": 500, "content_type": "text/plain", "body": "Internal Server Error"},
    {"status": 502, "body": "bad gateway"},
    {"status": 403, "body": {"detail": "Team access is suspended."}},
]
#: Operation to how it is used, with a job that is open.
USES: dict[str, Callable[[Any, str], Any]] = {
    "create_job": lambda client, job: client.create_job("random"),
    "make_llm_call": lambda client, job: client.chat(job, HELLO),
    "create_and_call": lambda client, job: client.create_and_call({"job_type": "random", "messages": HELLO}),
    "complete_job": lambda client, job: client.complete_job(job, metadata={"n": 1}),
}
READS = ("get_job", "update_job_metadata", "get_job_costs", "list_jobs")
CHARGED = ("create_and_call", "complete_job")
#: How often the service did it, by what was told.
DONE = {"answered": 1, "happened": 1, "did_not_happen": 0, "unknown": 0, "refused": 0}
#: Faults that were not met add up; reads outlive them.
PATIENT: dict[str, Any] = {**OF_TEAM, "retry": RetryConfig(max_retries=30, backoff_factor=0.0)}


def test_one_after_the_other(server: Sandbox) -> None:
    luck, told, charges = random.Random(5), Counter[str](), 0
    with SaaSLiteLLM(server.base_url, **PATIENT) as client:
        for _ in range(110):
            job = _opened(client)
            operation = luck.choice([*USES])
            before = server.effects().get(operation, 0)
            server.fault(operation, times=luck.choice([1, 1, 2]), **luck.choice(FAULTS))
            server.fault(luck.choice(READS), times=1, drop=luck.choice(["before", "after"]))
            outcome = _outcome(client, operation, job)
            done = server.effects().get(operation, 0) - before
            assert done == DONE[outcome], (operation, outcome)
            told[outcome] += 1
            charges += done * (operation in CHARGED)
        assert client.get_balance().credits_remaining == 1000 - charges
    assert set(told) == set(DONE)


def test_all_at_once(server: Sandbox) -> None:
    luck = random.Random(6)
    for _ in range(60):
        server.fault("create_and_call", times=1, skip=luck.randint(0, 40), **luck.choice(FAULTS))

    async def work(client: AsyncSaaSLiteLLM) -> str:
        try:
            await client.create_and_call({"job_type": "random", "messages": HELLO})
        except exceptions.OutcomeUnknownError as error:
            return await client.resolve(error)
        except APIError:
            return "refused"
        return "answered"

    async def main() -> tuple[Counter[str], int, int]:
        async with AsyncSaaSLiteLLM(server.base_url, **PATIENT) as client:
            told = Counter(await asyncio.gather(*(work(client) for _ in range(100))))
            jobs = [job async for job in client.iter_jobs()]
            return told, len(jobs), (await client.get_balance()).credits_remaining

    told, jobs, credits = asyncio.run(main())
    done = server.effects()["create_and_call"]
    assert done == told["answered"] + told["happened"] == jobs == 1000 - credits
    assert sum(told.values()) == 100
    assert min(told["happened"], told["did_not_happen"], told["answered"]) > 0


def _opened(client: SaaSLiteLLM) -> str:
    """A job that is open, although faults may be left from before."""
    while True:
        with suppress(APIError):
            return client.create_job("open")


def _outcome(client: Any, operation: str, job: str) -> str:
    try:
        USES[operation](client, job)
    except OutcomeUnknownError as error:
        return str(client.resolve(error))
    except APIError:
        return "refused"
    return "answered"

"""A run that is killed at any moment, as often as one likes: every item finished once, nothing unsafe sent twice."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from fivefold import ArgusLM, SaaSLiteLLM, bulk
from fivefold.sandbox import Sandbox
from tests.bulk._runs import STORIES
from tests.bulk.conftest import SOAK, Nest

#: Kills per story; a soak has as many as the library promises.
KILLS = {"asyncio": 200, "threads": 200, "processes": 20} if SOAK else {"asyncio": 3, "threads": 3, "processes": 1}
#: Items in flight at a time, and in all.
FLYING, COUNT = 4, 30
#: Ledgers are begun anew after so many kills.
KILLS_PER_LEDGER = 4


class Killed(NamedTuple):
    """A run that came to its end: how often it was killed before, its report, and what its ledger holds."""

    kills: int
    report: dict[str, Any]
    found: dict[str, bulk.Result]


def kept(ledger: str) -> dict[str, bulk.Result]:
    """What a ledger holds of each key; nothing if the run was killed before there was one."""
    try:
        found = list(bulk.results(ledger))
    except bulk.LedgerError:
        return {}
    assert max(Counter(result.key for result in found).values(), default=1) == 1
    return {result.key: result for result in found}


def rounds(executor: str) -> list[int]:
    """How often each ledger is killed."""
    kills = KILLS[executor]
    return [min(KILLS_PER_LEDGER, kills - done) for done in range(0, kills, KILLS_PER_LEDGER)]


def keys(story: str) -> set[str]:
    """The keys of all items."""
    told = STORIES[story]
    return {item if told.key is str else item[told.key] for item in map(told.item, range(COUNT))}


def told(story: str, executor: str, server: Sandbox, ledger: str) -> dict[str, Any]:
    """What a run is told."""
    kind = {"story": story, "executor": executor, "env": server.env}
    return {**kind, "ledger": ledger, "count": COUNT, "max_concurrency": FLYING}


def some(rng: random.Random, kills: int) -> float:
    """After how many results to kill, so that several such kills leave something to do."""
    return rng.uniform(0.0, COUNT / kills)


def killed(story: str, executor: str, nest: Nest, server: Sandbox, ledger: str, rng: random.Random) -> Iterator[Killed]:
    """Runs over ledgers of their own, each killed several times and gone on with to its end."""
    for number, kills in enumerate(rounds(executor)):
        server.reset()
        run = told(story, executor, server, f"{ledger}.{number}")
        for _ in range(kills):
            nest.run(some(rng, kills), **run)
        report = nest.run(**run)
        assert report is not None
        yield Killed(kills, report, kept(run["ledger"]))


def asked(server: Sandbox) -> Counter[str]:
    """How often each chat was sent."""
    return Counter(each["body"]["user"] for each in server.requests() if each["operation"] == "create_chat_completion")


@pytest.mark.watchdog(3600 if SOAK else 60)
@pytest.mark.parametrize("executor", ["asyncio", "threads", pytest.param("processes", marks=pytest.mark.soak)])
def test_what_may_be_sent_again_is_answered_once_in_the_ledger(
    executor: str, nest: Nest, server_of: Any, ledger: str, rng: random.Random
) -> None:
    server = server_of("lmstudio")
    for number, kills in enumerate(rounds(executor)):
        server.reset()
        run = told("chats", executor, server, f"{ledger}.{number}")
        done: dict[str, bulk.Result] = {}
        before: Counter[str] = Counter()
        for kill_after in [*(some(rng, kills) for _ in range(kills)), None]:
            report = nest.run(kill_after, **run)
            sent = asked(server)
            assert [key for key in done if sent[key] != before[key]] == []  # what is recorded is never sent again
            done, before = kept(run["ledger"]), asked(server)
        assert report is not None
        assert (report["done"], report["stopped"]) == (COUNT, None)
        assert set(done) == keys("chats")
        for key, result in done.items():
            assert result.value.choices[0].message.content == f"Echo: Hello {key.removeprefix('chat-')}"


@pytest.mark.watchdog(3600 if SOAK else 60)
@pytest.mark.parametrize("executor", ["asyncio", "threads", "processes"])
def test_creations_that_nobody_can_look_for_are_reported_and_never_sent_again(
    executor: str, nest: Nest, server_of: Any, ledger: str, rng: random.Random
) -> None:
    server = server_of("arguslm")
    for kills, report, found in killed("providers", executor, nest, server, ledger, rng):
        with ArgusLM(server.base_url) as client:
            made = Counter(each.display_name for each in client.list_providers().providers)
        done = {key for key, result in found.items() if result.error is None}
        unknown = {key for key, result in found.items() if result.error is not None}
        assert (report["done"], report["unknown"]) == (len(done), len(unknown))
        assert done | unknown == keys("providers")
        assert set(made.values()) == {1}
        assert done <= set(made) <= done | unknown
        assert len(unknown) <= FLYING * kills  # what was in flight at a kill, and nothing else


@pytest.mark.watchdog(3600 if SOAK else 60)
@pytest.mark.parametrize("executor", ["asyncio", "threads"])
def test_creations_that_can_be_looked_for_are_and_all_happen_once(
    executor: str, nest: Nest, server_of: Any, ledger: str, rng: random.Random
) -> None:
    server = server_of("saas_litellm")
    for _, report, found in killed("jobs", executor, nest, server, ledger, rng):
        env = server.env
        with SaaSLiteLLM(*(env[name] for name in STORIES["jobs"].settings)) as client:
            made = {each.job_type: str(each.job_id) for each in client.iter_jobs()}
            effects = [each.job_type for each in client.iter_jobs()]
        assert (report["done"], report["unknown"], report["failed"]) == (COUNT, 0, 0)
        assert set(effects) == keys("jobs")
        assert len(effects) == len(made)
        for key, result in found.items():
            assert (result.value if isinstance(result.value, str) else str(result.value.job_id)) == made[key]

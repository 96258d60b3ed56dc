"""Pauses that take no time, in both twins: what was paused, what the clock says, and that nothing waits for ever."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from fivefold import APIError, ArgusLM, AsyncArgusLM, DeadlineExceededError, InternalServerError, RetryConfig
from fivefold.arguslm.schemas import BenchmarkCreate
from fivefold.sandbox import Sandbox
from fivefold.testing import no_sleep
from tests.twins import arguslm, twin

RETRIES = RetryConfig(max_retries=3, backoff_factor=100.0, max_backoff=1000.0, jitter=0.0)


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, arguslm_server: Sandbox) -> Iterator[Any]:
    """A client of either kind, patient enough for long pauses."""
    with arguslm(request.param, arguslm_server.base_url, retry=RETRIES, deadline=None) as client:
        yield client


@pytest.fixture(scope="module")
def slow() -> Iterator[Sandbox]:
    """A server whose models take a minute for each answer."""
    with Sandbox("arguslm", pace=60) as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def waiting(request: pytest.FixtureRequest, slow: Sandbox) -> Iterator[Any]:
    """Waits for a benchmark of that server, by a client of either kind; takes the deadline."""
    slow.reset()
    models = slow.seed({"providers": [{}], "models": [{}]})["models"]
    with arguslm(request.param, slow.base_url) as client:
        run = client.start_benchmark(BenchmarkCreate(model_ids=models, prompt_pack="shakespeare", num_runs=1))
        yield lambda deadline: client.wait_for_benchmark(run.id, deadline=deadline)


def test_backoff_is_noted_and_takes_no_time(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("list_providers", "status 503", times=3)
    with no_sleep() as pauses:
        assert client.list_providers().total == 0
    assert pauses == [100, 200, 400]


def test_so_is_what_the_server_asks_for(client: Any, arguslm_server: Sandbox) -> None:
    for name in ("503 with retry-after", "503 with retry-after-ms", "503 with retry-after, a date"):
        arguslm_server.fault("list_providers", name, times=1)
    with no_sleep() as pauses:
        client.list_providers()
    assert pauses == [1.0, 0.05]


def test_a_deadline_passes_as_it_would(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("list_providers", "status 503")
    with no_sleep() as pauses, pytest.raises(InternalServerError) as caught:
        client.with_options(deadline=350).list_providers()
    assert pauses == [100, 200]
    assert [round(attempt.started, -1) for attempt in caught.value.attempts] == [0, 100, 300]


def test_a_wait_ends_by_its_deadline(waiting: Any) -> None:
    with no_sleep() as pauses, pytest.raises(DeadlineExceededError):
        waiting(30)
    assert 28 < sum(pauses) <= 30


def test_the_servers_clock_goes_along(waiting: Any, slow: Sandbox) -> None:
    with no_sleep(slow) as pauses:
        assert waiting(3600).status == "completed"
    assert sum(pauses) > 30


def test_a_wait_without_a_deadline_does_not_go_on_for_ever(waiting: Any) -> None:
    with no_sleep(limit=20) as pauses, pytest.raises(AssertionError, match="no end after 20 pauses"):
        waiting(None)
    assert len(pauses) == 20


def test_blocks_nest_and_end(client: Any, arguslm_server: Sandbox) -> None:
    view = client.with_options(max_retries=1)
    arguslm_server.fault("list_providers", "status 503", times=3)
    with no_sleep() as outer:
        with no_sleep() as inner, suppress(APIError):
            view.list_providers()
        view.list_providers()
    assert (inner, outer) == ([100], [100])


def test_calls_side_by_side_are_all_noted(arguslm_server: Sandbox) -> None:
    arguslm_server.fault("list_providers", "status 503", times=8)

    async def main() -> None:
        async with AsyncArgusLM(arguslm_server.base_url, max_retries=8) as client:
            await asyncio.gather(*(client.list_providers() for _ in range(8)))

    with no_sleep() as pauses:
        asyncio.run(main())
    assert len(pauses) == 8


def test_time_outside_is_real(arguslm_server: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("fivefold._time.time.sleep", slept.append)
    arguslm_server.fault("list_providers", "503 with retry-after", times=2)
    with ArgusLM(arguslm_server.base_url) as client:
        with no_sleep():
            client.with_options(max_retries=1).list_alert_rules()
        client.list_providers()
    assert slept == [1.0, 1.0]


def test_a_cancelled_pause_ends(arguslm_server: Sandbox) -> None:
    arguslm_server.fault("list_providers", "status 503")

    async def main() -> None:
        async with AsyncArgusLM(arguslm_server.base_url, deadline=None, max_retries=10**6) as client:
            async with asyncio.timeout(0.2):
                await client.list_providers()

    with no_sleep(limit=10**6), pytest.raises(TimeoutError):
        asyncio.run(main())


def test_every_twin_of_every_service_pauses_there(mongars_server: Sandbox) -> None:
    """Turns of monGARS are pauses too."""
    from fivefold.mongars import AsyncMonGARS, MonGARS

    url = mongars_server.base_url
    for kind in ("sync", "async"):
        with no_sleep(mongars_server) as pauses, twin(kind, lambda: MonGARS(url), lambda: AsyncMonGARS(url)) as client:
            client.login("alice", "secret-password")
            for _ in range(3):
                client.chat({"message": "Hello"})
        assert len(pauses) >= 2
        assert all(pause <= 1.1 for pause in pauses)

"""Thousands of calls without growth; storms of cancelled calls of every service; threads and forks at once."""

import asyncio
import gc
import os
import random
import threading
import tracemalloc
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest

from fivefold import ArgusLM
from fivefold.errors import APIError
from fivefold.mongars import _pacing
from fivefold.sandbox import Sandbox
from fivefold.synthgen import Task

from .flows import client_of, enter, made

pytestmark = pytest.mark.soak
SOAK = os.environ.get("FIVEFOLD_SOAK", "") not in ("", "0")
#: Calls in a loop: as many before anything is measured as after.
LOOP = 2_500 if SOAK else 50
CANCELLED = 3_000 if SOAK else 60
#: Bytes that may come and go by chance: caches of the standard library, and what the tests' own machinery keeps.
CHANCE = 100_000
HELLO = [{"role": "user", "content": "Hello"}]
SERVICES = ("lmstudio", "mongars", "saas_litellm", "synthgen")


@pytest.fixture(params=SERVICES)
def service(request: pytest.FixtureRequest) -> str:
    """Which service."""
    found: str = request.param
    return found


@pytest.fixture
def server(service: str) -> Iterator[Sandbox]:
    """Its sandbox."""
    options: dict[str, Any] = {"mongars": {"chat_interval": 0.0, "pace": 0.0}}.get(service, {})
    with Sandbox(service, quirks="off", **options) as running:
        yield running


USES: Mapping[str, Callable[[Any], Any]] = {
    "lmstudio": lambda client: client.list_models(),
    "mongars": lambda client: client.history("alice"),
    "saas_litellm": lambda client: client.get_balance(),
    "synthgen": lambda client: client.get_batches(),
}
WHOLE: Mapping[str, Callable[[Any], Any]] = {
    "lmstudio": lambda client: client.stream_chat_completion(
        {"model": "qwen2.5-7b-instruct", "messages": HELLO}
    ).final(),
    "mongars": lambda client: client.chat({"message": "Hello"}),
    "saas_litellm": lambda client: client.stream_create_and_call({"job_type": "one", "messages": HELLO}).final(),
    "synthgen": lambda client: client.create_batch(
        [Task(custom_id="t", url="http://model.test/v1", body={"model": "m", "messages": HELLO})]
    ),
}


@pytest.mark.watchdog(900 if SOAK else 60)
@pytest.mark.parametrize("service", SERVICES if SOAK else ["saas_litellm"])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_calls_in_a_loop_leave_nothing_behind(service: str, kind: str, server: Sandbox) -> None:
    with client_of(service, kind, server.base_url) as client:
        enter(service, client)

        def loop() -> tuple[int, int, int]:
            for _ in range(LOOP):
                USES[service](client)
            gc.collect()
            return tracemalloc.get_traced_memory()[0], len(os.listdir("/proc/self/fd")), threading.active_count()

        loop()
        tracemalloc.start()
        try:
            measured = [loop() for _ in range(4)]
        finally:
            tracemalloc.stop()
        memory, descriptors, threads = zip(*measured, strict=True)
        # Something may be loaded once, and a connection be made anew; a leak is there in every round.
        assert min(later - before for before, later in pairwise(memory)) < CHANCE
        assert (min(descriptors[1:]), min(threads[1:])) <= (descriptors[0], threads[0])


@pytest.mark.watchdog(900 if SOAK else 60)
def test_after_many_cancelled_calls_every_call_succeeds(
    service: str, server: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pacing, "INTERVAL", 0.0)
    luck = random.Random(service)

    async def cancelled(client: Any) -> bool:
        use = luck.choice((USES, WHOLE, WHOLE))[service]
        task = asyncio.ensure_future(_done(use(client)))
        await asyncio.sleep(luck.choice((0.0, 0.001, 0.005, 0.02)))
        task.cancel()
        try:
            with suppress(APIError):
                await task
        except asyncio.CancelledError:
            return True
        return False

    async def main() -> tuple[int, int, int]:
        async with made(service, "async", server.base_url, max_concurrency=5, timeout=30, max_retries=0) as client:
            if (entering := enter(service, client)) is not None:
                await entering
            count = 0
            while count < CANCELLED:
                count += sum(await asyncio.gather(*(cancelled(client) for _ in range(20))))
            answers = await asyncio.gather(*(_done(USES[service](client)) for _ in range(100)))
            for _ in range(20):
                await _done(WHOLE[service](client))
            return len(answers), len(asyncio.all_tasks()) - 1, count

    before = len(os.listdir("/proc/self/fd"))
    answers, tasks, count = asyncio.run(main())
    assert (answers, tasks) == (100, 0)
    assert count >= CANCELLED
    gc.collect()
    assert len(os.listdir("/proc/self/fd")) <= before


async def _done(answer: Awaitable[Any]) -> Any:
    return await answer


def test_a_fork_in_the_midst_of_threads_that_call_works_in_both(arguslm_server: Sandbox) -> None:
    """Whatever lock a thread held when the process was forked, the child is free of it."""
    over = threading.Event()

    def healthy(client: ArgusLM) -> int:
        calls = 0
        while not over.is_set():
            assert client.check_health().status == "healthy"
            calls += 1
        return calls

    with ArgusLM(arguslm_server.base_url, max_retries=0, max_concurrency=4) as client, ThreadPoolExecutor(8) as pool:
        busy = [pool.submit(healthy, client) for _ in range(8)]
        try:
            for _ in range(40 if SOAK else 6):
                assert os.waitpid(_forked(client), 0)[1] == 0
        finally:
            over.set()
        assert all(each.result() > 0 for each in busy)


def _forked(client: ArgusLM) -> int:
    """The id of a child that calls from threads of its own."""
    child = os.fork()
    if child:
        return child
    try:
        threads = [threading.Thread(target=client.check_health) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        os._exit(int(any(thread.is_alive() for thread in threads) or client.check_health().status != "healthy"))
    except BaseException:  # noqa: BLE001  (the parent is told by the exit code)
        os._exit(1)

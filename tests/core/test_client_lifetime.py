"""What the views of a client share: its connections, its limit on calls in flight, and its end."""

import asyncio
import gc
import os
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from fivefold import ClientClosedError, ConfigurationError, errors

from ._server import FakeServer, Wire, dripping_body, item
from ._story import TWINS, Told, tell
from ._tiny import AsyncTiny, Tiny

#: Longer than anything here takes; only a test that fails waits for it.
PATIENCE = 10.0


@pytest.mark.parametrize(*TWINS)
def test_a_closed_client_and_its_views_send_nothing(twin: str, server: FakeServer) -> None:
    server.script(item())

    def story(client: Any) -> Told:
        view, raw = client.with_options(timeout=1), client.with_raw_response
        yield client.get_item("1")
        yield view.close()
        for closed in (client, view, raw):
            with pytest.raises(ClientClosedError, match="make a new one"):
                yield closed.get_item("1")
        with pytest.raises(ClientClosedError):
            yield client.iter_items()
        yield client.close()

    tell(twin, story, server.url)
    assert len(server.received) == 1


@pytest.mark.parametrize(*TWINS)
def test_a_client_that_was_never_used_can_be_closed(twin: str) -> None:
    def story(client: Any) -> Told:
        yield client.close()
        with pytest.raises(ClientClosedError):
            yield client.get_item("1")

    tell(twin, story)


@contextmanager
def collected() -> Iterator[list[str]]:
    """The ResourceWarnings of what is dropped meanwhile."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            told: list[str] = []
            yield told
            gc.collect()
            told += [str(each.message) for each in caught if issubclass(each.category, ResourceWarning)]
            caught.clear()
        gc.collect()


def test_a_client_that_is_dropped_unclosed_says_so_and_closes_its_connections(server: FakeServer) -> None:
    server.script(item())
    with collected() as told:
        client = Tiny(server.url)
        client.get_item("1")
        del client
    assert told == ["unclosed Tiny client: use `with`, or call close()"]


def test_an_async_client_that_is_dropped_unclosed_says_so(server: FakeServer) -> None:
    server.script(item())

    async def main() -> None:
        client = AsyncTiny(server.url)
        await client.get_item("1")

    with collected() as told:
        asyncio.run(main())
    assert "unclosed AsyncTiny client: use `async with`, or await close()" in told


@pytest.mark.parametrize("close", [False, True])
@pytest.mark.parametrize("client", [Tiny, AsyncTiny])
def test_a_client_that_opened_nothing_is_dropped_in_silence(client: Any, close: bool) -> None:
    with collected() as told:
        made = client("http://host")
        if close and client is Tiny:
            made.close()
        del made
    assert told == []


class Crowd:
    """An answer that waits until so many requests are in flight, and remembers the most there were."""

    def __init__(self, size: int) -> None:
        self.most = 0
        self._now = 0
        self._lock = threading.Lock()
        self._barrier = threading.Barrier(size)

    def __call__(self, wire: Wire) -> bool:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        self._barrier.wait(PATIENCE)
        with self._lock:
            self._now -= 1
        return item()(wire)


def test_no_more_calls_are_in_flight_than_max_concurrency_and_no_fewer(server: FakeServer) -> None:
    crowd = Crowd(2)
    server.script(crowd)
    with Tiny(server.url, max_concurrency=2, timeout=PATIENCE) as client, ThreadPoolExecutor(6) as pool:
        assert len(list(pool.map(client.get_item, map(str, range(6))))) == 6
    assert crowd.most == 2


def test_no_more_calls_are_in_flight_on_asyncio_either(server: FakeServer) -> None:
    crowd = Crowd(2)
    server.script(crowd)

    async def main() -> None:
        async with AsyncTiny(server.url, max_concurrency=2, timeout=PATIENCE) as client:
            views = [client.with_options(headers={"x-number": str(number)}) for number in range(6)]
            assert len(await asyncio.gather(*(view.get_item("1") for view in views))) == 6

    asyncio.run(main())
    assert crowd.most == 2


class Held:
    """An answer that is held back."""

    def __init__(self) -> None:
        self.arrived, self.release = threading.Event(), threading.Event()

    def __call__(self, wire: Wire) -> bool:
        self.arrived.set()
        self.release.wait(PATIENCE)
        return item()(wire)


def expect_no_slot(error: errors.APIError) -> None:
    """The call waited for a slot until its deadline, and was never sent."""
    assert type(error) is errors.DeadlineExceededError
    assert "one of 1 calls in flight" in str(error)


def test_a_write_that_finds_no_free_slot_by_its_deadline_was_certainly_not_sent(server: FakeServer) -> None:
    held = Held()
    server.script(held)
    with Tiny(server.url, max_concurrency=1) as client, ThreadPoolExecutor(1) as pool:
        first = pool.submit(client.get_item, "1")
        assert held.arrived.wait(PATIENCE)
        with pytest.raises(errors.DeadlineExceededError) as caught:
            client.with_options(deadline=0.1).create_item({"name": "it"})
        held.release.set()
        assert first.result(PATIENCE).id == "1"
    expect_no_slot(caught.value)
    assert len(server.received) == 1


def test_an_async_write_that_finds_no_free_slot_by_its_deadline_was_certainly_not_sent(server: FakeServer) -> None:
    held = Held()
    server.script(held)

    async def main() -> errors.APIError:
        async with AsyncTiny(server.url, max_concurrency=1) as client:
            first = asyncio.create_task(client.get_item("1"))
            await asyncio.to_thread(held.arrived.wait, PATIENCE)
            with pytest.raises(errors.DeadlineExceededError) as caught:
                await client.with_options(deadline=0.1).create_item({"name": "it"})
            held.release.set()
            assert (await first).id == "1"
            return caught.value

    expect_no_slot(asyncio.run(main()))
    assert len(server.received) == 1


def test_a_cancelled_call_gives_back_its_slot_and_its_connection_is_dropped(server: FakeServer) -> None:
    arrived = threading.Event()

    def dripping(wire: Wire) -> bool:
        arrived.set()
        return dripping_body(wire)

    server.script(dripping, item())

    async def main() -> str:
        async with AsyncTiny(server.url, max_concurrency=1) as client:
            task = asyncio.create_task(client.get_item("1"))
            await asyncio.to_thread(arrived.wait, PATIENCE)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return (await client.get_item("1")).name

    assert asyncio.run(main()) == "it"
    assert server.connections == 2


def test_an_async_client_may_be_used_in_one_event_loop_after_another(server: FakeServer) -> None:
    def answer_and_close(wire: Wire) -> bool:
        wire.send(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 11\r\n\r\n" + b'{"id": "1"}')
        return False

    server.script(answer_and_close)
    client = AsyncTiny(server.url)

    async def last() -> None:
        async with client:
            await client.get_item("1")

    assert asyncio.run(client.get_item("1")).id == "1"
    asyncio.run(last())
    assert len(server.received) == 2


def test_without_asyncio_an_async_client_says_what_it_needs() -> None:
    with pytest.raises(ConfigurationError, match="asyncio only"):
        AsyncTiny("http://host").get_item("1").send(None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_child_uses_connections_of_its_own(server: FakeServer) -> None:
    server.script(item())
    with Tiny(server.url) as client:
        client.get_item("1")
        child = os.fork()
        if child == 0:
            try:
                client.get_item("1")
                os._exit(0)
            except BaseException:  # noqa: BLE001  (the parent is told by the exit code)
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
        client.get_item("1")
    assert [request.connection for request in server.received] == [1, 2, 1]


@pytest.mark.parametrize("client", [Tiny, AsyncTiny])
def test_a_client_shows_where_it_leads_and_no_key(client: Any) -> None:
    made = client("http://host/api/", api_key="sk-secret")
    assert repr(made) == f"{client.__name__}(base_url='http://host/api')"


def test_a_client_that_is_closed_ends_the_calls_that_other_threads_have_in_flight(server: FakeServer) -> None:
    never, asked = threading.Event(), threading.Event()

    def silence(wire: Wire) -> bool:
        asked.set()
        never.wait(PATIENCE)
        return False

    server.script(silence)
    client = Tiny(server.url, timeout=50)
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(client.get_item, "1")
        assert asked.wait(PATIENCE)
        client.close()
        with pytest.raises((ClientClosedError, errors.APIConnectionError)):
            call.result(PATIENCE)
        never.set()

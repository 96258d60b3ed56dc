"""Streams on asyncio that are left: by a break, a cancellation, the garbage collector, or the end of the event loop.

Each client here has room for one call at a time: the next call gets its turn only when a stream gave its own back.
"""

import asyncio
import gc
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import aclosing, suppress
from typing import Any

import pytest

from fivefold import errors

from ._server import FakeServer, Wire, item
from ._stream_server import BODY, PATIENCE, LeftError, nothing_left, streaming, whole, word
from ._tiny import AsyncTiny


@pytest.fixture
def gate(server: FakeServer) -> Iterator[threading.Event]:
    """What the server waits for after its first two chunks; the third never comes before."""
    opened = threading.Event()
    server.script(streaming(word("a") + word("b"), opened, word("c")), item())
    yield opened
    opened.set()


async def unfinished() -> set[Any]:
    """Tasks that are left once those have run that the event loop made to end what was dropped."""
    for _ in range(20):
        await asyncio.sleep(0)
    return asyncio.all_tasks() - {asyncio.current_task()}


async def _break(client: AsyncTiny) -> None:
    async for _ in client.stream_words(BODY):
        break


async def _break_with(client: AsyncTiny) -> None:
    async with client.stream_words(BODY) as stream:
        async for _ in stream:
            break


async def _break_text(client: AsyncTiny) -> None:
    async for _ in client.stream_words(BODY).text():
        break


async def _aclosing(client: AsyncTiny) -> None:
    texts: Any = client.stream_words(BODY).text()
    async with aclosing(texts):
        async for _ in texts:
            break


async def _raise(client: AsyncTiny) -> None:
    with suppress(LeftError):
        async with client.stream_words(BODY) as stream:
            async for _ in stream:
                raise LeftError


async def _raise_without_with(client: AsyncTiny) -> None:
    with suppress(LeftError):
        async for _ in client.stream_words(BODY):
            raise LeftError


async def _drop(client: AsyncTiny) -> None:
    await client.stream_words(BODY).__aenter__()


async def _drop_in_a_cycle(client: AsyncTiny) -> None:
    held: dict[str, Any] = {"stream": client.stream_words(BODY)}
    held["self"] = held
    await held["stream"].__aenter__()
    del held
    gc.collect()


async def _timeout(client: AsyncTiny) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(0.05), client.stream_words(BODY) as stream:
            async for _ in stream:
                pass


async def _timeout_without_with(client: AsyncTiny) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.stream_words(BODY).final()


LEFT = [
    _break, _break_with, _break_text, _aclosing, _raise, _raise_without_with,
    _drop, _drop_in_a_cycle, _timeout, _timeout_without_with,
]  # fmt: skip


@pytest.mark.parametrize("leave", LEFT)
def test_an_stream_that_is_left_gives_back_its_place(
    leave: Callable[[AsyncTiny], Any], server: FakeServer, gate: threading.Event
) -> None:
    async def main() -> set[Any]:
        async with AsyncTiny(server.url, max_concurrency=1, deadline=PATIENCE) as client:
            await leave(client)
            assert (await client.get_item("1")).id == "1"
        return await unfinished()

    with nothing_left(gate):
        assert asyncio.run(main()) == set()
    assert [request.connection for request in server.received] == [1, 2]


def test_streams_cancelled_at_random_moments_leave_every_place_free(server: FakeServer) -> None:
    server.script(whole(*"abcdefgh"))
    rng = random.Random(7)

    async def one(client: AsyncTiny) -> bool:
        task = asyncio.ensure_future(client.stream_words(BODY).final())
        for _ in range(rng.randrange(60)):
            await asyncio.sleep(0)
        await asyncio.sleep(rng.choice([0, 0, 0.001, 0.003]))
        task.cancel()
        with suppress(asyncio.CancelledError):
            assert (await task).text == "abcdefgh"
        return task.cancelled()

    async def main() -> tuple[list[bool], list[str], set[Any]]:
        async with AsyncTiny(server.url, max_concurrency=3, deadline=PATIENCE, max_retries=0) as client:
            cancelled = [each for _ in range(40) for each in await asyncio.gather(*(one(client) for _ in range(10)))]
            told = await asyncio.gather(*(client.stream_words(BODY).final() for _ in range(30)))
        return cancelled, [text.text for text in told], await unfinished()

    with nothing_left():
        cancelled, texts, left = asyncio.run(main())
    assert sum(cancelled) > 50
    assert texts == ["abcdefgh"] * 30
    assert left == set()


def test_closing_an_client_ends_its_streams_in_every_task(server: FakeServer, gate: threading.Event) -> None:
    async def main() -> None:
        client = AsyncTiny(server.url)
        heard = asyncio.Event()

        async def read() -> None:
            async with client.stream_words(BODY) as stream:
                async for _ in stream:
                    heard.set()

        reading = asyncio.create_task(read())
        await heard.wait()
        await client.close()
        with pytest.raises(errors.IncompleteStreamError) as caught:
            await reading
        assert caught.value.partial.text == "ab"

    with nothing_left(gate):
        asyncio.run(main())


def test_a_client_streams_on_one_loop_after_another(server: FakeServer) -> None:
    server.script(whole("a", "b"))
    client = AsyncTiny(server.url, max_concurrency=1, deadline=PATIENCE)

    async def final() -> str:
        return (await client.stream_words(BODY).final()).text

    async def last() -> str:
        async with client:
            return await final()

    with nothing_left():
        assert [asyncio.run(final()), asyncio.run(final()), asyncio.run(last())] == ["ab"] * 3


def test_a_stream_that_is_open_when_its_loop_ends_is_closed_with_it(server: FakeServer, gate: threading.Event) -> None:
    kept: list[Any] = []

    async def main() -> None:
        client = AsyncTiny(server.url, max_concurrency=1, deadline=PATIENCE)
        kept.extend([client, client.stream_words(BODY)])
        await kept[1].__aenter__()

    with nothing_left(gate):
        asyncio.run(main())
        with pytest.raises(errors.IncompleteStreamError, match="closed before its end"):
            asyncio.run(kept[1].final())
        kept.clear()


@pytest.mark.parametrize("method", ["__aenter__", "final"])
def test_a_stream_that_is_cancelled_while_it_opens_is_not_taken_for_whole(
    method: str, server: FakeServer, gate: threading.Event
) -> None:
    def late(wire: Wire) -> bool:
        gate.wait(PATIENCE)
        return whole("a")(wire)

    server.script(late)

    async def main() -> None:
        async with AsyncTiny(server.url) as client:
            stream = client.stream_words(BODY)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(getattr(stream, method)(), 0.05)
            with pytest.raises(errors.IncompleteStreamError, match="closed before its end"):
                await stream.final()

    asyncio.run(main())


@pytest.mark.parametrize("leave", [_break, _break_with, _break_text])
def test_leaving_a_loop_tells_the_event_loop_of_no_failure(
    leave: Callable[[AsyncTiny], Any], server: FakeServer, gate: threading.Event
) -> None:
    told: list[dict[str, Any]] = []

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context))
        async with AsyncTiny(server.url, max_concurrency=1) as client:
            await leave(client)
            await unfinished()
            gc.collect()

    asyncio.run(main())
    assert told == []

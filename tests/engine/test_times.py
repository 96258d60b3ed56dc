"""Timeouts belong to a client of pyreqwest: there are few of them, whatever is asked, and deadlines hold."""

import asyncio
import threading
from typing import Any

import pytest

from fivefold import errors
from tests.core._server import FakeServer, Wire, dripping_body, dripping_head, item
from tests.core._story import TWINS, Told
from tests.core._stream_server import BODY, as_they_come, paced, streaming, word
from tests.core._tiny import AsyncTiny, Tiny

from ._fast import AT_ONCE, FAST, PATIENCE, told


@pytest.mark.parametrize(*TWINS)
def test_however_many_times_are_asked_for_there_are_few_clients(twin: str, server: FakeServer) -> None:
    server.script(item())

    def story(client: Any) -> Told:
        for number in range(1, 60):
            yield client.with_options(timeout=number).get_item("1")
            yield client.with_options(timeout=100, deadline=number / 7).get_item("1")
        assert client._lifetime.engine()._clients._of.cache_info().currsize <= 16

    told(twin, story, server.url)


@pytest.mark.parametrize(*TWINS)
def test_calls_of_one_client_share_its_connection_near_their_deadline_too(twin: str, server: FakeServer) -> None:
    server.script(item())

    def story(client: Any) -> Told:
        for _ in range(5):
            yield client.get_item("1")

    told(twin, story, server.url, timeout=PATIENCE, deadline=PATIENCE)
    assert server.connections == 1


@pytest.mark.parametrize("answer", [dripping_body, dripping_head])
@pytest.mark.parametrize(*TWINS)
def test_what_drips_ends_at_the_deadline(twin: str, answer: Any, server: FakeServer) -> None:
    server.script(answer)

    def story(client: Any) -> Told:
        client._lifetime.engine()
        with pytest.raises(errors.DeadlineExceededError):
            yield client.get_item("1")

    told(twin, story, server.url, deadline=0.3)


@pytest.mark.parametrize(*TWINS)
def test_silence_ends_at_the_timeout_and_a_read_is_tried_again(twin: str, server: FakeServer) -> None:
    never = threading.Event()

    def mute(wire: Wire) -> bool:
        never.wait(PATIENCE)
        return False

    server.script(mute)

    def story(client: Any) -> Told:
        with pytest.raises(errors.APITimeoutError, match="waiting") as caught:
            yield client.get_item("1")
        assert len(caught.value.attempts) == 3
        never.set()

    told(twin, story, server.url, timeout=0.2, retry=AT_ONCE)


def test_a_client_that_is_closed_wakes_whoever_waits_for_a_call_or_a_stream(server: FakeServer) -> None:
    never, heard = threading.Event(), threading.Semaphore(0)

    def mute(wire: Wire) -> bool:
        heard.release()
        never.wait(PATIENCE)
        return False

    for answer, use in ((mute, "call"), (streaming(word("a"), never, word("b")), "stream")):
        server.script(answer)
        client, ended = Tiny(server.url, timeout=50, max_retries=0, engine=FAST), list[BaseException]()

        def work(client: Tiny = client, use: str = use, ended: list[BaseException] = ended) -> None:
            try:
                if use == "call":
                    client.get_item("1")
                for _ in client.stream_words(BODY):
                    heard.release()
            except errors.FivefoldError as error:
                ended.append(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        assert heard.acquire(timeout=PATIENCE)
        client.close()
        thread.join(PATIENCE)
        assert len(ended) == 1
    never.set()


@pytest.mark.parametrize(*TWINS)
def test_each_event_of_a_stream_is_handed_out_as_it_comes(twin: str, server: FakeServer) -> None:
    heard = {text: threading.Event() for text in "abc"}
    server.script(paced(heard))
    assert told(twin, as_they_come(heard), server.url, timeout=PATIENCE / 2) == ["a", "b", "c"]


def test_a_stream_that_is_cancelled_closes_its_connection(server: FakeServer) -> None:
    left, never = threading.Event(), threading.Event()

    def endless(wire: Wire) -> bool:
        streaming(word("a"), ends=False)(wire)
        if wire.read_request(0) is None:
            left.set()
        return False

    server.script(endless)

    async def main() -> bool:
        async with AsyncTiny(server.url, timeout=50, engine=FAST) as client:
            heard = asyncio.Event()

            async def read() -> None:
                async for _ in client.stream_words(BODY):
                    heard.set()

            reading = asyncio.create_task(read())
            await heard.wait()
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
            return await asyncio.to_thread(left.wait, PATIENCE)

    assert asyncio.run(main())
    never.set()


def test_after_many_cancelled_calls_every_call_succeeds(server: FakeServer) -> None:
    server.script(item())

    async def main() -> list[str]:
        async with AsyncTiny(server.url, max_concurrency=4, max_retries=0, engine=FAST) as client:
            for turns in range(300):
                call = asyncio.ensure_future(client.get_item("1"))
                for _ in range(turns % 13):
                    await asyncio.sleep(0)
                call.cancel()
                await asyncio.gather(call, return_exceptions=True)
            return [found.name for found in await asyncio.gather(*(client.get_item("1") for _ in range(20)))]

    assert asyncio.run(main()) == ["it"] * 20


def test_a_cancellation_is_never_lost(server: FakeServer) -> None:
    """Also one that comes at the very moment of the answer."""
    server.script(item())

    async def main() -> list[bool]:
        async with AsyncTiny(server.url, max_retries=0, engine=FAST) as client:
            heard = []
            for turns in range(80):
                call = asyncio.ensure_future(client.get_item("1"))
                for _ in range(turns % 40):
                    await asyncio.sleep(0.0001)
                done = call.done()
                asked = call.cancel()
                await asyncio.wait([call])
                heard.append(call.cancelled() if asked else done)
            return heard

    assert all(asyncio.run(main()))

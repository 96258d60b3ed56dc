"""Clients in other processes, other threads and other event loops."""

import asyncio
import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from fivefold import ArgusLM, AsyncArgusLM, ConfigurationError
from fivefold.sandbox import Sandbox

from .flows import sockets

KEY = "sk-a-key-that-must-not-travel"


def health(client: ArgusLM) -> str:
    """One call, in whatever process this runs."""
    return client.check_health().status


def async_health(client: AsyncArgusLM) -> str:
    """The same for the other twin."""

    async def ask() -> str:
        async with client:
            return (await client.check_health()).status

    return asyncio.run(ask())


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.parametrize(("kind", "ask"), [(ArgusLM, health), (AsyncArgusLM, async_health)])
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_client_travels_to_other_processes(
    start: str, kind: Callable[..., Any], ask: Callable[..., str], arguslm_server: Sandbox
) -> None:
    client = kind(arguslm_server.base_url, max_retries=0)
    with ProcessPoolExecutor(2, multiprocessing.get_context(start)) as pool:
        assert list(pool.map(ask, [client] * 4)) == ["healthy"] * 4


def test_a_client_that_was_used_works_on_in_a_forked_child_and_in_the_parent(arguslm_server: Sandbox) -> None:
    with ArgusLM(arguslm_server.base_url, max_retries=0) as client:
        assert health(client) == "healthy"
        for _ in range(3):
            child = os.fork()
            if child == 0:
                os._exit(0 if health(client) == "healthy" else 1)
            assert os.waitpid(child, 0)[1] == 0
            assert health(client) == "healthy"


async def crowd(client: AsyncArgusLM) -> list[str]:
    """Twenty calls at a time, each on a connection of its own."""
    answers = await asyncio.gather(*(client.check_health() for _ in range(20)))
    return [answer.status for answer in answers]


@pytest.mark.parametrize("transport", [None, httpx.AsyncHTTPTransport])
def test_one_asyncio_client_serves_one_event_loop_after_another(
    transport: Callable[[], httpx.AsyncBaseTransport] | None, arguslm_server: Sandbox
) -> None:
    given = transport and transport()
    client = AsyncArgusLM(arguslm_server.base_url, max_retries=0, transport=given)
    gc.collect()
    gc.disable()  # what closes here closes by itself
    try:
        before = sockets()
        for _ in range(3):
            assert asyncio.run(crowd(client)) == ["healthy"] * 20
            assert sockets() == before
    finally:
        gc.enable()


def test_an_event_loop_that_ends_leaves_a_client_of_the_users_open(arguslm_server: Sandbox) -> None:
    async def closed_by_us() -> bool:
        http = httpx.AsyncClient()
        client = AsyncArgusLM(arguslm_server.base_url, http_client=http)
        await client.check_health()
        await asyncio.get_running_loop().shutdown_asyncgens()
        try:
            return http.is_closed
        finally:
            await client.close()
            await http.aclose()

    assert not asyncio.run(closed_by_us())


def test_one_asyncio_client_serves_two_event_loops_at_once(arguslm_server: Sandbox) -> None:
    client = AsyncArgusLM(arguslm_server.base_url, max_retries=0)

    def many(_: int) -> list[str]:
        async def main() -> list[str]:
            return [status for _ in range(2) for status in await crowd(client)]

        return asyncio.run(main())

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(many, range(4))) == [["healthy"] * 40] * 4


def test_sixteen_threads_share_one_client(arguslm_server: Sandbox) -> None:
    with ArgusLM(arguslm_server.base_url) as client, ThreadPoolExecutor(16) as pool:
        assert list(pool.map(lambda _: health(client), range(400))) == ["healthy"] * 400


def test_a_pickled_client_keeps_its_options_and_views() -> None:
    client = ArgusLM("http://u:pass-word@host:1/prefix", timeout=7, api_key=KEY).with_options(max_retries=5, deadline=9)
    copied = pickle.loads(pickle.dumps(client))
    assert type(copied) is ArgusLM
    assert copied._options == client._options
    raw = pickle.loads(pickle.dumps(client.with_raw_response))
    assert type(raw) is type(client.with_raw_response)


def test_a_key_given_by_the_name_of_its_variable_travels_as_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGUS_TEST_KEY", KEY)
    packed = pickle.dumps(ArgusLM("http://host:1", api_key="env:ARGUS_TEST_KEY"))
    assert KEY.encode() not in packed
    assert pickle.loads(packed)._options.keys.get("key") == KEY
    monkeypatch.delenv("ARGUS_TEST_KEY")
    with pytest.raises(ConfigurationError, match="ARGUS_TEST_KEY is not set"):
        pickle.loads(packed)


def test_a_client_with_an_http_client_of_the_users_does_not_travel() -> None:
    with httpx.Client() as http, pytest.raises(TypeError, match="http_client"):
        pickle.dumps(ArgusLM(http_client=http))

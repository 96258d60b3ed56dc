"""Waiting: models loaded just in time, generations that are never queued twice, connections that the server closes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from attrs import evolve
from fivefold_wire.lmstudio.api import native, openai, v0

from fivefold import AsyncLMStudio, LMStudio
from fivefold.call import Operation
from fivefold.lmstudio import exceptions
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer, Wire, head, reply, reset, silence
from tests.sandbox.lmstudio_tools import CHAT, OSS, user
from tests.twins import lmstudio

from .conftest import QUICK
from .test_hostile import nothing

Use = Callable[[Any], Any]
#: The operations that no model has to be loaded for.
QUICK_ONES = {
    "list_models",
    "native_list_models",
    "native_unload_model",
    "native_download_model",
    "native_get_download",
    "v0_list_models",
    "v0_get_model",
}


def test_whatever_may_load_a_model_has_ten_minutes_to_begin() -> None:
    options = LMStudio()._options
    known = [each for api in (openai, native, v0) for each in vars(api).values() if isinstance(each, Operation)]
    assert len(known) == 16
    assert {each.name for each in known if options.patience(each) == 30.0} == QUICK_ONES
    assert {options.patience(each) for each in known if each.name not in QUICK_ONES} == {600.0}


@pytest.fixture(scope="module")
def slow() -> Iterator[Sandbox]:
    """A sandbox that takes longer to load a model than a step of a call may take."""
    with Sandbox("lmstudio", load_time="0.8") as server:
        yield server


@pytest.mark.parametrize(("kind", "stream"), [("sync", True), ("async", False)])
def test_loading_just_in_time_may_take_longer_than_the_timeout(kind: str, stream: bool, slow: Sandbox) -> None:
    slow.reset()
    with lmstudio(kind, slow.base_url, retry_config=QUICK) as client:
        client._client._options = evolve(client._client._options, timeout=0.5)
        body = {"model": OSS, "messages": user("hi")}
        told = client.stream_chat_completion(body).final() if stream else client.create_chat_completion(body)
    assert (told.model, told.choices[0].message.content) == (OSS, "Echo: hi")
    assert slow.effects()["model_loaded"] == 1
    assert len(slow.requests()) == 1


AGAIN: dict[str, Use] = {
    "chat": lambda client: client.create_chat_completion({"model": CHAT, "messages": user("hi")}),
    "stream": lambda client: client.stream_chat_completion({"model": CHAT, "messages": user("hi")}).final(),
    "tools": lambda client: client.run_tools(user("hi"), [nothing], model=CHAT),
    "native": lambda client: client.native.chat({"model": CHAT, "input": "hi"}),
}


@pytest.mark.parametrize("name", AGAIN)
def test_a_generation_whose_answer_is_late_or_lost_is_not_queued_twice(
    name: str, client: Any, lmstudio_server: Sandbox
) -> None:
    lmstudio_server.fault("*", drop="after", times=1)
    with pytest.raises(exceptions.APIConnectionError):
        AGAIN[name](client)
    assert (
        sum(count for effect, count in lmstudio_server.effects().items() if effect not in ("tokens", "cancelled")) == 1
    )
    lmstudio_server.reset()
    lmstudio_server.fault("*", hang=True, times=1)
    with pytest.raises(exceptions.APITimeoutError):
        AGAIN[name](client.view(timeout=0.1))
    assert len(lmstudio_server.requests()) == 1


def _stale(wire: Wire) -> bool:
    """An answer after which the server closes the connection, as LM Studio does after 5 s, without saying so."""
    reply(200, {"data": []})(wire)
    return False


def test_a_connection_that_the_server_has_closed_meanwhile(wired: Any, server: FakeServer) -> None:
    server.script(_stale)
    assert wired.list_models() == []
    assert wired.list_models() == []
    assert wired.v0.list_models().data == []
    assert (len(server.received), server.connections) == (3, 3)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (reply(401, {"error": {"code": "invalid_api_key", "message": "token"}}), "authentication_error"),
        (reply(404, {"error": "no"}), "client_error"),
        (reply(429, {"error": "no"}), "rate_limit_error"),
        (reply(500, b"oops", content_type="text/plain"), "server_error"),
        (reply(302, extra="location: http://other/\r\n"), "api_error"),
        (reply(200, {"error": "Unexpected endpoint"}), "api_error"),
        (reply(200, b"<html>", content_type="text/html"), "api_error"),
        (reply(200, {"data": None}), "api_error"),
        (silence, "network_error"),
        (reset, "network_error"),
        (lambda wire: wire.send(b"nonsense\r\n\r\n"), "network_error"),
        (lambda wire: wire._stopping.wait(), "timeout_error"),
        (lambda wire: wire.send(head(200, length=9)) or wire._stopping.wait(), "timeout_error"),
    ],
)
def test_health_whatever_happens(said: Any, told: str, wired: Any, server: FakeServer) -> None:
    server.script(said)
    found = wired.view(timeout=0.2).health_check()
    assert set(found) == {"status", "error", "error_type", "base_url"}
    assert (found["status"], found["error_type"], found["base_url"]) == ("unhealthy", told, server.url + "/v1")
    assert found["error"].startswith(f"{told}: ")
    assert "sk-lm-secret" not in found["error"]
    assert len(server.received) == 1


def test_a_generation_that_is_given_up_is_cancelled_on_the_server(lmstudio_server: Sandbox) -> None:
    async def main() -> None:
        async with AsyncLMStudio(lmstudio_server.base_url) as client:
            stream = client.stream_chat_completion({"model": CHAT, "messages": user("count to 9999")})
            begun = asyncio.Event()

            async def read() -> None:
                async for _ in stream.text():
                    begun.set()

            reading = asyncio.create_task(read())
            await begun.wait()
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
            assert stream.partial is not None
            assert await client.list_models()

    asyncio.run(main())
    _until_cancelled(lmstudio_server)


def test_ctrl_c_while_a_stream_is_read(lmstudio_server: Sandbox) -> None:
    with LMStudio(lmstudio_server.base_url) as client:
        stream = client.native.stream_chat({"model": CHAT, "input": "count to 9999"})
        with suppress(KeyboardInterrupt), stream:
            for _ in stream.text():
                raise KeyboardInterrupt
        with pytest.raises(exceptions.IncompleteStreamError):
            stream.final()
        assert client.list_models()
    _until_cancelled(lmstudio_server)


def _until_cancelled(server: Sandbox) -> None:
    while not server.effects().get("cancelled"):  # the watchdog ends a wait for what never happens
        pass

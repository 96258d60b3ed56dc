"""Who listens hears of each call before it is sent, and of each try of it; the call waits until it is heard."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from fivefold import ArgusLM, AsyncArgusLM
from fivefold._listening import LISTENER
from fivefold.sandbox import Sandbox

PROVIDER = {"display_name": "one", "provider_type": "openai"}


class Listening:
    """Keeps what it hears; `forbid` names an operation that may not be sent."""

    def __init__(self, server: Sandbox, forbid: str = "") -> None:
        self.heard_of: list[Any] = []
        self._server = server
        self._forbid = forbid

    def before(self, situation: Any) -> Any:
        """A call is about to be sent."""
        name = situation.call.operation.name
        sent = [each["operation"] for each in self._server.requests()]
        self.heard_of.append((name, sent.count(name)))
        if name == self._forbid:
            raise PermissionError(name)

    def heard(self, step: Any, outcome: Any) -> None:
        """A try ended."""
        self.heard_of.append(outcome.status)


class Awaited(Listening):
    """The same for the runner on asyncio."""

    async def before(self, situation: Any) -> Any:
        """A call is about to be sent."""
        await asyncio.sleep(0)
        super().before(situation)


@contextmanager
def listening(listener: Listening) -> Iterator[Listening]:
    """It listens within this block."""
    token = LISTENER.set(listener)
    try:
        yield listener
    finally:
        LISTENER.reset(token)


def test_it_hears_of_a_call_before_it_is_sent_and_of_each_try(arguslm_server: Sandbox, no_sleep: Any) -> None:
    arguslm_server.fault("list_providers", status=503, times=1)
    with ArgusLM(arguslm_server.base_url) as client, listening(Listening(arguslm_server)) as listener:
        client.create_provider(PROVIDER)
        client.list_providers()
    assert listener.heard_of == [("create_provider", 0), 201, ("list_providers", 0), 503, 200]


def test_it_may_forbid_a_call(arguslm_server: Sandbox) -> None:
    with ArgusLM(arguslm_server.base_url) as client:
        with listening(Listening(arguslm_server, "create_provider")), pytest.raises(PermissionError):
            client.create_provider(PROVIDER)
        assert client.list_providers().providers == []


def test_the_runner_on_asyncio_waits_for_it(arguslm_server: Sandbox) -> None:
    async def main() -> Listening:
        async with AsyncArgusLM(arguslm_server.base_url) as client:
            with listening(Awaited(arguslm_server, "create_provider")) as listener:
                await client.list_providers()
                with pytest.raises(PermissionError):
                    await client.create_provider(PROVIDER)
            return listener

    assert asyncio.run(main()).heard_of == [("list_providers", 0), 200, ("create_provider", 0)]
    assert [each["operation"] for each in arguslm_server.requests()] == ["list_providers"]

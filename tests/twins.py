"""Both twins behind one face, so that a test is written once and run on each."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from fivefold import ArgusLM, AsyncArgusLM, AsyncStream
from fivefold._client import AsyncClient, SyncClient
from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM


class Blocking:
    """The blocking client as it is."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        return Blocking(found) if isinstance(found, SyncClient) else found

    def view(self, **options: Any) -> "Blocking":
        """The same with other options."""
        return Blocking(self._client.with_options(**options))

    @property
    def raw(self) -> "Blocking":
        """The view that returns RawResponse."""
        return Blocking(self._client.with_raw_response)


class Awaited:
    """The asyncio client, each of its answers awaited on a loop of its own."""

    def __init__(self, client: Any, loop: asyncio.Runner) -> None:
        self._client = client
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._client, name)
        if isinstance(method, AsyncClient):
            return Awaited(method, self._loop)
        if not callable(method):
            return method

        def call(*args: Any, **kwargs: Any) -> Any:
            answer = method(*args, **kwargs)
            if inspect.isawaitable(answer):
                return self._loop.run(_wait(answer))
            if isinstance(answer, AsyncStream):
                return AwaitedStream(answer, self._loop)
            if isinstance(answer, AsyncClient):
                return Awaited(answer, self._loop)
            return _each(answer, self._loop) if isinstance(answer, AsyncIterator) else answer

        return call

    def view(self, **options: Any) -> "Awaited":
        """The same with other options."""
        return Awaited(self._client.with_options(**options), self._loop)

    @property
    def raw(self) -> "Awaited":
        """The view that returns RawResponse."""
        return Awaited(self._client.with_raw_response, self._loop)

    def __enter__(self) -> "Awaited":
        self._loop.run(self._client.__aenter__())
        return self

    def __exit__(self, *raised: Any) -> None:
        self._loop.run(self._client.__aexit__(*raised))


class AwaitedStream:
    """A stream of the asyncio client, read on the loop of that client."""

    def __init__(self, stream: AsyncStream[Any, Any], loop: asyncio.Runner) -> None:
        self._stream = stream
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __iter__(self) -> Iterator[Any]:
        return _each(aiter(self._stream), self._loop)

    def text(self) -> Iterator[str]:
        """The text of the chunks."""
        return _each(self._stream.text(), self._loop)

    def final(self) -> Any:
        """The whole answer."""
        return self._loop.run(self._stream.final())

    def close(self) -> None:
        """Let go of the connection."""
        self._loop.run(self._stream.close())

    def __enter__(self) -> "AwaitedStream":
        self._loop.run(self._stream.__aenter__())
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _each(items: AsyncIterator[Any], loop: asyncio.Runner) -> Iterator[Any]:
    while True:
        try:
            yield loop.run(_next(items))
        except StopAsyncIteration:
            return


async def _wait(answer: Any) -> Any:
    return await answer


async def _next(items: AsyncIterator[Any]) -> Any:
    return await anext(items)


@contextmanager
def twin(kind: str, blocking: Callable[[], Any], awaiting: Callable[[], Any]) -> Iterator[Any]:
    """A client of one kind, "sync" or "async", closed at the end."""
    if kind == "sync":
        with blocking() as client:
            yield Blocking(client)
        return
    with asyncio.Runner() as loop:
        client = awaiting()
        try:
            yield Awaited(client, loop)
        finally:
            loop.run(client.close())


def arguslm(kind: str, base_url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client for ArgusLM of one kind, closed at the end: "sync" or "async"."""
    return twin(kind, lambda: ArgusLM(base_url, **options), lambda: AsyncArgusLM(base_url, **options))


def lmstudio(kind: str, base_url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client for LM Studio of one kind, closed at the end: "sync" or "async"."""
    return twin(kind, lambda: LMStudio(base_url, **options), lambda: AsyncLMStudio(base_url, **options))


def saas_litellm(kind: str, base_url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client for SaaS LiteLLM of one kind, closed at the end: "sync" or "async"."""
    return twin(kind, lambda: SaaSLiteLLM(base_url, **options), lambda: AsyncSaaSLiteLLM(base_url, **options))

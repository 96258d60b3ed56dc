"""Both twins behind one face, so that a test is written once and run on each."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from fivefold import ArgusLM, AsyncArgusLM


class Blocking:
    """The blocking client as it is."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

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

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._client, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            answer = method(*args, **kwargs)
            if inspect.isawaitable(answer):
                return self._loop.run(_wait(answer))
            return self._each(answer) if isinstance(answer, AsyncIterator) else answer

        return call

    def _each(self, items: AsyncIterator[Any]) -> Iterator[Any]:
        while True:
            try:
                yield self._loop.run(_next(items))
            except StopAsyncIteration:
                return

    def view(self, **options: Any) -> "Awaited":
        """The same with other options."""
        return Awaited(self._client.with_options(**options), self._loop)

    @property
    def raw(self) -> "Awaited":
        """The view that returns RawResponse."""
        return Awaited(self._client.with_raw_response, self._loop)


async def _wait(answer: Any) -> Any:
    return await answer


async def _next(items: AsyncIterator[Any]) -> Any:
    return await anext(items)


@contextmanager
def arguslm(kind: str, base_url: str, **options: Any) -> Iterator[Any]:
    """A client of one kind, closed at the end: "sync" or "async"."""
    if kind == "sync":
        with ArgusLM(base_url, **options) as client:
            yield Blocking(client)
        return
    with asyncio.Runner() as loop:
        twin = AsyncArgusLM(base_url, **options)
        try:
            yield Awaited(twin, loop)
        finally:
            loop.run(twin.close())

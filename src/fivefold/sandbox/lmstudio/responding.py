"""The bytes of answers as Node's Express writes them: JSON, and streams of events flushed one by one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Coroutine, Mapping, Sequence
from contextlib import aclosing
from typing import Any, TypeVar, cast

from starlette.types import Receive, Scope, Send

from fivefold.sandbox._world import World

__all__ = ["DONE", "Event", "EventStream", "GoneError", "JsonAnswer", "unless_gone"]

Event = tuple[str | None, Any]
"""A name or None, and data that becomes JSON, or `DONE`."""

DONE: Event = (None, "[DONE]")

_EXPRESS = [(b"x-powered-by", b"Express"), (b"connection", b"keep-alive"), (b"keep-alive", b"timeout=5")]

T = TypeVar("T")


class GoneError(Exception):
    """Nobody waits for the answer any more: the client is gone, or the world is over."""


async def unless_gone(world: World, receive: Receive, work: Coroutine[Any, Any, T]) -> T:
    """Do the work, but no longer than the client is there and the world lasts.

    Raises:
        GoneError: one of them was over first.
    """
    job = asyncio.ensure_future(work)
    ends = [asyncio.ensure_future(_leaving(receive)), asyncio.ensure_future(world.closed.wait())]
    try:
        await asyncio.wait({job, *ends}, return_when=asyncio.FIRST_COMPLETED)
        if job.done():
            return job.result()
        raise GoneError
    finally:
        for task in (job, *ends):
            task.cancel()
        await asyncio.gather(job, *ends, return_exceptions=True)


async def _leaving(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _json(value: Any) -> bytes:
    """As JSON.stringify has it: no blanks, all characters raw but lone surrogates, whole numbers without a point."""
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "backslashreplace")


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in cast("Sequence[Any]", value)]
    return value


class JsonAnswer:
    """A whole answer."""

    def __init__(self, body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        self.body = _json(body)
        self.status = status
        self.headers = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [
            *_EXPRESS,
            (b"content-type", b"application/json; charset=utf-8"),
            (b"content-length", str(len(self.body)).encode()),
            *self.headers,
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


class EventStream:
    """A stream of server-sent events; each is sent when it is there, and nothing more is made once the client left."""

    def __init__(self, world: World, events: AsyncGenerator[Event, None]) -> None:
        self._world = world
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*_EXPRESS, (b"content-type", b"text/event-stream"), (b"cache-control", b"no-cache")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        try:
            await unless_gone(self._world, receive, self._write(send))
        except GoneError:
            await self._events.aclose()
        await send({"type": "http.response.body", "body": b""})

    async def _write(self, send: Send) -> None:
        async with aclosing(self._events) as events:
            async for name, data in events:
                opening = b"" if name is None else f"event: {name}\n".encode()
                content = data.encode() if isinstance(data, str) else _json(data)
                body = opening + b"data: " + content + b"\n\n"
                await send({"type": "http.response.body", "body": body, "more_body": True})

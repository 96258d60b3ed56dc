"""The outermost layer of a sandbox: logs each request, then serves it, or does to it what a fault says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fivefold.sandbox._exchange import Exchange, connection_of
from fivefold.sandbox._faults import Answer, Change, Cut, Delay, Drop, Hang, Script
from fivefold.sandbox._host import Entry, Host
from fivefold.sandbox._mangling import CHANGES, SCRIPTS, Said
from fivefold.sandbox._world import World

__all__ = ["Wire"]

W = TypeVar("W", bound=World)


_FINAL = range(200, 600)
"""The statuses that a well-behaved server can end an answer with."""


async def _answer(job: Answer, exchange: Exchange) -> None:
    said = Said(job.status, job.headers, (job.body,), streamed=False)
    if job.status in _FINAL:
        await exchange.answer(said)
    else:
        await exchange.play(job.status, iter([said.head, job.body]))


async def _delay(job: Delay, exchange: Exchange) -> None:
    clock = exchange.world.clock
    if await exchange.unless_closed(clock.sleep_until(clock.now() + timedelta(seconds=job.seconds))):
        await exchange.serve()
    else:
        await exchange.hang_up()


async def _hang(job: Hang, exchange: Exchange) -> None:
    if not await exchange.unless_closed(exchange.gone()):
        await exchange.hang_up()


async def _drop(job: Drop, exchange: Exchange) -> None:
    if job.after and exchange.scope["type"] == "websocket":
        await _cut(Cut(0), exchange)
        return
    try:
        if job.after:
            await replace(exchange, send=_swallow).serve()
    finally:
        if job.reset:
            exchange.reset()
        await exchange.hang_up()


async def _change(job: Change, exchange: Exchange) -> None:
    await exchange.answer(CHANGES[job.how](await exchange.said()).framed)


async def _script(job: Script, exchange: Exchange) -> None:
    said = await exchange.said()
    await exchange.play(said.status, SCRIPTS[job.how](said, job.value))


async def _swallow(message: Message) -> None:
    """A `send` that leads nowhere."""


async def _cut(job: Cut, exchange: Exchange) -> None:
    left = job.size

    async def send(message: Message) -> None:
        nonlocal left
        if exchange.connection.is_closing():
            return
        if message["type"] == "http.response.body":
            body = message.get("body", b"")[:left]
            left -= len(body)
            message = {"type": message["type"], "body": body, "more_body": True}
        elif message["type"] == "websocket.send":
            left -= 1
        await exchange.send(message)
        # The opening message of either protocol is let through, then the rest is counted.
        if left <= 0 and message["type"] != "http.response.start":
            exchange.connection.close()

    await replace(exchange, send=send).serve()
    exchange.connection.close()
    await exchange.gone()


_JOBS: Mapping[type, Callable[[Any, Exchange], Awaitable[None]]] = {
    Answer: _answer,
    Delay: _delay,
    Hang: _hang,
    Drop: _drop,
    Cut: _cut,
    Change: _change,
    Script: _script,
}

_OVER = frozenset({"http.disconnect", "websocket.disconnect"})
_OPENINGS = {
    "http.response.start": None,
    "websocket.http.response.start": None,
    "websocket.accept": 101,
    "websocket.close": 403,
}
"""The messages that settle the status of an answer, and the status where the message itself has none."""


class Wire(Generic[W]):
    """A pure ASGI application around a service's; must be the outermost one, see `connection_of`."""

    def __init__(self, app: ASGIApp, host: Host[W]) -> None:
        self.app = app
        self.host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = await _first_messages(receive)
        if first[-1]["type"] in _OVER:
            return
        entry = _entry(scope, b"".join(message.get("body", b"") for message in first))
        find, raw_path = self.host.endpoints.find, scope.get("raw_path", b"").decode("latin-1")
        # An id may hold an encoded slash.
        endpoint = find(entry.method, entry.path) or find(entry.method, raw_path)
        entry.operation = endpoint.name if endpoint else None
        self.host.log.append(entry)

        async def noting_send(message: Message) -> None:
            if entry.status is None and message["type"] in _OPENINGS:
                entry.status = message.get("status", _OPENINGS[message["type"]])
            await send(message)

        over = asyncio.Event()

        async def replaying_receive() -> Message:
            message = first.pop(0) if first else await receive()
            if message["type"] in _OVER:
                over.set()
            return message

        async def gone() -> None:
            while not over.is_set():
                await replaying_receive()

        def note(status: int) -> None:
            entry.status = status

        connection = connection_of(send)
        exchange = Exchange(self.app, self.host.world, scope, replaying_receive, noting_send, note, connection, gone)
        job = self.host.faults.strike(entry.method, entry.path, endpoint)
        if job is None:
            await exchange.serve()
        else:
            await _JOBS[type(job)](job, exchange)


async def _first_messages(receive: Receive) -> list[Message]:
    """All that the client says before it waits for an answer."""
    messages = [await receive()]
    while messages[-1].get("more_body"):
        messages.append(await receive())
    return messages


def _entry(scope: Scope, body: bytes) -> Entry:
    query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return Entry(
        method=scope.get("method", "WS"),
        path=scope["path"],
        operation=None,
        query={name: values[0] if len(values) == 1 else values for name, values in query.items()},
        headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
        body=_readable(body),
    )


def _readable(body: bytes) -> Any:
    """JSON where it is JSON, else text, else None."""
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace") or None

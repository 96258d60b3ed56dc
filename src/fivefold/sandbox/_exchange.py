"""One request on its way through a sandbox: ways to answer it, and not to."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._mangling import Said, Step, whole
from fivefold.sandbox._world import World

__all__ = ["Exchange", "connection_of"]


def connection_of(send: Send) -> asyncio.Transport:
    """The connection behind an ASGI `send`.

    ASGI has no word for hanging up. But uvicorn's `send` is a bound method of the object that serves the request (HTTP)
    or the connection (WebSocket), and both of these keep the transport. This holds only for the outermost application,
    whose `send` nobody has wrapped.
    """
    return cast("asyncio.Transport", cast("Any", send).__self__.transport)


@dataclass(frozen=True)
class Exchange:
    """One request on its way.

    Attributes:
        receive: gives the application its request; a body already read is given again.
        send: takes the application's answer and notes its status.
        note: told the status of an answer that does not go through `send`.
        connection: to hang up.
        gone: returns once the client is gone or the connection closed.
    """

    app: ASGIApp
    world: World
    scope: Scope
    receive: Receive
    send: Send
    note: Callable[[int], None]
    connection: asyncio.Transport
    gone: Callable[[], Awaitable[None]]

    async def serve(self) -> None:
        """Let the service answer."""
        await self.app(self.scope, self.receive, self.send)

    async def said(self) -> Said:
        """Let the service answer, and keep what it says."""
        told: list[Message] = []

        async def send(message: Message) -> None:
            told.append(message)

        with suppress(UnhandledError):  # its 500 has been told
            await self.app(self.scope, self.receive, send)
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in told[0]["headers"])
        return whole(told[0]["status"], headers, tuple(message.get("body", b"") for message in told[1:]))

    async def answer(self, said: Said) -> None:
        """Send an answer as any other."""
        prefix = "websocket.http" if self.scope["type"] == "websocket" else "http"
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in said.headers]
        await self.send({"type": f"{prefix}.response.start", "status": said.status, "headers": headers})
        for piece in said.pieces:
            await self.send({"type": f"{prefix}.response.body", "body": piece, "more_body": True})
        await self.send({"type": f"{prefix}.response.body", "body": b""})

    async def play(self, status: int, steps: Iterator[Step]) -> None:
        """Write what a script says, past all that watches over answers, and hang up."""
        self.note(status)
        clock = self.world.clock
        for step in steps:
            if self.connection.is_closing():
                break
            if step == "reset":
                self.reset()
            elif isinstance(step, bytes):
                self.connection.write(step)
                await cast("Any", self.connection.get_protocol()).flow.drain()
            elif not await self.unless_closed(clock.sleep_until(clock.now() + timedelta(seconds=step))):
                break
        self.connection.close()
        await self.gone()

    def reset(self) -> None:
        """Break the connection, and let the client know that it was broken."""
        linger = struct.pack("ii", 1, 0)
        self.connection.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.abort()

    async def hang_up(self) -> None:
        """Break the connection and send nothing more. To uvicorn the client is gone, so it does not miss an answer."""
        self.connection.abort()
        await self.gone()

    async def unless_closed(self, waiting: Awaitable[None]) -> bool:
        """Wait, but no longer than the world lasts. Returns whether the wait came to its own end."""
        wait, closed = asyncio.ensure_future(waiting), asyncio.ensure_future(self.world.closed.wait())
        done, _ = await asyncio.wait({wait, closed}, return_when=asyncio.FIRST_COMPLETED)
        wait.cancel()
        closed.cancel()
        return wait in done

"""The WebSocket on which a conversation is watched."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from starlette.websockets import WebSocket

from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._host import Host
from fivefold.sandbox.mongars.events import acknowledge, connected_event, history_event, ping
from fivefold.sandbox.mongars.hub import Listener
from fivefold.sandbox.mongars.tokens import read_ticket
from fivefold.sandbox.mongars.world import MongarsWorld

__all__ = ["stream_events"]

_NORMAL, _FAILED = 1000, 1011
_SHOWN_TURNS = 10
_INTERVALS_OF_SILENCE = 3


async def stream_events(host: Host[MongarsWorld], socket: WebSocket) -> None:
    """Serve one client until it leaves. Without a good ticket and origin it is refused with 403 at the handshake."""
    world = host.world
    origin = socket.headers.get("origin", "")
    user = read_ticket(socket.query_params.get("t", ""), world.epoch())
    if user is None or origin not in world.settings.options["origins"]:
        await socket.close()
        return
    await socket.accept()
    listener = world.hub.join(user)
    listener.tell(connected_event(world, user, origin))
    listener.tell(history_event(world, user, world.memory.read(user, _SHOWN_TURNS, world.clock.now())))
    watcher = _Watcher(world, socket, listener)
    jobs = [asyncio.create_task(job) for job in (watcher.receive(), watcher.send(), watcher.ping())]
    try:
        done, _ = await asyncio.wait(jobs, return_when=asyncio.FIRST_COMPLETED)
        for job in done:
            job.result()
    finally:
        world.hub.leave(user, listener)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)


class _Watcher:
    """One open socket. The first of its three jobs to end ends the connection."""

    def __init__(self, world: MongarsWorld, socket: WebSocket, listener: Listener) -> None:
        self._world = world
        self._socket = socket
        self._listener = listener
        self._interval = timedelta(seconds=world.settings.options["ping_interval"])
        self._heard = world.clock.now()

    async def receive(self) -> None:
        """Read until the client leaves; every text is acknowledged, and only pongs and pings count as signs of life."""
        while (message := await self._socket.receive())["type"] != "websocket.disconnect":
            text = message.get("text")
            if text is None and self._world.has("fragile_socket"):
                raise UnhandledError("a binary frame where text was expected")
            kind, answer = acknowledge(self._world, text or "")
            self._listener.tell(answer)
            if kind in ("pong", "client.ping"):
                self._heard = self._world.clock.now()
            if kind == "close" and not self._world.has("endless_socket"):
                self._listener.tell(_NORMAL)

    async def send(self) -> None:
        """Write what is to be told, until that is to close."""
        while not isinstance(message := await self._listener.next(), int):
            await self._socket.send_json(message)
        await self._socket.close(message)

    async def ping(self) -> None:
        """Ask for a sign of life at every interval; after three without one, give the client up."""
        while True:
            await self._world.clock.sleep_until(self._next_beat())
            if self._world.clock.now() - self._heard < _INTERVALS_OF_SILENCE * self._interval:
                self._listener.tell(ping(self._world))
            elif self._world.has("abrupt_socket"):
                raise UnhandledError("no sign of life")
            else:
                self._listener.tell(_FAILED)

    def _next_beat(self) -> datetime:
        return self._world.clock.now() + self._interval

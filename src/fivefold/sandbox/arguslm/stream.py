"""The WebSocket on which a benchmark run is watched."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from starlette.responses import JSONResponse
from starlette.websockets import WebSocket

from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._host import Host
from fivefold.sandbox._scalars import parse_uuid
from fivefold.sandbox.arguslm.benchmarking import failure_message
from fivefold.sandbox.arguslm.hub import END, Listener
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["stream_benchmark"]

_NORMAL, _RESTART = 1000, 1012
_PING = {"type": "ping"}


async def stream_benchmark(host: Host[ArgusWorld], socket: WebSocket) -> None:
    """Serve one listener until it leaves. A path that holds no UUID is refused with 403 at the handshake."""
    try:
        run_id = parse_uuid(socket.path_params["run_id"])
    except ValueError:
        await socket.close()
        return
    world = host.world
    if run_id not in world.state.runs and not world.has("endless_streams"):
        await socket.send_denial_response(JSONResponse({"detail": "Benchmark run not found"}, 404))
        return
    await socket.accept()
    listener = world.hub.join(run_id)
    _replay_end(world, run_id, listener)
    watcher = _Watcher(world, socket, listener)
    helpers = [asyncio.create_task(watcher.send()), asyncio.create_task(watcher.ping())]
    try:
        await watcher.receive()
    finally:
        world.hub.leave(run_id, listener)
        for helper in helpers:
            helper.cancel()
        await asyncio.gather(*helpers, return_exceptions=True)


def _replay_end(world: ArgusWorld, run_id: str, listener: Listener) -> None:
    """Where streams end, who comes after the end gets the last message again."""
    run = world.state.runs.get(run_id)
    if world.has("endless_streams") or run is None or run.completed_at is None:
        return
    completed = {"type": "complete", "status": "completed"}
    listener.put_nowait(failure_message() if run.status == "failed" else completed)
    listener.put_nowait(END)


class _Watcher:
    """One open socket: what comes in, what goes out, and the pings when nothing comes in."""

    def __init__(self, world: ArgusWorld, socket: WebSocket, listener: Listener) -> None:
        self._world = world
        self._socket = socket
        self._listener = listener
        self._ping_at = self._next_ping(world.clock.now())

    def _next_ping(self, since: datetime) -> datetime:
        return since + timedelta(seconds=self._world.settings.options["ping_interval"])

    async def receive(self) -> None:
        """Read until the client leaves. Every text puts off the next ping; only `ping` is answered."""
        while (message := await self._socket.receive())["type"] != "websocket.disconnect":
            text = message.get("text")
            if text is None and self._world.has("fragile_streams"):
                raise UnhandledError("a binary frame where text was expected")
            if text is not None:
                self._ping_at = self._next_ping(self._world.clock.now())
            if text == "ping":
                self._listener.put_nowait("pong" if self._world.has("bare_pong") else {"type": "pong"})

    async def send(self) -> None:
        """Write what the hub and the other two have to say; close at the end of the stream, if it has one."""
        while (message := await self._listener.get()) is not END:
            await (self._socket.send_text(message) if isinstance(message, str) else self._socket.send_json(message))
        await self._socket.close(_RESTART if self._world.closed.is_set() else _NORMAL)

    async def ping(self) -> None:
        """Say so whenever nothing has come in for the ping interval; once, however far the clock jumps."""
        while True:
            await self._world.clock.sleep_until(self._ping_at)
            now = self._world.clock.now()
            if now >= self._ping_at:
                self._listener.put_nowait(_PING)
                self._ping_at = self._next_ping(now)

"""Serves sandboxes on loopback sockets until told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Generator, Sequence
from types import FrameType
from typing import Any

import uvicorn
import uvicorn.config
from starlette.types import ASGIApp, Receive, Scope, Send

from fivefold.sandbox._control import PREFIX, control_app
from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._host import Host
from fivefold.sandbox._known import UsageError
from fivefold.sandbox._wire import Wire
from fivefold.sandbox._world import Service, Settings

__all__ = ["bind", "serve"]

_SHUTDOWN_SECONDS = 2
_PARENT_CHECK_SECONDS = 0.2


def bind(host: str, port: int) -> socket.socket:
    """A socket on a loopback address; port 0 takes a free one.

    Raises:
        UsageError: the address is not loopback, or cannot be had.
    """
    address = "127.0.0.1" if host == "localhost" else host
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        raise UsageError(f"{host!r} is no IP address") from None
    if not parsed.is_loopback:
        raise UsageError(f"a sandbox serves loopback addresses only, and {host} is none")
    family = socket.AF_INET6 if parsed.version == 6 else socket.AF_INET
    # asyncio switches Nagle's algorithm off only where the protocol is named, and then answers arrive 40 ms sooner.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
        bound.bind((address, port))
        bound.listen()
    except OSError as error:
        bound.close()
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}") from None
    return bound


def base_url(bound: socket.socket) -> str:
    """The URL under which a bound socket is reached."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if bound.family == socket.AF_INET6 else f"http://{host}:{port}"


async def serve(
    pairs: Sequence[tuple[Service[Any], Settings]], sockets: Sequence[socket.socket], parent: int | None
) -> None:
    """Print the settings that clients need, then an empty line once all of them are served; return when told to stop.

    Args:
        pairs: each service with how to start it.
        sockets: one bound socket for each.
        parent: stop when the process with this id is no longer the parent; None does not care.
    """
    logging.getLogger("uvicorn.error").addFilter(_is_unexpected)
    hosts = [Host(service, settings) for service, settings in pairs]
    servers = [_Server(_config(host)) for host in hosts]
    loop = asyncio.get_running_loop()

    def stop() -> None:
        for host, server in zip(hosts, servers, strict=True):
            host.world.closed.set()
            server.should_exit = True

    def on_signal(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)

    for host, server, bound in zip(hosts, servers, sockets, strict=True):
        host.door = _Door(server, bound)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, on_signal)
    if parent is not None:
        _watch_parent(loop, parent, stop)
    for host, bound in zip(hosts, sockets, strict=True):
        for name, value in {**host.service.env(base_url(bound)), **_told_options(host)}.items():
            sys.stdout.write(f"{name}={value}\n")
    serving = [loop.create_task(server.serve([bound])) for server, bound in zip(servers, sockets, strict=True)]
    await asyncio.gather(*(server.ready.wait() for server in servers))
    sys.stdout.write("\n")
    sys.stdout.flush()
    await asyncio.gather(*serving)
    for host in hosts:
        await host.world.close()


def _told_options(host: Host[Any]) -> dict[str, str]:
    """The options that clients must know of, by the names of their environment settings."""
    given = host.settings.options
    return {
        option.env: str(given[name]) for name, option in host.service.options.items() if option.env and given.get(name)
    }


class _Server(uvicorn.Server):
    """uvicorn with an event for being ready. Signals are ours: with its own it would die of them after the shutdown."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


class _Door:
    """Whether a server listens."""

    def __init__(self, server: _Server, bound: socket.socket) -> None:
        self._server = server
        self._address: tuple[str, int] = bound.getsockname()[:2]

    async def close(self) -> None:
        """Refuse connections from now on, and end those that rest."""
        for one in self._server.servers:
            one.close()
        for connection in list(self._server.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0)  # they are closed in the next turn of the loop, and whoever asked is told after that

    async def open(self) -> None:
        """Listen again, where it was."""
        await self._server.startup(sockets=[bind(*self._address)])


def _config(host: Host[Any]) -> uvicorn.Config:
    service, control = Wire(host.service.app(host), host), control_app(host)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["path"] == PREFIX or scope["path"].startswith(f"{PREFIX}/")
        chosen: ASGIApp = control if ours else service
        await chosen(scope, receive, send)

    # Wire reaches into the implementations named here; everything that could wrap `send` is off.
    return uvicorn.Config(
        app,
        http="h11",
        ws="websockets-sansio" if "websockets-sansio" in uvicorn.config.WS_PROTOCOLS else "websockets",
        lifespan="off",
        proxy_headers=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Whether a log record is worth showing: the failures that a service is meant to have are not."""
    return not (record.exc_info and isinstance(record.exc_info[1], UnhandledError))


def _watch_parent(loop: asyncio.AbstractEventLoop, parent: int, stop: Callable[[], None]) -> None:
    """Stop once the parent is gone. A process whose parent dies is given another, and has to look to know."""
    if os.getppid() != parent:
        stop()
    else:
        loop.call_later(_PARENT_CHECK_SECONDS, _watch_parent, loop, parent, stop)

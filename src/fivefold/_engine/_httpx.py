"""The default engine: httpx, over the sockets of `_network.py`."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any

import httpcore
import httpx

from .._time import now
from ..call import Headers
from . import Failure, Request
from ._bounded import until
from ._discreet import discreet
from ._inflate import ACCEPTED, Inflater, ended, fed, inflaters
from ._network import AsyncTransport, Network, Transport

#: How much later than httpx's own timeouts, which tell in what phase they struck, a deadline cuts in.
_GRACE = 0.05

#: Raised only before anything of a request was written.
_NEVER_SENT = (
    httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError,
    httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout, httpcore.UnsupportedProtocol,
)  # fmt: skip
_TIMEOUTS = (httpx.TimeoutException, httpcore.TimeoutException, TimeoutError)


def failure(error: Exception, request: httpx.Request) -> Failure:
    """What an exception of the stack means for the call."""
    # A client of the user's may have followed a redirect: then another request failed to connect, not ours.
    ours = getattr(error, "_request", None) in (None, request)
    words = str(error) or type(error).__name__
    late = isinstance(error, _TIMEOUTS)
    problem = f"timed out ({type(error).__name__})" if late else f"{type(error).__name__}: {words}"
    if isinstance(error, httpx.RequestError):
        error._request = None  # with its keys: a pickle that keeps causes would hold them
    return Failure(problem, connected=not (ours and isinstance(error, _NEVER_SENT)), timed_out=late)


def _built(client: Any, request: Request) -> httpx.Request:
    timeout = {
        "connect": request.connect_timeout,
        "read": request.timeout,
        "write": request.timeout,
        "pool": request.timeout,
    }
    asked = [] if "accept-encoding" in dict(request.headers) else [("accept-encoding", ACCEPTED)]
    built: httpx.Request = client.build_request(
        request.method,
        request.url,
        headers=[*asked, *request.headers],
        content=request.body,
        extensions={"timeout": timeout},
    )
    return built


def _in_time(piece: bytes, at: float | None) -> bytes:
    """A piece of a body that came before the deadline. Raises Failure: bytes that drip never let a read time out."""
    if at is not None and now() > at:
        raise Failure("timed out (deadline)", connected=True, timed_out=True)
    return piece


def _layers(response: httpx.Response) -> list[Inflater] | None:
    """What undoes the encodings of a body; None when a hook of the user's has read it already."""
    return None if response.is_stream_consumed else inflaters(response.headers.get("content-encoding", ""))


def _shut_down(response: httpx.Response) -> None:
    """End the connection of an answer, whoever reads it; a stack that shows no socket leaves it to its timeout."""
    stream = response.extensions.get("network_stream")
    held = stream and stream.get_extra_info("socket")
    with suppress(OSError):  # it may be closed already
        if held:
            held.shutdown(socket.SHUT_RDWR)


class _Reply:
    def __init__(self, response: httpx.Response, at: float | None, *, keeps_time: bool) -> None:
        self._response = response
        self.at = at
        self.keeps_time = keeps_time
        self.status = response.status_code
        self.headers = Headers(response.headers.multi_items())

    def chunks(self) -> Iterator[bytes]:
        try:
            layers = _layers(self._response)
            pieces = self._response.iter_bytes() if layers is None else self._response.iter_raw()
            while True:
                with until(self.at):
                    piece = next(pieces, None)
                if piece is None:
                    break
                for part in fed(layers or [], piece):
                    yield _in_time(part, self.at)
            ended(layers or [])
        except Failure:
            raise
        except Exception as error:
            raise failure(error, self._response.request) from error

    def close(self) -> None:
        self._response.close()

    def drop(self) -> None:
        _shut_down(self._response)


class HttpxEngine:
    """Blocking httpx."""

    def __init__(self, network: Network) -> None:
        self._client: Any = network.client or _client(network)
        self._owned = network.client is None
        self._keeps_time = network.bounded()

    def open(self, request: Request) -> _Reply:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        built = _built(self._client, request)
        try:
            with until(request.at), discreet():
                return _Reply(self._client.send(built, stream=True), request.at, keeps_time=self._keeps_time)
        except Exception as error:
            raise failure(error, built) from error

    def close(self) -> None:
        """Close every connection, unless the client is the user's."""
        if self._owned:
            self._client.close()


def _client(network: Network) -> httpx.Client:
    if network.transport is None and not network.bounded():
        return network.made(httpx.Client, verify=network.tls(), proxy=network.proxy)
    return network.made(httpx.Client, transport=network.transport or Transport(network))


class _AsyncReply:
    keeps_time = True

    def __init__(self, response: httpx.Response, at: float | None) -> None:
        self._response = response
        self.at = at
        self.status = response.status_code
        self.headers = Headers(response.headers.multi_items())

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            layers = _layers(self._response)
            pieces = self._response.aiter_bytes() if layers is None else self._response.aiter_raw()
            while True:
                async with asyncio.timeout(_left(self.at)):
                    piece = await anext(pieces, None)
                if piece is None:
                    break
                for part in fed(layers or [], piece):
                    yield _in_time(part, self.at)
            ended(layers or [])
        except Failure:
            raise
        except Exception as error:
            raise failure(error, self._response.request) from error

    async def close(self) -> None:
        await self._response.aclose()

    def drop(self) -> None:
        _shut_down(self._response)


class AsyncHttpxEngine:
    """httpx on asyncio."""

    def __init__(self, network: Network) -> None:
        self._client: Any = network.client or _async_client(network)
        self._owned = network.client is None

    async def open(self, request: Request) -> _AsyncReply:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        built = _built(self._client, request)
        try:
            with discreet():
                async with asyncio.timeout(_left(request.at)):
                    return _AsyncReply(await self._client.send(built, stream=True), request.at)
        except Exception as error:
            raise failure(error, built) from error

    async def close(self) -> None:
        """Close every connection, unless the client is the user's."""
        if self._owned:
            await self._client.aclose()


def _left(at: float | None) -> float | None:
    return None if at is None else max(0.0, at - now()) + _GRACE


def _async_client(network: Network) -> httpx.AsyncClient:
    if network.transport is None and not network.bounded():
        return network.made(httpx.AsyncClient, verify=network.tls(), proxy=network.proxy)
    return network.made(httpx.AsyncClient, transport=network.transport or AsyncTransport(network))

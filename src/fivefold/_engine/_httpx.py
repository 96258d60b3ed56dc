"""The default engine: httpx, without a connection limit of its own.

httpx loses a slot of its pool whenever a task is cancelled while it connects, so ours is unlimited and the
client limits concurrency itself. Idle connections are dropped after 2 s: the services close theirs after 5.
"""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx
from attrs import frozen

from ..call import Headers
from ..errors import ConfigurationError
from . import Failure, Request
from ._bounded import Backend, until

C = TypeVar("C")

IDLE_SECONDS = 2.0
IDLE_CONNECTIONS = 100
_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=IDLE_CONNECTIONS, keepalive_expiry=IDLE_SECONDS)
#: How much later than httpx's own timeouts, which tell in what phase they struck, a deadline cuts in.
_GRACE = 0.05

#: Raised only before anything of a request was written.
_NEVER_SENT = (
    httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError,
    httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout, httpcore.UnsupportedProtocol,
)  # fmt: skip
_TIMEOUTS = (httpx.TimeoutException, httpcore.TimeoutException, TimeoutError)


@frozen
class Network:
    """How to reach the service. `client` or `transport` of the user's own stand in for all the rest."""

    base_url: str
    verify: Any = True
    cert: Any = None
    proxy: Any = None
    trust_env: bool = True
    transport: Any = None
    client: Any = None

    def proxied(self) -> bool:
        """Whether requests go through a proxy, named or from the environment."""
        if self.proxy is not None or not self.trust_env:
            return self.proxy is not None
        parts, proxies = urlsplit(self.base_url), getproxies()
        return bool(proxies.get(parts.scheme) or proxies.get("all")) and not proxy_bypass(parts.hostname or "")

    def bounded(self) -> bool:
        """Whether blocking calls go over our own sockets, which keep a deadline."""
        return self.client is None and self.transport is None and not self.proxied()

    def tls(self) -> Any:
        """A TLS context, built only where one is needed: that takes longer than everything else here."""
        if not self.base_url.startswith("https") and not self.proxied():
            return False
        return httpx.create_ssl_context(verify=self.verify, cert=self.cert, trust_env=self.trust_env)

    def made(self, kind: Callable[..., C], **reach: Any) -> C:
        """An httpx client of either kind that reaches the service so. Raises ConfigurationError."""
        forgetful = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        try:
            return kind(cookies=forgetful, limits=_LIMITS, trust_env=self.trust_env, **reach)
        except ImportError as error:
            raise ConfigurationError(f"proxy: {error}") from error
        except (ValueError, httpx.InvalidURL):
            # Their words, and those of their causes, may hold its password.
            raise ConfigurationError(
                "proxy: expected a URL such as http://localhost:3128, as the argument or in the environment"
            ) from None


def failure(error: Exception, request: httpx.Request) -> Failure:
    """What an exception of the stack means for the call."""
    # A client of the user's may have followed a redirect: then another request failed to connect, not ours.
    ours = getattr(error, "_request", None) in (None, request)
    words = str(error) or type(error).__name__
    late = isinstance(error, _TIMEOUTS)
    problem = f"timed out ({type(error).__name__})" if late else f"{type(error).__name__}: {words}"
    return Failure(problem, connected=not (ours and isinstance(error, _NEVER_SENT)), timed_out=late)


def _built(client: Any, request: Request) -> httpx.Request:
    timeout = {
        "connect": request.connect_timeout,
        "read": request.timeout,
        "write": request.timeout,
        "pool": request.timeout,
    }
    built: httpx.Request = client.build_request(
        request.method,
        request.url,
        headers=list(request.headers),
        content=request.body,
        extensions={"timeout": timeout},
    )
    return built


def _in_time(piece: bytes, at: float | None) -> bytes:
    """A piece of a body that came before the deadline. Raises Failure: bytes that drip never let a read time out."""
    if at is not None and time.monotonic() > at:
        raise Failure("timed out (deadline)", connected=True, timed_out=True)
    return piece


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
            pieces = self._response.iter_bytes()
            while True:
                with until(self.at):
                    piece = next(pieces, None)
                if piece is None:
                    return
                yield _in_time(piece, self.at)
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
            with until(request.at):
                return _Reply(self._client.send(built, stream=True), request.at, keeps_time=self._keeps_time)
        except Exception as error:
            raise failure(error, built) from error

    def close(self) -> None:
        """Close every connection, unless the client is the user's."""
        if self._owned:
            self._client.close()


class _Transport(httpx.BaseTransport):
    """httpcore's pool over sockets that keep a deadline."""

    def __init__(self, network: Network) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.tls() or None,
            max_connections=None,
            max_keepalive_connections=IDLE_CONNECTIONS,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=Backend(),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _client(network: Network) -> httpx.Client:
    if network.transport is None and not network.bounded():
        return network.made(httpx.Client, verify=network.tls(), proxy=network.proxy)
    return network.made(httpx.Client, transport=network.transport or _Transport(network))


class _AsyncReply:
    keeps_time = True

    def __init__(self, response: httpx.Response, at: float | None) -> None:
        self._response = response
        self.at = at
        self.status = response.status_code
        self.headers = Headers(response.headers.multi_items())

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            pieces = self._response.aiter_bytes()
            while True:
                async with asyncio.timeout(_left(self.at)):
                    piece = await anext(pieces, None)
                if piece is None:
                    return
                yield _in_time(piece, self.at)
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
            async with asyncio.timeout(_left(request.at)):
                return _AsyncReply(await self._client.send(built, stream=True), request.at)
        except Exception as error:
            raise failure(error, built) from error

    async def close(self) -> None:
        """Close every connection, unless the client is the user's."""
        if self._owned:
            await self._client.aclose()


def _left(at: float | None) -> float | None:
    return None if at is None else max(0.0, at - time.monotonic()) + _GRACE


def _async_client(network: Network) -> httpx.AsyncClient:
    if network.transport is not None:
        return network.made(httpx.AsyncClient, transport=network.transport)
    return network.made(httpx.AsyncClient, verify=network.tls(), proxy=network.proxy)

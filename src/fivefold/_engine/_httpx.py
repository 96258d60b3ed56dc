"""httpx as it is: for a client or a transport of the user's, and for proxies."""

import asyncio
from functools import partial
from typing import Any

import httpcore
import httpx

from ..call import Headers
from . import Failure, Request
from ._discreet import discreet
from ._inflate import ACCEPTED
from ._network import Network
from ._reply import Arriving, left
from ._reply_awaiting import AsyncArriving

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


def _reach(network: Network) -> dict[str, Any]:
    if network.transport is not None:
        return {"transport": network.transport}
    return {"verify": network.tls(), "proxy": network.proxy}


class HttpxEngine:
    """Blocking."""

    def __init__(self, network: Network) -> None:
        self._client: Any = network.client or network.made(httpx.Client, **_reach(network))
        self._owned = network.client is None

    def open(self, request: Request) -> Arriving:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        built = _built(self._client, request)
        try:
            with discreet():
                response = self._client.send(built, stream=True)
        except Exception as error:
            raise failure(error, built) from error
        encoded = not response.is_stream_consumed
        pieces = response.iter_raw() if encoded else response.iter_bytes()
        return Arriving(
            **_told(response, request), pieces=pieces, close=response.close, encoded=encoded, keeps_time=False
        )

    def close(self) -> None:
        """Close every connection, unless the client is the user's."""
        if self._owned:
            self._client.close()


class AsyncHttpxEngine:
    """On asyncio."""

    def __init__(self, network: Network) -> None:
        self._client: Any = network.client or network.made(httpx.AsyncClient, **_reach(network))
        self._owned = network.client is None

    async def open(self, request: Request) -> AsyncArriving:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        built = _built(self._client, request)
        try:
            with discreet():
                async with asyncio.timeout(left(request.at)):
                    response = await self._client.send(built, stream=True)
        except Exception as error:
            raise failure(error, built) from error
        encoded = not response.is_stream_consumed
        pieces = response.aiter_raw() if encoded else response.aiter_bytes()
        return AsyncArriving(**_told(response, request), pieces=pieces, close=response.aclose, encoded=encoded)

    async def close(self) -> None:
        """Close every connection, unless the client is the user's."""
        if self._owned:
            await self._client.aclose()


def _told(response: httpx.Response, request: Request) -> dict[str, Any]:
    return {
        "status": response.status_code,
        "headers": Headers(response.headers.multi_items()),
        "at": request.at,
        "stream": response.extensions.get("network_stream"),
        "failed": partial(failure, request=response.request),
    }

"""How the service is reached: over our own sockets where they can be, else as httpx does.

httpx loses a slot of its pool whenever a task is cancelled while it connects, so ours is unlimited and the
client limits concurrency itself. Idle connections are dropped after 2 s: the services close theirs after 5.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx
from attrs import frozen

from ..errors import ConfigurationError
from ._bounded import AsyncBackend, Backend

C = TypeVar("C")

IDLE_SECONDS = 2.0
IDLE_CONNECTIONS = 100
_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=IDLE_CONNECTIONS, keepalive_expiry=IDLE_SECONDS)


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
        """Whether calls go over our own sockets: blocking ones keep a deadline there."""
        return self.client is None and self.transport is None and not self.proxied()

    def tls(self) -> Any:
        """A TLS context, built only where one is needed: that takes longer than everything else here.

        Raises:
            ConfigurationError: there is no making one of what was given.
        """
        if not self.base_url.startswith("https") and not self.proxied():
            return False
        try:
            return httpx.create_ssl_context(verify=self.verify, cert=self.cert, trust_env=self.trust_env)
        except (OSError, ValueError, TypeError) as error:
            raise ConfigurationError(
                f"verify, cert: a certificate that they name, or the environment, cannot be read: {error}"
            ) from error

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


class Transport(httpx.BaseTransport):
    """httpcore's pool over sockets that keep a deadline."""

    def __init__(self, network: Network) -> None:
        self._sockets = Backend()
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.tls() or None,
            max_connections=None,
            max_keepalive_connections=IDLE_CONNECTIONS,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=self._sockets,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(_passed_on(request))
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._sockets.end()
        self._pool.close()


class AsyncTransport(httpx.AsyncBaseTransport):
    """httpcore's pool over sockets that a cancellation closes."""

    def __init__(self, network: Network) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=network.tls() or None,
            max_connections=None,
            max_keepalive_connections=IDLE_CONNECTIONS,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=AsyncBackend(),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._pool.handle_async_request(_passed_on(request))
        body = _AsyncBody(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    async def aclose(self) -> None:
        await self._pool.aclose()


def _passed_on(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.aiter_stream()

    async def aclose(self) -> None:
        await self._answer.aclose()

"""The clients of monGARS, and their views."""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from .._options import Options, Service
from .._retry import RetryConfig
from .._setup import MAX_CONCURRENCY, MAX_RESPONSE_BYTES, Engines, View
from .._unset import NOT_GIVEN, NotGiven
from ._entry import Entry
from ._operations import _MonGARS
from ._session import Session, session_of
from ._tokens import expiry
from .exceptions import refined

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

HttpClient = TypeVar("HttpClient")
Transport = TypeVar("Transport")


class _Client(_MonGARS, View[HttpClient, Transport]):
    service = Service(
        name="mongars",
        errors="fivefold.mongars.exceptions",
        base_url="http://localhost:8000",
        environment={"base_url": "MONGARS_BASE_URL", "token": "MONGARS_TOKEN", "origin": "MONGARS_ORIGIN"},
        first_byte=120.0,
        keys={"key": "token"},
        refined=refined,
        admission=Entry,
    )

    def __init__(
        self,
        base_url: str | None = None,
        *,
        timeout: "float | httpx.Timeout | None" = None,
        verify: "bool | SSLContext" = True,
        transport: Transport | None = None,
        token: str | None = None,
        origin: str | None = None,
        max_retries: int | None = None,
        retry: RetryConfig | None = None,
        deadline: float | NotGiven | None = NOT_GIVEN,
        headers: Mapping[str, str] | None = None,
        max_concurrency: int = MAX_CONCURRENCY,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        engine: Engines | None = None,
        http_client: HttpClient | None = None,
        cert: str | tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        config_file: str | os.PathLike[str] | None = None,
    ) -> None:
        """Make a client. Nothing is sent, and nothing is opened before the first call.

        `base_url`, `token` and `origin` are taken from the argument, else the environment, else the config file; given
        as `env:NAME`, from that environment variable. `timeout`, `max_retries` and `deadline` are taken from the
        argument, else the config file; `engine` from the argument, else FIVEFOLD_ENGINE.

        Args:
            base_url: Where the server is; a path prefix is kept. Default: http://localhost:8000.
            timeout: Seconds to wait for each step of a try, or an httpx.Timeout. Default: 30, and 120 until the answer
                to a message begins.
            verify: False to accept any certificate, or an SSLContext.
            transport: An httpx transport of your own, for the async client of httpx's async kind.
            token: A bearer token from an earlier login; `login` gets a new one.
            origin: What `stream_events` says it comes from; the server allows only some. Default: the origin of
                `base_url`.
            max_retries: Retries after the first try.
            retry: The whole retry policy. Default: `RetryConfig()`.
            deadline: Seconds for a whole call, retries, pauses and turns included; None for no bound. Default:
                timeout * (max_retries + 1) + 60.
            headers: Sent with every request.
            max_concurrency: Calls in flight at once; more wait for their turn.
            max_response_bytes: The largest answer that is parsed, in bytes after decompression.
            engine: The HTTP stack: "httpx", "pyreqwest" (the extra `fast`), or "auto": that one where it can be.
            http_client: An httpx.Client of your own, for the async client an httpx.AsyncClient; used with its auth,
                hooks and redirects; you close it.
            cert: Path of a client certificate, or paths of certificate and key.
            proxy: URL of a proxy.
            trust_env: Whether proxies and certificates named in the environment are used.
            config_file: Path of a TOML file with a table per service, or of a flat JSON file.

        Raises:
            ConfigurationError: an option is wrong; the message names it.
        """
        self._configure(
            base_url,
            {"token": token},
            settings={"origin": origin},
            timeout=timeout,
            max_retries=max_retries,
            retry=retry,
            deadline=deadline,
            headers=headers,
            max_concurrency=max_concurrency,
            max_response_bytes=max_response_bytes,
            engine=engine,
            http_client=http_client,
            transport=transport,
            verify=verify,
            cert=cert,
            proxy=proxy,
            trust_env=trust_env,
            config_file=config_file,
        )

    def _begin(
        self, options: Options, network: dict[str, Any], limit: int, client: Any = None, transport: Any = None
    ) -> None:
        options = evolve(options, settings={**options.settings, "session": Session()})
        super()._begin(options, network, limit, client, transport)

    @property
    def token(self) -> str | None:
        """The bearer token that is sent, or None."""
        return self._options.keys.get("key")

    @property
    def token_expires_at(self) -> datetime | None:
        """When the token ends, in UTC: as the login or the token itself told it; None when neither did."""
        return session_of(self._options).expires_at or expiry(self.token)

    def set_token(self, token: str | None) -> None:
        """Send this token from here on, in all views of the client; None to send none. Forgets remembered credentials.

        Args:
            token: A bearer token from an earlier login.

        Raises:
            ConfigurationError: no header can hold it.
        """
        session_of(self._options).begin(self._options, token)


class RawMonGARS(_Client["httpx.Client", "httpx.BaseTransport"], RawView):
    """MonGARS whose operations return a RawResponse."""


class AsyncRawMonGARS(_Client["httpx.AsyncClient", "httpx.AsyncBaseTransport"], AsyncRawView):
    """AsyncMonGARS whose operations return a RawResponse."""


class MonGARS(_Client["httpx.Client", "httpx.BaseTransport"], SyncClient):
    """A blocking client for monGARS.

    Reads MONGARS_BASE_URL, MONGARS_TOKEN and MONGARS_ORIGIN. Default: http://localhost:8000, no token.
    """

    @property
    def with_raw_response(self) -> RawMonGARS:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        `login`, `login_json`, `change_password`, `stream_events` and `resolve` return here what they return there.
        """
        return self._seen_as(RawMonGARS)


class AsyncMonGARS(_Client["httpx.AsyncClient", "httpx.AsyncBaseTransport"], AsyncClient):
    """A client for monGARS on asyncio.

    Reads MONGARS_BASE_URL, MONGARS_TOKEN and MONGARS_ORIGIN. Default: http://localhost:8000, no token.
    """

    @property
    def with_raw_response(self) -> AsyncRawMonGARS:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        `login`, `login_json`, `change_password`, `stream_events` and `resolve` return here what they return there.
        """
        return self._seen_as(AsyncRawMonGARS)

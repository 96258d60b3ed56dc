"""How a client is made: its options, its views, and what they share. No calls here."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeVar

from ._base_url import proxy_secrets
from ._codec import told
from ._engine.select import check_stack, check_tls, checked_engine, open_async_engine, open_engine
from ._failures import Situation
from ._lifetime import Lifetime
from ._logging import configure
from ._options import Options, Service, Sources
from ._retry import RetryConfig
from ._unset import NOT_GIVEN, NotGiven
from .call import Call
from .errors import ConfigurationError

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

    from ._lifetime_awaiting import AsyncLifetime

T = TypeVar("T")
V = TypeVar("V", bound="View[Any, Any]")
HttpClient = TypeVar("HttpClient")
Transport = TypeVar("Transport")
Engines = Literal["auto", "httpx", "pyreqwest"]

#: Answers that are parsed may be this large, decompressed; files and streams are not bounded.
MAX_RESPONSE_BYTES = 64 * 1024 * 1024
MAX_CONCURRENCY = 100


class View(Generic[HttpClient, Transport]):
    """A client, or a view of one with other options on the same connections."""

    service: ClassVar[Service]
    _awaited: ClassVar[bool]
    _open_engine: ClassVar[Callable[..., Any]]
    _options: Options
    _network: dict[str, Any]
    _limit: int
    _own_stack: bool

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        timeout: "float | httpx.Timeout | None" = None,
        max_retries: int | None = None,
        retry: RetryConfig | None = None,
        deadline: float | NotGiven | None = NOT_GIVEN,
        headers: Mapping[str, str] | None = None,
        max_concurrency: int = MAX_CONCURRENCY,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        engine: Engines | None = None,
        http_client: HttpClient | None = None,
        transport: Transport | None = None,
        verify: "bool | SSLContext" = True,
        cert: str | tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        config_file: str | os.PathLike[str] | None = None,
    ) -> None:
        """Make a client. Nothing is sent, and nothing is opened before the first call.

        `base_url` and `api_key` are taken from the argument, else the environment, else the config file; given as
        `env:NAME`, from that environment variable. `timeout`, `max_retries` and `deadline` are taken from the argument,
        else the config file; `engine` from the argument, else FIVEFOLD_ENGINE.

        Args:
            base_url: Where the service is; a path prefix is kept, and a user name and password are sent as Basic
                credentials and never shown.
            api_key: Sent as a Bearer token.
            timeout: Seconds to wait for each step of a try (connect, write, read), or an httpx.Timeout.
            max_retries: Retries after the first try.
            retry: The whole retry policy, in place of the service's own.
            deadline: Seconds for a whole call, retries and pauses included; None for no bound. Default:
                timeout * (max_retries + 1) + 60.
            headers: Sent with every request.
            max_concurrency: Calls in flight at once; more wait for their turn.
            max_response_bytes: The largest answer that is parsed, in bytes after decompression. Files may be larger.
            engine: The HTTP stack: "httpx", "pyreqwest" (the extra `fast`), or "auto": that one where it can be.
            http_client: An httpx.Client of your own, for the async clients an httpx.AsyncClient; used with its auth,
                hooks and redirects; you close it.
            transport: An httpx transport of your own, for the async clients of httpx's async kind.
            verify: False to accept any certificate, or an SSLContext.
            cert: Path of a client certificate, or paths of certificate and key.
            proxy: URL of a proxy.
            trust_env: Whether proxies and certificates named in the environment are used.
            config_file: Path of a TOML file with a table per service, or of a flat JSON file.

        Raises:
            ConfigurationError: an option is wrong; the message names it.
        """
        self._configure(
            base_url,
            {"api_key": api_key},
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

    def _configure(
        self,
        base_url: str | None,
        keys: Mapping[str, str | None],
        *,
        max_concurrency: int,
        engine: Engines | None,
        http_client: HttpClient | None,
        transport: Transport | None,
        verify: "bool | SSLContext",
        cert: str | tuple[str, str] | None,
        proxy: str | None,
        trust_env: bool,
        config_file: str | os.PathLike[str] | None,
        settings: Mapping[str, str | None] | None = None,
        **calls: Any,
    ) -> None:
        """Decide on every option. `keys` and `settings` (those that only this service has) come as they were given."""
        sources = Sources.of(self.service, config_file)
        options = sources.options(base_url, keys, settings=settings, **calls)
        options = options.hiding(proxy_secrets(proxy))
        check_tls(verify, cert, trust_env)
        network = {"verify": verify, "cert": cert, "proxy": proxy, "trust_env": trust_env}
        check_stack(http_client, transport, awaited=self._awaited)
        reach = {"base_url": options.base_url, "client": http_client, "transport": transport, **network}
        network["engine"] = checked_engine(engine, **reach)
        self._begin(options, network, positive(max_concurrency), http_client, transport)
        configure()

    def with_options(
        self,
        *,
        timeout: "float | httpx.Timeout | NotGiven | None" = NOT_GIVEN,
        max_retries: int | NotGiven = NOT_GIVEN,
        retry: RetryConfig | NotGiven = NOT_GIVEN,
        deadline: float | NotGiven | None = NOT_GIVEN,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A view of this client with other options, on the same connections. Closing either closes both.

        Args:
            timeout: Seconds to wait for each step of a try, or an httpx.Timeout; None keeps the client's, and
                httpx.Timeout(None) switches it off.
            max_retries: Retries after the first try.
            retry: The whole retry policy.
            deadline: Seconds for the whole call, retries and pauses included; None for no bound.
            headers: Sent besides the client's own.

        Raises:
            ConfigurationError: a value is out of range.
        """
        changed = self._options.changed(
            timeout=timeout, max_retries=max_retries, retry=retry, deadline=deadline, headers=headers
        )
        view = self._seen_as(type(self))
        view._options = changed
        return view

    def _seen_as(self, kind: type[V]) -> V:
        view = kind.__new__(kind)
        view.__dict__.update(self.__dict__)
        return view

    def _situation(self, call: Call[T]) -> Situation[T]:
        return Situation(self.service, self._options, call)

    @property
    def base_url(self) -> str:
        """Where the service is, without credentials and without an end slash."""
        return self._options.base_url + self.service.prefix

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def _share(self, make: Callable[[], Any]) -> None:
        """Set up what all views of the client share."""
        raise NotImplementedError

    def _begin(
        self, options: Options, network: dict[str, Any], limit: int, client: Any = None, transport: Any = None
    ) -> None:
        """Take over what was decided. Opens nothing."""
        self._options, self._network, self._limit = options, network, limit
        self._own_stack = client is not None or transport is not None
        self._share(
            partial(self._open_engine, base_url=options.base_url, client=client, transport=transport, **network)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """A client travels as its configuration; in the other process it opens connections of its own."""
        if self._own_stack:
            raise TypeError(f"{type(self).__name__}: a client with an http_client or a transport cannot be pickled")
        return _remade, (type(self), self._options, self._network, self._limit)


class Setup(View["httpx.Client", "httpx.BaseTransport"]):
    """How a blocking client is made."""

    _awaited = False
    _open_engine = staticmethod(open_engine)
    _lifetime: Lifetime

    def _share(self, make: Callable[[], Any]) -> None:
        self._lifetime = Lifetime(type(self).__name__, make, self._limit)


class AsyncSetup(View["httpx.AsyncClient", "httpx.AsyncBaseTransport"]):
    """How a client on asyncio is made."""

    _awaited = True
    _open_engine = staticmethod(open_async_engine)
    _lifetime: "AsyncLifetime"

    def _share(self, make: Callable[[], Any]) -> None:
        from ._lifetime_awaiting import AsyncLifetime  # only these clients need asyncio

        self._lifetime = AsyncLifetime(type(self).__name__, make, self._limit)


def positive(limit: int) -> int:
    """A limit of calls in flight. Raises ConfigurationError."""
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise ConfigurationError(f"max_concurrency: expected an integer of 1 or more, got {told(limit)}")
    return limit


def _remade(kind: type[V], options: Options, network: dict[str, Any], limit: int) -> V:
    client = kind.__new__(kind)
    client._begin(options, network, limit)
    return client

"""How a client of Synthgen is made."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from .. import _options
from .._options import Service
from .._retry import RETRIED_STATUSES, RetryConfig
from .._setup import MAX_CONCURRENCY, MAX_RESPONSE_BYTES, Engines, HttpClient, Transport, View
from .._unset import NOT_GIVEN, NotGiven
from ..errors import ConfigurationError
from ._operations import _Synthgen

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

SERVICE = Service(
    name="synthgen",
    errors="fivefold.synthgen.exceptions",
    base_url="http://localhost:8002",
    environment={"base_url": "SYNTHGEN_BASE_URL", "api_key": "SYNTHGEN_API_KEY"},
    timeout=3600.0,
    retry=RetryConfig(max_retries=3, retry_on_status=RETRIED_STATUSES | {500}),
)
#: The variable in which the service itself looks for its key.
_KEY = "API_SECRET_KEY"


class Client(_Synthgen, View[HttpClient, Transport]):
    """The constructor."""

    service = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: "float | httpx.Timeout | None" = None,
        config_file: str | os.PathLike[str] | None = None,
        *,
        refresh_interval: float = 5.0,
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
    ) -> None:
        """Make a client. Nothing is sent, and nothing is opened before the first call.

        `base_url` and `api_key` are taken from the argument, else the environment, else the config file; given as
        `env:NAME`, from that environment variable. `timeout`, `max_retries` and `deadline` are taken from the argument,
        else the config file; `engine` from the argument, else FIVEFOLD_ENGINE.

        Args:
            base_url: Where the service is. Default http://localhost:8002.
            api_key: Sent as a Bearer token and never shown.
            timeout: Seconds to wait for each step of a try, or an httpx.Timeout. Default 3600, and 5 to connect.
            config_file: Path of a flat JSON file with `base_url`, `api_key` and `timeout`, or of a TOML file with a
                table [synthgen].
            refresh_interval: Seconds from one refresh of the service's index to the next, as its store was set up:
                what happens there is seen only then. Default 5.
            max_retries: Retries after the first try. Default 3.
            retry: The whole retry policy.
            deadline: Seconds for a whole call, retries and pauses included; None for no bound. Default:
                timeout * (max_retries + 1) + 60. Methods that wait for a batch have a deadline of their own.
            headers: Sent with every request.
            max_concurrency: Calls in flight at once; more wait for their turn.
            max_response_bytes: The largest answer that is parsed; a line of an export may be 16 times as large.
            engine: The HTTP stack: "httpx", "pyreqwest" (the extra `fast`), or "auto": that one where it can be.
            http_client: An httpx.Client of your own, for the async client an httpx.AsyncClient; you close it.
            transport: An httpx transport of your own, for the async client of httpx's async kind.
            verify: False to accept any certificate, or an SSLContext.
            cert: Path of a client certificate, or paths of certificate and key.
            proxy: URL of a proxy.
            trust_env: Whether proxies and certificates named in the environment are used.

        Raises:
            ConfigurationError: an option is wrong; the message names it.
        """
        if api_key is None and os.environ.get(_KEY) and not os.environ.get(SERVICE.environment["api_key"]):
            api_key = f"env:{_KEY}"
        refresh = _options.seconds("refresh_interval", refresh_interval)
        if refresh is None:
            raise ConfigurationError("refresh_interval: expected seconds above 0, got None")
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
        self._options = evolve(self._options, settings={"refresh_interval": refresh})


#: What each kind of client takes as its `http_client` and its `transport`.
Blocking = Client["httpx.Client", "httpx.BaseTransport"]
Awaiting = Client["httpx.AsyncClient", "httpx.AsyncBaseTransport"]

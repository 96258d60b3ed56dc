"""What all clients of LM Studio have in common: the service, and how a client is made."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .. import _retry
from .._options import Service
from .._setup import MAX_CONCURRENCY, MAX_RESPONSE_BYTES, Engines, View
from .._unset import NOT_GIVEN, NotGiven
from ._guide import Model, RetryConfig
from ._operations import _LMStudio
from .exceptions import LMStudioError

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx

HttpClient = TypeVar("HttpClient")
Transport = TypeVar("Transport")

SERVICE = Service(
    name="lmstudio",
    errors="fivefold.lmstudio.exceptions",
    base_url="http://localhost:1234/v1",
    environment={"base_url": "LMSTUDIO_BASE_URL", "api_key": "LMSTUDIO_API_KEY"},
    first_byte=600.0,  # a model that is loaded just in time keeps the first request waiting
    retry=RetryConfig(),
    prefix="/v1",
)
#: The variable that LM Studio's own documentation uses.
_TOKEN = "LM_API_TOKEN"


class Client(_LMStudio, View[HttpClient, Transport]):
    """The constructor, and what a client tells about itself."""

    service = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: "float | httpx.Timeout | None" = None,
        retry_config: _retry.RetryConfig | None = None,
        *,
        max_retries: int | None = None,
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
            base_url: Where the server is, with or without its `/v1`. Default: http://localhost:1234/v1.
            api_key: Sent as a Bearer token; LM Studio asks for none unless it was set up to.
            timeout: Seconds to wait for each step of a try, or an httpx.Timeout. Default: 30, and 600 until the answer
                of a generation begins.
            retry_config: The whole retry policy. Default: `RetryConfig()`.
            max_retries: Retries after the first try.
            deadline: Seconds for a whole call, retries and pauses included; None for no bound. Default:
                timeout * (max_retries + 1) + 60; none for streams.
            headers: Sent with every request.
            max_concurrency: Calls in flight at once; more wait for their turn.
            max_response_bytes: The largest answer that is parsed, in bytes after decompression.
            engine: The HTTP stack: "httpx", "pyreqwest" (the extra `fast`), or "auto": that one where it can be.
            http_client: An httpx.Client of your own, for the async client an httpx.AsyncClient; used with its auth,
                hooks and redirects; you close it.
            transport: An httpx transport of your own, for the async client of httpx's async kind.
            verify: False to accept any certificate, or an SSLContext.
            cert: Path of a client certificate, or paths of certificate and key.
            proxy: URL of a proxy.
            trust_env: Whether proxies and certificates named in the environment are used.
            config_file: Path of a TOML file with a table per service, or of a flat JSON file.

        Raises:
            ConfigurationError: an option is wrong; the message names it.
        """
        if api_key is None and os.environ.get(_TOKEN) and not os.environ.get(SERVICE.environment["api_key"]):
            api_key = f"env:{_TOKEN}"
        self._configure(
            base_url,
            {"api_key": api_key},
            timeout=timeout,
            max_retries=max_retries,
            retry=retry_config,
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

    @property
    def api_key(self) -> str | None:
        """The key that is sent, or None."""
        return self._options.keys.get("key")

    @property
    def timeout(self) -> float | None:
        """Seconds to wait for each step of a try."""
        return self._options.timeout

    @property
    def retry_config(self) -> _retry.RetryConfig:
        """The retry policy."""
        return self._options.retry

    def _healthy(self, models: list[Model]) -> dict[str, Any]:
        return {"status": "healthy", "models_count": len(models), "base_url": self.base_url}

    def _unhealthy(self, error: LMStudioError) -> dict[str, Any]:
        found = {"status": "unhealthy", "error": str(error), "error_type": error.error_type.value}
        return {**found, "base_url": self.base_url}


#: What each kind of client takes as its `http_client` and its `transport`.
Blocking = Client["httpx.Client", "httpx.BaseTransport"]
Awaiting = Client["httpx.AsyncClient", "httpx.AsyncBaseTransport"]

"""The clients of SaaS LiteLLM."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from .._retry import RetryConfig
from .._setup import MAX_CONCURRENCY, MAX_RESPONSE_BYTES, Engines, HttpClient, Transport, View
from .._unset import NOT_GIVEN, NotGiven
from . import _jobs
from ._administration import Admin, AsyncAdmin
from ._job import AsyncJob, Job
from ._operations import _SaaSLiteLLM
from ._service import SERVICE

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx


class _Client(_SaaSLiteLLM, View[HttpClient, Transport]):
    service = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        team_id: str | None = None,
        virtual_key: str | None = None,
        timeout: "float | httpx.Timeout | None" = None,
        *,
        admin_key: str | None = None,
        model: str | None = None,
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

        `base_url`, `team_id`, `virtual_key`, `admin_key` and `model` are taken from the argument, else the environment
        (SAAS_LITELLM_API_URL, _TEAM_ID, _VIRTUAL_KEY, _ADMIN_KEY, _MODEL), else the config file; given as `env:NAME`,
        from that environment variable.

        Args:
            base_url: Where the service is. Default http://localhost:8003.
            team_id: The team that jobs are opened for.
            virtual_key: The team's key, sent as a Bearer token and never shown.
            timeout: Seconds to wait for each step of a try, or an httpx.Timeout. Default 120; where none is given, a
                call to a model may take 600 until its answer begins.
            admin_key: Sent by `admin` where an operation needs it, never shown.
            model: Asked for where a call names none. Default "gpt-4".
            max_retries: Retries after the first try. Default 2.
            retry: The whole retry policy.
            deadline: Seconds for a whole call, retries and pauses included; None for no bound. Default:
                timeout * (max_retries + 1) + 60; none for a stream.
            headers: Sent with every request.
            max_concurrency: Calls in flight at once; more wait for their turn.
            max_response_bytes: The largest answer, or event of a stream, that is parsed.
            engine: The HTTP stack: "httpx", "pyreqwest" (the extra `fast`), or "auto": that one where it can be.
            http_client: An httpx.Client of your own, for the async client an httpx.AsyncClient; you close it.
            transport: An httpx transport of your own, for the async client of httpx's async kind.
            verify: False to accept any certificate, or an SSLContext.
            cert: Path of a client certificate, or paths of certificate and key.
            proxy: URL of a proxy.
            trust_env: Whether proxies and certificates named in the environment are used.
            config_file: Path of a TOML file with a table [saas_litellm], or of a flat JSON file.

        Raises:
            ConfigurationError: an option is wrong; the message names it.
        """
        self._configure(
            base_url,
            {"virtual_key": virtual_key, "admin_key": admin_key},
            settings={"team_id": team_id, "model": model},
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

    @property
    def team_id(self) -> str | None:
        """The client's team."""
        team: str | None = self._options.settings["team_id"]
        return team

    @property
    def timeout(self) -> float | None:
        """Seconds to wait for each step of a try; None for no bound."""
        return self._options.timeout


class RawSaaSLiteLLM(_SaaSLiteLLM, RawView):
    """SaaSLiteLLM whose operations return a RawResponse."""

    service = SERVICE


class AsyncRawSaaSLiteLLM(_SaaSLiteLLM, AsyncRawView):
    """AsyncSaaSLiteLLM whose operations return a RawResponse."""

    service = SERVICE


class SaaSLiteLLM(_Client["httpx.Client", "httpx.BaseTransport"], SyncClient):
    """A blocking client for SaaS LiteLLM.

    Reads SAAS_LITELLM_API_URL, SAAS_LITELLM_TEAM_ID, SAAS_LITELLM_VIRTUAL_KEY, SAAS_LITELLM_ADMIN_KEY and
    SAAS_LITELLM_MODEL. Default: http://localhost:8003.
    """

    def job(self, job_type: str, metadata: Mapping[str, Any] | None = None, *, user_id: str | None = None) -> Job:
        """A job for a `with`: opened there, completed at its end, failed when something is raised inside.

        Args:
            job_type: What kind of job it is, at most 100 characters.
            metadata: What to keep with it.
            user_id: Whom the job is for.

        Raises:
            ValueError: `job_type` is too long.
            ConfigurationError: the client has no team.
        """
        made = self._seen_as(Job)
        made._opening = _jobs.create_job(self._options, job_type, metadata, user_id=user_id)
        return made

    @property
    def admin(self) -> Admin:
        """What administrators do, on the same connections."""
        return self._seen_as(Admin)

    @property
    def with_raw_response(self) -> RawSaaSLiteLLM:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        `iter_jobs`, `complete_job`, `abandon`, `structured_output`, `resolve` and streams return here what they return
        there.
        """
        return self._seen_as(RawSaaSLiteLLM)


class AsyncSaaSLiteLLM(_Client["httpx.AsyncClient", "httpx.AsyncBaseTransport"], AsyncClient):
    """A client for SaaS LiteLLM on asyncio.

    Reads SAAS_LITELLM_API_URL, SAAS_LITELLM_TEAM_ID, SAAS_LITELLM_VIRTUAL_KEY, SAAS_LITELLM_ADMIN_KEY and
    SAAS_LITELLM_MODEL. Default: http://localhost:8003.
    """

    def job(self, job_type: str, metadata: Mapping[str, Any] | None = None, *, user_id: str | None = None) -> AsyncJob:
        """A job for an `async with`: opened there, completed at its end, failed when something is raised inside.

        Args:
            job_type: What kind of job it is, at most 100 characters.
            metadata: What to keep with it.
            user_id: Whom the job is for.

        Raises:
            ValueError: `job_type` is too long.
            ConfigurationError: the client has no team.
        """
        made = self._seen_as(AsyncJob)
        made._opening = _jobs.create_job(self._options, job_type, metadata, user_id=user_id)
        return made

    @property
    def admin(self) -> AsyncAdmin:
        """What administrators do, on the same connections."""
        return self._seen_as(AsyncAdmin)

    @property
    def with_raw_response(self) -> AsyncRawSaaSLiteLLM:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        `iter_jobs`, `complete_job`, `abandon`, `structured_output`, `resolve` and streams return here what they return
        there.
        """
        return self._seen_as(AsyncRawSaaSLiteLLM)

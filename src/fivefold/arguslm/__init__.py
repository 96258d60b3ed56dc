"""ArgusLM: monitoring and benchmarks of LLM providers.

from fivefold import ArgusLM

with ArgusLM("http://localhost:8000") as client:
    for check in client.iter_uptime_history(status="down"):
        print(check.model_name, check.error)
"""

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from .._options import Service
from . import exceptions, schemas
from ._operations import _ArgusLM
from .exceptions import *  # noqa: F403  (its names are listed there)

__all__ = [
    "ArgusLM",
    "ArgusLMClient",
    "AsyncArgusLM",
    "AsyncArgusLMClient",
    "exceptions",
    "schemas",
]
__all__ += exceptions.__all__


class _Client(_ArgusLM):
    service = Service(
        name="arguslm",
        errors="fivefold.arguslm.exceptions",
        base_url="http://localhost:8000",
        environment={"base_url": "ARGUSLM_BASE_URL", "api_key": "ARGUSLM_API_KEY"},
    )


class RawArgusLM(_Client, RawView):
    """ArgusLM whose operations and exports return a RawResponse."""


class AsyncRawArgusLM(_Client, AsyncRawView):
    """AsyncArgusLM whose operations and exports return a RawResponse."""


class ArgusLM(_Client, SyncClient):
    """A blocking client for ArgusLM.

    Reads ARGUSLM_BASE_URL, and ARGUSLM_API_KEY for a proxy that asks for a key. Default: http://localhost:8000.
    """

    @property
    def with_raw_response(self) -> RawArgusLM:
        """The same methods; operations and exports return a RawResponse: status, headers and tries beside the answer.

        `iter_*`, `run_*`, `wait_*` and `stream_*` make several calls, and return here what they return there.
        """
        return self._seen_as(RawArgusLM)


class AsyncArgusLM(_Client, AsyncClient):
    """A client for ArgusLM on asyncio.

    Reads ARGUSLM_BASE_URL, and ARGUSLM_API_KEY for a proxy that asks for a key. Default: http://localhost:8000.
    """

    @property
    def with_raw_response(self) -> AsyncRawArgusLM:
        """The same methods; operations and exports return a RawResponse: status, headers and tries beside the answer.

        `iter_*`, `run_*`, `wait_*` and `stream_*` make several calls, and return here what they return there.
        """
        return self._seen_as(AsyncRawArgusLM)


ArgusLMClient = ArgusLM
AsyncArgusLMClient = AsyncArgusLM

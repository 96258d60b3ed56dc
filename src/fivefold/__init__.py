"""Five LLM services, one client library: typed calls, retries, paging, streams, one error tree.

    from fivefold import ArgusLM

    with ArgusLM("http://localhost:8000") as client:
        print(client.list_providers().total)

Importing this loads nothing else; each name is loaded when it is first used.
"""

from importlib import import_module

TYPE_CHECKING = False  # read as true by type checkers, without the time that importing typing takes
if TYPE_CHECKING:
    from ._compatibility import Compatibility
    from ._files import Export
    from ._raw import RawResponse
    from ._resolution import Resolution
    from ._retry import RetryConfig
    from ._unset import NOT_GIVEN
    from .arguslm import ArgusLM, AsyncArgusLM
    from .errors import (
        APIConnectionError,
        APIError,
        APIStatusError,
        APITimeoutError,
        Attempt,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DeadlineExceededError,
        FivefoldError,
        IncompleteStreamError,
        InternalServerError,
        NotFoundError,
        OutcomeUnknownError,
        PermissionDeniedError,
        RateLimitError,
        ResponseValidationError,
        StreamError,
        UnprocessableEntityError,
    )
    from .lmstudio import AsyncLMStudio, LMStudio
    from .mongars import AsyncMonGARS, MonGARS
    from .saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM
    from .stream import AsyncStream, Stream
    from .synthgen import AsyncSynthgen, Synthgen

__version__ = "0.1.0"
__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "ArgusLM",
    "AsyncArgusLM",
    "AsyncLMStudio",
    "AsyncMonGARS",
    "AsyncSaaSLiteLLM",
    "AsyncStream",
    "AsyncSynthgen",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "Compatibility",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "Export",
    "FivefoldError",
    "IncompleteStreamError",
    "InternalServerError",
    "LMStudio",
    "MonGARS",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "Resolution",
    "ResponseValidationError",
    "RetryConfig",
    "SaaSLiteLLM",
    "Stream",
    "StreamError",
    "Synthgen",
    "UnprocessableEntityError",
    "__version__",
]

_HOMES = {
    "ArgusLM": ".arguslm",
    "AsyncArgusLM": ".arguslm",
    "AsyncLMStudio": ".lmstudio",
    "AsyncMonGARS": ".mongars",
    "AsyncSaaSLiteLLM": ".saas_litellm",
    "AsyncStream": ".stream",
    "AsyncSynthgen": ".synthgen",
    "Compatibility": "._compatibility",
    "Export": "._files",
    "LMStudio": ".lmstudio",
    "MonGARS": ".mongars",
    "NOT_GIVEN": "._unset",
    "RawResponse": "._raw",
    "Resolution": "._resolution",
    "RetryConfig": "._retry",
    "SaaSLiteLLM": ".saas_litellm",
    "Stream": ".stream",
    "Synthgen": ".synthgen",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, ".errors"), __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)

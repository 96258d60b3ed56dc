"""SaaS LiteLLM: calls to language models, grouped in jobs and paid in credits.

from fivefold import SaaSLiteLLM

with SaaSLiteLLM("http://localhost:8003", "acme-corp", "sk-your-key") as client:
    with client.job("analysis") as job:
        print(job.chat([{"role": "user", "content": "Hello"}]).text)
    print(job.result.credits_remaining)
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .._resolution import Resolution
from . import schemas
from ._administration import Admin, AsyncAdmin
from ._clients import AsyncSaaSLiteLLM, SaaSLiteLLM
from ._guide import (
    ChatChoice,
    ChatCompletionChunk,
    ChatCompletionResponse,
    JobCompletionResult,
    Message,
    Usage,
)
from ._job import AsyncJob, Job

if TYPE_CHECKING:
    from . import exceptions
    from .exceptions import (
        APIConnectionError,
        APIError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        ConfigurationError,
        ConflictError,
        DeadlineExceededError,
        IncompleteStreamError,
        InternalServerError,
        NotFoundError,
        OutcomeUnknownError,
        PermissionDeniedError,
        ProviderError,
        RateLimitError,
        ResponseValidationError,
        SaaSLiteLLMError,
        StreamError,
        UnprocessableEntityError,
    )

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Admin",
    "AsyncAdmin",
    "AsyncJob",
    "AsyncSaaSLiteLLM",
    "AuthenticationError",
    "BadRequestError",
    "ChatChoice",
    "ChatCompletionChunk",
    "ChatCompletionResponse",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "IncompleteStreamError",
    "InternalServerError",
    "Job",
    "JobCompletionResult",
    "Message",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "ProviderError",
    "RateLimitError",
    "Resolution",
    "ResponseValidationError",
    "SaaSLLMClient",
    "SaaSLiteLLM",
    "SaaSLiteLLMError",
    "StreamChunk",
    "StreamError",
    "UnprocessableEntityError",
    "Usage",
    "exceptions",
    "schemas",
]

SaaSLLMClient = AsyncSaaSLiteLLM
StreamChunk = ChatCompletionChunk


def __getattr__(name: str) -> object:
    """The exceptions, when first asked for: refusals are httpx's too, which takes longer to load than all else here."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    exceptions = import_module(".exceptions", __name__)
    return exceptions if name == "exceptions" else getattr(exceptions, name)


def __dir__() -> list[str]:
    return sorted(__all__)

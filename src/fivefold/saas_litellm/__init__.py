"""SaaS LiteLLM: calls to language models, grouped in jobs and paid in credits.

from fivefold import SaaSLiteLLM

with SaaSLiteLLM("http://localhost:8003", "acme-corp", "sk-your-key") as client:
    with client.job("analysis") as job:
        print(job.chat([{"role": "user", "content": "Hello"}]).text)
    print(job.result.credits_remaining)
"""

from .._resolution import Resolution
from . import exceptions, schemas
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
from .exceptions import *  # noqa: F403  (its names are listed there)

__all__ = [
    "Admin",
    "AsyncAdmin",
    "AsyncJob",
    "AsyncSaaSLiteLLM",
    "ChatChoice",
    "ChatCompletionChunk",
    "ChatCompletionResponse",
    "Job",
    "JobCompletionResult",
    "Message",
    "Resolution",
    "SaaSLLMClient",
    "SaaSLiteLLM",
    "StreamChunk",
    "Usage",
    "exceptions",
    "schemas",
]
__all__ += exceptions.__all__

SaaSLLMClient = AsyncSaaSLiteLLM
StreamChunk = ChatCompletionChunk

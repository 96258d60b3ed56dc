"""LM Studio: local models, and the servers that speak as it does.

from fivefold import LMStudio

with LMStudio() as client:
    for text in client.stream_completion({"model": "gemma-3", "prompt": "Once upon a time"}).text():
        print(text, end="")
"""

from typing import Any, Unpack

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from . import exceptions, schemas
from ._client import Awaiting, Blocking
from ._guide import CompletionFields, CompletionRequest, Model, RetryConfig
from ._images import image_part
from ._reasoning import split_reasoning
from ._views import (
    AsyncNativeLMStudio,
    AsyncRawNativeLMStudio,
    AsyncRawV0LMStudio,
    AsyncV0LMStudio,
    NativeLMStudio,
    RawNativeLMStudio,
    RawV0LMStudio,
    V0LMStudio,
)
from .exceptions import *  # noqa: F403  (its names are listed there)
from .schemas import CompletionChoice, CompletionResponse, CompletionUsage

__all__ = [
    "AsyncLMStudio",
    "AsyncLMStudioClient",
    "CompletionChoice",
    "CompletionRequest",
    "CompletionResponse",
    "CompletionUsage",
    "LMStudio",
    "LMStudioClient",
    "Model",
    "RetryConfig",
    "complete",
    "create_client",
    "exceptions",
    "image_part",
    "list_models",
    "schemas",
    "split_reasoning",
]
__all__ += exceptions.__all__


class RawLMStudio(Blocking, RawView):
    """LM Studio whose operations return a RawResponse."""

    @property
    def native(self) -> RawNativeLMStudio:
        """LM Studio's own API, `/api/v1`."""
        return self._seen_as(RawNativeLMStudio)

    @property
    def v0(self) -> RawV0LMStudio:
        """LM Studio's older API, `/api/v0`."""
        return self._seen_as(RawV0LMStudio)


class AsyncRawLMStudio(Awaiting, AsyncRawView):
    """AsyncLMStudio whose operations return a RawResponse."""

    @property
    def native(self) -> AsyncRawNativeLMStudio:
        """LM Studio's own API, `/api/v1`."""
        return self._seen_as(AsyncRawNativeLMStudio)

    @property
    def v0(self) -> AsyncRawV0LMStudio:
        """LM Studio's older API, `/api/v0`."""
        return self._seen_as(AsyncRawV0LMStudio)


class LMStudio(Blocking, SyncClient):
    """A blocking client for LM Studio, and for servers like it.

    Reads LMSTUDIO_BASE_URL, and LMSTUDIO_API_KEY or LM_API_TOKEN. Default: http://localhost:1234/v1, no key.

    Attributes:
        native: LM Studio's own API: loading and downloading models, chats that it remembers.
        v0: Its older API: generations with figures on speed, models with their state.
    """

    @property
    def native(self) -> NativeLMStudio:
        """LM Studio's own API, `/api/v1`: models, loading, downloads, and chats that it remembers."""
        return self._seen_as(NativeLMStudio)

    @property
    def v0(self) -> V0LMStudio:
        """LM Studio's older API, `/api/v0`: generations with figures on speed, and models with their state."""
        return self._seen_as(V0LMStudio)

    @property
    def with_raw_response(self) -> RawLMStudio:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        `parse`, `run_tools` and `wait_*` make several calls, and `stream_*` tells these things itself: all of them
        return here what they return there.
        """
        return self._seen_as(RawLMStudio)

    def health_check(self) -> dict[str, Any]:
        """Whether the server answers. Tries once, and raises nothing about the server.

        GET /v1/models

        Returns:
            `status` "healthy" with `models_count`, or "unhealthy" with `error` and `error_type`; and `base_url`.
        """
        try:
            return self._healthy(self.with_options(max_retries=0).list_models())
        except exceptions.LMStudioError as error:
            return self._unhealthy(error)


class AsyncLMStudio(Awaiting, AsyncClient):
    """A client for LM Studio, and for servers like it, on asyncio.

    Reads LMSTUDIO_BASE_URL, and LMSTUDIO_API_KEY or LM_API_TOKEN. Default: http://localhost:1234/v1, no key.

    Attributes:
        native: LM Studio's own API: loading and downloading models, chats that it remembers.
        v0: Its older API: generations with figures on speed, models with their state.
    """

    @property
    def native(self) -> AsyncNativeLMStudio:
        """LM Studio's own API, `/api/v1`: models, loading, downloads, and chats that it remembers."""
        return self._seen_as(AsyncNativeLMStudio)

    @property
    def v0(self) -> AsyncV0LMStudio:
        """LM Studio's older API, `/api/v0`: generations with figures on speed, and models with their state."""
        return self._seen_as(AsyncV0LMStudio)

    @property
    def with_raw_response(self) -> AsyncRawLMStudio:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        `parse`, `run_tools` and `wait_*` make several calls, and `stream_*` tells these things itself: all of them
        return here what they return there.
        """
        return self._seen_as(AsyncRawLMStudio)

    async def health_check(self) -> dict[str, Any]:
        """Whether the server answers. Tries once, and raises nothing about the server.

        GET /v1/models

        Returns:
            `status` "healthy" with `models_count`, or "unhealthy" with `error` and `error_type`; and `base_url`.
        """
        try:
            return self._healthy(await self.with_options(max_retries=0).list_models())
        except exceptions.LMStudioError as error:
            return self._unhealthy(error)


LMStudioClient = LMStudio
AsyncLMStudioClient = AsyncLMStudio


def create_client(base_url: str | None = None, api_key: str | None = None, **options: Any) -> LMStudio:
    """Make a blocking client: the same as `LMStudio(base_url, api_key, …)`.

    Args:
        base_url: Where the server is, with or without its `/v1`. Default: http://localhost:1234/v1.
        api_key: Sent as a Bearer token.
        options: As of `LMStudio`.
    """
    return LMStudio(base_url, api_key, **options)


def list_models(base_url: str | None = None, api_key: str | None = None) -> list[Model]:
    """List the models that can be named in requests, on a connection for this call alone.

    GET /v1/models

    Args:
        base_url: Where the server is, with or without its `/v1`. Default: http://localhost:1234/v1.
        api_key: Sent as a Bearer token.

    Raises:
        LMStudioError: the call failed.
    """
    with create_client(base_url, api_key) as client:
        return client.list_models()


def complete(
    model: str,
    prompt: str,
    base_url: str | None = None,
    api_key: str | None = None,
    *,
    max_tokens: int | None = None,
    temperature: float | None = None,
    **fields: "Unpack[CompletionFields]",
) -> "CompletionResponse":
    """Go on with a text, on a connection for this call alone.

    POST /v1/completions

    Args:
        model: Name of the model.
        prompt: The text.
        base_url: Where the server is, with or without its `/v1`. Default: http://localhost:1234/v1.
        api_key: Sent as a Bearer token.
        max_tokens: Most tokens to make; -1 for no limit.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        fields: Any other field of a CompletionRequest by its name, such as `top_p`, `stop`, `seed` or `ttl`.

    Raises:
        LMStudioError: the call failed.
    """
    with create_client(base_url, api_key) as client:
        return client.create_completion_simple(model, prompt, max_tokens, temperature, **fields)

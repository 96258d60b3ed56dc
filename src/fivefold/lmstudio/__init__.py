"""LM Studio: local models, and the servers that speak as it does.

from fivefold import LMStudio

with LMStudio() as client:
    for text in client.stream_completion({"model": "gemma-3", "prompt": "Once upon a time"}).text():
        print(text, end="")
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from . import exceptions, schemas
from ._client import Awaiting, Blocking
from ._guide import CompletionRequest, Model, RetryConfig
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

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    if name in ("CompletionChoice", "CompletionResponse", "CompletionUsage"):
        return getattr(schemas, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)


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
    top_p: float | None = None,
    n: int | None = None,
    stream: bool | None = None,
    logprobs: int | None = None,
    echo: bool | None = None,
    stop: str | Sequence[str] | None = None,
    presence_penalty: float | None = None,
    frequency_penalty: float | None = None,
    best_of: int | None = None,
    logit_bias: Mapping[str, float] | None = None,
    user: str | None = None,
    suffix: str | None = None,
    seed: int | None = None,
    top_k: int | None = None,
    min_p: float | None = None,
    repeat_penalty: float | None = None,
    stream_options: "schemas.StreamOptions | Mapping[str, Any] | None" = None,
    ttl: int | None = None,
    draft_model: str | None = None,
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
        top_p: Choose among the likeliest tokens that together have this probability.
        n: How many answers to make; LM Studio makes one.
        stream: Not for this method; that is `LMStudio.stream_completion`.
        logprobs: How many probabilities of tokens to tell.
        echo: Whether to repeat the prompt.
        stop: Text, or texts, to end at; they are not part of the answer.
        presence_penalty: How much to avoid tokens that were there before.
        frequency_penalty: How much to avoid tokens, by how often they were there before.
        best_of: How many answers to choose from.
        logit_bias: What to add to the scores of tokens, by their ids.
        user: Name of the end user; LM Studio ignores it.
        suffix: Text that comes after the answer.
        seed: Start of the random numbers: the same one gives the same text.
        top_k: Choose among this many of the likeliest tokens.
        min_p: Leave out tokens that are less likely than this share of the likeliest one.
        repeat_penalty: How much to avoid tokens that were there before, 1 not at all.
        stream_options: Of a stream.
        ttl: Seconds without use after which a model that this loads is unloaded.
        draft_model: Smaller model that drafts tokens for this one.

    Raises:
        ValueError: `stream` is not for this function; nothing was sent.
        LMStudioError: the call failed.
    """
    with create_client(base_url, api_key) as client:
        return client.create_completion_simple(
            model,
            prompt,
            max_tokens,
            temperature,
            top_p=top_p,
            n=n,
            stream=stream,
            logprobs=logprobs,
            echo=echo,
            stop=stop,
            presence_penalty=presence_penalty,
            frequency_penalty=frequency_penalty,
            best_of=best_of,
            logit_bias=logit_bias,
            user=user,
            suffix=suffix,
            seed=seed,
            top_k=top_k,
            min_p=min_p,
            repeat_penalty=repeat_penalty,
            stream_options=stream_options,
            ttl=ttl,
            draft_model=draft_model,
        )

"""The operations in the manner of OpenAI that have more to them than a call. No I/O."""

import base64
import binascii
import math
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from fivefold_wire.lmstudio import models as _models
from fivefold_wire.lmstudio.api import openai, v0

from .._codec import WireError
from ..call import Call
from ._guide import CompletionRequest, Model
from ._requests import whole, with_default

_create_completion = whole(openai.create_completion, "stream_completion")


def list_models() -> "Call[list[Model]]":
    """List the models that can be named in requests.

    With just-in-time loading these are all downloaded models, otherwise the loaded ones.

    GET /v1/models

    Returns:
        The models.

    Raises:
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
    """
    return openai.list_models().told_as("list_models", _as_models)


def create_completion(request: "_models.CompletionRequest | Mapping[str, Any]") -> "Call[_models.CompletionResponse]":
    """Go on with a text. No prompt template is applied.

    POST /v1/completions

    Args:
        request: A text to go on with. Only the fields that are given are sent.

    Returns:
        The text.

    Raises:
        ValueError: `request` asks for a stream; nothing was sent.
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        InternalServerError: The server failed, or could not load the model.
        APITimeoutError: No answer came in time; the generation is not started again.
    """
    return _create_completion(request)


def create_completion_simple(
    model: str,
    prompt: str,
    max_tokens: int | None = None,
    temperature: float | None = None,
    *,
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
    stream_options: "_models.StreamOptions | Mapping[str, Any] | None" = None,
    ttl: int | None = None,
    draft_model: str | None = None,
) -> "Call[_models.CompletionResponse]":
    """Go on with a text, told by arguments. No prompt template is applied.

    POST /v1/completions

    Args:
        model: Name of the model. While just one is loaded, LM Studio runs that one whatever the name.
        prompt: The text.
        max_tokens: Most tokens to make; -1 for no limit.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        top_p: Choose among the likeliest tokens that together have this probability.
        n: How many answers to make; LM Studio makes one.
        stream: Not for this method; `stream_completion` sets it.
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

    Returns:
        The text.

    Raises:
        TypeError: an argument is of another type; nothing was sent.
        ValueError: `stream` is not for this method; nothing was sent.
        APIStatusError: as of `create_completion`.
        APITimeoutError: No answer came in time; the generation is not started again.
    """
    request = CompletionRequest(
        model,
        prompt,
        max_tokens=max_tokens,
        temperature=temperature,
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
    return _create_completion(request).told_as("create_completion_simple", lambda answer: answer)


def create_embeddings(body: "_models.EmbeddingRequest | Mapping[str, Any]") -> "Call[_models.EmbeddingList]":
    """Embed texts.

    POST /v1/embeddings, asking for numbers unless `encoding_format` says otherwise: some servers send base64 otherwise.

    Args:
        body: Texts to embed. Only the fields that are given are sent.

    Returns:
        The embeddings: lists of numbers, in whatever form they came. One list for each token where the model does not
        join them.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
    """
    call = openai.create_embeddings(with_default(body, "encoding_format", "float"))
    return call.told_as("create_embeddings", _as_numbers)


def v0_create_embeddings(body: "_models.EmbeddingRequest | Mapping[str, Any]") -> "Call[_models.EmbeddingList]":
    """Embed texts.

    POST /api/v0/embeddings, otherwise as `create_embeddings` of the client.

    Args:
        body: Texts to embed. Only the fields that are given are sent.

    Returns:
        The embeddings: lists of numbers, in whatever form they came.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
    """
    call = v0.v0_create_embeddings(with_default(body, "encoding_format", "float"))
    return call.told_as("v0_create_embeddings", _as_numbers)


def _as_models(page: "_models.ModelList") -> list[Model]:
    return [Model.from_dict(model.to_dict()) for model in page.data]


def _as_numbers(answer: "_models.EmbeddingList") -> "_models.EmbeddingList":
    for place, item in enumerate(answer.data):
        if isinstance(item.embedding, str):
            try:
                item.embedding = _floats(item.embedding)
            except (binascii.Error, struct.error, ValueError) as error:
                raise WireError(f"data[{place}].embedding: neither numbers nor base64", ValueError) from error
    return answer


def _floats(text: str) -> list[float]:
    """Numbers of 32 bits in base64, the least significant byte first."""
    numbers = [number for (number,) in struct.iter_unpack("<f", base64.b64decode(text, validate=True))]
    if not all(map(math.isfinite, numbers)):
        raise ValueError("not finite")
    return numbers

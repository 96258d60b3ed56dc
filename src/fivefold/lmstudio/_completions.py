"""The operations in the manner of OpenAI that have more to them than a call. No I/O."""

import base64
import binascii
import struct
from collections.abc import Mapping
from typing import Any, Unpack

from fivefold_wire.lmstudio import models as _models
from fivefold_wire.lmstudio.api import openai, v0

from .._codec import WireError
from ..call import Call
from ._guide import CompletionFields, CompletionRequest, Model
from ._requests import answered, whole, with_default

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
    return answered(openai.list_models(), lambda page: [Model.from_dict(model.to_dict()) for model in page.data])


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
    **fields: "Unpack[CompletionFields]",
) -> "Call[_models.CompletionResponse]":
    """Go on with a text, told by arguments. No prompt template is applied.

    POST /v1/completions

    Args:
        model: Name of the model. While just one is loaded, LM Studio runs that one whatever the name.
        prompt: The text.
        max_tokens: Most tokens to make; -1 for no limit.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        fields: Any other field of a CompletionRequest by its name, such as `top_p`, `stop`, `seed` or `ttl`.

    Returns:
        The text.

    Raises:
        TypeError: there is no such field; nothing was sent.
        ValueError: `stream` is not for this method; nothing was sent.
        APIStatusError: as of `create_completion`.
        APITimeoutError: No answer came in time; the generation is not started again.
    """
    request = CompletionRequest(model, prompt, max_tokens=max_tokens, temperature=temperature, **fields)
    return _create_completion(request)


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
    return answered(openai.create_embeddings(with_default(body, "encoding_format", "float")), _as_numbers)


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
    return answered(v0.v0_create_embeddings(with_default(body, "encoding_format", "float")), _as_numbers)


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
    return [number for (number,) in struct.iter_unpack("<f", base64.b64decode(text, validate=True))]

# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""LM Studio's older API: the same generations with figures on speed, and models with their state."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "v0_list_models",
    "v0_get_model",
    "v0_create_chat_completion",
    "v0_create_completion",
    "v0_create_embeddings",
)
_V0_LIST_MODELS: "Operation[_models.V0ModelList]" = Operation(
    name="v0_list_models",
    method="GET",
    path="/api/v0/models",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "V0ModelList"))},
)


def v0_list_models() -> "Call[_models.V0ModelList]":
    """List models with their state.

    With just-in-time loading these are all downloaded models, otherwise the loaded ones.

    GET /api/v0/models

    Returns:
        The models.

    Raises:
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
    """
    return _V0_LIST_MODELS.call({})


_V0_GET_MODEL: "Operation[_models.V0Model]" = Operation(
    name="v0_get_model",
    method="GET",
    path="/api/v0/models/{model}",
    safety="safe",
    parameters=(Parameter("model", "model", "path", _codec.STR, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "V0Model"))},
)


def v0_get_model(model: str) -> "Call[_models.V0Model]":
    """Get one model with its state.

    GET /api/v0/models/{model}

    Args:
        model: Name of the model; slashes in it are escaped.

    Returns:
        The model.

    Raises:
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
    """
    return _V0_GET_MODEL.call({"model": model})


_V0_CREATE_CHAT_COMPLETION: "Operation[_models.ChatCompletion]" = Operation(
    name="v0_create_chat_completion",
    method="POST",
    path="/api/v0/chat/completions",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ChatCompletionRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "ChatCompletion"))},
)


def v0_create_chat_completion(
    body: "_models.ChatCompletionRequest | Mapping[str, Any]",
) -> "Call[_models.ChatCompletion]":
    """Answer a chat, and tell how fast it was.

    A body with `stream` is for the method that streams: events, the last of which is `[DONE]`.

    POST /api/v0/chat/completions

    Args:
        body: A chat to answer. Only the fields that are given are sent.

    Returns:
        The answer with `stats`, `model_info` and `runtime`, or chunks of it with `stream`.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _V0_CREATE_CHAT_COMPLETION.call({}, body)


_V0_CREATE_COMPLETION: "Operation[_models.CompletionResponse]" = Operation(
    name="v0_create_completion",
    method="POST",
    path="/api/v0/completions",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "CompletionRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "CompletionResponse"))},
)


def v0_create_completion(body: "_models.CompletionRequest | Mapping[str, Any]") -> "Call[_models.CompletionResponse]":
    """Go on with a text, and tell how fast it was.

    No prompt template is applied. A body with `stream` is for the method that streams: events, the last of which is
    `[DONE]`.

    POST /api/v0/completions

    Args:
        body: A text to go on with. No prompt template is applied. Only the fields that are given are sent.

    Returns:
        The text with `stats`, `model_info` and `runtime`, or chunks of it with `stream`.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _V0_CREATE_COMPLETION.call({}, body)


_V0_CREATE_EMBEDDINGS: "Operation[_models.EmbeddingList]" = Operation(
    name="v0_create_embeddings",
    method="POST",
    path="/api/v0/embeddings",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "EmbeddingRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "EmbeddingList"))},
)


def v0_create_embeddings(body: "_models.EmbeddingRequest | Mapping[str, Any]") -> "Call[_models.EmbeddingList]":
    """Embed texts.

    POST /api/v0/embeddings

    Args:
        body: Texts to embed. Only the fields that are given are sent.

    Returns:
        The embeddings.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _V0_CREATE_EMBEDDINGS.call({}, body)

# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""The API in the manner of OpenAI, which servers like LM Studio have too."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _shapes
from fivefold.call import Body, Call, Operation

from .. import models as _models

__all__ = (
    "list_models",
    "create_completion",
    "create_chat_completion",
    "create_embeddings",
    "create_response",
)
_LIST_MODELS: "Operation[_models.ModelList]" = Operation(
    name="list_models",
    method="GET",
    path="/v1/models",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelList"))},
)


def list_models() -> "Call[_models.ModelList]":
    """List the models that can be named in requests.

    With just-in-time loading these are all downloaded models, otherwise the loaded ones.

    GET /v1/models

    Returns:
        The models.

    Raises:
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
    """
    return _LIST_MODELS.call({})


_CREATE_COMPLETION: "Operation[_models.CompletionResponse]" = Operation(
    name="create_completion",
    method="POST",
    path="/v1/completions",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "CompletionRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "CompletionResponse"))},
)


def create_completion(body: "_models.CompletionRequest | Mapping[str, Any]") -> "Call[_models.CompletionResponse]":
    """Go on with a text.

    No prompt template is applied. A body with `stream` is for the method that streams: events, the last of which is
    `[DONE]`.

    POST /v1/completions

    Args:
        body: A text to go on with. No prompt template is applied. Only the fields that are given are sent.

    Returns:
        The text, or chunks of it with `stream`.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _CREATE_COMPLETION.call({}, body)


_CREATE_CHAT_COMPLETION: "Operation[_models.ChatCompletion]" = Operation(
    name="create_chat_completion",
    method="POST",
    path="/v1/chat/completions",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ChatCompletionRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "ChatCompletion"))},
)


def create_chat_completion(body: "_models.ChatCompletionRequest | Mapping[str, Any]") -> "Call[_models.ChatCompletion]":
    """Answer a chat.

    A body with `stream` is for the method that streams: events, the last of which is `[DONE]`.

    POST /v1/chat/completions

    Args:
        body: A chat to answer. Only the fields that are given are sent.

    Returns:
        The answer, or chunks of it with `stream`.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _CREATE_CHAT_COMPLETION.call({}, body)


_CREATE_EMBEDDINGS: "Operation[_models.EmbeddingList]" = Operation(
    name="create_embeddings",
    method="POST",
    path="/v1/embeddings",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "EmbeddingRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "EmbeddingList"))},
)


def create_embeddings(body: "_models.EmbeddingRequest | Mapping[str, Any]") -> "Call[_models.EmbeddingList]":
    """Embed texts.

    POST /v1/embeddings

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
    return _CREATE_EMBEDDINGS.call({}, body)


_CREATE_RESPONSE: "Operation[_models.ResponseObject]" = Operation(
    name="create_response",
    method="POST",
    path="/v1/responses",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ResponseRequest"), secret=True),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "ResponseObject"))},
)


def create_response(body: "_models.ResponseRequest | Mapping[str, Any]") -> "Call[_models.ResponseObject]":
    """Respond to a text or to messages.

    A body with `stream` is for the method that streams: events, the last of which is `response.completed`,
    `response.incomplete` or `response.failed`. There is no way to fetch or delete a response that is kept.

    POST /v1/responses

    Args:
        body: Something to respond to, and perhaps a response to go on from. Only the fields that are given are
            sent.

    Returns:
        The response, or events of it with `stream`.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _CREATE_RESPONSE.call({}, body)

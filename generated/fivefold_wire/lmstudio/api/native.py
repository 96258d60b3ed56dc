# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""LM Studio's own API: models, loading, downloads, and chats that the server remembers."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "native_list_models",
    "native_load_model",
    "native_unload_model",
    "native_download_model",
    "native_get_download",
    "native_chat",
)
_NATIVE_LIST_MODELS: "Operation[_models.NativeModelList]" = Operation(
    name="native_list_models",
    method="GET",
    path="/api/v1/models",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "NativeModelList"))},
)


def native_list_models() -> "Call[_models.NativeModelList]":
    """List all downloaded models with their loaded instances.

    GET /api/v1/models

    Returns:
        The models.

    Raises:
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
    """
    return _NATIVE_LIST_MODELS.call({})


_NATIVE_LOAD_MODEL: "Operation[_models.LoadResponse]" = Operation(
    name="native_load_model",
    method="POST",
    path="/api/v1/models/load",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "LoadRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "LoadResponse"))},
)


def native_load_model(body: "_models.LoadRequest | Mapping[str, Any]") -> "Call[_models.LoadResponse]":
    """Load a model.

    Answers when the model is loaded, which may take minutes. Loading a model twice makes two instances.

    POST /api/v1/models/load

    Args:
        body: A model to load. Only the fields that are given are sent.

    Returns:
        The new instance.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _NATIVE_LOAD_MODEL.call({}, body)


_NATIVE_UNLOAD_MODEL: "Operation[_models.UnloadResponse]" = Operation(
    name="native_unload_model",
    method="POST",
    path="/api/v1/models/unload",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UnloadRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "UnloadResponse"))},
)


def native_unload_model(body: "_models.UnloadRequest | Mapping[str, Any]") -> "Call[_models.UnloadResponse]":
    """Unload an instance of a model.

    POST /api/v1/models/unload

    Args:
        body: An instance to unload.

    Returns:
        The instance.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
    """
    return _NATIVE_UNLOAD_MODEL.call({}, body)


_NATIVE_DOWNLOAD_MODEL: "Operation[_models.DownloadJob]" = Operation(
    name="native_download_model",
    method="POST",
    path="/api/v1/models/download",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "DownloadRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "DownloadJob"))},
)


def native_download_model(body: "_models.DownloadRequest | Mapping[str, Any]") -> "Call[_models.DownloadJob]":
    """Start to download a model.

    POST /api/v1/models/download

    Args:
        body: A model to download. Only the fields that are given are sent.

    Returns:
        The download, or the word that the model is there already.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
    """
    return _NATIVE_DOWNLOAD_MODEL.call({}, body)


_NATIVE_GET_DOWNLOAD: "Operation[_models.DownloadJob]" = Operation(
    name="native_get_download",
    method="GET",
    path="/api/v1/models/download/status/{job_id}",
    safety="safe",
    parameters=(Parameter("job_id", "job_id", "path", _codec.STR, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "DownloadJob"))},
)


def native_get_download(job_id: str) -> "Call[_models.DownloadJob]":
    """Get the state of a download.

    GET /api/v1/models/download/status/{job_id}

    Args:
        job_id: Id of the download.

    Returns:
        The download.

    Raises:
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
    """
    return _NATIVE_GET_DOWNLOAD.call({"job_id": job_id})


_NATIVE_CHAT: "Operation[_models.NativeChatResponse]" = Operation(
    name="native_chat",
    method="POST",
    path="/api/v1/chat",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "NativeChatRequest"), secret=True),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "NativeChatResponse"))},
)


def native_chat(body: "_models.NativeChatRequest | Mapping[str, Any]") -> "Call[_models.NativeChatResponse]":
    """Answer a text, with plugins and tools of LM Studio.

    Takes no messages: to go on from an answer, give its id. A body with `stream` is for the method that streams:
    events, from `chat.start` to `chat.end`.

    POST /api/v1/chat

    Args:
        body: Something to answer, and perhaps a response to go on from. LM Studio refuses any other field with 400.
            Only the fields that are given are sent.

    Returns:
        The answer, or events of it with `stream`.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model or download, or no model is loaded.
        InternalServerError: The server failed, or could not load the model; plain text from some servers.
    """
    return _NATIVE_CHAT.call({}, body)

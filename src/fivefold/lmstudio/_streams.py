"""The streams of LM Studio: how their events are read, and the methods that open them. No I/O."""

from collections.abc import Mapping
from typing import Any

from fivefold_wire.lmstudio import models as _models
from fivefold_wire.lmstudio.api import native, openai, v0

from .. import _shapes
from .._answers import Bodies
from .._codec import WireError, told
from .._streaming import Protocol, Streaming, stream_of, tells_error
from ..call import Call
from . import _event_folding, _folding
from ._requests import streaming, with_usage


def _chunks(name: str) -> Protocol[Any]:
    """Events that are all of one class."""
    shape = _shapes.model(_models, name)
    return Protocol(read=lambda _, value: shape.read(value), concludes=_folding.concludes, bodies=Bodies(shape))


_CHAT: "Protocol[_models.ChatCompletionChunk]" = _chunks("ChatCompletionChunk")
_COMPLETION: "Protocol[_models.CompletionChunk]" = _chunks("CompletionChunk")


def stream_chat_completion(
    body: "_models.ChatCompletionRequest | Mapping[str, Any]",
) -> "Streaming[_models.ChatCompletionChunk, _models.ChatCompletion]":
    """Answer a chat, piece by piece.

    POST /v1/chat/completions, with `stream`, and asking for the usage unless `stream_options` says otherwise. Nothing
    is sent again once the answer has begun.

    Args:
        body: A chat to answer. Only the fields that are given are sent.

    Returns:
        The chunks: `.text()` for their text only, `.final()` for the whole answer, in which tool calls are whole.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        StreamError: The server reported an error within the stream, such as a prompt that is too long.
        IncompleteStreamError: The stream ended with neither `[DONE]` nor a `finish_reason`.
        APITimeoutError: Nothing came in time; the generation is not started again.
    """
    return _chat("stream_chat_completion", openai.create_chat_completion(with_usage(body)))


def stream_completion(
    request: "_models.CompletionRequest | Mapping[str, Any]",
) -> "Streaming[_models.CompletionChunk, _models.CompletionResponse]":
    """Go on with a text, piece by piece. No prompt template is applied.

    POST /v1/completions, with `stream`, and asking for the usage unless `stream_options` says otherwise. Nothing is
    sent again once the answer has begun.

    Args:
        request: A text to go on with. Only the fields that are given are sent.

    Returns:
        The chunks: `.text()` for their text only, `.final()` for the whole answer.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        StreamError: The server reported an error within the stream.
        IncompleteStreamError: The stream ended with neither `[DONE]` nor a `finish_reason`.
        APITimeoutError: Nothing came in time; the generation is not started again.
    """
    return _completion("stream_completion", openai.create_completion(with_usage(request)))


def stream_response(
    body: "_models.ResponseRequest | Mapping[str, Any]",
) -> "Streaming[_models.ResponseStreamEvent, _models.ResponseObject]":
    """Respond to a text or to messages, event by event.

    POST /v1/responses, with `stream`. The last event is `response.completed`, `response.incomplete` or
    `response.failed`. Nothing is sent again once the answer has begun.

    Args:
        body: Something to respond to, and perhaps a response to go on from. Only the fields that are given are sent.

    Returns:
        The events, told apart by `type`: `.text()` for the text only, `.final()` for the response.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        StreamError: The server reported an error within the stream.
        IncompleteStreamError: The stream ended before its last event.
        APITimeoutError: Nothing came in time; the generation is not started again.
    """

    def read(name: str, value: Any) -> "_models.ResponseStreamEvent":
        from fivefold_wire.lmstudio.models.response_stream_event import read_response_stream_event  # loads the events

        return read_response_stream_event(_typed(name, value))

    protocol = Protocol(
        read=read,
        fatal=lambda name, value: tells_error(name, value) or _kind(name, value) == "error",
        last=lambda event: event.type in _event_folding.RESPONSE_ENDS,
    )
    call = openai.create_response(streaming(body))
    return stream_of("stream_response", call, protocol, _event_folding.fold_response, _event_folding.response_text)


def stream_chat(
    body: "_models.NativeChatRequest | Mapping[str, Any]",
) -> "Streaming[_models.NativeChatEvent, _models.NativeChatResponse]":
    """Answer a text, with plugins and tools of LM Studio, event by event.

    POST /api/v1/chat, with `stream`. It tells of loading the model and of reading the prompt, too. An `error` event
    does not end it: the last event is always `chat.end`. Nothing is sent again once the answer has begun.

    Args:
        body: Something to answer, and perhaps a response to go on from. LM Studio refuses any other field with 400.

    Returns:
        The events, told apart by `type`: `.text()` for the text only, `.final()` for the whole answer.

    Raises:
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        IncompleteStreamError: The stream ended before `chat.end`.
        APITimeoutError: Nothing came in time; the generation is not started again.
    """

    def read(name: str, value: Any) -> "_models.NativeChatEvent":
        from fivefold_wire.lmstudio.models.native_chat_event import read_native_chat_event  # loads the events

        return read_native_chat_event(_typed(name, value))

    protocol = Protocol(
        read=read,
        fatal=lambda name, value: tells_error(name, value) and not _is_native_error(name, value),
        last=lambda event: event.type == "chat.end",
    )
    call = native.native_chat(streaming(body))
    return stream_of("native_stream_chat", call, protocol, _event_folding.fold_native, _event_folding.native_text)


def v0_stream_chat_completion(
    body: "_models.ChatCompletionRequest | Mapping[str, Any]",
) -> "Streaming[_models.ChatCompletionChunk, _models.ChatCompletion]":
    """Answer a chat, piece by piece, and tell how fast it was.

    POST /api/v0/chat/completions, otherwise as `stream_chat_completion` of the client.

    Args:
        body: A chat to answer. Only the fields that are given are sent.

    Returns:
        The chunks: `.text()` for their text only, `.final()` for the whole answer with its `stats`.

    Raises:
        APIStatusError: The server refused the request.
        StreamError: The server reported an error within the stream.
        IncompleteStreamError: The stream ended with neither `[DONE]` nor a `finish_reason`.
        APITimeoutError: Nothing came in time; the generation is not started again.
    """
    return _chat("v0_stream_chat_completion", v0.v0_create_chat_completion(with_usage(body)))


def v0_stream_completion(
    body: "_models.CompletionRequest | Mapping[str, Any]",
) -> "Streaming[_models.CompletionChunk, _models.CompletionResponse]":
    """Go on with a text, piece by piece, and tell how fast it was.

    POST /api/v0/completions, otherwise as `stream_completion` of the client.

    Args:
        body: A text to go on with. Only the fields that are given are sent.

    Returns:
        The chunks: `.text()` for their text only, `.final()` for the whole answer with its `stats`.

    Raises:
        APIStatusError: The server refused the request.
        StreamError: The server reported an error within the stream.
        IncompleteStreamError: The stream ended with neither `[DONE]` nor a `finish_reason`.
        APITimeoutError: Nothing came in time; the generation is not started again.
    """
    return _completion("v0_stream_completion", v0.v0_create_completion(with_usage(body)))


def _chat(name: str, call: Call[Any]) -> "Streaming[_models.ChatCompletionChunk, _models.ChatCompletion]":
    return stream_of(name, call, _CHAT, _folding.fold_chat, _folding.chat_text)


def _completion(name: str, call: Call[Any]) -> "Streaming[_models.CompletionChunk, _models.CompletionResponse]":
    return stream_of(name, call, _COMPLETION, _folding.fold_completion, _folding.completion_text)


def _kind(name: str, value: Any) -> Any:
    """What kind of event it is: LM Studio says so in the data and in the name of the event, others in one of them."""
    return (value.get("type") or name) if isinstance(value, dict) else name


def _is_native_error(name: str, value: Any) -> bool:
    """Whether an error is an event of a native chat, which goes on after it."""
    return _kind(name, value) == "error" and isinstance(value, dict) and isinstance(value.get("error"), dict | str)


def _typed(name: str, value: Any) -> Mapping[str, Any]:
    """The data of an event, with its type where only the name of the event tells it. Raises WireError."""
    if not isinstance(value, dict):
        raise WireError(f"expected an object, got {told(value)}")
    return {**value, "type": name} if name and not value.get("type") else value

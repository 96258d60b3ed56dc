"""From the chunks of a streamed chat or completion to the answer that they amount to. No I/O.

Servers differ: LM Studio tells the role in every chunk, and the id and name of a tool call in its first piece; others
tell the role once, and id and name in every piece. Usage may be null, empty or zero in all chunks but one.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from fivefold_wire.lmstudio import models as _models

from .._model import NOT_GIVEN

V = TypeVar("V")


def fold_chat(chunks: "Sequence[_models.ChatCompletionChunk]") -> "_models.ChatCompletion":
    """The answer to a chat, as far as it came."""
    return _models.ChatCompletion(
        object="chat.completion",
        choices=[_chat_choice(index, pieces) for index, pieces in _by_index(chunks)],
        **_envelope(chunks),
    )


def fold_completion(chunks: "Sequence[_models.CompletionChunk]") -> "_models.CompletionResponse":
    """The completion of a text, as far as it came."""
    return _models.CompletionResponse(
        object="text_completion",
        choices=[_completion_choice(index, pieces) for index, pieces in _by_index(chunks)],
        **_envelope(chunks),
    )


def chat_text(chunk: "_models.ChatCompletionChunk") -> str:
    """The text in a chunk, of the first answer."""
    return "".join(choice.delta.content or "" for choice in chunk.choices if choice.index == 0)


def completion_text(chunk: "_models.CompletionChunk") -> str:
    """The text in a chunk, of the first answer."""
    return "".join(choice.text or "" for choice in chunk.choices if choice.index == 0)


def concludes(chunk: "_models.ChatCompletionChunk | _models.CompletionChunk") -> bool:
    """Whether a chunk says why the text ends."""
    for choice in chunk.choices:  # noqa: SIM110  (a generator costs more, and this is asked of each chunk)
        if choice.finish_reason:
            return True
    return False


def _by_index(chunks: Sequence[Any]) -> list[tuple[int, list[Any]]]:
    """The pieces of each answer, in their order."""
    found: dict[int, list[Any]] = {}
    for chunk in chunks:
        for choice in chunk.choices:
            found.setdefault(choice.index, []).append(choice)
    return sorted(found.items())


def _envelope(chunks: Sequence[Any]) -> dict[str, Any]:
    """What belongs to the answer as a whole."""
    last = {name: _last(getattr(chunk, name) for chunk in chunks) for name in ("stats", "model_info", "runtime")}
    return {
        "id": _first(chunk.id for chunk in chunks) or "",
        "created": _first(chunk.created for chunk in chunks) or 0,
        "model": _first(chunk.model for chunk in chunks) or "",
        "system_fingerprint": _given(_first(chunk.system_fingerprint for chunk in chunks)),
        "usage": _given(_last(chunk.usage for chunk in chunks if _counts(chunk.usage))),
        **{name: _given(value) for name, value in last.items()},
    }


def _counts(usage: "_models.CompletionUsage | None") -> bool:
    return usage is not None and any((usage.prompt_tokens, usage.completion_tokens, usage.total_tokens))


def _chat_choice(index: int, pieces: "list[_models.ChatCompletionChunkChoice]") -> "_models.ChatCompletionChoice":
    deltas = [piece.delta for piece in pieces]
    calls = _tool_calls(part for delta in deltas for part in delta.tool_calls or ())
    message = _models.ChatCompletionMessage(
        role=_first(delta.role for delta in deltas) or "assistant",
        content=_joined(delta.content for delta in deltas),
        reasoning_content=_given(_joined(delta.reasoning_content for delta in deltas)),
        reasoning=_given(_joined(delta.reasoning for delta in deltas)),
        tool_calls=calls or NOT_GIVEN,
    )
    return _models.ChatCompletionChoice(index=index, message=message, **_ending(pieces))


def _completion_choice(index: int, pieces: "list[_models.CompletionChunkChoice]") -> "_models.CompletionChoice":
    text = "".join(piece.text or "" for piece in pieces)
    return _models.CompletionChoice(index=index, text=text, **_ending(pieces))


def _ending(pieces: Sequence[Any]) -> dict[str, Any]:
    return {
        "finish_reason": _last(piece.finish_reason for piece in pieces),
        "logprobs": _given(_merged([piece.logprobs for piece in pieces if piece.logprobs])),
    }


def _tool_calls(parts: "Iterable[_models.ToolCallDelta]") -> "list[_models.ToolCall]":
    """Whole calls: a piece belongs to the last call of its index, else of its id, else to the last one.

    A piece with a name begins another call where its id is not that of the call: some servers number all calls 0.
    """
    calls: list[dict[str, Any]] = []
    for part in parts:
        call = _call_of(part, calls)
        function = part.function
        call["id"] = call["id"] or part.id or ""
        call["type"] = call["type"] or part.type
        call["name"] = call["name"] or (function and function.name) or ""
        call["arguments"].append((function and function.arguments) or "")
    return [
        _models.ToolCall(
            id=call["id"],
            type=call["type"] or "function",
            function=_models.ToolCallFunction(name=call["name"], arguments="".join(call["arguments"])),
        )
        for call in calls
    ]


def _call_of(part: "_models.ToolCallDelta", calls: list[dict[str, Any]]) -> dict[str, Any]:
    for key, value in (("index", part.index), ("id", part.id or None)):
        if value is not None:
            found = next((call for call in reversed(calls) if call[key] == value), None)
            break
    else:
        found = calls[-1] if calls else None
    if found is None or _is_another(part, found):
        found = {"index": part.index, "id": "", "type": None, "name": "", "arguments": []}
        calls.append(found)
    return found


def _is_another(part: "_models.ToolCallDelta", call: dict[str, Any]) -> bool:
    named = part.function and part.function.name
    return bool(named and part.id and call["name"] and call["id"] and part.id != call["id"])


def _merged(pieces: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Probabilities of tokens: lists are joined, key by key."""
    merged: dict[str, Any] = {}
    for piece in pieces:
        for key, value in piece.items():
            held = merged.get(key)
            if isinstance(held, list) and isinstance(value, list):
                held += value
            else:
                merged[key] = list(value) if isinstance(value, list) else value
    return merged or None


def _joined(pieces: Iterable[str | None]) -> str | None:
    found = [piece for piece in pieces if piece is not None]
    return "".join(found) if found else None


def _first(values: Iterable[V | None]) -> V | None:
    return next((value for value in values if value), None)


def _last(values: Iterable[V | None]) -> V | None:
    found = None
    for value in values:
        found = found if value is None else value
    return found


def _given(value: Any) -> Any:
    return NOT_GIVEN if value is None else value

"""From the events of a streamed response or native chat to the answer that they amount to. No I/O.

The last event holds the whole answer. Only for a stream that broke off is it put together from the pieces.
"""

from collections.abc import Sequence
from typing import Any, Final

from fivefold_wire.lmstudio import models as _models

#: The events that end a streamed response.
RESPONSE_ENDS: Final = frozenset({"response.completed", "response.failed", "response.incomplete"})


def fold_response(events: "Sequence[_models.ResponseStreamEvent]") -> "_models.ResponseObject":
    """The response, as far as it came."""
    held: Any = None
    for event in events:
        told = event.get("response")  # any value at all, in an event that is not known
        held = told if isinstance(told, _models.ResponseObject) else held
    if held is not None and events[-1].type in RESPONSE_ENDS:
        whole: _models.ResponseObject = held
        return whole
    begun = {"id": "", "object": "response", "status": "in_progress"} if held is None else held.to_dict()
    return _models.ResponseObject.from_dict({**begun, "output": _items(events)})


def response_text(event: "_models.ResponseStreamEvent") -> str:
    """The text in an event."""
    return str(event["delta"]) if event.type == "response.output_text.delta" else ""


def _items(events: Sequence[Any]) -> list[dict[str, Any]]:
    """The items of a response that has not ended, in the wire form."""
    items: dict[int, dict[str, Any]] = {}
    for event in events:
        place, kind = event.get("output_index") or 0, event.type.removeprefix("response.")
        if kind in ("output_item.added", "output_item.done"):
            items[place] = event.item.to_dict()
        elif kind in ("content_part.added", "content_part.done"):
            _part(items, event, event.part.type).update(event.part.to_dict())
        elif kind in ("output_text.delta", "reasoning_text.delta"):
            part = _part(items, event, kind.removesuffix(".delta"))
            part["text"] = f"{part.get('text') or ''}{event.delta}"
        elif kind == "function_call_arguments.delta":
            call = items.setdefault(place, {"type": "function_call", "call_id": "", "name": ""})
            call["arguments"] = f"{call.get('arguments') or ''}{event.delta}"
    return [item for _, item in sorted(items.items())]


def _part(items: dict[int, dict[str, Any]], event: Any, kind: str) -> dict[str, Any]:
    """The part of an item that an event is about, made where no event announced it."""
    outer = "reasoning" if kind == "reasoning_text" else "message"
    item = items.setdefault(event.output_index or 0, {"type": outer, "role": "assistant"})
    parts: list[dict[str, Any]] = [part for part in _list(item.get("content")) if isinstance(part, dict)]
    item["content"] = parts
    place = event.content_index or 0
    if place == len(parts) or not parts:
        parts.append({"type": kind, "text": ""})
    return parts[place] if place in range(len(parts)) else parts[-1]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def fold_native(events: "Sequence[_models.NativeChatEvent]") -> "_models.NativeChatResponse":
    """The answer, as far as it came."""
    last = events[-1]
    if last.type == "chat.end":
        whole: _models.NativeChatResponse = last["result"]
        return whole
    output: list[dict[str, Any]] = []
    for event in events:
        kind, _, step = event.type.partition(".")
        if kind in ("message", "reasoning") and step in ("start", "delta"):
            if step == "start" or not output or output[-1]["type"] != kind:
                output.append({"type": kind, "content": ""})
            output[-1]["content"] += _text(event.get("content"))
        elif event.type == "tool_call.success":
            output.append({**event.to_dict(), "type": "tool_call"})
        elif event.type == "tool_call.failure":
            output.append({**event.to_dict(), "type": "invalid_tool_call"})
    instance = next(filter(None, (_text(event.get("model_instance_id")) for event in events)), "")
    return _models.NativeChatResponse.from_dict({"model_instance_id": instance, "output": output})


def native_text(event: "_models.NativeChatEvent") -> str:
    """The text in an event."""
    return str(event["content"]) if event.type == "message.delta" else ""

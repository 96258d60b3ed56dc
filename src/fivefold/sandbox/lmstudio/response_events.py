"""One answer of /v1/responses as its events; the last has the whole response."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from fivefold.sandbox.lmstudio.answering import Piece, Reply
from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.errors import GenerationError
from fivefold.sandbox.lmstudio.generation import Generation
from fivefold.sandbox.lmstudio.plugins import Invocation
from fivefold.sandbox.lmstudio.responding import Event
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["ResponseRun"]

_ECHOED = ("instructions", "previous_response_id", "temperature", "top_p", "max_output_tokens", "metadata")
_EMPTY: Mapping[str, Any] = {"tools": [], "tool_choice": "auto", "text": {"format": {"type": "text"}}, "reasoning": {}}
_PREFIXES = {"reasoning": "rs", "content": "msg", "call": "fc"}
_DELTAS = {
    "reasoning": "response.reasoning_text",
    "content": "response.output_text",
    "call": "response.function_call_arguments",
}


class ResponseRun:
    """An answer that runs once."""

    def __init__(self, world: LMWorld, call: Call, generation: Generation, made: Sequence[Invocation]) -> None:
        self._world = world
        self._body = call.body
        self._generation = generation
        self._made = made
        self._number = 0
        self._items: list[dict[str, Any]] = []
        self._id = f"resp_{world.letters('response', 24)}"
        self._created = world.created()

    async def events(self) -> AsyncGenerator[Event, None]:
        """response.created to response.completed, .incomplete or .failed."""
        yield self._event("response.created", response=self._response("in_progress"))
        yield self._event("response.in_progress", response=self._response("in_progress"))
        for invocation in self._made:
            for event in self._invoke(invocation):
                yield event
        try:
            with self._generation as generation:
                last: Piece | None = None
                async for piece in generation.pieces():
                    for event in self._tell(piece, last):
                        yield event
                    last = piece
        except GenerationError as error:
            failure = {"code": "server_error", "message": error.message}
            yield self._event("response.failed", response=self._response("failed", failure))
            return
        for event in [*(self._close() if last else self._empty()), self._last_event()]:
            yield event

    def _event(self, name: str, **data: Any) -> Event:
        self._number += 1
        return name, {"type": name, "sequence_number": self._number - 1, **data}

    def _last_event(self) -> Event:
        reply = self._generation.reply
        status = "incomplete" if reply.finish_reason == "length" else "completed"
        if self._body.get("store", True):
            self._world.stored[self._id] = reply.prompt_tokens + len(reply.pieces)
        return self._event(f"response.{status}", response=self._response(status))

    def _response(self, status: str, error: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        over = status in ("completed", "incomplete")
        echoed = {name: self._body.get(name) for name in _ECHOED}
        return {
            "id": self._id,
            "object": "response",
            "created_at": self._created,
            "completed_at": self._world.created() if status == "completed" else None,
            "status": status,
            "error": error,
            "incomplete_details": {"reason": "max_output_tokens"} if status == "incomplete" else None,
            "model": self._generation.use.instance.id,
            **echoed,
            **{name: self._body.get(name) or empty for name, empty in _EMPTY.items()},
            "output": [deepcopy(item) for item in self._items],
            "usage": _usage(self._generation.reply) if over else None,
        }

    def _invoke(self, made: Invocation) -> Sequence[Event]:
        place = len(self._items)
        item = {
            "type": "mcp_call",
            "id": f"mcp_{self._world.letters('item', 24)}",
            "server_label": made.provider.info["server_label"],
            "name": made.tool,
            "arguments": json.dumps(made.arguments, ensure_ascii=False),
            "output": made.output or None,
            "error": made.reason or None,
        }
        about = {"output_index": place, "item_id": item["id"]}
        self._items.append(item)
        return [
            self._event("response.output_item.added", output_index=place, item={**item, "output": None}),
            self._event("response.mcp_call.in_progress", **about),
            self._event("response.mcp_call.failed" if made.mistake else "response.mcp_call.completed", **about),
            self._event("response.output_item.done", output_index=place, item=item),
        ]

    def _tell(self, piece: Piece, last: Piece | None) -> Sequence[Event]:
        events: list[Event] = []
        if last is None or (last.kind, last.call) != (piece.kind, piece.call):
            events += self._close() if last else []
            events += self._open(piece)
        if piece.text:
            self._append(piece)
            events.append(self._event(f"{_DELTAS[piece.kind]}.delta", **self._place(), delta=piece.text))
        return events

    def _empty(self) -> Sequence[Event]:
        """An answer without a single token is an empty message all the same."""
        return [*self._open(Piece("content", "")), *self._close()]

    def _open(self, piece: Piece) -> Sequence[Event]:
        item: dict[str, Any] = {"id": f"{_PREFIXES[piece.kind]}_{self._world.letters('item', 24)}"}
        if piece.kind == "call":
            call_id = f"call_{self._world.letters('call', 12)}"
            name = self._generation.reply.calls[piece.call].name
            item |= {"type": "function_call", "call_id": call_id, "name": name, "arguments": ""}
        elif piece.kind == "reasoning":
            item |= {"type": "reasoning", "summary": [], "content": []}
        else:
            item |= {"type": "message", "role": "assistant", "content": []}
        item["status"] = "in_progress"
        self._items.append(item)
        events = [self._event("response.output_item.added", output_index=len(self._items) - 1, item=deepcopy(item))]
        if piece.kind != "call":
            item["content"].append(self._part(piece.kind))
            part = dict(item["content"][0])
            events.append(self._event("response.content_part.added", **self._place(), part=part))
        return events

    def _part(self, kind: str) -> dict[str, Any]:
        if kind == "reasoning":
            return {"type": "reasoning_text", "text": ""}
        plain: dict[str, Any] = {"type": "output_text", "text": "", "logprobs": []}
        return plain if self._world.has("missing_annotations") else {**plain, "annotations": []}

    def _append(self, piece: Piece) -> None:
        item = self._items[-1]
        if piece.kind == "call":
            item["arguments"] += piece.text
        else:
            item["content"][0]["text"] += piece.text

    def _place(self) -> Mapping[str, Any]:
        """Where the item being written is."""
        item = self._items[-1]
        place = {"item_id": item["id"], "output_index": len(self._items) - 1}
        return place if item["type"] == "function_call" else {**place, "content_index": 0}

    def _close(self) -> Sequence[Event]:
        item, place = self._items[-1], self._place()
        item["status"] = "completed"
        if item["type"] == "function_call":
            done = [self._event("response.function_call_arguments.done", **place, arguments=item["arguments"])]
        else:
            part = dict(item["content"][0])
            name = _DELTAS["reasoning" if item["type"] == "reasoning" else "content"]
            done = [
                self._event(f"{name}.done", **place, text=part["text"]),
                self._event("response.content_part.done", **place, part=part),
            ]
        index = place["output_index"]
        return [*done, self._event("response.output_item.done", output_index=index, item=deepcopy(item))]


def _usage(reply: Reply) -> Mapping[str, Any]:
    return {
        "input_tokens": reply.prompt_tokens,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens": len(reply.pieces),
        "output_tokens_details": {"reasoning_tokens": reply.count("reasoning")},
        "total_tokens": reply.prompt_tokens + len(reply.pieces),
    }

"""Chat completions of /v1 and /api/v0, whole and streamed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any

from fivefold.sandbox.lmstudio.answering import Piece, Reply
from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import read_messages
from fivefold.sandbox.lmstudio.errors import GenerationError, stream_errors
from fivefold.sandbox.lmstudio.generating import ThoughtPlace, collect, prepare, thinking
from fivefold.sandbox.lmstudio.generation import Generation
from fivefold.sandbox.lmstudio.loading import use_model
from fivefold.sandbox.lmstudio.openai_requests import (
    check_types,
    model_of,
    read_choice,
    read_limits,
    read_list,
    read_schema,
    read_tools,
    text_of,
    whole,
)
from fivefold.sandbox.lmstudio.responding import DONE, Event, EventStream
from fivefold.sandbox.lmstudio.statistics import extras, usage, wants_usage
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["create_chat_completion"]

_THINK_OPEN, _THINK_CLOSE = "<think>\n", "\n</think>\n\n"


async def create_chat_completion(world: LMWorld, call: Call) -> Any:
    """Answer the last message of a chat."""
    body = call.body
    if not world.has("thin_validation"):
        check_types(body)
    dialogue = read_messages(read_list(body, "messages"))
    ask = {
        **read_limits(body),
        **read_choice(body),
        "schema": read_schema(body.get("response_format")),
        "tools": read_tools(body.get("tools")),
    }
    use = await use_model(world, model_of(body, thin=world.has("thin_validation")), "llm", whole(body.get("ttl")))
    thinks, place = thinking(world, use.instance.model, dialogue.text, text_of(body, "reasoning_effort") or None)
    stream = body.get("stream") is True
    generation = prepare(world, use, dialogue, stream=stream, thinks=thinks, **ask)
    world.effects[call.operation] += 1
    chat = _Chat(world, call, generation, place)
    return EventStream(world, chat.events()) if stream else await chat.whole()


class _Chat:
    """One answer, in the shape that clients get."""

    def __init__(self, world: LMWorld, call: Call, generation: Generation, place: ThoughtPlace) -> None:
        self._world = world
        self._call = call
        self._generation = generation
        self._place = place
        self._head = {"id": f"chatcmpl-{world.letters('chat', 22)}", "created": world.created()}
        self._call_ids = [_call_id(world) for _ in generation.reply.calls]
        self._told_role = False

    def _envelope(self, kind: str, choices: Sequence[Any]) -> dict[str, Any]:
        model = self._generation.use.instance.id
        head = {"id": self._head["id"], "object": kind, "created": self._head["created"], "model": model}
        return {**head, "choices": choices, "system_fingerprint": model}

    async def whole(self) -> Any:
        """The answer at once."""
        reply = await collect(self._generation)
        choice = {
            "index": 0,
            "logprobs": None,
            "finish_reason": reply.finish_reason,
            "message": self._message(reply),
        }
        envelope = self._envelope("chat.completion", [choice])
        return {**envelope, "usage": usage(reply), **extras(self._generation, self._call)}

    def _message(self, reply: Reply) -> Mapping[str, Any]:
        message: dict[str, Any] = {"role": "assistant"}
        thoughts, content = reply.text("reasoning"), reply.text("content")
        if thoughts and self._place == "inline":
            content = f"{_THINK_OPEN}{thoughts}{_THINK_CLOSE}{content}"
        if content or not reply.begun:
            message["content"] = content
        if thoughts and self._place != "inline":
            message[self._place] = thoughts
        if reply.begun:
            message["tool_calls"] = [
                {
                    "id": self._call_ids[number],
                    "type": "function",
                    "function": {"name": made.name, "arguments": reply.text("call", number)},
                }
                for number, made in reply.begun
            ]
        return message

    async def events(self) -> AsyncGenerator[Event, None]:
        """The answer token by token."""
        try:
            with self._generation as generation:
                last = ""
                async for piece in generation.pieces():
                    for delta in self._deltas(piece, last):
                        yield self._chunk(delta, None)
                    last = piece.kind
        except GenerationError as error:
            for event in stream_errors(error.message, self._world.option("stream_errors")):
                yield event
            return
        reply = self._generation.reply
        older = extras(self._generation, self._call, streamed=True)
        yield self._chunk({}, reply.finish_reason, older)
        if wants_usage(self._call.body):
            yield None, {**self._envelope("chat.completion.chunk", []), "usage": usage(reply)}
        yield DONE

    def _chunk(
        self, delta: Mapping[str, Any], finish_reason: str | None, older: Mapping[str, Any] | None = None
    ) -> Event:
        role: dict[str, Any] = {}
        if delta and (self._world.has("repeated_role") or not self._told_role):
            role = {"role": "assistant"}
            self._told_role = True
        choice = {"index": 0, "delta": {**role, **delta}, "logprobs": None, "finish_reason": finish_reason}
        return None, {**self._envelope("chat.completion.chunk", [choice]), **(older or {})}

    def _deltas(self, piece: Piece, last: str) -> Sequence[Mapping[str, Any]]:
        if piece.kind == "call":
            return [{"tool_calls": [self._fragment(piece)]}]
        if self._place != "inline":
            return [{self._place if piece.kind == "reasoning" else "content": piece.text}]
        opening = _THINK_OPEN if piece.kind == "reasoning" and not last else ""
        closing = _THINK_CLOSE if piece.kind == "content" and last == "reasoning" else ""
        return [{"content": text} for text in (opening, closing, piece.text) if text]

    def _fragment(self, piece: Piece) -> Mapping[str, Any]:
        """The id and the name come with the first fragment of a call alone."""
        if piece.text:
            return {"index": piece.call, "function": {"arguments": piece.text}}
        name = self._generation.reply.calls[piece.call].name
        function = {"name": name, "arguments": ""}
        return {"index": piece.call, "id": self._call_ids[piece.call], "type": "function", "function": function}


def _call_id(world: LMWorld) -> str:
    if world.option("tool_call_ids") == "empty":
        return ""
    return str(world.luck("tool call").randrange(100_000_000, 1_000_000_000))

"""One chat of /api/v1 as its events: load, prompt, tools, thoughts, message, and the result of it all."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from fivefold.sandbox.lmstudio.answering import Piece, Reply
from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import Dialogue
from fivefold.sandbox.lmstudio.errors import ApiError, GenerationError
from fivefold.sandbox.lmstudio.generating import prepare, thinking
from fivefold.sandbox.lmstudio.generation import Generation
from fivefold.sandbox.lmstudio.loading import Use, begin_load, end_load, find_instance
from fivefold.sandbox.lmstudio.openai_requests import whole
from fivefold.sandbox.lmstudio.plugins import Invocation, Provider, invocations
from fivefold.sandbox.lmstudio.records import Model
from fivefold.sandbox.lmstudio.responding import Event
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["NativeRun"]

_LOAD_STEPS = 4
_NAMES = {"reasoning": "reasoning", "content": "message"}
"""Kind of piece to what events and outputs call it."""

Events = AsyncGenerator[Event, None]


def _event(name: str, **data: Any) -> Event:
    return name, {"type": name, **data}


def _error(kind: str, message: str) -> Event:
    return _event("error", error={"type": kind, "message": message})


class NativeRun:
    """A chat that runs once; everything it produced is in its last event, also after an error."""

    def __init__(
        self, world: LMWorld, call: Call, model: Model, dialogue: Dialogue, providers: Sequence[Provider]
    ) -> None:
        self._world = world
        self._body = call.body
        self._model = model
        self._dialogue = dialogue
        self._providers = providers
        self._output: list[dict[str, Any]] = []
        self._produced: list[Piece] = []
        self._instance_id = str(call.body["model"])
        self._use: Use | None = None
        self._generation: Generation | None = None

    async def events(self) -> Events:
        """Everything that happens, chat.start to chat.end."""
        instance = find_instance(self._world, self._body["model"], "llm")
        self._use = Use(instance) if instance else None
        self._instance_id = instance.id if instance else self._model.key
        yield _event("chat.start", model_instance_id=self._instance_id)
        if self._use is None:
            async for event in self._load():
                yield event
        for provider in self._providers:
            if provider.failure:
                yield _error(provider.failure, provider.complaint)
        if self._use is not None:
            async for event in self._generate(self._use):
                yield event
        yield _event("chat.end", result=self._result())

    async def _load(self) -> Events:
        config = {"context_length": size} if (size := self._body.get("context_length")) else {}
        load = begin_load(self._world, self._model, None, config)
        begun, clock = self._world.clock.now(), self._world.clock
        name = self._instance_id
        yield _event("model_load.start", model_instance_id=name)
        for step in range(1, _LOAD_STEPS + 1):
            part = step / _LOAD_STEPS
            await clock.sleep_until(begun + timedelta(seconds=(load.due - begun).total_seconds() * part))
            yield _event("model_load.progress", model_instance_id=name, progress=part)
        try:
            self._use = end_load(self._world, self._model)
        except ApiError as error:
            yield _error("model_load_failed", error.body["error"]["message"])
            return
        yield _event("model_load.end", model_instance_id=name, load_time_seconds=self._use.load_seconds)

    async def _generate(self, use: Use) -> Events:
        made = invocations(self._providers, self._dialogue.text)
        results = tuple(invocation.output or invocation.reason for invocation in made)
        thinks, _ = thinking(self._world, use.instance.model, self._dialogue.text, self._body.get("reasoning"))
        try:
            self._generation = prepare(
                self._world,
                use,
                replace(self._dialogue, results=results),
                stream=bool(self._body.get("stream")),
                thinks=thinks,
                max_tokens=whole(self._body.get("max_output_tokens")),
            )
            with self._generation as generation:
                yield _event("prompt_processing.start")
                async for part in generation.prompt():
                    yield _event("prompt_processing.progress", progress=part)
                yield _event("prompt_processing.end")
                for invocation in made:
                    for event in self._invoke(invocation):
                        yield event
                async for piece in generation.pieces():
                    for event in self._tell(piece):
                        yield event
        except ApiError as error:
            yield _error("invalid_request", error.body["error"])
        except GenerationError as error:
            yield _error(error.kind, error.message)
        if self._produced:
            yield _event(f"{_NAMES[self._produced[-1].kind]}.end")

    def _invoke(self, made: Invocation) -> Sequence[Event]:
        about = {"tool": made.tool, "provider_info": dict(made.provider.info)}
        start = _event("tool_call.start", **about)
        if made.mistake:
            metadata: dict[str, Any] = {"type": made.mistake, "tool_name": made.tool}
            if made.arguments is not None:
                metadata["arguments"] = made.arguments
            if made.mistake == "invalid_arguments":
                metadata["provider_info"] = about["provider_info"]
            failure = {"reason": made.reason, "metadata": metadata}
            self._output.append({"type": "invalid_tool_call", **failure})
            return [start, _event("tool_call.failure", **failure)]
        given = {"tool": made.tool, "arguments": made.arguments, "provider_info": about["provider_info"]}
        success = {"tool": made.tool, "arguments": made.arguments, "output": made.output}
        success["provider_info"] = about["provider_info"]
        self._output.append({"type": "tool_call", **success})
        return [start, _event("tool_call.arguments", **given), _event("tool_call.success", **success)]

    def _tell(self, piece: Piece) -> Sequence[Event]:
        events: list[Event] = []
        name = _NAMES[piece.kind]
        last = self._produced[-1].kind if self._produced else None
        if last != piece.kind:
            events += [_event(f"{_NAMES[last]}.end")] if last else []
            events.append(_event(f"{name}.start"))
            self._output.append({"type": name, "content": ""})
        self._produced.append(piece)
        self._output[-1]["content"] += piece.text
        return [*events, _event(f"{name}.delta", content=piece.text)]

    def _result(self) -> Mapping[str, Any]:
        reply = Reply(self._produced, prompt_tokens=self._dialogue.tokens)
        generation = self._generation
        stats: dict[str, Any] = {
            "input_tokens": reply.prompt_tokens,
            "total_output_tokens": len(reply.pieces),
            "reasoning_output_tokens": reply.count("reasoning"),
            "tokens_per_second": generation.tokens_per_second if generation else 0,
            "time_to_first_token_seconds": generation.first_token_seconds if generation else 0,
        }
        if self._use is not None and self._use.load_seconds is not None:
            stats["model_load_time_seconds"] = self._use.load_seconds
        result = {"model_instance_id": self._instance_id, "output": self._output, "stats": stats}
        if self._body.get("store", True):
            response_id = f"resp_{self._world.letters('response', 24)}"
            self._world.stored[response_id] = reply.prompt_tokens + len(reply.pieces)
            return {**result, "response_id": response_id}
        return result

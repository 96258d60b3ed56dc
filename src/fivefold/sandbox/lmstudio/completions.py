"""Completions of bare prompts of /v1 and /api/v0, whole and streamed: one choice for each prompt."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Any

from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import is_list, read_prompt
from fivefold.sandbox.lmstudio.errors import GenerationError, stream_errors, text_error
from fivefold.sandbox.lmstudio.generating import collect, prepare
from fivefold.sandbox.lmstudio.generation import Generation
from fivefold.sandbox.lmstudio.loading import use_model
from fivefold.sandbox.lmstudio.openai_requests import check_types, model_of, read_limits, whole
from fivefold.sandbox.lmstudio.responding import DONE, Event, EventStream
from fivefold.sandbox.lmstudio.statistics import extras, usage, wants_usage
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["create_completion"]


async def create_completion(world: LMWorld, call: Call) -> Any:
    """Continue each prompt; no template is applied, so nothing is thought and no tool is called."""
    body = call.body
    if not world.has("thin_validation"):
        check_types(body)
    prompts = _prompts(body.get("prompt"))
    use = await use_model(world, model_of(body, thin=world.has("thin_validation")), "llm", whole(body.get("ttl")))
    stream = body.get("stream") is True
    limits = read_limits(body)
    generations = [prepare(world, use, read_prompt(prompt), stream=stream, **limits) for prompt in prompts]
    world.effects[call.operation] += 1
    completion = _Completion(world, call, generations)
    return EventStream(world, completion.events()) if stream else await completion.whole()


def _prompts(prompt: Any) -> Sequence[str]:
    if prompt is None:
        raise text_error(400, "'prompt' field is required")
    prompts = prompt if is_list(prompt) else [prompt]
    if not prompts or not all(isinstance(one, str) for one in prompts):
        raise text_error(400, "'prompt' field must be a string or an array of strings")
    return prompts


class _Completion:
    """The answers to all prompts, in the shape that clients get."""

    def __init__(self, world: LMWorld, call: Call, generations: Sequence[Generation]) -> None:
        self._world = world
        self._call = call
        self._generations = generations
        self._id = f"cmpl-{world.letters('completion', 22)}"
        self._created = world.created()

    def _envelope(self, choices: Sequence[Any]) -> dict[str, Any]:
        model = self._generations[0].use.instance.id
        head = {"id": self._id, "object": "text_completion", "created": self._created, "model": model}
        return {**head, "choices": choices, "system_fingerprint": model}

    async def whole(self) -> Any:
        """The answers at once."""
        replies = [await collect(generation) for generation in self._generations]
        choices = [
            _choice(index, f"{reply.text('reasoning')}{reply.text('content')}", reply.finish_reason)
            for index, reply in enumerate(replies)
        ]
        return {**self._envelope(choices), "usage": usage(*replies), **extras(self._generations[0], self._call)}

    async def events(self) -> AsyncGenerator[Event, None]:
        """The answers token by token, one after the other."""
        for index, generation in enumerate(self._generations):
            try:
                with generation:
                    async for piece in generation.pieces():
                        yield None, self._envelope([_choice(index, piece.text, None)])
            except GenerationError as error:
                for event in stream_errors(error.message, self._world.option("stream_errors")):
                    yield event
                return
            older = extras(generation, self._call, streamed=True)
            yield None, {**self._envelope([_choice(index, "", generation.reply.finish_reason)]), **older}
        if wants_usage(self._call.body):
            replies = [generation.reply for generation in self._generations]
            yield None, {**self._envelope([]), "usage": usage(*replies)}
        yield DONE


def _choice(index: int, text: str, finish_reason: str | None) -> dict[str, Any]:
    return {"index": index, "text": text, "logprobs": None, "finish_reason": finish_reason}

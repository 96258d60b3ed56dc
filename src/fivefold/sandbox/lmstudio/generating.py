"""From a request that was read to a generation that can start, the same for all families of endpoints."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from fivefold.sandbox.lmstudio.answering import Ask, Reply, answer
from fivefold.sandbox.lmstudio.dialogue import Dialogue
from fivefold.sandbox.lmstudio.errors import ApiError, GenerationError, text_error
from fivefold.sandbox.lmstudio.generation import Generation
from fivefold.sandbox.lmstudio.loading import Use
from fivefold.sandbox.lmstudio.records import Model
from fivefold.sandbox.lmstudio.tools import snake_case
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["ThoughtPlace", "collect", "prepare", "thinking"]

ThoughtPlace = str
"""`reasoning_content`, `reasoning`, or `inline` between `<think>` tags in the content."""

_OFF = ("off", "none")
_THINK = "think step by step"
_BLIND = "Model does not support images. Please use a model that does."


def thinking(world: LMWorld, model: Model, text: str, setting: str | None = None) -> tuple[bool, ThoughtPlace]:
    """Whether a model thinks before it answers, and where its thoughts go.

    Args:
        world: its option `reasoning` makes every model think.
        model: has a default of its own.
        text: what the user said, which may tell it to.
        setting: what the request says, such as `off` or `high`; None for nothing.
    """
    forced = world.option("reasoning")
    place = model.reasoning_field if forced == "model" else forced
    if setting in _OFF:
        return False, place
    told = forced != "model" or _THINK in text.lower()
    return told or bool(model.reasoning and (setting or model.reasoning[0]) not in _OFF), place


def prepare(world: LMWorld, use: Use, dialogue: Dialogue, *, stream: bool, **ask: Any) -> Generation:
    """The generation of an answer, not yet started.

    Args:
        world: where it runs.
        use: the model.
        dialogue: what was said.
        stream: a prompt that does not fit may fail inside the stream.
        **ask: the rest of an `Ask`.

    Raises:
        ApiError: the model cannot see, or the prompt does not fit its context.
    """
    if dialogue.pictures and use.instance.model.type != "vlm":
        raise text_error(200 if world.has("vision_error_200") else 400, _BLIND)
    size = use.instance.context_length
    if dialogue.tokens >= size:
        complaint = f"Input does not fit in context length: it has {dialogue.tokens} tokens, the context {size}."
        if not stream or not world.has("error_in_stream"):
            raise text_error(400, complaint)
        refusal = Reply((), failure=complaint, failure_kind="invalid_request", prompt_tokens=dialogue.tokens)
        return Generation(world, use, refusal)
    if world.has("snake_case_tools"):
        ask["tools"] = [replace(tool, name=snake_case(tool.name)) for tool in ask.get("tools", ())]
    empty = world.has("empty_arguments")
    try:
        reply = answer(Ask(dialogue=dialogue, empty_arguments=empty, room=size - dialogue.tokens, **ask))
    except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError, re.error):
        # What follows a schema trusts it; this one is none.
        raise text_error(400, "Failed to initialize samplers: failed to parse grammar") from None
    return Generation(world, use, reply)


async def collect(generation: Generation) -> Reply:
    """Run a generation to its end.

    Raises:
        ApiError: 500, it broke off.
    """
    try:
        with generation:
            await generation.run()
    except GenerationError as error:
        raise ApiError(500, {"error": error.message}) from None
    return generation.reply

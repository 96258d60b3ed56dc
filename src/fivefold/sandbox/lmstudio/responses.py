"""The /v1/responses endpoint: reading its requests, and going on from stored answers."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import is_object, read_items
from fivefold.sandbox.lmstudio.errors import invalid_request, text_error
from fivefold.sandbox.lmstudio.generating import prepare, thinking
from fivefold.sandbox.lmstudio.loading import use_model
from fivefold.sandbox.lmstudio.openai_requests import (
    check_types,
    model_of,
    read_choice,
    read_limits,
    read_schema,
    read_tools,
    text_of,
    whole,
)
from fivefold.sandbox.lmstudio.plugins import invocations, read_mcp_tools
from fivefold.sandbox.lmstudio.responding import Event, EventStream
from fivefold.sandbox.lmstudio.response_checks import check_items
from fivefold.sandbox.lmstudio.response_events import ResponseRun
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["create_response"]


async def create_response(world: LMWorld, call: Call) -> Any:
    """Answer the input, going on from an earlier answer if one is named."""
    body = call.body
    if not world.has("thin_validation"):
        check_types(body)
        check_items(body)
    if body.get("input") is None:
        raise text_error(400, "'input' field is required")
    dialogue = read_items(body["input"], text_of(body, "instructions") or None)
    if previous := text_of(body, "previous_response_id"):
        if previous not in world.stored:
            message = f"Previous response with id '{previous}' not found."
            raise invalid_request(400, message, "previous_response_id", "previous_response_not_found")
        dialogue = replace(dialogue, tokens=dialogue.tokens + world.stored[previous])
    text = body.get("text")
    wanted = text.get("format") if is_object(text) and not world.has("ignored_text_format") else None
    ask = {**read_limits(body, "max_output_tokens"), **read_choice(body), "schema": read_schema(wanted)}
    use = await use_model(world, model_of(body, thin=world.has("thin_validation")), "llm", whole(body.get("ttl")))
    reasoning = body.get("reasoning")
    effort = text_of(reasoning, "effort") if is_object(reasoning) else ""
    thinks, _ = thinking(world, use.instance.model, dialogue.text, effort or None)
    made = () if dialogue.results else invocations(read_mcp_tools(body.get("tools")), dialogue.text)
    if made:
        dialogue = replace(dialogue, results=tuple(invocation.output or invocation.reason for invocation in made))
    tools = read_tools(body.get("tools"))
    stream = body.get("stream") is True
    generation = prepare(world, use, dialogue, stream=stream, thinks=thinks, tools=tools, **ask)
    world.effects[call.operation] += 1
    run = ResponseRun(world, call, generation, made)
    return EventStream(world, run.events()) if stream else await _whole(run.events())


async def _whole(events: AsyncGenerator[Event, None]) -> Any:
    async with aclosing(events) as stream:
        async for name, data in stream:
            if name == "response.failed":
                raise text_error(500, data["response"]["error"]["message"])
            if name in ("response.completed", "response.incomplete"):
                return data["response"]
    raise AssertionError("every run ends with the response")

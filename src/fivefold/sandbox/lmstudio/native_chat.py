"""The chat of /api/v1: one run of events, sent as they come, or the result at their end."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from fivefold.sandbox.lmstudio import tokens
from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import Dialogue, is_list, is_object, read_messages
from fivefold.sandbox.lmstudio.errors import native_error
from fivefold.sandbox.lmstudio.loading import find_instance, find_model
from fivefold.sandbox.lmstudio.native_events import NativeRun
from fivefold.sandbox.lmstudio.native_requests import CHAT, check_body, complain
from fivefold.sandbox.lmstudio.plugins import read_integrations
from fivefold.sandbox.lmstudio.records import Model
from fivefold.sandbox.lmstudio.responding import Event, EventStream
from fivefold.sandbox.lmstudio.world import LMWorld, kind_of

__all__ = ["native_chat"]

_SETTINGS = ("off", "low", "medium", "high", "on")
_STATUSES = {"invalid_request": 400, "model_not_found": 404}
"""Statuses of errors where there is no stream; 500 for the other types."""


async def native_chat(world: LMWorld, call: Call) -> Any:
    """Answer the input, going on from an earlier answer if one is named."""
    body = call.body
    check_body(body, CHAT, strict=world.has("strict_native"))
    world.tick()
    model = _model(world, body["model"])
    _check_reasoning(model, body.get("reasoning"))
    dialogue = _dialogue(world, body)
    if dialogue.pictures and model.type != "vlm":
        raise complain(f"Model '{model.key}' does not support images", "unsupported_input", "input")
    providers = read_integrations(body.get("integrations"), authorized=call.authorized)
    run = NativeRun(world, call, model, dialogue, providers)
    world.effects[call.operation] += 1
    return EventStream(world, run.events()) if body.get("stream") else await _whole(run.events())


async def _whole(events: AsyncGenerator[Event, None]) -> Any:
    async with aclosing(events) as stream:
        async for name, data in stream:
            if name == "error":
                kind = data["error"]["type"]
                raise native_error(_STATUSES.get(kind, 500), kind, data["error"]["message"])
            if name == "chat.end":
                return data["result"]
    raise AssertionError("every run ends with chat.end")


def _model(world: LMWorld, name: str) -> Model:
    instance = find_instance(world, name, "llm")
    model = instance.model if instance else find_model(world, name)
    if model is None or kind_of(model) != "llm":
        raise native_error(404, "model_not_found", f"Model '{name}' not found", param="model")
    if instance is None and not world.option("jit"):
        raise native_error(404, "model_not_found", f"Model '{name}' is not loaded", param="model")
    return model


def _check_reasoning(model: Model, setting: Any) -> None:
    if setting is None:
        return
    if setting not in _SETTINGS:
        expected = " | ".join(f"'{one}'" for one in _SETTINGS)
        raise complain(f"Invalid enum value. Expected {expected}, received '{setting}'", "invalid_enum", "reasoning")
    if setting not in model.reasoning:
        allowed = ", ".join(model.reasoning) or "none"
        message = f"Model '{model.key}' does not support the reasoning setting '{setting}' (allowed: {allowed})"
        raise complain(message, "unsupported_reasoning", "reasoning")


def _dialogue(world: LMWorld, body: Mapping[str, Any]) -> Dialogue:
    content = body["input"]
    parts = [_part(item) for item in content] if is_list(content) else content
    messages: Sequence[Any] = [{"role": "user", "content": parts}]
    dialogue = read_messages(messages)
    earlier = 0
    if previous := body.get("previous_response_id"):
        if previous not in world.stored:
            message = f"Could not find stored response with id '{previous}'"
            raise complain(message, "previous_response_not_found", "previous_response_id")
        earlier = world.stored[previous]
    return replace(dialogue, tokens=dialogue.tokens + earlier + tokens.count(body.get("system_prompt", "")))


def _part(item: Any) -> Mapping[str, Any]:
    if is_object(item) and item.get("type") in ("message", "text") and isinstance(item.get("content"), str):
        return {"type": "text", "text": item["content"]}
    if is_object(item) and item.get("type") == "image" and isinstance(item.get("data_url"), str):
        if not item["data_url"].startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
            raise complain("'data_url' must be a base64 encoded image", "invalid_string", "input")
        return {"type": "image_url", "image_url": {"url": item["data_url"]}}
    raise complain("Invalid input", "invalid_union", "input")

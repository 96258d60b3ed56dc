"""Loading and unloading by /api/v1."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.errors import native_error
from fivefold.sandbox.lmstudio.loading import find_model, load_explicitly
from fivefold.sandbox.lmstudio.native_requests import LOAD, UNLOAD, check_body, complain
from fivefold.sandbox.lmstudio.world import LMWorld, kind_of

__all__ = ["native_load_model", "native_unload_model"]

_NO_SETTINGS = ("model", "echo_load_config")


async def native_load_model(world: LMWorld, call: Call) -> Any:
    """Load a model; answered when it is loaded."""
    body = call.body
    check_body(body, LOAD, strict=world.has("strict_native"))
    world.tick()
    model = find_model(world, body["model"])
    if model is None:
        raise native_error(404, "model_not_found", f"Model '{body['model']}' not found", param="model")
    config = {name: value for name, value in body.items() if name not in _NO_SETTINGS}
    if kind_of(model) == "embeddings":
        config = {name: value for name, value in config.items() if name == "context_length"}
    if config.get("context_length", 0) > model.max_context_length:
        raise complain(f"The model takes at most {model.max_context_length} tokens", "too_big", "context_length")
    use = await load_explicitly(world, model, config)
    world.effects[call.operation] += 1
    answer: dict[str, Any] = {
        "type": "embedding" if kind_of(model) == "embeddings" else "llm",
        "instance_id": use.instance.id,
        "load_time_seconds": use.load_seconds,
        "status": "loaded",
    }
    if body.get("echo_load_config"):
        shown = {name: value for name, value in use.instance.config.items() if name != "parallel"}
        answer["load_config"] = shown
    return answer


async def native_unload_model(world: LMWorld, call: Call) -> Any:
    """Unload what was loaded under an id; generations on it break off."""
    check_body(call.body, UNLOAD, strict=world.has("strict_native"))
    world.tick()
    instance_id = call.body["instance_id"]
    if world.instances.pop(instance_id, None) is None:
        raise native_error(
            404, "model_not_found", f"No loaded model instance with id '{instance_id}'", param="instance_id"
        )
    world.effects[call.operation] += 1
    return {"instance_id": instance_id}

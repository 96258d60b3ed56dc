"""The models as /v1 and /api/v0 show them, and as /api/v1 does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.errors import model_not_found
from fivefold.sandbox.lmstudio.records import Instance, Model
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["list_models", "native_list_models", "v0_get_model", "v0_list_models"]


async def list_models(world: LMWorld, call: Call) -> Any:
    """The names alone."""
    return {
        "object": "list",
        "data": [{"id": name, "object": "model", "owned_by": "organization_owner"} for name, _, _ in _shown(world)],
    }


async def v0_list_models(world: LMWorld, call: Call) -> Any:
    """The models with what they are."""
    return {"object": "list", "data": [_v0_model(*row) for row in _shown(world)]}


async def v0_get_model(world: LMWorld, call: Call) -> Any:
    """One model by its name."""
    world.tick()
    name = call.parameter
    if instance := world.instances.get(name):
        return _v0_model(name, instance.model, instance)
    if name in world.models:
        return _v0_model(name, world.models[name], None)
    raise model_not_found(404, f'Model "{name}" not found')


async def native_list_models(world: LMWorld, call: Call) -> Any:
    """All models, each with what is loaded of it."""
    world.tick()
    return {"models": [_native_model(world, model) for model in world.models.values()]}


def _shown(world: LMWorld) -> Sequence[tuple[str, Model, Instance | None]]:
    """Name, model and instance of what is listed: without just-in-time loading only what is loaded."""
    world.tick()
    loaded = [(instance.id, instance.model, instance) for instance in world.instances.values()]
    names = {name for name, _, _ in loaded}
    idle = [(key, model, None) for key, model in world.models.items() if key not in names]
    return [*loaded, *(idle if world.option("jit") else [])]


def _v0_model(name: str, model: Model, instance: Instance | None) -> Mapping[str, Any]:
    shown: dict[str, Any] = {
        "id": name,
        "object": "model",
        "type": model.type,
        "publisher": model.publisher,
        "arch": model.arch,
        "compatibility_type": model.format,
        "quantization": model.quantization,
        "state": "loaded" if instance else "not-loaded",
        "max_context_length": model.max_context_length,
    }
    if instance:
        shown["loaded_context_length"] = instance.context_length
    if model.type != "embeddings":
        shown["capabilities"] = ["tool_use"] if model.tools else []
    return shown


def _native_model(world: LMWorld, model: Model) -> Mapping[str, Any]:
    embeds = model.type == "embeddings"
    shown: dict[str, Any] = {
        "type": "embedding" if embeds else "llm",
        "publisher": model.publisher,
        "key": model.key,
        "display_name": model.display_name,
        "architecture": model.arch,
        "quantization": {"name": model.quantization, "bits_per_weight": model.bits_per_weight},
        "size_bytes": model.size_bytes,
        "params_string": model.params,
        "loaded_instances": [
            {"id": instance.id, "config": dict(instance.config)}
            for instance in world.instances.values()
            if instance.model is model
        ],
        "max_context_length": model.max_context_length,
        "format": model.format,
    }
    if embeds:
        del shown["architecture"]
        return shown
    capabilities: dict[str, Any] = {"vision": model.type == "vlm", "trained_for_tool_use": model.tools}
    if model.reasoning:
        capabilities["reasoning"] = {"allowed_options": model.reasoning, "default": model.reasoning[0]}
    variant = f"{model.key}@{model.quantization.lower()}"
    return {
        **shown,
        "capabilities": capabilities,
        "description": None,
        "variants": [variant],
        "selected_variant": variant,
    }

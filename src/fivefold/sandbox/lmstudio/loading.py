"""Finds the loaded model that a request runs on, and loads it where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from fivefold.sandbox.lmstudio.errors import load_failed, model_not_found, native_error, text_error
from fivefold.sandbox.lmstudio.records import Instance, Load, Model
from fivefold.sandbox.lmstudio.world import LMWorld, kind_of

__all__ = ["Use", "begin_load", "end_load", "find_instance", "find_model", "load_explicitly", "use_model"]

_TTL = 3_600.0
_NONE_LOADED = "No models loaded. Please load a model in the developer page or use the 'lms load' command."
_NOT_OF_KIND = {"llm": "is not a text generation model", "embeddings": "is not an embedding model"}


@dataclass(frozen=True)
class Use:
    """The model a request runs on, and the seconds that loading it for the request took; None when it was there."""

    instance: Instance
    load_seconds: float | None = None


def find_instance(world: LMWorld, name: str, kind: str) -> Instance | None:
    """What is loaded under this name, or None."""
    bare = name.partition("@")[0]
    for instance in world.loaded(kind):
        if name == instance.id or bare in (instance.id, instance.model.key):
            return instance
    return None


def find_model(world: LMWorld, name: str) -> Model | None:
    """The model on disk with this name, which may carry its quantization."""
    return world.models.get(name) or world.models.get(name.partition("@")[0])


async def use_model(world: LMWorld, name: str, kind: str, ttl: float | None) -> Use:
    """The loaded model for a request; loads it just in time, in silence, where that is allowed.

    Args:
        world: where to look.
        name: as the request has it; empty for whatever is loaded.
        kind: `llm` or `embeddings`.
        ttl: idle seconds after which a model loaded now is unloaded; an hour when None.

    Raises:
        ApiError: 400 or 404, there is no such model, or it is of the other kind, or cannot be loaded.
    """
    world.tick()
    if instance := find_instance(world, name, kind):
        return Use(instance)
    model = find_model(world, name)
    if model is not None and kind_of(model) != kind:
        raise text_error(400, f'Model "{name}" {_NOT_OF_KIND[kind]}')
    if model is not None and world.option("jit"):
        return await _load_just_in_time(world, model, ttl)
    return Use(_stand_in(world, name, kind))


def _stand_in(world: LMWorld, name: str, kind: str) -> Instance:
    loaded = world.loaded(kind)
    if len(loaded) == 1 and (world.has("any_model_name") or not name):
        return loaded[0]
    if not loaded and not world.option("jit"):
        raise model_not_found(404, _NONE_LOADED)
    known = [model.key for model in world.models.values() if kind_of(model) == kind]
    complaint = f'Invalid model identifier "{name}". Please specify a valid downloaded model'
    raise model_not_found(400, f"{complaint} (e.g., {', '.join(known[:3])})." if known else f"{complaint}.")


def begin_load(world: LMWorld, model: Model, ttl: float | None, config: Mapping[str, Any]) -> Load:
    """The load of a model, which goes on without whoever began it; the one under way if there is one."""
    due = world.clock.now() + timedelta(seconds=float(world.option("load_time")))
    return world.loads.setdefault(model.key, Load(due, _TTL if ttl is None else ttl, config))


async def _load_just_in_time(world: LMWorld, model: Model, ttl: float | None) -> Use:
    """Load a model for a request, in silence.

    Raises:
        ApiError: 400, it cannot be loaded.
    """
    load = begin_load(world, model, ttl, {})
    await world.clock.sleep_until(load.due)
    return end_load(world, model)


def end_load(world: LMWorld, model: Model) -> Use:
    """The instance that a load which is due brought.

    Raises:
        ApiError: 400, there is none.
    """
    world.tick()
    if model.load_error is not None:
        raise load_failed(model.key, model.load_error)
    instance = find_instance(world, model.key, kind_of(model))
    if instance is None:
        raise load_failed(model.key, "Model was unloaded while it was being loaded.")
    return Use(instance, float(world.option("load_time")))


async def load_explicitly(world: LMWorld, model: Model, config: Mapping[str, Any]) -> Use:
    """Load a model because somebody said so; it stays until somebody unloads it.

    Raises:
        ApiError: 500, `model_load_failed`, with the engine's words.
    """
    seconds = float(world.option("load_time"))
    await world.clock.sleep_until(world.clock.now() + timedelta(seconds=seconds))
    if model.load_error is not None:
        raise native_error(500, "model_load_failed", f"Failed to load model: {model.load_error}")
    world.effects["model_loaded"] += 1
    return Use(world.add_instance(model, config, None), seconds)

"""The state of one LM Studio between two resets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from fivefold.sandbox._world import Settings, World
from fivefold.sandbox.lmstudio.catalog import installed
from fivefold.sandbox.lmstudio.records import Download, Instance, Load, Model
from fivefold.sandbox.lmstudio.seeding import read_models

__all__ = ["LMWorld", "kind_of"]

_TOKENS_PER_PACE = 10
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_PLAIN_CONFIG = {"eval_batch_size": 512, "parallel": 4, "flash_attention": True, "offload_kv_cache_to_gpu": True}


def kind_of(model: Model) -> str:
    """`embeddings`, or `llm` for all that generates text."""
    return "embeddings" if model.type == "embeddings" else "llm"


class LMWorld(World):
    """Models on disk and in memory, loads and downloads under way, stored answers.

    Attributes:
        models, instances, downloads: by key or id.
        stored: id of an answer that can be continued, to the tokens of its conversation.
        loads: what is being loaded just in time, by the model's key.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.downloads: dict[str, Download] = {}
        self.stored: dict[str, int] = {}
        self._fill(installed())

    def load(self, data: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
        self._fill(read_models(data))
        return {"models": list(self.models)}

    def _fill(self, models: Sequence[Model]) -> None:
        self.models: dict[str, Model] = {model.key: model for model in models}
        self.instances: dict[str, Instance] = {}
        self.loads: dict[str, Load] = {}
        for model in models:
            if model.loaded:
                self.add_instance(model, {}, None)

    def option(self, name: str) -> Any:
        """The value of one of the service's options."""
        return self.settings.options[name]

    @property
    def token_seconds(self) -> float:
        """How long one token takes."""
        return self.settings.pace / _TOKENS_PER_PACE

    def letters(self, kind: str, size: int) -> str:
        """A fresh id of small letters and digits."""
        return "".join(self.luck(f"id of {kind}").choices(_LETTERS, k=size))

    def created(self) -> int:
        """The present in whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    def add_instance(self, model: Model, config: Mapping[str, Any], ttl: float | None) -> Instance:
        """Put a model into memory; `config` is what differs from its settings."""
        number = next(n for n in range(1, 1_000) if _instance_id(model.key, n) not in self.instances)
        plain = {"context_length": model.context_length}
        full = plain if kind_of(model) == "embeddings" else {**plain, **_PLAIN_CONFIG}
        instance = Instance(
            id=_instance_id(model.key, number),
            model=model,
            config={**full, **config},
            ttl=ttl,
            used_at=self.clock.now(),
        )
        self.instances[instance.id] = instance
        return instance

    def loaded(self, kind: str) -> list[Instance]:
        """What is in memory of a kind."""
        return [instance for instance in self.instances.values() if kind_of(instance.model) == kind]

    def holds(self, instance: Instance) -> bool:
        """Whether an instance is still in memory."""
        return self.instances.get(instance.id) is instance

    def tick(self) -> None:
        """Let happen what was due by now: loads and downloads that end, idle models that are unloaded."""
        now = self.clock.now()
        for key, load in list(self.loads.items()):
            if load.due <= now:
                del self.loads[key]
                self._finish_load(self.models[key], load)
        for instance in list(self.instances.values()):
            idle = (now - instance.used_at).total_seconds()
            if instance.ttl is not None and not instance.busy and idle >= instance.ttl:
                del self.instances[instance.id]
        for download in self.downloads.values():
            over = download.started_at + timedelta(seconds=download.seconds) <= now
            if over and not download.error and download.model.key not in self.models:
                self.models[download.model.key] = download.model

    def _finish_load(self, model: Model, load: Load) -> None:
        if model.load_error is not None:
            return
        for other in self.loaded(kind_of(model)) if self.has("jit_evicts") else []:
            if other.ttl is not None:
                del self.instances[other.id]
        self.add_instance(model, load.config, load.ttl)
        self.effects["model_loaded"] += 1


def _instance_id(key: str, number: int) -> str:
    return key if number == 1 else f"{key}:{number}"

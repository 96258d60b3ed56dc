"""What one LM Studio holds: model files, what is loaded of them, and downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

__all__ = ["Download", "Instance", "Load", "Model"]


@dataclass(kw_only=True)
class Model:
    """A downloaded model.

    Attributes:
        key: its name, such as `qwen/qwen3-4b`.
        type: `llm`, `vlm` (sees images) or `embeddings`.
        size_bytes: on disk.
        max_context_length: tokens it could take.
        context_length: tokens it is loaded with unless a load says otherwise.
        tools: whether it was trained to call tools.
        reasoning: the settings of its thinking, the default first; empty when it does not think.
        reasoning_field: where answers put its thoughts: `reasoning_content`, `reasoning`, or `inline` in the content.
        dimensions: numbers in an embedding.
        loaded: whether it is loaded at the start.
        load_error: why it cannot be loaded, in the engine's words; None when it can.
    """

    key: str
    type: str = "llm"
    publisher: str = "lmstudio-community"
    display_name: str = "Model"
    arch: str = "qwen2"
    format: str = "gguf"
    quantization: str = "Q4_K_M"
    bits_per_weight: int = 4
    params: str = "7B"
    size_bytes: int = 4_683_073_952
    max_context_length: int = 32_768
    context_length: int = 4_096
    tools: bool = False
    reasoning: list[str] = field(default_factory=list[str])
    reasoning_field: str = "reasoning_content"
    dimensions: int = 768
    loaded: bool = False
    load_error: str | None = None


@dataclass(kw_only=True)
class Instance:
    """A loaded model.

    Attributes:
        id: the model's key, with `:2` and so on for further instances.
        ttl: idle seconds after which it is unloaded; None keeps it, as explicit loads do.
        used_at: when it last began or ended work.
        busy: how many generations run on it.
    """

    id: str
    model: Model
    config: Mapping[str, Any]
    ttl: float | None
    used_at: datetime
    busy: int = 0

    @property
    def context_length(self) -> int:
        """Tokens that prompt and answer may have together."""
        return int(self.config["context_length"])


@dataclass(frozen=True)
class Load:
    """A model on its way into memory: the moment it is there, its idle seconds, what its settings are to be."""

    due: datetime
    ttl: float
    config: Mapping[str, Any]


@dataclass(kw_only=True)
class Download:
    """A download job; how far it is follows from the clock.

    Attributes:
        seconds: how long it takes.
        error: whether it fails halfway.
    """

    id: str
    model: Model
    started_at: datetime
    seconds: float
    error: bool = False

"""The models of a fresh LM Studio: those on disk, and those that can be had by their catalogue name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fivefold.sandbox.lmstudio.records import Model

__all__ = ["BROKEN_DOWNLOAD", "downloadable", "installed"]

BROKEN_DOWNLOAD = "broken"
"""A download whose model has this in its name fails halfway."""

_GUARDRAIL = (
    "Model loading was stopped due to insufficient system resources. Under the current settings, this model requires "
    "approximately 243.12 GB of memory, and continuing to load it would likely overload your system and cause it to "
    "freeze. If you think this is incorrect, you can adjust the model loading guardrails in settings."
)


def installed() -> Sequence[Model]:
    """The models on disk at the start; the first is loaded."""
    return (
        Model(
            key="qwen2.5-7b-instruct",
            publisher="qwen",
            display_name="Qwen2.5 7B Instruct",
            tools=True,
            loaded=True,
        ),
        Model(
            key="openai/gpt-oss-20b",
            publisher="openai",
            display_name="gpt-oss 20B",
            arch="gpt-oss",
            quantization="MXFP4",
            params="20B",
            size_bytes=12_109_566_560,
            max_context_length=131_072,
            tools=True,
            reasoning=["low", "medium", "high"],
            reasoning_field="reasoning",
        ),
        Model(
            key="deepseek/deepseek-r1-0528-qwen3-8b",
            publisher="deepseek",
            display_name="DeepSeek R1 0528 Qwen3 8B",
            arch="qwen3",
            params="8B",
            max_context_length=131_072,
            reasoning=["on", "off"],
        ),
        Model(
            key="google/gemma-3-4b",
            type="vlm",
            publisher="google",
            display_name="Gemma 3 4B",
            arch="gemma3",
            format="mlx",
            quantization="4bit",
            params="4B",
            size_bytes=2_957_918_208,
            max_context_length=131_072,
        ),
        Model(
            key="meta/llama-3.1-405b",
            publisher="meta",
            display_name="Llama 3.1 405B",
            arch="llama",
            params="405B",
            size_bytes=243_120_000_000,
            max_context_length=131_072,
            load_error=_GUARDRAIL,
        ),
        Model(
            key="text-embedding-nomic-embed-text-v1.5",
            type="embeddings",
            publisher="nomic-ai",
            display_name="Nomic Embed Text v1.5",
            arch="nomic-bert",
            params="137M",
            size_bytes=84_106_624,
            max_context_length=2_048,
            context_length=2_048,
        ),
    )


def downloadable() -> Mapping[str, Model]:
    """Catalogue names to the models they bring."""
    models = (
        Model(
            key="ibm/granite-4-micro",
            publisher="ibm",
            display_name="Granite 4 Micro",
            arch="granitehybrid",
            params="3B",
            size_bytes=2_100_000_000,
            tools=True,
        ),
        Model(key="acme/broken-1b", publisher="acme", display_name="Broken 1B", params="1B", size_bytes=1_000_000_000),
    )
    return {model.key: model for model in models}

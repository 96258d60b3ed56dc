"""The numbers that go with an answer: token counts for all, times and the model's facts for /api/v0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fivefold.sandbox.lmstudio.answering import Reply
from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import is_object
from fivefold.sandbox.lmstudio.generation import Generation

__all__ = ["extras", "usage", "wants_usage"]


def usage(*replies: Reply) -> Mapping[str, Any]:
    """The tokens of prompts and answers together; thoughts are counted apart where there were any."""
    prompt = sum(reply.prompt_tokens for reply in replies)
    completion = sum(len(reply.pieces) for reply in replies)
    counted = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    thoughts = sum(reply.count("reasoning") for reply in replies)
    return {**counted, "completion_tokens_details": {"reasoning_tokens": thoughts}} if thoughts else counted


def wants_usage(body: Mapping[str, Any]) -> bool:
    """Whether a stream is to end with the token counts."""
    options = body.get("stream_options")
    return is_object(options) and options.get("include_usage") is True


def extras(generation: Generation, call: Call, *, streamed: bool = False) -> dict[str, Any]:
    """What /api/v0 adds to an answer; of it /v1 has the name `stats` alone, and only where it does not stream."""
    if not call.older:
        return {} if streamed else {"stats": {}}
    instance = generation.use.instance
    model = instance.model
    stats: dict[str, Any] = {
        "tokens_per_second": generation.tokens_per_second,
        "time_to_first_token": generation.first_token_seconds,
        "generation_time": generation.seconds,
        "stop_reason": generation.reply.stop_reason,
    }
    if draft := call.body.get("draft_model"):
        size = len(generation.reply.pieces)
        stats |= {
            "draft_model": draft,
            "total_draft_tokens_count": size,
            "accepted_draft_tokens_count": size // 2,
            "rejected_draft_tokens_count": size - size // 2,
            "ignored_draft_tokens_count": 0,
        }
    return {
        "stats": stats,
        "model_info": {
            "arch": model.arch,
            "quant": model.quantization,
            "format": model.format,
            "context_length": instance.context_length,
        },
        "runtime": {
            "name": "llama.cpp-linux-x86_64-avx2" if model.format == "gguf" else "mlx-llm",
            "version": "1.62.0",
            "supported_formats": [model.format],
        },
    }

"""Embeddings: unit vectors made of the words of a text, so that texts with common words lie close together."""

from __future__ import annotations

import base64
import math
import random
import re
import struct
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from fivefold.sandbox.lmstudio import tokens
from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.dialogue import is_list
from fivefold.sandbox.lmstudio.errors import text_error
from fivefold.sandbox.lmstudio.loading import use_model
from fivefold.sandbox.lmstudio.openai_requests import check_types, model_of, whole
from fivefold.sandbox.lmstudio.records import Instance
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["create_embeddings"]


async def create_embeddings(world: LMWorld, call: Call) -> Any:
    """A vector for each text."""
    body = call.body
    if not world.has("thin_validation"):
        check_types(body)
    texts = _texts(body.get("input"))
    use = await use_model(
        world, model_of(body, thin=world.has("thin_validation")), "embeddings", whole(body.get("ttl"))
    )
    model = use.instance.model
    wanted = None if world.has("ignored_dimensions") else whole(body.get("dimensions"))
    # A vector can be cut short, but no model has more numbers than it has.
    size = min(wanted or model.dimensions, model.dimensions)
    vectors = [_vector(f"{world.settings.seed}:{model.key}", text, size) for text in texts]
    packed = body.get("encoding_format") == "base64" and not world.has("ignored_base64")
    world.effects[call.operation] += 1
    count = 0 if world.has("zero_embedding_usage") else sum(tokens.count(text) for text in texts)
    return {
        "object": "list",
        "data": [
            {"object": "embedding", "embedding": _packed(vector) if packed else vector, "index": index}
            for index, vector in enumerate(vectors)
        ],
        "model": _named(world, use.instance),
        "usage": {"prompt_tokens": count, "total_tokens": count},
    }


def _named(world: LMWorld, instance: Instance) -> str:
    suffix = f"@{instance.model.quantization.lower()}" if world.has("variant_names") else ""
    return instance.id + suffix


def _texts(value: Any) -> Sequence[str]:
    """One text for a text or a list of numbers, several for a list of those."""
    if value is None:
        raise text_error(400, "'input' field is required")
    numbers = is_list(value) and bool(value) and all(whole(one) is not None for one in value)
    inputs = value if is_list(value) and not numbers else [value]
    texts = [_text(one) for one in inputs]
    if not texts:
        raise text_error(400, "'input' array must not be empty")
    return texts


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if is_list(value) and value and all(whole(one) is not None for one in value):
        return " ".join(str(one) for one in value)
    raise text_error(400, "'input' field must be a string or an array of strings")


def _vector(seed: str, text: str, size: int) -> Sequence[float]:
    words = re.findall(r"\w+", text.lower()) or [text]
    total = [math.fsum(column) for column in zip(*(_word(seed, word, size) for word in words), strict=True)]
    length = math.sqrt(math.fsum(one * one for one in total))
    return [one / length for one in total]


@lru_cache(maxsize=1_024)
def _word(seed: str, word: str, size: int) -> tuple[float, ...]:
    luck = random.Random(f"{seed}:{word}")
    return tuple(luck.gauss() for _ in range(size))


def _packed(vector: Sequence[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()

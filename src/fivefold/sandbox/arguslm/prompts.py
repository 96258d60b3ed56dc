"""The prompt packs of the service: what is asked of a model in a check or a benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["PACKS", "expected_tokens"]


def _pack(identifier: str, name: str, prompt: str, tokens: int) -> tuple[str, dict[str, Any]]:
    return identifier, {"id": identifier, "name": name, "prompt": prompt, "expected_tokens": tokens}


PACKS: Mapping[str, dict[str, Any]] = dict(
    (
        _pack("health_check", "Health Check", "Reply with the word OK.", 5),
        _pack("shakespeare", "Shakespeare", "Write a sonnet about the sea in the manner of Shakespeare.", 200),
        _pack("synthetic_short", "Synthetic Short", "List three colours.", 20),
        _pack("synthetic_medium", "Synthetic Medium", "Describe how a bicycle works in two paragraphs.", 200),
        _pack("synthetic_long", "Synthetic Long", "Explain the history of the printing press in detail.", 800),
        _pack("code_generation", "Code Generation", "Write a function that merges two sorted lists.", 300),
        _pack("reasoning", "Reasoning", "A train leaves at noon at 80 km/h; when has it gone 200 km? Explain.", 250),
    )
)


def expected_tokens(pack: str, limit: int | None = None) -> int:
    """How many tokens an answer to a pack has, at most `limit`.

    Raises:
        KeyError: there is no such pack.
    """
    tokens: int = PACKS[pack]["expected_tokens"]
    return tokens if limit is None else min(tokens, limit)

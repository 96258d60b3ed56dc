"""Tokens: a word with the blanks before it, in parts of at most eight characters. Pure: no I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["count", "split"]

_TOKEN = re.compile(r"\s*\S{1,8}|\s+$")


def split(text: str) -> Sequence[str]:
    """The tokens of a text; joined they are the text."""
    return _TOKEN.findall(text)


def count(text: str) -> int:
    """How many tokens a text has."""
    return len(split(text))

"""Takes the HTML out of a message, but for the simplest of it. Pure: no I/O."""

from __future__ import annotations

import re

__all__ = ["clean"]

_KEPT = "a|abbr|acronym|b|blockquote|code|em|i|li|ol|strong|ul"
_PIECE = re.compile(
    rf"(?P<kept></?(?:{_KEPT})>)|(?P<tag></?[A-Za-z][^<>]*>|<!--.*?-->)|(?P<entity>&#?\w+;)|(?P<sign>[&<>])",
    re.IGNORECASE | re.DOTALL,
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def clean(message: str) -> str:
    """The message without tags, `&`, `<` and `>` as entities; simple tags such as `<b>` stay."""
    return _PIECE.sub(_cleaned, message).strip()


def _cleaned(found: re.Match[str]) -> str:
    if found["tag"]:
        return ""
    return _ENTITIES.get(found[0], found[0])

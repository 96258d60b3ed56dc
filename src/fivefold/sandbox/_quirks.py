"""Choosing among a service's quirks. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["choose"]


def choose(text: str, known: Mapping[str, str]) -> frozenset[str]:
    """Read a selection such as `real`, `off`, `real,-unstable_ties` or `off,+bare_pong`.

    Args:
        text: words between commas, read from the left: `real` is all quirks, `off` none, `name` or `+name` adds one,
            `-name` takes one away.
        known: the service's quirks, name to sentence.

    Raises:
        ValueError: a word that names no quirk; the message lists those there are.
    """
    chosen: set[str] = set()
    for word in filter(None, (part.strip() for part in text.split(","))):
        if word in ("real", "off"):
            chosen = set(known) if word == "real" else set()
            continue
        name = word.lstrip("+-")
        if name not in known:
            raise ValueError(f"unknown quirk {name!r}; there are: real, off, {', '.join(sorted(known))}")
        (chosen.discard if word.startswith("-") else chosen.add)(name)
    return frozenset(chosen)

"""What the real service does that its specification does not say, each with a name by which it can be switched off."""

from __future__ import annotations

from collections.abc import Mapping

from fivefold.sandbox._reading import MANNERS

__all__ = ["QUIRKS"]

_OTHERS = ("swallowed_paths",)
"""Manners of FastAPI that cannot be seen here: no path has a parameter."""

QUIRKS: Mapping[str, str] = {
    **{name: sentence for name, sentence in MANNERS.items() if name not in _OTHERS},
    "stale_history": "A user's history is cached when first read, and later turns are missing; 300 s if it was empty.",
    "early_rate_limit": "The rate limit comes before validation: a malformed chat takes the slot, or is a 429.",
    "reasons_in_words": "Some 422s hold a text instead of a list of faults.",
    "nan_500": "A number that is not finite is a text/plain 500 that drops the connection.",
    "eternal_token_500": "A token without `exp` is a text/plain 500 that drops the connection.",
    "role_fallback": "Provisioning an unknown role makes the model of `general` ready once more, under that name.",
    "courtesy": "An answer to a message with an exclamation mark ends with a courtesy in French.",
    "endless_socket": "The socket acknowledges `close` but stays open.",
    "abrupt_socket": "A silent client's socket is dropped without a close frame, instead of closed with 1011.",
    "fragile_socket": "A binary frame kills the socket's handler, and the connection with it.",
}

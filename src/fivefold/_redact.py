"""Taking credentials out of what people get to see. No I/O."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

HIDDEN = "***"

_SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-admin-key"}
)
#: Shorter secrets are hidden only where they stand alone: taking "a" out of every word would hide the message.
_SHORTEST_INSIDE = 4


def url(text: str) -> str:
    """A URL without user name and password."""
    parts = urlsplit(text)
    if "@" not in parts.netloc:
        return text
    return urlunsplit(parts._replace(netloc=f"{HIDDEN}@{parts.netloc.rpartition('@')[2]}"))


def headers(pairs: Mapping[str, str]) -> dict[str, str]:
    """Headers with the values of credentials hidden."""
    return {name: HIDDEN if name.lower() in _SECRET_HEADERS else value for name, value in pairs.items()}


def secret_values(pairs: Mapping[str, str]) -> frozenset[str]:
    """The credentials in headers, with and without the scheme before them."""
    values = [value for name, value in pairs.items() if name.lower() in _SECRET_HEADERS]
    return frozenset(part for value in values for part in (value, value.rpartition(" ")[2]) if part)


def text(value: str, secrets: Iterable[str]) -> str:
    """A text with every secret in it hidden."""
    for secret in secrets:
        if secret and value == secret:
            return HIDDEN
        if len(secret) >= _SHORTEST_INSIDE:
            value = value.replace(secret, HIDDEN)
    return value


def tree(value: Any, secrets: frozenset[str]) -> Any:
    """A JSON value with every secret in it hidden, keys included."""
    if not secrets:
        return value
    if isinstance(value, str):
        return text(value, secrets)
    if isinstance(value, dict):
        return {text(str(key), secrets): tree(held, secrets) for key, held in value.items()}
    if isinstance(value, list):
        return [tree(held, secrets) for held in value]
    return value

"""Taking credentials out of what people get to see. No I/O."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, quote_plus, unquote

HIDDEN = "***"

_SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-admin-key"}
)
#: The value of a field that holds a credential, in JSON that may be broken off.
_SECRET_FIELD = re.compile(
    r'("(?:access_token|refresh_token|approval_token|ticket|password|api_key|virtual_key)"\s*:\s*")(?:[^"\\]|\\.)+'
)
#: Shorter secrets are hidden only where they stand alone: taking "a" out of every word would hide the message.
_SHORTEST_INSIDE = 4
#: How a secret looks as it is, in a URL, in JSON, in Python's words about it, and cut down to what a header may hold.
_SPELLINGS = (
    str, partial(quote, errors="replace"), partial(quote, safe="", errors="replace"),
    partial(quote_plus, errors="replace"), unquote, str.strip,
    lambda secret: json.dumps(secret)[1:-1], lambda secret: repr(secret)[1:-1],
)  # fmt: skip


def headers(pairs: Mapping[str, str], secrets: Iterable[str] = ()) -> dict[str, str]:
    """Headers with the values of credentials hidden, and every secret in the others."""
    spelt = _spelt(secrets)
    return {name: HIDDEN if name.lower() in _SECRET_HEADERS else _hide(value, spelt) for name, value in pairs.items()}


def secret_values(pairs: Mapping[str, str]) -> frozenset[str]:
    """The credentials in headers, with and without the scheme before them."""
    values = [value for name, value in pairs.items() if name.lower() in _SECRET_HEADERS]
    return frozenset(part for value in values for part in (value, value.rpartition(" ")[2]) if part)


def text(value: str, secrets: Iterable[str]) -> str:
    """A text with every secret in it hidden."""
    return _hide(value, _spelt(secrets))


def tree(value: Any, secrets: frozenset[str]) -> Any:
    """A JSON value with every secret in it hidden, keys included."""
    if not secrets:
        return value
    spelt = _spelt(secrets)
    told = [value]
    unseen: list[Any] = [told]  # copies whose contents are still the originals; a loop, as JSON may be nested deeply
    while unseen:
        holder = unseen.pop()
        for place, held in holder.items() if isinstance(holder, dict) else enumerate(holder):
            if isinstance(held, str):
                holder[place] = _hide(held, spelt)
            elif isinstance(held, dict | list):
                copy = held[:] if isinstance(held, list) else {_hide(str(key), spelt): held[key] for key in held}
                holder[place] = copy
                unseen.append(copy)
    return told[0]


def fields(value: Any) -> Any:
    """What came in place of an answer, JSON or text, without the credentials that the answer was to bring."""
    if isinstance(value, str):
        return _SECRET_FIELD.sub(rf"\g<1>{HIDDEN}", value)
    return json.loads(fields(json.dumps(value)))


def _spelt(secrets: Iterable[str]) -> list[str]:
    """Secrets in every spelling, the longest first: it may begin with a shorter one."""
    return sorted({spell(secret) for secret in secrets for spell in _SPELLINGS} - {""}, key=len, reverse=True)


def _hide(value: str, spelt: list[str]) -> str:
    if value in spelt:
        return HIDDEN
    for secret in spelt:
        if len(secret) >= _SHORTEST_INSIDE:
            value = value.replace(secret, HIDDEN)
    return value

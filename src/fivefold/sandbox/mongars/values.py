"""Checks that only this service has: texts that must not be blank, lists of them, counts, shares and URLs. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isfinite
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from fivefold.sandbox._checks import Check, CheckError, array, issue, text

__all__ = ["blank_is_none", "http_url", "share", "trimmed", "username", "value_error", "words"]

_LONGEST_URL = 2083
_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[A-Za-z0-9_-]+")


def value_error(message: str, value: object) -> CheckError:
    """A complaint of a validator that was written for this service."""
    return CheckError(issue("value_error", f"Value error, {message}", value, error={}))


def trimmed(name: str, *, min_length: int = 0, max_length: int | None = None) -> Check:
    """A text of that length, trimmed; what is blank is refused."""
    sized = text(min_length=min_length, max_length=max_length)

    def check(value: Any) -> str:
        if stripped := sized(value).strip():
            return str(stripped)
        raise value_error(f"{name} cannot be empty", value)

    return check


def blank_is_none(*, max_length: int) -> Check:
    """A text, trimmed; what is blank counts as not given."""
    sized = text(max_length=max_length)
    return lambda value: sized(value).strip() or None


def username(value: Any) -> str:
    """A name to register: 1 to 150 letters, digits, `-` and `_` between blanks."""
    name = text(min_length=1, max_length=150)(value).strip()
    if not _NAME.fullmatch(name):
        raise value_error("username may only contain letters, numbers, hyphens, or underscores", value)
    return str(name)


def words(name: str, *, empty: str | None = None, blank: str | None = None, key: Callable[[str], str] = str) -> Check:
    """A list of texts, trimmed, each only once.

    Args:
        name: of the field, for complaints.
        empty: the complaint about an empty list; None takes it.
        blank: the complaint about a blank entry.
        key: two entries are the same when this makes them so.
    """
    listed = array(text())

    def check(value: Any) -> list[str]:
        entries = [one.strip() for one in listed(value)]
        if not all(entries):
            raise value_error(blank or f"{name} cannot contain empty values", value)
        if empty is not None and not entries:
            raise value_error(empty, value)
        first: dict[str, str] = {}
        for one in entries:
            first.setdefault(key(one), one)
        return list(first.values())

    return check


def share(value: Any) -> float:
    """A number of 0 or more, also as text; a finite one."""
    try:
        number = float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        message = "Input should be a valid number, unable to parse string as a number"
        raise CheckError(issue("float_parsing", message, value)) from None
    if number is None:
        raise CheckError(issue("float_type", "Input should be a valid number", value))
    if not isfinite(number):
        raise CheckError(issue("finite_number", "Input should be a finite number", number))
    if number < 0:
        raise CheckError(issue("greater_than_equal", "Input should be greater than or equal to 0", value, ge=0))
    return number


def http_url(value: Any) -> str:
    """An http or https URL in the form in which the server keeps it: host in lower case, no slash at the end."""
    if not isinstance(value, str):
        raise CheckError(issue("url_type", "URL input should be a string or URL", value))
    if len(value) > _LONGEST_URL:
        message = f"URL should have at most {_LONGEST_URL} characters"
        raise CheckError(issue("url_too_long", message, value, max_length=_LONGEST_URL))
    try:
        parts = urlsplit(value.strip())
        port = parts.port
    except ValueError:
        raise _no_url("invalid port number", value) from None
    if not parts.scheme:
        raise _no_url("relative URL without a base" if value else "input is empty", value)
    if parts.scheme not in _PORTS:
        expected = "'http' or 'https'"
        raise CheckError(issue("url_scheme", f"URL scheme should be {expected}", value, expected_schemes=expected))
    if not parts.hostname:
        raise _no_url("empty host", value)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((parts.scheme, place, parts.path, parts.query, "")).rstrip("/")


def _no_url(reason: str, value: str) -> CheckError:
    return CheckError(issue("url_parsing", f"Input should be a valid URL, {reason}", value, error=reason))

"""Checks of values that only this service's requests need. Pure: no I/O."""

from __future__ import annotations

import re
from typing import Any

from fivefold.sandbox._checks import Check, CheckError, issue, number, text

__all__ = ["anything", "email", "literal", "real"]

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def anything(value: Any) -> Any:
    """Any JSON value."""
    return value


def real(value: Any) -> Any:
    """A JSON number, left as it is: 1 stays a whole number."""
    number(value)
    return value


def literal(*values: str) -> Check:
    """One of these texts."""
    quoted = [repr(value) for value in values]
    expected = " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))

    def check(value: Any) -> Any:
        if value not in values:
            raise CheckError(issue("literal_error", f"Input should be {expected}", value, expected=expected))
        return value

    return check


def email(value: Any) -> Any:
    """A mail address."""
    text()(value)
    if not _EMAIL.fullmatch(value):
        reason = "An email address must have an @-sign." if "@" not in value else "The address is not valid."
        message = f"value is not a valid email address: {reason}"
        raise CheckError(issue("value_error", message, value, reason=reason))
    return value

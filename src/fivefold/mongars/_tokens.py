"""What a bearer token says of itself. Nothing is verified: that is the server's part. No I/O."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from .._codec import WireError
from .._keys import printable

A = TypeVar("A")


def claims(token: str | None) -> Mapping[str, Any]:
    """The claims of a JWT; none when it is no JWT."""
    parts = (token or "").split(".")
    if len(parts) != 3:
        return {}
    try:
        found = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def subject(token: str | None) -> str | None:
    """Whose token it is, or None when it does not tell."""
    name = claims(token).get("sub")
    return name if isinstance(name, str) else None


def expiry(token: str | None) -> datetime | None:
    """When it ends, in UTC, or None when it does not tell."""
    seconds = claims(token).get("exp")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def after(seconds: int) -> datetime | None:
    """The moment that many seconds from now, in UTC, or None when no calendar has it."""
    try:
        return datetime.now(UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return None


def usable(answer: A) -> A:
    """The same answer to a login. Raises WireError when it holds no token that could be sent."""
    token: Any = getattr(answer, "access_token", None)
    if not token or not printable(token):
        raise WireError("access_token: no header can hold it")
    return answer

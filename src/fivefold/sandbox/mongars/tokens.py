"""Bearer tokens (JWT, HS256) and tickets for the socket. Signed, not stored. Pure: no I/O.

Times are in seconds since 1970.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any, cast

from fivefold.sandbox.mongars.catalog import SECRET_KEY

__all__ = [
    "TICKET_SECONDS",
    "EternalTokenError",
    "TokenError",
    "make_ticket",
    "make_token",
    "read_ticket",
    "read_token",
]

TICKET_SECONDS = 45
"""What a ticket's life is said to be."""
_CLOCK_SKEW_SECONDS = 300
_HEADER = {"alg": "HS256", "typ": "JWT"}


class TokenError(ValueError):
    """A token that is not accepted; the message is the server's."""


class EternalTokenError(TokenError):
    """A good token that does not say when it ends."""


def make_token(claims: dict[str, Any]) -> str:
    """A signed token."""
    text = ".".join(_encode(json.dumps(part, separators=(",", ":")).encode()) for part in (_HEADER, claims))
    return f"{text}.{_encode(_signature(text))}"


def read_token(token: str, now: float) -> dict[str, Any]:
    """The claims of a token, `sub` among them.

    Raises:
        TokenError: it is no token, has another signature, is over, or names nobody.
    """
    text, _, signature = token.rpartition(".")
    claims = _claims(text)
    if claims is None:
        raise TokenError("Invalid token: missing subject")
    if not hmac.compare_digest(_signature(text), _decode(signature) or b""):
        raise TokenError("Invalid token: Token verification failed: Signature verification failed.")
    if "exp" not in claims:
        raise EternalTokenError("Invalid token: missing expiry")
    if claims["exp"] <= now:
        raise TokenError("Invalid token: Token verification failed: Signature has expired.")
    if not claims.get("sub"):
        raise TokenError("Invalid token: missing subject")
    return claims


def make_ticket(user: str, now: float) -> str:
    """A ticket that lets this user open the socket."""
    text = f"{_encode(user.encode())}.{int(now)}"
    return f"{text}.{_encode(_signature(text))}"


def read_ticket(ticket: str, now: float) -> str | None:
    """The user a ticket is for; None when it is not good, or no longer."""
    text, _, signature = ticket.rpartition(".")
    user, _, issued = text.partition(".")
    if not hmac.compare_digest(_signature(text), _decode(signature) or b""):
        return None
    name = _decode(user)
    good = name is not None and now - int(issued) <= TICKET_SECONDS + _CLOCK_SKEW_SECONDS
    return name.decode() if name is not None and good else None


def _claims(text: str) -> dict[str, Any] | None:
    parts = [_decode(part) for part in text.split(".")]
    try:
        claims = json.loads(parts[1] or b"") if len(parts) == 2 else None
    except ValueError:
        return None
    return cast("dict[str, Any]", claims) if isinstance(claims, dict) else None


def _signature(text: str) -> bytes:
    return hmac.digest(SECRET_KEY.encode(), text.encode(), hashlib.sha256)


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes | None:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    except ValueError:
        return None

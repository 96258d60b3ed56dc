"""Asks for the API key, before a request is looked at any further. Pure: no I/O."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from fivefold.sandbox.synthgen.world import SynthgenWorld

__all__ = ["API_KEY", "check_key"]

API_KEY = "synthgen-sandbox-key"
_HEADERS = {"WWW-Authenticate": "Bearer"}


def check_key(world: SynthgenWorld, headers: Headers) -> None:
    """Raise `HTTPException`, 401, unless the right key is given as a bearer token."""
    scheme, _, key = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise HTTPException(401, "Not authenticated", _HEADERS)
    if key != API_KEY:
        raise HTTPException(401, "Invalid authentication credentials", _HEADERS)

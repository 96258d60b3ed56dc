"""Login tokens: JSON web tokens signed with HMAC-SHA256, as administrators get them. Pure: no I/O."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, cast

__all__ = ["make_token", "read_token"]

_SECRET = b"only a sandbox"
_HEADER = {"alg": "HS256", "typ": "JWT"}


def make_token(claims: Mapping[str, Any]) -> str:
    """The token that says these claims."""
    said = f"{_encode(_dump(_HEADER))}.{_encode(_dump(claims))}"
    return f"{said}.{_sign(said)}"


def read_token(token: str) -> Mapping[str, Any] | None:
    """The claims of a token of ours, None of anything else."""
    said, _, signature = token.rpartition(".")
    if not hmac.compare_digest(_sign(said).encode(), signature.encode()):
        return None
    payload = said.partition(".")[2]
    return cast("Mapping[str, Any]", json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4))))


def _dump(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _sign(said: str) -> str:
    return _encode(hmac.new(_SECRET, said.encode(), hashlib.sha256).digest())

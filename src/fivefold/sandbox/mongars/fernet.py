"""Messages between nodes: Fernet tokens of JSON documents, under a key derived from the server's secret.

Anybody who knows the secret can make one: `seal({"type": "ping"})` is what a node would send. Pure: no I/O.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import time
from functools import cache
from typing import Any

from fivefold.sandbox.mongars.aes import BLOCK, decrypt, encrypt
from fivefold.sandbox.mongars.catalog import SECRET_KEY

__all__ = ["derive_key", "open_sealed", "open_token", "seal"]

_VERSION = 0x80
_SALT, _TURNS = b"monGARS-fernet-salt", 390_000
_MAC_BYTES = 32
_FRAME_BYTES = 1 + 8 + BLOCK + _MAC_BYTES


@cache
def derive_key(secret: str) -> bytes:
    """The 32 bytes that a secret stands for: half to sign with, half to encrypt with. Takes a moment, once."""
    return hashlib.pbkdf2_hmac("sha256", secret.encode(), _SALT, _TURNS, 32)


def seal(document: Any, secret: str = SECRET_KEY) -> str:
    """A document as one node sends it to another."""
    key, start = derive_key(secret), os.urandom(BLOCK)
    content = json.dumps(document).encode()
    content += bytes([BLOCK - len(content) % BLOCK]) * (BLOCK - len(content) % BLOCK)
    signed = bytes([_VERSION]) + int(time.time()).to_bytes(8, "big") + start + encrypt(key[16:], start, content)
    return base64.urlsafe_b64encode(signed + hmac.digest(key[:16], signed, "sha256")).decode()


def open_sealed(token: str, secret: str = SECRET_KEY) -> Any:
    """The document in a token. Raises ValueError when it is none of this secret, or holds no JSON."""
    return json.loads(open_token(token, derive_key(secret)))


def open_token(token: str, key: bytes) -> bytes:
    """What is in a token, whatever its age. Raises ValueError when it is none of this key."""
    content = base64.b64decode(token, b"-_", validate=True)
    signed, signature = content[:-_MAC_BYTES], content[-_MAC_BYTES:]
    body = signed[1 + 8 + BLOCK :]
    if len(content) < _FRAME_BYTES or content[0] != _VERSION or len(body) % BLOCK or not body:
        raise ValueError("no Fernet token")
    if not hmac.compare_digest(hmac.digest(key[:16], signed, "sha256"), signature):
        raise ValueError("signed with another key")
    text = decrypt(key[16:], signed[9 : 9 + BLOCK], body)
    return text[: -text[-1]]

"""Ways to encode a request body: the written value in, its bytes and content type out. No I/O."""

import json
import secrets as _random
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode


def encode_json(wire: Any) -> tuple[bytes, str]:
    """application/json, compact."""
    return json.dumps(wire, separators=(",", ":"), allow_nan=False).encode(), "application/json"


def encode_form(wire: Mapping[str, Any]) -> tuple[bytes, str]:
    """application/x-www-form-urlencoded; null fields are left out."""
    given = {key: _text(value) for key, value in wire.items() if value is not None}
    return urlencode(given).encode(), "application/x-www-form-urlencoded"


def encode_multipart(wire: Mapping[str, Any]) -> tuple[bytes, str]:
    """multipart/form-data under a random boundary, so that no content can end it early."""
    boundary = _random.token_hex(16)
    parts = [_part(boundary, key, value) for key, value in wire.items() if value is not None]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def encode_bytes(wire: Any) -> tuple[bytes, str]:
    """application/octet-stream."""
    return (wire.encode() if isinstance(wire, str) else bytes(wire)), "application/octet-stream"


def _part(boundary: str, key: str, value: Any) -> bytes:
    name = quote(key, safe=" []-_.")
    head = f'--{boundary}\r\ncontent-disposition: form-data; name="{name}"'
    if isinstance(value, bytes):
        head += f'; filename="{name}"\r\ncontent-type: application/octet-stream'
    return head.encode() + b"\r\n\r\n" + (value if isinstance(value, bytes) else _text(value).encode()) + b"\r\n"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, allow_nan=False)

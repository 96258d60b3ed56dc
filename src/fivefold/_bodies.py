"""Ways to encode a request body: the written value and its media type in, bytes and content type out. No I/O."""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from ._codec import Codec, WireError, is_array, told

_compact = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class File(NamedTuple):
    """A file in a form: its bytes, and the name and media type to give it."""

    content: bytes
    name: str = "file"
    media_type: str = "application/octet-stream"


def encode_json(wire: Any, media_type: str) -> tuple[bytes, str]:
    """JSON, compact."""
    return _compact(wire).encode(), media_type


def encode_form(wire: Mapping[str, Any], media_type: str) -> tuple[bytes, str]:
    """A URL-encoded form; null fields are left out, a list repeats its field."""
    return urlencode([(key, as_text(value)) for key, value in _given(wire)]).encode(), media_type


def encode_multipart(wire: Mapping[str, Any], media_type: str) -> tuple[bytes, str]:
    """A multipart form under a random boundary, so that no content can end it early; null fields are left out."""
    boundary = os.urandom(16).hex()
    parts = [_part(boundary, key, value) for key, value in _given(wire)]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"{media_type}; boundary={boundary}"


def encode_bytes(wire: bytes, media_type: str) -> tuple[bytes, str]:
    """Bytes as they are."""
    return wire, media_type


def as_text(value: Any) -> str:
    """A scalar as forms and URLs spell it: `true`, `1.5`, and texts as they are; anything else as JSON."""
    return value if isinstance(value, str) else _compact(value)


def _given(wire: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in wire.items():
        repeated = is_array(value) and not isinstance(value, File)
        for item in value if repeated else [value]:
            if item is not None:
                yield key, item


def _part(boundary: str, key: str, value: Any) -> bytes:
    head = f'--{boundary}\r\ncontent-disposition: form-data; name="{_quoted(key)}"'
    if isinstance(value, File):
        head += f'; filename="{_quoted(value.name)}"\r\ncontent-type: {_quoted(value.media_type)}'
        content = value.content
    else:
        head += "\r\ncontent-type: application/json" if isinstance(value, dict) else ""
        content = as_text(value).encode()
    return b"".join([head.encode(), b"\r\n\r\n", content, b"\r\n"])


def _quoted(name: str) -> str:
    """A name inside quotes, as browsers write it."""
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def _write_bytes(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    try:
        return memoryview(value).tobytes()
    except TypeError:
        raise WireError(f"expected bytes or str, got {told(value)}") from None


def _write_file(value: Any) -> File:
    return value if isinstance(value, File) else File(_write_bytes(value))


def _read_bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    raise WireError(f"expected bytes, got {told(value)}")


#: A body of bytes.
BYTES = Codec(_read_bytes, _write_bytes)
#: A file in a form.
FILE = Codec(_read_bytes, _write_file)

"""Where a document comes from: a file, a URL, or this distribution."""

import json
import time
from pathlib import Path
from typing import Any, Final

from .document import SpecError, check
from .stored import SERVICES, own, served

#: The largest document that is read, in bytes, and the seconds that it may take.
LARGEST: Final = 32 * 1024 * 1024
LONGEST: Final = 30.0
_SERVED: Final = "@served"


def load(source: str) -> dict[str, Any]:
    """The document that a file, an http(s) URL, or the name of a service stands for.

    Raises:
        SpecError: it is not there, too large, too slow, or no OpenAPI 3 document; the message begins with `source`.
    """
    name = source.removesuffix(_SERVED)
    if name in SERVICES and not Path(source).exists():
        return _stored(name, shown=source.endswith(_SERVED))
    remote = source.lower().startswith(("http://", "https://"))
    try:
        document: dict[str, Any] = parsed(_fetched(source) if remote else _read(source))
        check(document)
    except SpecError as error:
        raise SpecError(f"{_told(source)}: {error}") from None
    return document


def parsed(content: bytes) -> Any:
    """The JSON value of some bytes. Raises SpecError."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise SpecError("nested too deeply") from None
    except ValueError as error:
        start = content.lstrip()[:200].lower()
        if start.startswith((b"<", b"<!doctype")):
            raise SpecError("HTML, where a JSON document was expected") from None
        if start.startswith((b"openapi:", b"swagger:", b"---", b"#", b"info:")):
            raise SpecError("YAML, which is not read: convert it to JSON") from None
        raise SpecError(f"not JSON: {error}") from None


def _stored(name: str, *, shown: bool) -> dict[str, Any]:
    document = served(name) if shown else own(name)
    if document is None:
        raise SpecError(f"{name}{_SERVED}: its server shows no document")
    return document


def _read(source: str) -> bytes:
    try:
        with Path(source).open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        hint = f"; services are {', '.join(SERVICES)}" if "/" not in source and "." not in source else ""
        raise SpecError(f"cannot be read: {error.strerror or error}{hint}") from None
    except ValueError as error:  # such as a NUL in the name
        raise SpecError(f"cannot be read: {error}") from None
    return _bounded(content)


def _bounded(content: bytes | bytearray) -> bytes:
    if len(content) > LARGEST:
        raise SpecError(f"larger than {LARGEST // 1024 // 1024} MiB")
    return bytes(content)


def _fetched(url: str) -> bytes:
    import httpx  # only here

    content, end = bytearray(), time.monotonic() + LONGEST
    try:
        with httpx.stream("GET", url, timeout=10.0, follow_redirects=True) as answer:
            if answer.status_code != 200:
                raise SpecError(f"answered with status {answer.status_code}")
            for piece in answer.iter_bytes():
                content += piece
                _bounded(content)
                if time.monotonic() > end:
                    raise SpecError(f"took longer than {LONGEST:.0f} s")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise SpecError(f"cannot be fetched: {error or type(error).__name__}") from None
    return bytes(content)


def _told(source: str) -> str:
    """A source without the password that its URL may hold."""
    scheme, separator, rest = source.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}" if separator else source

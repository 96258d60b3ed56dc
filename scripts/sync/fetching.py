"""A document from the web or from a file, of a size that makes sense."""

import time
from pathlib import Path

import httpx

from scripts.wiregen.document import SpecError

#: The largest document that is read, in bytes; the largest of ours has a twentieth of it.
MOST = 4_000_000
#: How long a download may take, in seconds.
PATIENCE = 30.0


def fetch(source: str, patience: float = PATIENCE) -> tuple[bytes, str]:
    """Return the bytes of a URL or file, and the name that tells their kind. Raises SpecError, without credentials."""
    scheme = source.partition("://")[0].lower()
    if scheme in ("http", "https"):
        return _downloaded(source, patience)
    if "://" in source:
        raise SpecError(f"{scheme}: only http, https and files can be read")
    try:
        with Path(source).open("rb") as file:
            return _limited(file.read(MOST + 1)), source
    except (OSError, ValueError) as error:
        raise SpecError(f"{source}: {getattr(error, 'strerror', None) or error}") from error


def _downloaded(address: str, patience: float) -> tuple[bytes, str]:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise SpecError("that is not a URL") from error
    deadline = time.monotonic() + patience
    data = b""
    try:
        with httpx.stream("GET", url, follow_redirects=True, timeout=patience) as answer:
            if answer.status_code != httpx.codes.OK:
                raise SpecError(f"{answer.url.host} answered with {answer.status_code}, and not with a document")
            for chunk in answer.iter_bytes():
                data = _limited(data + chunk)
                if time.monotonic() > deadline:
                    raise SpecError(f"{answer.url.host} needs more than {patience:g} seconds for its document")
    except httpx.HTTPError as error:
        raise SpecError(f"{url.host or 'no host'} cannot be reached: {error}") from error
    return data, url.path


def _limited(data: bytes) -> bytes:
    if len(data) > MOST:
        raise SpecError(f"more than {MOST // 1_000_000} MB: no document is that large")
    return data

"""Runs of a service's document against a live deployment."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from scripts.contract.documents import load, operations
from scripts.contract.engine import Outcome, Profile, run
from scripts.contract.sandboxes import root
from scripts.contract.setups import SETUPS

__all__ = ["LiveError", "hold_live", "tested"]

_SECONDS = 10


class LiveError(Exception):
    """A deployment that cannot be tested; the message is for the user."""


def tested(service: str, *, writes: bool) -> list[str]:
    """The operationIds that are tried: those that only read, or all of them."""
    return [one.name for one in operations(load(service, keyed=True)) if writes or one.reads]


def hold_live(
    service: str, base_url: str, credentials: Mapping[str, str], profile: Profile, *, writes: bool
) -> Outcome:
    """Hold a live deployment against the document of its service.

    Args:
        service: one of `documents.SERVICES`.
        base_url: where a client would look for it.
        credentials: kinds of credentials to what is sent for them.
        profile: how much is tried; methods that the document does not have only with `writes`.
        writes: whether operations that change something, or cost something, are tried as well.

    Raises:
        LiveError: nothing answers there, or it is another service.
    """
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise LiveError("BASE_URL must be an http or https URL, such as https://example.com")
    if parts.username or parts.password:
        raise LiveError("BASE_URL must not hold a name or a password; give API_KEY")
    base = root(base_url) if service == "lmstudio" else base_url.rstrip("/")
    _look(service, base, credentials)
    document = load(service, keyed=SETUPS[service].keyed and bool(credentials))
    return run(document, base, profile, only=tested(service, writes=writes), credentials=credentials)


def _look(service: str, base: str, credentials: Mapping[str, str]) -> None:
    """Ask for one thing that only this service has. Raises `LiveError` when the answer is not that of the service."""
    path, words = SETUPS[service].sign
    key = credentials.get("key")
    request = Request(f"{base}{path}", headers={"Authorization": f"Bearer {key}"} if key else {})
    try:
        with urlopen(request, timeout=_SECONDS) as answer:
            status, text = answer.status, answer.read(100_000).decode(errors="replace")
    except HTTPError as error:
        with error:
            status, text = error.code, error.read(100_000).decode(errors="replace")
    except (URLError, OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise LiveError(f"nothing answers at {base}: {reason}") from None
    if status == 401:
        return
    if missing := [word for word in words if word not in text]:
        raise LiveError(f"{base} is no {service}: {path} answers {status}, without {missing[0]!r} in it")

"""A base URL, taken apart: where to send, with what credentials, and what of it must not show. No I/O."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from ._codec import told
from .errors import ConfigurationError

#: Characters: httpx takes 65,536 for a whole URL, and the path and query of a call may have nearly as many.
_LONGEST = 4_000
_HOST = re.compile(r"[\w~%!$&'()*+,;=-]+(\.[\w~%!$&'()*+,;=-]+)*\.?", re.ASCII)


def split_base_url(option: str, value: Any) -> tuple[str, Mapping[str, str], frozenset[str]]:
    """A base URL without its end slash and without credentials, the headers for them, and what must not show.

    Raises:
        ConfigurationError: it is not an http or https URL.
    """
    parts = _split(value) if isinstance(value, str) else None
    if parts is None:
        shown = repr(value.rpartition("@")[2][:200]) if isinstance(value, str) else told(value)
        raise ConfigurationError(f"{option}: expected a URL such as http://localhost:8000, got {shown}")
    user, _, host = parts.netloc.rpartition("@")
    plain = urlunsplit(parts._replace(netloc=host, path=parts.path.rstrip("/")))
    if not user:
        return plain, {}, frozenset()
    from base64 import b64encode

    name, _, password = map(unquote, user.partition(":"))
    token = b64encode(f"{name}:{password}".encode()).decode()
    return plain, {"authorization": f"Basic {token}"}, frozenset({token, password} - {""})


def _split(text: str) -> SplitResult | None:
    """The parts of an http or https URL; None when it is none, or holds more than where to send."""
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and _is_host(parts.hostname or "") and parts.port != 0
    except ValueError:
        return None
    plain = len(text) <= _LONGEST and text.isprintable() and " " not in text and not parts.query and not parts.fragment
    return parts if fits and plain else None


def _is_host(host: str) -> bool:
    if ":" not in host:
        return _HOST.fullmatch(host) is not None
    from ipaddress import ip_address  # rarely needed: a name or an IPv4 address has no colon

    return bool(ip_address(host.partition("%")[0]))


def proxy_secrets(url: Any) -> frozenset[str]:
    """The password in the URL of a proxy, as it stands there and as it is meant. Raises ConfigurationError."""
    problem = "proxy: expected a URL such as http://localhost:3128"
    if url is not None and not isinstance(url, str):
        raise ConfigurationError(f"{problem}, got {told(url)}")
    try:
        password = urlsplit(url or "").password or ""
    except ValueError:
        raise ConfigurationError(problem) from None
    return frozenset({password, unquote(password)} - {""})

"""How pyreqwest reaches the service, and what it cannot be told. It is not imported here, but by whom asks for it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen

from ..errors import ConfigurationError
from ._proxies import proxy_of

_PROXIES = frozenset({"http", "https", "socks4", "socks4a", "socks5", "socks5h"})
#: What the environment names certificates by; pyreqwest always listens.
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def obstacle(*, base_url: str, verify: Any, cert: Any, proxy: Any, trust_env: bool) -> str | None:
    """Which option it cannot do as told; None when it can."""
    if not _secured(base_url, proxy_of(base_url, proxy, trust_env)):
        return None
    if not isinstance(verify, bool):
        return "verify: pyreqwest takes True or False only"
    if isinstance(cert, tuple) and len(cert) != 2:
        return "cert: pyreqwest takes no key with a password"
    if not trust_env and any(map(os.environ.get, _CERTIFICATES)):
        return "trust_env: pyreqwest always uses the certificates that SSL_CERT_FILE or SSL_CERT_DIR names"
    return None


def _secured(base_url: str, proxy: str | None) -> bool:
    """Whether there is TLS on the way."""
    return base_url.startswith("https") or (proxy or "").startswith("https")


@frozen
class Reach:
    """The part of a client of pyreqwest that does not change."""

    proxy: str | None = field(repr=False)
    secured: bool
    verify: bool
    identity: bytes | None = field(repr=False)

    @classmethod
    def of(cls, base_url: str, *, verify: Any, cert: Any, proxy: Any, trust_env: bool) -> "Reach":
        """From the options. Raises ConfigurationError."""
        through = proxy_of(base_url, proxy, trust_env)
        if through is not None and not _is_proxy(through):
            raise ConfigurationError(
                "proxy: expected a URL such as http://localhost:3128, as the argument or in the environment"
            )
        secured = _secured(base_url, through)
        if secured and verify and (named := os.environ.get("SSL_CERT_FILE")):
            _read("SSL_CERT_FILE", named)
        return cls(through, secured, bool(verify), _identity(cert) if secured and cert is not None else None)

    def applied(self, builder: Any) -> Any:
        """Tell it to the builder of a client."""
        from pyreqwest.proxy import ProxyBuilder

        builder = builder.proxy(ProxyBuilder.all(self.proxy)) if self.proxy else builder.no_proxy()
        # Where there is no TLS, reading the certificates of the system would be for nothing.
        builder = builder.danger_accept_invalid_certs(not (self.secured and self.verify))
        return builder if self.identity is None else builder.identity_pem(self.identity)


def _is_proxy(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in _PROXIES and bool(parts.hostname) and parts.port != 0 and url.isprintable()
    except ValueError:
        return False


def _identity(cert: Any) -> bytes:
    return b"\n".join(_read("cert", path) for path in (cert if isinstance(cert, tuple) else (cert,)))


def _read(option: str, path: Any) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError, TypeError) as error:
        raise ConfigurationError(f"{option}: a certificate that it names cannot be read: {error}") from error


def told_of(network: Mapping[str, Any]) -> dict[str, Any]:
    """Of all that an engine is opened with, what pyreqwest has to know."""
    return {name: network[name] for name in ("base_url", "verify", "cert", "proxy", "trust_env")}

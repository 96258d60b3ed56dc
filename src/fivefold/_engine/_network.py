"""How the service is reached."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from ..errors import ConfigurationError
from ._proxies import proxy_of

C = TypeVar("C")

#: The services close connections that were idle for 5.
IDLE_SECONDS = 2.0
IDLE_CONNECTIONS = 100


class Network(NamedTuple):
    """How to reach the service. `client` or `transport` of the user's own stand in for all the rest."""

    base_url: str
    verify: Any = True
    cert: Any = None
    proxy: Any = None
    trust_env: bool = True
    transport: Any = None
    client: Any = None

    def proxied(self) -> bool:
        """Whether requests go through a proxy, named or from the environment."""
        return proxy_of(self.base_url, self.proxy, self.trust_env) is not None

    def bounded(self) -> bool:
        """Whether calls go over our own sockets: blocking ones keep a deadline there."""
        return self.client is None and self.transport is None and not self.proxied()

    def tls(self) -> Any:
        """A TLS context, built only where one is needed: that takes longer than everything else here.

        Raises:
            ConfigurationError: there is no making one of what was given.
        """
        if not self.base_url.startswith("https") and not self.proxied():
            return False
        import httpx

        try:
            return httpx.create_ssl_context(verify=self.verify, cert=self.cert, trust_env=self.trust_env)
        except (OSError, ValueError, TypeError) as error:
            raise ConfigurationError(
                f"verify, cert: a certificate that they name, or the environment, cannot be read: {error}"
            ) from error

    def made(self, kind: Callable[..., C], **reach: Any) -> C:
        """An httpx client of either kind that reaches the service so. Raises ConfigurationError."""
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        import httpx

        forgetful = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        # httpx loses a slot of its pool whenever a task is cancelled while it connects; the client limits calls itself.
        limits = httpx.Limits(
            max_connections=None, max_keepalive_connections=IDLE_CONNECTIONS, keepalive_expiry=IDLE_SECONDS
        )
        try:
            return kind(cookies=forgetful, limits=limits, trust_env=self.trust_env, **reach)
        except ImportError as error:
            raise ConfigurationError(f"proxy: {error}") from error
        except (ValueError, httpx.InvalidURL):
            # Their words, and those of their causes, may hold its password.
            raise ConfigurationError(
                "proxy: expected a URL such as http://localhost:3128, as the argument or in the environment"
            ) from None

"""Which proxy applies, for every engine."""

import os
import sys
from typing import Any
from urllib.parse import urlsplit


def proxy_of(base_url: str, proxy: Any, trust_env: bool) -> str | None:
    """The URL of the proxy, named or from the environment, where one applies."""
    if proxy is not None or not trust_env:
        return None if proxy is None else str(proxy)
    if not _may_be_named():
        return None
    from urllib.request import getproxies, proxy_bypass

    parts, proxies = urlsplit(base_url), getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found or proxy_bypass(parts.hostname or ""):
        return None
    return found if "://" in found else f"http://{found}"


def _may_be_named() -> bool:
    """Whether there may be a proxy in the environment; asked without what finds it, which takes long to import."""
    settings = os.name == "nt" or sys.platform == "darwin"  # which have some besides the variables
    return settings or any(name.lower().endswith("_proxy") for name in os.environ)

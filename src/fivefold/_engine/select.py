"""Which HTTP stack a client uses. The stack itself is imported when the first call is made."""

import os
from inspect import iscoroutinefunction
from typing import Any

from .._codec import told
from ..errors import ConfigurationError
from . import AsyncEngine, Engine

ENGINES = ("auto", "httpx")


def check_engine(name: Any) -> None:
    """Refuse an engine that there is not. Raises ConfigurationError."""
    if not isinstance(name, str) or name not in ENGINES:
        raise ConfigurationError(f"engine: expected one of {', '.join(map(repr, ENGINES))}, got {told(name)}")


def check_stack(client: Any, transport: Any, *, awaited: bool) -> None:
    """Refuse a client or a transport for the other twin. Raises ConfigurationError."""
    kind = "an asyncio" if awaited else "a blocking"
    sends = getattr(client, "send", None)
    if client is not None and (iscoroutinefunction(sends) is not awaited or not hasattr(client, "build_request")):
        raise ConfigurationError(f"http_client: expected {kind} httpx client, got {type(client).__name__}")
    method = "handle_async_request" if awaited else "handle_request"
    if transport is not None and not hasattr(transport, method):
        raise ConfigurationError(f"transport: expected {kind} httpx transport, got {type(transport).__name__}")


def check_tls(verify: Any, cert: Any, trust_env: Any) -> None:
    """Refuse what would be taken for something else. Raises ConfigurationError."""
    if not isinstance(verify, bool | str) and not hasattr(verify, "wrap_socket"):
        raise ConfigurationError(f"verify: expected True, False or an SSLContext, got {told(verify)}")
    if cert is not None and not isinstance(cert, str | os.PathLike | tuple):
        raise ConfigurationError(f"cert: expected a path, or those of certificate and key, got {told(cert)}")
    if not isinstance(trust_env, bool):
        raise ConfigurationError(f"trust_env: expected True or False, got {told(trust_env)}")


def open_engine(**network: Any) -> Engine:
    """A blocking engine for this network. Raises ConfigurationError."""
    from ._network import Network

    reach = Network(**network)
    if reach.bounded():
        from ._httpcore import CoreEngine

        return CoreEngine(reach)
    from ._httpx import HttpxEngine

    return HttpxEngine(reach)


def open_async_engine(**network: Any) -> AsyncEngine:
    """An engine on asyncio for this network. Raises ConfigurationError."""
    from ._network import Network

    reach = Network(**network)
    if reach.bounded():
        from ._httpcore import AsyncCoreEngine

        return AsyncCoreEngine(reach)
    from ._httpx import AsyncHttpxEngine

    return AsyncHttpxEngine(reach)

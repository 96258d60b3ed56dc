"""Which HTTP stack a client uses. The stack itself is imported when the first call is made."""

from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError
from . import AsyncEngine, Engine

if TYPE_CHECKING:
    from ._httpx import Network

ENGINES = ("auto", "httpx")


def check_engine(name: Any) -> None:
    """Refuse an engine that there is not. Raises ConfigurationError."""
    if name not in ENGINES:
        raise ConfigurationError(f"engine: expected one of {', '.join(map(repr, ENGINES))}, got {name!r}")


def check_stack(client: Any, transport: Any, *, awaited: bool) -> None:
    """Refuse a client or a transport for the other twin. Raises ConfigurationError."""
    kind = "an asyncio" if awaited else "a blocking"
    if client is not None and iscoroutinefunction(getattr(client, "send", None)) is not awaited:
        raise ConfigurationError(f"http_client: expected {kind} httpx client, got {type(client).__name__}")
    method = "handle_async_request" if awaited else "handle_request"
    if transport is not None and not hasattr(transport, method):
        raise ConfigurationError(f"transport: expected {kind} httpx transport, got {type(transport).__name__}")


def open_engine(**network: Any) -> Engine:
    """A blocking engine for this network. Raises ConfigurationError."""
    from ._httpx import HttpxEngine

    return HttpxEngine(_network(network))


def open_async_engine(**network: Any) -> AsyncEngine:
    """An engine on asyncio for this network. Raises ConfigurationError."""
    from ._httpx import AsyncHttpxEngine

    return AsyncHttpxEngine(_network(network))


def _network(network: dict[str, Any]) -> "Network":
    from ._httpx import Network

    return Network(**network)

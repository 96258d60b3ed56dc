"""Which HTTP stack a client uses. The stack itself is imported when the first call is made."""

import os
from collections.abc import Mapping
from importlib.util import find_spec
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any

from .._codec import told
from .._logging import logger
from ..errors import ConfigurationError
from . import AsyncEngine, Engine

if TYPE_CHECKING:
    from ._reach import Reach

ENGINES = ("auto", "httpx", "pyreqwest")
_INSTALL = "pip install 'fivefold[fast]'"


def checked_engine(given: Any, **network: Any) -> str:
    """The engine of a client: as given, or of the environment. Objects of httpx mean httpx.

    Raises:
        ConfigurationError: there is no such engine, it is not installed, or it cannot do what another option asks for.
    """
    owned = [name for name, option in (("http_client", "client"), ("transport", "transport")) if network[option]]
    name = given or ("httpx" if owned else os.environ.get("FIVEFOLD_ENGINE", "auto"))
    if not isinstance(name, str) or name not in ENGINES:
        raise ConfigurationError(f"engine: expected one of {', '.join(map(repr, ENGINES))}, got {told(name)}")
    if name == "pyreqwest":
        reason = f"{owned[0]}: pyreqwest takes no object of httpx" if owned else _hindrance(network)
        if reason is not None:
            raise ConfigurationError(reason)
    return name


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


def open_engine(*, engine: str, **network: Any) -> Engine:
    """A blocking engine for this network. Raises ConfigurationError."""
    if (fast := _fast(engine, network)) is not None:
        from ._pyreqwest import PyreqwestEngine

        return PyreqwestEngine(fast)
    from ._network import Network

    reach = Network(**network)
    if reach.bounded():
        from ._httpcore import CoreEngine

        return CoreEngine(reach)
    from ._httpx import HttpxEngine

    return HttpxEngine(reach)


def open_async_engine(*, engine: str, **network: Any) -> AsyncEngine:
    """An engine on asyncio for this network. Raises ConfigurationError."""
    if (fast := _fast(engine, network)) is not None:
        from ._pyreqwest import AsyncPyreqwestEngine

        return AsyncPyreqwestEngine(fast)
    from ._network import Network

    reach = Network(**network)
    if reach.bounded():
        from ._httpcore_awaiting import AsyncCoreEngine

        return AsyncCoreEngine(reach)
    from ._httpx import AsyncHttpxEngine

    return AsyncHttpxEngine(reach)


def _hindrance(network: Mapping[str, Any]) -> str | None:
    """Why pyreqwest cannot be used; None when it can."""
    from ._reach import obstacle, told_of

    if find_spec("pyreqwest") is None:
        return f"engine: pyreqwest is not installed: {_INSTALL}"
    return obstacle(**told_of(network))


def _fast(engine: str, network: Mapping[str, Any]) -> "Reach | None":
    """How pyreqwest is to be used; None when it is not. Raises ConfigurationError."""
    if engine == "httpx" or network["client"] is not None or network["transport"] is not None:
        return None
    from ._loading import hitch
    from ._reach import Reach, told_of

    reason = _hindrance(network) or hitch()
    if reason is None:
        from ._clients import started, unfit

        reason = unfit(network["base_url"])
        if reason is None:
            return Reach.of(**told_of(network)) if started() else None
    if engine == "auto":
        logger.debug("httpx is used: %s", reason)
        return None
    raise ConfigurationError(reason)

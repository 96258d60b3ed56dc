"""The services that have a sandbox, and how to load one. Imports nothing of the `sandbox` extra by itself."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fivefold.sandbox._world import Service

__all__ = ["SERVICES", "UsageError", "load_services", "missing_extra"]

SERVICES: Mapping[str, str] = {
    "arguslm": "fivefold.sandbox.arguslm",
    "lmstudio": "fivefold.sandbox.lmstudio",
    "mongars": "fivefold.sandbox.mongars",
    "synthgen": "fivefold.sandbox.synthgen",
    "saas_litellm": "fivefold.sandbox.saas_litellm",
}
"""Service name to the module that declares it as `SERVICE`."""

_EXTRA = ("starlette", "uvicorn", "websockets")


class UsageError(ValueError):
    """The sandbox was asked for in a way that makes no sense; the message is for the user."""


def missing_extra() -> str | None:
    """What to tell the user when packages of the extra are not installed, else None."""
    missing = [name for name in _EXTRA if find_spec(name) is None]
    if not missing:
        return None
    return f"the sandbox needs {', '.join(missing)}; install with: pip install 'fivefold[sandbox]'"


def load_services(name: str) -> list[Service[Any]]:
    """The service of that name, or all of them for `all`.

    Raises:
        UsageError: there is no such service.
    """
    names = list(SERVICES) if name == "all" else [name]
    if unknown := set(names) - SERVICES.keys():
        raise UsageError(f"unknown service {unknown.pop()!r}; there are: {', '.join(SERVICES)}, all")
    return [import_module(SERVICES[one]).SERVICE for one in names]

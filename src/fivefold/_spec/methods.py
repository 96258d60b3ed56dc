"""Which public methods send which operation, found in the code itself. No I/O.

A method leads to the functions that it names, those to others, and in the end to the generated ones, each of which
names its operation. What a method names without calling it counts too: better one method too many.
"""

import dis
import inspect
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import CodeType, FunctionType, MappingProxyType, ModuleType
from typing import Any, Final

from ..call import Operation
from .document import SpecError, endpoint_key
from .verdict import Change

#: The client of each service.
_CLIENTS: Final = {
    "arguslm": "ArgusLM",
    "mongars": "MonGARS",
    "lmstudio": "LMStudio",
    "synthgen": "Synthgen",
    "saas_litellm": "SaaSLiteLLM",
}


def affected(changes: Iterable[Change], methods: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The methods that some changes are about, each once."""
    return tuple(dict.fromkeys(name for change in changes for name in of_endpoint(change.endpoint, methods)))


def of_endpoint(endpoint: str, methods: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The methods that send an operation, which is told as "GET /things/{id}"."""
    method, _, path = endpoint.partition(" ")
    return methods.get(endpoint_key(method, path), ())


@cache
def methods_of(service: str) -> Mapping[str, tuple[str, ...]]:
    """The public methods by what `endpoint_key` makes of the operations that they send.

    Those of the client by the name of its class, those of its views as one writes them: "SaaSLiteLLM.admin.list_teams".
    The names are those of the blocking client; its twin has the same ones. Raises SpecError for an unknown service.
    """
    if service not in _CLIENTS:
        raise SpecError(f"no service is called {service!r}: there are {', '.join(_CLIENTS)}")
    package = import_module(f"fivefold.{service}")
    found: dict[str, list[str]] = {}
    for name, kind in _surfaces(package, _CLIENTS[service]):
        for method, function in _methods(kind):
            for key in _Walk(service, kind).endpoints(function):
                found.setdefault(key, []).append(f"{name}.{method}")
    for name in package.__all__:
        function = getattr(package, name)
        if isinstance(function, FunctionType) and function.__module__ == package.__name__:
            for key in _Walk(service, getattr(package, _CLIENTS[service])).endpoints(function):
                found.setdefault(key, []).append(f"{service}.{name}")
    return MappingProxyType({key: tuple(names) for key, names in found.items()})


def _surfaces(package: ModuleType, client: str) -> Iterator[tuple[str, type]]:
    """The client, and the classes with methods that one gets from it."""
    kind = getattr(package, client)
    yield client, kind
    for name, held in vars(kind).items():
        made = _made_by(held)
        if inspect.isclass(made) and hasattr(made, "send") and name != "with_raw_response":
            yield (f"{client}.{name}" if isinstance(held, property) else made.__name__), made


def _made_by(held: Any) -> Any:
    function = held.fget if isinstance(held, property) else held
    return getattr(function, "__annotations__", {}).get("return")


def _methods(kind: type) -> Iterator[tuple[str, FunctionType]]:
    """The public methods of a class of clients, but for those that every client has."""
    shared = {name for base in kind.__mro__ if base.__module__.startswith("fivefold._") for name in vars(base)}
    for name in dir(kind):
        held = getattr(kind, name)
        if isinstance(held, FunctionType) and not name.startswith("_") and name not in shared:
            yield name, held


class _Walk:
    """One way through the code of a service, beginning at a method of one of its classes."""

    def __init__(self, service: str, kind: type) -> None:
        self._kind = kind
        self._packages = (f"fivefold.{service}", f"fivefold_wire.{service}")
        self._own = {name for name, _ in _methods(kind)}

    def endpoints(self, method: FunctionType) -> list[str]:
        """What `endpoint_key` makes of the operations that are reached."""
        found: dict[str, None] = {}
        seen: set[int] = set()
        left: list[Any] = [method]
        while left:
            one = left.pop()
            if id(one) in seen:
                continue
            seen.add(id(one))
            if isinstance(one, Operation):
                found[endpoint_key(one.method, one.path)] = None
            left.extend(self._next(one))
        return list(found)

    def _next(self, one: Any) -> Iterator[Any]:
        """What a function, a class or a table names, as far as it is this service's."""
        if isinstance(one, dict):
            yield from one.values()
        elif isinstance(one, tuple | list):
            yield from one
        elif inspect.isclass(one):
            if one.__module__.startswith(self._packages) and not hasattr(one, "send"):
                yield from (held for held in vars(one).values() if isinstance(held, FunctionType))
        elif isinstance(one, FunctionType):
            yield getattr(one, "__wrapped__", None)
            yield from (cell.cell_contents for cell in one.__closure__ or () if _filled(cell))
            if _home(one).startswith(self._packages):
                yield from self._named(one.__code__, one.__globals__)

    def _named(self, code: CodeType, names: Mapping[str, Any]) -> Iterator[Any]:
        """What a piece of code names: `name`, `module.name`, and `client.name`, whatever the client is called there."""
        held: Any = None
        for step in dis.get_instructions(code):
            if step.opname == "LOAD_GLOBAL":
                held = names.get(step.argval)
                yield held
            elif step.opname in ("LOAD_ATTR", "LOAD_METHOD"):
                owner, held = held, None
                if isinstance(owner, ModuleType):
                    held = getattr(owner, step.argval, None)
                    yield held
                elif step.argval in self._own:
                    yield getattr(self._kind, step.argval)
            else:
                held = None
        for within in code.co_consts:
            if isinstance(within, CodeType):
                yield from self._named(within, names)


def _home(function: FunctionType) -> str:
    """The module that a function was written in; `__module__` of one that wraps another is that of the other."""
    return str(function.__globals__["__name__"])


def _filled(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018  (an empty one raises)
    except ValueError:
        return False
    return True

"""What the reference shows of each service, and where each name is explained."""

import ast
import inspect
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple, get_args

import fivefold
from fivefold import _model, _operation, call, errors, stream
from fivefold._client import SyncClient
from scripts.reference.text import names_of, spelled

VALUES: tuple[type, ...] = (
    fivefold.Compatibility,
    fivefold.Export,
    fivefold.RawResponse,
    fivefold.Resolution,
    fivefold.RetryConfig,
    call.Headers,
    _model.Model,
)
STREAMS: tuple[type, ...] = (stream.Stream, stream.AsyncStream)
#: What a service is called, in words, in addresses, and as a class.
_NAMES = (
    ("ArgusLM", "arguslm", "ArgusLM"),
    ("monGARS", "mongars", "MonGARS"),
    ("LM Studio", "lmstudio", "LMStudio"),
    ("Synthgen", "synthgen", "Synthgen"),
    ("SaaS LiteLLM", "saas_litellm", "SaaSLiteLLM"),
)


class Surface(NamedTuple):
    """A class with operations: the client, what one of its properties gives, or what one of its methods makes.

    Attributes:
        name: The name of the class that is made, or of that and its property: `LMStudio.native`.
        kind: The class on the blocking side.
        twin: The same as `name`, on asyncio.
        page: The page about it, without its suffix.
        raw: Whether there is a view of it whose operations return a RawResponse.
    """

    name: str
    kind: type
    twin: str
    page: str
    raw: bool

    @property
    def tables(self) -> list[type]:
        """The classes that declare its operations."""
        return [
            base
            for base in self.kind.__mro__
            if any(isinstance(held, _operation._Word) for held in vars(base).values())
        ]

    @property
    def words(self) -> dict[str, Any]:
        """Its operations by their names."""
        held = ((name, word) for table in self.tables for name, word in vars(table).items())
        return {name: word for name, word in held if _is_word(word)}

    @property
    def groups(self) -> Iterator[tuple[ModuleType, list[str]]]:
        """The operations between two empty lines of a table, and the module that the first of them comes from."""
        for table in self.tables:
            yield from _groups(table)

    @property
    def others(self) -> dict[str, Any]:
        """Its public methods that are no operations."""
        inherited = {*dir(SyncClient), *self.words}
        found = ((name, getattr(self.kind, name)) for name in dir(self.kind) if not name.startswith("_"))
        return {name: held for name, held in found if inspect.isfunction(held) and name not in inherited}

    @property
    def properties(self) -> dict[str, property]:
        """What it tells, but for what every client does."""
        found = ((name, inspect.getattr_static(self.kind, name)) for name in dir(self.kind) if not name.startswith("_"))
        shared = {*dir(SyncClient), "with_raw_response"}
        return {name: held for name, held in found if isinstance(held, property) and name not in shared}


class Service(NamedTuple):
    """What the reference shows of a service."""

    title: str
    key: str
    package: ModuleType
    client: Any

    @property
    def surfaces(self) -> list[Surface]:
        """Its client, and the classes with operations that one gets from it."""
        name, raw = self.client.__name__, _returned(self.client.with_raw_response)
        found = [Surface(name, self.client, f"Async{name}", self.key, raw=True)]
        for attribute, held in [*found[0].properties.items(), *found[0].others.items()]:
            kind = _returned(held)
            if inspect.isclass(kind) and issubclass(kind, SyncClient):
                told = f"{name}.{attribute}" if isinstance(held, property) else kind.__name__
                found.append(Surface(told, kind, f"Async{told}", f"{self.key}-{attribute}", hasattr(raw, attribute)))
        return found

    @property
    def models(self) -> ModuleType:
        """The module of its schemas; in the known client of Synthgen it has another name."""
        found: ModuleType = getattr(self.package, "schemas", None) or self.package.models
        return found

    @property
    def schemas(self) -> dict[str, Any]:
        """Its schemas by their names."""
        models = self.models
        return {name: getattr(models, name) for name in sorted(models.__all__)}

    @property
    def values(self) -> dict[str, Any]:
        """Classes and functions of its package that no other page explains."""
        told = {"schemas", "models", "exceptions", *self.package.exceptions.__all__}
        told |= {name for name, kind in self.schemas.items() if getattr(self.package, name, None) is kind}
        told |= {one.__name__ for one in VALUES if getattr(self.package, one.__name__, None) is one}
        told |= {f"{side}{one.kind.__name__}" for one in self.surfaces for side in ("", "Async")}
        return {name: getattr(self.package, name) for name in self.package.__all__ if name not in told}

    @property
    def exceptions(self) -> dict[str, Any]:
        """What only this service has among its exceptions."""
        names = [name for name in self.package.exceptions.__all__ if name not in errors.__all__]
        return {name: getattr(self.package.exceptions, name) for name in names}

    @property
    def routes(self) -> dict[str, str]:
        """Each route, and its class of write safety."""
        package = f"fivefold_wire.{self.key}.api."
        modules = [module for name, module in sys.modules.items() if name.startswith(package)]
        found = [one for module in modules for one in vars(module).values() if isinstance(one, call.Operation)]
        return {f"{one.method} {one.path}": one.safety for one in found}


def _is_word(held: object) -> bool:
    return isinstance(held, _operation._Word)


def _returned(method: Any) -> Any:
    """What a method returns, or a property gives, as it is annotated."""
    return inspect.signature(getattr(method, "fget", method)).return_annotation


def _services() -> Iterator[Service]:
    for title, key, client in _NAMES:
        try:
            package = import_module(f"fivefold.{key}")
        except ImportError:
            continue
        if hasattr(package, client):
            yield Service(title, key, package, getattr(package, client))


#: Those that this version of the package has.
SERVICES = tuple(_services())


def links(service: Service | None = None, *, schemas: bool = True) -> dict[str, str]:
    """Where each name is explained; what only one service has, within its own pages.

    Args:
        service: Whose page it is for, None for one about all.
        schemas: Whether a name means the schema, where the service has a class of its own by the same name.
    """
    places = {name: f"errors.md#{name.lower()}" for name in errors.__all__}
    places |= {kind.__name__: f"values.md#{kind.__name__.lower()}" for kind in VALUES}
    places |= {kind.__name__: f"streams.md#{kind.__name__.lower()}" for kind in STREAMS}
    places |= {"Sandbox": "testing.md#sandbox", "SandboxError": "testing.md#sandboxerror"}
    for one in SERVICES if service is None else (service,):
        places |= {name: f"errors.md#{name.lower()}" for name in one.exceptions}
    if service is not None:
        wire = {name: f"{service.key}-schemas.md#{name.lower()}" for name in service.schemas}
        places |= {f"schemas.{name}": place for name, place in wire.items()}
        own = {name: f"{service.key}-values.md#{name.lower()}" for name in service.values}
        made = ((surface.kind.__name__, surface.page) for surface in service.surfaces)
        own |= {f"{side}{name}": f"{page}.md" for name, page in made for side in ("", "Async")}
        places |= own | wire if schemas else wire | own
    return places


def _groups(table: type) -> Iterator[tuple[ModuleType, list[str]]]:
    body = getattr(ast.parse(textwrap.dedent(inspect.getsource(table))).body[0], "body", [])
    lines = [(ast.unparse(one.targets[0]), one.lineno, one.end_lineno) for one in body if isinstance(one, ast.Assign)]
    lines = [line for line in lines if _is_word(vars(table)[line[0]])]
    group: list[str] = []
    for (name, _, end), (_, following, _) in zip(lines, [*lines[1:], ("", 0, 0)], strict=True):
        group.append(name)
        if following != (end or 0) + 1:
            yield sys.modules[vars(table)[group[0]]._build.__module__], group
            group = []


def results(word: Any) -> tuple[str, str, str]:
    """What an operation returns: from the blocking client, from the other, and as a raw response."""
    names, told = vars(sys.modules[word._build.__module__]), inspect.signature(word._build).return_annotation
    kinds = word._result(told) if isinstance(told, str) else get_args(told)[-1:] or word._result("")
    inner = ", ".join(spelled(one, names) for one in kinds)
    if isinstance(word, _operation.pages | _operation.events):
        return f"Iterator[{inner}]", f"AsyncIterator[{inner}]", ""
    if isinstance(word, _operation.stream):
        return f"Stream[{inner}]", f"AsyncStream[{inner}]", ""
    return inner, inner, "" if isinstance(word, _operation.flow) else f"RawResponse[{inner}]"


def _schemas_of(word: Any) -> set[str]:
    """The schemas that the signature of an operation names."""
    signature, names = inspect.signature(word._build), names_of(word._build)
    told = [signature.return_annotation, *(one.annotation for one in signature.parameters.values())]
    found = set(re.findall(r"schemas\.(\w+)", " ".join(spelled(one, names) for one in told)))
    return found | {word._paging.item.removeprefix("_models.")} if isinstance(word, _operation.pages) else found


def users_of_schemas(service: Service) -> dict[str, list[str]]:
    """Which operations name which schemas: `{"ModelResponse": ["[list_models](arguslm.md#list_models)", …]}`."""
    used: dict[str, list[str]] = defaultdict(list)
    for one in service.surfaces:
        for name, word in one.words.items():
            for found in _schemas_of(word):
                used[found].append(f"[{name}]({one.page}.md#{name})")
    return used

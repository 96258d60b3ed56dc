"""Write docs/reference/ from the signatures and docstrings of the installed package: `python -m scripts.reference`.

The same package gives the same bytes on every machine. `--check` writes nothing and exits with 1 when a page is stale.
"""

import argparse
import ast
import difflib
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from types import ModuleType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import fivefold
from fivefold import _client, _model, _operation, arguslm, call, errors
from fivefold.sandbox import Sandbox, SandboxError, __main__ as command
from fivefold.sandbox.arguslm import SERVICE, seeding
from fivefold.testing import plugin

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
#: A service's package, the name of its client, and its table of operations.
SERVICES: tuple[tuple[ModuleType, str, type], ...] = ((arguslm, "ArgusLM", arguslm._ArgusLM),)
MOST_LINES = 200
_NOTE = "<!-- Machine-written by scripts/reference.py from signatures and docstrings: do not edit. -->\n"
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):\n((?:    .*\n|\n)+)", re.MULTILINE)
_ROUTE = re.compile(r"^(GET|POST|PUT|PATCH|DELETE|WebSocket) (/[^\s,]*)", re.MULTILINE)
_PREFIX = re.compile(r"\b(?:_models|_model|_uuid|uuid|_dt|datetime|_t|typing|_abc|collections\.abc|os)\.(?=[A-Za-z])")
_AWAITED, _SAME = "{}, awaited", "as the plain method"


class Doc(NamedTuple):
    """A docstring: what it says before its sections, what it returns, and its lists of names with their meaning."""

    text: str
    returns: str
    lists: Mapping[str, list[tuple[str, str]]]

    @classmethod
    def of(cls, thing: Any) -> "Doc":
        """Read the docstring of a class, function or module."""
        text = inspect.cleandoc(thing.__doc__ or "") + "\n"
        found = {name: textwrap.dedent(body).strip() for name, body in _SECTION.findall(text)}
        returns = " ".join(found.pop("Returns", "").split())
        lists = {name: [_item(part) for part in re.split(r"\n(?=\S)", body)] for name, body in found.items()}
        return cls(_SECTION.sub("", text).strip(), returns, lists)


def _item(part: str) -> tuple[str, str]:
    name, _, meaning = " ".join(part.split()).partition(": ")
    return name, meaning


def spelled(kind: Any, names: Mapping[str, Any] | None = None) -> str:
    """A type as a reader wants it, from an annotation of any kind; `names` are those that its module knows."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, str):
        known = names or {}
        text = re.sub(r"\w+", lambda name: str(_alias(known.get(name[0])) or name[0]), kind)
        return _PREFIX.sub("", text).replace("'", '"')
    if isinstance(kind, list):
        return f"[{', '.join(spelled(item, names) for item in kind)}]"
    if origin in (Union, UnionType):
        return " | ".join(spelled(item, names) for item in inner)
    if origin is Literal:
        return f"Literal[{', '.join(_value(item) for item in inner)}]"
    if origin is not None:
        return f"{origin.__name__}[{', '.join(spelled(item, names) for item in inner)}]"
    return {type(None): "None", ...: "..."}.get(kind) or str(kind.__name__)


def _alias(held: Any) -> str | None:
    """What a name for a type stands for."""
    if isinstance(held, str) and held.startswith("_models."):
        return held
    return spelled(held) if get_origin(held) is Literal else None


def _value(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return f"{{{', '.join(map(str, sorted(value)))}}}" if isinstance(value, frozenset) else repr(value)


class Argument(NamedTuple):
    """A parameter, as it is written in a signature and shown in a table."""

    written: str
    name: str
    kind: str


def arguments(function: Callable[..., Any]) -> list[Argument]:
    """The parameters of a function, but for `self`."""
    names = getattr(inspect.unwrap(function), "__globals__", {})
    listed, keyword_only = [], False
    for one in inspect.signature(function).parameters.values():
        if one.name == "self":
            continue
        stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        if one.kind is one.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            listed.append(Argument("*", "", ""))
        kind = "" if one.annotation is one.empty else spelled(one.annotation, names)
        default = "" if one.default is one.empty else f" = {_value(one.default)}"
        listed.append(Argument(f"{stars}{one.name}{kind and f': {kind}'}{default}", stars + one.name, kind))
    return listed


def signature(name: str, function: Callable[..., Any], returns: str) -> str:
    """A block with the signature, one parameter per line where it is long."""
    written = [one.written for one in arguments(function)]
    arrow = f" -> {returns}" if returns else ""
    line = f"{name}({', '.join(written)}){arrow}"
    if len(line) > 80 and written:
        line = f"{name}(\n{''.join(f'    {one},\n' if False else '    ' + one + ',' + chr(10) for one in written)}){arrow}"
    return f"```py\n{line}\n```\n"

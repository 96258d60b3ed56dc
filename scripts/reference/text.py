"""From annotations and docstrings to Markdown: what the pages of the reference are put together from. No I/O."""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):\n((?:    .*\n|\n)+)", re.MULTILINE)
_PREFIX = re.compile(r"\b(?:_model|_uuid|uuid|_dt|datetime|_t|typing|_abc|collections\.abc|os)\.(?=[A-Za-z])")


class Doc(NamedTuple):
    """A docstring: what it says before its sections, what it returns, and its lists of names with their meaning."""

    text: str
    returns: str
    lists: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, thing: Any) -> "Doc":
        """Read the docstring of a class, a function or a module."""
        text = inspect.cleandoc(thing.__doc__ or "") + "\n"
        found = {name: textwrap.dedent(body).strip() for name, body in _SECTION.findall(text)}
        returns = " ".join(found.pop("Returns", "").split())
        return cls(_SECTION.sub("", text).strip(), returns, {name: _items(body) for name, body in found.items()})


def _items(body: str) -> dict[str, str]:
    items: dict[str, str] = {}
    for part in re.split(r"\n(?=\S)", body):
        names, _, meaning = " ".join(part.split()).partition(": ")
        items |= dict.fromkeys(names.split(", "), meaning)
    return items


def spelled(kind: Any, names: Mapping[str, Any]) -> str:
    """A type as a reader wants it, from an annotation of any kind; `names` are those that its module knows.

    Schemas are `schemas.Name`; a page knows which of them can do without that.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, str):
        plain = re.sub(r"\b[A-Z]\w*", lambda name: _alias(names.get(name[0])) or name[0], kind)
        return _PREFIX.sub("", plain.replace("_models.", "schemas.")).replace("'", '"')
    if isinstance(kind, list):
        return f"[{', '.join(spelled(item, names) for item in kind)}]"
    if origin in (Union, UnionType):
        return " | ".join(spelled(item, names) for item in inner)
    if origin is not None:
        held = (value(item) if origin is Literal else spelled(item, names) for item in inner)
        return f"{'Literal' if origin is Literal else origin.__name__}[{', '.join(held)}]"
    if kind in (None, type(None), ...):
        return "..." if kind is ... else "None"
    return str(kind.__name__).removesuffix("_co")


def _alias(held: Any) -> str | None:
    """What a name stands for, when it is one for another type."""
    if get_origin(held) is Literal:
        return spelled(held, {})
    return held if isinstance(held, str) else None


def value(held: Any) -> str:
    """A default or a literal, as it is written."""
    if isinstance(held, str):
        return f'"{held}"'
    if callable(held):
        return "..."
    return f"{{{', '.join(map(str, sorted(held)))}}}" if isinstance(held, frozenset) else repr(held)


def names_of(function: Any) -> Mapping[str, Any]:
    """The names that the module of a function knows."""
    names: Mapping[str, Any] = getattr(inspect.unwrap(function), "__globals__", {})
    return names


class Argument(NamedTuple):
    """A parameter, as it is written in a signature and shown in a table; a bare `*` has no name."""

    written: str
    name: str = ""
    kind: str = ""


def arguments(function: Callable[..., Any]) -> list[Argument]:
    """The parameters of a function, but for `self`."""
    listed: list[Argument] = []
    for one in inspect.signature(function).parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and not any(other.written.startswith("*") for other in listed):
            listed.append(Argument("*"))
        name = "*" * (one.kind is one.VAR_POSITIONAL) + "**" * (one.kind is one.VAR_KEYWORD) + one.name
        told = one.annotation
        if told is one.empty:  # a converter without annotations hides that of its field
            told = getattr(function, "__annotations__", {}).get(one.name, one.empty)
        kind = "" if told is one.empty else spelled(told, names_of(function))
        default = "" if one.default is one.empty else f" = {value(one.default)}"
        listed.append(Argument(f"{name}{': ' if kind else ''}{kind}{default}", name, kind))
    return listed


def public(kind: type) -> Iterator[tuple[str, Any]]:
    """What a class holds under names for everybody, itself or from a private base."""
    for base in (kind, *(base for base in kind.__mro__[1:] if base.__name__.startswith("_"))):
        yield from ((name, held) for name, held in vars(base).items() if not name.startswith("_"))


def cell(text: str) -> str:
    """A sentence that stays within its cell of a table."""
    text = " ".join(text.split()).replace("|", "\\|")
    return text[:1].upper() + text[1:]

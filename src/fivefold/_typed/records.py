"""The fields of a class: dataclasses, attrs classes and TypedDicts. No I/O."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NotRequired, Required, TypeVar, get_args, get_origin, get_type_hints, is_typeddict


class Field(NamedTuple):
    """One field: its key in JSON, its type, whether it must be given, and what is said about it."""

    key: str
    hint: Any
    required: bool = True
    description: str | None = None


class Record(NamedTuple):
    """A class with fields: what makes an instance from those that were given, and its docstring."""

    fields: tuple[Field, ...]
    build: Callable[[dict[str, Any]], Any]
    description: str | None


def record_of(kind: Any) -> Record | None:
    """What a class is made of, or None when it is no class with fields.

    Raises:
        TypeError: a hint of it cannot be looked up, or a field cannot be had from JSON.
    """
    if not isinstance(kind, type):
        return None
    for fits, fields in _FAMILIES:
        if fits(kind):
            return Record(tuple(fields(kind)), lambda given: kind(**given), _docstring(kind))
    return None


def hints_of(thing: Any, name: str, **known: Any) -> dict[str, Any]:
    """The type hints of a class or a function, names in quotes looked up. Raises TypeError."""
    try:
        return get_type_hints(thing, localns=known or None, include_extras=True)
    except NameError as error:
        raise TypeError(f"{name}: a type hint cannot be looked up: {error}") from error


def field_hint(hint: Any, bound: Mapping[Any, Any]) -> Any:
    """The hint with the type variables of a generic class filled in."""
    if isinstance(hint, TypeVar):
        return bound.get(hint, hint)
    parameters = getattr(hint, "__parameters__", ()) if get_origin(hint) is not None else ()
    return hint[tuple(bound.get(parameter, parameter) for parameter in parameters)] if parameters else hint


def _dataclass_fields(kind: Any) -> list[Field]:
    hints = _hints(kind)
    if passed := [name for name, hint in hints.items() if isinstance(hint, dataclasses.InitVar)]:
        raise TypeError(f"{kind.__name__}: {', '.join(passed)}: an InitVar is no field")
    return [
        Field(
            each.name,
            hints[each.name],
            each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING,
            _description(each.metadata),
        )
        for each in dataclasses.fields(kind)
        if each.init
    ]


def _attrs_fields(kind: Any) -> list[Field]:
    import attrs

    hints = _hints(kind)
    return [
        Field(
            each.alias or each.name,
            hints.get(each.name, each.type),
            each.default is attrs.NOTHING,
            _description(each.metadata),
        )
        for each in attrs.fields(kind)
        if each.init
    ]


def _typed_dict_fields(kind: Any) -> list[Field]:
    return [
        Field(key, hint, _is_required(hint, default=key in kind.__required_keys__))
        for key, hint in _hints(kind).items()
    ]


def _is_required(hint: Any, *, default: bool) -> bool:
    """Under `from __future__ import annotations` a TypedDict itself does not know which keys it requires."""
    origin = get_origin(hint)
    if origin in (Required, NotRequired):
        return origin is Required
    inner = get_args(hint)[:1] if hasattr(hint, "__metadata__") else ()
    return _is_required(inner[0], default=default) if inner else default


def _hints(kind: Any) -> dict[str, Any]:
    return hints_of(kind, kind.__name__, **{kind.__name__: kind})  # a class in a function may hold itself


def _description(metadata: Mapping[Any, Any]) -> str | None:
    told = metadata.get("description")
    return told if isinstance(told, str) else None


def _docstring(kind: type) -> str | None:
    """The first paragraph of its own docstring; a dataclass without one lists its fields there."""
    told = vars(kind).get("__doc__")
    if not isinstance(told, str) or told.startswith(f"{kind.__name__}("):
        return None
    return " ".join(told.strip().split("\n\n")[0].split()) or None


_FAMILIES: list[tuple[Callable[[Any], bool], Callable[[Any], list[Field]]]] = [
    (dataclasses.is_dataclass, _dataclass_fields),
    (lambda kind: hasattr(kind, "__attrs_attrs__"), _attrs_fields),
    (lambda kind: is_typeddict(kind) or hasattr(kind, "__required_keys__"), _typed_dict_fields),
]

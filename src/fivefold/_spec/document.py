"""An OpenAPI document that somebody else wrote: what it has to be, and its references. No I/O."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

#: A document may be nested this deep, and have this many values. The largest of ours has 40,000, 30 deep.
_DEEPEST: Final = 150
_MOST: Final = 2_000_000
#: The longest chain of references from one to the next.
_CHAIN: Final = 50
METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_PARAMETER: Final = re.compile(r"\{[^{}]*\}")


class SpecError(ValueError):
    """A document is no OpenAPI document, or is broken; the message tells where."""


def check(document: Any) -> None:
    """Raise SpecError unless it is an OpenAPI 3 document of a size and depth that make sense.

    References and schemas are looked at only when they are compared.
    """
    if not isinstance(document, Mapping):
        raise SpecError(f"not an OpenAPI document: expected an object, got {_kind(document)}")
    if "swagger" in document:
        raise SpecError("a Swagger 2.0 document: only OpenAPI 3 can be read")
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith("3."):
        raise SpecError("not an OpenAPI document: `openapi` has to be a version like 3.1.0")
    _measure(document)
    entries(document, "paths", "paths")
    entries(document, "info", "info")
    for name, held in entries(document, "components", "components").items():
        if not name.startswith("x-"):
            as_object(held, f"components.{name}")


def _measure(document: Mapping[str, Any]) -> None:
    """Without recursion: the nesting is what is to be found out."""
    level: list[Any] = [document]
    count = 0
    for _ in range(_DEEPEST):
        deeper: list[Any] = []
        for value in level:
            if isinstance(value, Mapping):
                if not all(isinstance(key, str) for key in value):
                    raise SpecError("not an OpenAPI document: a key that is no text")
                deeper.extend(value.values())
            elif isinstance(value, list):
                deeper.extend(value)
            elif value is not None and not isinstance(value, str | int | float | bool):
                raise SpecError(f"not an OpenAPI document: a value of type {type(value).__name__}")
            if len(deeper) > _MOST:
                break
        count += len(deeper)
        if count > _MOST:
            raise SpecError(f"the document is too large: more than {_MOST:,} values")
        if not deeper:
            return
        level = deeper
    raise SpecError(f"the document is nested more than {_DEEPEST} deep")


def _kind(value: Any) -> str:
    return {dict: "an object", list: "a list", str: "a text", type(None): "null"}.get(type(value), "a scalar")


def as_object(value: Any, place: str) -> Mapping[str, Any]:
    """The value, which has to be an object."""
    if not isinstance(value, Mapping):
        raise SpecError(f"{place}: expected an object, got {_kind(value)}")
    return value


def as_list(value: Any, place: str) -> list[Any]:
    """The value, which has to be a list."""
    if not isinstance(value, list):
        raise SpecError(f"{place}: expected a list, got {_kind(value)}")
    return value


def as_text(value: Any, place: str) -> str:
    """The value, which has to be a text."""
    if not isinstance(value, str):
        raise SpecError(f"{place}: expected a text, got {_kind(value)}")
    return value


def entries(holder: Mapping[str, Any], key: str, place: str) -> Mapping[str, Any]:
    """An object within an object; an empty one where it is missing."""
    return as_object(holder[key], place) if key in holder else {}


def items(holder: Mapping[str, Any], key: str, place: str) -> list[Any]:
    """A list within an object; an empty one where it is missing."""
    return as_list(holder[key], place) if key in holder else []


def resolve(document: Mapping[str, Any], value: Any, place: str) -> Mapping[str, Any]:
    """An object, or what it refers to in the same document."""
    found = as_object(value, place)
    for _ in range(_CHAIN):
        if "$ref" not in found:
            return found
        found = pointed(document, found["$ref"], place)
    raise SpecError(f"{place}: $ref {value['$ref']!r} leads nowhere: it goes round in a circle")


def pointed(document: Mapping[str, Any], pointer: Any, place: str) -> Any:
    """What a reference points to; an object, or a schema that is true or false."""
    if not isinstance(pointer, str) or not pointer.startswith("#/"):
        raise SpecError(f"{place}: $ref {pointer!r} points out of the document, which cannot be followed")
    found: Any = document
    for part in pointer[2:].split("/"):
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(found, Mapping) and key in found:
            found = found[key]
        elif isinstance(found, list) and key.isascii() and key.isdigit() and int(key[:9]) < len(found):
            found = found[int(key[:9])]
        else:
            raise SpecError(f"{place}: $ref {pointer!r} points to nothing")
    return found if isinstance(found, bool) else as_object(found, f"{place}: $ref {pointer!r}")


def endpoint_key(method: str, path: str) -> str:
    """The name of an operation by which documents are matched; those of the parameters in its path do not matter."""
    return f"{method.upper()} {_PARAMETER.sub('{}', path)}"


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]]:
    """Method, path, the operation, and the item of the path that it is in, one by one."""
    for path, item in entries(document, "paths", "paths").items():
        if path.startswith("x-"):
            continue
        found = resolve(document, item, path)
        for method in METHODS:
            if method in found:
                yield method.upper(), path, as_object(found[method], f"{method.upper()} {path}"), found

"""Makes an instance of a JSON Schema, always the same one for the same schema. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

__all__ = ["make_sample"]

_DEEP = 6
"""Levels after which only what a schema requires is made, so that recursive schemas end."""
_DEEPEST = 40

Schema = Mapping[str, Any]

_FORMATS: Mapping[str, str] = {
    "date-time": "2026-01-01T00:00:00Z",
    "date": "2026-01-01",
    "time": "00:00:00Z",
    "duration": "PT1S",
    "email": "sample@example.com",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "uri": "https://example.com/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}

_WHOLE = 35
_TEXT = "sample"


def make_sample(schema: Any) -> Any:
    """An instance: every property, the first of every choice, the least items of every list (one where none is asked).

    References inside the schema are followed; patterns and `not` are not looked at.
    """
    return _Maker(cast("Schema", schema) if isinstance(schema, dict) else {}).make(schema, 0)


class _Maker:
    """Makes instances of parts of one document."""

    def __init__(self, root: Schema) -> None:
        self._root = root

    def make(self, schema: Any, depth: int) -> Any:
        """An instance of a part; `depth` counts the levels above it."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return None
        part = self._resolved(cast("Schema", schema))
        if "const" in part:
            return part["const"]
        if part.get("enum"):
            return part["enum"][0]
        for choice in ("anyOf", "oneOf"):
            if part.get(choice):
                return self.make({**_without(part, choice), **self._chosen(part[choice], depth)}, depth + 1)
        kind = _kind(part)
        return _MAKERS[kind](self, part, depth) if kind in _MAKERS else None

    def _resolved(self, schema: Schema) -> Schema:
        """The schema with its reference followed and its `allOf` merged."""
        if isinstance(reference := schema.get("$ref"), str):
            schema = {**_without(schema, "$ref"), **self._resolved(self._at(reference))}
        for one in schema.get("allOf", []):
            schema = _merged(_without(schema, "allOf"), self._resolved(one))
        return schema

    def _at(self, reference: str) -> Schema:
        found: Any = self._root
        for step in filter(None, reference.lstrip("#").split("/")):
            found = found.get(step.replace("~1", "/").replace("~0", "~"), {})
        return cast("Schema", found)

    def _chosen(self, choices: list[Any], depth: int) -> Schema:
        """The first choice; deep down the null, if there is one."""
        parts = [self._resolved(one) for one in choices]
        nulls = [part for part in parts if part.get("type") == "null"]
        return nulls[0] if nulls and depth > _DEEP else parts[0]

    def object_(self, schema: Schema, depth: int) -> dict[str, Any]:
        """All properties; deep down the required ones."""
        properties: Mapping[str, Any] = schema.get("properties", {})
        required: list[str] = schema.get("required", [])
        names = [*properties, *(name for name in required if name not in properties)]
        wanted = names if depth <= _DEEP else [name for name in names if name in required]
        return {name: self.make(properties.get(name, {"type": "string"}), depth + 1) for name in wanted}

    def array_(self, schema: Schema, depth: int) -> list[Any]:
        """The items by position, then as many more as there must be, or one."""
        fixed = [self.make(one, depth + 1) for one in schema.get("prefixItems", [])]
        least = schema.get("minItems", 0 if depth > _DEEP or fixed else min(1, schema.get("maxItems", 1)))
        items = schema.get("items", {"type": "string"})
        return fixed + [self.make(items, depth + 1) for _ in range(least - len(fixed))]

    def text_(self, schema: Schema, depth: int) -> str:
        """A word, or what the format asks for, within the bounds."""
        word = _FORMATS.get(schema.get("format", ""), _TEXT)
        return word.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength")]

    def whole_(self, schema: Schema, depth: int) -> int:
        """A whole number within the bounds."""
        step = schema.get("multipleOf", 1)
        low, high = _bounds(schema, step)
        value = _WHOLE if low is None or low <= _WHOLE else low
        value = value if high is None or value <= high else high
        return int(value // step * step if low is None or value // step * step >= low else -(-value // step) * step)

    def real_(self, schema: Schema, depth: int) -> float:
        """A number within the bounds."""
        low, high = _bounds(schema, 0.5)
        value = 1.5 if low is None or low <= 1.5 else low
        return float(value if high is None or value <= high else high)


_MAKERS: Mapping[str, Callable[[_Maker, Schema, int], Any]] = {
    "object": _Maker.object_,
    "array": _Maker.array_,
    "string": _Maker.text_,
    "integer": _Maker.whole_,
    "number": _Maker.real_,
    "boolean": lambda maker, schema, depth: True,
}

_SIGNS: Mapping[str, str] = {
    "properties": "object",
    "items": "array",
    "prefixItems": "array",
    "minLength": "string",
    "minimum": "number",
}
"""A keyword to the type that a schema without one must mean."""


def _kind(schema: Schema) -> str:
    kind: Any = schema.get("type")
    if isinstance(kind, list):
        return str(cast("list[object]", kind)[0])
    return kind if isinstance(kind, str) else next((_SIGNS[sign] for sign in _SIGNS if sign in schema), "string")


def _bounds(schema: Schema, step: float) -> tuple[Any, Any]:
    """The least and the greatest value, an excluded one being `step` further in."""
    low, high = schema.get("minimum"), schema.get("maximum")
    low = schema["exclusiveMinimum"] + step if "exclusiveMinimum" in schema else low
    high = schema["exclusiveMaximum"] - step if "exclusiveMaximum" in schema else high
    return low, high


def _without(schema: Schema, key: str) -> Schema:
    return {name: value for name, value in schema.items() if name != key}


def _merged(one: Schema, other: Schema) -> Schema:
    both = {**one, **other}
    for name in ("properties",):
        if name in one and name in other:
            both[name] = {**one[name], **other[name]}
    if "required" in one and "required" in other:
        both["required"] = [*one["required"], *other["required"]]
    return both

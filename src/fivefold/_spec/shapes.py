"""A schema as the kinds of values that it allows, whichever way it is spelled. No I/O.

References, `allOf`, `anyOf`, `oneOf`, `nullable`, lists of types and `const` are all told as a list of `Shape`.
"""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, Final, NamedTuple

from .document import SpecError, as_list, as_object, as_text, entries, items, pointed

Schema = Any
#: A schema that allows everything.
ANYTHING: Final[Mapping[str, Any]] = {}

_KINDS: Final = ("null", "boolean", "integer", "number", "string", "array", "object")
_COMBINING: Final = {"$ref", "allOf", "anyOf", "oneOf", "nullable"}
#: Conditions of a value, each with the kinds that it is about.
_LIMITS: Final = {
    "number": ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"),
    "string": ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"),
    "array": ("minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems"),
    "object": (
        "minProperties",
        "maxProperties",
        "patternProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedProperties",
    ),
}
_LIMITS_OF_ALL: Final = ("not", "if", "then", "else")
_RULES: Final = {
    "integer": (*_LIMITS["number"], *_LIMITS_OF_ALL),
    **{kind: (*limits, *_LIMITS_OF_ALL) for kind, limits in _LIMITS.items()},
}
_HINTS: Final = {
    "object": ("properties", "required", "additionalProperties", *_LIMITS["object"]),
    "array": ("items", "prefixItems", *_LIMITS["array"]),
    "string": ("format", *_LIMITS["string"]),
    "number": _LIMITS["number"],
}
_READ: Final = {
    "type", "enum", "const", "properties", "required", "additionalProperties", "items", "prefixItems", "format",
    "default", "readOnly", "writeOnly", "deprecated", *_LIMITS_OF_ALL,
    *(limit for limits in _LIMITS.values() for limit in limits),
}  # fmt: skip
#: What has no effect where it is spelled out.
_IDLE: Final = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False}
_MOST_ALTERNATIVES: Final = 250
#: Steps that one comparison may take, and one schema. The most that ours take are 5,000 and 200.
_MOST_STEPS: Final = 100_000
_MOST_STEPS_OF_ONE: Final = 5000


class Shape(NamedTuple):
    """One kind of value.

    Attributes:
        kind: A type of JSON, or "any".
        values: The known values; None where none are told.
        open: Whether there may be others.
        rules: Limits and other conditions, by their keywords.
        format: Of a text.
        fields, required: Of an object.
        more: The schema of an object's other fields; False where there are none.
        items: The schema of a list's items.
    """

    kind: str
    values: tuple[Any, ...] | None = None
    open: bool = True
    rules: Mapping[str, Any] = ANYTHING
    format: str | None = None
    fields: Mapping[str, Schema] = ANYTHING
    required: frozenset[str] = frozenset()
    more: Schema = True
    items: Schema = ANYTHING

    @property
    def free(self) -> bool:
        """Whether it is an object with any fields whatever."""
        return self.kind == "object" and not self.fields and not self.required and self.more is not False


class Reader:
    """Reads the schemas of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._flat: dict[int, list[dict[str, Any]]] = {}
        self._shapes: dict[int, list[Shape]] = {}
        self._joined: dict[tuple[int, int], Schema] = {}
        self._steps = self._begun = 0

    def spend(self, steps: int, place: str) -> None:
        """Count steps of a comparison. Raises SpecError when they are too many: such a document is made to do harm."""
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise SpecError(f"{place}: the document is too tangled to be compared")

    def shapes(self, schema: Schema, place: str) -> list[Shape]:
        """The kinds of values that a schema allows."""
        known = self._shapes.get(id(schema))
        if known is None:
            known = _merged(shape for flat in self.flat(schema, place) for shape in _told(flat, place))
            self._shapes[id(schema)] = known
        return known

    def marked(self, schema: Schema, mark: str, place: str) -> bool:
        """Whether a schema is readOnly, writeOnly or deprecated."""
        return any(flat.get(mark) is True for flat in self.flat(schema, place))

    def default(self, schema: Schema, place: str) -> Any:
        """The default of a schema, or None."""
        return next((flat["default"] for flat in self.flat(schema, place) if "default" in flat), None)

    def flat(self, schema: Schema, place: str) -> list[dict[str, Any]]:
        """The alternatives of a schema, each without references and combinations."""
        if isinstance(schema, bool):
            return [{}] if schema else []
        known = self._flat.get(id(schema))
        if known is None:
            self._begun = self._steps
            known = self._flattened(schema, place, ())
            if not known:
                raise SpecError(f"{place}: a schema that nothing fits, or that refers only to itself")
            self._flat[id(schema)] = known
        return known

    def _flattened(self, schema: Schema, place: str, trail: tuple[int, ...]) -> list[dict[str, Any]]:
        if isinstance(schema, bool):
            return [{}] if schema else []
        held = as_object(schema, f"{place}: schema")
        if id(held) in trail:
            return []
        trail = (*trail, id(held))
        self.spend(1, place)
        if self._steps - self._begun > _MOST_STEPS_OF_ONE:
            raise SpecError(f"{place}: a schema that is too tangled to be read")
        own = {key: value for key, value in held.items() if key in _READ}
        if "const" in own:
            own["enum"] = [own.pop("const")]
        groups: list[list[dict[str, Any]]] = [[own]]
        if "$ref" in held:
            groups.append(self._flattened(pointed(self._document, held["$ref"], place), place, trail))
        groups += [self._flattened(part, place, trail) for part in items(held, "allOf", f"{place}: allOf")]
        for union in ("anyOf", "oneOf"):
            if union in held:
                parts = items(held, union, f"{place}: {union}")
                groups.append([one for part in parts for one in self._flattened(part, place, trail)])
        found: list[dict[str, Any]] = []
        for number, chosen in enumerate(product(*groups)):
            joined = self._all_of(chosen, place)
            found += [] if joined is None else [joined]
            if number >= _MOST_ALTERNATIVES:
                raise SpecError(f"{place}: a schema with more than {_MOST_ALTERNATIVES} alternatives")
        return [*found, {"type": "null"}] if held.get("nullable") is True else found

    def _all_of(self, parts: Iterable[dict[str, Any]], place: str) -> dict[str, Any] | None:
        """What fits all of some flat schemas; None where nothing does."""
        found: dict[str, Any] = {}
        for part in parts:
            for key, value in part.items():
                found[key] = self._both(key, found[key], value, place) if key in found else value
            if found.get("type") == [] or found.get("enum") == []:
                return None
        return found

    def _both(self, key: str, one: Any, other: Any, place: str) -> Any:
        if key == "type":
            mine, theirs = _types(one, place), _types(other, place)
            whole = ["integer"] if {"integer", "number"} <= {*mine, *theirs} else []
            return [kind for kind in mine if kind in theirs or kind in whole] or [
                kind for kind in theirs if kind in whole
            ]
        if key == "enum":
            known = {key_of(value) for value in as_list(other, f"{place}: enum")}
            return [value for value in as_list(one, f"{place}: enum") if key_of(value) in known]
        if key == "required":
            return [*as_list(one, f"{place}: required"), *as_list(other, f"{place}: required")]
        if key == "properties":
            first, last = as_object(one, f"{place}: properties"), as_object(other, f"{place}: properties")
            return {**first, **last, **{name: self._join(first[name], last[name]) for name in first if name in last}}
        if key in ("items", "additionalProperties"):
            return self._join(one, other)
        return other

    def _join(self, one: Schema, other: Schema) -> Schema:
        """The same object each time, so that it is known again."""
        if isinstance(one, bool) or isinstance(other, bool):
            return one and other
        return self._joined.setdefault((id(one), id(other)), {"allOf": [one, other]})


def _told(flat: Mapping[str, Any], place: str) -> Iterable[Shape]:
    values = items(flat, "enum", f"{place}: enum")
    for kind in _types(flat["type"], place) if "type" in flat else _guessed(flat, values):
        fitting = tuple(value for value in values if _fits(value, kind))
        if values and not fitting:
            continue
        rules = {key: flat[key] for key in _RULES.get(kind, _LIMITS_OF_ALL) if key in flat}
        rules = {key: value for key, value in rules.items() if _IDLE.get(key, rules) != value}
        for end in ("Minimum", "Maximum"):  # of OpenAPI 3.0, beside a limit
            if isinstance(told := rules.get(f"exclusive{end}"), bool):
                del rules[f"exclusive{end}"]
                if told and end.lower() in rules:
                    rules[f"exclusive{end}"] = rules.pop(end.lower())
        shape = Shape(kind, values=fitting or None, open=not fitting, rules=rules)
        if kind == "string" and "format" in flat:
            shape = shape._replace(format=as_text(flat["format"], f"{place}: format"))
        if kind == "array":
            shape = shape._replace(items=flat.get("items", ANYTHING), fields=_places(flat, place))
        if kind == "object":
            needed = [as_text(name, f"{place}: required") for name in items(flat, "required", f"{place}: required")]
            fields = entries(flat, "properties", f"{place}: properties")
            fields = {**fields, **{name: ANYTHING for name in needed if name not in fields}}
            shape = shape._replace(
                fields=fields, required=frozenset(needed), more=flat.get("additionalProperties", True)
            )
        yield shape


def _places(flat: Mapping[str, Any], place: str) -> Mapping[str, Schema]:
    """The items of a tuple as if they were fields."""
    return {f"[{number}]": one for number, one in enumerate(items(flat, "prefixItems", f"{place}: prefixItems"))}


def _types(told: Any, place: str) -> list[str]:
    kinds = [told] if isinstance(told, str) else as_list(told, f"{place}: type")
    for kind in kinds:
        if kind not in _KINDS:
            raise SpecError(f"{place}: type {kind!r} is none of JSON's")
    return list(dict.fromkeys(kinds))


def _guessed(flat: Mapping[str, Any], values: list[Any]) -> list[str]:
    """The types of a schema that names none."""
    if values:
        return list(dict.fromkeys(kind for value in values for kind in _KINDS if _is(value, kind)))
    return [kind for kind, hints in _HINTS.items() if any(hint in flat for hint in hints)][:1] or ["any"]


def _is(value: Any, kind: str) -> bool:
    """Whether a value is of a type, which is one alone."""
    if isinstance(value, bool) or value is None:
        return kind == ("null" if value is None else "boolean")
    if isinstance(value, int | float):
        return kind == ("integer" if value == value // 1 else "number")
    return kind == ("string" if isinstance(value, str) else "object" if isinstance(value, Mapping) else "array")


def _fits(value: Any, kind: str) -> bool:
    return kind == "any" or _is(value, kind) or (kind == "number" and _is(value, "integer"))


def key_of(value: Any) -> str:
    """A value of JSON as a text that no other value has."""
    if isinstance(value, float) and _is(value, "integer"):
        value = int(value)
    return f"{type(value).__name__} {value!r}"


def _merged(shapes: Iterable[Shape]) -> list[Shape]:
    """Alternatives of the same simple kind as one; those that another one includes left out."""
    found: dict[str, Shape] = {}
    others: list[Shape] = []
    for shape in shapes:
        if shape.kind in ("array", "object"):
            others += [] if shape in others else [shape]
        else:
            found[shape.kind] = _either(found[shape.kind], shape) if shape.kind in found else shape
    if "any" in found:
        return [found["any"]]
    if "number" in found and "integer" in found and found["number"].values is None and not found["number"].rules:
        del found["integer"]
    return [*found.values(), *others]


def _either(one: Shape, other: Shape) -> Shape:
    """What either of two shapes of the same kind allows."""
    known = [*(one.values or ()), *(other.values or ())]
    unique = tuple({key_of(value): value for value in known}.values()) or None
    wide = [shape for shape in (one, other) if shape.open] or [one, other]
    first, last = wide[0], wide[-1]
    return Shape(
        one.kind,
        values=None if one.kind == "boolean" and unique is not None and len(unique) > 1 else unique,
        open=one.open or other.open,
        rules={key: value for key, value in first.rules.items() if last.rules.get(key, _IDLE) == value},
        format=first.format if first.format == last.format else None,
    )

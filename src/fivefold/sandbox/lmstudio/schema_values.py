"""Makes an instance of a JSON schema, the same for the same schema and prompt. Pure: no I/O."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from fivefold.sandbox.lmstudio.dialogue import is_list, is_object
from fivefold.sandbox.lmstudio.prompt_values import Findings

__all__ = ["instance_of"]

_DEEP = 6
"""From this depth on only what is required is made, so that recursive schemas end."""

_FORMATS: Mapping[str, str] = {
    "date": "2026-01-01",
    "date-time": "2026-01-01T00:00:00Z",
    "time": "00:00:00Z",
    "email": "ada@example.com",
    "uri": "https://example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "ipv4": "127.0.0.1",
}
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")

Schema = Mapping[str, Any]


def instance_of(schema: Schema, prompt: str) -> Any:
    """A value that fits the schema, with what the prompt says where it has `name: value`, a number or a name.

    Knows object, array, string, integer, number, boolean, null, enum, const, anyOf, oneOf, allOf, $ref into the
    document, lists of types, bounds of sizes and numbers, and the usual formats. Patterns are not followed.
    """
    return _Maker(schema, Findings(prompt)).make(schema, "", 0)


class _Maker:
    def __init__(self, document: Schema, findings: Findings) -> None:
        self._document = document
        self._findings = findings
        self._makers: Mapping[str, Callable[[Schema, str, int], Any]] = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
            "integer": self._integer,
            "number": self._number,
            "boolean": self._boolean,
            "null": lambda schema, name, depth: None,
        }

    def make(self, schema: Any, name: str, depth: int) -> Any:
        """A value for one place; `name` is the property it is for."""
        plain = self._resolve(schema, depth)
        if "const" in plain:
            return plain["const"]
        if options := plain.get("enum"):
            said = (self._findings.labelled(name) or "").lower() if name else ""
            return next((option for option in options if str(option).lower() == said), options[0])
        return self._makers.get(_type(plain, depth), self._string)(plain, name, depth)

    def _resolve(self, schema: Any, depth: int) -> Schema:
        """Follow references and choose among alternatives until there are none."""
        plain: dict[str, Any] = dict(schema) if is_object(schema) and depth < _DEEP * 4 else {}
        for _ in range(_DEEP * 4):
            if isinstance(plain.get("$ref"), str):
                target = self._find(plain.pop("$ref"))
                plain = {**target, **plain}
            elif parts := plain.pop("allOf", None):
                for part in parts:
                    plain = _merged(plain, self._resolve(part, depth + 1))
            elif options := plain.pop("anyOf", None) or plain.pop("oneOf", None):
                plain = {**plain, **self._choose(options, depth)}
            else:
                break
        return plain

    def _choose(self, options: Sequence[Any], depth: int) -> Schema:
        """The first alternative that is not null; deep down, null where it is allowed."""
        plain = [self._resolve(option, depth + 1) for option in options]
        nulls = [option for option in plain if option.get("type") == "null"]
        others = [option for option in plain if option not in nulls]
        return (nulls or others)[0] if depth >= _DEEP or not others else others[0]

    def _find(self, reference: str) -> Mapping[str, Any]:
        place: Any = self._document
        for step in reference.removeprefix("#").split("/")[1:]:
            place = place.get(step.replace("~1", "/").replace("~0", "~"), {}) if is_object(place) else {}
        return cast("Mapping[str, Any]", place) if is_object(place) else {}

    def _object(self, schema: Schema, name: str, depth: int) -> Any:
        properties: Mapping[str, Any] = schema.get("properties", {})
        required = schema.get("required", [])
        made = [key for key in properties if depth < _DEEP or key in required]
        return {key: self.make(properties[key], key, depth + 1) for key in made}

    def _array(self, schema: Schema, name: str, depth: int) -> Any:
        least, most = int(schema.get("minItems", 0)), int(schema.get("maxItems", 1_000))
        items = schema.get("items", {"type": "string"})
        if prefix := schema.get("prefixItems"):
            return [self.make(item, name, depth + 1) for item in prefix]
        said = self._findings.listed(name) if name else None
        if said and _type(self._resolve(items, depth), depth) in ("string", "integer", "number"):
            return [self._said(items, value) for value in said][:most]
        size = least if depth >= _DEEP else min(max(least, 1), most)
        return [self.make(items, "", depth + 1) for _ in range(size)]

    def _said(self, schema: Any, text: str) -> Any:
        return _Maker({**self._document}, Findings(f"value: {text}")).make(schema, "value", 0)

    def _string(self, schema: Schema, name: str, depth: int) -> Any:
        made = _FORMATS.get(schema.get("format", ""))
        said = self._findings.labelled(name) if name else None
        if made is None and said is None and name:
            said = self._findings.next_name()
        text = said or made or (f"example {name}".strip())
        text = text.ljust(int(schema.get("minLength", 0)), "x")
        return text[: int(schema.get("maxLength", len(text)))]

    def _numeric(self, schema: Schema, name: str) -> float:
        said = self._findings.labelled(name) if name else None
        number = _number(said) if said else None
        if number is None and said is None and name:
            number = _number(self._findings.next_number())
        low = schema.get("minimum", schema.get("exclusiveMinimum"))
        high = schema.get("maximum", schema.get("exclusiveMaximum"))
        if number is None:
            number = 1 if (low is None or low < 1) and (high is None or high > 1) else low if low is not None else high
        step = schema.get("multipleOf")
        if low is not None and (number < low or (number == low and "minimum" not in schema)):
            number = low if "minimum" in schema else low + (step or 1)
        if high is not None and (number > high or (number == high and "maximum" not in schema)):
            number = high if "maximum" in schema else high - (step or 1)
        return math.ceil(number / step) * step if step else number

    def _integer(self, schema: Schema, name: str, depth: int) -> Any:
        return math.ceil(self._numeric(schema, name))

    def _number(self, schema: Schema, name: str, depth: int) -> Any:
        return self._numeric(schema, name)

    def _boolean(self, schema: Schema, name: str, depth: int) -> Any:
        said = (self._findings.labelled(name) or "").lower() if name else ""
        return said not in _FALSE if said in (*_TRUE, *_FALSE) else True


def _type(schema: Schema, depth: int) -> str:
    kind = schema.get("type")
    if is_list(kind):
        kinds = [str(one) for one in kind]
        others = [one for one in kinds if one != "null"]
        return "null" if "null" in kinds and depth >= _DEEP else (others or ["null"])[0]
    if isinstance(kind, str):
        return kind
    return "object" if "properties" in schema else "array" if "items" in schema else "string"


def _merged(one: Schema, other: Schema) -> dict[str, Any]:
    """Both schemas at once."""
    both = {**one, **other}
    if "properties" in one or "properties" in other:
        both["properties"] = {**one.get("properties", {}), **other.get("properties", {})}
        both["required"] = [*one.get("required", []), *other.get("required", [])]
    return both


def _number(text: str | None) -> float | None:
    found = Findings(text).next_number() if text else None
    if found is None:
        return None
    return float(found) if "." in found else int(found)

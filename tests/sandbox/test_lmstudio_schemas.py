"""Instances of JSON schemas: they fit, they take what the prompt says, and recursion ends."""

import json
from typing import Any

import pytest

from fivefold.sandbox.lmstudio.schema_values import instance_of


@pytest.mark.parametrize(
    ("schema", "prompt", "expected"),
    [
        ({"type": "string"}, "", "example"),
        ({"type": "string", "minLength": 9}, "", "examplexx"),
        ({"type": "string", "maxLength": 2}, "", "ex"),
        ({"type": "string", "format": "date"}, "", "2026-01-01"),
        ({"type": "integer"}, "", 1),
        ({"type": "integer", "minimum": 5}, "", 5),
        ({"type": "integer", "exclusiveMinimum": 5}, "", 6),
        ({"type": "number", "exclusiveMaximum": 0}, "", -1),
        ({"type": "number", "minimum": 1.5}, "", 1.5),
        ({"type": "integer", "multipleOf": 5}, "", 5),
        ({"type": "boolean"}, "", True),
        ({"type": "null"}, "", None),
        ({"const": 3}, "", 3),
        ({"enum": ["b", "a"]}, "", "b"),
        ({"type": ["null", "integer"]}, "", 1),
        ({"anyOf": [{"type": "null"}, {"type": "boolean"}]}, "", True),
        ({"oneOf": [{"type": "integer"}, {"type": "string"}]}, "", 1),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 2}, "", [1, 1]),
        ({"type": "array", "maxItems": 0}, "", []),
        ({"prefixItems": [{"type": "integer"}, {"type": "null"}], "type": "array"}, "", [1, None]),
        ({"properties": {"on": {"type": "boolean"}}}, "on: no", {"on": False}),
        ({"properties": {"first_name": {"type": "string"}}}, "First name: 'Ada'.", {"first_name": "Ada"}),
        ({"properties": {"price": {"type": "number"}}}, "price = 9.50 Euro", {"price": 9.5}),
        ({"properties": {"ids": {"type": "array", "items": {"type": "integer"}}}}, "ids: 1, 2; x", {"ids": [1, 2]}),
        ({"properties": {"a": {"type": "integer", "maximum": 10}}}, "a: 99", {"a": 10}),
        ({"properties": {"x": {"type": "string"}}}, 'say "hello there"', {"x": "hello there"}),
        ({"$ref": "#/definitions/A", "definitions": {"A": {"const": 1}}}, "", 1),
        (
            {"allOf": [{"properties": {"a": {"type": "null"}}}, {"properties": {"b": {"const": 2}}}]},
            "",
            {"a": None, "b": 2},
        ),
        ({"$ref": "#/nowhere"}, "", "example"),
    ],
)
def test_instances(schema: dict[str, Any], prompt: str, expected: Any) -> None:
    made = instance_of(schema, prompt)
    assert (made, type(made)) == (expected, type(expected))


@pytest.mark.parametrize(
    "child",
    [
        {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
        {"type": "array", "items": {"$ref": "#"}},
        {"$ref": "#"},
    ],
)
def test_recursion_ends(child: dict[str, Any]) -> None:
    made = instance_of({"type": "object", "properties": {"child": child}}, "")
    assert len(json.dumps(made)) < 1_000


@pytest.mark.parametrize("schema", [{"$ref": "#"}, {"anyOf": [{"$ref": "#"}]}, {"allOf": [{"$ref": "#"}]}])
def test_a_schema_that_is_only_itself_is_anything(schema: dict[str, Any]) -> None:
    assert instance_of(schema, "") == "example"

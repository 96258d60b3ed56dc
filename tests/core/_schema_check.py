"""Whether a JSON value fits a JSON schema: of the words that our schemas use, and of no others."""

from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_KNOWN = {
    *("$defs", "$ref", "additionalProperties", "anyOf", "description", "enum", "format", "items", "maxItems"),
    *("minItems", "prefixItems", "properties", "required", "title", "type", "uniqueItems"),
}


def fits(value: Any, schema: Any, document: Any = None) -> bool:
    """Whether the value fits; `document` is where references lead."""
    document = schema if document is None else document
    if schema is True or schema is False:
        return bool(schema)
    assert schema.keys() <= _KNOWN, schema.keys() - _KNOWN
    if "$ref" in schema:
        assert schema.keys() <= {"$ref", "$defs"}, "something stands beside a reference"
        return fits(value, document["$defs"][schema["$ref"].removeprefix("#/$defs/")], document)
    if "anyOf" in schema:
        return any(fits(value, option, document) for option in schema["anyOf"])
    if "type" in schema and not is_a(value, schema["type"]):
        return False
    if "enum" in schema and not any(type(value) is type(known) and value == known for known in schema["enum"]):
        return False
    if isinstance(value, dict):
        return _object_fits(value, schema, document)
    return not isinstance(value, list) or _array_fits(value, schema, document)


def is_a(value: Any, kind: str) -> bool:
    """Whether a JSON value is of a type by JSON schema's name; true is no number."""
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _object_fits(value: dict[str, Any], schema: Any, document: Any) -> bool:
    properties = schema.get("properties", {})
    if not set(schema.get("required", [])) <= value.keys():
        return False
    other = schema.get("additionalProperties", True)
    return all(fits(held, properties.get(key, other), document) for key, held in value.items())


def _array_fits(value: list[Any], schema: Any, document: Any) -> bool:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        return False
    if schema.get("uniqueItems") and any(value.count(item) > 1 for item in value):
        return False
    first = schema.get("prefixItems", [])
    rest = [schema.get("items", True)] * (len(value) - len(first))
    return all(fits(item, each, document) for item, each in zip(value, [*first, *rest], strict=False))

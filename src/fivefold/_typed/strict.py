"""JSON schemas as OpenAI's strict mode wants them: every property required, no others allowed. No I/O.

A schema made so fits less than it did, and nothing more: what it fits, the type accepts. A field with a default has to
be written by the model all the same; give it a type that allows None where the model may have nothing to say.
"""

from typing import Any

Schema = dict[str, Any]

#: Where schemas hold schemas: by name, in a list, alone.
_BY_NAME = frozenset({"properties", "$defs"})
_LISTED = frozenset({"anyOf", "allOf", "prefixItems"})
_ALONE = frozenset({"items", "additionalProperties"})
#: Words that say nothing about what fits, and that strict mode refuses.
_REFUSED = frozenset({"default", "discriminator"})
#: Words that strict mode does not know.
_BEYOND = frozenset({"prefixItems", "uniqueItems", "allOf", "oneOf", "not", "patternProperties"})
#: A schema with one of these says what fits.
_TELLING = ("type", "enum", "const", "anyOf", "$ref")


def tightened(schema: Any) -> Any:
    """The schema with every object closed, and nothing that strict mode refuses needlessly."""
    if not isinstance(schema, dict):
        return schema
    made = {key: _within(key, held) for key, held in schema.items() if key not in _REFUSED}
    if len(made.get("allOf", ())) == 1:  # as older versions of pydantic write a reference with something beside it
        made = {**made.pop("allOf")[0], **made}
    if "discriminator" in schema:  # exactly one fits either way
        made["anyOf"] = [tightened(option) for option in made.pop("oneOf", [])]
    if "properties" in made:
        made["required"] = list(made["properties"])
        made.setdefault("additionalProperties", False)
    if "$ref" in made and len(made) > len(made.keys() & {"$ref", "$defs"}):
        made["anyOf"] = [{"$ref": made.pop("$ref")}]  # nothing may stand beside a reference
    return made


def _within(key: str, held: Any) -> Any:
    if key in _BY_NAME:
        return {name: tightened(schema) for name, schema in held.items()}
    if key in _LISTED:
        return [tightened(schema) for schema in held]
    return tightened(held) if key in _ALONE else held


def is_strict(schema: Any) -> bool:
    """Whether strict mode takes it: no object with keys of its own, nothing that fits any value, no unknown word."""
    if not isinstance(schema, dict) or _BEYOND & schema.keys() or not any(key in schema for key in _TELLING):
        return False
    if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
        return False
    inner = [each for key in _BY_NAME & schema.keys() for each in schema[key].values()]
    inner += schema.get("anyOf", [])
    inner += [schema["items"]] if "items" in schema else []
    return all(map(is_strict, inner))

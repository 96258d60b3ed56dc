"""The normal form of a document that a server serves: its facts, in an order that does not change. No I/O."""

from typing import Any, cast

from scripts.wiregen.walk import Json, is_list

#: What is said for people; ours is in the overlay.
_PROSE = {"summary", "description", "title", "example", "examples", "externalDocs"}
#: What tells of one deployment.
_PLACES = {"servers", "contact", "license", "termsOfService"}
#: Keywords that hold values by names of the server's own, which are no keywords themselves.
_NAMED = {
    "$defs", "content", "definitions", "dependentSchemas", "encoding", "headers", "links", "parameters", "paths",
    "pathItems", "patternProperties", "properties", "requestBodies", "responses", "schemas", "securitySchemes",
}  # fmt: skip
#: Keywords that hold plain data, to be left as it is.
_DATA = {"const", "default", "enum", "required", "security", "scopes", "mapping"}


def normalise(document: Json) -> Json:
    """Return a document without prose and without what tells of one deployment, all objects ordered by name."""
    normal = _facts(document)
    normal["info"] = {"title": document["info"]["title"], "version": document["info"]["version"]}
    return normal


def _facts(node: Json) -> Json:
    return {key: _value(key, node[key]) for key in sorted(node.keys() - _PROSE - _PLACES)}


def _value(key: str, value: Any) -> Any:
    if key in _DATA or key.startswith("x-"):
        return value
    if key in _NAMED and isinstance(value, dict):
        named = cast("Json", value)
        facts = {name: _any(named[name]) for name in sorted(named)}
        return {name: _answer(one) for name, one in facts.items()} if key == "responses" else facts
    return _any(value)


def _any(value: Any) -> Any:
    if isinstance(value, dict):
        return _facts(cast("Json", value))
    return [_any(one) for one in value] if is_list(value) else value


def _answer(answer: Any) -> Any:
    """A response has to have a description, even if there is nothing to say."""
    return {"description": "", **answer} if isinstance(answer, dict) and "$ref" not in answer else answer

"""Every schema, content and operation of an OpenAPI document, with its place. Pure."""

from collections.abc import Iterator
from typing import Any, TypeAlias, TypeGuard, cast

Json: TypeAlias = dict[str, Any]
Placed: TypeAlias = Iterator[tuple[str, Json]]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_ONES = ("items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else")


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether it is a JSON array."""
    return isinstance(value, list)


def part(node: Json, key: str) -> Json:
    """What an object holds under a key, if that is an object; an empty one otherwise."""
    found = node.get(key)
    return cast("Json", found) if isinstance(found, dict) else {}


def parts(node: Json, key: str) -> list[Any]:
    """What an object holds under a key, if that is a list; an empty one otherwise."""
    found = node.get(key)
    return found if is_list(found) else []


def each_operation(document: Json) -> Iterator[tuple[str, str, Json, Json]]:
    """Path, method, path item and operation, in the order of the document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item, item[method]


def each_schema(document: Json) -> Placed:
    """Every schema with its JSON pointer, those within schemas too, outermost first."""
    for name, schema in _components(document, "schemas"):
        yield from _within(f"/components/schemas/{name}", schema)
    for pointer, holder in _holders(document):
        if "schema" in holder:
            yield from _within(f"{pointer}/schema", holder["schema"])


def each_content(document: Json) -> Placed:
    """Every map of media types, of requests and of responses."""
    owners = [(f"/components/{kind}/{name}", owner) for kind in _OWNERS for name, owner in _components(document, kind)]
    for path, method, _, operation in each_operation(document):
        here = f"/paths/{path}/{method}"
        owners += [(f"{here}/responses/{code}", answer) for code, answer in operation["responses"].items()]
        owners += [(f"{here}/requestBody", operation["requestBody"])] if "requestBody" in operation else []
    for pointer, owner in owners:
        if owner.get("content"):
            yield f"{pointer}/content", owner["content"]


_OWNERS = ("responses", "requestBodies")


def _components(document: Json, kind: str) -> Iterator[tuple[str, Json]]:
    yield from part(part(document, "components"), kind).items()


def _holders(document: Json) -> Placed:
    """What may have a `schema`: parameters and media types."""
    for name, parameter in _components(document, "parameters"):
        yield f"/components/parameters/{name}", parameter
    for path, item in document["paths"].items():
        yield from _numbered(f"/paths/{path}/parameters", parts(item, "parameters"))
    for path, method, _, operation in each_operation(document):
        yield from _numbered(f"/paths/{path}/{method}/parameters", parts(operation, "parameters"))
    for pointer, content in each_content(document):
        yield from ((f"{pointer}/{media_type}", holder) for media_type, holder in content.items())


def _numbered(pointer: str, nodes: list[Any]) -> Placed:
    yield from ((f"{pointer}/{index}", node) for index, node in enumerate(nodes))


def _within(pointer: str, given: Any) -> Placed:
    if not isinstance(given, dict):
        return
    schema = cast("Json", given)
    yield pointer, schema
    for key in _MAPS:
        for name, inner in part(schema, key).items():
            yield from _within(f"{pointer}/{key}/{name}", inner)
    for key in _LISTS:
        for index, inner in enumerate(parts(schema, key)):
            yield from _within(f"{pointer}/{key}/{index}", inner)
    for key in _ONES:
        yield from _within(f"{pointer}/{key}", schema.get(key))

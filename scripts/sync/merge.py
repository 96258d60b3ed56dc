"""What a server serves and what we say differently, put together into one of our documents. No I/O."""

import re
from copy import deepcopy
from http import HTTPStatus
from itertools import takewhile
from typing import Any, NamedTuple, cast

from scripts.wiregen.walk import Json, each_operation, is_list, part, parts

from .overlay import OverlayError, apply

#: The table at the root of an overlay: served names of schemas, and ours. A rename is no action of an overlay.
NAMES = "x-schema-names"
_SCHEMA = "#/components/schemas/"
_SAFETY = {"put": "idempotent", "delete": "idempotent", "head": "safe", "options": "safe", "trace": "safe"}
_LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
#: The order of keywords where no older document gives one.
_ORDER = (
    "$ref", "name", "in", "required", "type", "tags", "operationId", "summary", "description", "x-safety", "parameters",
    "requestBody", "responses", "content", "schema", "properties",
)  # fmt: skip


class Merged(NamedTuple):
    """One of our documents, what the overlay added to it, and the operations that the overlay does not know."""

    document: Json
    added: Json
    unknown: dict[str, str]


def merge(served: Json, overlay: Json, like: Json) -> Merged:
    """Return our document for a served one, ordered like an older one. Raises OverlayError where the two do not fit."""
    applied = apply(foundation(served, overlay), overlay)
    unknown = _complete(applied.document, served)
    return Merged(_ordered(applied.document, like), applied.added, unknown)


def foundation(served: Json, overlay: Json) -> Json:
    """A served document as the overlay finds it: our names of schemas, limits as whole numbers, no null in a query."""
    document = cast("Json", _whole(_renamed(served, part(overlay, NAMES))))
    for _, _, _, operation in each_operation(document):
        for parameter in parts(operation, "parameters"):
            if not parameter.get("required", True):
                del parameter["required"]
            if "schema" in parameter and parameter.get("in") != "path":
                parameter["schema"] = _without_null(parameter["schema"])
        for answer in part(operation, "responses").values():
            if not answer.get("description", True):
                del answer["description"]
    return document


def _renamed(served: Json, names: Json) -> Json:
    document = deepcopy(served)
    schemas = part(part(document, "components"), "schemas")
    for old, new in names.items():
        if old not in schemas or new in schemas:
            raise OverlayError(f"{NAMES}, {old}: {'is not served' if old not in schemas else f'{new} is served too'}")
    for old, new in names.items():
        schemas[new] = schemas.pop(old)
    references = {f"{_SCHEMA}{old}": f"{_SCHEMA}{new}" for old, new in names.items()}
    _redirect(document, references)
    return document


def _redirect(node: Any, references: dict[str, str]) -> None:
    if isinstance(node, dict):
        owner = cast("Json", node)
        if isinstance(owner.get("$ref"), str):
            owner["$ref"] = references.get(owner["$ref"], owner["$ref"])
        for value in owner.values():
            _redirect(value, references)
    elif is_list(node):
        for value in node:
            _redirect(value, references)


def _whole(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _whole(value, name) for name, value in cast("Json", node).items()}
    if is_list(node):
        return [_whole(value) for value in node]
    return int(node) if key in _LIMITS and isinstance(node, float) and node.is_integer() else node


def _without_null(schema: Json) -> Json:
    """A query string and a header cannot carry null: such a parameter is left out."""
    options = [option for option in parts(schema, "anyOf") if option != {"type": "null"}]
    if len(options) == len(parts(schema, "anyOf")):
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**options[0], **rest} if len(options) == 1 else {**rest, "anyOf": options}


def _complete(document: Json, served: Json) -> dict[str, str]:
    """Give what the overlay does not know a sensible form; returns those operations and the names that they got."""
    unknown: dict[str, str] = {}
    operations = [(path, method, one) for path, method, _, one in each_operation(document)]
    taken = {str(one.get("operationId")) for _, _, one in operations}
    known = {path: one["tags"] for path, _, one in operations if one.get("tags")}
    for path, method, operation in operations:
        theirs = part(part(part(served, "paths"), path), method)
        if theirs and operation.get("operationId") == theirs.get("operationId"):
            operation["operationId"] = unknown[f"{method.upper()} {path}"] = _name(path, method, operation, taken)
        name = str(operation.get("operationId"))
        if operation.get("parameters") == []:
            del operation["parameters"]
        if method != "get":
            operation.setdefault("x-safety", _SAFETY.get(method, "unsafe"))
        operation.setdefault("summary", f"{name.replace('_', ' ').capitalize()}.")
        if not operation.get("tags") and known:
            operation["tags"] = known[max(known, key=lambda other: _shared(path, other))]
        for status, answer in part(operation, "responses").items():
            if "$ref" not in answer:
                answer.setdefault("description", _phrase(status))
    return unknown


def _shared(path: str, other: str) -> int:
    """How many segments two paths have in common before they part."""
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _name(path: str, method: str, operation: Json, taken: set[str]) -> str:
    """FastAPI's operationId is the function's name with path and method behind it: only the name, if that is free."""
    ending = re.sub(r"\W", "_", f"{path}_{method}")
    given = str(operation.get("operationId") or f"{method}{ending.removesuffix(f'_{method}')}")
    short = given.removesuffix(ending)
    name = short if short and short not in taken else given
    taken.add(name)
    return name


def _phrase(status: str) -> str:
    known = {str(one.value): one.phrase for one in HTTPStatus}
    return f"{known.get(status, status)}."


def _ordered(node: Any, like: Any) -> Any:
    if is_list(node):
        older = like if is_list(like) else []
        return [_ordered(value, older[index] if index < len(older) else None) for index, value in enumerate(node)]
    if not isinstance(node, dict):
        return node
    owner, old = cast("Json", node), cast("Json", like) if isinstance(like, dict) else {}
    places = {key: place for place, key in enumerate((*old, *_ORDER))} | {key: place for place, key in enumerate(old)}
    keys = sorted(owner, key=lambda key: (places.get(key, len(places)), key))
    result = {key: _ordered(owner[key], old.get(key)) for key in keys}
    if is_list(names := result.get("required")) and set(map(str, names)) <= part(result, "properties").keys():
        result["required"] = _required(names, parts(old, "required"), part(result, "properties"))
    return result


def _required(names: list[str], old: list[str], properties: Json) -> list[str]:
    """Each name once, ordered as before; a new one comes with its property."""
    places = {name: place for place, name in enumerate(old if set(old) == set(names) else properties)}
    return sorted(set(names), key=lambda name: places[name])

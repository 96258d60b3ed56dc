"""A small document with every construct that the verdicts speak of, and a way to edit one place of a document."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

Document = dict[str, Any]
Edit = Callable[[Document], None]


def ref(name: str) -> Document:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def answer(schema: Any, media_type: str = "application/json") -> Document:
    """A response with one content."""
    return {"description": "Fine.", "content": {media_type: {"schema": schema}}}


def small() -> Document:
    """The document, a fresh copy each time."""
    return deepcopy(_SMALL)


def edited(document: Mapping[str, Any], *edits: Edit) -> Document:
    """A copy of a document with these edits made, one after the other."""
    copy: Document = deepcopy(dict(document))
    for edit in edits:
        edit(copy)
    return copy


def put(pointer: str, value: Any) -> Edit:
    """Set or add the value at a JSON pointer; `-` at its end appends to a list."""

    def edit(document: Document) -> None:
        parent, key = _parent(document, pointer)
        if isinstance(parent, list) and key == "-":
            parent.append(deepcopy(value))
        else:
            parent[key] = deepcopy(value)

    return edit


def drop(pointer: str) -> Edit:
    """Take away what is at a JSON pointer."""

    def edit(document: Document) -> None:
        parent, key = _parent(document, pointer)
        del parent[key]

    return edit


def move(old: str, new: str) -> Edit:
    """Give what is at a JSON pointer another place."""

    def edit(document: Document) -> None:
        parent, key = _parent(document, old)
        put(new, parent.pop(key))(document)

    return edit


def _parent(document: Document, pointer: str) -> tuple[Any, Any]:
    *path, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    found: Any = document
    for part in path:
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found, int(last) if isinstance(found, list) and last != "-" else last


_SMALL: Document = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1.0.0", "description": "Things and their parts."},
    "tags": [{"name": "things"}, {"name": "service"}],
    "paths": {
        "/things": {
            "get": {
                "operationId": "list_things",
                "tags": ["things"],
                "summary": "List things.",
                "security": [{"token": []}],
                "parameters": [
                    {
                        "name": "limit",
                        "in": "query",
                        "description": "Most to list.",
                        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 50},
                    },
                    {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["name", "age"]}},
                    {"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": {"200": answer(ref("ThingPage")), "404": {"description": "No.", "content": {}}},
            },
            "post": {
                "operationId": "create_thing",
                "tags": ["things"],
                "security": [{"token": []}],
                "requestBody": {"required": True, "content": {"application/json": {"schema": ref("NewThing")}}},
                "responses": {"201": answer(ref("Thing"))},
            },
        },
        "/things/{thing_id}": {
            "get": {
                "operationId": "get_thing",
                "security": [{"token": []}],
                "parameters": [{"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {"200": answer(ref("Thing"))},
            },
            "delete": {
                "operationId": "delete_thing",
                "security": [{"token": []}],
                "parameters": [{"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {"204": {"description": "Gone."}},
            },
        },
        "/export": {
            "get": {
                "operationId": "export",
                "responses": {
                    "200": {
                        "description": "A file.",
                        "headers": {"Content-Disposition": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"type": "array", "items": ref("Thing")}},
                            "text/csv": {"schema": {"type": "string"}},
                        },
                    }
                },
            }
        },
        "/notes": {
            "put": {
                "operationId": "put_note",
                "requestBody": {"content": {"text/plain": {"schema": {"type": "string"}}}},
                "responses": {"200": answer({"type": "object", "additionalProperties": True})},
            }
        },
        "/health": {"get": {"operationId": "check_health", "tags": ["service"], "responses": {"200": answer({})}}},
    },
    "components": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        },
        "schemas": {
            "ThingPage": {
                "type": "object",
                "required": ["items", "total"],
                "properties": {
                    "items": {"type": "array", "items": ref("Thing")},
                    "total": {"type": "integer"},
                    "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
            },
            "Thing": {
                "type": "object",
                "title": "Thing",
                "required": ["id", "name", "price", "state", "owner"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "name": {"type": "string", "description": "What it is called."},
                    "price": {"anyOf": [{"type": "number"}, {"type": "null"}]},
                    "count": {"type": "integer"},
                    "made": {"type": "string", "format": "date-time"},
                    "state": {"type": "string", "enum": ["new", "used", "broken"]},
                    "mood": {"anyOf": [{"type": "string", "enum": ["good", "bad"]}, {"type": "string"}]},
                    "owner": ref("Person"),
                    "parts": {"type": "array", "items": ref("Thing")},
                    "labels": {"type": "object", "additionalProperties": {"type": "integer"}},
                    "event": {
                        "oneOf": [ref("Started"), ref("Ended"), {"type": "object", "additionalProperties": True}]
                    },
                    "step": {"oneOf": [ref("Started"), ref("Ended")]},
                },
            },
            "Person": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
            "Started": {
                "type": "object",
                "required": ["type", "at"],
                "properties": {"type": {"const": "started"}, "at": {"type": "number"}},
            },
            "Ended": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"const": "ended"}, "why": {"type": "string"}},
            },
            "NewThing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 100},
                    "price": {"type": ["number", "null"]},
                    "state": {"type": "string", "enum": ["new", "used"], "default": "new"},
                    "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 10},
                    "owner": ref("Person"),
                    "size": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
                },
            },
        },
    },
}

"""Small documents, put together from parts."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

TEXT: Json = {"type": "string"}
UUID: Json = {"type": "string", "format": "uuid"}
TIME: Json = {"type": "string", "format": "date-time"}


def spec(*operations: Json, schemas: Json | None = None, **more: Any) -> Json:
    """A document with these operations, each made by `operation`, and schemas."""
    paths: Json = {}
    for one in operations:
        paths.setdefault(one["path"], {})[one["method"]] = one["raw"]
    info = {"title": "Made", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas or {}}, **more}


def operation(
    name: str,
    method: str = "get",
    path: str | None = None,
    answer: Json | None = None,
    body: Any = None,
    safety: str | None = None,
    **raw: Any,
) -> Json:
    """One operation: `answer` is the schema of its 200, `body` that of its body or a whole map of media types."""
    ok: Json = {"description": "Fine."}
    if answer is not None:
        ok["content"] = {"application/json": {"schema": answer}}
    raw = {"operationId": name, "responses": {"200": ok}, **raw}
    if safety is not None:
        raw["x-safety"] = safety
    if body is not None:
        content = body if any("/" in key for key in body) else {"application/json": {"schema": body}}
        raw["requestBody"] = {"required": True, "content": content}
    return {"path": path or f"/{name}", "method": method, "raw": raw}


def parameter(name: str, schema: Json, place: str = "query", **more: Any) -> Json:
    """One parameter."""
    return {"name": name, "in": place, "schema": schema, **({"required": True} if place == "path" else {}), **more}


def thing(required: tuple[str, ...] = (), /, **properties: Json) -> Json:
    """An object with these properties."""
    return {"type": "object", "required": list(required), "properties": properties}


def ref(name: str) -> Json:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}

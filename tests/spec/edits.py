"""Single edits of the small document, each with the verdict that a caller of the client would give.

Written before the code that is judged by it. A row: what is done, the edits, the level, and for the one change that
matters the operation and a part of the place that has to be named.
"""

from typing import NamedTuple

from tests.spec.documents import Edit, answer, drop, move, put, ref

LIST = "/paths/~1things/get"
POST = "/paths/~1things/post"
GET = "/paths/~1things~1{thing_id}/get"
BODY = f"{POST}/requestBody"
SCHEMA = "/components/schemas"
THING = f"{SCHEMA}/Thing/properties"
NEW = f"{SCHEMA}/NewThing/properties"
LIMIT = f"{LIST}/parameters/0"
OTHER = {"operationId": "other", "responses": {"200": answer({"type": "string"})}}


class Row(NamedTuple):
    """One edit and its verdict; `operation` and `where` are those of a change of that level."""

    name: str
    edits: tuple[Edit, ...]
    level: str
    operation: str | None = None
    where: str = ""


def row(name: str, level: str, operation: str | None, where: str, *edits: Edit) -> Row:
    """A row."""
    return Row(name, edits, level, operation, where)


OPERATIONS = [
    row("an operation is gone", "breaking", "delete_thing", "", drop("/paths/~1things~1{thing_id}/delete")),
    row("a path is gone", "breaking", "check_health", "", drop("/paths/~1health")),
    row("a path is spelled otherwise", "breaking", "check_health", "", move("/paths/~1health", "/paths/~1healthz")),
    row("another method", "breaking", "check_health", "", move("/paths/~1health/get", "/paths/~1health/post")),
    row("a new operation", "compatible", "other", "", put("/paths/~1other", {"get": OTHER})),
    row("a new method of a path", "compatible", "other", "", put("/paths/~1things/patch", OTHER)),
    row("another operationId", "cosmetic", "check_health", "", put("/paths/~1health/get/operationId", "health")),
    row("another tag", "cosmetic", "check_health", "", put("/paths/~1health/get/tags", ["things"])),
    row("a new summary", "cosmetic", "list_things", "", put(f"{LIST}/summary", "All things.")),
    row("deprecated", "compatible", "list_things", "", put(f"{LIST}/deprecated", True)),
    row(
        "the parameter of a path has another name",
        "cosmetic",
        None,
        "",
        move("/paths/~1things~1{thing_id}", "/paths/~1things~1{id}"),
        put("/paths/~1things~1{id}/get/parameters/0/name", "id"),
        put("/paths/~1things~1{id}/delete/parameters/0/name", "id"),
    ),
]

PARAMETERS = [
    row("a parameter is gone", "breaking", "list_things", "query parameter 'limit'", drop(LIMIT)),
    row("a parameter has another name", "breaking", "list_things", "'limit'", put(f"{LIMIT}/name", "size")),
    row("a parameter has another place", "breaking", "list_things", "'limit'", put(f"{LIMIT}/in", "header")),
    row("a header in other letters", "cosmetic", None, "", put(f"{LIST}/parameters/3/name", "x-trace")),
    row("a parameter has to be given", "breaking", "list_things", "'limit'", put(f"{LIMIT}/required", True)),
    row(
        "a new optional parameter",
        "compatible",
        "list_things",
        "query parameter 'page'",
        put(f"{LIST}/parameters/-", {"name": "page", "in": "query", "schema": {"type": "integer"}}),
    ),
    row(
        "a new parameter that has to be given",
        "breaking",
        "list_things",
        "query parameter 'page'",
        put(f"{LIST}/parameters/-", {"name": "page", "in": "query", "required": True, "schema": {"type": "integer"}}),
    ),
    row("a lower maximum", "breaking", "list_things", "'limit'", put(f"{LIMIT}/schema/maximum", 50)),
    row("a higher maximum", "compatible", "list_things", "'limit'", put(f"{LIMIT}/schema/maximum", 500)),
    row("no minimum any more", "compatible", "list_things", "'limit'", drop(f"{LIMIT}/schema/minimum")),
    row("a pattern", "breaking", "list_things", "'X-Trace'", put(f"{LIST}/parameters/3/schema/pattern", "^[a-f]+$")),
    row("another default", "compatible", "list_things", "'limit'", put(f"{LIMIT}/schema/default", 20)),
    row("a value is no longer taken", "breaking", "list_things", "'sort'", drop(f"{LIST}/parameters/1/schema/enum/1")),
    row("one more value", "compatible", "list_things", "'sort'", put(f"{LIST}/parameters/1/schema/enum/-", "size")),
    row("only some values", "breaking", "list_things", "'X-Trace'", put(f"{LIST}/parameters/3/schema/enum", ["a"])),
    row("any value", "compatible", "list_things", "'sort'", drop(f"{LIST}/parameters/1/schema/enum")),
    row("a list in one text", "breaking", "list_things", "'tag'", put(f"{LIST}/parameters/2/explode", False)),
    row("the usual style said", "cosmetic", None, "", put(f"{LIST}/parameters/2/style", "form")),
    row(
        "a list becomes one text",
        "breaking",
        "list_things",
        "'tag'",
        put(f"{LIST}/parameters/2/schema", {"type": "string"}),
    ),
    row(
        "an id has to be a UUID",
        "breaking",
        "get_thing",
        "'thing_id'",
        put(f"{GET}/parameters/0/schema/format", "uuid"),
    ),
    row(
        "a text may be null",
        "compatible",
        "list_things",
        "'X-Trace'",
        put(f"{LIST}/parameters/3/schema/type", ["string", "null"]),
    ),
    row("parameters in another order", "cosmetic", None, "", move(f"{LIST}/parameters/0", f"{LIST}/parameters/-")),
]

SECURITY = [
    row(
        "a key is needed", "breaking", "check_health", "security", put("/paths/~1health/get/security", [{"token": []}])
    ),
    row("a key is needed everywhere", "breaking", "export", "security", put("/security", [{"token": []}])),
    row("no key is needed", "compatible", "get_thing", "security", drop(f"{GET}/security")),
    row("another key", "breaking", "get_thing", "security", put(f"{GET}/security", [{"key": []}])),
    row("either key", "compatible", "get_thing", "security", put(f"{GET}/security/-", {"key": []})),
    row("both keys", "breaking", "get_thing", "security", put(f"{GET}/security/0/key", [])),
    row(
        "a key may be given",
        "compatible",
        "check_health",
        "security",
        put("/paths/~1health/get/security", [{}, {"token": []}]),
    ),
    row(
        "the same bearer token, by a login",
        "cosmetic",
        None,
        "",
        put(
            "/components/securitySchemes/token",
            {"type": "oauth2", "flows": {"password": {"tokenUrl": "token", "scopes": {}}}},
        ),
    ),
]

SPELLINGS = [
    row("a description", "cosmetic", None, "", put(f"{THING}/name/description", "Its name.")),
    row("a title", "cosmetic", None, "", drop(f"{SCHEMA}/Thing/title")),
    row("an example", "cosmetic", None, "", put(f"{THING}/name/examples", ["a", "b"])),
    row("the version of the server", "cosmetic", None, "", put("/info/version", "1.0.1")),
    row("null in a list of types", "cosmetic", None, "", put(f"{THING}/price", {"type": ["number", "null"]})),
    row("null as of OpenAPI 3.0", "cosmetic", None, "", put(f"{THING}/price", {"type": "number", "nullable": True})),
    row("a union of types as one list", "cosmetic", None, "", put(f"{NEW}/size", {"type": ["string", "integer"]})),
    row(
        "in place of a reference",
        "cosmetic",
        None,
        "",
        put(f"{THING}/owner", {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}),
    ),
    row("allOf of one", "cosmetic", None, "", put(f"{THING}/owner", {"allOf": [ref("Person")]})),
    row(
        "a reference with a description",
        "cosmetic",
        None,
        "",
        put(f"{THING}/owner", {**ref("Person"), "description": "Whose."}),
    ),
    row(
        "const for an enum of one",
        "cosmetic",
        None,
        "",
        put(f"{SCHEMA}/Ended/properties/type", {"type": "string", "enum": ["ended"]}),
    ),
    row(
        "another name of a component",
        "cosmetic",
        None,
        "",
        put(f"{SCHEMA}/Human", {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}),
        put(f"{THING}/owner", ref("Human")),
        put(f"{NEW}/owner", ref("Human")),
    ),
    row(
        "required in another order",
        "cosmetic",
        None,
        "",
        put(f"{SCHEMA}/Thing/required", ["name", "owner", "id", "state", "price"]),
    ),
    row("values in another order", "cosmetic", None, "", put(f"{THING}/state/enum", ["used", "broken", "new"])),
    row("fields in another order", "cosmetic", None, "", move(f"{THING}/id", f"{THING}/id")),
    row("a component that nothing uses", "cosmetic", None, "", put(f"{SCHEMA}/Idle", {"type": "string"})),
    row(
        "unknown fields said to be allowed", "cosmetic", None, "", put(f"{SCHEMA}/NewThing/additionalProperties", True)
    ),
    row("where it is served", "cosmetic", None, "", put("/servers", [{"url": "https://api.example.test"}])),
    row("an extension", "cosmetic", "list_things", "", put(f"{LIST}/x-color", "red")),
    row("nothing", "identical", None, ""),
]

ROWS = [*OPERATIONS, *PARAMETERS, *SECURITY, *SPELLINGS]

"""Our documents are what the overlays make of the served ones, and what is new comes out in a sensible form."""

import json
from copy import deepcopy

import pytest

from scripts.sync.merge import merge
from scripts.sync.normal import normalise
from scripts.sync.overlay import OverlayError
from scripts.sync.place import Place, encoded, kept
from tests.sync.conftest import ROOT, SERVICE, Json

PLACE = Place(ROOT, SERVICE)
HAVE = kept(PLACE)
SERVICES = ("arguslm", "mongars", "saas_litellm", "synthgen")


@pytest.mark.parametrize("service", SERVICES)
def test_the_document_is_what_the_overlay_makes_of_the_served_one(service: str) -> None:
    place = Place(ROOT, service)
    merged = merge(*kept(place))
    assert encoded(merged.document) == place.document.read_bytes()
    assert merged.unknown == {}


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_kept_of_the_served_document_are_facts_in_normal_form(service: str) -> None:
    served = json.loads(Place(ROOT, service).served.read_bytes())
    assert encoded(normalise(served)) == Place(ROOT, service).served.read_bytes()
    assert not [key for key in served["info"] if key not in ("title", "version")]


def test_normalising_drops_prose_and_places_but_no_property_of_that_name() -> None:
    names = {name: {"type": "string", "title": name} for name in ("title", "description", "example", "servers")}
    answer = {"description": "Successful Response", "content": {"text/plain": {"example": "x"}}}
    operation = {"summary": "Get", "operationId": "get", "responses": {"200": answer, "404": {"$ref": "#/x"}}}
    document = {
        "paths": {"/b": {"get": operation}, "/a": {}},
        "openapi": "3.1.0",
        "servers": [{"url": "https://prod"}],
        "info": {"version": "1", "title": "T", "description": "Long", "contact": {"email": "me"}},
        "components": {"schemas": {"S": {"title": "S", "properties": names, "default": {"title": "kept"}}}},
        "tags": [{"name": "one", "description": "About"}],
        "x-ours": {"description": "kept"},
    }
    before = deepcopy(document)
    normal = normalise(document)
    assert document == before
    assert normal == {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/a": {},
            "/b": {
                "get": {
                    "operationId": "get",
                    "responses": {
                        "200": {"description": "", "content": {"text/plain": {}}},
                        "404": {"$ref": "#/x"},
                    },
                }
            },
        },
        "components": {
            "schemas": {"S": {"properties": {name: {"type": "string"} for name in names}, "default": {"title": "kept"}}}
        },
        "tags": [{"name": "one"}],
        "x-ours": {"description": "kept"},
    }
    assert list(normal["paths"]) == ["/a", "/b"]
    assert json.dumps(normalise(json.loads(json.dumps(document, sort_keys=True)))) == json.dumps(normal)


def made(live: Json) -> tuple[Json, dict[str, str]]:
    merged = merge(normalise(live), HAVE.overlay, HAVE.document)
    return merged.document, merged.unknown


def test_a_new_operation_comes_out_in_a_sensible_form(live: Json) -> None:
    limit = {"name": "limit", "in": "query", "required": False}
    limit |= {"schema": {"anyOf": [{"type": "integer", "maximum": 5.0}, {"type": "null"}], "title": "Limit"}}
    live["paths"]["/api/v1/batches/{batch_id}/pause"] = {
        "post": {
            "operationId": "pause_batch_api_v1_batches__batch_id__pause_post",
            "security": [{"OAuth2PasswordBearer": []}],
            "parameters": [limit],
            "responses": {
                "202": {"description": "Successful Response", "content": {"application/json": {"schema": {}}}},
                "422": {
                    "description": "Validation Error",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/HTTPValidationError"}}},
                },
            },
        }
    }
    document, unknown = made(live)
    assert unknown == {"POST /api/v1/batches/{batch_id}/pause": "pause_batch"}
    assert document["paths"]["/api/v1/batches/{batch_id}/pause"]["post"] == {
        "operationId": "pause_batch",
        "tags": ["batches"],
        "summary": "Pause batch.",
        "x-safety": "unsafe",
        "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 5}}],
        "responses": {
            "202": {"description": "Accepted.", "content": {"application/json": {"schema": {}}}},
            "405": {"$ref": "#/components/responses/MethodNotAllowed"},
            "422": {"$ref": "#/components/responses/UnprocessableEntity"},
        },
    }
    del document["paths"]["/api/v1/batches/{batch_id}/pause"]
    assert encoded(document) == PLACE.document.read_bytes()


@pytest.mark.parametrize(
    ("method", "given", "name", "safety"),
    [
        ("get", "get_more_more_get", "get_more", None),
        ("put", "put_more_more_put", "put_more", "idempotent"),
        ("delete", "drop_more_delete", "drop", "idempotent"),
        ("patch", None, "patch_more", "unsafe"),
        ("post", "chosen", "chosen", "unsafe"),
        ("post", "get_batch_more_post", "get_batch_more_post", "unsafe"),  # the short name is taken
    ],
)
def test_the_name_and_the_safety_of_a_new_operation(
    live: Json, method: str, given: str | None, name: str, safety: str | None
) -> None:
    operation: Json = {"responses": {}} | ({"operationId": given} if given else {})
    live["paths"]["/more"] = {method: operation}
    document, unknown = made(live)
    assert unknown == {f"{method.upper()} /more": name}
    assert document["paths"]["/more"][method].get("x-safety") == safety


def test_a_new_field_comes_last_and_reaches_a_schema_that_we_call_otherwise(live: Json) -> None:
    task = live["components"]["schemas"]["Task"]
    task["properties"] = {"priority": {"type": "integer", "title": "Priority"}, **task["properties"]}
    task["required"] = ["priority", *task.get("required", [])]
    schema = made(live)[0]["components"]["schemas"]["TaskResponse"]
    assert list(schema["properties"])[-1] == "priority"
    assert schema["properties"]["priority"] == {"type": "integer"}


def test_a_schema_that_is_renamed_has_to_be_served_and_its_new_name_must_not_be(live: Json) -> None:
    schemas = live["components"]["schemas"]
    schemas["TaskResponse"] = {"type": "object"}
    with pytest.raises(OverlayError, match="TaskResponse is served too"):
        made(live)
    del schemas["TaskResponse"], schemas["Task"]
    with pytest.raises(OverlayError, match="Task: is not served"):
        made(live)


def test_an_order_of_keys_that_changes_on_the_server_changes_nothing(live: Json) -> None:
    document, _ = made(json.loads(json.dumps(live, sort_keys=True), object_pairs_hook=lambda pairs: dict(pairs[::-1])))
    assert encoded(document) == PLACE.document.read_bytes()

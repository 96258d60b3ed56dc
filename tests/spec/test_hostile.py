"""Documents that are broken, or made to do harm: each ends in a verdict or in a SpecError."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold._spec import LEVELS, SERVICES, SpecError, check, compare, own, recognised, render, served
from tests.spec.documents import Document, answer, drop, edited, put, ref, small

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
#: Values that schemas have in other places.
MISPLACED = st.sampled_from(
    [
        ref("Thing"), ref("Nobody"), {"$ref": "#/"}, {"$ref": "http://example.test/"}, {"$ref": "#/paths"}, {"$ref": 7},
        {"anyOf": []}, {"allOf": [{"type": "string"}, {"type": "object"}]}, {"type": "thing"}, {"type": ["string", 7]},
        {"oneOf": [ref("Thing"), ref("Thing")]}, {"enum": []}, {"enum": [None, True, 1, 1.0, {}]}, {"required": [7]},
        True, False, {"nullable": True, "$ref": "#/components/schemas/Thing"}, {"const": None}, {"items": False},
        {"type": "array", "prefixItems": [True, {}]}, {"properties": {"a": False}}, {"minimum": "x"},
        {"minimum": 1e400},
    ]
)  # fmt: skip


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a document: what holds it, and its key."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left:
        holder = left.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        found += [(holder, key) for key in keys]
        left += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found


def judged(old: Any, new: Any) -> None:
    """A verdict that can be told, or a SpecError; anything else is raised."""
    try:
        verdict = compare(old, new)
    except SpecError:
        return
    assert verdict.level in LEVELS
    for format in ("text", "markdown", "json"):
        assert render(verdict, format)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_value_in_any_place(data: st.DataObject) -> None:
    document = small()
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(_places(document)))
        holder[key] = deepcopy(data.draw(JSON | MISPLACED))
    judged(small(), document)
    judged(document, small())
    judged(document, deepcopy(document))


@settings(max_examples=100, deadline=None)
@given(JSON)
def test_any_value_at_all(value: Any) -> None:
    judged(value, small())
    judged({"openapi": "3.1.0", "info": {}, "paths": value, "components": {"schemas": value}}, small())
    if not isinstance(value, dict) or "openapi" not in value:
        with pytest.raises(SpecError):
            check(value)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_part_of_a_real_document_is_gone(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(SERVICES))
    old, new = own(service), own(service)
    holder, key = data.draw(st.sampled_from(_places(new)))
    del holder[key]
    judged(old, new)
    judged(new, old)


def _deep(depth: int) -> Document:
    schema: Document = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema}
    document = small()
    document["components"]["schemas"]["Thing"] = schema
    return document


def _chain(length: int) -> Document:
    links = {f"L{number}": ref(f"L{number + 1}") for number in range(length)}
    links[f"L{length}"] = {"type": "string"}
    return edited(
        small(), put("/components/schemas/Thing", ref("L0")), lambda d: d["components"]["schemas"].update(links)
    )


def _doubling(kind: str) -> Document:
    """Each schema is made of the next one, twice."""
    links: Document = {f"D{number}": {kind: [ref(f"D{number + 1}"), ref(f"D{number + 1}")]} for number in range(60)}
    links["D60"] = {"type": "object"}
    return edited(
        small(), put("/components/schemas/Thing", ref("D0")), lambda d: d["components"]["schemas"].update(links)
    )


def _aliased() -> Document:
    """A value that holds itself, as a parser of YAML may make it."""
    document = small()
    document["paths"]["/things"]["get"]["self"] = document
    return document


BROKEN: dict[str, Document | Any] = {
    "no object": [],
    "nothing": None,
    "no version": {"paths": {}},
    "Swagger": {"swagger": "2.0", "paths": {}},
    "OpenAPI 4": {"openapi": "4.0.0", "paths": {}},
    "paths are a list": {"openapi": "3.1.0", "paths": []},
    "an operation is a text": edited(small(), put("/paths/~1health/get", "GET")),
    "a reference to nothing": edited(small(), drop("/components/schemas/Person")),
    "a reference to itself": edited(small(), put("/components/schemas/Person", ref("Person"))),
    "references in a circle": edited(
        small(), put("/components/schemas/Person", ref("Human")), put("/components/schemas/Human", ref("Person"))
    ),
    "all of itself": edited(small(), put("/components/schemas/Person", {"allOf": [ref("Person")]})),
    "a reference elsewhere": edited(
        small(), put("/components/schemas/Person", {"$ref": "https://example.test/a.json"})
    ),
    "a response that refers to itself": edited(
        small(),
        put("/components/responses", {"A": {"$ref": "#/components/responses/A"}}),
        put("/paths/~1health/get/responses/200", {"$ref": "#/components/responses/A"}),
    ),
    "a type of its own": edited(small(), put("/components/schemas/Person/type", "person")),
    "properties are a list": edited(small(), put("/components/schemas/Person/properties", ["name"])),
    "required is a text": edited(small(), put("/components/schemas/Person/required", "name")),
    "parameters are an object": edited(small(), put("/paths/~1things/get/parameters", {"limit": {}})),
    "a parameter has no name": edited(small(), drop("/paths/~1things/get/parameters/0/name")),
    "nested a thousand deep": _deep(1000),
    "twice the next, all of": _doubling("allOf"),
    "twice the next, any of": _doubling("anyOf"),
    "ten thousand references": _chain(10_000),
    "a value that holds itself": _aliased(),
    "a value of Python": edited(small(), put("/info/version", object)),
    "a key that is no text": edited(small(), put("/info/license", {7: "seven"})),
}


@pytest.mark.parametrize("document", BROKEN.values(), ids=BROKEN)
def test_a_broken_document_is_refused_with_a_reason(document: Any) -> None:
    for pair in ((small(), document), (document, small())):
        with pytest.raises(SpecError, match=r"\w+ \w+"):
            compare(*pair)


def test_the_reason_names_the_place() -> None:
    document = edited(small(), drop("/components/schemas/Person"))
    with pytest.raises(SpecError, match=r"GET /things: \$ref '#/components/schemas/Person' points to nothing"):
        compare(small(), document)


def test_too_many_values_are_refused() -> None:
    many = edited(small(), put("/x-many", [[0] * 2000] * 1100))
    with pytest.raises(SpecError, match="too large"):
        check(many)


def test_recursion_through_a_union_is_no_fault() -> None:
    tree = {"anyOf": [ref("Tree"), {"type": "array", "items": ref("Tree")}, {"type": "string"}]}
    old = edited(
        small(), put("/components/schemas/Tree", tree), put("/paths/~1health/get/responses/200", answer(ref("Tree")))
    )
    new = edited(old, put("/components/schemas/Tree/anyOf/2/type", "integer"))
    assert compare(old, new).level == "breaking"
    assert compare(old, edited(old, put("/components/schemas/Tree/title", "Tree"))).level == "cosmetic"


def test_control_characters_reach_no_terminal() -> None:
    name = "\x1b[2J`<b>|"
    edit = put("/paths/~1things/get/parameters/-", {"name": name, "in": "query", "schema": {}})
    verdict = compare(small(), edited(small(), edit))
    assert "\x1b" not in render(verdict, "text") + render(verdict, "markdown")
    assert "<b>" not in render(verdict, "markdown").replace("\\<", "")
    assert json.loads(render(verdict, "json"))["changes"][0]["where"] == f"query parameter '{name}'"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_recognised_by_its_operations(service: str) -> None:
    assert recognised(own(service)) == service
    assert recognised(served(service) or own(service)) == service
    assert recognised(small()) is None


def test_there_is_no_other_service() -> None:
    for find in (own, served):
        with pytest.raises(SpecError, match="arguslm, mongars, lmstudio, synthgen, saas_litellm"):
            find("openai")

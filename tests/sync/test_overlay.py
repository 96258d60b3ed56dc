"""Overlays of version 1.0: the examples of the specification, and what does not fit."""

from copy import deepcopy
from typing import Any

import pytest

from scripts.sync.overlay import OverlayError, additions, apply

Json = dict[str, Any]


def overlay(*actions: Json) -> Json:
    return {"overlay": "1.0.0", "info": {"title": "Made up", "version": "1"}, "actions": list(actions)}


def changed(document: Json, *actions: Json) -> Json:
    before = deepcopy(document)
    result = apply(document, overlay(*actions)).document
    assert document == before  # only the copy changes
    return result


def test_the_structured_example_mirrors_the_document() -> None:
    document = {"info": {"title": "Pets"}, "paths": {"/": {"get": {"x": 1}}, "/pets": {"get": {"summary": "Old"}}}}
    update = {
        "info": {"x-overlay-applied": "structured-overlay"},
        "paths": {
            "/": {
                "summary": "The root resource",
                "get": {"summary": "Retrieve the root resource", "x-rate-limit": 100},
            },
            "/pets": {"get": {"summary": "Retrieve a list of pets", "x-rate-limit": 100}},
        },
        "components": None,
        "tags": None,
    }
    assert changed(document, {"target": "$", "update": update}) == {
        "info": {"title": "Pets", "x-overlay-applied": "structured-overlay"},
        "paths": {
            "/": {
                "summary": "The root resource",
                "get": {"x": 1, "summary": "Retrieve the root resource", "x-rate-limit": 100},
            },
            "/pets": {"get": {"summary": "Retrieve a list of pets", "x-rate-limit": 100}},
        },
        "components": None,
        "tags": None,
    }


def test_the_targeted_example_changes_one_node_each() -> None:
    document = {"paths": {"/foo": {"get": {}}, "/bar": {"get": {"description": "Old"}, "post": {"summary": "Kept"}}}}
    assert changed(
        document,
        {"target": "$.paths['/foo'].get", "update": {"description": "This is the new description"}},
        {"target": "$.paths['/bar'].get", "update": {"description": "This is the updated description"}},
        {
            "target": "$.paths['/bar']",
            "update": {"post": {"description": "This is an updated description of a child object", "x-safe": False}},
        },
    )["paths"] == {
        "/foo": {"get": {"description": "This is the new description"}},
        "/bar": {
            "get": {"description": "This is the updated description"},
            "post": {
                "summary": "Kept",
                "description": "This is an updated description of a child object",
                "x-safe": False,
            },
        },
    }


def test_the_wildcard_example_changes_many_nodes() -> None:
    document = {
        "paths": {
            "/a": {"get": {"parameters": [{"name": "filter", "in": "query"}, {"name": "filter", "in": "header"}]}},
            "/b": {"get": {"parameters": []}, "post": {}},
        }
    }
    assert changed(
        document,
        {"target": "$.paths.*.get", "update": {"x-safe": True}},
        {
            "target": "$.paths.*.get.parameters[?@.name=='filter' && @.in=='query']",
            "update": {"schema": {"$ref": "#/components/schemas/filterSchema"}},
        },
    )["paths"] == {
        "/a": {
            "get": {
                "parameters": [
                    {"name": "filter", "in": "query", "schema": {"$ref": "#/components/schemas/filterSchema"}},
                    {"name": "filter", "in": "header"},
                ],
                "x-safe": True,
            }
        },
        "/b": {"get": {"parameters": [], "x-safe": True}, "post": {}},
    }


def test_the_array_examples_append_and_remove_an_element() -> None:
    document = {"paths": {"/a": {"get": {"parameters": [{"name": "dummy"}, {"name": "kept"}, {"name": "dummy"}]}}}}
    added = changed(document, {"target": "$.paths.*.get.parameters", "update": {"name": "newParam", "in": "query"}})
    assert added["paths"]["/a"]["get"]["parameters"][3:] == [{"name": "newParam", "in": "query"}]
    removed = changed(added, {"target": "$.paths.*.get.parameters[?@.name == 'dummy']", "remove": True})
    assert [one["name"] for one in removed["paths"]["/a"]["get"]["parameters"]] == ["kept", "newParam"]


def test_actions_follow_each_other_so_that_one_can_put_back_what_another_removed() -> None:
    document = {"servers": [{"url": "https://one"}], "info": {"license": {"name": "MIT"}}}
    assert changed(
        document,
        {"target": "$.servers", "remove": True},
        {"target": "$", "update": {"servers": [{"url": "https://two"}]}},
        {"target": "$.info.license", "remove": True, "update": {"ignored": True}},
    ) == {"servers": [{"url": "https://two"}], "info": {}}


def test_an_array_within_an_update_is_appended() -> None:
    assert changed({"a": {"required": ["x"]}}, {"target": "$.a", "update": {"required": ["y"]}}) == {
        "a": {"required": ["x", "y"]}
    }


def test_nodes_that_lie_within_each_other_are_removed_from_the_inside() -> None:
    document = {"a": {"x": {"x": {"b": 1}}, "y": [[{"x": {}}]]}}
    assert changed(document, {"target": "$..x", "remove": True}) == {"a": {"y": [[{}]]}}


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ({"target": "$.nothing", "update": {}}, "matches nothing"),
        ({"target": "$.paths[?@.x == 1]", "remove": True}, "matches nothing"),
        ({"target": "$.info.title", "update": {}}, "plain value"),
        ({"target": "$.info.title", "remove": True}, "plain value"),
        ({"target": "$.info", "update": "text"}, "has to be one"),
        ({"target": "$.info", "update": {"title": {"en": "Pets"}}}, "/info/title is of another kind"),
        ({"target": "$", "update": {"info": "text"}}, "/info is of another kind"),
        ({"target": "$", "remove": True}, "whole document"),
        ({"target": "$.paths[", "update": {}}, "not a JSONPath"),
        ({"target": "paths", "update": {}}, "not a JSONPath"),
        ({"target": "$" + "[?@" * 500, "update": {}}, "not a JSONPath"),
    ],
)
def test_an_action_that_does_not_fit_is_named(action: Json, reason: str) -> None:
    fine = {"target": "$.info", "update": {"version": "2"}}
    with pytest.raises(OverlayError) as told:
        apply({"info": {"title": "Pets"}, "paths": {}}, overlay(fine, action))
    assert reason in str(told.value)
    assert str(told.value).startswith(f"action 2, {action['target']}: ")


def test_every_action_that_does_not_fit_is_named() -> None:
    with pytest.raises(OverlayError) as told:
        apply({"a": {}}, overlay(*({"target": f"$.{name}", "update": {}} for name in ("b", "a", "c"))))
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == ["action 1, $.b", "action 3, $.c"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([], "an object"),
        ({}, "1.0.x"),
        (overlay({"target": "$", "update": {}}) | {"overlay": "1.1.0"}, "1.1.0"),
        (overlay({"target": "$", "update": {}}) | {"info": {"title": "no version"}}, "title and a version"),
        (overlay({"target": "$", "update": {}}) | {"other": 1}, "'other' is not known"),
        (overlay(), "at least one"),
        (overlay({"update": {}}), "no target"),
        (overlay({"target": 5}), "no target"),
        (overlay({"target": "$"}), "neither"),
        (overlay({"target": "$", "remove": "yes"}), "true or false"),
        (overlay({"target": "$", "update": {}, "copy": "$"}), "'copy' is not known"),
    ],
)
def test_what_is_no_overlay_of_this_version_is_refused(value: Any, reason: str) -> None:
    with pytest.raises(OverlayError, match=reason):
        apply({}, value)


def test_extensions_are_allowed() -> None:
    made = overlay({"target": "$", "update": {"a": 1}, "x-why": "so"}) | {"x-names": {}, "extends": "./a.json"}
    assert apply({}, made).document == {"a": 1}


def test_what_actions_on_single_nodes_add_is_told_by_its_pointer() -> None:
    document = {"a": {"b": {"c": 1}}, "l": []}
    made = overlay(
        {"target": "$.a", "update": {"b": {"c": 2, "d/e": 3}, "f": {"g": {}}}},
        {"target": "$.*", "update": {"everywhere": True}},
        {"target": "$.gone", "update": {"x": 1}},
    )
    assert additions(document, made) == {"/a/b/d~1e": 3, "/a/f": {"g": {}}}

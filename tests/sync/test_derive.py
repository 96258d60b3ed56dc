"""The overlay that is derived from a document gives that document."""

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scripts.sync.derive import derive
from scripts.sync.merge import foundation
from scripts.sync.overlay import apply
from tests.sync.conftest import Json, Tree

HEAD: Json = {"overlay": "1.0.0", "info": {"title": "Made up", "version": "1"}, "actions": []}
KEYS = st.sampled_from(["type", "a", "it's", 'back\\slash"', "a/b~c", "é", "422", "$ref", "", "parameters", "name"])
#: No true beside 1, which Python takes for the same.
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.integers(2, 4) | st.sampled_from(["x", "y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=4)
SCHEMAS = st.dictionaries(KEYS, OBJECTS, max_size=3)
PARAMETERS = st.lists(st.fixed_dictionaries({"name": KEYS, "schema": OBJECTS}), max_size=3)


def document(schemas: Json, parameters: list[Json]) -> Json:
    operation = {"parameters": parameters, "x-body": schemas}
    return {"paths": {"/": {"get": operation}}, "components": {"schemas": schemas}}


@settings(deadline=None, max_examples=80)
@given(SCHEMAS, SCHEMAS, PARAMETERS, PARAMETERS)
def test_the_overlay_between_any_two_documents_makes_one_of_the_other(
    old: Json, new: Json, before: list[Json], after: list[Json]
) -> None:
    served, ours = document(old, before), document(new, after)
    base = foundation(served, HEAD)
    assume(base != ours)
    overlay = derive(served, ours, HEAD)
    assert apply(base, overlay).document == ours


def test_deriving_from_what_fits_changes_nothing(tree: Tree) -> None:
    before = tree.files()
    assert tree.sync("--derive") == 0
    assert tree.files() == before


def test_a_change_of_the_document_becomes_one_of_the_overlay_and_comments_of_actions_stay(tree: Tree) -> None:
    target = "- target: $.paths['/api/v1/batches'].get\n"
    tree.edit(lambda text: text.replace(target, f"{target}  description: Why this is so.\n"))
    changed = tree.document.read_text(encoding="utf-8").replace('"summary": "List', '"summary": "Enumerate')
    tree.document.write_text(changed, encoding="utf-8")
    assert tree.sync("--check") == 2
    assert tree.sync("--derive") == 0
    text = tree.overlay.read_text(encoding="utf-8")
    assert "summary: Enumerate" in text
    assert f"{target}  description: Why this is so.\n" in text
    assert tree.document.read_text(encoding="utf-8") == changed
    assert tree.sync("--check") == 0


def test_what_is_derived_cannot_be_changed_in_the_document(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(tree.document.read_bytes())
    del document["paths"]["/health"]["get"]["summary"]
    tree.document.write_text(json.dumps(document), encoding="utf-8")
    before = tree.files()
    assert tree.sync("--derive") == 2
    assert tree.files() == before
    assert "no overlay gives openapi/synthgen.json" in capsys.readouterr().err

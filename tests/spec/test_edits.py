"""The verdicts: single edits with the answer expected of each, and what holds for all of them."""

import json
from typing import Any

import pytest

from fivefold._spec import SERVICES, Verdict, affected, compare, methods_of, own, served
from tests.spec import edits, edits_of_bodies
from tests.spec.documents import Edit, answer, drop, edited, put, small
from tests.spec.edits import Row

ROWS = [*edits.ROWS, *edits_of_bodies.ROWS]

IDS = [f"{number}-{row.name}" for number, row in enumerate(ROWS)]


def told_of(verdict: Verdict, row: Row) -> bool:
    """Whether a verdict names the change that a row speaks of."""
    return any(
        change.level == row.level and change.operation == row.operation and row.where in change.where
        for change in verdict.changes
    )


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_an_edit_has_the_verdict_that_a_caller_would_give(row: Row) -> None:
    verdict = compare(small(), edited(small(), *row.edits))
    assert verdict.level == row.level, verdict.changes
    assert told_of(verdict, row) or not row.edits, verdict.changes


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_an_edit_leaves_its_traces_in_both_directions(row: Row) -> None:
    """Nothing that is told from one side is silent from the other, and what is cosmetic is so from both."""
    back = compare(edited(small(), *row.edits), small())
    assert (back.level in ("identical", "cosmetic")) == (row.level in ("identical", "cosmetic")), back.changes


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_document_is_identical_to_its_copy(row: Row) -> None:
    document = edited(small(), *row.edits)
    assert compare(document, json.loads(json.dumps(document))) == Verdict()


@pytest.mark.parametrize(
    "name",
    ["a new operation", "a new method of a path", "a new optional parameter", "a new optional field", "a new field"],
)
def test_what_was_only_added_is_missed_when_it_is_gone(name: str) -> None:
    row = next(row for row in ROWS if row.name == name)
    assert compare(edited(small(), *row.edits), small()).level == "breaking"


def test_the_changes_come_with_the_harmful_ones_first() -> None:
    new = edited(
        small(), *(edit for row in ROWS if row.name in ("a new summary", "a path is gone") for edit in row.edits)
    )
    assert [change.level for change in compare(small(), new).changes] == ["breaking", "cosmetic"]


def test_a_change_tells_what_was_and_what_is() -> None:
    edit = put("/components/schemas/Thing/properties/count/type", "string")
    change = next(one for one in compare(small(), edited(small(), edit)).changes if one.operation == "get_thing")
    assert change.endpoint == "GET /things/{thing_id}"
    assert change.where == "200 answer, field 'count'"
    assert (change.what, change.before, change.after) == ("was integer, and is string now", "integer", "string")


_MODELS = "/paths/~1api~1v1~1models/get"

#: On the document that our client of ArgusLM is made from: the edit, the level, and the methods that are affected.
OURS: list[tuple[str, Edit, str, set[str]]] = [
    (
        "a listing is gone",
        drop(_MODELS),
        "breaking",
        {"ArgusLM.list_models", "ArgusLM.iter_models", "ArgusLM.resolve"},
    ),
    (
        "a parameter is gone",
        drop("/paths/~1api~1v1~1benchmarks/get/parameters/0"),
        "breaking",
        {"ArgusLM.list_benchmarks", "ArgusLM.iter_benchmarks", "ArgusLM.resolve"},
    ),
    (
        "a field that flows wait for is gone",
        drop("/components/schemas/MonitoringConfigResponse/properties/last_run_at"),
        "breaking",
        {
            "ArgusLM.get_monitoring_config",
            "ArgusLM.update_monitoring_config",
            "ArgusLM.run_monitoring",
            "ArgusLM.wait_for_monitoring_run",
        },
    ),
    (
        "the socket is gone",
        drop("/x-websockets/stream_benchmark"),
        "breaking",
        {"ArgusLM.stream_benchmark", "ArgusLM.run_benchmark"},
    ),
    ("a method is new", put("/paths/~1api~1v1~1models/put", {"responses": {}}), "compatible", set()),
    ("a summary", put(f"{_MODELS}/summary", "Models."), "cosmetic", set()),
]


@pytest.mark.parametrize(("edit", "level", "methods"), [row[1:] for row in OURS], ids=[row[0] for row in OURS])
def test_the_methods_that_are_affected_are_named(edit: Edit, level: str, methods: set[str]) -> None:
    verdict = compare(own("arguslm"), edited(own("arguslm"), edit))
    assert verdict.level == level
    harmful = [change for change in verdict.changes if change.level == "breaking"]
    assert set(affected(harmful, methods_of("arguslm"))) == methods


_TEXT, _NUMBER = answer({"type": "string"}), answer({"type": "number"})

#: The responses of an operation as they were and as they are, and the level.
STATUSES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"200": _TEXT}, {"2XX": _TEXT}, "cosmetic"),
    ({"200": _TEXT}, {"2XX": _NUMBER}, "breaking"),
    ({"default": _TEXT}, {"default": _NUMBER}, "breaking"),
    ({"200": _TEXT, "default": _TEXT}, {"200": _TEXT, "default": _NUMBER}, "cosmetic"),
    ({"200": _TEXT, "404": _TEXT}, {"200": _TEXT, "404": _NUMBER}, "cosmetic"),
    ({"200": _TEXT, "404": _TEXT}, {"200": _TEXT, "4XX": _TEXT}, "cosmetic"),
]


@pytest.mark.parametrize(("old", "new", "level"), STATUSES)
def test_statuses_may_be_told_as_ranges_and_by_default(old: Any, new: Any, level: str) -> None:
    place = "/paths/~1health/get/responses"
    assert compare(edited(small(), put(place, old)), edited(small(), put(place, new))).level == level


@pytest.mark.parametrize(("old", "new", "level"), [("open", "admin", "breaking"), ("admin", "open", "compatible")])
def test_the_access_that_our_own_documents_tell_counts(old: str, new: str, level: str) -> None:
    documents = [edited(small(), put("/paths/~1health/get/x-access", access)) for access in (old, new)]
    assert compare(*documents).level == level


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_of_a_service_is_missed_when_it_is_gone(service: str) -> None:
    document = own(service)
    nothing: dict[str, Any] = {**document, "paths": {}, "x-websockets": {}}
    gone = {change.operation for change in compare(document, nothing).changes if change.level == "breaking"}
    held = {one["operationId"] for item in document["paths"].values() for one in item.values() if "operationId" in one}
    assert gone == held | set(document.get("x-websockets", {}))
    assert {change.level for change in compare(nothing, document).changes} == {"compatible"}


@pytest.mark.parametrize("service", SERVICES)
def test_another_version_alone_is_cosmetic(service: str) -> None:
    for document in (own(service), served(service) or own(service)):
        assert compare(document, edited(document, put("/info/version", "0"))).level == "cosmetic"

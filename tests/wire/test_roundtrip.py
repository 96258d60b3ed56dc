"""Every schema of every document: whatever it allows is read, and written again without loss."""

import copy
import datetime as dt
import importlib
import json
import pickle
import typing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold._model import Model

ROOT = Path(__file__).parents[2]
DOCUMENTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "openapi").glob("*.json")}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
FREE = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.lists(inner, max_size=2), max_leaves=3
)
TIMES = st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30)).map(lambda time: f"{time.isoformat()}Z")
FORMATS: dict[str, st.SearchStrategy[str]] = {
    "uuid": st.uuids().map(str),
    "date-time": TIMES,
    "date": st.dates().map(str),
}


def values(schema: dict[str, Any], document: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What a schema allows; limits aside, which are for the server to check."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return st.deferred(lambda: values(document["components"]["schemas"][name], document))
    options = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if options:
        return st.one_of(*(values(option, document) for option in options))
    if "const" in schema or "enum" in schema:
        return st.sampled_from([schema["const"]] if "const" in schema else schema["enum"])
    kind = schema.get("type")
    if isinstance(kind, list):
        return st.one_of(*(values({**schema, "type": one}, document) for one in kind))
    if kind == "array":
        return st.lists(values(schema.get("items", {}), document), max_size=2)
    if kind == "object":
        return objects(schema, document)
    scalars = {"integer": st.integers(), "number": st.floats(allow_nan=False, allow_infinity=False), "null": st.none()}
    scalars["boolean"] = st.booleans()
    return FORMATS.get(schema.get("format", ""), TEXT) if kind == "string" else scalars.get(str(kind), FREE)


def objects(schema: dict[str, Any], document: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: values(inner, document) for name, inner in schema.get("properties", {}).items()}
    required = {name: fields.pop(name) for name in schema.get("required", [])}
    more = schema.get("additionalProperties", True)
    extra = st.dictionaries(
        TEXT.map(lambda name: f"x {name}"), values(more, document) if isinstance(more, dict) else FREE, max_size=2
    )
    known = st.fixed_dictionaries(required, optional=fields)
    return st.tuples(known, extra).map(lambda both: {**both[1], **both[0]})


def is_form(schema: dict[str, Any]) -> bool:
    """Whether it holds a file: such a form is sent only, and never as JSON."""
    return any(field.get("format") == "binary" for field in schema["properties"].values())


CASES = [
    (service, name)
    for service, document in DOCUMENTS.items()
    for name, schema in document["components"]["schemas"].items()
    if schema.get("properties") and not is_form(schema)
]


@pytest.mark.parametrize(("service", "name"), CASES)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(data=st.data())
def test_what_is_read_is_written_again(service: str, name: str, data: st.DataObject) -> None:
    document = DOCUMENTS[service]
    model: type[Model] = getattr(importlib.import_module(f"fivefold_wire.{service}.models"), name)
    wire = data.draw(values(document["components"]["schemas"][name], document))
    read = model.from_dict(wire)
    assert read.to_dict() == wire
    assert model.to_wire(wire) == wire
    assert model.from_dict(json.loads(json.dumps(wire))) == read
    assert copy.deepcopy(read) == pickle.loads(pickle.dumps(read)) == read
    assert json.loads(read.model_dump_json()).keys() >= {field.name for field in model.wire_fields()}


@pytest.mark.parametrize("service", DOCUMENTS)
def test_every_annotation_can_be_resolved(service: str) -> None:
    models = importlib.import_module(f"fivefold_wire.{service}.models")
    for name in models.__all__:
        model = getattr(models, name)
        if isinstance(model, type) and issubclass(model, Model):
            found = typing.get_type_hints(model)
            assert {field.name for field in model.wire_fields()} <= set(found)
    operations = [item[method] for item in DOCUMENTS[service]["paths"].values() for method in METHODS if method in item]
    functions = 0
    for tag in {operation.get("tags", ["default"])[0] for operation in operations}:
        module = importlib.import_module(f"fivefold_wire.{service}.api.{tag.replace('-', '_')}")
        functions += len(module.__all__)
        assert all("return" in typing.get_type_hints(getattr(module, name)) for name in module.__all__)
    assert functions == len(operations)

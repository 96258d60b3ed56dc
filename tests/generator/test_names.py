"""Names on the wire that are awkward in Python."""

import inspect
import typing
from typing import Any

import pytest

from fivefold import _model
from scripts.wiregen.names import MODEL_NAMES, python_name
from tests.generator.conftest import Build, Package
from tests.generator.specs import TEXT, TIME, UUID, Json, operation, parameter, spec, thing

AWKWARD = [
    *(
        "d",
        "cls",
        "self",
        "data",
        "_x",
        "x",
        "class",
        "import",
        "list",
        "dict",
        "str",
        "type",
        "None",
        "models",
        "1abc",
    ),
    *(
        "a-b",
        "a_b",
        "A_B",
        "aB",
        "format",
        "format_",
        "list_",
        "self_",
        "class_",
        "id",
        "filter",
        "input",
        "body",
        "int",
    ),
    *(
        "additional_properties",
        "to_dict",
        "from_dict",
        "to_wire",
        "get",
        "model_dump",
        "wire_fields",
        "_wire",
        "_by_key",
    ),
    *("date", "datetime", "uuid", "UUID", "Any", "bytes", "float", "bool", "field", "made", "source", "value", "key"),
    *("", " ", "!!!", "???", "ﬁ", "fi", "日本", "é", "__class__", "__init__", "__dict__", "__slots__", "attr_dict"),
    *("_dt", "_t", "_models", "return", "match", "_", "print", "object", "name", "items", "True", "lambda", "copy"),
]
KINDS = (TEXT, UUID, TIME, {"type": "integer"}, {"type": "object"}, {"type": "string", "format": "date"})
#: Those the generator does not take as parameters, where a path or a header would need them.
QUERIES = [name for name in AWKWARD if name.strip()]


def awkward_spec() -> Json:
    properties = {name: KINDS[number % len(KINDS)] for number, name in enumerate(AWKWARD)}
    queries = [parameter(name, TEXT) for name in QUERIES]
    places = [
        parameter("id", UUID, "path"),
        parameter("id", TEXT),
        parameter("id", TEXT, "header"),
        parameter("id", TEXT, "cookie"),
    ]
    return spec(
        operation("take", "post", parameters=queries, body={"type": "object"}),
        operation("place", path="/place/{id}", parameters=places),
        operation("date", parameters=[parameter("date", {"type": "string", "format": "date"})]),
        operation("list", parameters=[parameter("list", {"type": "array", "items": TEXT})]),
        schemas={
            "Awkward": thing(**properties),
            "Required": thing(tuple(AWKWARD), **properties),
            **{name: thing(("model",), model=TEXT) for name in ("Model", "Any", "UUID", "Mapping", "Field", "Literal")},
        },
    )


@pytest.fixture(scope="module")
def package(build: Build) -> Package:
    return build(awkward_spec())


def sample(name: str) -> Any:
    samples = ("text", "aaaaaaaa-0000-4000-8000-000000000000", "2026-01-02T03:04:05Z", 5, {"a": 1}, "2026-01-02")
    return samples[AWKWARD.index(name) % len(KINDS)]


@pytest.mark.parametrize("name", ["Awkward", "Required"])
def test_awkward_properties_are_read_and_written_each_under_its_own_name(package: Package, name: str) -> None:
    model = getattr(package.models, name)
    wire = {key: sample(key) for key in AWKWARD}
    read = model.from_dict(wire)
    assert read.to_dict() == wire
    assert read.additional_properties == {}
    names = [field.name for field in model.wire_fields()]
    assert len(set(names)) == len(AWKWARD)
    assert model(**{field: getattr(read, field) for field in names}) == read
    assert set(typing.get_type_hints(model)) >= set(names)


def test_properties_have_the_names_that_people_expect(package: Package) -> None:
    names = {field.key: field.name for field in package.models.Awkward.wire_fields()}
    same = (
        "d",
        "cls",
        "data",
        "type",
        "format",
        "id",
        "filter",
        "input",
        "date",
        "datetime",
        "object",
        "print",
        "models",
        "a_b",
    )
    assert {name: names[name] for name in same} == {name: name for name in same}
    assert names["class"] == "class_2"
    assert names["import"] == "import_"
    assert names["self"] == "self_"
    assert names["list"] == "list_"
    assert names["to_dict"] == "to_dict_"
    assert names["None"] == "none"
    assert names["1abc"] == "field_1abc"
    assert names["aB"] == "a_b_4"
    assert not any(name.startswith("_") for name in names.values())


def test_awkward_parameters_go_out_each_under_its_own_name(package: Package) -> None:
    take = package.api().take
    names = list(inspect.signature(take).parameters)[1:]
    call = take({}, **{name: f"v{number}" for number, name in enumerate(names)})
    assert call.query == tuple((wire, f"v{number}") for number, wire in enumerate(QUERIES))
    assert {"format", "type", "id", "filter", "input", "list", "str", "d", "cls", "data", "models"} <= set(names)
    assert "body_query" in names
    assert {"self_", "import_", "class_"} <= set(names)


def test_one_name_in_several_places_is_told_apart(package: Package) -> None:
    place = package.api().place
    assert list(inspect.signature(place).parameters) == ["id", "id_query", "id_header", "id_cookie"]
    call = place("7", id_query="q", id_header="h", id_cookie="c")
    assert call.path == "/place/7"
    assert call.query == (("id", "q"),)
    assert call.headers == (("id", "h"), ("cookie", "id=c"))


def test_operations_named_like_types_keep_annotations_whole(package: Package) -> None:
    module = package.api()
    assert {"date_", "list_"} <= set(module.__all__)
    assert "date" in typing.get_type_hints(module.date_)
    assert module.list_(list=["a", "b"]).query == (("list", "a"), ("list", "b"))


def test_schemas_named_like_what_modules_import_work(package: Package) -> None:
    for name in ("Model", "Any", "UUID", "Mapping", "Field", "Literal"):
        model = getattr(package.models, name)
        assert model.from_dict({"model": "x"}).to_dict() == {"model": "x"}
        assert issubclass(model, _model.Model)
        assert typing.get_type_hints(model)["model"] is str


def test_the_reserved_names_are_those_of_the_base_class() -> None:
    public = {name for name in dir(_model.Model) if not name.startswith("_")}
    assert public == MODEL_NAMES


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("customName", "custom_name"),
        ("X-Admin-Key", "x_admin_key"),
        ("HTTPStatus", "http_status"),
        ("ﬁ", "fi"),
        ("", "field_"),
    ],
)
def test_a_name_is_in_snake_case_and_what_python_makes_of_it(wire: str, name: str) -> None:
    assert python_name(wire) == name

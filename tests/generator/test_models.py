"""What schemas become: types, codecs, laziness."""

import datetime as dt
import inspect
import subprocess
import sys
import types
import typing
import uuid
from typing import Any

import pytest

from fivefold._codec import WireError
from fivefold._model import Model
from tests.generator.conftest import Build, Package
from tests.generator.specs import TEXT, TIME, UUID, Json, operation, ref, spec, thing

NULL: Json = {"type": "null"}
ID = "aaaaaaaa-0000-4000-8000-000000000000"
DATE: Json = {"type": "string", "format": "date"}
STATE: Json = {"type": "string", "enum": ["up", "down"]}


def tag(name: str, **more: Json) -> Json:
    return thing(("type", *more), type={"const": name}, **more)


@pytest.fixture(scope="module")
def package(build: Build) -> Package:
    both: Json = {
        "id": UUID,
        "at": TIME,
        "day": DATE,
        "part": ref("Part"),
        "parts": {"type": "array", "items": ref("Part")},
    }
    pets = [ref("Cat"), ref("Dog")]
    schemas: Json = {
        "State": STATE,
        "Part": thing(("n",), n={"type": "integer"}),
        "Given": thing(
            ("id",), **both, state=STATE, mode={"anyOf": [STATE, TEXT]}, free={"type": "object"}, kind={"const": 1}
        ),
        "Answered": thing(
            ("id",), **both, state=STATE, mode={"anyOf": [STATE, TEXT]}, free={"type": "object"}, kind={"const": 1}
        ),
        "Unused": thing(at=TIME),
        "Cat": thing(("kind",), kind=TEXT, lives={"type": "integer"}),
        "Dog": thing(("kind",), kind=TEXT, tricks={"type": "integer"}),
        "Pet": {
            "description": "A cat or a dog.",
            "oneOf": pets,
            "discriminator": {"propertyName": "kind", "mapping": {"meow": "#/components/schemas/Cat", "Dog": "Dog"}},
        },
        "Circle": tag("circle", r={"type": "number"}),
        "Square": tag("square", a={"type": "number"}),
        "Other": thing(("type",), type=TEXT),
        "Shapes": thing(
            pet=ref("Pet"),
            told={"oneOf": [ref("Circle"), ref("Square")]},
            open={"oneOf": [ref("Circle"), ref("Square"), ref("Other")]},
            mixed={"anyOf": [{"type": "array", "items": TEXT}, TEXT, ref("Part"), {"type": "integer"}, NULL]},
            apart={"anyOf": [ref("Cat"), ref("Part")]},
            pair={"type": "array", "prefixItems": [TEXT, {"type": "integer"}]},
            parts={"type": "object", "additionalProperties": ref("Part")},
            table={"type": "object", "additionalProperties": {"type": "array", "items": {"type": "number"}}},
            nothing={"type": "object", "additionalProperties": False},
            any={},
            blob={"type": "string", "format": "binary"},
            level={"type": "integer", "enum": [1, 2]},
            nested={"type": "object", "properties": {"deep": ref("Shapes")}},
        ),
        "Base": thing(("base",), base=TEXT),
        "Derived": {"allOf": [ref("Base"), thing(("own",), own=TIME)], "description": "More than a base."},
        "Secret": thing(
            key=TEXT | {"x-secret": True}, password=TEXT | {"format": "password"}, plain=TEXT, inner=ref("Given")
        ),
    }
    operations = [
        operation("give", "post", body=ref("Given")),
        operation("answer", answer=ref("Answered")),
        operation("shapes", answer=ref("Shapes")),
        operation("make", "post", body=ref("Secret")),
    ]
    return build(spec(*operations, schemas=schemas))


def hints(package: Package, name: str) -> dict[str, Any]:
    return typing.get_type_hints(getattr(package.models, name))


def test_what_callers_give_is_typed_leniently_and_what_servers_say_exactly(package: Package) -> None:
    given, answered = hints(package, "Given"), hints(package, "Answered")
    assert given["id"] == uuid.UUID | str
    assert given["at"] == dt.datetime | dt.date | str | None
    assert given["day"] == dt.date | str | None
    assert typing.get_args(given["part"])[0] is package.models.Part
    assert str(given["part"]).count("Mapping[str, typing.Any]") == 1
    assert "Sequence[" in str(given["parts"])
    assert given["state"] == typing.Literal["up", "down"] | None
    assert answered["id"] is uuid.UUID
    assert answered["at"] == dt.datetime | None
    assert typing.get_args(answered["parts"])[0] == types.GenericAlias(list, (package.models.Part,))
    assert answered["state"] == typing.Literal["up", "down"] | str | None
    assert answered["mode"] == given["mode"] == typing.Literal["up", "down"] | str | None
    assert answered["free"] == dict[str, Any] | None
    assert answered["kind"] == typing.Literal[1] | None
    assert hints(package, "Unused")["at"] == dt.datetime | None


def test_what_a_caller_gives_is_checked_against_closed_enums_only(package: Package) -> None:
    given = package.models.Given
    assert given(id="x", mode="new").to_dict() == {"id": "x", "mode": "new"}
    with pytest.raises(WireError, match="state: expected one of 'up', 'down', got str 'new'"):
        given(id="x", state="new").to_dict()
    with pytest.raises(WireError, match="kind: expected 1, got int 2"):
        given(id="x", kind=2).to_dict()


def test_what_a_server_says_anew_is_kept(package: Package) -> None:
    wire = {"id": ID, "state": "sideways", "kind": 3, "more": [1], "free": {"a": {"b": None}}}
    read = package.models.Answered.from_dict(wire)
    assert read.to_dict() == wire
    assert (read.state, read.kind, read.more, read.free) == ("sideways", 3, [1], {"a": {"b": None}})


def test_a_discriminator_tells_models_apart_whatever_else_they_share(package: Package) -> None:
    shapes = package.models.Shapes
    wire = {"pet": {"kind": "meow", "tricks": 3}}
    assert type(shapes.from_dict(wire).pet) is package.models.Cat
    assert type(shapes.from_dict({"pet": {"kind": "Dog"}}).pet) is package.models.Dog
    unknown = shapes.from_dict({"pet": {"kind": "Bird", "wings": 2}})
    assert type(unknown.pet) is Model
    assert (getattr(unknown.pet, "wings", None), unknown.pet["kind"]) == (2, "Bird")
    assert unknown.to_dict() == {"pet": {"kind": "Bird", "wings": 2}}
    assert shapes.from_dict(wire).to_dict() == wire


def test_constants_tell_models_apart_without_a_discriminator(package: Package) -> None:
    shapes, models = package.models.Shapes, package.models
    assert type(shapes.from_dict({"told": {"type": "square", "a": 1}}).told) is models.Square
    assert type(shapes.from_dict({"open": {"type": "circle", "r": 1, "new": 2}}).open) is models.Circle
    assert type(shapes.from_dict({"open": {"type": "star"}}).open) is models.Other
    with pytest.raises(WireError, match="told: missing 'a'"):
        shapes.from_dict({"told": {"type": "square"}})


def test_unions_arrays_maps_and_free_objects_are_plain_python(package: Package) -> None:
    shapes = package.models.Shapes
    for mixed in (["a"], "a", {"n": 1}, 3, None):
        read = shapes.from_dict({"mixed": mixed})
        assert read.to_dict() == {"mixed": mixed}
    assert shapes.from_dict({"mixed": {"n": 1}}).mixed == package.models.Part(n=1)
    assert type(shapes.from_dict({"apart": {"n": 1, "kind": "x"}}).apart) is package.models.Cat
    assert shapes.from_dict({"pair": ["a", 1]}).pair == ["a", 1]
    assert shapes.from_dict({"parts": {"x": {"n": 1}}}).parts == {"x": package.models.Part(n=1)}
    found = hints(package, "Shapes")
    part: Any = package.models.Part
    assert typing.get_args(found["parts"])[0] == types.GenericAlias(dict, (str, part))
    assert found["table"] == dict[str, list[float]] | None
    assert found["nothing"] == dict[str, Any] | None
    assert found["pair"] == list[str | int] | None
    assert found["blob"] == str | None
    assert found["any"] is Any
    assert not [name for name in package.models.__all__ if name in ("ShapesParts", "ShapesTable", "State", "GivenFree")]
    assert found["nested"] == package.models.ShapesNested | None


def test_a_union_with_a_name_is_an_alias_with_a_reader(package: Package) -> None:
    models = package.models
    assert set(typing.get_args(models.Pet)) == {models.Cat, models.Dog, Model}
    module = sys.modules[f"{package.service}.models.pet"]
    assert inspect.getdoc(module) == "A cat or a dog."
    read: Any = module.read_pet
    assert read({"kind": "meow"}) == models.Cat(kind="meow")
    with pytest.raises(WireError, match="expected an object, got list"):
        read([])


def test_what_a_schema_inherits_is_a_field_of_its_own(package: Package) -> None:
    derived = package.models.Derived
    assert [field.key for field in derived.wire_fields()] == ["base", "own"]
    assert derived.from_dict({"base": "b", "own": "2026-01-01T00:00:00Z"}).own.year == 2026
    with pytest.raises(TypeError, match="base"):
        derived(own=None)


def test_secrets_are_marked_by_extension_and_by_format(package: Package) -> None:
    made = package.models.Secret(key="k1", password="p1", plain="x", inner={"id": "y"})
    assert repr(made) == "Secret(key=***, password=***, plain='x', inner={'id': 'y'})"
    call = package.api().make(made)
    assert call.secrets == {"k1", "p1"}
    assert "k1" not in repr(call)


def test_operations_load_no_model_before_it_is_needed(package: Package) -> None:
    folder = package.root / "generated" / "fivefold_wire"
    code = f"""
import sys, typing
sys.path.insert(0, {str(folder)!r})
from {package.service}.api import default
from {package.service} import models
print([name for name in sys.modules if ".models." in name])
default.give({{"id": "x"}})
print([name for name in sys.modules if ".models." in name])
dir(models), typing.get_type_hints(default.answer)
print([name for name in sys.modules if ".models." in name])
try: models.Nothing
except AttributeError as error: print(error)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=None)
    service = package.service
    assert told.stdout.splitlines() == [
        "[]",
        f"['{service}.models.given']",
        f"['{service}.models.given', '{service}.models.answered']",
        f"module '{service}.models' has no attribute 'Nothing'",
    ]


def test_docstrings_tell_descriptions_limits_and_defaults(build: Build) -> None:
    size = {"type": "integer", "minimum": 1, "maximum": 9, "default": 3}
    schemas = {
        "Box": thing(
            a=size | {"description": "How many, 1 to 9; 3 by default."},
            b=size | {"description": "How many"},
            c=ref("Size"),
            d=TEXT | {"minLength": 1, "pattern": "^a$"},
            e={"anyOf": [TEXT | {"maxLength": 5}, NULL], "description": "Short."},
            f=ref("Size") | {"description": "Beside the reference."},
        ),
        "Size": size | {"description": "A size."},
    }
    document = inspect.getdoc(build(spec(schemas=schemas)).models.Box)
    assert document is not None
    assert [line.strip() for line in document.splitlines()[3:]] == [
        "a: How many, 1 to 9; 3 by default.",
        "b: How many (1 to 9, default 3).",
        "c: A size (1 to 9, default 3).",
        "d: At least 1 character, matching `^a$`.",
        "e: Short (at most 5 characters).",
        "f: Beside the reference (1 to 9, default 3).",
    ]

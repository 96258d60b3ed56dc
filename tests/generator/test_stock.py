"""What the generator's own templates get wrong, one test each."""

import copy
import pickle
import subprocess
import sys
from typing import Any
from uuid import UUID

import pytest

from fivefold._codec import WireError
from fivefold._model import Model
from fivefold._unset import NOT_GIVEN
from fivefold.call import Headers, Response
from tests.generator.conftest import Build, Package
from tests.generator.specs import TEXT, TIME, Json, operation, ref, spec, thing
from tests.generator.specs import UUID as ID

SOME = UUID(int=7)
WIRE: Json = {"id": str(SOME), "state": "open"}
ODD_STATUSES: Json = {code: {"description": "x"} for code in ("499", "520", "599", "600", "4XX", "default")}


@pytest.fixture(scope="module")
def package(build: Build) -> Package:
    file = {"type": "string", "format": "binary"}
    box = thing(
        ("id", "state"),
        id=ID,
        state={"type": "string", "enum": ["open", "shut"]},
        name={"anyOf": [TEXT, {"type": "null"}]},
        d=TEXT,
        cls=TEXT,
        self=TEXT,
        format=TEXT,
        made_at=TIME,
        details={"type": "object"},
        inner=ref("Box"),
    )
    patch = thing(name={"anyOf": [TEXT, {"type": "null"}]}, ids={"type": "array", "items": ID})
    box_answer = {"200": {"description": "x", "content": {"application/json": {"schema": ref("Box")}}}}
    file_answer = {"description": "x", "headers": {"Content-Disposition": {}}, "content": {"application/json": {}}}
    operations = [
        operation("get_box", responses=box_answer | ODD_STATUSES),
        operation("patch_box", "patch", body=ref("Patch")),
        operation("send", "post", body={"multipart/form-data": {"schema": thing(("file",), file=file)}}),
        operation("csv", responses={"200": file_answer}),
    ]
    return build(spec(*operations, schemas={"Box": box, "Patch": patch}))


def test_a_field_left_out_is_not_a_field_that_is_null(package: Package) -> None:
    patch = package.models.Patch
    assert patch().to_dict() == {}
    assert patch(name=None).to_dict() == {"name": None}
    assert patch(name=NOT_GIVEN).to_dict() == {}
    assert patch().name is None
    assert patch() != patch(name=None)
    update = patch()
    update.name = None
    assert package.api().patch_box(update).body == b'{"name":null}'
    del update.name
    assert package.api().patch_box(update).body == b"{}"
    update.name = NOT_GIVEN
    assert update.to_dict() == {}


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_what_is_absent_stays_absent_through_copies(package: Package, copied: Any) -> None:
    box = package.models.Box.from_dict(
        {"id": str(SOME), "state": "open", "more": [1], "inner": {"id": str(SOME), "state": ""}}
    )
    again = copied(box)
    assert again == box
    assert (
        again.to_dict()
        == box.to_dict()
        == {"id": str(SOME), "state": "open", "more": [1], "inner": {"id": str(SOME), "state": ""}}
    )
    again.additional_properties["other"] = 1
    assert "other" not in box.additional_properties


def test_free_form_objects_are_plain_dicts_both_ways(package: Package) -> None:
    box = package.models.Box(id=SOME, state="open", details={"a": {"b": SOME}})
    assert box.to_dict()["details"] == {"a": {"b": str(SOME)}}
    assert type(package.models.Box.from_dict(box.to_dict()).details) is dict


def test_unknown_fields_and_enum_values_are_kept(package: Package) -> None:
    wire = {"id": str(SOME), "state": "ajar", "new": {"x": None}}
    box = package.models.Box.from_dict(wire)
    assert (box.state, box.new, box["new"], box.to_dict()) == ("ajar", {"x": None}, {"x": None}, wire)


def test_a_missing_or_wrong_field_is_an_error_that_names_it(package: Package) -> None:
    with pytest.raises(WireError, match=r"^missing 'state'$"):
        package.models.Box.from_dict({"id": str(SOME)})
    with pytest.raises(WireError, match=r"^inner\.inner\.id: expected a UUID, got str 'x'$"):
        package.models.Box.from_dict(WIRE | {"inner": WIRE | {"inner": WIRE | {"id": "x"}}})


def test_properties_called_d_cls_or_self_do_no_harm(package: Package) -> None:
    wire = {"id": str(SOME), "state": "open", "d": "1", "cls": "2", "self": "3", "format": "4", "x": 5}
    box = package.models.Box.from_dict(wire)
    assert (box.d, box.cls, box.self_, box.format, box.x) == ("1", "2", "3", "4", 5)
    assert box.to_dict() == wire


def test_no_content_can_end_a_form_early(package: Package) -> None:
    send = package.api().send
    calls = [send({"file": b"--+++--\r\n--boundary--"}) for _ in range(20)]
    assert len({dict(call.headers)["content-type"] for call in calls}) == 20


@pytest.mark.parametrize("status", [200, 299, 520, 600])
def test_a_status_without_a_name_is_no_obstacle(package: Package, status: int) -> None:
    body = f'{{"id": "{SOME}", "state": "open"}}'.encode()
    assert package.api().get_box().parse(Response(status, Headers(), body)).id == SOME


def test_a_file_is_not_parsed(package: Package) -> None:
    assert package.api().csv().parse(Response(200, Headers(), b"a;b")) == b"a;b"


def test_ids_are_taken_as_text_too(package: Package) -> None:
    assert package.models.Patch(ids=[SOME, "x"]).to_dict() == {"ids": [str(SOME), "x"]}
    assert package.api().patch_box({"ids": (SOME,)}).body == f'{{"ids":["{SOME}"]}}'.encode()


def test_models_dump_like_those_of_pydantic(package: Package) -> None:
    box = package.models.Box.from_dict(
        {"id": str(SOME), "state": "open", "self": "me", "made_at": "2026-01-02T03:04:05", "e": 1}
    )
    dumped = box.model_dump()
    assert (dumped["id"], dumped["made_at"], dumped["name"], dumped["self_"], dumped["e"]) == (
        SOME,
        box.made_at,
        None,
        "me",
        1,
    )
    assert box.model_dump(mode="json", exclude_none=True) == {
        "id": str(SOME),
        "state": "open",
        "self_": "me",
        "made_at": "2026-01-02T03:04:05Z",
        "e": 1,
    }
    assert box.model_dump_json(exclude_unset=True).startswith(
        '{"id":"00000000-0000-0000-0000-000000000007","state":"open",'
    )
    assert '\n  "name": null' in box.model_dump_json(indent=2)


def test_importing_an_operation_loads_no_model_and_no_http_library(package: Package) -> None:
    folder = package.root / "generated" / "fivefold_wire"
    code = f"import sys; sys.path.insert(0, {str(folder)!r}); import {package.service}.api.default; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in loaded if name.startswith(("httpx", f"{package.service}.models."))]


def test_a_model_is_small_and_takes_no_misspelt_field(package: Package) -> None:
    box = package.models.Box(id=SOME, state="open")
    assert not hasattr(box, "__dict__")
    with pytest.raises(AttributeError, match="nome"):
        box.nome = "x"
    with pytest.raises(AttributeError, match="'Box' has no field 'nome'"):
        print(box.nome)
    with pytest.raises(TypeError, match="nome"):
        package.models.Box(id=SOME, state="open", nome="x")
    with pytest.raises(TypeError, match="Box: missing required keyword 'id'"):
        package.models.Box(id=NOT_GIVEN, state="open")
    with pytest.raises(TypeError, match="unhashable"):
        hash(box)
    assert isinstance(box, Model)

"""What operations become: signatures, requests, answers."""

import inspect
import typing
import uuid
from typing import Any

import pytest

from fivefold import _bodies
from fivefold._codec import WireError
from fivefold.call import Call, Headers, Response
from tests.generator.conftest import Build, Package
from tests.generator.specs import TEXT, TIME, UUID, Json, operation, parameter, ref, spec, thing

CSV: Json = {"text/csv": {"schema": TEXT}}
JSON: Json = {"application/json": {"schema": ref("Thing")}}


def answers(**contents: Json | None) -> Json:
    """Responses by status, `_200` for 200, each with its content."""
    return {
        status[1:]: {"description": "x"} | ({"content": content} if content else {})
        for status, content in contents.items()
    }


@pytest.fixture(scope="module")
def package(build: Build) -> Package:
    file = {"type": "string", "format": "binary"}
    disposition = {"Content-disposition": {"schema": TEXT}}
    queries = [
        parameter("q", TEXT, required=True),
        parameter("limit", {"type": "integer", "default": 50, "maximum": 100}, description="Most of them."),
        parameter("kinds", {"type": "array", "items": TEXT, "default": ["a", "b"]}),
        parameter("on", {"type": "boolean"}),
        parameter("since", TIME),
        parameter("maybe", {"anyOf": [UUID, {"type": "null"}]}),
        parameter("X-Tag", TEXT, "header", description="A tag"),
        parameter("Authorization", TEXT, "header"),
        parameter("ids", {"type": "array", "items": {"type": "integer"}}, "cookie"),
    ]
    form = thing(("name",), name=TEXT, tags={"type": "array", "items": TEXT}, size={"type": "integer"})
    upload = thing(("file",), file=file, files={"type": "array", "items": file}, note=TEXT, meta={"type": "object"})
    errors = {
        code: {"description": f"Told {code}"}
        for code in ("400", "401", "402", "403", "404", "405", "409", "422", "429", "4XX", "500", "503", "520")
    }
    operations = [
        operation(
            "find",
            path="/a b/{item_id}/{names}~x",
            parameters=[
                parameter("names", {"type": "array", "items": TEXT}, "path"),
                parameter("item_id", UUID, "path", description="Which one."),
                *queries,
            ],
            responses=answers(_200=JSON) | errors,
            summary="Find things",
            description="One.\n\nTwo.",
            deprecated=True,
        ),
        operation("form", "post", body={"application/x-www-form-urlencoded": {"schema": ref("Form")}}),
        operation("upload", "put", body={"multipart/form-data": {"schema": ref("Upload")}}, safety="idempotent"),
        operation("raw", "post", body={"application/octet-stream": {"schema": file}}),
        operation("lines", "post", body={"application/x-ndjson": {"schema": TEXT}}, answer={}),
        operation("patch", "patch", body={"application/merge-patch+json; v=1": {"schema": {"type": "object"}}}),
        operation("maybe", "post", requestBody={"content": JSON}),
        operation("several", "post", body={"text/plain": {"schema": TEXT}, **JSON}),
        operation(
            "export", responses={"200": {"description": "A file", "headers": disposition, "content": {**JSON, **CSV}}}
        ),
        operation("text", responses=answers(_200=CSV)),
        operation("image", responses=answers(_200={"image/png": {}})),
        operation("events", responses=answers(_200={"text/event-stream": {"schema": TEXT}})),
        operation("chat", responses=answers(_200={"text/event-stream": {"schema": TEXT}, **JSON})),
        operation("created", "post", responses=answers(_201=JSON, _202={"application/json": {}}, _204=None)),
        operation("ranged", "head", "/ranged", responses=answers(_200=JSON)),
        operation("other", responses=answers(_2XX={"text/plain": {"schema": TEXT}}, _200=JSON)),
        operation(
            "fallback", responses={"default": {"description": "x", "content": JSON}, "404": {"description": "No."}}
        ),
        operation("gone", "delete", responses=answers(_404=None), safety="repeatable"),
    ]
    return build(
        spec(*operations, schemas={"Thing": thing(("n",), n={"type": "integer"}), "Form": form, "Upload": upload})
    )


def parsed(call: Call[Any], body: bytes = b'{"n": 1}', status: int = 200) -> Any:
    return call.parse(Response(status, Headers(), body))


def test_the_signature_is_the_public_interface(package: Package) -> None:
    find = package.api().find
    shown = str(inspect.signature(find)).replace("'", '"')
    assert shown == (
        "(item_id: uuid.UUID | str, names: collections.abc.Sequence[str], *, q: str, limit: int = 50, "
        'kinds: collections.abc.Sequence[str] = ("a", "b"), on: bool | None = None, '
        "since: datetime.datetime | datetime.date | str | None = None, maybe: uuid.UUID | str | None = None, "
        "x_tag: str | None = None, authorization: str | None = None, ids: collections.abc.Sequence[int] | None = None) "
        '-> "Call[_models.Thing]"'
    )
    answer = typing.get_type_hints(find)["return"]
    assert (typing.get_origin(answer), typing.get_args(answer)) == (Call, (package.models.Thing,))
    maybe = inspect.signature(package.api().maybe).parameters["body"]
    assert (maybe.kind, maybe.default) == (inspect.Parameter.POSITIONAL_OR_KEYWORD, None)


def test_arguments_go_where_the_document_says(package: Package) -> None:
    call = package.api().find(
        "7/8", ["x,y", "z"], q="?&", on=False, since="2026", x_tag="t", authorization="Bearer s", ids=[1, 2]
    )
    assert call.target == "/a%20b/7%2F8/x%2Cy,z~x?q=%3F%26&limit=50&kinds=a&kinds=b&on=false&since=2026"
    assert call.headers == (("X-Tag", "t"), ("Authorization", "Bearer s"), ("cookie", "ids=1%2C2"))
    assert (call.body, call.secrets) == (None, {"Bearer s"})
    assert (
        package.api()
        .find(uuid.UUID(int=1), ["z"], q="", maybe=uuid.UUID(int=2))
        .target.endswith("-000000000001/z~x?q=&limit=50&kinds=a&kinds=b&maybe=00000000-0000-0000-0000-000000000002")
    )


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("..", ["z"]), "find: item_id: '..' cannot be a part of a URL path"),
        (("x", []), "find: names: '' cannot be a part of a URL path"),
        ((5, ["z"]), "find: item_id: expected a UUID or str, got int 5"),
        (("x", "z"), "find: names: expected a list, got str 'z'"),
        (("x", [1]), r"find: names\[0\]: expected a string, got int 1"),
    ],
)
def test_an_argument_that_does_not_fit_is_named(package: Package, arguments: Any, fault: str) -> None:
    with pytest.raises((TypeError, ValueError), match=fault):
        package.api().find(*arguments, q="q")
    with pytest.raises(TypeError, match="q: expected a string, got NoneType"):
        package.api().find("x", ["y"], q=None)


def test_the_docstring_tells_all(package: Package) -> None:
    assert inspect.getdoc(package.api().find) == (
        "Find things.\n\nOne.\n\nTwo.\n\nGET /a b/{item_id}/{names}~x\n\n"
        "Args:\n    item_id: Which one.\n    names\n    q\n    limit: Most of them (at most 100, default 50).\n"
        "    kinds\n    on\n    since\n    maybe\n    x_tag: A tag.\n    authorization\n    ids\n\n"
        "Returns:\n    x.\n\n"
        "Raises:\n    BadRequestError: Told 400.\n    AuthenticationError: Told 401.\n"
        "    APIStatusError: Told 402. Told 4XX.\n    PermissionDeniedError: Told 403.\n    NotFoundError: Told 404.\n"
        "    ConflictError: Told 409.\n    UnprocessableEntityError: Told 422.\n    RateLimitError: Told 429.\n"
        "    InternalServerError: Told 500. Told 503. Told 520."
    )


def test_safety_is_that_of_the_extension_or_of_the_method(package: Package) -> None:
    api = package.api()
    thing = {"n": 1}
    calls = {"find": api.find("1", ["2"], q=""), "ranged": api.ranged(), "several": api.several(thing)}
    calls |= {"upload": api.upload({"file": b""}), "gone": api.gone()}
    assert {name: call.operation.safety for name, call in calls.items()} == {
        "find": "safe",
        "ranged": "safe",
        "several": "unsafe",
        "upload": "idempotent",
        "gone": "repeatable",
    }


def test_bodies_are_encoded_as_their_media_types_say(package: Package) -> None:
    api = package.api()
    form = api.form({"name": "a b&ü", "tags": ["x", "y"], "size": None})
    assert (form.body, form.headers) == (
        b"name=a+b%26%C3%BC&tags=x&tags=y",
        (("content-type", "application/x-www-form-urlencoded"),),
    )
    assert api.raw(b"\x00\xff").body == b"\x00\xff"
    assert api.raw("ü").headers == (("content-type", "application/octet-stream"),)
    assert (api.lines("{}\n").body, dict(api.lines(b"").headers)) == (b"{}\n", {"content-type": "application/x-ndjson"})
    assert dict(api.patch({"a": None}).headers) == {"content-type": "application/merge-patch+json; v=1"}
    assert api.patch({"a": None}).body == b'{"a":null}'
    assert (api.maybe().body, api.maybe().headers) == (None, ())
    assert api.several(package.models.Thing(n=2)).body == b'{"n":2}'
    with pytest.raises(TypeError, match="raw: body: expected bytes or str, got int 5"):
        api.raw(5)


def test_a_file_in_a_form_is_bytes_or_has_a_name(package: Package) -> None:
    upload = package.models.Upload
    made = upload(
        file=_bodies.File(b"1", 'a"\r\n.jsonl', "text/x"), files=[b"2", _bodies.File(b"3")], note="n", meta={"a": 1}
    )
    call = package.api().upload(made)
    body, kind = call.body, dict(call.headers)["content-type"]
    boundary = kind.removeprefix("multipart/form-data; boundary=").encode()
    assert body is not None
    assert body.startswith(b"--" + boundary + b"\r\n")
    assert b'name="file"; filename="a%22%0D%0A.jsonl"\r\ncontent-type: text/x\r\n\r\n1\r\n' in body
    assert body.count(b'name="files"; filename="file"') == 2
    assert b'name="note"\r\n\r\nn\r\n' in body
    assert b'name="meta"\r\ncontent-type: application/json\r\n\r\n{"a":1}\r\n' in body
    assert typing.get_type_hints(upload)["file"] == bytes | _bodies.File
    with pytest.raises(TypeError, match=r"upload: body\.file: expected bytes or str, got int 1"):
        package.api().upload({"file": 1})


def test_answers_are_read_by_status_and_media_type(package: Package) -> None:
    api, Thing = package.api(), package.models.Thing  # noqa: N806
    assert parsed(api.export()) == b'{"n": 1}'
    assert parsed(api.text(), b"a;\xff") == "a;\ufffd"
    assert parsed(api.image(), b"\x89PNG") == b"\x89PNG"
    assert parsed(api.events(), b"data: x\n\n") == b"data: x\n\n"
    assert parsed(api.chat()) == Thing(n=1)
    assert [parsed(api.created(), status=status) for status in (201, 202, 204)] == [Thing(n=1), {"n": 1}, None]
    assert parsed(api.ranged(), b"") is None
    assert (parsed(api.other()), parsed(api.other(), b"plain", 299)) == (Thing(n=1), "plain")
    assert parsed(api.fallback(), status=203) == Thing(n=1)
    assert parsed(api.gone(), b"whatever", 200) is None
    assert parsed(api.lines("")) == {"n": 1}
    for body in (b"", b"<html>", b'{"n": NaN}', b"[" * 100_000):
        with pytest.raises(WireError, match="expected JSON, got"):
            parsed(api.chat(), body)


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("export", bytes),
        ("text", str),
        ("image", bytes),
        ("events", bytes),
        ("ranged", None),
        ("gone", None),
        ("lines", Any),
    ],
)
def test_answers_have_types(package: Package, name: str, type: Any) -> None:
    assert typing.get_type_hints(getattr(package.api(), name))["return"] == Call[type]


def test_several_answers_make_a_union(package: Package) -> None:
    (answer,) = typing.get_args(typing.get_type_hints(package.api().other)["return"])
    assert typing.get_args(answer) == (package.models.Thing, str)

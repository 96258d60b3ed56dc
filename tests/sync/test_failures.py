"""Bad input: a clear error, and a tree that is as it was, to the byte."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.sync import fetching
from scripts.wiregen.document import SpecError
from tests.sync.conftest import ROOT, Incoming, Json, Loopback, Tree

Capture = pytest.CaptureFixture[str]
Fails = Callable[..., str]


@pytest.fixture
def fails(tree: Tree, capsys: Capture) -> Fails:
    """Run the command, which has to fail and to leave the tree; gives what it tells."""

    def fails(*options: str, service: str = "synthgen") -> str:
        before = tree.files()
        capsys.readouterr()
        assert tree.sync(*options, service=service) == 2
        assert tree.files() == before
        told = capsys.readouterr().err
        assert told.startswith("sync: ")
        assert told.endswith("\nsync: nothing was changed\n")
        assert not [character for character in told if not character.isprintable() and character != "\n"]
        assert "Traceback" not in told
        return told

    return fails


OTHER = json.loads((ROOT / "openapi" / "served" / "arguslm.json").read_bytes())


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"", "JSON"),
        (b"<!doctype html><title>Sign in</title>", "JSON"),
        (b'{"openapi": "3.1.0", "paths": {', "JSON"),
        (b'{"openapi": "3.1.0", "openapi": "3.1.0"}', "there twice"),
        (b'{"openapi": NaN}', "NaN"),
        (b"\xff\xfe{}", "utf-8"),
        (b"[" * 100_000, "recursion"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "not an OpenAPI document"),
        ([], "an object"),
        ({"detail": "Not Found"}, "not an OpenAPI document"),
        ({"swagger": "2.0", "info": {}, "paths": {}}, "Swagger"),
        ({"openapi": "3.1.0", "paths": {}}, "info"),
        ({"openapi": "3.1.0", "info": {"title": "Synthgen API", "version": "1"}, "paths": {}}, "0 of 13"),
        ({"openapi": "3.1.0", "info": {"title": "S", "version": "1"}, "paths": {"/health": {"get": 5}}}, "get"),
        (OTHER, "a document of arguslm, not of synthgen"),
    ],
)
def test_what_is_no_document_of_this_service(document: Any, reason: str, incoming: Incoming, fails: Fails) -> None:
    assert reason in fails("--from", incoming(document), "--accept-breaking")


def null_operation(live: Json) -> None:
    live["paths"]["/health"]["get"] = None


def circle(live: Json) -> None:
    live["components"]["schemas"]["Batch"] = {"$ref": "#/components/schemas/Batch"}


def elsewhere(live: Json) -> None:
    live["components"]["schemas"]["Batch"]["properties"]["batch_id"] = {"$ref": "file:///etc/passwd"}


def nowhere(live: Json) -> None:
    live["components"]["schemas"]["Batch"]["properties"]["batch_id"] = {"$ref": "#/components/schemas/Nothing"}


def control(live: Json) -> None:
    live["paths"]["/more"] = {
        "get": {"operationId": "\x1b[2J\u202e", "responses": {"\x1b]0;title\x07": {"$ref": "#/x"}}}
    }


def deep(live: Json) -> None:
    schema: Json = {}
    for _ in range(400):
        schema = {"items": schema}
    live["components"]["schemas"]["Deep"] = schema


def code(live: Json) -> None:
    live["paths"]["/more"] = {"get": {"operationId": "$(touch x)", "responses": {"200": {"description": ""}}}}
    live["paths"]["/more"]["get"]["parameters"] = [{"name": "a", "in": "nowhere", "schema": {}}]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (null_operation, "expected an object, got null"),
        (circle, "refers only to itself"),
        (elsewhere, "points out of the document"),
        (nowhere, "points to nothing"),
        (control, "Invalid response status code"),
        (deep, "nested more than 150 deep"),
        (code, "not an OpenAPI 3 document"),
    ],
)
def test_a_hostile_document(
    change: Callable[[Json], None], reason: str, live: Json, incoming: Incoming, fails: Fails
) -> None:
    change(live)
    assert reason in fails("--from", incoming(live), "--accept-breaking")


def test_a_document_that_no_code_can_be_made_of(live: Json, incoming: Incoming, fails: Fails) -> None:
    live["components"]["schemas"]["Task"]["properties"]["mixed"] = {"enum": [1, "one"]}
    assert "TaskResponse" in fails("--from", incoming(live), "--accept-breaking")


def test_a_file_that_cannot_be_read(fails: Fails, tmp_path: Path) -> None:
    assert "No such file" in fails("--from", str(tmp_path / "nothing.json"))
    assert "directory" in fails("--from", str(tmp_path))
    assert "null" in fails("--from", "a\0b")


def test_yaml_is_read_too_but_no_anchors(live: Json, fails: Fails, tree: Tree, tmp_path: Path) -> None:
    path = tmp_path / "served.yaml"
    path.write_text(json.dumps(live), encoding="utf-8")  # which is YAML
    assert tree.sync("--from", str(path)) == 0
    path.write_text("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", encoding="utf-8")
    assert "anchors" in fails("--from", str(path))


def test_a_service_that_is_unknown_or_serves_nothing(fails: Fails) -> None:
    assert "there are lmstudio, synthgen" in fails(service="nothing")
    assert "lmstudio serves no document" in fails("--from", "x.json", service="lmstudio")
    assert "no service is called '../synthgen'" in fails(service="../synthgen")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: "nonsense: [", "overlays/synthgen.yaml: cannot be read as YAML"),
        (lambda text: text.replace("overlay: 1.0.0", "overlay: 2.0.0"), "1.0.x"),
        (lambda text: text.replace("target: $.paths['/health']", "target: $.paths['/heath']"), "'/heath'"),
        (lambda text: text.replace("'422'", "'4xx'"), "matches nothing"),
        (lambda text: text.replace("target: $.components.schemas.Batch\n", "target: $.components..[\n"), "JSONPath"),
    ],
)
def test_a_broken_overlay(change: Callable[[str], str], reason: str, tree: Tree, fails: Fails) -> None:
    tree.edit(change)
    assert reason in fails()


def test_an_overlay_or_a_document_that_is_missing_or_broken(tree: Tree, fails: Fails) -> None:
    text = tree.document.read_bytes()
    tree.document.write_bytes(b"{}")
    assert "synthgen.json: not an OpenAPI" in fails()
    tree.document.write_bytes(text)
    tree.overlay.unlink()
    assert "synthgen.yaml: No such file" in fails()


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_server_that_cannot_be_reached_and_addresses_that_are_none(fails: Fails) -> None:
    told = fails("--from", f"http://me:hunter2@127.0.0.1:{closed_port()}/openapi.json?token=hunter2")
    assert "127.0.0.1 cannot be reached" in told
    assert "hunter2" not in told
    for url in ("http://[::1/openapi.json", "http://host:port/", "http://\x00/"):
        assert "not a URL" in fails("--from", url)
    assert "cannot be reached" in fails("--from", "http:///openapi.json")
    for url in ("ftp://example.org/a", "file:///etc/passwd"):
        assert "only http, https and files" in fails("--from", url)


@pytest.mark.parametrize("status", [204, 401, 404, 500])
def test_a_server_that_answers_otherwise(status: int, loopback: Loopback, fails: Fails) -> None:
    loopback.status = status
    assert f"127.0.0.1 answered with {status}" in fails("--from", loopback.url)


def test_a_redirect_is_followed_but_not_in_a_circle(loopback: Loopback, fails: Fails) -> None:
    loopback.status, loopback.headers = 307, {"Location": "/openapi.json"}
    assert "redirects" in fails("--from", loopback.url)
    loopback.headers = {"Location": "file:///etc/passwd"}
    assert "cannot be reached" in fails("--from", loopback.url)


def test_an_answer_that_breaks_off(loopback: Loopback, fails: Fails) -> None:
    loopback.headers, loopback.body = {"Content-Length": "1000"}, b'{"openapi":'
    assert "cannot be reached" in fails("--from", loopback.url)


def test_an_answer_that_is_too_large_or_never_ends(
    loopback: Loopback, fails: Fails, incoming: Incoming, tmp_path: Path
) -> None:
    loopback.body = b" " * (fetching.MOST + 1)
    assert "more than 4 MB" in fails("--from", loopback.url)
    assert "more than 4 MB" in fails("--from", incoming(b" " * (fetching.MOST + 1)))
    loopback.headers, loopback.body = {"Content-Encoding": "gzip"}, b"no gzip"
    assert "cannot be reached" in fails("--from", loopback.url)


def test_a_server_that_takes_forever_is_left(loopback: Loopback) -> None:
    def drops() -> Iterator[bytes]:
        while True:
            yield b" "
            time.sleep(0.01)

    loopback.body = drops()
    with pytest.raises(SpecError, match=r"needs more than 0\.2 seconds"):
        fetching.fetch(loopback.url, patience=0.2)

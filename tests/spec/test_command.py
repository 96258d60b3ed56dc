"""`fivefold spec diff`, as a user runs it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fivefold._spec import compare, methods_of, own, render, served
from fivefold._spec.source import LARGEST
from fivefold.cli import main
from tests.spec.documents import drop, edited, put, small
from tests.spec.served import serving

GONE = drop("/paths/~1api~1v1~1models/get")
ADDED = put("/paths/~1api~1v1~1more", {"get": {"operationId": "more", "responses": {}}})


def run(*arguments: str, module: str = "fivefold") -> tuple[int, str, str]:
    """Exit code, output and complaints of the command."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


def written(folder: Path, name: str, document: Any) -> str:
    """The path of a file with a document."""
    path = folder / name
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return str(path)


def test_a_breaking_change_is_told_with_its_methods_and_exits_with_1(tmp_path: Path) -> None:
    new = written(tmp_path, "new.json", edited(own("arguslm"), GONE, ADDED))
    code, told, complaints = run("spec", "diff", "arguslm", new)
    assert (code, complaints) == (1, "")
    assert told.splitlines() == [
        "breaking: 1 breaking, 1 compatible changes",
        "",
        "BREAKING",
        "  GET /api/v1/models  ArgusLM.iter_models, ArgusLM.list_models, ArgusLM.resolve",
        "    is no longer there",
        "",
        "COMPATIBLE",
        "  GET /api/v1/more",
        "    is new",
    ]


@pytest.mark.parametrize(
    ("fail_on", "edit", "code"),
    [("never", GONE, 0), ("breaking", ADDED, 0), ("compatible", ADDED, 1), ("compatible", put("/info/title", "x"), 0)],
)
def test_the_exit_code_says_what_was_asked_for(tmp_path: Path, fail_on: str, edit: Any, code: int) -> None:
    new = written(tmp_path, "new.json", edited(own("arguslm"), edit))
    assert main(["spec", "diff", "arguslm", new, "--fail-on", fail_on]) == code


def test_json_holds_everything(tmp_path: Path) -> None:
    new = written(tmp_path, "new.json", edited(own("arguslm"), GONE, ADDED))
    told = json.loads(run("spec", "diff", "arguslm", new, "--format", "json")[1])
    assert told["level"] == "breaking"
    assert told["methods"] == ["ArgusLM.iter_models", "ArgusLM.list_models", "ArgusLM.resolve"]
    assert told["changes"][0] == {
        "level": "breaking",
        "endpoint": "GET /api/v1/models",
        "operation": "list_models",
        "where": "",
        "what": "is no longer there",
        "before": None,
        "after": None,
        "methods": ["ArgusLM.iter_models", "ArgusLM.list_models", "ArgusLM.resolve"],
    }


def test_markdown_is_fit_for_a_comment(tmp_path: Path) -> None:
    edit = put("/components/schemas/ModelResponse/properties/model_id/type", "integer")
    new = written(tmp_path, "new.json", edited(own("arguslm"), edit))
    told = run("spec", "diff", "arguslm", new, "--format", "markdown")[1]
    assert "\n## Breaking\n" in told
    assert "\n**`GET /api/v1/models/{model_id}`**: `ArgusLM.get_model`\n" in told
    assert "- 200 answer, field 'model\\_id' was string, and is integer now (`string` → `integer`)\n" in told


def test_documents_come_from_a_url_too() -> None:
    with serving(served("arguslm")) as (url, seen):
        code, told, _ = run("spec", "diff", "arguslm@served", f"{url}/openapi.json")
    assert (code, told.strip(), seen) == (0, "identical", ["GET /openapi.json"])


def test_documents_of_no_service_name_no_methods(tmp_path: Path) -> None:
    old = written(tmp_path, "old.json", small())
    new = written(tmp_path, "new.json", edited(small(), drop("/paths/~1health")))
    code, told, _ = run("spec", "diff", old, new)
    assert code == 1
    assert told.splitlines()[3] == "  GET /health"


BAD: dict[str, tuple[bytes, str]] = {
    "yaml.yaml": (b"openapi: 3.1.0\ninfo: {}\n", "YAML, which is not read"),
    "page.json": (b"<!doctype html><title>Docs</title>", "HTML, where a JSON document was expected"),
    "text.json": (b"{", "not JSON"),
    "binary.json": (b"\xff\xfe\x00", "not JSON"),
    "empty.json": (b"", "not JSON"),
    "list.json": (b"[]", "not an OpenAPI document"),
    "other.json": (b"{}", "not an OpenAPI document"),
    "swagger.json": (b'{"swagger": "2.0"}', "Swagger 2.0"),
    "deep.json": (b"[" * 100_000, "nested too deeply"),
    "broken.json": (b'{"openapi": "3.1.0", "paths": {"/a": 7}}', "/a: expected an object"),
    "large.json": (b" " * (LARGEST + 1), "larger than 32 MiB"),
}


def test_what_is_no_document_is_refused_with_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, (content, reason) in BAD.items():
        assert main(["spec", "diff", "arguslm", written(tmp_path, name, content)]) == 2, name
        told = capsys.readouterr()
        assert told.out == "", name
        assert reason in told.err, name
        assert told.err.count("\n") == 1, name


def test_what_is_not_there_is_refused_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(b"No.", status=404) as (missing, _), serving(b"", status=302, location="/again") as (circle, _):
        for source, reason in {
            "nowhere.json": "cannot be read: No such file",
            "chatgpt": "services are arguslm, mongars",
            "a\0b": "cannot be read",
            "http://127.0.0.1:1/": "cannot be fetched",
            "http://me:secret@127.0.0.1:1/?key=secret": "http://127.0.0.1:1/: cannot be fetched",
            "http://[/": "cannot be fetched",
            "lmstudio@served": "shows no document",
            missing: "answered with status 404",
            circle: "cannot be fetched",
        }.items():
            assert main(["spec", "diff", source, "arguslm"]) == 2, source
            told = capsys.readouterr()
            assert told.out == "", source
            assert reason in told.err, source
            assert "secret" not in told.err


def test_the_command_explains_itself() -> None:
    code, told, _ = run("spec", "diff", "--help")
    assert code == 0
    assert "arguslm@served https://host/openapi.json" in told
    assert run()[0] == 2
    assert run("--version", module="fivefold.__main__")[1].startswith("fivefold ")


def test_the_command_tells_what_the_functions_tell(tmp_path: Path) -> None:
    new = edited(own("synthgen"), drop("/paths/~1health"))
    told = run("spec", "diff", "synthgen", written(tmp_path, "new.json", new))[1]
    assert told.rstrip("\n") == render(compare(own("synthgen"), new), "text", methods=methods_of("synthgen"))

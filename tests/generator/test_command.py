"""The command: what it writes, what it refuses, and what it leaves alone."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scripts.generate import main
from scripts.wiregen import package
from tests.generator.conftest import write_spec
from tests.generator.specs import TEXT, Json, operation, parameter, ref, spec, thing

ROOT = Path(__file__).parents[2]
GOOD = spec(
    operation("list_boxes", answer={"type": "array", "items": ref("Box")}),
    operation("say", parameters=[parameter("how", {"enum": ["z", "a", "m"]}), parameter("b", TEXT)]),
    schemas={"Box": thing(b=TEXT, a=ref("Lid"), c={"anyOf": [ref("Lid"), ref("Box"), TEXT]}), "Lid": thing(x=TEXT)},
)


def files(root: Path) -> dict[str, bytes]:
    folder = root / "generated"
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def run(root: Path, *options: str, cwd: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--root", str(root), *options]
    return subprocess.run(
        command, cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_spec(tmp_path, "good", GOOD)
    assert main(["--root", str(tmp_path)]) == 0
    return tmp_path


def test_every_file_is_stamped_and_none_is_the_generators_own(root: Path) -> None:
    made = files(root)
    assert set(made) == {
        "fivefold_wire/__init__.py",
        "fivefold_wire/py.typed",
        "fivefold_wire/good/__init__.py",
        "fivefold_wire/good/api/__init__.py",
        "fivefold_wire/good/api/default.py",
        "fivefold_wire/good/document.json",
        "fivefold_wire/good/models/__init__.py",
        "fivefold_wire/good/models/box.py",
        "fivefold_wire/good/models/lid.py",
    }
    stamp = "# Machine-written by scripts/generate.py from openapi/good.json with openapi-python-client 0.29.1"
    assert json.loads(made["fivefold_wire/good/document.json"]) == GOOD
    for name, text in made.items():
        if "/good/" in name and name.endswith(".py"):
            assert text.decode().split("\n")[0] == f"{stamp}: do not edit."
    assert made["fivefold_wire/__init__.py"].startswith(b"# Machine-written by scripts/generate.py with")
    assert made["fivefold_wire/py.typed"] == b""


def test_the_bytes_are_the_same_in_other_surroundings_and_in_parallel(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for service in ("good", "zwei"):
        write_spec(other, service, GOOD)
    surroundings = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Tokyo", "RUFF_LINE_LENGTH": "40"}
    done = run(other, cwd=tmp_path, **surroundings)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = files(root), files(other)
    assert {name: text for name, text in second.items() if "/zwei/" not in name} == first
    assert second["fivefold_wire/zwei/api/default.py"] == first["fivefold_wire/good/api/default.py"].replace(
        b"openapi/good.json", b"openapi/zwei.json"
    )


def test_a_fresh_tree_passes_the_check_and_is_not_touched(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    times = {path: path.stat().st_mtime_ns for path in (root / "generated").rglob("*")}
    assert main(["--root", str(root), "--check"]) == 0
    assert main(["--root", str(root)]) == 0
    assert {path: path.stat().st_mtime_ns for path in (root / "generated").rglob("*")} == times
    assert "up to date" in capsys.readouterr().out


def test_a_stale_tree_is_shown_and_left_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root / "generated" / "fivefold_wire" / "good"
    (folder / "models" / "lid.py").unlink()
    (folder / "models" / "gone.py").write_text("")
    box = folder / "models" / "box.py"
    box.write_text(box.read_text().replace("class Box", "class Fox"))
    before = files(root)
    assert main(["--root", str(root), "--check"]) == 1
    assert files(root) == before
    told = capsys.readouterr()
    assert "missing: good/models/lid.py" in told.out
    assert "extra: good/models/gone.py" in told.out
    assert "-class Fox(_model.Model):\n+class Box(_model.Model):" in told.out
    assert "stale" in told.err
    assert main(["--root", str(root)]) == 0
    assert main(["--root", str(root), "--check"]) == 0


def test_a_long_difference_is_cut(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "generated" / "fivefold_wire" / "good" / "models" / "box.py").write_text("x\n" * 1000)
    assert main(["--root", str(root), "--check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) < 250
    assert lines[-1].startswith("... and ")


def test_what_a_document_no_longer_has_vanishes(root: Path) -> None:
    gone = write_spec(root, "gone", GOOD)
    assert main(["--root", str(root), "--only", "gone"]) == 0
    assert [name for name in files(root) if "/gone/" in name]
    gone.unlink()
    write_spec(root, "good", spec(operation("only", tags=["one"])))
    assert main(["--root", str(root)]) == 0
    assert not [name for name in files(root) if "/gone/" in name]
    assert {name for name in files(root) if "/good/" in name} == {
        "fivefold_wire/good/__init__.py",
        "fivefold_wire/good/api/__init__.py",
        "fivefold_wire/good/api/one.py",
        "fivefold_wire/good/document.json",
        "fivefold_wire/good/models/__init__.py",
    }


def test_only_one_service_can_be_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_spec(root, "new", GOOD)
    write_spec(root, "good", spec(operation("only")))
    before = files(root)
    assert main(["--root", str(root), "--only", "new"]) == 0
    assert {name: text for name, text in files(root).items() if "/new/" not in name} == before
    assert main(["--root", str(root), "--only", "new", "--check"]) == 0
    assert main(["--root", str(root), "--only", "nothing"]) == 2
    assert "openapi/nothing.json" in capsys.readouterr().err
    assert main(["--root", str(root / "elsewhere")]) == 2
    assert "openapi/*.json" in capsys.readouterr().err
    with pytest.raises(SystemExit) as usage:
        main(["--whatever"])
    assert usage.value.code == 2


LIST: Json = {"type": "array", "items": TEXT}
BOX = thing(a=TEXT)
TAGS: Json = {"propertyName": "t", "mapping": {"x": "B"}}
BAD: dict[str, tuple[Any, str]] = {
    "not JSON": ("{", "cannot be read as JSON"),
    "not a number": ('{"openapi": NaN}', "NaN is not JSON"),
    "not finite": ('{"openapi": 1e999}', "1e999 is not JSON"),
    "a name twice": ('{"openapi": "3.1.0", "openapi": "3.1.0"}', "'openapi' is there twice"),
    "nested": ("[" * 100_000, "cannot be read as JSON"),
    "a list": ([], "not an OpenAPI 3 document"),
    "Swagger": ({"swagger": "2.0", "info": {}, "paths": {}}, "not an OpenAPI 3 document"),
    "no answer": (spec({"path": "/x", "method": "get", "raw": {"operationId": "x"}}), "responses: Field required"),
    "no name": (spec(operation("")), "operationId '' is missing"),
    "two of a name": (spec(operation("a_b"), operation("aB")), "taken by another operation"),
    "reference": (spec(operation("x", answer=ref("Nothing"))), "#/components/schemas/Nothing: there is no"),
    "mixed enum": (spec(schemas={"E": {"enum": ["a", 1]}}), "Enum values must all be the same type"),
    "list of what": (spec(schemas={"L": {"type": "array"}}), "items"),
    "default": (spec(operation("x", parameters=[parameter("n", {"type": "integer", "default": "a"})])), "default 'a'"),
    "style": (spec(operation("x", parameters=[parameter("n", TEXT, style="deepObject")])), "style 'deepObject'"),
    "object": (spec(operation("x", parameters=[parameter("n", BOX)])), "is an object"),
    "joined": (spec(operation("x", parameters=[parameter("n", LIST, explode=False)])), "is a list in one"),
    "header name": (spec(operation("x", parameters=[parameter("a\r\nb: c", TEXT, "header")])), "name of a header"),
    "no schema": (spec(operation("x", parameters=[{"name": "n", "in": "query", "content": {}}])), "has no schema"),
    "path": (spec(operation("x", path="/x/{id}")), "Path parameters do not match"),
    "media type": (spec(operation("x", body={"a/b\r\nc: d": {"schema": TEXT}})), "is not a media type"),
    "form": (spec(operation("x", body={"multipart/form-data": {"schema": TEXT}})), "should be an object"),
    "safety": (spec(operation("x", safety="perhaps")), "x-safety is 'perhaps'"),
    "two schemas": (spec(schemas={"AB": BOX, "ab": BOX}), "AB"),
    "tags": (spec(schemas={"U": {"oneOf": [TEXT, ref("A")], "discriminator": TAGS}, "A": BOX}), "discriminator 't'"),
    "long": (spec(schemas={"N" * 300: BOX}), "no code can be made from it: OSError"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_document_is_one_clear_message_and_leaves_the_tree(
    root: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document, words = BAD[case]
    before = files(root)
    text = document if isinstance(document, str) else json.dumps(document)
    write_spec(root, "good", {}).write_text(text)
    assert main(["--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("generate: good.json: ")
    assert words in told
    assert "Traceback" not in told
    assert files(root) == before


def test_one_bad_document_of_several_leaves_the_tree(root: Path) -> None:
    before = files(root)
    write_spec(root, "bad", spec(operation("")))
    write_spec(root, "worse", {})
    done = run(root)
    assert done.returncode == 1
    assert done.stderr.startswith("generate: bad.json: ")
    assert "\nworse.json: " in done.stderr
    assert files(root) == before


def test_the_name_of_a_document_is_the_name_of_a_package(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("class", "two-words", "A"):
        path = write_spec(root, name, GOOD)
        assert main(["--root", str(root), "--only", name]) == 1
        assert "name for a package" in capsys.readouterr().err
        path.unlink()


def test_tools_of_other_versions_are_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    write_spec(root, "good", spec(operation("only")))
    for constant, words in (
        ("GENERATOR", "openapi-python-client is 0.29.1, and should be 9"),
        ("RUFF", "and should be 9"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(package, constant, "9")
            assert main(["--root", str(root)]) == 1
        assert words in capsys.readouterr().err
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(root / "python"))
        assert main(["--root", str(root)]) == 1
    assert "there is no ruff beside python" in capsys.readouterr().err
    assert files(root) == before


def test_the_pins_are_those_of_the_project() -> None:
    project: Json = tomllib.loads((ROOT / "pyproject.toml").read_text())
    pinned = {f"openapi-python-client=={package.GENERATOR}", f"ruff=={package.RUFF}"}
    assert pinned <= {entry for entry in project["dependency-groups"]["dev"] if isinstance(entry, str)}


def test_a_tree_that_cannot_be_written_is_left_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    write_spec(root, "good", spec(operation("only")))
    real = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("disk on fire")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err == "generate: disk on fire\n"
    assert files(root) == before

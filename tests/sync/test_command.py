"""The command: what it takes over, what it refuses, what it tells, and that all of the tree changes or nothing."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fivefold._spec as spec
from fivefold.sandbox import Sandbox
from scripts.generate import main as generate
from tests.sync.conftest import SERVICE, Incoming, Json, Loopback, Tree

Change = Callable[[Json], Any]
Capture = pytest.CaptureFixture[str]


def test_what_is_served_already_changes_nothing_also_with_prose(tree: Tree, live: Json, incoming: Incoming) -> None:
    live["info"]["description"] = "Long words."
    live["paths"]["/health"]["get"]["summary"] = "Health"
    live["components"]["schemas"]["Batch"]["title"] = "Batch"
    before = tree.files()
    assert tree.sync("--from", incoming(live)) == 0
    assert tree.files() == before


def test_a_live_server_is_read(tree: Tree, loopback: Loopback, capsys: Capture) -> None:
    loopback.body = tree.served.read_bytes()
    before = tree.files()
    assert tree.sync("--from", loopback.url) == 0
    assert tree.files() == before
    assert "On the server: identical" in capsys.readouterr().out


def test_a_sandbox_serves_the_document_that_is_kept(tree: Tree, capsys: Capture) -> None:
    before = tree.files()
    with Sandbox(SERVICE) as sandbox:
        assert tree.sync("--from", f"{sandbox.base_url}/openapi.json") == 0
    assert tree.files() == before
    assert "On the server: identical" in capsys.readouterr().out


def test_a_compatible_change_is_taken_over_whole(tree: Tree, live: Json, incoming: Incoming, capsys: Capture) -> None:
    operation = {"operationId": "pause_batch_api_v1_batches__batch_id__pause_post", "responses": {"200": {}}}
    operation["responses"] = {"200": {"description": "Successful Response"}}
    live["paths"]["/api/v1/batches/{batch_id}/pause"] = {
        "post": operation,
        "parameters": [{"name": "batch_id", "in": "path", "required": True, "schema": {"type": "string"}}],
    }
    live["components"]["schemas"]["Task"]["properties"]["priority"] = {"type": "integer"}
    overlay = tree.overlay.read_bytes()
    assert tree.sync("--from", incoming(live)) == 0
    told = capsys.readouterr().out
    assert "On the server: compatible" in told
    assert "Synthgen.get_task" in told
    assert "POST /api/v1/batches/{batch_id}/pause is new, and `pause_batch` for now: x-safety 'unsafe'" in told
    assert "openapi/overlays/synthgen.yaml" in told
    assert "`pause_batch = endpoint(batches.pause_batch)` in src/fivefold/synthgen/_operations.py" in told
    assert tree.overlay.read_bytes() == overlay
    assert "def pause_batch(" in tree.package.joinpath("api", "batches.py").read_text(encoding="utf-8")
    assert "priority: int" in tree.package.joinpath("models", "task_response.py").read_text(encoding="utf-8")
    assert json.loads(tree.package.joinpath("served.json").read_bytes()) == json.loads(tree.served.read_bytes())
    assert json.loads(tree.package.joinpath("document.json").read_bytes()) == json.loads(tree.document.read_bytes())
    assert tree.sync("--check") == 0
    assert generate(["--root", str(tree.root), "--only", SERVICE, "--check"]) == 0
    before = tree.files()
    assert tree.sync() == 0
    assert tree.files() == before


def no_longer_an_integer(live: Json) -> None:
    live["components"]["schemas"]["Batch"]["properties"]["total_tasks"]["type"] = "string"


def test_what_breaks_callers_is_refused_until_it_is_accepted(
    tree: Tree, live: Json, incoming: Incoming, capsys: Capture
) -> None:
    no_longer_an_integer(live)
    source, before = incoming(live), tree.files()
    assert tree.sync("--from", source) == 1
    told = capsys.readouterr()
    assert "On the server: breaking" in told.out
    assert "Synthgen.get_batch" in told.out
    assert "--accept-breaking (ACCEPT=1)" in told.err
    assert tree.files() == before
    assert tree.sync("--from", source, "--accept-breaking") == 0
    changed = {name for name, data in tree.files().items() if before.get(name) != data}
    package = f"generated/fivefold_wire/{SERVICE}"
    assert changed == {
        f"openapi/{SERVICE}.json",
        f"openapi/served/{SERVICE}.json",
        f"{package}/document.json",
        f"{package}/served.json",
        f"{package}/models/batch.py",
    }


def test_a_change_that_the_overlay_hides_is_judged_all_the_same(
    tree: Tree, live: Json, incoming: Incoming, capsys: Capture
) -> None:
    live["components"]["schemas"]["Batch"]["properties"]["batch_status"] = {"type": "integer"}
    before = tree.files()
    assert tree.sync("--from", incoming(live)) == 1  # our document says what it said
    assert "batch_status" in capsys.readouterr().out
    assert tree.files() == before


def test_a_change_of_the_overlay_is_judged_and_applied(tree: Tree, capsys: Capture) -> None:
    tree.edit(lambda text: text.replace("operationId: get_batches", "operationId: fetch_batches"))
    assert tree.sync("--check") == 2
    assert "openapi/synthgen.json is not what the overlay makes of the served document" in capsys.readouterr().err
    assert tree.sync("--accept-breaking") == 0
    told = capsys.readouterr().out
    assert "On the server: identical" in told
    assert "def fetch_batches(" in tree.package.joinpath("api", "batches.py").read_text(encoding="utf-8")


def drop_operation(live: Json) -> None:
    del live["paths"]["/api/v1/batches/{batch_id}/tasks/export"]


def drop_parameter(live: Json) -> None:
    parameters = live["paths"]["/api/v1/batches/{batch_id}/tasks"]["get"]["parameters"]
    parameters[:] = [one for one in parameters if one["name"] != "page_size"]


def drop_property(live: Json) -> None:
    del live["components"]["schemas"]["Batch"]["properties"]["duration"]


def drop_schema(live: Json) -> None:
    live["components"]["schemas"].pop("TokenResponse")
    live["paths"]["/token"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] = {}


def serve_what_we_added(live: Json) -> None:
    answers = live["paths"]["/api/v1/batches/{batch_id}"]["get"]["responses"]
    answers["404"] = {"description": "Not there", "content": {"application/json": {"schema": {}}}}
    live["components"]["schemas"]["ErrorDetail"] = {"type": "object", "required": ["detail"]}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (drop_operation, "$.paths['/api/v1/batches/{batch_id}/tasks/export'].get: matches nothing"),
        (drop_parameter, "[?@.name == 'page_size']: matches nothing"),
        (drop_property, "/components/schemas/Batch/properties/duration is no longer served"),
        (drop_schema, "$.components.schemas.TokenResponse: matches nothing"),
    ],
)
def test_an_overlay_that_describes_what_is_gone_has_to_be_mended_first(
    change: Change, place: str, tree: Tree, live: Json, incoming: Incoming, capsys: Capture
) -> None:
    change(live)
    before = tree.files()
    assert tree.sync("--from", incoming(live), "--accept-breaking") == 2
    told = capsys.readouterr()
    assert "On the server: breaking" in told.out
    assert "openapi/overlays/synthgen.yaml is out of date" in told.err
    assert place in told.err
    assert tree.files() == before


def test_an_overlay_that_adds_what_is_served_by_now_has_to_be_mended_too(
    tree: Tree, live: Json, incoming: Incoming, capsys: Capture
) -> None:
    serve_what_we_added(live)
    before = tree.files()
    assert tree.sync("--from", incoming(live), "--accept-breaking") == 2
    told = capsys.readouterr().err
    assert "/paths/~1api~1v1~1batches~1{batch_id}/get/responses/404 is served now too" in told
    assert "/components/schemas/ErrorDetail is served now too" in told
    assert tree.files() == before


def test_a_mended_overlay_and_the_new_document_come_together(tree: Tree, live: Json, incoming: Incoming) -> None:
    drop_property(live)
    required = "      - completed_at\n      - duration\n"
    described = "      duration:\n        description: From `created_at` to"
    tree.edit(lambda text: text.replace(required, "      - completed_at\n"))
    tree.edit(lambda text: re.sub(rf"{described}.*\n", "", text))
    assert tree.sync("--from", incoming(live), "--accept-breaking") == 0
    assert "duration" not in json.loads(tree.document.read_bytes())["components"]["schemas"]["Batch"]["properties"]
    assert tree.sync("--check") == 0


def test_a_failure_in_the_last_step_takes_back_the_others(
    tree: Tree, live: Json, incoming: Incoming, monkeypatch: pytest.MonkeyPatch
) -> None:
    live["components"]["schemas"]["Task"]["properties"]["priority"] = {"type": "integer"}
    before, rename = tree.files(), Path.rename

    def full(self: Path, target: Path) -> Path:
        if target == tree.served and self.name == "new":
            raise OSError("no space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    assert tree.sync("--from", incoming(live)) == 2
    monkeypatch.undo()
    assert tree.files() == before


def test_a_table_that_is_yet_to_be_mended_only_costs_the_names_of_methods(
    tree: Tree, live: Json, incoming: Incoming, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(service: str) -> None:
        raise AttributeError("module 'batches' has no attribute 'get_batches'")

    monkeypatch.setattr(spec, "methods_of", broken)
    no_longer_an_integer(live)
    assert tree.sync("--from", incoming(live)) == 1
    told = capsys.readouterr().out
    assert "has no attribute 'get_batches'" in told
    assert "GET /api/v1/batches/{batch_id}" in told

"""LM Studio's models: listed in three ways, loaded by name or on demand, unloaded, downloaded."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox, SandboxError
from tests.sandbox.lmstudio_tools import CHAT, EMBEDDER, HUGE, ODD, OSS, SEEING, THINKER

Connect = Callable[[Sandbox], httpx.Client]
MANUAL = {"load_time": 3600, "download_time": 100}
"""Nothing loads or arrives but by `advance`."""


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio")


@pytest.fixture
def manual(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio", **MANUAL)


def complete(http: httpx.Client, model: str, **more: Any) -> httpx.Response:
    return http.post("/v1/completions", json={"model": model, "prompt": "hi", **more})


def wait_for_requests(server: Sandbox, count: int) -> None:
    while len(server.requests()) < count:
        pass


def state(http: httpx.Client, model: str) -> str:
    return http.get(f"/api/v0/models/{model.replace('/', '%2F')}").json()["state"]


def test_three_lists(http: httpx.Client) -> None:
    plain = http.get("/v1/models").json()
    older = http.get("/api/v0/models").json()
    native = http.get("/api/v1/models").json()
    assert plain["object"] == older["object"] == "list"
    assert plain["data"][0] == {"id": CHAT, "object": "model", "owned_by": "organization_owner"}
    names = [model["id"] for model in plain["data"]]
    assert names == [model["id"] for model in older["data"]] == [model["key"] for model in native["models"]]
    assert older["data"][0] == {
        "id": CHAT,
        "object": "model",
        "type": "llm",
        "publisher": "qwen",
        "arch": "qwen2",
        "compatibility_type": "gguf",
        "quantization": "Q4_K_M",
        "state": "loaded",
        "max_context_length": 32768,
        "loaded_context_length": 4096,
        "capabilities": ["tool_use"],
    }
    assert "loaded_context_length" not in older["data"][1]
    assert [older["data"][-1]["type"], native["models"][-1]["type"]] == ["embeddings", "embedding"]
    first = native["models"][0]
    assert first["loaded_instances"][0]["config"]["context_length"] == 4096
    assert first["capabilities"] == {"vision": False, "trained_for_tool_use": True}
    assert first["quantization"] == {"name": "Q4_K_M", "bits_per_weight": 4}
    assert first["selected_variant"] in first["variants"]
    thinker = next(model for model in native["models"] if model["key"] == OSS)
    assert thinker["capabilities"]["reasoning"] == {"allowed_options": ["low", "medium", "high"], "default": "low"}
    assert "architecture" not in native["models"][-1]


def test_one_model_has_a_name_with_an_encoded_slash(server: Sandbox, http: httpx.Client) -> None:
    assert http.get("/api/v0/models/openai%2Fgpt-oss-20b").json()["id"] == OSS
    missing = http.get("/api/v0/models/no%2Fsuch")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "model_not_found")
    assert [entry["operation"] for entry in server.requests()] == ["v0_get_model"] * 2


def test_without_loading_on_demand_only_what_is_loaded_is_listed(
    launch: Callable[..., Sandbox], connect: Connect
) -> None:
    http = connect(launch(service="lmstudio", **ODD))
    assert [model["id"] for model in http.get("/v1/models").json()["data"]] == [CHAT]
    assert [model["id"] for model in http.get("/api/v0/models").json()["data"]] == [CHAT]
    assert len(http.get("/api/v1/models").json()["models"]) == 6
    assert complete(http, OSS).json()["model"] == CHAT


def test_loading_on_demand_is_silent_until_it_is_done(manual: Sandbox, connect: Connect) -> None:
    http = connect(manual)
    with ThreadPoolExecutor(2) as pool:
        replies = [pool.submit(complete, http, OSS) for _ in range(2)]
        wait_for_requests(manual, 2)
        assert (state(http, OSS), manual.effects()) == ("not-loaded", {})
        manual.advance(3600)
        assert {reply.result(timeout=5).json()["model"] for reply in replies} == {OSS}
    assert state(http, OSS) == "loaded"
    assert manual.effects()["model_loaded"] == 1


def test_a_load_goes_on_when_nobody_waits_for_it(manual: Sandbox, connect: Connect) -> None:
    http = connect(manual)
    with pytest.raises(httpx.ReadTimeout):
        http.post("/v1/completions", json={"model": OSS, "prompt": "hi"}, timeout=0.1)
    manual.advance(3600)
    assert state(http, OSS) == "loaded"
    assert "create_completion" not in manual.effects()


def test_what_was_loaded_on_demand_goes_when_idle_or_pushed_out(server: Sandbox, http: httpx.Client) -> None:
    complete(http, OSS, ttl=60)
    complete(http, SEEING)
    assert [state(http, model) for model in (CHAT, OSS, SEEING)] == ["loaded", "not-loaded", "loaded"]
    server.advance(3599)
    assert state(http, SEEING) == "loaded"
    server.advance(2)
    assert [state(http, model) for model in (CHAT, SEEING)] == ["loaded", "not-loaded"]


def test_without_the_quirk_several_stay(launch: Callable[..., Sandbox], connect: Connect) -> None:
    server = launch(service="lmstudio", quirks="off")
    http = connect(server)
    complete(http, OSS, ttl=60)
    complete(http, SEEING)
    assert [state(http, model) for model in (OSS, SEEING)] == ["loaded", "loaded"]
    server.advance(61)
    assert [state(http, model) for model in (OSS, SEEING)] == ["not-loaded", "loaded"]


def test_a_model_that_cannot_be_loaded(http: httpx.Client) -> None:
    reply = complete(http, HUGE)
    assert reply.status_code == 400
    assert reply.json()["error"]["message"].startswith(
        f'Failed to load model "{HUGE}". Error: Model loading was stopped'
    )
    native = http.post("/api/v1/models/load", json={"model": HUGE})
    assert (native.status_code, native.json()["error"]["type"]) == (500, "model_load_failed")


def test_load_and_unload(server: Sandbox, http: httpx.Client) -> None:
    request = {"model": OSS, "context_length": 8192, "flash_attention": False, "echo_load_config": True}
    first = http.post("/api/v1/models/load", json=request).json()
    assert first == {
        "type": "llm",
        "instance_id": OSS,
        "load_time_seconds": 0.2,
        "status": "loaded",
        "load_config": {
            "context_length": 8192,
            "eval_batch_size": 512,
            "flash_attention": False,
            "offload_kv_cache_to_gpu": True,
        },
    }
    second = http.post("/api/v1/models/load", json={"model": OSS}).json()
    assert second == {"type": "llm", "instance_id": f"{OSS}:2", "load_time_seconds": 0.2, "status": "loaded"}
    loaded = http.get("/api/v1/models").json()["models"][1]["loaded_instances"]
    assert [(one["id"], one["config"]["context_length"]) for one in loaded] == [(OSS, 8192), (f"{OSS}:2", 4096)]
    gone = http.post("/api/v1/models/unload", json={"instance_id": OSS})
    assert gone.json() == {"instance_id": OSS}
    again = http.post("/api/v1/models/unload", json={"instance_id": OSS})
    assert (again.status_code, again.json()["error"]["type"]) == (404, "model_not_found")
    embedder = http.post("/api/v1/models/load", json={"model": EMBEDDER, "echo_load_config": True}).json()
    assert (embedder["type"], embedder["load_config"]) == ("embedding", {"context_length": 2048})
    assert server.effects() == {"native_load_model": 3, "model_loaded": 3, "native_unload_model": 1}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"model": "no/such"}, 404, None),
        ({}, 400, "missing_required_parameter"),
        ({"model": OSS, "ttl": 5}, 400, "unrecognized_keys"),
        ({"model": OSS, "context_length": "8"}, 400, "invalid_type"),
        ({"model": OSS, "context_length": 0}, 400, "too_small"),
        ({"model": OSS, "context_length": 10**6}, 400, "too_big"),
    ],
)
def test_loads_that_are_refused(http: httpx.Client, body: dict[str, Any], status: int, code: str | None) -> None:
    reply = http.post("/api/v1/models/load", json=body)
    assert (reply.status_code, reply.json()["error"].get("code")) == (status, code)


def test_a_download(manual: Sandbox, connect: Connect) -> None:
    http = connect(manual)
    request = {"model": "ibm/granite-4-micro"}
    job = http.post("/api/v1/models/download", json=request).json()
    assert (job["status"], job["total_size_bytes"]) == ("downloading", 2_100_000_000)
    assert job["started_at"].startswith("2026-01-01T00:00:0")
    assert job["started_at"].endswith("Z")
    assert http.post("/api/v1/models/download", json=request).json()["job_id"] == job["job_id"]
    manual.advance(50)
    path = f"/api/v1/models/download/status/{job['job_id']}"
    half = http.get(path).json()
    assert 1_050_000_000 <= half["downloaded_bytes"] < 2_100_000_000
    assert (half["status"], half["bytes_per_second"]) == ("downloading", 21_000_000)
    assert half["estimated_completion"] > half["started_at"]
    manual.advance(50)
    done = http.get(path).json()
    assert list(done) == ["job_id", "status", "total_size_bytes", "started_at", "completed_at"]
    assert (done["status"], done["completed_at"]) == ("completed", half["estimated_completion"])
    assert "ibm/granite-4-micro" in [model["id"] for model in http.get("/v1/models").json()["data"]]
    assert http.post("/api/v1/models/download", json=request).json() == {"status": "already_downloaded"}


def test_a_download_that_fails(manual: Sandbox, connect: Connect) -> None:
    http = connect(manual)
    job = http.post("/api/v1/models/download", json={"model": "acme/broken-1b"}).json()
    manual.advance(60)
    assert http.get(f"/api/v1/models/download/status/{job['job_id']}").json()["status"] == "failed"
    manual.advance(60)
    assert "acme/broken-1b" not in [model["id"] for model in http.get("/v1/models").json()["data"]]


def test_a_download_from_hugging_face(server: Sandbox, http: httpx.Client) -> None:
    link = "https://huggingface.co/lmstudio-community/Phi-4-GGUF"
    job = http.post("/api/v1/models/download", json={"model": link, "quantization": "Q8_0"}).json()
    server.advance(1)
    assert http.get(f"/api/v1/models/download/status/{job['job_id']}").json()["status"] == "completed"
    assert http.get("/api/v0/models/lmstudio-community%2Fphi-4").json()["quantization"] == "Q8_0"


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({"model": "no/such"}, 404, "model_not_found"),
        ({"model": "ibm/granite-4-micro", "quantization": "Q8_0"}, 400, "invalid_request"),
        ({"model": "https://huggingface.co/a/b", "quantization": "Q99"}, 400, "invalid_request"),
        ({"quantization": "Q8_0"}, 400, "invalid_request"),
    ],
)
def test_downloads_that_are_refused(http: httpx.Client, body: dict[str, Any], status: int, kind: str) -> None:
    reply = http.post("/api/v1/models/download", json=body)
    assert (reply.status_code, reply.json()["error"]["type"]) == (status, kind)


def test_an_unknown_job(http: httpx.Client) -> None:
    reply = http.get("/api/v1/models/download/status/job_none")
    assert (reply.status_code, reply.json()["error"]["type"]) == (404, "job_not_found")


def test_seeds(server: Sandbox, http: httpx.Client) -> None:
    assert server.seed({"models": [{"key": "a"}, {"key": "b", "loaded": True}]}) == {"models": ["a", "b"]}
    assert complete(http, "zzz").json()["model"] == "b"
    wrong: tuple[dict[str, Any], ...] = (
        {"modles": []},
        {"models": [{}]},
        {"models": [{"key": "a", "type": "x"}]},
        {"models": [{"kye": "a"}]},
    )
    for data in wrong:
        with pytest.raises(SandboxError):
            server.seed(data)
    assert THINKER not in str(http.get("/v1/models").json())

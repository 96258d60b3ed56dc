"""Benchmarks over REST, step by step on the sandbox's clock."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

API = "/api/v1"
PACE = 60.0
UNKNOWN = "00000000-0000-4000-8000-000000000000"
Connect = Callable[[Sandbox], httpx.Client]


def start(http: httpx.Client, models: list[str], **fields: Any) -> str:
    body = {"model_ids": models, "prompt_pack": "shakespeare", "num_runs": 2, **fields}
    reply = http.post(f"{API}/benchmarks", json=body)
    assert reply.status_code == 202
    assert list(reply.json()) == ["id", "status", "message"]
    assert (reply.json()["status"], reply.json()["message"]) == ("pending", "Benchmark run started")
    return reply.json()["id"]


def test_results_appear_all_at_once_at_the_end(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)
    models = slow.seed({"providers": [{}], "models": [{"model_id": "fake-fast"}, {"model_id": "broken"}]})["models"]
    run = start(http, models, name="Mine")

    def look() -> tuple[str, int, int, bool]:
        found = http.get(f"{API}/benchmarks/{run}").json()
        return found["status"], found["result_count"], len(found["results"]), found["completed_at"] is None

    assert look() == ("pending", 0, 0, True)
    slow.advance(PACE)
    assert look() == ("running", 0, 0, True)
    slow.advance(5 * PACE)
    assert look() == ("running", 0, 0, True)
    slow.advance(PACE)
    assert look() == ("completed", 4, 4, False)
    assert http.get(f"{API}/benchmarks/{run}/results").json()["total"] == 4


def test_broken_models_give_errors_not_failures(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)
    models = slow.seed({"providers": [{}], "models": [{"model_id": "broken"}, {"model_id": "fake-slow"}]})["models"]
    run = start(http, models)
    slow.advance(100 * PACE)
    found = http.get(f"{API}/benchmarks/{run}").json()
    broken, good = found["results"][0], found["results"][-1]
    assert found["status"] == "completed"
    assert broken["error"].startswith("litellm.InternalServerError")
    assert (broken["ttft_ms"], broken["tps"], broken["output_tokens"], broken["model_name"]) == (0, 0, 0, "broken")
    assert (good["error"], good["input_tokens"], good["output_tokens"], good["estimated_cost"]) == (None, 0, 200, None)
    assert good["tps_excluding_ttft"] > good["tps"] > 0
    ttfts = sorted(result["ttft_ms"] for result in found["results"] if result["error"] is None)
    assert found["statistics"]["ttft_p50"] == pytest.approx(sum(ttfts) / 2, abs=0.01)
    assert ttfts[0] <= found["statistics"]["ttft_p95"] <= found["statistics"]["ttft_p99"] <= ttfts[-1]


def test_statistics_of_nothing_are_zero(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)
    models = slow.seed({"providers": [{}], "models": [{}]})["models"]
    statistics = http.get(f"{API}/benchmarks/{start(http, models)}").json()["statistics"]
    assert set(statistics.values()) == {0.0}
    assert len(statistics) == 6


def test_an_unknown_prompt_pack_is_taken_and_fails_every_call(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)
    run = start(http, slow.seed({"providers": [{}], "models": [{}]})["models"], prompt_pack="nonsense")
    slow.advance(100 * PACE)
    found = http.get(f"{API}/benchmarks/{run}").json()
    assert found["status"] == "completed"
    assert {result["error"] for result in found["results"]} == {"Unknown prompt pack: nonsense"}


def test_a_name_is_made_up_from_the_time(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)
    models = slow.seed({"providers": [{}], "models": [{}]})["models"]
    for name in (None, ""):
        run = start(http, models, name=name)
        assert http.get(f"{API}/benchmarks/{run}").json()["name"] == "Benchmark 2026-01-01 00:00"


def test_numbers_are_the_same_with_the_same_seed(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)

    def measure() -> Any:
        slow.reset()
        run = start(http, slow.seed({"providers": [{}], "models": [{"model_id": "fake-flaky"}]})["models"], num_runs=10)
        slow.advance(100 * PACE)
        results = http.get(f"{API}/benchmarks/{run}/results").json()["results"]
        assert {result["error"] is None for result in results} == {True, False}
        return results

    assert measure() == measure()


def test_unknown_and_repeated_models(server: Sandbox, http: httpx.Client) -> None:
    (model,) = server.seed({"providers": [{}], "models": [{}]})["models"]
    for models, detail in (
        ([model, UNKNOWN], f"Model IDs not found: {UNKNOWN}"),
        ([model, model], "Model IDs not found: "),
    ):
        reply = http.post(f"{API}/benchmarks", json={"model_ids": models, "prompt_pack": "shakespeare"})
        assert (reply.status_code, reply.json()) == (400, {"detail": detail})
    assert http.get(f"{API}/benchmarks").json()["total"] == 0


def test_a_provider_deleted_in_the_middle_strands_the_run(slow: Sandbox, connect: Connect) -> None:
    http = connect(slow)
    ids = slow.seed({"providers": [{}], "models": [{}]})
    run = start(http, ids["models"])
    slow.advance(2 * PACE)
    assert http.delete(f"{API}/providers/{ids['providers'][0]}").status_code == 204
    slow.advance(1000 * PACE)
    found = http.get(f"{API}/benchmarks/{run}").json()
    assert (found["status"], found["completed_at"], found["results"]) == ("running", None, [])


def test_without_the_quirk_that_run_fails(strict: Sandbox, connect: Connect) -> None:
    http = connect(strict)
    ids = strict.seed({"providers": [{}], "models": [{}]})
    run = start(http, ids["models"])
    strict.advance(2 * PACE)
    http.delete(f"{API}/providers/{ids['providers'][0]}")
    strict.advance(1000 * PACE)
    found = http.get(f"{API}/benchmarks/{run}").json()
    assert found["status"] == "failed"
    assert found["completed_at"] is not None

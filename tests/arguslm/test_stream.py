"""Watching a benchmark, in both twins: every result once, and an end always."""

import sys
from importlib import import_module
from typing import Any

import pytest

from fivefold import ConfigurationError
from fivefold.arguslm import exceptions
from fivefold.arguslm.schemas import BenchmarkCreate, BenchmarkStartResponse, ModelResponse
from fivefold.sandbox import Sandbox
from tests.twins import arguslm

_MESSAGES = "fivefold_wire.arguslm.models.web_socket_message"
NOBODY = "00000000-0000-4000-8000-000000000000"
RUNS = 3


@pytest.fixture
def started(client: Any, models: list[ModelResponse]) -> BenchmarkStartResponse:
    """A benchmark of two models, just started. It does not last, so what hears it is loaded before."""
    for module in ("websockets.sync.client", "websockets.asyncio.client", _MESSAGES):
        import_module(module)
    ids = [model.id for model in models[:2]]
    run: BenchmarkStartResponse = client.start_benchmark(
        BenchmarkCreate(model_ids=ids, prompt_pack="shakespeare", num_runs=RUNS)
    )
    return run


def told(events: list[Any]) -> list[tuple[Any, ...]]:
    """The results that a stream told, in a form to compare."""
    results = [event["data"] for event in events if event["type"] == "result"]
    return sorted((str(data["model_id"]), data["ttft_ms"], data["tps"]) for data in results)


def stored(client: Any, started: BenchmarkStartResponse) -> list[tuple[Any, ...]]:
    """The results that the service keeps, in the same form."""
    results = client.get_benchmark(started.id).results
    return sorted((str(result.model_id), result.ttft_ms, result.tps_excluding_ttft) for result in results)


def test_a_stream_tells_progress_and_every_result_and_the_end(client: Any, started: BenchmarkStartResponse) -> None:
    events = list(client.stream_benchmark(started.id))
    assert events[-1].type == "complete"
    assert {event["type"] for event in events} <= {"progress", "result", "complete"}
    assert told(events) == stored(client, started)
    assert len(told(events)) == 2 * RUNS
    counts = [(event.completed, event["total"]) for event in events if event.type == "progress" and event.completed]
    assert counts[-1] == (2 * RUNS, 2 * RUNS)


def test_a_run_that_had_ended_before_is_told_from_rest(client: Any, started: BenchmarkStartResponse) -> None:
    client.wait_for_benchmark(started.id)
    events = list(client.stream_benchmark(started.id))
    assert [event.type for event in events] == ["result"] * (2 * RUNS) + ["complete"]
    assert told(events) == stored(client, started)


def test_an_unknown_run_and_an_id_that_is_none_are_told_before_anything_is_opened(client: Any) -> None:
    with pytest.raises(exceptions.NotFoundError):
        list(client.stream_benchmark(NOBODY))
    with pytest.raises(exceptions.UnprocessableEntityError):
        list(client.stream_benchmark("no-uuid"))


def test_a_server_that_dies_is_a_connection_error(mortal: tuple[Any, Sandbox]) -> None:
    client, server = mortal
    body = BenchmarkCreate(model_ids=[_model(client)], prompt_pack="shakespeare", num_runs=10)
    run = client.start_benchmark(body)
    events = iter(client.stream_benchmark(run.id))
    next(events)
    server.stop()
    with pytest.raises(exceptions.APIConnectionError):
        list(events)


@pytest.mark.parametrize("fault", [{"cut": 4}, {"status": 503}, {"drop": "before"}], ids=str)
def test_a_stream_that_breaks_is_made_anew_and_every_result_is_told_once(
    client: Any, arguslm_server: Sandbox, started: BenchmarkStartResponse, fault: dict[str, Any]
) -> None:
    arguslm_server.fault("WS /api/v1/benchmarks/{run_id}/stream", times=2, **fault)
    events = list(client.stream_benchmark(started.id))
    assert events[-1].type == "complete"
    assert told(events) == stored(client, started)


def test_a_refused_handshake_is_the_error_of_its_status(
    client: Any, arguslm_server: Sandbox, started: BenchmarkStartResponse
) -> None:
    arguslm_server.fault("WS /api/v1/benchmarks/{run_id}/stream", status=403)
    with pytest.raises(exceptions.PermissionDeniedError, match="HTTP 403"):
        list(client.stream_benchmark(started.id))


def test_without_the_websockets_library_the_error_says_what_to_install(
    client: Any, started: BenchmarkStartResponse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "websockets.sync.client", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'fivefold\[stream\]'"):
        list(client.stream_benchmark(started.id))


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_what_keeps_a_connection_alive_never_surfaces(kind: str) -> None:
    with Sandbox("arguslm", pace=0.1, ping_interval=0.02) as server, arguslm(kind, server.base_url) as client:
        run = client.start_benchmark({"model_ids": [_model(client)], "prompt_pack": "reasoning", "num_runs": 4})
        assert {event["type"] for event in client.stream_benchmark(run.id)} == {"progress", "result", "complete"}


def _model(client: Any) -> Any:
    made = client.create_provider({"display_name": "a", "provider_type": "openai", "credentials": {"api_key": "sk-a"}})
    client.refresh_provider_models(made.id)
    return client.list_models().items[0].id


def test_run_benchmark_tells_its_events_and_returns_the_results(client: Any, models: list[ModelResponse]) -> None:
    events: list[Any] = []
    body = BenchmarkCreate(model_ids=[models[0].id], prompt_pack="shakespeare", num_runs=2)
    run = client.run_benchmark(body, on_event=events.append)
    assert (run.status, len(run.results), events[-1]["type"]) == ("completed", 2, "complete")
    assert client.run_benchmark(body).result_count == 2


def test_a_run_left_running_for_ever_ends_by_the_deadline(
    client: Any, started: BenchmarkStartResponse, models: list[ModelResponse]
) -> None:
    stream = iter(client.stream_benchmark(started.id, deadline=20))
    events = [next(stream)]
    client.delete_provider(models[0].provider_account_id)
    events += stream
    assert (events[-1].type, events[-1].status) == ("error", "failed")
    assert client.get_benchmark(started.id).status == "running"
    with pytest.raises(exceptions.DeadlineExceededError, match="still running"):
        client.wait_for_benchmark(started.id, deadline=0.3)
    with pytest.raises(exceptions.DeadlineExceededError, match="still running"):
        list(client.stream_benchmark(started.id, deadline=0.3))


def test_leaving_a_stream_early_closes_its_socket(client: Any, started: BenchmarkStartResponse) -> None:
    for event in client.stream_benchmark(started.id):
        assert event["type"] in ("progress", "result")
        break
    assert client.wait_for_benchmark(started.id).status == "completed"

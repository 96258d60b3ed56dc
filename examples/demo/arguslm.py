"""ArgusLM's chapter: a provider, its models, a monitoring run, a benchmark, its results as a table and as a file."""

import tempfile
from functools import partial
from pathlib import Path

from fivefold import ArgusLM, NotFoundError
from fivefold.arguslm.schemas import BenchmarkCreate, ModelResponse, ModelUpdate, ProviderCreate, WebSocketMessage

from .screen import Bar, Screen

UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"


def tell(screen: Screen, base_url: str, upstream_url: str) -> None:
    """Run the chapter against the server at `base_url`, whose provider is at `upstream_url`."""
    screen.chapter("ArgusLM: which model is up, and how fast is it?")
    with ArgusLM(base_url) as client:
        screen.say(f"check_health: {client.check_health().status}")
        models = _register(screen, client, upstream_url)
        _monitor(screen, client, models)
        _benchmark(screen, client, models)
        _fail(screen, client)


def _register(screen: Screen, client: ArgusLM, upstream_url: str) -> list[ModelResponse]:
    provider = client.create_provider(
        ProviderCreate(
            display_name="Demo provider",
            provider_type="custom_openai_compatible",
            credentials={"api_key": "demo-key", "base_url": upstream_url},
        )
    )
    refreshed = client.refresh_provider_models(provider.id)
    screen.say(f"create_provider: {provider.display_name}; refresh_provider_models: {refreshed.message}")
    models = list(client.iter_models(provider_id=provider.id))
    for model in models:
        client.update_model(model.id, ModelUpdate(enabled_for_monitoring=True))
    return models


def _monitor(screen: Screen, client: ArgusLM, models: list[ModelResponse]) -> None:
    run = client.run_monitoring(wait=True)
    checks = client.iter_uptime_history(enabled_only=True)
    names = {model.id: model.model_id for model in models}
    screen.table(
        f"Monitoring run {run.run_id[:8]}",
        ("model", "status", "latency ms", "error"),
        (
            (names[check.model_id], check.status, _number(check.latency_ms), (check.error or "")[:40])
            for check in checks
            if check.model_id in names
        ),
    )


def _benchmark(screen: Screen, client: ArgusLM, models: list[ModelResponse]) -> None:
    body = BenchmarkCreate(
        model_ids=[model.id for model in models],
        prompt_pack="shakespeare",
        num_runs=3,
        max_tokens=100,
        name="fivefold demo",
    )
    with screen.progress("run_benchmark") as bar:
        run = client.run_benchmark(body, on_event=partial(_show, bar))
    screen.table(
        f"{run.name}: {run.status}, {run.result_count} results",
        ("model", "time to first token ms", "tokens/s", "error"),
        (
            (result.model_name, _number(result.ttft_ms), _number(result.tps), (result.error or "")[:40])
            for result in run.results
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "benchmark.csv")
        export = client.export_benchmark(run.id, format="csv", path=path)
        screen.say(f"export_benchmark: {export.filename}, {export.size} bytes, {len(list(export.rows()))} rows")


def _show(bar: Bar, event: WebSocketMessage) -> None:
    if event["type"] == "progress":
        bar.show(event["current_model"] or "starting", event["completed"], event["total"])
    elif event["type"] != "result":
        bar.show(event["status"])


def _fail(screen: Screen, client: ArgusLM) -> None:
    try:
        client.get_provider(UNKNOWN_ID)
    except NotFoundError as error:
        screen.say("And what an error looks like:")
        screen.fail(error)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"

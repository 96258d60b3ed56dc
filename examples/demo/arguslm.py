"""ArgusLM's chapter: a provider, its models, a monitoring run, a benchmark, its results as a table and as a file."""

import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from fivefold import ArgusLM, NotFoundError
from fivefold.arguslm.schemas import BenchmarkCreate, ModelResponse, ModelUpdate, ProviderCreate, WebSocketMessage

from .screen import Bar, Screen

UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"


def tell(screen: Screen, settings: Mapping[str, str]) -> None:
    """Tell the chapter, on the server that `settings` name; its provider is at DEMO_UPSTREAM_URL."""
    with ArgusLM(settings["ARGUSLM_BASE_URL"]) as client:
        screen.step("check_health", f"{client.check_health().status}, at {client.base_url}")
        models = _register(screen, client, settings.get("DEMO_UPSTREAM_URL", "http://127.0.0.1:9999/v1"))
        _fail(screen, client)
        _monitor(screen, client, models)
        _benchmark(screen, client, models)


def _register(screen: Screen, client: ArgusLM, upstream_url: str) -> list[ModelResponse]:
    provider = client.create_provider(
        ProviderCreate(
            display_name="Demo provider",
            provider_type="custom_openai_compatible",
            credentials={"api_key": "demo-key", "base_url": upstream_url},
        )
    )
    screen.step("create_provider", provider.display_name)
    screen.step("refresh_provider_models", client.refresh_provider_models(provider.id).message)
    models = list(client.iter_models(provider_id=provider.id))
    for model in models:
        client.update_model(model.id, ModelUpdate(enabled_for_monitoring=True))
    return models


def _fail(screen: Screen, client: ArgusLM) -> None:
    try:
        client.get_provider(UNKNOWN_ID)
    except NotFoundError as error:
        screen.step("get_provider", "and what an error looks like:")
        screen.fail(error)


def _monitor(screen: Screen, client: ArgusLM, models: list[ModelResponse]) -> None:
    run = client.run_monitoring(wait=True)
    screen.step("run_monitoring", f"{run.run_id[:8]} is done")
    checks = client.iter_uptime_history(enabled_only=True)
    names = {model.id: model.model_id for model in models}
    screen.table(
        "Is it up?",
        ("model", "status", "latency ms", "error"),
        (
            (names[check.model_id], check.status, _number(check.latency_ms), check.error or "")
            for check in checks
            if check.model_id in names
        ),
    )


def _benchmark(screen: Screen, client: ArgusLM, models: list[ModelResponse]) -> None:
    body = BenchmarkCreate(
        model_ids=[model.id for model in models],
        prompt_pack="shakespeare",
        num_runs=1,
        max_tokens=100,
        name="fivefold demo",
    )
    with screen.progress("run_benchmark") as bar:
        run = client.run_benchmark(body, on_event=partial(_show, bar))
    screen.table(
        f"How fast is it? {run.result_count} results",
        ("model", "first token ms", "tokens/s", "error"),
        (
            (result.model_name, _number(result.ttft_ms), _number(result.tps), result.error or "")
            for result in run.results
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "benchmark.csv")
        export = client.export_benchmark(run.id, format="csv", path=path)
        screen.step("export_benchmark", f"{export.filename}, {len(list(export.rows()))} rows")


def _show(bar: Bar, event: WebSocketMessage) -> None:
    if event["type"] == "progress":
        bar.show(event["current_model"] or "starting", event["completed"], event["total"])
    elif event["type"] != "result":
        bar.show(event["status"])


def _number(value: float | None) -> str:
    return f"{value:.1f}" if value else "-"  # a call that failed is told as 0

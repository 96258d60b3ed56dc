"""Every operation of ArgusLM in both twins, over real sockets, against the sandbox."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from fivefold import ArgusLM, AsyncArgusLM
from fivefold.arguslm import exceptions
from fivefold.arguslm.schemas import (
    AlertRuleCreate,
    AlertRuleUpdate,
    BenchmarkCreate,
    ModelCreate,
    ModelResponse,
    ModelUpdate,
    MonitoringConfigUpdate,
    ProviderCreate,
    ProviderResponse,
    ProviderUpdate,
)

NOBODY = "00000000-0000-4000-8000-000000000000"
DOCUMENT = json.loads((Path(__file__).parents[2] / "openapi" / "arguslm.json").read_text())


def test_service(client: Any) -> None:
    assert client.get_root().status == "ok"
    assert client.check_health().status == "healthy"


def test_providers(client: Any, provider: ProviderResponse) -> None:
    assert [found.id for found in client.list_providers().providers] == [provider.id]
    assert client.get_provider(provider.id) == provider
    other = client.create_provider(
        {"display_name": "Other", "provider_type": "openai", "credentials": {"api_key": "a"}}
    )
    assert client.list_providers().total == 2
    client.delete_provider(other.id)
    assert client.get_provider(str(provider.id)) == provider
    changed = client.update_provider(provider.id, ProviderUpdate(display_name="Renamed", enabled=False))
    assert (changed.display_name, changed.enabled) == ("Renamed", False)
    assert client.delete_provider(provider.id) is None
    with pytest.raises(exceptions.NotFoundError):
        client.get_provider(provider.id)


def test_provider_catalog(client: Any) -> None:
    catalog = client.get_provider_catalog()
    assert len(catalog.providers) == catalog.total
    assert catalog.providers["openai"].label


def test_connections(client: Any, provider: ProviderResponse) -> None:
    good = ProviderCreate(display_name="a", provider_type="openai", credentials={"api_key": "sk-fine"})
    assert client.test_provider_connection(good).success is True
    bad = {"display_name": "a", "provider_type": "openai", "credentials": {"api_key": "bad"}}
    assert client.test_provider_connection(bad).success is False
    assert client.test_existing_provider(provider.id).success is True


def test_models(client: Any, provider: ProviderResponse, models: list[ModelResponse]) -> None:
    page = client.list_models(provider_id=provider.id, limit=2)
    assert (len(page.items), page.total, page.has_more) == (2, len(models), True)
    made = client.create_model(ModelCreate(provider_account_id=provider.id, model_id="by-hand", metadata={"a": [1]}))
    assert (made.source, made.model_metadata, made.provider_name) == ("manual", {"a": [1]}, None)
    found = client.get_model(made.id)
    assert (found.provider_name, found.custom_name) == (provider.display_name, None)
    named = client.update_model(made.id, ModelUpdate(custom_name="Mine", enabled_for_monitoring=True))
    assert (named.custom_name, named.enabled_for_monitoring) == ("Mine", True)
    kept = client.update_model(made.id, ModelUpdate(enabled_for_benchmark=False))
    assert (kept.custom_name, kept.enabled_for_benchmark) == ("Mine", False)
    assert client.update_model(made.id, ModelUpdate(custom_name=None)).custom_name is None
    assert [model.id for model in client.iter_models(search="by-hand")] == [made.id]


def test_refresh(client: Any, provider: ProviderResponse) -> None:
    first = client.refresh_provider_models(provider.id)
    assert (first.success, first.models_discovered > 0) == (True, True)
    client.refresh_provider_models(provider.id)
    assert client.list_models(provider_id=provider.id).total == first.models_discovered


def test_monitoring(client: Any, models: list[ModelResponse], tmp_path: Path) -> None:
    assert client.get_monitoring_config().interval_minutes == 15
    changed = client.update_monitoring_config(MonitoringConfigUpdate(interval_minutes=5, enabled=False))
    assert (changed.interval_minutes, changed.enabled) == (5, False)
    for model in models:
        client.update_model(model.id, {"enabled_for_monitoring": True})
    before = datetime.now(UTC) - timedelta(days=400)
    run = client.run_monitoring(wait=True)
    assert (run.status, UUID(run.run_id).version) == ("queued", 4)
    history = client.get_uptime_history(since=before, limit=100)
    assert {check.model_id for check in history.items} == {model.id for model in models}
    assert {check.status for check in history.items} == {"up", "down"}
    assert all(check.created_at.tzinfo is UTC for check in history.items)
    assert client.get_uptime_history(model_id=models[0].id, status="up", enabled_only=True).total <= 1
    export = client.export_uptime_history(format="csv", start_date="2000-01-01")
    assert (export.filename, export.media_type) == ("uptime_history.csv", "text/csv")
    assert len(list(export.rows())) == len(models)
    saved = client.export_uptime_history(path=tmp_path / "uptime.json")
    assert (saved.path, len(json.loads(saved.text)["checks"])) == (tmp_path / "uptime.json", len(models))
    assert len(client.list_prompt_packs()) == 7


def test_benchmarks(client: Any, models: list[ModelResponse]) -> None:
    ids = [model.id for model in models[:2]]
    started = client.start_benchmark(BenchmarkCreate(model_ids=ids, prompt_pack="shakespeare", num_runs=2, name="Two"))
    assert started.status == "pending"
    seen: list[str] = []
    run = client.wait_for_benchmark(started.id, on_progress=lambda run: seen.append(run.status))
    assert (run.status, run.result_count, seen[-1]) == ("completed", 4, "completed")
    assert client.get_benchmark(run.id) == run
    assert client.get_benchmark_results(run.id).total == 4
    page = client.list_benchmarks(page=1, per_page=10, status="completed")
    assert (page.total, page.runs[0].name) == (1, "Two")
    assert [found.id for found in client.iter_benchmarks()] == [run.id]
    export = client.export_benchmark(run.id, format="csv")
    assert export.filename == f"benchmark_{run.id}.csv"
    assert [row["model_name"] for row in export.rows()] == [result.model_name for result in run.results]
    with pytest.raises(exceptions.ConflictError, match="benchmark history"):
        client.delete_provider(models[0].provider_account_id)


def test_alerts(client: Any, models: list[ModelResponse]) -> None:
    rule = client.create_alert_rule(AlertRuleCreate(name="Down", rule_type="any_model_down"))
    assert client.update_alert_rule(rule.id, AlertRuleUpdate(name="Any down")).name == "Any down"
    assert [found.id for found in client.list_alert_rules()] == [rule.id]
    for model in models:
        client.update_model(model.id, ModelUpdate(enabled_for_monitoring=True))
    client.run_monitoring(wait=True)
    unread = client.get_unread_alert_count().count
    assert unread > 0
    assert client.list_alerts(acknowledged=False, rule_id=rule.id).unacknowledged_count == unread
    assert client.get_recent_alerts(limit=5).total_unread == unread
    acknowledged = [client.acknowledge_alert(alert.id) for alert in client.iter_alerts(acknowledged=False)]
    assert len(acknowledged) == unread
    assert all(alert.acknowledged for alert in acknowledged)
    assert client.get_unread_alert_count().count == 0
    assert client.delete_alert_rule(rule.id) is None
    assert client.list_alerts().items == []


@pytest.mark.parametrize("twin", [ArgusLM, AsyncArgusLM])
def test_every_operation_of_the_document_is_a_method_that_is_used_above(twin: type) -> None:
    above = Path(__file__).read_text()
    names = {entry["operationId"] for path in DOCUMENT["paths"].values() for entry in path.values()}
    assert len(names) == 34
    assert [name for name in sorted(names) if f"client.{name}(" not in above or not hasattr(twin, name)] == []

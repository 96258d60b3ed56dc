"""The operations of ArgusLM, in routing order: a path without parameters comes before one that would swallow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fivefold.sandbox._checks import REQUIRED, Field, Schema, uuid
from fivefold.sandbox._endpoints import Endpoint
from fivefold.sandbox._fastapi import Operation
from fivefold.sandbox._reading import Call
from fivefold.sandbox.arguslm import bodies
from fivefold.sandbox.arguslm import routes_alerts as alerts
from fivefold.sandbox.arguslm import routes_benchmarks as benchmarks
from fivefold.sandbox.arguslm import routes_models as models
from fivefold.sandbox.arguslm import routes_monitoring as monitoring
from fivefold.sandbox.arguslm import routes_providers as providers
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["OPERATIONS", "STREAM"]

_PARAMETER = re.compile(r"\{(\w+)\}")
_TESTS = ("test_provider_connection", "test_existing_provider")
"""The only operations beside the reads that change nothing."""

_NOTHING: Mapping[str, Field] = {}


def get_root(world: ArgusWorld, call: Call) -> Any:
    return {"status": "ok"}


def check_health(world: ArgusWorld, call: Call) -> Any:
    return {"status": "healthy"}


def _row(
    method: str,
    path: str,
    run: Callable[[ArgusWorld, Call], Any],
    *,
    query: Schema = _NOTHING,
    body: Schema | None = None,
    status: int = 200,
) -> Operation[ArgusWorld]:
    """An operation named like the function that runs it; all parameters in paths are UUIDs."""
    return Operation(
        name=run.__name__,
        method=method,
        path=path,
        run=run,
        path_fields={name: Field(uuid, REQUIRED) for name in _PARAMETER.findall(path)},
        query=query,
        body=body,
        status=status,
        effect=method != "GET" and run.__name__ not in _TESTS,
    )


_API = "/api/v1"
_PROVIDERS = f"{_API}/providers"
_MODELS = f"{_API}/models"
_MONITORING = f"{_API}/monitoring"
_BENCHMARKS = f"{_API}/benchmarks"
_ALERTS = f"{_API}/alerts"

OPERATIONS: Sequence[Operation[ArgusWorld]] = (
    _row("GET", _PROVIDERS, providers.list_providers),
    _row("POST", _PROVIDERS, providers.create_provider, body=bodies.PROVIDER_CREATE, status=201),
    _row("GET", f"{_PROVIDERS}/catalog", providers.get_provider_catalog),
    _row("GET", f"{_PROVIDERS}/{{provider_id}}", providers.get_provider),
    _row("PATCH", f"{_PROVIDERS}/{{provider_id}}", providers.update_provider, body=bodies.PROVIDER_UPDATE),
    _row("DELETE", f"{_PROVIDERS}/{{provider_id}}", providers.delete_provider, status=204),
    _row("POST", f"{_PROVIDERS}/test-connection", providers.test_provider_connection, body=bodies.PROVIDER_CREATE),
    _row("POST", f"{_PROVIDERS}/{{provider_id}}/test", providers.test_existing_provider),
    _row("POST", f"{_PROVIDERS}/{{provider_id}}/refresh-models", providers.refresh_provider_models),
    _row("GET", _MODELS, models.list_models, query=bodies.MODEL_QUERY),
    _row("POST", _MODELS, models.create_model, body=bodies.MODEL_CREATE, status=201),
    _row("GET", f"{_MODELS}/{{model_id}}", models.get_model),
    _row("PATCH", f"{_MODELS}/{{model_id}}", models.update_model, body=bodies.MODEL_UPDATE),
    _row("GET", f"{_MONITORING}/config", monitoring.get_monitoring_config),
    _row("PATCH", f"{_MONITORING}/config", monitoring.update_monitoring_config, body=bodies.CONFIG_UPDATE),
    _row("POST", f"{_MONITORING}/run", monitoring.run_monitoring),
    _row("GET", f"{_MONITORING}/uptime", monitoring.get_uptime_history, query=bodies.UPTIME_QUERY),
    _row("GET", f"{_MONITORING}/uptime/export", monitoring.export_uptime_history, query=bodies.UPTIME_EXPORT_QUERY),
    _row("GET", f"{_MONITORING}/prompt-packs", monitoring.list_prompt_packs),
    _row("POST", _BENCHMARKS, benchmarks.start_benchmark, body=bodies.BENCHMARK_CREATE, status=202),
    _row("GET", _BENCHMARKS, benchmarks.list_benchmarks, query=bodies.BENCHMARK_QUERY),
    _row("GET", f"{_BENCHMARKS}/{{run_id}}", benchmarks.get_benchmark),
    _row("GET", f"{_BENCHMARKS}/{{run_id}}/results", benchmarks.get_benchmark_results),
    _row("GET", f"{_BENCHMARKS}/{{run_id}}/export", benchmarks.export_benchmark, query=bodies.EXPORT_QUERY),
    _row("GET", f"{_ALERTS}/rules", alerts.list_alert_rules),
    _row("POST", f"{_ALERTS}/rules", alerts.create_alert_rule, body=bodies.RULE_CREATE, status=201),
    _row("PATCH", f"{_ALERTS}/rules/{{rule_id}}", alerts.update_alert_rule, body=bodies.RULE_UPDATE),
    _row("DELETE", f"{_ALERTS}/rules/{{rule_id}}", alerts.delete_alert_rule, status=204),
    _row("GET", _ALERTS, alerts.list_alerts, query=bodies.ALERT_QUERY),
    _row("GET", f"{_ALERTS}/unread-count", alerts.get_unread_alert_count),
    _row("GET", f"{_ALERTS}/recent", alerts.get_recent_alerts, query=bodies.RECENT_QUERY),
    _row("PATCH", f"{_ALERTS}/{{alert_id}}/acknowledge", alerts.acknowledge_alert),
    _row("GET", "/", get_root),
    _row("GET", "/health", check_health),
)

STREAM = Endpoint(name="stream_benchmark", method="WS", path=f"{_BENCHMARKS}/{{run_id}}/stream")

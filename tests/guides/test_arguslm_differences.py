"""One test for each row on ArgusLM in docs/differences.md: what the guide says, and what holds."""

from collections.abc import Callable
from inspect import isfunction
from pathlib import Path
from uuid import UUID

import pytest

from fivefold import ArgusLM, AsyncArgusLM, Export
from fivefold.arguslm import exceptions, schemas
from fivefold.sandbox import Sandbox
from tests.prepared import Prepared

DOCUMENT = Path(__file__).parents[2] / "docs" / "differences.md"
NOBODY = "00000000-0000-4000-8000-000000000000"
Check = Callable[[Prepared, Sandbox], None]


def _name(prepared: Prepared, server: Sandbox) -> None:
    provider = prepared.client.list_providers().providers[0]
    assert provider.display_name == "Prepared"
    assert not hasattr(provider, "name")


def _invalid_id(prepared: Prepared, server: Sandbox) -> None:
    with pytest.raises(exceptions.UnprocessableEntityError):
        prepared.client.get_provider("invalid-id")
    with pytest.raises(exceptions.NotFoundError):
        prepared.client.get_provider(NOBODY)


def _counts(prepared: Prepared, server: Sandbox) -> None:
    message = schemas.BenchmarkProgressMessage.from_dict({"type": "progress", "status": "running"})
    assert (message["completed"], message["total"], message.completed) == (None, None, None)


def _filter(prepared: Prepared, server: Sandbox) -> None:
    prepared.client.list_models(provider_id=NOBODY)
    assert server.requests()[-1]["query"]["provider_id"] == NOBODY
    assert prepared.client.list_models(provider_id=NOBODY).total == 0


def _queued(prepared: Prepared, server: Sandbox) -> None:
    before = prepared.client.get_monitoring_config().last_run_at
    run = prepared.client.run_monitoring(wait=True)
    assert (run.status, UUID(run.run_id).version) == ("queued", 4)
    assert prepared.client.get_monitoring_config().last_run_at != before


def _never_fires(prepared: Prepared, server: Sandbox) -> None:
    rule = prepared.client.create_alert_rule(
        schemas.AlertRuleCreate(name="Slow", rule_type="performance_degradation", target_model_id=prepared.models[0].id)
    )
    prepared.client.run_monitoring(wait=True)
    assert list(prepared.client.iter_alerts(rule_id=rule.id)) == []


def _filters(prepared: Prepared, server: Sandbox) -> None:
    listed = prepared.client.list_models(enabled_for_monitoring=True, enabled_for_benchmark=True, search="fast")
    assert {model.model_id for model in listed.items} == {"fake-fast"}
    with pytest.raises(TypeError, match="capability"):
        prepared.client.list_models(capability="chat")  # type: ignore[call-arg]


def _exports(prepared: Prepared, server: Sandbox) -> None:
    export = prepared.client.export_benchmark(prepared.benchmark.id, format="csv")
    assert isinstance(export, Export)
    assert export.content.decode() == export.text
    assert export.headers["content-type"].startswith("text/csv")
    assert len(list(export.rows())) == 1


def _null(prepared: Prepared, server: Sandbox) -> None:
    model = prepared.models[0]
    prepared.client.update_model(model.id, schemas.ModelUpdate(custom_name="Mine"))
    prepared.client.update_model(model.id, schemas.ModelUpdate(enabled_for_benchmark=True))
    assert prepared.client.get_model(model.id).custom_name == "Mine"
    prepared.client.update_model(model.id, schemas.ModelUpdate(custom_name=None))
    assert server.requests()[-1]["body"] == {"custom_name": None}
    assert prepared.client.get_model(model.id).custom_name is None


def _both_twins(prepared: Prepared, server: Sandbox) -> None:
    assert isfunction(ArgusLM.stream_benchmark)
    assert isfunction(AsyncArgusLM.stream_benchmark)


def _ends(prepared: Prepared, server: Sandbox) -> None:
    events = list(prepared.client.stream_benchmark(prepared.benchmark.id))
    assert [event["type"] for event in events] == ["result", "complete"]


def _dumps(prepared: Prepared, server: Sandbox) -> None:
    model = prepared.client.get_model(prepared.models[0].id)
    assert model.model_dump()["id"] == model.id
    assert f'"id":"{model.id}"' in model.model_dump_json()


def _page(prepared: Prepared, server: Sandbox) -> None:
    assert prepared.client.list_models().limit == 50
    server.seed({"providers": [{}], "models": [{}] * 120})
    assert len(prepared.client.list_models().items) == 50
    assert len(list(prepared.client.iter_models())) == 120


def _lost(prepared: Prepared, server: Sandbox) -> None:
    server.fault("POST /api/v1/alerts/rules", drop="after")
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        prepared.client.create_alert_rule({"name": "Once", "rule_type": "any_model_down"})
    assert isinstance(caught.value, exceptions.APIConnectionError)
    assert [rule.name for rule in prepared.client.list_alert_rules()].count("Once") == 1


def _passed_on(prepared: Prepared, server: Sandbox) -> None:
    body = schemas.BenchmarkCreate(model_ids=["no-uuid"], prompt_pack="shakespeare")
    with pytest.raises(exceptions.UnprocessableEntityError, match="model_ids"):
        prepared.client.start_benchmark(body)


#: By how the first cell of the row begins.
CHECKS: dict[str, Check] = {
    "`provider.name`": _name,
    '`get_provider("invalid-id")`': _invalid_id,
    'every "progress" message': _counts,
    "`list_models(provider_id=…)`": _filter,
    "`run_monitoring()`": _queued,
    "a `performance_degradation` rule": _never_fires,
    '"filter by capability"': _filters,
    "`export_*`": _exports,
    "`update_model`": _null,
    "`stream_benchmark`": _both_twins,
    "the stream ends": _ends,
    "results are pydantic": _dumps,
    "`list_models()` asks": _page,
    "a lost answer": _lost,
    "a malformed id": _passed_on,
}


def test_every_row_has_its_check() -> None:
    _, _, section = DOCUMENT.read_text(encoding="utf-8").partition("\n## ArgusLM\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(CHECKS)
    for row, start in zip(rows, CHECKS, strict=True):
        assert row.startswith(f"| {start}")


@pytest.mark.parametrize("row", CHECKS)
def test_what_the_row_says_holds(row: str, prepared: Prepared, arguslm_server: Sandbox) -> None:
    CHECKS[row](prepared, arguslm_server)

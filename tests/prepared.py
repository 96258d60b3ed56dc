"""What the examples in guides and docs take for granted."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from fivefold import ArgusLM
from fivefold.arguslm import schemas
from fivefold.sandbox import Sandbox


@dataclass(frozen=True)
class Prepared:
    """A client of a server with a provider, its models, a benchmark that has ended, checks and an alert."""

    client: ArgusLM
    models: list[schemas.ModelResponse]
    benchmark: schemas.BenchmarkDetailResponse


@pytest.fixture
def prepared(arguslm_server: Sandbox) -> Iterator[Prepared]:
    """A sandbox with something in it."""
    with ArgusLM(arguslm_server.base_url) as client:
        client.create_alert_rule(schemas.AlertRuleCreate(name="Any model down", rule_type="any_model_down"))
        provider = client.create_provider(
            schemas.ProviderCreate(
                display_name="Prepared",
                provider_type="custom_openai_compatible",
                credentials={"api_key": "sk-test", "base_url": "http://127.0.0.1:9/v1"},
            )
        )
        client.refresh_provider_models(provider.id)
        models = client.list_models(provider_id=provider.id).items
        for model in models:
            client.update_model(model.id, schemas.ModelUpdate(enabled_for_monitoring=True))
        client.run_monitoring(wait=True)
        body = schemas.BenchmarkCreate(model_ids=[models[0].id], prompt_pack="shakespeare", name="Prepared", num_runs=1)
        yield Prepared(client, models, client.run_benchmark(body))

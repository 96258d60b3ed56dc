"""What the examples in guides and docs take for granted: a client per service, of a sandbox with something in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from fivefold.arguslm import ArgusLM, schemas
from fivefold.lmstudio import LMStudio
from fivefold.mongars import MonGARS
from fivefold.saas_litellm import SaaSLiteLLM
from fivefold.sandbox import Sandbox
from fivefold.synthgen import Synthgen


@dataclass(frozen=True)
class Known:
    """How examples speak of a service.

    Attributes:
        names: What a block that is about it holds, one of these.
        settings: Texts in the docs, and the setting of the sandbox that takes the place of each.
        server: The fixture that stands for its sandbox.
        client: The fixture that a block finds as `client`.
    """

    names: tuple[str, ...]
    settings: Mapping[str, str]
    server: str
    client: str


SERVICES: Mapping[str, Known] = {
    "arguslm": Known(
        ("ArgusLM", "arguslm"), {"http://localhost:8000": "ARGUSLM_BASE_URL"}, "arguslm_server", "arguslm_client"
    ),
    "mongars": Known(
        ("MonGARS", "mongars"), {"http://localhost:8000": "MONGARS_BASE_URL"}, "mongars_server", "mongars_client"
    ),
    "lmstudio": Known(
        ("LMStudio", "lmstudio"),
        {"http://localhost:1234/v1": "LMSTUDIO_BASE_URL"},
        "lmstudio_server",
        "lmstudio_client",
    ),
    "synthgen": Known(
        ("Synthgen", "synthgen"),
        {"http://localhost:8002": "SYNTHGEN_BASE_URL", "your-api-key": "SYNTHGEN_API_KEY"},
        "quick_synthgen_server",
        "synthgen_client",
    ),
    "saas_litellm": Known(
        ("SaaSL", "saas_litellm"),
        {"http://localhost:8003": "SAAS_LITELLM_API_URL", "sk-your-key": "SAAS_LITELLM_VIRTUAL_KEY"},
        "saas_litellm_server",
        "saas_litellm_client",
    ),
}


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


@pytest.fixture
def arguslm_client(prepared: Prepared) -> ArgusLM:
    """A client of ArgusLM."""
    return prepared.client


@pytest.fixture
def lmstudio_client(lmstudio_server: Sandbox, tmp_path: Path) -> Iterator[LMStudio]:
    """A client of LM Studio, and a picture to send."""
    (tmp_path / "cat.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with LMStudio(lmstudio_server.base_url) as client:
        yield client


@pytest.fixture
def saas_litellm_client(saas_litellm_server: Sandbox) -> Iterator[SaaSLiteLLM]:
    """A client of SaaS LiteLLM for a team with credits, that may administrate."""
    settings = saas_litellm_server.env
    with SaaSLiteLLM(
        settings["SAAS_LITELLM_API_URL"],
        settings["SAAS_LITELLM_TEAM_ID"],
        settings["SAAS_LITELLM_VIRTUAL_KEY"],
        admin_key=settings["SAAS_LITELLM_ADMIN_KEY"],
    ) as client:
        yield client


@pytest.fixture
def mongars_client(mongars_server: Sandbox) -> Iterator[MonGARS]:
    """A client of monGARS that is logged in as an administrator."""
    settings = mongars_server.env
    with MonGARS(settings["MONGARS_BASE_URL"], origin=settings["MONGARS_ORIGIN"]) as client:
        client.login(settings["MONGARS_USERNAME"], settings["MONGARS_PASSWORD"])
        yield client


@pytest.fixture(scope="session")
def _quick_synthgen() -> Iterator[Sandbox]:
    with Sandbox("synthgen", refresh=0.1, ingest=0) as server:
        yield server


@pytest.fixture
def quick_synthgen_server(_quick_synthgen: Sandbox) -> Sandbox:
    """A Synthgen sandbox that does not keep its readers waiting."""
    _quick_synthgen.reset()
    return _quick_synthgen


@pytest.fixture
def synthgen_client(quick_synthgen_server: Sandbox) -> Iterator[Synthgen]:
    """A client of Synthgen."""
    settings = quick_synthgen_server.env
    with Synthgen(settings["SYNTHGEN_BASE_URL"], settings["SYNTHGEN_API_KEY"], refresh_interval=0.1) as client:
        yield client

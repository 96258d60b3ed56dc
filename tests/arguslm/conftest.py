"""A sandbox, a client of each kind on it, and data to work with."""

from collections.abc import Iterator
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.arguslm.schemas import ModelResponse, ProviderCreate, ProviderResponse
from fivefold.sandbox import Sandbox
from tests.twins import arguslm

#: As the service's own policy, without the waiting.
QUICK = RetryConfig(max_retries=2, backoff_factor=0.001)


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, arguslm_server: Sandbox) -> Iterator[Any]:
    """Either twin."""
    with arguslm(request.param, arguslm_server.base_url, retry=QUICK) as twin:
        yield twin


@pytest.fixture
def provider(client: Any) -> ProviderResponse:
    """A provider account."""
    made: ProviderResponse = client.create_provider(
        ProviderCreate(
            display_name="Test",
            provider_type="custom_openai_compatible",
            credentials={"api_key": "sk-secret-of-the-test", "base_url": "http://127.0.0.1:9/v1"},
        )
    )
    return made


@pytest.fixture
def models(client: Any, provider: ProviderResponse) -> list[ModelResponse]:
    """Its models."""
    client.refresh_provider_models(provider.id)
    return list(client.iter_models(provider_id=provider.id))


@pytest.fixture(params=["sync", "async"])
def mortal(request: pytest.FixtureRequest) -> Iterator[tuple[Any, Sandbox]]:
    """Either twin, and a server of its own that may be stopped."""
    with Sandbox("arguslm") as server, arguslm(request.param, server.base_url, retry=QUICK) as twin:
        yield twin, server

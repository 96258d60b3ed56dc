"""The types of ArgusLM's public surface, in both twins and both views."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any, assert_type
from uuid import UUID

from fivefold import ArgusLM, AsyncArgusLM, Export, RawResponse, RetryConfig
from fivefold.arguslm import ArgusLMClient, AsyncArgusLMClient
from fivefold.arguslm.exceptions import APIStatusError, NotFoundError
from fivefold.arguslm.schemas import (
    AlertResponse,
    AlertRuleResponse,
    BenchmarkCreate,
    BenchmarkDetailResponse,
    BenchmarkRunResponse,
    ModelListResponse,
    ModelResponse,
    ModelUpdate,
    MonitoringRunResponse,
    ProviderCreate,
    ProviderResponse,
    UptimeCheckResponse,
)


def blocking(client: ArgusLM, run_id: UUID) -> None:
    """The blocking twin returns values."""
    assert_type(client.get_provider("7"), ProviderResponse)
    assert_type(client.get_provider(run_id), ProviderResponse)
    assert_type(client.create_provider(ProviderCreate(display_name="a", provider_type="b")), ProviderResponse)
    assert_type(client.create_provider({"display_name": "a", "provider_type": "b"}), ProviderResponse)
    assert_type(client.delete_provider(run_id), None)
    assert_type(client.list_models(provider_id="7", enabled_for_monitoring=True, limit=20), ModelListResponse)
    assert_type(client.iter_models(search="gpt"), Iterator[ModelResponse])
    assert_type(client.iter_uptime_history(since=datetime.now()), Iterator[UptimeCheckResponse])
    assert_type(client.iter_alerts(acknowledged=False), Iterator[AlertResponse])
    assert_type(client.iter_benchmarks(status="completed"), Iterator[BenchmarkRunResponse])
    assert_type(client.list_alert_rules(), list[AlertRuleResponse])
    assert_type(client.export_benchmark(run_id, format="csv", path="b.csv"), Export)
    assert_type(client.wait_for_benchmark(run_id), BenchmarkDetailResponse)
    assert_type(client.run_monitoring(wait=True), MonitoringRunResponse)
    assert_type(
        client.run_benchmark(BenchmarkCreate(model_ids=["a", run_id], prompt_pack="b")), BenchmarkDetailResponse
    )
    assert_type(client.with_options(timeout=5, retry=RetryConfig(3)), ArgusLM)
    for event in client.stream_benchmark(run_id):
        assert_type(event["type"], Any)


async def awaiting(client: AsyncArgusLM, run_id: UUID) -> None:
    """The asyncio twin returns awaitables and async iterators of the same."""
    assert_type(await client.get_provider("7"), ProviderResponse)
    assert_type(await client.delete_provider(run_id), None)
    assert_type(client.iter_models(), AsyncIterator[ModelResponse])
    assert_type(await client.export_uptime_history(format="json"), Export)
    assert_type(await client.wait_for_benchmark(run_id), BenchmarkDetailResponse)
    assert_type(client.with_options(deadline=None), AsyncArgusLM)
    async with client as same:
        assert_type(same, AsyncArgusLM)


async def raw(client: ArgusLM, twin: AsyncArgusLM, run_id: UUID) -> None:
    """The raw views return the same, with what came around it."""
    assert_type(client.with_raw_response.get_provider("7"), RawResponse[ProviderResponse])
    assert_type(client.with_raw_response.get_provider("7").parsed, ProviderResponse)
    assert_type(await twin.with_raw_response.get_provider("7"), RawResponse[ProviderResponse])
    assert_type(client.with_raw_response.export_benchmark(run_id), RawResponse[Export])


def models(provider: ProviderResponse, update: ModelUpdate, model: ModelResponse) -> None:
    """Fields read as plain types; what may be absent or null reads as None."""
    assert_type(provider.id, UUID)
    assert_type(provider.display_name, str)
    assert_type(provider.base_url, str | None)
    assert_type(provider.created_at, datetime)
    assert_type(update.custom_name, str | None)
    assert_type(model.model_metadata, dict[str, Any])
    assert_type(provider.model_dump_json(indent=2), str)


def names(error: NotFoundError) -> None:
    """The guide's names are the same classes; a service's errors are its own branch."""
    assert_type(ArgusLMClient(), ArgusLM)
    assert_type(AsyncArgusLMClient(), AsyncArgusLM)
    status: APIStatusError = error
    assert_type(status.status_code, int | None)


def wrong(client: ArgusLM) -> None:
    """What must not pass; each line is an error that both checkers see."""
    client.get_provider()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.list_models(limits=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.export_benchmark("7", format="xml")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    BenchmarkCreate(prompt_pack="b")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

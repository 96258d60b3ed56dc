"""The types of Synthgen's public surface, in both twins and both views."""

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

from fivefold import RawResponse, Resolution
from fivefold.synthgen import AsyncSynthgen, AsyncSynthgenClient, Synthgen, SynthgenClient, Task
from fivefold.synthgen.exceptions import (
    APIError,
    BatchError,
    BatchOutcomeUnknownError,
    BatchStalledError,
    BatchUploadError,
    NotFoundError,
)
from fivefold.synthgen.models import (
    Batch,
    BatchList,
    BulkTaskResponse,
    CalendarInterval,
    Cost,
    HealthResponse,
    StatsSummary,
    TaskPage,
    TaskResponse,
    TaskStatsResponse,
    TaskStatus,
    TimeSeriesDataPoint,
    UsageStatsResponse,
)


def tasks() -> Iterator[Task]:
    """Any iterable will do."""
    yield Task(custom_id="a", url="http://a/b", body={"model": "m"}, source={"x": 1}, use_cache=False)


async def awaited() -> AsyncIterator[Task]:
    """For the asyncio twin an async one too."""
    yield Task(url="http://a/b", body={})


def blocking(client: Synthgen, error: BatchOutcomeUnknownError) -> None:
    """The blocking twin returns values."""
    assert_type(client.check_health(), HealthResponse)
    assert_type(client.check_health().services.queue_consumers, int | None)
    assert_type(client.create_batch(tasks(), 500, check_duplicates=False), BulkTaskResponse)
    assert_type(client.create_batch([{"url": "http://a/b", "body": {}}]), BulkTaskResponse)
    assert_type(client.resume_batch(error, tasks()), BulkTaskResponse)
    assert_type(client.resolve(error), Resolution)
    assert_type(client.monitor_batch([Task(url="a", body={})], None, 0.1, 0.2), list[TaskResponse])
    assert_type(client.monitor_batch(batch_id="b", show_progress=False), list[TaskResponse])
    assert_type(client.wait_for_batch("b", expected_tasks=5), Batch)
    assert_type(client.get_batch("b").cost(1, 2), Cost)
    assert_type(client.get_batches(), BatchList)
    assert_type(client.get_batches().batches, list[Batch])
    assert_type(client.get_batch_tasks("b", task_status=TaskStatus.FAILED), list[TaskResponse])
    assert_type(client.iter_batch_tasks("b", "FAILED", fetch_custom_ids=True), Iterator[TaskResponse])
    assert_type(client.list_batch_tasks("b", page=2), TaskPage)
    assert_type(client.list_batch_tasks("b").tasks, list[TaskResponse])
    assert_type(client.get_batch_stats("b", "1h", CalendarInterval.MINUTE_SHORT), UsageStatsResponse)
    assert_type(client.get_batch_stats("b", interval="1m").summary, StatsSummary)
    assert_type(client.get_batch_stats("b").time_series, list[TimeSeriesDataPoint])
    assert_type(client.get_batch_stats("b").summary.cache_hit_percent, float)
    assert_type(client.get_task("m"), TaskResponse)
    assert_type(client.get_task("m").text, str | None)
    assert_type(client.delete_task("m"), None)
    assert_type(client.delete_batch("b", force=True), None)
    assert_type(client.get_task_stats(), TaskStatsResponse)
    assert_type(client.with_options(timeout=5), Synthgen)


async def awaiting(client: AsyncSynthgen, error: BatchUploadError) -> None:
    """The asyncio twin returns awaitables and async iterators of the same."""
    assert_type(await client.create_batch(awaited()), BulkTaskResponse)
    assert_type(await client.resume_batch(error, tasks()), BulkTaskResponse)
    assert_type(await client.monitor_batch(awaited()), list[TaskResponse])
    assert_type(client.iter_batch_tasks("b"), AsyncIterator[TaskResponse])
    assert_type(await client.get_batch("b"), Batch)
    assert_type(await client.get_task_stats(), TaskStatsResponse)
    async with client as same:
        assert_type(same, AsyncSynthgen)


def raw(client: Synthgen) -> None:
    """The raw view wraps what one call answers."""
    assert_type(client.with_raw_response.get_task("m"), RawResponse[TaskResponse])
    assert_type(client.with_raw_response.get_batches(), RawResponse[BatchList])
    assert_type(client.with_raw_response.create_batch(tasks()), BulkTaskResponse)


def known_names(client: SynthgenClient, other: AsyncSynthgenClient) -> None:
    """The known names are the same classes."""
    assert_type(client, Synthgen)
    assert_type(other, AsyncSynthgen)


def errors(error: APIError, status: NotFoundError, stalled: BatchStalledError, upload: BatchUploadError) -> None:
    """What errors tell."""
    assert_type(error.status_code, int | None)
    if error.response:
        assert_type(error.response.text, str)
    assert_type(status.response.text, str)
    assert_type(stalled.missing, int)
    assert_type(upload.in_doubt, tuple[str, ...])
    assert_type(upload.batch, Batch | None)
    batch_error: BatchError = upload
    assert_type(batch_error.batch_id, str)


def refused(client: Synthgen) -> None:
    """What a type checker finds."""
    client.get_batch()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.create_batch(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Task(url="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    print(client.get_batch("b").totl_tasks)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]

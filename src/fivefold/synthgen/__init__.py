"""Synthgen: batches of requests to language models, done in the background.

from fivefold import Synthgen
from fivefold.synthgen import Task

body = {"model": "qwen2.5:0.5b", "messages": [{"role": "user", "content": "solve 2x + 4 = 10"}]}
with Synthgen("http://localhost:8002", "key") as client:
    task = Task(custom_id="a", url="http://localhost:11434/v1/chat/completions", body=body)
    for result in client.monitor_batch([task]):
        print(result.custom_id, result.status, result.text)
"""

from .._client import AsyncClient, SyncClient
from .._operation import AsyncRawView, RawView
from . import exceptions, models
from ._client import Awaiting, Blocking
from .exceptions import *  # noqa: F403  (its names are listed there)
from .models import (
    Batch,
    BatchList,
    BulkTaskResponse,
    CalendarInterval,
    Cost,
    HealthResponse,
    StatsSummary,
    Task,
    TaskResponse,
    TaskStatus,
    TimeSeriesDataPoint,
    UsageStatsResponse,
)

__all__ = [
    "AsyncSynthgen",
    "AsyncSynthgenClient",
    "Batch",
    "BatchList",
    "BulkTaskResponse",
    "CalendarInterval",
    "Cost",
    "HealthResponse",
    "StatsSummary",
    "Synthgen",
    "SynthgenClient",
    "Task",
    "TaskResponse",
    "TaskStatus",
    "TimeSeriesDataPoint",
    "UsageStatsResponse",
    "exceptions",
    "models",
]
__all__ += exceptions.__all__


class RawSynthgen(Blocking, RawView):
    """Synthgen whose operations return a RawResponse."""


class AsyncRawSynthgen(Awaiting, AsyncRawView):
    """AsyncSynthgen whose operations return a RawResponse."""


class Synthgen(Blocking, SyncClient):
    """A blocking client for Synthgen, of either generation.

    Reads SYNTHGEN_BASE_URL, and SYNTHGEN_API_KEY or API_SECRET_KEY. Default: http://localhost:8002, no key.
    """

    @property
    def with_raw_response(self) -> RawSynthgen:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        Methods that make several calls, such as `create_batch`, `monitor_batch`, `iter_batch_tasks`, `delete_batch` and
        `get_task_stats`, return here what they return there.
        """
        return self._seen_as(RawSynthgen)


class AsyncSynthgen(Awaiting, AsyncClient):
    """A client for Synthgen on asyncio, of either generation.

    Reads SYNTHGEN_BASE_URL, and SYNTHGEN_API_KEY or API_SECRET_KEY. Default: http://localhost:8002, no key.
    """

    @property
    def with_raw_response(self) -> AsyncRawSynthgen:
        """The same methods; operations return a RawResponse: status, headers and tries beside the answer.

        Methods that make several calls, such as `create_batch`, `monitor_batch`, `iter_batch_tasks`, `delete_batch` and
        `get_task_stats`, return here what they return there.
        """
        return self._seen_as(AsyncRawSynthgen)


SynthgenClient = Synthgen
AsyncSynthgenClient = AsyncSynthgen

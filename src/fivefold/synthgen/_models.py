"""What Synthgen answers, where it is more than a schema: both generations of the server read alike. No I/O."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

import attrs as _attrs
from fivefold_wire.synthgen import models as _wire_models

from .. import _codec, _model, _shapes
from .._codec import Codec, WireError
from ._cost import Cost
from ._task import without_name


class TaskResponse(_wire_models.TaskResponse):
    """A task as the server keeps it.

    `body` is the request that was sent to the language model, and `completions` its answer.

    Attributes:
        custom_id: Your name for the task. None for tasks that others submitted, unless it was fetched.
        source: What was submitted as `source`.
        completions: The answer as it came, or `{"error": …}` if the task failed; None or empty if there is none.
        duration: How long the language model took, in milliseconds; of a cached task, how long it took the first time.
    """

    __slots__ = ()

    def _settle(self) -> None:
        """The custom_id travels in `source`."""
        if self.source is not None:
            self.source, name = without_name(self.source)
            if name is not None:
                self.custom_id = name

    @property
    def error(self) -> str | None:
        """Why the task failed; None if it did not, and from old servers, which do not tell."""
        told = (self.completions or {}).get("error") if self.status == "FAILED" else None
        return told if isinstance(told, str) else None

    @property
    def text(self) -> str | None:
        """What the language model said, where its answer is a chat completion; else None."""
        try:
            said = (self.completions or {})["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            return None
        return said if isinstance(said, str) else None


class Batch(_wire_models.Batch):
    """The state of a batch.

    Attributes:
        batch_status: "PROCESSING" or "PENDING" while there is work left, else "FAILED" if any task failed, else
            "COMPLETED".
        total_tasks: Tasks in all, as far as they are taken in: it grows for some time after an upload.
        completed_tasks: Tasks that were answered. Newer servers leave out those answered from the cache, old ones
            count them in.
        duration: From `created_at` to `completed_at`, in whole seconds; None if either is missing.
        total_tokens, prompt_tokens, completion_tokens: Without those of cached tasks.
    """

    __slots__ = ()

    @property
    def done_tasks(self) -> int:
        """Tasks that are done: answered, answered from the cache, or failed. The same of both generations."""
        return max(0, self.total_tasks - self.pending_tasks - self.processing_tasks)

    @property
    def is_done(self) -> bool:
        """Whether all tasks that were taken in are done; more may still be taken in."""
        return self.total_tasks > 0 and self.done_tasks >= self.total_tasks

    def cost(self, by_1m_input_token: float, by_1m_output_token: float) -> Cost:
        """What the tokens cost, at prices per million tokens; cached tasks cost nothing."""
        return Cost.of(self.prompt_tokens, self.completion_tokens, by_1m_input_token, by_1m_output_token)


class _Renamed(_model.Model):
    """Some fields have another name on old servers; each is read under both."""

    __slots__ = ()
    _other: ClassVar[Mapping[str, str]] = {}

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Only asked when the slot is empty."""
            present = self._by_wire()
            return present[self._other[name]] if self._other.get(name) in present else super().__getattr__(name)


class ServiceStatus(_Renamed, _wire_models.ServiceStatus):
    """The parts of the service, and its queues.

    Attributes:
        api, rabbitmq, elasticsearch: "healthy" or "unhealthy".
        task_queue_consumers, queue_consumers: Workers that process tasks, under both names.
        task_queue_messages, queue_messages: Tasks that wait in the queue, under both names.
        batch_queue_consumers: Workers that take uploads in. None from old servers.
        batch_queue_messages: Uploads that wait in the queue. None from old servers.
    """

    __slots__ = ()
    _other = {  # noqa: RUF012  (a ClassVar, in the base class)
        "queue_consumers": "task_queue_consumers",
        "queue_messages": "task_queue_messages",
        "task_queue_consumers": "queue_consumers",
        "task_queue_messages": "queue_messages",
    }


class _Share(float):
    """From 0 to 1; knows the percentage that it was told as, which does not always come back by multiplying."""

    percent: float

    @classmethod
    def read(cls, value: Any) -> Self:
        try:
            made = cls(_codec.FLOAT.read(value) / 100)
        except OverflowError as error:
            raise WireError("too large a number", ValueError) from error
        made.percent = value
        return made

    @staticmethod
    def write(value: Any) -> float:
        known: float | None = getattr(value, "percent", None)
        return round(_codec.FLOAT.write(value) * 100, 9) if known is None else known


class StatsSummary(_Renamed, _wire_models.StatsSummary):
    """The whole time range in one.

    Attributes:
        total_tasks: Tasks in all; stops at 10,000.
        total_completion_tokens, completion_tokens: Tokens out, under both names.
        total_prompt_tokens: Tokens in. None from old servers.
        average_response_time: Mean duration of a task, in milliseconds.
        tokens_per_second: Tokens out for each second of task time, not of wall time.
        cache_hit_rate: Tasks answered from the cache, from 0 to 1, so that it prints with `:.2%`. Exceeds 1 where
            `total_tasks` stops at 10,000.
        cache_hit_percent: The same in percent, as the service sends it.
    """

    __slots__ = ()
    _other = {  # noqa: RUF012  (a ClassVar, in the base class)
        "completion_tokens": "total_completion_tokens",
        "total_completion_tokens": "completion_tokens",
    }
    _wire: ClassVar[tuple[_model.Field, ...]] = tuple(  # type: ignore[assignment]  # as many as before
        field._replace(codec=Codec(_Share.read, _Share.write)) if field.name == "cache_hit_rate" else field
        for field in _wire_models.StatsSummary.wire_fields()
    )

    @property
    def cache_hit_percent(self) -> float:
        """Tasks answered from the cache, in percent."""
        return _Share.write(self.cache_hit_rate)


def _own(kind: type[_model.Model]) -> Codec:
    return Codec(kind.from_dict, kind.to_wire, model=lambda: kind, form="model")


TASK = _own(TaskResponse)
BATCH = _own(Batch)
_POINT = _own(_wire_models.TimeSeriesDataPoint)


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BatchList(_model.Model):
    """All batches.

    Attributes:
        total: Length of the list, 10,000 at most.
        batches: The batches, the newest first.
    """

    total: int
    batches: list[Batch]

    _wire = (
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("batches", "batches", _shapes.array(BATCH), required=True),
    )


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TaskPage(_model.Model):
    """A page of tasks.

    Attributes:
        total: Tasks on all pages, 10,000 at most.
        page: Number of this page.
        page_size: Tasks on a full page.
        tasks: The tasks of this page.
    """

    total: int
    page: int | None = _model.NOT_GIVEN
    page_size: int | None = _model.NOT_GIVEN
    tasks: list[TaskResponse]

    _wire = (
        *_wire_models.TaskPage.wire_fields()[:3],
        _model.Field("tasks", "tasks", _shapes.array(TASK), required=True),
    )


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HealthResponse(_model.Model):
    """How the service is.

    Attributes:
        status: "healthy", or "unhealthy" if any part is.
        services: The parts, one by one.
        error: What is wrong, reasons joined by " | "; None if nothing is.
    """

    status: Literal["healthy", "unhealthy"] | str
    services: ServiceStatus
    error: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("services", "services", _own(ServiceStatus), required=True),
        _model.Field("error", "error", _codec.STR),
    )


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UsageStatsResponse(_model.Model):
    """Statistics of a batch over time.

    Attributes:
        time_range: The time range as it was asked for.
        interval: The interval as it was asked for.
        current_time: Time on the server.
        time_series: One point for each interval from the first with tasks to the last.
        summary: The whole time range in one.
    """

    time_range: str
    interval: str
    current_time: _dt.datetime
    time_series: list[_wire_models.TimeSeriesDataPoint]
    summary: StatsSummary

    _wire = (
        *_wire_models.UsageStatsResponse.wire_fields()[:3],
        _model.Field("time_series", "time_series", _shapes.array(_POINT), required=True),
        _model.Field("summary", "summary", _own(StatsSummary), required=True),
    )

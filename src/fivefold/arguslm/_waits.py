"""Waiting for what ArgusLM does in the background. No I/O."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from fivefold_wire.arguslm import models as _models
from fivefold_wire.arguslm.api import benchmarks, monitoring

from .._codec import told
from .._polling import poll
from ..call import Flow
from .exceptions import DeadlineExceededError

FINAL: Final = frozenset({"completed", "failed"})
#: Seconds to wait for the end of a run when nothing else is said.
DEADLINE: Final = 3600.0


def too_late(operation: str, run: "_models.BenchmarkDetailResponse", seconds: float) -> DeadlineExceededError:
    """The error for a run that has not ended in time."""
    return DeadlineExceededError(
        f"benchmark {run.id} is still {run.status} after {seconds:.0f} s",
        service="arguslm",
        operation=operation,
        body=run.to_dict(),
        hint="wait again, unless the service was restarted or lost its provider: then this run never ends",
    )


def wait_for_benchmark(
    run_id: UUID | str,
    *,
    deadline: float | None = DEADLINE,
    on_progress: "Callable[[_models.BenchmarkDetailResponse], object] | None" = None,
) -> "Flow[_models.BenchmarkDetailResponse]":
    """Wait until a benchmark has ended, and return it with its results.

    GET /api/v1/benchmarks/{run_id}, after 0.2 s and then at growing, jittered intervals of up to 5 s.

    Args:
        run_id: The run.
        deadline: Seconds to wait at most; None for no bound. A service that failed to store the end of a run calls
            it running for ever.
        on_progress: Called with every answer.

    Returns:
        The run, "completed" or "failed".

    Raises:
        DeadlineExceededError: the run has not ended in time.
        NotFoundError: there is no such run.
        UnprocessableEntityError: `run_id` is not a UUID.
    """
    return poll(
        benchmarks.get_benchmark(run_id),
        lambda run: run.status in FINAL,
        deadline=deadline,
        late=lambda run, seconds: too_late("wait_for_benchmark", run, seconds),
        on_progress=on_progress,
    )


def wait_for_monitoring_run(
    *,
    since: datetime | None,
    deadline: float | None = DEADLINE,
    on_progress: "Callable[[_models.MonitoringConfigResponse], object] | None" = None,
) -> "Flow[_models.MonitoringConfigResponse]":
    """Wait until a monitoring run has ended: until `last_run_at` of the configuration changes.

    GET /api/v1/monitoring/config, after 0.2 s and then at growing, jittered intervals of up to 5 s. The service
    keeps no record of a run; that time is all that tells of its end, and it changes on failure too.

    Args:
        since: `last_run_at` as it was before the run; None when there was no run before.
        deadline: Seconds to wait at most; None for no bound.
        on_progress: Called with every answer.

    Returns:
        The configuration, with the new `last_run_at`.

    Raises:
        TypeError: `since` is no datetime. Nothing was sent.
        DeadlineExceededError: the run has not ended in time.
    """
    if since is not None and not isinstance(since, datetime):
        raise TypeError(f"since: expected a datetime, got {told(since)}")

    def late(config: _models.MonitoringConfigResponse, seconds: float) -> DeadlineExceededError:
        return DeadlineExceededError(
            f"no monitoring run has ended for {seconds:.0f} s",
            service="arguslm",
            operation="wait_for_monitoring_run",
            body=config.to_dict(),
            hint="each model may take 15 s and is checked three times: raise deadline",
        )

    return poll(
        monitoring.get_monitoring_config(),
        lambda config: config.last_run_at is not None and config.last_run_at != since,
        deadline=deadline,
        late=late,
        on_progress=on_progress,
    )


def run_monitoring(*, wait: bool = False, deadline: float | None = DEADLINE) -> "Flow[_models.MonitoringRunResponse]":
    """Check every model that is enabled for monitoring, now.

    POST /api/v1/monitoring/run, with `wait` as `wait_for_monitoring_run` besides.

    Args:
        wait: Return when the run has ended, not when it was queued.
        deadline: Seconds to wait at most; None for no bound.

    Returns:
        The run. Its status is "queued" also after waiting: the service keeps no other.

    Raises:
        OutcomeUnknownError: nothing tells whether the run was started; it was not started again.
        DeadlineExceededError: the run has not ended in time.
    """
    if not wait:
        return (yield from monitoring.run_monitoring())
    before = yield from monitoring.get_monitoring_config()
    run = yield from monitoring.run_monitoring()
    yield from wait_for_monitoring_run(since=before.last_run_at, deadline=deadline)
    return run

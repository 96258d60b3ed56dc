"""Waiting for what ArgusLM does in the background. No I/O."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from fivefold_wire.arguslm import models as _models
from fivefold_wire.arguslm.api import benchmarks

from .._polling import poll
from ..call import Flow
from .exceptions import DeadlineExceededError

FINAL: Final = frozenset({"completed", "failed"})


def wait_for_benchmark(
    run_id: UUID | str,
    *,
    deadline: float | None = 600.0,
    on_progress: "Callable[[_models.BenchmarkDetailResponse], object] | None" = None,
) -> Flow[_models.BenchmarkDetailResponse]:
    """Wait until a benchmark has ended, and return it with its results.

    GET /api/v1/benchmarks/{run_id}, at first after 0.2 s, then at growing, jittered intervals of up to 5 s.

    Args:
        run_id: The run.
        deadline: Seconds to wait at most; None for no bound. A server that failed to store the end of a run calls
            it running for ever.
        on_progress: Called with every answer.

    Returns:
        The run, "completed" or "failed".

    Raises:
        DeadlineExceededError: the run has not ended in time.
        NotFoundError: there is no such run.
        UnprocessableEntityError: `run_id` is not a UUID.
    """

    def late(run: _models.BenchmarkDetailResponse, seconds: float) -> DeadlineExceededError:
        return DeadlineExceededError(
            f"benchmark {run_id} is still {run.status} after {seconds:.0f} s",
            service="arguslm",
            operation="wait_for_benchmark",
            body=run.to_dict(),
            hint="wait again with a longer deadline, unless the server was restarted: then this run never ends",
        )

    return poll(
        benchmarks.get_benchmark(run_id),
        lambda run: run.status in FINAL,
        deadline=deadline,
        late=late,
        on_progress=on_progress,
    )

"""ArgusLM's two file downloads. No I/O."""

import os
from datetime import date
from typing import Literal
from uuid import UUID

from fivefold_wire.arguslm.api import benchmarks, monitoring

from .._files import Download, Progress


def export_benchmark(
    run_id: UUID | str,
    *,
    format: Literal["json", "csv"] = "json",
    path: str | os.PathLike[str] | None = None,
    on_progress: Progress | None = None,
) -> Download:
    """Download the results of a benchmark as a file.

    GET /api/v1/benchmarks/{run_id}/export

    Args:
        run_id: The run.
        format: "json" or "csv".
        path: Save it here: the whole file, or none of it. Default: kept in memory, above 8 MB in a temporary file.
        on_progress: Called with the bytes received so far and the total, where the server tells it.

    Returns:
        The file: `.content`, `.text`, `.rows()`, `.save(path)`.

    Raises:
        NotFoundError: there is no such run.
        UnprocessableEntityError: `run_id` is not a UUID.
        OSError: `path` cannot be written.
    """
    return Download(benchmarks.export_benchmark(run_id, format=format), path, on_progress)


def export_uptime_history(
    *,
    format: Literal["json", "csv"] = "json",
    model_id: UUID | str | None = None,
    start_date: date | str | None = None,
    end_date: date | str | None = None,
    path: str | os.PathLike[str] | None = None,
    on_progress: Progress | None = None,
) -> Download:
    """Download uptime checks as a file.

    GET /api/v1/monitoring/uptime/export

    Args:
        format: "json" or "csv".
        model_id: Only checks of this model, by its id in ArgusLM.
        start_date: Only checks from this time on: a datetime (naive means UTC), a date, or ISO 8601 text.
        end_date: Only checks up to this time.
        path: Save it here: the whole file, or none of it. Default: kept in memory, above 8 MB in a temporary file.
        on_progress: Called with the bytes received so far and the total, where the server tells it.

    Returns:
        The file: `.content`, `.text`, `.rows()`, `.save(path)`.

    Raises:
        UnprocessableEntityError: an argument does not fit.
        OSError: `path` cannot be written.
    """
    call = monitoring.export_uptime_history(format=format, model_id=model_id, start_date=start_date, end_date=end_date)
    return Download(call, path, on_progress)

# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Benchmark runs and their results."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_benchmarks",
    "start_benchmark",
    "get_benchmark",
    "get_benchmark_results",
    "export_benchmark",
)
_LIST_BENCHMARKS: "Operation[_models.BenchmarkListResponse]" = Operation(
    name="list_benchmarks",
    method="GET",
    path="/api/v1/benchmarks",
    safety="safe",
    parameters=(
        Parameter("page", "page", "query", _codec.INT),
        Parameter("per_page", "per_page", "query", _codec.INT),
        Parameter("status", "status", "query", _codec.STR),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "BenchmarkListResponse"))},
)


def list_benchmarks(
    *,
    page: int = 1,
    per_page: int = 20,
    status: Literal["pending", "running", "completed", "failed"] | str | None = None,
) -> "Call[_models.BenchmarkListResponse]":
    """List one page of benchmark runs.

    Newest first; past the last page the list is empty.

    GET /api/v1/benchmarks

    Args:
        page: Number of the page, from 1; 1 by default.
        per_page: Most runs to return, 1 to 100; 20 by default.
        status: Only runs in this state; all by default.

    Returns:
        The page.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_BENCHMARKS.call({"page": page, "per_page": per_page, "status": status})


_START_BENCHMARK: "Operation[_models.BenchmarkStartResponse]" = Operation(
    name="start_benchmark",
    method="POST",
    path="/api/v1/benchmarks",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "BenchmarkCreate")),
    answers={202: _answers.json_answer(_shapes.model(_models, "BenchmarkStartResponse"))},
)


def start_benchmark(body: "_models.BenchmarkCreate | Mapping[str, Any]") -> "Call[_models.BenchmarkStartResponse]":
    """Start a benchmark.

    Returns at once; `stream_benchmark` follows the run, `get_benchmark` tells its state; calls that fail become results
    with an error.

    POST /api/v1/benchmarks

    Args:
        body: A benchmark to start.

    Returns:
        The receipt.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _START_BENCHMARK.call({}, body)


_GET_BENCHMARK: "Operation[_models.BenchmarkDetailResponse]" = Operation(
    name="get_benchmark",
    method="GET",
    path="/api/v1/benchmarks/{run_id}",
    safety="safe",
    parameters=(Parameter("run_id", "run_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "BenchmarkDetailResponse"))},
)


def get_benchmark(run_id: UUID | str) -> "Call[_models.BenchmarkDetailResponse]":
    """Get one benchmark run with its results.

    Results are stored all at once when the run ends.

    GET /api/v1/benchmarks/{run_id}

    Args:
        run_id: Id of the benchmark run.

    Returns:
        The run.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_BENCHMARK.call({"run_id": run_id})


_GET_BENCHMARK_RESULTS: "Operation[_models.BenchmarkResultListResponse]" = Operation(
    name="get_benchmark_results",
    method="GET",
    path="/api/v1/benchmarks/{run_id}/results",
    safety="safe",
    parameters=(Parameter("run_id", "run_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "BenchmarkResultListResponse"))},
)


def get_benchmark_results(run_id: UUID | str) -> "Call[_models.BenchmarkResultListResponse]":
    """List all results of a benchmark run.

    Results are stored all at once when the run ends.

    GET /api/v1/benchmarks/{run_id}/results

    Args:
        run_id: Id of the benchmark run.

    Returns:
        The results.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_BENCHMARK_RESULTS.call({"run_id": run_id})


_EXPORT_BENCHMARK: "Operation[bytes]" = Operation(
    name="export_benchmark",
    method="GET",
    path="/api/v1/benchmarks/{run_id}/export",
    safety="safe",
    parameters=(
        Parameter("run_id", "run_id", "path", _codec.ID, required=True),
        Parameter("format", "format", "query", _shapes.literal("json", "csv")),
    ),
    answers={200: _answers.bytes_answer},
)


def export_benchmark(run_id: UUID | str, *, format: Literal["json", "csv"] = "json") -> "Call[bytes]":
    """Export the results of a benchmark run as a file.

    All results in one file, without ids.

    GET /api/v1/benchmarks/{run_id}/export

    Args:
        run_id: Id of the benchmark run.
        format: Kind of file, `json` or `csv`; `json` by default.

    Returns:
        The file.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _EXPORT_BENCHMARK.call({"run_id": run_id, "format": format})

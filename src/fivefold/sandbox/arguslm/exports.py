"""The two exports as files, to the byte. Pure but for the response object around the bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from fivefold.sandbox.arguslm.records import Check, Run
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["benchmark_file", "uptime_file"]

Row = Mapping[str, Any]

_UPTIME_COLUMNS = ("model_name", "provider", "status", "latency_ms", "error", "timestamp")
_RESULT_COLUMNS = (
    "model_name",
    "provider",
    "ttft_ms",
    "tps",
    "tps_excluding_ttft",
    "total_latency_ms",
    "input_tokens",
    "output_tokens",
    "error",
    "timestamp",
)


def uptime_file(world: ArgusWorld, records: Sequence[Check], kind: str) -> Response:
    """The checks as `uptime_history.json` or `.csv`."""
    rows = [_uptime_row(world, record) for record in records]
    if kind == "json":
        return _json_file({"checks": rows}, "uptime_history")
    if world.has("blank_zero_latency"):
        rows = [{**row, "latency_ms": row["latency_ms"] or None} for row in rows]
    return _csv_file(_UPTIME_COLUMNS, rows, "uptime_history")


def benchmark_file(world: ArgusWorld, run: Run, kind: str) -> Response:
    """A run's results as `benchmark_<id>.json` or `.csv`."""
    rows = [_result_row(world, run, index) for index in range(len(run.results))]
    if kind == "csv":
        return _csv_file(_RESULT_COLUMNS, rows, f"benchmark_{run.id}")
    document = {
        "run_id": run.id,
        "run_name": run.name,
        "prompt_pack": run.prompt_pack,
        "started_at": world.iso(run.started_at),
        "completed_at": world.iso(run.completed_at),
        "results": rows,
    }
    return _json_file(document, f"benchmark_{run.id}")


def _uptime_row(world: ArgusWorld, record: Check) -> Row:
    return {
        "model_name": world.state.models[record.model_id].name,
        "provider": world.state.provider_of(record.model_id).provider_type,
        "status": record.status,
        "latency_ms": record.latency_ms,
        "error": record.error,
        "timestamp": world.iso(record.created_at),
    }


def _result_row(world: ArgusWorld, run: Run, index: int) -> Row:
    record = run.results[index]
    return {
        "model_name": world.state.models[record.model_id].name,
        "provider": world.state.provider_of(record.model_id).provider_type,
        "ttft_ms": record.ttft_ms,
        "tps": record.tps,
        "tps_excluding_ttft": record.tps_excluding_ttft,
        "total_latency_ms": record.total_latency_ms,
        "input_tokens": record.input_tokens,
        "output_tokens": record.output_tokens,
        "error": record.error,
        "timestamp": world.iso(record.created_at),
    }


def _json_file(document: Row, name: str) -> Response:
    return _attachment(json.dumps(document, indent=2), "application/json", f"{name}.json")


def _csv_file(columns: Sequence[str], rows: Sequence[Row], name: str) -> Response:
    """RFC 4180: CRLF, quotes only where needed, an empty field for what is missing."""
    content = io.StringIO(newline="")
    writer = csv.DictWriter(content, columns)
    writer.writeheader()
    writer.writerows(rows)
    return _attachment(content.getvalue(), "text/csv", f"{name}.csv")


def _attachment(content: str, media_type: str, filename: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{filename}"'}
    return Response(content, media_type=media_type, headers=headers)

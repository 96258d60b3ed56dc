"""ArgusLM's side of the matrix."""

from typing import Any

from ..replies import messages, nothing, said, text
from .operation import Operation, one

RUN = "46067109-ca34-42fd-844d-0ab3bb558a7c"
MODEL = "008a0746-87c5-4f80-959c-25781d6f606a"
RULE = "264dfcc4-99f2-49a7-9a84-e6e4ed4176af"
_TIME = "2026-01-01T00:00:00.125661Z"
_PROVIDER = "6ad4d717-6079-422a-bc75-e04a712de26b"


def _model(number: int) -> dict[str, Any]:
    return {
        "id": MODEL[:-1] + str(number),
        "provider_account_id": _PROVIDER,
        "provider_name": "Prepared",
        "model_id": f"fake-{number}",
        "custom_name": None,
        "source": "discovered",
        "enabled_for_monitoring": False,
        "enabled_for_benchmark": True,
        "model_metadata": {},
        "created_at": _TIME,
    }


def _page(number: int) -> dict[str, Any]:
    return {"items": [_model(number)], "total": 2, "has_more": number == 0, "limit": 1, "offset": number}


_CREATED = {
    "id": _PROVIDER,
    "provider_type": "custom_openai_compatible",
    "display_name": "Prepared",
    "enabled": True,
    "base_url": "http://127.0.0.1:9/v1",
    "region": None,
    "created_at": _TIME,
    "updated_at": _TIME,
}
_SPEED = dict.fromkeys(("ttft_p50", "ttft_p95", "ttft_p99", "tps_p50", "tps_p95", "tps_p99"), 2.5)
_RESULT = {
    "id": "5881e1b5-12ae-49be-a41c-2b94652dfd36",
    "model_id": MODEL,
    "model_name": "fake-large",
    "ttft_ms": 12.5,
    "tps": 40.0,
    "tps_excluding_ttft": 41.0,
    "total_latency_ms": 400.0,
    "input_tokens": 3,
    "output_tokens": 16,
    "estimated_cost": None,
    "error": None,
}


def _run(status: str, *results: Any) -> dict[str, Any]:
    return {
        "id": RUN,
        "name": "Prepared",
        "status": status,
        "model_ids": [MODEL],
        "prompt_pack": "shakespeare",
        "triggered_by": "user",
        "started_at": _TIME,
        "completed_at": _TIME if results else None,
        "result_count": len(results),
        "created_at": _TIME,
        "updated_at": _TIME,
        "results": list(results),
        "statistics": _SPEED,
    }


_HEARD = {"model_id": MODEL, "model_name": "fake-large", "ttft_ms": 12.5, "tps": 41.0, "error": None}
_EVENTS = messages(
    {"type": "progress", "completed": 0, "total": 1, "current_model": "fake-large"},
    {"type": "result", "data": _HEARD},
    {"type": "complete", "status": "completed"},
)
_CSV = "model_name,provider,ttft_ms\n" + "fake-large,custom_openai_compatible,12.5\n" * 40
_GET_RUN, _START, _SOCKET = (
    f"GET /api/v1/benchmarks/{RUN}",
    "POST /api/v1/benchmarks",
    f"GET /api/v1/benchmarks/{RUN}/stream",
)
_STARTED = said({"id": RUN, "status": "pending", "message": "Benchmark run started"}, 202)
_DONE = said(_run("completed", _RESULT))
_PAGES = "GET /api/v1/models[?]*offset="

ARGUSLM = (
    one("get_model", "read", f"GET /api/v1/models/{MODEL}", said(_model(0))),
    one("create_provider", "write", "POST /api/v1/providers", said(_CREATED, 201), unsafe=True),
    one("delete_alert_rule", "write", f"DELETE /api/v1/alerts/rules/{RULE}", nothing()),
    Operation(
        "iter_models",
        "listing",
        f"{_PAGES}1*",
        {f"{_PAGES}0*": said(_page(0)), f"{_PAGES}1*": said(_page(1))},
        calls=2,
    ),
    one(
        "export_benchmark",
        "export",
        f"{_GET_RUN}/export[?]*",
        text(_CSV, "text/csv; charset=utf-8", content_disposition='attachment; filename="run.csv"'),
    ),
    Operation(
        "stream_benchmark",
        "socket",
        _SOCKET,
        {_SOCKET: _EVENTS, _GET_RUN: (said(_run("running")), _DONE)},
        calls=3,
        elsewhere=True,
    ),
    Operation("run_benchmark", "flow", _START, {_START: _STARTED, _GET_RUN: _DONE}, unsafe=True, calls=2),
    Operation("wait_for_benchmark", "flow", _GET_RUN, {_GET_RUN: _DONE}, calls=3),
)

# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""Schemas of the service, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .batch import Batch as Batch
    from .batch_list import BatchList as BatchList
    from .batch_upload import BatchUpload as BatchUpload
    from .bulk_task_response import BulkTaskResponse as BulkTaskResponse
    from .error_detail import ErrorDetail as ErrorDetail
    from .health_response import HealthResponse as HealthResponse
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .service_info import ServiceInfo as ServiceInfo
    from .service_status import ServiceStatus as ServiceStatus
    from .stats_summary import StatsSummary as StatsSummary
    from .task_export_line import TaskExportLine as TaskExportLine
    from .task_page import TaskPage as TaskPage
    from .task_response import TaskResponse as TaskResponse
    from .task_stats_response import TaskStatsResponse as TaskStatsResponse
    from .task_submission import TaskSubmission as TaskSubmission
    from .time_series_data_point import TimeSeriesDataPoint as TimeSeriesDataPoint
    from .token_response import TokenResponse as TokenResponse
    from .unhealthy_response import UnhealthyResponse as UnhealthyResponse
    from .usage_stats_response import UsageStatsResponse as UsageStatsResponse
    from .validation_error import ValidationError as ValidationError

__all__ = (
    "Batch",
    "BatchList",
    "BatchUpload",
    "BulkTaskResponse",
    "ErrorDetail",
    "HTTPValidationError",
    "HealthResponse",
    "ServiceInfo",
    "ServiceStatus",
    "StatsSummary",
    "TaskExportLine",
    "TaskPage",
    "TaskResponse",
    "TaskStatsResponse",
    "TaskSubmission",
    "TimeSeriesDataPoint",
    "TokenResponse",
    "UnhealthyResponse",
    "UsageStatsResponse",
    "ValidationError",
)

if not TYPE_CHECKING:
    _MODULES = {
        "Batch": "batch",
        "BatchList": "batch_list",
        "BatchUpload": "batch_upload",
        "BulkTaskResponse": "bulk_task_response",
        "ErrorDetail": "error_detail",
        "HTTPValidationError": "http_validation_error",
        "HealthResponse": "health_response",
        "ServiceInfo": "service_info",
        "ServiceStatus": "service_status",
        "StatsSummary": "stats_summary",
        "TaskExportLine": "task_export_line",
        "TaskPage": "task_page",
        "TaskResponse": "task_response",
        "TaskStatsResponse": "task_stats_response",
        "TaskSubmission": "task_submission",
        "TimeSeriesDataPoint": "time_series_data_point",
        "TokenResponse": "token_response",
        "UnhealthyResponse": "unhealthy_response",
        "UsageStatsResponse": "usage_stats_response",
        "ValidationError": "validation_error",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

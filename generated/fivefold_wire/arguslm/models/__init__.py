# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Schemas of the service, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .alert_list_response import AlertListResponse as AlertListResponse
    from .alert_response import AlertResponse as AlertResponse
    from .alert_rule_create import AlertRuleCreate as AlertRuleCreate
    from .alert_rule_response import AlertRuleResponse as AlertRuleResponse
    from .alert_rule_update import AlertRuleUpdate as AlertRuleUpdate
    from .benchmark_complete_message import BenchmarkCompleteMessage as BenchmarkCompleteMessage
    from .benchmark_create import BenchmarkCreate as BenchmarkCreate
    from .benchmark_detail_response import BenchmarkDetailResponse as BenchmarkDetailResponse
    from .benchmark_error_message import BenchmarkErrorMessage as BenchmarkErrorMessage
    from .benchmark_export import BenchmarkExport as BenchmarkExport
    from .benchmark_export_row import BenchmarkExportRow as BenchmarkExportRow
    from .benchmark_list_response import BenchmarkListResponse as BenchmarkListResponse
    from .benchmark_progress_message import BenchmarkProgressMessage as BenchmarkProgressMessage
    from .benchmark_result_data import BenchmarkResultData as BenchmarkResultData
    from .benchmark_result_list_response import BenchmarkResultListResponse as BenchmarkResultListResponse
    from .benchmark_result_message import BenchmarkResultMessage as BenchmarkResultMessage
    from .benchmark_result_response import BenchmarkResultResponse as BenchmarkResultResponse
    from .benchmark_run_response import BenchmarkRunResponse as BenchmarkRunResponse
    from .benchmark_start_response import BenchmarkStartResponse as BenchmarkStartResponse
    from .error_detail import ErrorDetail as ErrorDetail
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .model_create import ModelCreate as ModelCreate
    from .model_list_response import ModelListResponse as ModelListResponse
    from .model_response import ModelResponse as ModelResponse
    from .model_update import ModelUpdate as ModelUpdate
    from .monitoring_config_response import MonitoringConfigResponse as MonitoringConfigResponse
    from .monitoring_config_update import MonitoringConfigUpdate as MonitoringConfigUpdate
    from .monitoring_run_response import MonitoringRunResponse as MonitoringRunResponse
    from .ping_message import PingMessage as PingMessage
    from .prompt_pack_response import PromptPackResponse as PromptPackResponse
    from .provider_catalog_response import ProviderCatalogResponse as ProviderCatalogResponse
    from .provider_create import ProviderCreate as ProviderCreate
    from .provider_list_response import ProviderListResponse as ProviderListResponse
    from .provider_refresh_response import ProviderRefreshResponse as ProviderRefreshResponse
    from .provider_response import ProviderResponse as ProviderResponse
    from .provider_spec_response import ProviderSpecResponse as ProviderSpecResponse
    from .provider_test_response import ProviderTestResponse as ProviderTestResponse
    from .provider_update import ProviderUpdate as ProviderUpdate
    from .recent_alerts_response import RecentAlertsResponse as RecentAlertsResponse
    from .service_status import ServiceStatus as ServiceStatus
    from .statistics_response import StatisticsResponse as StatisticsResponse
    from .unread_count_response import UnreadCountResponse as UnreadCountResponse
    from .uptime_check_response import UptimeCheckResponse as UptimeCheckResponse
    from .uptime_export import UptimeExport as UptimeExport
    from .uptime_export_row import UptimeExportRow as UptimeExportRow
    from .uptime_history_response import UptimeHistoryResponse as UptimeHistoryResponse
    from .validation_error import ValidationError as ValidationError
    from .web_socket_message import WebSocketMessage as WebSocketMessage

__all__ = (
    "AlertListResponse",
    "AlertResponse",
    "AlertRuleCreate",
    "AlertRuleResponse",
    "AlertRuleUpdate",
    "BenchmarkCompleteMessage",
    "BenchmarkCreate",
    "BenchmarkDetailResponse",
    "BenchmarkErrorMessage",
    "BenchmarkExport",
    "BenchmarkExportRow",
    "BenchmarkListResponse",
    "BenchmarkProgressMessage",
    "BenchmarkResultData",
    "BenchmarkResultListResponse",
    "BenchmarkResultMessage",
    "BenchmarkResultResponse",
    "BenchmarkRunResponse",
    "BenchmarkStartResponse",
    "ErrorDetail",
    "HTTPValidationError",
    "ModelCreate",
    "ModelListResponse",
    "ModelResponse",
    "ModelUpdate",
    "MonitoringConfigResponse",
    "MonitoringConfigUpdate",
    "MonitoringRunResponse",
    "PingMessage",
    "PromptPackResponse",
    "ProviderCatalogResponse",
    "ProviderCreate",
    "ProviderListResponse",
    "ProviderRefreshResponse",
    "ProviderResponse",
    "ProviderSpecResponse",
    "ProviderTestResponse",
    "ProviderUpdate",
    "RecentAlertsResponse",
    "ServiceStatus",
    "StatisticsResponse",
    "UnreadCountResponse",
    "UptimeCheckResponse",
    "UptimeExport",
    "UptimeExportRow",
    "UptimeHistoryResponse",
    "ValidationError",
    "WebSocketMessage",
)

if not TYPE_CHECKING:
    _MODULES = {
        "AlertListResponse": "alert_list_response",
        "AlertResponse": "alert_response",
        "AlertRuleCreate": "alert_rule_create",
        "AlertRuleResponse": "alert_rule_response",
        "AlertRuleUpdate": "alert_rule_update",
        "BenchmarkCompleteMessage": "benchmark_complete_message",
        "BenchmarkCreate": "benchmark_create",
        "BenchmarkDetailResponse": "benchmark_detail_response",
        "BenchmarkErrorMessage": "benchmark_error_message",
        "BenchmarkExport": "benchmark_export",
        "BenchmarkExportRow": "benchmark_export_row",
        "BenchmarkListResponse": "benchmark_list_response",
        "BenchmarkProgressMessage": "benchmark_progress_message",
        "BenchmarkResultData": "benchmark_result_data",
        "BenchmarkResultListResponse": "benchmark_result_list_response",
        "BenchmarkResultMessage": "benchmark_result_message",
        "BenchmarkResultResponse": "benchmark_result_response",
        "BenchmarkRunResponse": "benchmark_run_response",
        "BenchmarkStartResponse": "benchmark_start_response",
        "ErrorDetail": "error_detail",
        "HTTPValidationError": "http_validation_error",
        "ModelCreate": "model_create",
        "ModelListResponse": "model_list_response",
        "ModelResponse": "model_response",
        "ModelUpdate": "model_update",
        "MonitoringConfigResponse": "monitoring_config_response",
        "MonitoringConfigUpdate": "monitoring_config_update",
        "MonitoringRunResponse": "monitoring_run_response",
        "PingMessage": "ping_message",
        "PromptPackResponse": "prompt_pack_response",
        "ProviderCatalogResponse": "provider_catalog_response",
        "ProviderCreate": "provider_create",
        "ProviderListResponse": "provider_list_response",
        "ProviderRefreshResponse": "provider_refresh_response",
        "ProviderResponse": "provider_response",
        "ProviderSpecResponse": "provider_spec_response",
        "ProviderTestResponse": "provider_test_response",
        "ProviderUpdate": "provider_update",
        "RecentAlertsResponse": "recent_alerts_response",
        "ServiceStatus": "service_status",
        "StatisticsResponse": "statistics_response",
        "UnreadCountResponse": "unread_count_response",
        "UptimeCheckResponse": "uptime_check_response",
        "UptimeExport": "uptime_export",
        "UptimeExportRow": "uptime_export_row",
        "UptimeHistoryResponse": "uptime_history_response",
        "ValidationError": "validation_error",
        "WebSocketMessage": "web_socket_message",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

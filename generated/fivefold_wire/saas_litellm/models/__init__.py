# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Schemas of the service, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .access_group_create_request import AccessGroupCreateRequest as AccessGroupCreateRequest
    from .access_group_model import AccessGroupModel as AccessGroupModel
    from .access_group_models_request import AccessGroupModelsRequest as AccessGroupModelsRequest
    from .access_group_response import AccessGroupResponse as AccessGroupResponse
    from .access_group_update_request import AccessGroupUpdateRequest as AccessGroupUpdateRequest
    from .add_credits_request import AddCreditsRequest as AddCreditsRequest
    from .add_credits_response import AddCreditsResponse as AddCreditsResponse
    from .audit_log_response import AuditLogResponse as AuditLogResponse
    from .auto_refill_response import AutoRefillResponse as AutoRefillResponse
    from .budget_mode_response import BudgetModeResponse as BudgetModeResponse
    from .chat_completion_chunk import ChatCompletionChunk as ChatCompletionChunk
    from .chat_completion_chunk_choice import ChatCompletionChunkChoice as ChatCompletionChunkChoice
    from .completion_usage import CompletionUsage as CompletionUsage
    from .configure_auto_refill_request import ConfigureAutoRefillRequest as ConfigureAutoRefillRequest
    from .conversion_rate_defaults import ConversionRateDefaults as ConversionRateDefaults
    from .conversion_rates import ConversionRates as ConversionRates
    from .conversion_rates_response import ConversionRatesResponse as ConversionRatesResponse
    from .credit_balance import CreditBalance as CreditBalance
    from .credit_check import CreditCheck as CreditCheck
    from .credit_transaction import CreditTransaction as CreditTransaction
    from .credit_transactions import CreditTransactions as CreditTransactions
    from .daily_spend import DailySpend as DailySpend
    from .dashboard_stats import DashboardStats as DashboardStats
    from .default_team import DefaultTeam as DefaultTeam
    from .error_detail import ErrorDetail as ErrorDetail
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .job import Job as Job
    from .job_call_cost import JobCallCost as JobCallCost
    from .job_complete_request import JobCompleteRequest as JobCompleteRequest
    from .job_complete_response import JobCompleteResponse as JobCompleteResponse
    from .job_completion_call import JobCompletionCall as JobCompletionCall
    from .job_completion_costs import JobCompletionCosts as JobCompletionCosts
    from .job_cost_breakdown import JobCostBreakdown as JobCostBreakdown
    from .job_costs import JobCosts as JobCosts
    from .job_create_request import JobCreateRequest as JobCreateRequest
    from .job_create_response import JobCreateResponse as JobCreateResponse
    from .job_detail import JobDetail as JobDetail
    from .job_list_response import JobListResponse as JobListResponse
    from .job_metadata import JobMetadata as JobMetadata
    from .job_metadata_update_request import JobMetadataUpdateRequest as JobMetadataUpdateRequest
    from .job_summary import JobSummary as JobSummary
    from .job_type_usage import JobTypeUsage as JobTypeUsage
    from .llm_answer import LLMAnswer as LLMAnswer
    from .llm_call_detail import LLMCallDetail as LLMCallDetail
    from .llm_call_metadata import LLMCallMetadata as LLMCallMetadata
    from .llm_call_request import LLMCallRequest as LLMCallRequest
    from .llm_call_response import LLMCallResponse as LLMCallResponse
    from .login_request import LoginRequest as LoginRequest
    from .login_response import LoginResponse as LoginResponse
    from .message_response import MessageResponse as MessageResponse
    from .model_config import ModelConfig as ModelConfig
    from .model_create_request import ModelCreateRequest as ModelCreateRequest
    from .model_group_create_request import ModelGroupCreateRequest as ModelGroupCreateRequest
    from .model_group_model import ModelGroupModel as ModelGroupModel
    from .model_group_models import ModelGroupModels as ModelGroupModels
    from .model_group_resolution import ModelGroupResolution as ModelGroupResolution
    from .model_group_response import ModelGroupResponse as ModelGroupResponse
    from .model_response import ModelResponse as ModelResponse
    from .model_spend import ModelSpend as ModelSpend
    from .model_update_request import ModelUpdateRequest as ModelUpdateRequest
    from .organization_analytics import OrganizationAnalytics as OrganizationAnalytics
    from .organization_create_request import OrganizationCreateRequest as OrganizationCreateRequest
    from .organization_credentials import OrganizationCredentials as OrganizationCredentials
    from .organization_job_stats import OrganizationJobStats as OrganizationJobStats
    from .organization_response import OrganizationResponse as OrganizationResponse
    from .organization_team import OrganizationTeam as OrganizationTeam
    from .organization_team_usage import OrganizationTeamUsage as OrganizationTeamUsage
    from .organization_teams import OrganizationTeams as OrganizationTeams
    from .organization_usage import OrganizationUsage as OrganizationUsage
    from .organization_usage_summary import OrganizationUsageSummary as OrganizationUsageSummary
    from .password_change_request import PasswordChangeRequest as PasswordChangeRequest
    from .provider_credential_create_request import ProviderCredentialCreateRequest as ProviderCredentialCreateRequest
    from .provider_credential_delete_response import (
        ProviderCredentialDeleteResponse as ProviderCredentialDeleteResponse,
    )
    from .provider_credential_response import ProviderCredentialResponse as ProviderCredentialResponse
    from .provider_credential_status import ProviderCredentialStatus as ProviderCredentialStatus
    from .provider_credential_update_request import ProviderCredentialUpdateRequest as ProviderCredentialUpdateRequest
    from .provider_spend import ProviderSpend as ProviderSpend
    from .replenish_credits_request import ReplenishCreditsRequest as ReplenishCreditsRequest
    from .replenish_credits_response import ReplenishCreditsResponse as ReplenishCreditsResponse
    from .service_status import ServiceStatus as ServiceStatus
    from .setup_request import SetupRequest as SetupRequest
    from .setup_status import SetupStatus as SetupStatus
    from .single_call_job_request import SingleCallJobRequest as SingleCallJobRequest
    from .single_call_job_response import SingleCallJobResponse as SingleCallJobResponse
    from .team_access_groups import TeamAccessGroups as TeamAccessGroups
    from .team_create_request import TeamCreateRequest as TeamCreateRequest
    from .team_delete_response import TeamDeleteResponse as TeamDeleteResponse
    from .team_detail import TeamDetail as TeamDetail
    from .team_job_count import TeamJobCount as TeamJobCount
    from .team_jobs import TeamJobs as TeamJobs
    from .team_response import TeamResponse as TeamResponse
    from .team_spend import TeamSpend as TeamSpend
    from .team_status_response import TeamStatusResponse as TeamStatusResponse
    from .team_summary import TeamSummary as TeamSummary
    from .team_update_request import TeamUpdateRequest as TeamUpdateRequest
    from .team_update_response import TeamUpdateResponse as TeamUpdateResponse
    from .team_usage import TeamUsage as TeamUsage
    from .update_budget_mode_request import UpdateBudgetModeRequest as UpdateBudgetModeRequest
    from .update_conversion_rates_request import UpdateConversionRatesRequest as UpdateConversionRatesRequest
    from .usage_summary import UsageSummary as UsageSummary
    from .user_create_request import UserCreateRequest as UserCreateRequest
    from .user_response import UserResponse as UserResponse
    from .user_update_request import UserUpdateRequest as UserUpdateRequest
    from .validation_error import ValidationError as ValidationError

__all__ = (
    "AccessGroupCreateRequest",
    "AccessGroupModel",
    "AccessGroupModelsRequest",
    "AccessGroupResponse",
    "AccessGroupUpdateRequest",
    "AddCreditsRequest",
    "AddCreditsResponse",
    "AuditLogResponse",
    "AutoRefillResponse",
    "BudgetModeResponse",
    "ChatCompletionChunk",
    "ChatCompletionChunkChoice",
    "CompletionUsage",
    "ConfigureAutoRefillRequest",
    "ConversionRateDefaults",
    "ConversionRates",
    "ConversionRatesResponse",
    "CreditBalance",
    "CreditCheck",
    "CreditTransaction",
    "CreditTransactions",
    "DailySpend",
    "DashboardStats",
    "DefaultTeam",
    "ErrorDetail",
    "HTTPValidationError",
    "Job",
    "JobCallCost",
    "JobCompleteRequest",
    "JobCompleteResponse",
    "JobCompletionCall",
    "JobCompletionCosts",
    "JobCostBreakdown",
    "JobCosts",
    "JobCreateRequest",
    "JobCreateResponse",
    "JobDetail",
    "JobListResponse",
    "JobMetadata",
    "JobMetadataUpdateRequest",
    "JobSummary",
    "JobTypeUsage",
    "LLMAnswer",
    "LLMCallDetail",
    "LLMCallMetadata",
    "LLMCallRequest",
    "LLMCallResponse",
    "LoginRequest",
    "LoginResponse",
    "MessageResponse",
    "ModelConfig",
    "ModelCreateRequest",
    "ModelGroupCreateRequest",
    "ModelGroupModel",
    "ModelGroupModels",
    "ModelGroupResolution",
    "ModelGroupResponse",
    "ModelResponse",
    "ModelSpend",
    "ModelUpdateRequest",
    "OrganizationAnalytics",
    "OrganizationCreateRequest",
    "OrganizationCredentials",
    "OrganizationJobStats",
    "OrganizationResponse",
    "OrganizationTeam",
    "OrganizationTeamUsage",
    "OrganizationTeams",
    "OrganizationUsage",
    "OrganizationUsageSummary",
    "PasswordChangeRequest",
    "ProviderCredentialCreateRequest",
    "ProviderCredentialDeleteResponse",
    "ProviderCredentialResponse",
    "ProviderCredentialStatus",
    "ProviderCredentialUpdateRequest",
    "ProviderSpend",
    "ReplenishCreditsRequest",
    "ReplenishCreditsResponse",
    "ServiceStatus",
    "SetupRequest",
    "SetupStatus",
    "SingleCallJobRequest",
    "SingleCallJobResponse",
    "TeamAccessGroups",
    "TeamCreateRequest",
    "TeamDeleteResponse",
    "TeamDetail",
    "TeamJobCount",
    "TeamJobs",
    "TeamResponse",
    "TeamSpend",
    "TeamStatusResponse",
    "TeamSummary",
    "TeamUpdateRequest",
    "TeamUpdateResponse",
    "TeamUsage",
    "UpdateBudgetModeRequest",
    "UpdateConversionRatesRequest",
    "UsageSummary",
    "UserCreateRequest",
    "UserResponse",
    "UserUpdateRequest",
    "ValidationError",
)

if not TYPE_CHECKING:
    _MODULES = {
        "AccessGroupCreateRequest": "access_group_create_request",
        "AccessGroupModel": "access_group_model",
        "AccessGroupModelsRequest": "access_group_models_request",
        "AccessGroupResponse": "access_group_response",
        "AccessGroupUpdateRequest": "access_group_update_request",
        "AddCreditsRequest": "add_credits_request",
        "AddCreditsResponse": "add_credits_response",
        "AuditLogResponse": "audit_log_response",
        "AutoRefillResponse": "auto_refill_response",
        "BudgetModeResponse": "budget_mode_response",
        "ChatCompletionChunk": "chat_completion_chunk",
        "ChatCompletionChunkChoice": "chat_completion_chunk_choice",
        "CompletionUsage": "completion_usage",
        "ConfigureAutoRefillRequest": "configure_auto_refill_request",
        "ConversionRateDefaults": "conversion_rate_defaults",
        "ConversionRates": "conversion_rates",
        "ConversionRatesResponse": "conversion_rates_response",
        "CreditBalance": "credit_balance",
        "CreditCheck": "credit_check",
        "CreditTransaction": "credit_transaction",
        "CreditTransactions": "credit_transactions",
        "DailySpend": "daily_spend",
        "DashboardStats": "dashboard_stats",
        "DefaultTeam": "default_team",
        "ErrorDetail": "error_detail",
        "HTTPValidationError": "http_validation_error",
        "Job": "job",
        "JobCallCost": "job_call_cost",
        "JobCompleteRequest": "job_complete_request",
        "JobCompleteResponse": "job_complete_response",
        "JobCompletionCall": "job_completion_call",
        "JobCompletionCosts": "job_completion_costs",
        "JobCostBreakdown": "job_cost_breakdown",
        "JobCosts": "job_costs",
        "JobCreateRequest": "job_create_request",
        "JobCreateResponse": "job_create_response",
        "JobDetail": "job_detail",
        "JobListResponse": "job_list_response",
        "JobMetadata": "job_metadata",
        "JobMetadataUpdateRequest": "job_metadata_update_request",
        "JobSummary": "job_summary",
        "JobTypeUsage": "job_type_usage",
        "LLMAnswer": "llm_answer",
        "LLMCallDetail": "llm_call_detail",
        "LLMCallMetadata": "llm_call_metadata",
        "LLMCallRequest": "llm_call_request",
        "LLMCallResponse": "llm_call_response",
        "LoginRequest": "login_request",
        "LoginResponse": "login_response",
        "MessageResponse": "message_response",
        "ModelConfig": "model_config",
        "ModelCreateRequest": "model_create_request",
        "ModelGroupCreateRequest": "model_group_create_request",
        "ModelGroupModel": "model_group_model",
        "ModelGroupModels": "model_group_models",
        "ModelGroupResolution": "model_group_resolution",
        "ModelGroupResponse": "model_group_response",
        "ModelResponse": "model_response",
        "ModelSpend": "model_spend",
        "ModelUpdateRequest": "model_update_request",
        "OrganizationAnalytics": "organization_analytics",
        "OrganizationCreateRequest": "organization_create_request",
        "OrganizationCredentials": "organization_credentials",
        "OrganizationJobStats": "organization_job_stats",
        "OrganizationResponse": "organization_response",
        "OrganizationTeam": "organization_team",
        "OrganizationTeamUsage": "organization_team_usage",
        "OrganizationTeams": "organization_teams",
        "OrganizationUsage": "organization_usage",
        "OrganizationUsageSummary": "organization_usage_summary",
        "PasswordChangeRequest": "password_change_request",
        "ProviderCredentialCreateRequest": "provider_credential_create_request",
        "ProviderCredentialDeleteResponse": "provider_credential_delete_response",
        "ProviderCredentialResponse": "provider_credential_response",
        "ProviderCredentialStatus": "provider_credential_status",
        "ProviderCredentialUpdateRequest": "provider_credential_update_request",
        "ProviderSpend": "provider_spend",
        "ReplenishCreditsRequest": "replenish_credits_request",
        "ReplenishCreditsResponse": "replenish_credits_response",
        "ServiceStatus": "service_status",
        "SetupRequest": "setup_request",
        "SetupStatus": "setup_status",
        "SingleCallJobRequest": "single_call_job_request",
        "SingleCallJobResponse": "single_call_job_response",
        "TeamAccessGroups": "team_access_groups",
        "TeamCreateRequest": "team_create_request",
        "TeamDeleteResponse": "team_delete_response",
        "TeamDetail": "team_detail",
        "TeamJobCount": "team_job_count",
        "TeamJobs": "team_jobs",
        "TeamResponse": "team_response",
        "TeamSpend": "team_spend",
        "TeamStatusResponse": "team_status_response",
        "TeamSummary": "team_summary",
        "TeamUpdateRequest": "team_update_request",
        "TeamUpdateResponse": "team_update_response",
        "TeamUsage": "team_usage",
        "UpdateBudgetModeRequest": "update_budget_mode_request",
        "UpdateConversionRatesRequest": "update_conversion_rates_request",
        "UsageSummary": "usage_summary",
        "UserCreateRequest": "user_create_request",
        "UserResponse": "user_response",
        "UserUpdateRequest": "user_update_request",
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

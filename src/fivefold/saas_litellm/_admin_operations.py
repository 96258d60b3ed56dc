"""The operations of SaaS LiteLLM for administrators. No I/O: each twin reads this table in its own way."""

from fivefold_wire.saas_litellm.api import (
    admin_access_groups,
    admin_credentials,
    admin_credits,
    admin_model_groups,
    admin_models,
    admin_organizations,
    admin_stats,
    admin_teams,
    admin_users,
)

from .._operation import endpoint, events, flow, owned
from . import _admin


class _Admin:
    list_teams = endpoint(admin_teams.list_teams)
    create_team = endpoint(admin_teams.create_team)
    get_team = endpoint(admin_teams.get_team)
    update_team = endpoint(admin_teams.update_team)
    delete_team = endpoint(admin_teams.delete_team)
    set_team_access_groups = endpoint(admin_teams.set_team_access_groups)
    suspend_team = endpoint(admin_teams.suspend_team)
    resume_team = endpoint(admin_teams.resume_team)

    list_organizations = endpoint(admin_organizations.list_organizations)
    create_organization = endpoint(admin_organizations.create_organization)
    get_organization = endpoint(admin_organizations.get_organization)
    list_organization_teams = endpoint(admin_organizations.list_organization_teams)
    get_organization_usage = endpoint(admin_organizations.get_organization_usage)

    add_credits = endpoint(admin_credits.add_credits)
    replenish_credits = endpoint(admin_credits.replenish_credits)
    configure_auto_refill = endpoint(admin_credits.configure_auto_refill)
    get_conversion_rates = endpoint(admin_credits.get_conversion_rates)
    update_conversion_rates = endpoint(admin_credits.update_conversion_rates)
    set_budget_mode = endpoint(admin_credits.set_budget_mode)

    list_team_jobs = endpoint(_admin.list_team_jobs)
    iter_team_jobs = events(_admin.iter_team_jobs)
    get_team_job = endpoint(_admin.get_team_job)

    get_dashboard_stats = endpoint(admin_stats.get_dashboard_stats)
    get_organization_stats = endpoint(admin_stats.get_organization_stats)
    get_organization_analytics = endpoint(admin_stats.get_organization_analytics)

    create_model = endpoint(admin_models.create_model)
    list_models = endpoint(admin_models.list_models)
    get_model = endpoint(admin_models.get_model)
    update_model = endpoint(admin_models.update_model)
    delete_model = endpoint(admin_models.delete_model)

    create_access_group = endpoint(admin_access_groups.create_access_group)
    list_access_groups = endpoint(admin_access_groups.list_access_groups)
    get_access_group = endpoint(admin_access_groups.get_access_group)
    update_access_group = endpoint(admin_access_groups.update_access_group)
    delete_access_group = endpoint(admin_access_groups.delete_access_group)
    set_access_group_models = endpoint(admin_access_groups.set_access_group_models)

    create_model_group = endpoint(admin_model_groups.create_model_group)
    list_model_groups = endpoint(admin_model_groups.list_model_groups)
    get_model_group = endpoint(admin_model_groups.get_model_group)
    delete_model_group = endpoint(admin_model_groups.delete_model_group)
    set_model_group_models = endpoint(admin_model_groups.set_model_group_models)

    list_provider_credentials = endpoint(admin_credentials.list_provider_credentials)
    create_provider_credential = endpoint(admin_credentials.create_provider_credential)
    get_provider_credential = endpoint(admin_credentials.get_provider_credential)
    update_provider_credential = endpoint(admin_credentials.update_provider_credential)
    delete_provider_credential = endpoint(admin_credentials.delete_provider_credential)
    list_organization_credentials = endpoint(admin_credentials.list_organization_credentials)
    get_active_credential = endpoint(admin_credentials.get_active_credential)
    deactivate_provider_credential = endpoint(admin_credentials.deactivate_provider_credential)
    activate_provider_credential = endpoint(admin_credentials.activate_provider_credential)

    get_setup_status = endpoint(admin_users.get_setup_status)
    create_owner = flow(owned(_admin.create_owner))
    login = flow(owned(_admin.login))
    logout = flow(owned(_admin.logout))
    get_current_admin = endpoint(admin_users.get_current_admin)
    list_admin_users = endpoint(admin_users.list_admin_users)
    create_admin_user = endpoint(admin_users.create_admin_user)
    update_admin_user = endpoint(admin_users.update_admin_user)
    delete_admin_user = endpoint(admin_users.delete_admin_user)
    change_password = endpoint(admin_users.change_password)
    get_audit_logs = endpoint(admin_users.get_audit_logs)

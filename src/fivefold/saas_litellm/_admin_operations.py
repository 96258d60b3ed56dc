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
    """List all teams, with their keys."""
    create_team = endpoint(admin_teams.create_team)
    """Create a team."""
    get_team = endpoint(admin_teams.get_team)
    """Get one team, with its key."""
    update_team = endpoint(admin_teams.update_team)
    """Change a team."""
    delete_team = endpoint(admin_teams.delete_team)
    """Delete a team."""
    set_team_access_groups = endpoint(admin_teams.set_team_access_groups)
    """Replace the access groups of a team."""
    suspend_team = endpoint(admin_teams.suspend_team)
    """Suspend a team."""
    resume_team = endpoint(admin_teams.resume_team)
    """Let a suspended team go on."""

    list_organizations = endpoint(admin_organizations.list_organizations)
    """List all organizations."""
    create_organization = endpoint(admin_organizations.create_organization)
    """Create an organization."""
    get_organization = endpoint(admin_organizations.get_organization)
    """Get one organization."""
    list_organization_teams = endpoint(admin_organizations.list_organization_teams)
    """List the teams of an organization."""
    get_organization_usage = endpoint(admin_organizations.get_organization_usage)
    """Get what an organization used in a period."""

    add_credits = endpoint(admin_credits.add_credits)
    """Add credits to a team."""
    replenish_credits = endpoint(admin_credits.replenish_credits)
    """Add credits that were paid for."""
    configure_auto_refill = endpoint(admin_credits.configure_auto_refill)
    """Set whether and how credits are refilled."""
    get_conversion_rates = endpoint(admin_credits.get_conversion_rates)
    """Get what a credit is worth for a team."""
    update_conversion_rates = endpoint(admin_credits.update_conversion_rates)
    """Change what a credit is worth for a team."""
    set_budget_mode = endpoint(admin_credits.set_budget_mode)
    """Set how the price of a team's jobs is reckoned."""

    list_team_jobs = endpoint(_admin.list_team_jobs)
    """List the jobs of a team with sums over their calls, newest first."""
    iter_team_jobs = events(_admin.iter_team_jobs)
    """Every job of a team with its calls summed up, newest first, each once. Jobs without calls are left out."""
    get_team_job = endpoint(_admin.get_team_job)
    """Get one job of a team, with what was sent and answered."""

    get_dashboard_stats = endpoint(admin_stats.get_dashboard_stats)
    """Get numbers over the whole server."""
    get_organization_stats = endpoint(admin_stats.get_organization_stats)
    """Get sums over the jobs of an organization."""
    get_organization_analytics = endpoint(admin_stats.get_organization_analytics)
    """Get what an organization cost, by day, team, model and provider."""

    create_model = endpoint(admin_models.create_model)
    """Create a model alias."""
    list_models = endpoint(admin_models.list_models)
    """List model aliases."""
    get_model = endpoint(admin_models.get_model)
    """Get one model alias."""
    update_model = endpoint(admin_models.update_model)
    """Change a model alias."""
    delete_model = endpoint(admin_models.delete_model)
    """Delete a model alias."""

    create_access_group = endpoint(admin_access_groups.create_access_group)
    """Create an access group."""
    list_access_groups = endpoint(admin_access_groups.list_access_groups)
    """List access groups."""
    get_access_group = endpoint(admin_access_groups.get_access_group)
    """Get one access group."""
    update_access_group = endpoint(admin_access_groups.update_access_group)
    """Change an access group."""
    delete_access_group = endpoint(admin_access_groups.delete_access_group)
    """Delete an access group."""
    set_access_group_models = endpoint(admin_access_groups.set_access_group_models)
    """Replace the models of an access group."""

    create_model_group = endpoint(admin_model_groups.create_model_group)
    """Create a model group."""
    list_model_groups = endpoint(admin_model_groups.list_model_groups)
    """List the active model groups."""
    get_model_group = endpoint(admin_model_groups.get_model_group)
    """Get one model group."""
    delete_model_group = endpoint(admin_model_groups.delete_model_group)
    """Delete a model group."""
    set_model_group_models = endpoint(admin_model_groups.set_model_group_models)
    """Replace the models of a model group."""

    list_provider_credentials = endpoint(admin_credentials.list_provider_credentials)
    """List stored provider's keys, without their text."""
    create_provider_credential = endpoint(admin_credentials.create_provider_credential)
    """Store a provider's key."""
    get_provider_credential = endpoint(admin_credentials.get_provider_credential)
    """Get one stored provider's key."""
    update_provider_credential = endpoint(admin_credentials.update_provider_credential)
    """Change a stored provider's key."""
    delete_provider_credential = endpoint(admin_credentials.delete_provider_credential)
    """Delete a stored provider's key."""
    list_organization_credentials = endpoint(admin_credentials.list_organization_credentials)
    """List the stored provider's keys of an organization, without their text."""
    get_active_credential = endpoint(admin_credentials.get_active_credential)
    """Get the key in use for a provider by an organization."""
    deactivate_provider_credential = endpoint(admin_credentials.deactivate_provider_credential)
    """No longer use a stored provider's key."""
    activate_provider_credential = endpoint(admin_credentials.activate_provider_credential)
    """Use a stored provider's key."""

    get_setup_status = endpoint(admin_users.get_setup_status)
    """Ask whether the server has its first admin user."""
    create_owner = flow(owned(_admin.create_owner))
    """Create the first administrator, and log in."""
    login = flow(owned(_admin.login))
    """Log in as an administrator: for every view of the client, in place of an admin key or beside it."""
    logout = flow(owned(_admin.logout))
    """End the session."""
    get_current_admin = endpoint(admin_users.get_current_admin)
    """Get the admin user that is logged in."""
    list_admin_users = endpoint(admin_users.list_admin_users)
    """List all admin users, newest first."""
    create_admin_user = endpoint(admin_users.create_admin_user)
    """Create an admin user."""
    update_admin_user = endpoint(admin_users.update_admin_user)
    """Change an admin user."""
    delete_admin_user = endpoint(admin_users.delete_admin_user)
    """Deactivate an admin user."""
    change_password = endpoint(admin_users.change_password)
    """Change the password of the admin user that is logged in."""
    get_audit_logs = endpoint(admin_users.get_audit_logs)
    """List what admin users did, newest first."""

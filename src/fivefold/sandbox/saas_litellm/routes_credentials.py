"""The keys with which the service calls the providers; whoever asks can see them."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render_admin
from fivefold.sandbox.saas_litellm.lookup import find, read_uuid
from fivefold.sandbox.saas_litellm.records import Credential
from fivefold.sandbox.saas_litellm.routes_organizations import find_organization
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "activate_provider_credential",
    "create_provider_credential",
    "deactivate_provider_credential",
    "delete_provider_credential",
    "get_active_credential",
    "get_provider_credential",
    "list_organization_credentials",
    "list_provider_credentials",
    "update_provider_credential",
]

_PROVIDERS = ("openai", "anthropic", "gemini", "fireworks")


def list_provider_credentials(world: SaasWorld, call: Call) -> Any:
    query = call.query
    provider = _provider(query["provider"]) if query["provider"] else None
    return [
        render_admin.credential(world, one)
        for one in world.state.credentials.values()
        if query["organization_id"] in (None, "", one.organization_id)
        and provider in (None, one.provider)
        and (one.is_active or not query["active_only"])
    ]


def create_provider_credential(world: SaasWorld, call: Call) -> Any:
    body, now = call.body, world.now()
    provider = _provider(body["provider"])
    find(world.state.organizations, body["organization_id"], "Organization")
    credential = Credential(
        credential_id=world.new_id("credential"),
        organization_id=body["organization_id"],
        provider=provider,
        credential_name=body["credential_name"],
        api_key=body["api_key"],
        api_base=body["api_base"],
        created_at=now,
        updated_at=now,
    )
    world.state.credentials[credential.credential_id] = credential
    return render_admin.credential(world, credential)


def get_provider_credential(world: SaasWorld, call: Call) -> Any:
    return render_admin.credential(world, _find(world, call), with_key=call.query["include_api_key"])


def list_organization_credentials(world: SaasWorld, call: Call) -> Any:
    organization_id = find_organization(world, call).organization_id
    own = [
        one
        for one in world.state.credentials.values()
        if one.organization_id == organization_id and (one.is_active or not call.query["active_only"])
    ]
    return {"organization_id": organization_id, "credentials": [render_admin.credential(world, one) for one in own]}


def get_active_credential(world: SaasWorld, call: Call) -> Any:
    organization_id, name = call.path["organization_id"], call.path["provider"]
    credential = world.state.credential(organization_id, _provider(name))
    if credential is None:
        where = f"organization '{organization_id}' and provider '{name}'"
        raise ReportedError(404, f"No active credential found for {where}")
    return render_admin.credential(world, credential, with_key=call.query["include_api_key"])


def update_provider_credential(world: SaasWorld, call: Call) -> Any:
    credential = _find(world, call)
    for name in ("api_key", "api_base", "credential_name", "is_active"):
        if call.body[name] is not None:
            setattr(credential, name, call.body[name])
    credential.updated_at = world.now()
    return render_admin.credential(world, credential)


def delete_provider_credential(world: SaasWorld, call: Call) -> Any:
    credential_id = _find(world, call).credential_id
    del world.state.credentials[credential_id]
    return {"credential_id": credential_id, "message": "Provider credential deleted successfully"}


def activate_provider_credential(world: SaasWorld, call: Call) -> Any:
    return _set_active(world, call, True, "activated")


def deactivate_provider_credential(world: SaasWorld, call: Call) -> Any:
    return _set_active(world, call, False, "deactivated")


def _set_active(world: SaasWorld, call: Call, active: bool, done: str) -> Any:
    credential = _find(world, call)
    credential.is_active, credential.updated_at = active, world.now()
    message = f"Provider credential {done} successfully"
    return {"credential_id": credential.credential_id, "is_active": active, "message": message}


def _find(world: SaasWorld, call: Call) -> Credential:
    credential_id = read_uuid(world, "path", "credential_id", call.path["credential_id"])
    return find(world.state.credentials, credential_id, "Provider credential")


def _provider(name: str) -> str:
    if name.lower() not in _PROVIDERS:
        raise ReportedError(400, f"Invalid provider: {name}. Must be one of: {', '.join(_PROVIDERS)}")
    return name.lower()

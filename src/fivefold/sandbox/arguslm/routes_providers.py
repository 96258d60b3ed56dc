"""Provider accounts: their credentials, connection tests, and the discovery of their models."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.arguslm import render
from fivefold.sandbox.arguslm.catalog import SPECS, TESTED
from fivefold.sandbox.arguslm.lookup import apply, check_sizes, find
from fivefold.sandbox.arguslm.records import Model, Provider
from fivefold.sandbox.arguslm.simulate import DISCOVERED, refusal, test_connection
from fivefold.sandbox.arguslm.world import ArgusWorld


def list_providers(world: ArgusWorld, call: Call) -> Any:
    providers = [render.provider(world, one) for one in world.state.providers.values()]
    return {"providers": providers, "total": len(providers)}


def create_provider(world: ArgusWorld, call: Call) -> Any:
    check_sizes(world, call.body)
    now = world.now()
    provider = Provider(id=world.new_id("provider"), created_at=now, updated_at=now, **call.body)
    world.state.providers[provider.id] = provider
    return render.provider(world, provider)


def get_provider_catalog(world: ArgusWorld, call: Call) -> Any:
    return {"providers": SPECS, "total": len(SPECS), "tested_count": TESTED}


def get_provider(world: ArgusWorld, call: Call) -> Any:
    return render.provider(world, _find(world, call))


def update_provider(world: ArgusWorld, call: Call) -> Any:
    provider = _find(world, call)
    check_sizes(world, call.body)
    apply(provider, call.body)
    provider.updated_at = world.now()
    return render.provider(world, provider)


def delete_provider(world: ArgusWorld, call: Call) -> Any:
    provider = _find(world, call)
    if world.state.has_results(model.id for model in world.state.models_of(provider.id)):
        raise ReportedError(409, "Cannot delete provider with models that have benchmark history")
    world.state.drop_provider(provider.id)


def test_provider_connection(world: ArgusWorld, call: Call) -> Any:
    # Nothing is stored, so a database would not mind; the specification does.
    if not world.has("text_500"):
        check_sizes(world, call.body)
    return test_connection(call.body["provider_type"], call.body["credentials"])


def test_existing_provider(world: ArgusWorld, call: Call) -> Any:
    provider = _find(world, call)
    return test_connection(provider.provider_type, provider.credentials)


def refresh_provider_models(world: ArgusWorld, call: Call) -> Any:
    provider = _find(world, call)
    if provider.provider_type not in DISCOVERED:
        raise ReportedError(400, f"Model discovery is not supported for provider type: {provider.provider_type}")
    found = DISCOVERED[provider.provider_type]
    if error := refusal(provider.provider_type, provider.credentials):
        if not world.has("swallowed_discovery"):
            return {"success": False, "models_discovered": 0, "message": error}
        if provider.provider_type == "aws_bedrock":
            raise ReportedError(500, f"AWS Bedrock discovery failed: {error}")
        found = ()
    known = {model.model_id for model in world.state.models_of(provider.id)}
    added = [name for name in found if name not in known]
    now = world.now()
    for name in added:
        model = Model(id=world.new_id("model"), provider_account_id=provider.id, model_id=name, created_at=now)
        world.state.models[model.id] = model
    message = f"Discovered {len(found)} models, added {len(added)} new models"
    return {"success": True, "models_discovered": len(found), "message": message}


def _find(world: ArgusWorld, call: Call) -> Provider:
    return find(world.state.providers, call.path["provider_id"], "Provider")

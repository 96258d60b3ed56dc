"""The models of the server, and making them ready."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox.mongars.catalog import ADAPTERS, MODELS
from fivefold.sandbox.mongars.serving import Ask
from fivefold.sandbox.mongars.world import MongarsWorld

_PROFILE = "default"
_FALLBACK = "general"


def model_configuration(world: MongarsWorld, ask: Ask) -> Any:
    profile = {"name": _PROFILE, "models": MODELS}
    return {"active_profile": _PROFILE, "available_profiles": [_PROFILE], "profile": profile}


async def provision_models(world: MongarsWorld, ask: Ask) -> Any:
    statuses: list[dict[str, Any]] = []
    for asked in sorted(role.lower() for role in ask.body["roles"] or MODELS):
        if asked not in MODELS and not world.has("role_fallback"):
            statuses.append(_status(asked, asked, "unknown", "missing", "unknown_role"))
            continue
        role = asked if asked in MODELS else _FALLBACK
        name, provider = MODELS[role]["name"], MODELS[role]["provider"]
        if asked in world.ready and not ask.body["force"]:
            statuses.append(_status(role, name, provider, "skipped", "already_ensured"))
            continue
        await world.work()
        world.ready.add(asked)
        adapter = ADAPTERS[role]
        statuses.append(_status(role, name, provider, "installed", None))
        statuses.append(_status(f"{role}:{adapter}", adapter, "adapter", "error", "source_missing"))
    return {"statuses": statuses}


def _status(role: str, name: str, provider: str, action: str, detail: str | None) -> dict[str, Any]:
    return {"role": role, "name": name, "provider": provider, "action": action, "detail": detail}

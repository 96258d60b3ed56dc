"""Models: discovered or added by hand, and which of them are monitored."""

from __future__ import annotations

import re
from typing import Any

from fivefold.sandbox._checks import issue
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.arguslm import render
from fivefold.sandbox.arguslm.lookup import apply, check_sizes, find, page
from fivefold.sandbox.arguslm.records import Model
from fivefold.sandbox.arguslm.world import ArgusWorld

_BY_HAND = re.compile(r"[A-Za-z0-9_-]+")
"""Names that may be added by hand; discovery stores any."""


def list_models(world: ArgusWorld, call: Call) -> Any:
    query = call.query
    wanted = {
        "provider_account_id": query["provider_id"],
        "enabled_for_monitoring": query["enabled_for_monitoring"],
        "enabled_for_benchmark": query["enabled_for_benchmark"],
    }
    found = [model for model in world.state.ordered_models() if _fits(model, wanted, (query["search"] or "").lower())]
    items = page(found, query)
    return {
        "items": [render.model(world, model, read=True) for model in items],
        "total": len(found),
        "has_more": query["offset"] + len(items) < len(found),
        "limit": query["limit"],
        "offset": query["offset"],
    }


def _fits(model: Model, wanted: dict[str, Any], search: str) -> bool:
    named = search in model.model_id.lower() or search in (model.custom_name or "").lower()
    return named and all(value is None or getattr(model, name) == value for name, value in wanted.items())


def create_model(world: ArgusWorld, call: Call) -> Any:
    body = call.body
    if not _BY_HAND.fullmatch(body["model_id"]):
        raise ReportedError(400, "Model ID can only contain letters, numbers, underscores and hyphens")
    check_sizes(world, body)
    provider_id = body["provider_account_id"]
    if provider_id not in world.state.providers:
        loc = ("body", "provider_account_id")
        world.refuse(issue("value_error", "Value error, unknown provider", provider_id, loc=loc))
    model = Model(
        id=world.new_id("model"),
        provider_account_id=provider_id,
        model_id=body["model_id"],
        custom_name=body["custom_name"],
        source="manual",
        model_metadata=body["metadata"] or {},
        created_at=world.now(),
    )
    world.state.models[model.id] = model
    return render.model(world, model, read=False)


def get_model(world: ArgusWorld, call: Call) -> Any:
    return render.model(world, _find(world, call), read=True)


def update_model(world: ArgusWorld, call: Call) -> Any:
    model = _find(world, call)
    check_sizes(world, call.body)
    apply(model, call.body)
    if not (call.body.get("custom_name", "kept") or "").strip():
        model.custom_name = None
    return render.model(world, model, read=False)


def _find(world: ArgusWorld, call: Call) -> Model:
    return find(world.state.models, call.path["model_id"], "Model")

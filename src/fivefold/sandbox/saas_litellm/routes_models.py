"""Models under their aliases, and the access groups through which teams reach them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render_admin
from fivefold.sandbox.saas_litellm.lookup import check_groups, check_name, find
from fivefold.sandbox.saas_litellm.records import AccessGroup, Model
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "create_access_group",
    "create_model",
    "delete_access_group",
    "delete_model",
    "get_access_group",
    "get_model",
    "list_access_groups",
    "list_models",
    "set_access_group_models",
    "update_access_group",
    "update_model",
]

_MODEL_FIELDS = ("display_name", "actual_model", "provider", "description", "pricing_input", "pricing_output", "status")
_GROUP_FIELDS = ("display_name", "description", "status")


def list_models(world: SaasWorld, call: Call) -> Any:
    query = call.query
    found = [
        model
        for model in world.state.models.values()
        if query["status"] in (None, "", model.status)
        and query["provider"] in (None, "", model.provider)
        and (not query["access_group"] or query["access_group"] in world.state.groups_of(model.model_alias))
    ]
    return [render_admin.model(world, model) for model in found]


def create_model(world: SaasWorld, call: Call) -> Any:
    body, now = call.body, world.now()
    alias = body["model_alias"]
    check_name(world, body, "model_alias")
    if alias in world.state.models:
        raise ReportedError(400, f"Model alias '{alias}' already exists")
    check_groups(world, body["access_groups"])
    model = Model(
        model_alias=alias,
        display_name=body["display_name"],
        provider=body["provider"],
        actual_model=body["actual_model"],
        description=body["description"],
        # A price of nothing is not kept.
        pricing_input=float(body["pricing_input"]) if body["pricing_input"] else None,
        pricing_output=float(body["pricing_output"]) if body["pricing_output"] else None,
        created_at=now,
        updated_at=now,
    )
    world.state.models[alias] = model
    _put_into_groups(world, alias, body["access_groups"])
    return render_admin.model(world, model)


def get_model(world: SaasWorld, call: Call) -> Any:
    return render_admin.model(world, _find_model(world, call))


def update_model(world: SaasWorld, call: Call) -> Any:
    model, body = _find_model(world, call), call.body
    check_groups(world, body["access_groups"] or [])
    for name in _MODEL_FIELDS:
        if body[name] is not None:
            setattr(model, name, body[name])
    if body["access_groups"] is not None:
        _put_into_groups(world, model.model_alias, body["access_groups"])
    model.updated_at = world.now()
    return render_admin.model(world, model)


def delete_model(world: SaasWorld, call: Call) -> Any:
    alias = _find_model(world, call).model_alias
    _put_into_groups(world, alias, [])
    del world.state.models[alias]
    return {"message": f"Model alias '{alias}' deleted successfully"}


def _find_model(world: SaasWorld, call: Call) -> Model:
    return find(world.state.models, call.path["alias"], "Model alias")


def _put_into_groups(world: SaasWorld, alias: str, names: Sequence[str]) -> None:
    """Make these the access groups that hold a model."""
    for group in world.state.access_groups.values():
        others = [one for one in group.model_aliases if one != alias]
        if group.group_name not in names:
            group.model_aliases = others
        elif len(others) == len(group.model_aliases):
            group.model_aliases = [*others, alias]


def list_access_groups(world: SaasWorld, call: Call) -> Any:
    wanted = (None, "", call.query["status"])
    found = [one for one in world.state.access_groups.values() if not call.query["status"] or one.status in wanted]
    return [render_admin.access_group(world, one) for one in found]


def create_access_group(world: SaasWorld, call: Call) -> Any:
    body, now = call.body, world.now()
    name = body["group_name"]
    check_name(world, body, "group_name")
    if name in world.state.access_groups:
        raise ReportedError(400, f"Model access group '{name}' already exists")
    _check_models(world, body["model_aliases"])
    group = AccessGroup(
        group_name=name,
        display_name=body["display_name"],
        description=body["description"],
        model_aliases=list(body["model_aliases"]),
        created_at=now,
        updated_at=now,
    )
    world.state.access_groups[name] = group
    return render_admin.access_group(world, group)


def get_access_group(world: SaasWorld, call: Call) -> Any:
    return render_admin.access_group(world, _find_group(world, call))


def update_access_group(world: SaasWorld, call: Call) -> Any:
    group = _find_group(world, call)
    for name in _GROUP_FIELDS:
        if call.body[name] is not None:
            setattr(group, name, call.body[name])
    group.updated_at = world.now()
    return render_admin.access_group(world, group)


def set_access_group_models(world: SaasWorld, call: Call) -> Any:
    group, aliases = _find_group(world, call), call.body["model_aliases"]
    _check_models(world, aliases)
    group.model_aliases, group.updated_at = list(aliases), world.now()
    return render_admin.access_group(world, group)


def delete_access_group(world: SaasWorld, call: Call) -> Any:
    name = _find_group(world, call).group_name
    if teams := world.state.teams_with(name):
        detail = f"Cannot delete access group '{name}' - still in use by teams: {', '.join(teams)}"
        raise ReportedError(400, detail)
    del world.state.access_groups[name]
    return {"message": f"Model access group '{name}' deleted successfully"}


def _find_group(world: SaasWorld, call: Call) -> AccessGroup:
    return find(world.state.access_groups, call.path["group_name"], "Model access group")


def _check_models(world: SaasWorld, aliases: Sequence[str]) -> None:
    for alias in aliases:
        find(world.state.models, alias, "Model alias")

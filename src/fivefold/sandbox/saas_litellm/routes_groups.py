"""Model groups: several models under one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render_admin
from fivefold.sandbox.saas_litellm.lookup import check_name, find
from fivefold.sandbox.saas_litellm.records import GroupModel, ModelGroup
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["create_model_group", "delete_model_group", "get_model_group", "list_model_groups", "set_model_group_models"]


def create_model_group(world: SaasWorld, call: Call) -> Any:
    body = call.body
    name = body["group_name"]
    check_name(world, body, "group_name")
    if name in world.state.model_groups:
        raise ReportedError(400, f"Model group '{name}' already exists")
    group = ModelGroup(
        group_name=name,
        model_group_id=world.new_id("modelgroup"),
        display_name=body["display_name"] or name,
        description=body["description"],
        models=_models(world, body["models"]),
    )
    world.state.model_groups[name] = group
    return render_admin.model_group(world, group)


def list_model_groups(world: SaasWorld, call: Call) -> Any:
    active = [group for group in world.state.model_groups.values() if group.status == "active"]
    return [render_admin.model_group(world, group) for group in active]


def get_model_group(world: SaasWorld, call: Call) -> Any:
    return render_admin.model_group(world, _find(world, call))


def set_model_group_models(world: SaasWorld, call: Call) -> Any:
    group = _find(world, call)
    group.models = _models(world, call.body)
    return {"group_name": group.group_name, "models": render_admin.group_models(world, group)}


def delete_model_group(world: SaasWorld, call: Call) -> Any:
    name = _find(world, call).group_name
    if count := sum(name in team.model_groups for team in world.state.teams.values()):
        raise ReportedError(400, f"Cannot delete model group '{name}'. It is assigned to {count} team(s).")
    del world.state.model_groups[name]
    return {"message": f"Model group '{name}' deleted successfully"}


def _find(world: SaasWorld, call: Call) -> ModelGroup:
    return find(world.state.model_groups, call.path["group_name"], "Model group")


def _models(world: SaasWorld, given: Sequence[Mapping[str, Any]]) -> list[GroupModel]:
    return [GroupModel(id=world.new_id("groupmodel"), created_at=world.now(), **one) for one in given]

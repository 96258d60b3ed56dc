# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Model groups that the team may use."""

from fivefold import _answers, _codec, _shapes
from fivefold.call import Call, Operation, Parameter

from .. import models as _models

__all__ = ("resolve_model_group",)
_RESOLVE_MODEL_GROUP: "Operation[_models.ModelGroupResolution]" = Operation(
    name="resolve_model_group",
    method="GET",
    path="/api/model-groups/{group_name}/resolve",
    safety="safe",
    parameters=(
        Parameter("group_name", "group_name", "path", _codec.STR, required=True),
        Parameter("team_id", "team_id", "query", _codec.STR, required=True),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelGroupResolution"))},
)


def resolve_model_group(group_name: str, *, team_id: str) -> "Call[_models.ModelGroupResolution]":
    """Get what a model group stands for.

    A group that is unknown or closed to the team is a normal answer with `team_has_access` false.

    GET /api/model-groups/{group_name}/resolve

    Args:
        group_name: Name of the group (at least 1 character).
        team_id: Team of the virtual key; another one gives a 403.

    Returns:
        What it stands for.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _RESOLVE_MODEL_GROUP.call({"group_name": group_name, "team_id": team_id})

# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Credits of any team."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "add_credits",
    "replenish_credits",
    "configure_auto_refill",
    "get_conversion_rates",
    "update_conversion_rates",
    "set_budget_mode",
)
_ADD_CREDITS: "Operation[_models.AddCreditsResponse]" = Operation(
    name="add_credits",
    method="POST",
    path="/api/credits/teams/{team_id}/add",
    safety="unsafe",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "AddCreditsRequest")),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "AddCreditsResponse"))},
)


def add_credits(
    team_id: str, body: "_models.AddCreditsRequest | Mapping[str, Any]"
) -> "Call[_models.AddCreditsResponse]":
    """Add credits to a team.

    An unknown team is created, without an organization.

    POST /api/credits/teams/{team_id}/add

    Args:
        team_id: Id of the team (at least 1 character).
        body: Credits to add.

    Returns:
        The change.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _ADD_CREDITS.call({"team_id": team_id}, body)


_REPLENISH_CREDITS: "Operation[_models.ReplenishCreditsResponse]" = Operation(
    name="replenish_credits",
    method="POST",
    path="/api/credits/teams/{team_id}/replenish",
    safety="unsafe",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ReplenishCreditsRequest")),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "ReplenishCreditsResponse"))},
)


def replenish_credits(
    team_id: str, body: "_models.ReplenishCreditsRequest | Mapping[str, Any]"
) -> "Call[_models.ReplenishCreditsResponse]":
    """Add credits that were paid for.

    POST /api/credits/teams/{team_id}/replenish

    Args:
        team_id: Id of the team (at least 1 character).
        body: Credits that were paid for.

    Returns:
        The change.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _REPLENISH_CREDITS.call({"team_id": team_id}, body)


_CONFIGURE_AUTO_REFILL: "Operation[_models.AutoRefillResponse]" = Operation(
    name="configure_auto_refill",
    method="POST",
    path="/api/credits/teams/{team_id}/configure-auto-refill",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ConfigureAutoRefillRequest")),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "AutoRefillResponse"))},
)


def configure_auto_refill(
    team_id: str, body: "_models.ConfigureAutoRefillRequest | Mapping[str, Any]"
) -> "Call[_models.AutoRefillResponse]":
    """Set whether and how credits are refilled.

    POST /api/credits/teams/{team_id}/configure-auto-refill

    Args:
        team_id: Id of the team (at least 1 character).
        body: Whether and how credits are refilled.

    Returns:
        The setting.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CONFIGURE_AUTO_REFILL.call({"team_id": team_id}, body)


_GET_CONVERSION_RATES: "Operation[_models.ConversionRates]" = Operation(
    name="get_conversion_rates",
    method="GET",
    path="/api/credits/teams/{team_id}/conversion-rates",
    safety="safe",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "ConversionRates"))},
)


def get_conversion_rates(team_id: str) -> "Call[_models.ConversionRates]":
    """Get what a credit is worth for a team.

    GET /api/credits/teams/{team_id}/conversion-rates

    Args:
        team_id: Id of the team (at least 1 character).

    Returns:
        The rates.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
    """
    return _GET_CONVERSION_RATES.call({"team_id": team_id})


_UPDATE_CONVERSION_RATES: "Operation[_models.ConversionRatesResponse]" = Operation(
    name="update_conversion_rates",
    method="PATCH",
    path="/api/credits/teams/{team_id}/conversion-rates",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UpdateConversionRatesRequest")),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "ConversionRatesResponse"))},
)


def update_conversion_rates(
    team_id: str, body: "_models.UpdateConversionRatesRequest | Mapping[str, Any]"
) -> "Call[_models.ConversionRatesResponse]":
    """Change what a credit is worth for a team.

    PATCH /api/credits/teams/{team_id}/conversion-rates

    Args:
        team_id: Id of the team (at least 1 character).
        body: New rates; a rate left out or null keeps its value, one not above 0 gives a 400.

    Returns:
        The rates.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _UPDATE_CONVERSION_RATES.call({"team_id": team_id}, body)


_SET_BUDGET_MODE: "Operation[_models.BudgetModeResponse]" = Operation(
    name="set_budget_mode",
    method="PATCH",
    path="/api/credits/teams/{team_id}/budget-mode",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UpdateBudgetModeRequest")),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "BudgetModeResponse"))},
)


def set_budget_mode(
    team_id: str, body: "_models.UpdateBudgetModeRequest | Mapping[str, Any]"
) -> "Call[_models.BudgetModeResponse]":
    """Set how the price of a team's jobs is reckoned.

    PATCH /api/credits/teams/{team_id}/budget-mode

    Args:
        team_id: Id of the team (at least 1 character).
        body: How the price of a job is to be reckoned.

    Returns:
        The setting.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _SET_BUDGET_MODE.call({"team_id": team_id}, body)

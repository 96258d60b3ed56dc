# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""The team's credits."""

from fivefold import _answers, _codec, _shapes
from fivefold.call import Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "get_balance",
    "list_transactions",
    "check_credits",
)
_GET_BALANCE: "Operation[_models.CreditBalance]" = Operation(
    name="get_balance",
    method="GET",
    path="/api/credits/teams/{team_id}/balance",
    safety="safe",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "CreditBalance"))},
)


def get_balance(team_id: str) -> "Call[_models.CreditBalance]":
    """Get the credit account of the team.

    GET /api/credits/teams/{team_id}/balance

    Args:
        team_id: Id of the team (at least 1 character).

    Returns:
        The account.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
    """
    return _GET_BALANCE.call({"team_id": team_id})


_LIST_TRANSACTIONS: "Operation[_models.CreditTransactions]" = Operation(
    name="list_transactions",
    method="GET",
    path="/api/credits/teams/{team_id}/transactions",
    safety="safe",
    parameters=(
        Parameter("team_id", "team_id", "path", _codec.STR, required=True),
        Parameter("limit", "limit", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "CreditTransactions"))},
)


def list_transactions(team_id: str, *, limit: int = 50) -> "Call[_models.CreditTransactions]":
    """List the latest credit transactions of the team, newest first.

    There is no second page: ask for more with a higher `limit`.

    GET /api/credits/teams/{team_id}/transactions

    Args:
        team_id: Id of the team (at least 1 character).
        limit: Most transactions to return; there is no maximum, and a negative one gives a 500 (at least 0, default
            50).

    Returns:
        The transactions.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _LIST_TRANSACTIONS.call({"team_id": team_id, "limit": limit})


_CHECK_CREDITS: "Operation[_models.CreditCheck]" = Operation(
    name="check_credits",
    method="POST",
    path="/api/credits/teams/{team_id}/check",
    safety="safe",
    parameters=(
        Parameter("team_id", "team_id", "path", _codec.STR, required=True),
        Parameter("credits_needed", "credits_needed", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "CreditCheck"))},
)


def check_credits(team_id: str, *, credits_needed: int = 1) -> "Call[_models.CreditCheck]":
    """Ask whether the team has enough credits.

    Changes nothing; too few credits are a normal answer with `has_credits` false.

    POST /api/credits/teams/{team_id}/check

    Args:
        team_id: Id of the team (at least 1 character).
        credits_needed: Number of credits to ask for (default 1).

    Returns:
        The outcome.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CHECK_CREDITS.call({"team_id": team_id, "credits_needed": credits_needed})

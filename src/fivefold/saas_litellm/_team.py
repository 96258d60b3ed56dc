"""What the team has, uses and may do; and jobs of one call. No I/O."""

from collections.abc import Mapping
from typing import Any

from fivefold_wire.saas_litellm import models as _models
from fivefold_wire.saas_litellm.api import credits, jobs, model_groups

from .._arguments import mapping, natural
from .._codec import told
from .._options import Options
from .._streaming import Streaming, stream_of
from ..call import Call
from ._chat import PROTOCOL
from ._guide import ChatCompletionChunk, ChatCompletionResponse, fold
from ._requests import JOB_TYPE, MARK, PURPOSE, given_or, listed, mark, model_of, short, spoken, team_of


def get_usage(own: Options, *, period: str) -> "Call[_models.TeamUsage]":
    """What the team used in a period.

    GET /api/teams/{team_id}/usage

    Args:
        period: A year or a month: "2026" or "2026-11". A day always gives zeros.
    """
    return jobs.get_usage(team_of(own), period=period)


def get_balance(own: Options) -> "Call[_models.CreditBalance]":
    """The team's credits.

    GET /api/credits/teams/{team_id}/balance
    """
    return credits.get_balance(team_of(own))


def list_transactions(own: Options, *, limit: int = 50) -> "Call[_models.CreditTransactions]":
    """What changed the team's credits, newest first.

    GET /api/credits/teams/{team_id}/transactions

    Args:
        limit: How many, 0 or more; there is no way to pass over some.

    Raises:
        ValueError: `limit` is negative. Nothing was sent.
    """
    natural("limit", limit)
    return credits.list_transactions(team_of(own), limit=limit)


def check_credits(own: Options, *, credits_needed: int = 1) -> "Call[_models.CreditCheck]":
    """Whether the team has that many credits. The service itself refuses nothing for a lack of them.

    POST /api/credits/teams/{team_id}/check

    Args:
        credits_needed: How many.
    """
    return credits.check_credits(team_of(own), credits_needed=credits_needed)


def resolve_model_group(own: Options, group_name: str) -> "Call[_models.ModelGroupResolution]":
    """Which models a model group stands for.

    GET /api/model-groups/{group_name}/resolve

    Args:
        group_name: The group; without access the answer says so in `error`.
    """
    return model_groups.resolve_model_group(group_name, team_id=team_of(own))


def create_and_call(
    own: Options, body: "_models.SingleCallJobRequest | Mapping[str, Any]"
) -> "Call[_models.SingleCallJobResponse]":
    """Open a job, ask a model once, and complete the job: one request, charged when it was answered.

    POST /api/jobs/create-and-call

    Args:
        body: The job's type and the conversation; the client's own team and model are filled in.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
        ProviderError: the provider failed; the job is marked failed.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the job.
    """
    whole, marked = _single(own, body)
    return jobs.create_and_call(whole).told_as("create_and_call", lambda answer: answer, mark=marked)


def stream_create_and_call(
    own: Options, body: "_models.SingleCallJobRequest | Mapping[str, Any]"
) -> "Streaming[ChatCompletionChunk, ChatCompletionResponse]":
    """Open a job, ask a model once and hear its answer, and complete the job.

    POST /api/jobs/create-and-call-stream. The service passes the answer on when it has all of it. The job is charged
    also when the stream breaks off, or when nobody listens any more; the stream does not tell its id.

    Args:
        body: The job's type and the conversation; the client's own team and model are filled in.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
        StreamError: the service or the provider reported an error within the stream.
        IncompleteStreamError: the stream ended before `[DONE]`.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the job.
    """
    whole, marked = _single(own, body)
    call = jobs.stream_create_and_call(whole).told_as("stream_create_and_call", lambda answer: answer, mark=marked)
    return stream_of("stream_create_and_call", call, PROTOCOL, fold, lambda chunk: chunk.text)


def _single(own: Options, body: "_models.SingleCallJobRequest | Mapping[str, Any]") -> tuple[dict[str, Any], str]:
    marked = mark()
    given = body.to_dict() if isinstance(body, _models.SingleCallJobRequest) else body
    if not isinstance(given, Mapping):
        raise TypeError(f"body: expected SingleCallJobRequest or a mapping, got {told(body)}")
    mapping("body.job_metadata", given.get("job_metadata"))
    own_fields = {"team_id": lambda: team_of(own), "model": lambda: model_of(own)}
    whole = {**given, **{name: given_or(given.get(name), found) for name, found in own_fields.items()}}
    short("job_type", whole.get("job_type"), JOB_TYPE)
    short("purpose", whole.get("purpose"), PURPOSE)
    whole["job_metadata"] = {**(whole.get("job_metadata") or {}), MARK: marked}
    whole |= {name: fit(whole[name]) for name, fit in (("messages", spoken), ("stop", listed)) if name in whole}
    return whole, marked

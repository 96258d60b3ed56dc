# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`CreditTransaction`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CreditTransaction(_model.Model):
    """One change of a team's credits.

    Attributes:
        transaction_id: Id of the transaction.
        team_id: The team.
        organization_id: Its organization; null if it has none.
        job_id: Job that was charged; null for other changes.
        transaction_type: What it was.
        credits_amount: Number of credits; positive also for deductions.
        credits_before: Credits before: left for deductions, allocated for others.
        credits_after: Credits after, of the same kind.
        reason: Why, in words.
        created_at: When it happened.
    """

    transaction_id: _uuid.UUID
    team_id: str
    organization_id: str | None
    job_id: _uuid.UUID | None
    transaction_type: (
        _t.Literal["deduction", "allocation", "refund", "adjustment", "subscription_payment", "one_time_payment"] | str
    )
    credits_amount: int
    credits_before: int
    credits_after: int
    reason: str | None
    created_at: _dt.datetime

    _wire = (
        _model.Field("transaction_id", "transaction_id", _codec.ID, required=True),
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("organization_id", "organization_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("job_id", "job_id", _shapes.nullable(_codec.ID), required=True),
        _model.Field("transaction_type", "transaction_type", _codec.STR, required=True),
        _model.Field("credits_amount", "credits_amount", _codec.INT, required=True),
        _model.Field("credits_before", "credits_before", _codec.INT, required=True),
        _model.Field("credits_after", "credits_after", _codec.INT, required=True),
        _model.Field("reason", "reason", _shapes.nullable(_codec.STR), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )

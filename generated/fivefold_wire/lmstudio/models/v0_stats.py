# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`V0Stats`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class V0Stats(_model.Model):
    """How fast a text was made, from the v0 API; empty elsewhere.

    Attributes:
        tokens_per_second: Tokens made per second.
        time_to_first_token: Seconds until the first token.
        generation_time: Seconds from the first token to the last.
        stop_reason: Why the text ends.
        draft_model: Model that drafted tokens; this and the counts below only with one.
        total_draft_tokens_count: Tokens drafted.
        accepted_draft_tokens_count: Drafted tokens that were kept.
        rejected_draft_tokens_count: Drafted tokens that were not kept.
        ignored_draft_tokens_count: Drafted tokens that were not looked at.
    """

    tokens_per_second: float | None = _model.NOT_GIVEN
    time_to_first_token: float | None = _model.NOT_GIVEN
    generation_time: float | None = _model.NOT_GIVEN
    stop_reason: (
        _t.Literal[
            "eosFound",
            "maxPredictedTokensReached",
            "stopStringFound",
            "toolCalls",
            "userStopped",
            "contextLengthReached",
            "modelUnloaded",
            "failed",
        ]
        | str
        | None
    ) = _model.NOT_GIVEN
    draft_model: str | None = _model.NOT_GIVEN
    total_draft_tokens_count: int | None = _model.NOT_GIVEN
    accepted_draft_tokens_count: int | None = _model.NOT_GIVEN
    rejected_draft_tokens_count: int | None = _model.NOT_GIVEN
    ignored_draft_tokens_count: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("tokens_per_second", "tokens_per_second", _codec.FLOAT),
        _model.Field("time_to_first_token", "time_to_first_token", _codec.FLOAT),
        _model.Field("generation_time", "generation_time", _codec.FLOAT),
        _model.Field("stop_reason", "stop_reason", _codec.STR),
        _model.Field("draft_model", "draft_model", _codec.STR),
        _model.Field("total_draft_tokens_count", "total_draft_tokens_count", _codec.INT),
        _model.Field("accepted_draft_tokens_count", "accepted_draft_tokens_count", _codec.INT),
        _model.Field("rejected_draft_tokens_count", "rejected_draft_tokens_count", _codec.INT),
        _model.Field("ignored_draft_tokens_count", "ignored_draft_tokens_count", _codec.INT),
    )

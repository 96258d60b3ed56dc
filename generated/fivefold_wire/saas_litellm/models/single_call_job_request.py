# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`SingleCallJobRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SingleCallJobRequest(_model.Model):
    """A job of one call, to be created, made and completed in one go.

    Attributes:
        team_id: Team of the virtual key; another one gives a 403.
        job_type: What the job is, in the caller's own words; may be empty, and a longer one gives a 500 (at most
            100 characters).
        model: Name of a model alias or a model group that the team may use; others give a 403.
        messages: The conversation in OpenAI's form; `content` may be a text or a list of parts; may be empty.
        user_id: Whom the job is for, in the caller's own words; none by default.
        job_metadata: Anything to keep with the job; empty by default.
        purpose: What the call is for, kept with it; none by default, and a longer one gives a 500 (at most 200
            characters).
        temperature: How freely to choose words; not checked by the server, and null is passed on as null (default
            0.7).
        max_tokens: Longest answer, in tokens; no limit by default, nor with 0.
        response_format: Form of the answer, such as `{"type": "json_object"}`; passed on as it is to OpenAI,
            dropped for Anthropic and Gemini.
        tools: Tools the model may call, in OpenAI's form; the server throws the calls away.
        tool_choice: Which tool to call, in OpenAI's form.
        top_p: Share of the likeliest words to choose from; the provider's default by default.
        frequency_penalty: How much to avoid words by their number so far; the provider's default by default.
        presence_penalty: How much to avoid words that are there already; the provider's default by default.
        stop: Texts that end the answer; a single text has to be in a list too.
    """

    team_id: str
    job_type: str
    model: str
    messages: _abc.Sequence[_abc.Mapping[str, _t.Any]]
    user_id: str | None = _model.NOT_GIVEN
    job_metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    purpose: str | None = _model.NOT_GIVEN
    temperature: float | None = _model.NOT_GIVEN
    max_tokens: int | None = _model.NOT_GIVEN
    response_format: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    tools: _abc.Sequence[_abc.Mapping[str, _t.Any]] | None = _model.NOT_GIVEN
    tool_choice: _t.Any = _model.NOT_GIVEN
    top_p: float | None = _model.NOT_GIVEN
    frequency_penalty: float | None = _model.NOT_GIVEN
    presence_penalty: float | None = _model.NOT_GIVEN
    stop: _abc.Sequence[str] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("job_type", "job_type", _codec.STR, required=True),
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("messages", "messages", _shapes.array(_shapes.mapping(_codec.ANY)), required=True),
        _model.Field("user_id", "user_id", _codec.STR),
        _model.Field("job_metadata", "job_metadata", _shapes.mapping(_codec.ANY)),
        _model.Field("purpose", "purpose", _codec.STR),
        _model.Field("temperature", "temperature", _codec.FLOAT),
        _model.Field("max_tokens", "max_tokens", _codec.INT),
        _model.Field("response_format", "response_format", _shapes.mapping(_codec.ANY)),
        _model.Field("tools", "tools", _shapes.array(_shapes.mapping(_codec.ANY))),
        _model.Field("tool_choice", "tool_choice", _codec.ANY),
        _model.Field("top_p", "top_p", _codec.FLOAT),
        _model.Field("frequency_penalty", "frequency_penalty", _codec.FLOAT),
        _model.Field("presence_penalty", "presence_penalty", _codec.FLOAT),
        _model.Field("stop", "stop", _shapes.array(_codec.STR)),
    )

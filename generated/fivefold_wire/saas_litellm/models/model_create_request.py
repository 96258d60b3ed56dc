# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelCreateRequest(_model.Model):
    """A model alias to create.

    Attributes:
        model_alias: Name of the alias; one in use gives a 400 (at least 1 character).
        display_name: Name to show.
        provider: Kind of provider, such as `openai`.
        actual_model: The provider's name of the model.
        access_groups: Access groups to put it into; none by default.
        description: What it is for; none by default.
        pricing_input: Price of a million tokens of questions, in US dollars; none by default.
        pricing_output: Price of a million tokens of answers, in US dollars; none by default.
        credential_name: Name of the credential to use; none by default.
        api_key: Key of the provider; none by default.
        api_base: Address of the provider; its usual one by default.
    """

    model_alias: str
    display_name: str
    provider: str
    actual_model: str
    access_groups: _abc.Sequence[str] | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN
    pricing_input: float | None = _model.NOT_GIVEN
    pricing_output: float | None = _model.NOT_GIVEN
    credential_name: str | None = _model.NOT_GIVEN
    api_key: str | None = _model.NOT_GIVEN
    api_base: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model_alias", "model_alias", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("actual_model", "actual_model", _codec.STR, required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR)),
        _model.Field("description", "description", _codec.STR),
        _model.Field("pricing_input", "pricing_input", _codec.FLOAT),
        _model.Field("pricing_output", "pricing_output", _codec.FLOAT),
        _model.Field("credential_name", "credential_name", _codec.STR),
        _model.Field("api_key", "api_key", _codec.STR, secret=True),
        _model.Field("api_base", "api_base", _codec.STR),
    )

# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelUpdateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelUpdateRequest(_model.Model):
    """Changes to a model alias; a field left out or null keeps its value.

    Attributes:
        display_name: Name to show.
        actual_model: The provider's name of the model.
        provider: Kind of provider.
        access_groups: All its access groups from now on.
        description: What it is for.
        pricing_input: Price of a million tokens of questions, in US dollars.
        pricing_output: Price of a million tokens of answers, in US dollars.
        status: `active` or `inactive`.
    """

    display_name: str | None = _model.NOT_GIVEN
    actual_model: str | None = _model.NOT_GIVEN
    provider: str | None = _model.NOT_GIVEN
    access_groups: _abc.Sequence[str] | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN
    pricing_input: float | None = _model.NOT_GIVEN
    pricing_output: float | None = _model.NOT_GIVEN
    status: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("display_name", "display_name", _codec.STR),
        _model.Field("actual_model", "actual_model", _codec.STR),
        _model.Field("provider", "provider", _codec.STR),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR)),
        _model.Field("description", "description", _codec.STR),
        _model.Field("pricing_input", "pricing_input", _codec.FLOAT),
        _model.Field("pricing_output", "pricing_output", _codec.FLOAT),
        _model.Field("status", "status", _codec.STR),
    )

# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AccessGroupModel`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AccessGroupModel(_model.Model):
    """A model alias in an access group.

    Attributes:
        model_alias: Name of the alias.
        display_name: Name to show.
        provider: Kind of provider.
        actual_model: The provider's name of the model.
    """

    model_alias: str
    display_name: str | None = _model.NOT_GIVEN
    provider: str | None = _model.NOT_GIVEN
    actual_model: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model_alias", "model_alias", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR),
        _model.Field("provider", "provider", _codec.STR),
        _model.Field("actual_model", "actual_model", _codec.STR),
    )

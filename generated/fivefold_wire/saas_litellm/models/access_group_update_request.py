# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AccessGroupUpdateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AccessGroupUpdateRequest(_model.Model):
    """Changes to an access group; a field left out or null keeps its value.

    Attributes:
        display_name: Name to show.
        description: What it is for.
        status: `active` or `inactive`.
    """

    display_name: str | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN
    status: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("display_name", "display_name", _codec.STR),
        _model.Field("description", "description", _codec.STR),
        _model.Field("status", "status", _codec.STR),
    )

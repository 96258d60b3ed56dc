# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AccessGroupCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AccessGroupCreateRequest(_model.Model):
    """An access group to create.

    Attributes:
        group_name: Name of the group; one in use gives a 400 (at least 1 character).
        display_name: Name to show.
        model_aliases: Models to put into it; none by default, and an unknown one gives a 404.
        description: What it is for; none by default.
    """

    group_name: str
    display_name: str
    model_aliases: _abc.Sequence[str] | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("group_name", "group_name", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("model_aliases", "model_aliases", _shapes.array(_codec.STR)),
        _model.Field("description", "description", _codec.STR),
    )

# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AccessGroupModelsRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AccessGroupModelsRequest(_model.Model):
    """The models of an access group.

    Attributes:
        model_aliases: All its models from now on; an unknown one gives a 404.
    """

    model_aliases: _abc.Sequence[str]

    _wire = (_model.Field("model_aliases", "model_aliases", _shapes.array(_codec.STR), required=True),)

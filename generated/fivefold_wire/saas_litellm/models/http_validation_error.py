# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`HTTPValidationError`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HTTPValidationError(_model.Model):
    """Why a request was found malformed.

    Attributes:
        detail: The faults, one by one.
    """

    detail: list[_models.ValidationError]

    _wire = (_model.Field("detail", "detail", _shapes.array(_shapes.model(_models, "ValidationError")), required=True),)

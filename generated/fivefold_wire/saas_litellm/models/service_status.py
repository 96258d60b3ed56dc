# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ServiceStatus`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ServiceStatus(_model.Model):
    """A sign of life.

    Attributes:
        status: `healthy`.
        service: Name of the service.
    """

    status: str
    service: str

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("service", "service", _codec.STR, required=True),
    )

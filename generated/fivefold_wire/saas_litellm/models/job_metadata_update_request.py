# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobMetadataUpdateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobMetadataUpdateRequest(_model.Model):
    """Metadata to store with a job.

    Attributes:
        metadata: Fields to add or replace; the others stay.
    """

    metadata: _abc.Mapping[str, _t.Any]

    _wire = (_model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY), required=True),)

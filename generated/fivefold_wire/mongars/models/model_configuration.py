# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ModelConfiguration`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelConfiguration(_model.Model):
    """The models that the server uses, by role.

    Attributes:
        active_profile: Name of the profile in use.
        available_profiles: Names of all profiles.
        profile: The profile in use.
    """

    active_profile: str
    available_profiles: list[str]
    profile: _models.ModelProfile

    _wire = (
        _model.Field("active_profile", "active_profile", _codec.STR, required=True),
        _model.Field("available_profiles", "available_profiles", _shapes.array(_codec.STR), required=True),
        _model.Field("profile", "profile", _shapes.model(_models, "ModelProfile"), required=True),
    )

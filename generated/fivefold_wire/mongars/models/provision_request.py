# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ProvisionRequest`, a schema of monGARS."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProvisionRequest(_model.Model):
    """Which models to make ready.

    Attributes:
        roles: Roles to make ready, none blank, case ignored; null, empty or absent for all; an unknown role takes
            the model of `general`.
        force: Whether to do it again for models that are ready; false by default.
    """

    roles: _abc.Sequence[str] | None = _model.NOT_GIVEN
    force: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("roles", "roles", _shapes.array(_codec.STR)),
        _model.Field("force", "force", _codec.BOOL),
    )

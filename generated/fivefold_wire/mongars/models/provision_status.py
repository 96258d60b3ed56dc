# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ProvisionStatus`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProvisionStatus(_model.Model):
    """What became of one model or adapter.

    Attributes:
        role: Role of the model; of an adapter, `role:adapter`.
        name: Name of the model or adapter.
        provider: Where it comes from; `adapter` for adapters.
        action: What was done; `error`, `unavailable`, `missing` and `unreadable` are failures.
        detail: More about it, such as `already_ensured` or `source_missing`; null for nothing.
    """

    role: str
    name: str
    provider: str
    action: (
        _t.Literal["installed", "exists", "updated", "skipped", "error", "unavailable", "missing", "unreadable"] | str
    )
    detail: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("action", "action", _codec.STR, required=True),
        _model.Field("detail", "detail", _codec.STR),
    )

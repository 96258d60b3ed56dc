# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`Model`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Model(_model.Model):
    """A model, as OpenAI describes them. Context lengths are in `native_list_models`.

    Attributes:
        id: Name of the model, to be given in requests.
        object: Always `model`.
        created: When the model was made, in seconds since 1970; LM Studio leaves it out.
        owned_by: Owner; LM Studio says `organization_owner` of every model.
        permission: Permissions; LM Studio leaves them out.
        root: Model it derives from; LM Studio leaves it out.
        parent: Model above it; LM Studio leaves it out.
    """

    id: str
    object: str | None = _model.NOT_GIVEN
    created: int | None = _model.NOT_GIVEN
    owned_by: str | None = _model.NOT_GIVEN
    permission: list[dict[str, _t.Any]] | None = _model.NOT_GIVEN
    root: str | None = _model.NOT_GIVEN
    parent: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("object", "object", _codec.STR),
        _model.Field("created", "created", _codec.INT),
        _model.Field("owned_by", "owned_by", _codec.STR),
        _model.Field("permission", "permission", _shapes.array(_shapes.mapping(_codec.ANY))),
        _model.Field("root", "root", _codec.STR),
        _model.Field("parent", "parent", _codec.STR),
    )

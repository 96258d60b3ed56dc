# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerMessage`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerMessage(_model.Model):
    """An encrypted message of another node.

    Attributes:
        payload: A Fernet token of a JSON document, made with a key that only holders of the server's secret can
            derive (at least 1 character, matching `\\S`).
    """

    payload: str

    _wire = (_model.Field("payload", "payload", _codec.STR, required=True, secret=True),)

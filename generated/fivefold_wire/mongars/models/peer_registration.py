# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerRegistration`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerRegistration(_model.Model):
    """The address of another node.

    Attributes:
        url: An http or https URL, at most 2083 characters; the server drops a trailing slash and lowers the host
            (at least 1 character).
    """

    url: str

    _wire = (_model.Field("url", "url", _codec.STR, required=True),)

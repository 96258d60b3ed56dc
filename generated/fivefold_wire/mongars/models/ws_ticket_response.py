# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`WSTicketResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class WSTicketResponse(_model.Model):
    """A ticket for the event socket.

    Attributes:
        ticket: The ticket; good for more than one connection.
        ttl: Life of the ticket from now, in seconds.
    """

    ticket: str
    ttl: int

    _wire = (
        _model.Field("ticket", "ticket", _codec.STR, required=True, secret=True),
        _model.Field("ttl", "ttl", _codec.INT, required=True),
    )

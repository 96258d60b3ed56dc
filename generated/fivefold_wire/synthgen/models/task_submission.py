# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TaskSubmission`, a schema of Synthgen."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TaskSubmission(_model.Model):
    """One line of an upload: a request to a language model.

    Attributes:
        custom_id: Name of the task, chosen by the client. A line without this key is dropped; old servers drop null
            too.
        method: Ignored: the request is always a POST.
        url: Where to send `body`, such as `https://api.example.com/v1/chat/completions`.
        api_key: Key that is sent to `url` as a bearer token. Old servers drop a line in which it is null.
        body: The request, such as `model` and `messages`.
        dataset: Name of the dataset that the result belongs to.
        source: Anything to keep with the task; comes back unchanged.
        use_cache: Whether an earlier answer to the same `body` will do, whatever `url` it came from; false if left
            out.
        track_progress: Whether the task is shown as `PROCESSING` while it is; false if left out.
    """

    custom_id: str | None
    method: str
    url: str
    api_key: str | None = _model.NOT_GIVEN
    body: dict[str, _t.Any]
    dataset: str | None = _model.NOT_GIVEN
    source: dict[str, _t.Any] | None = _model.NOT_GIVEN
    use_cache: bool | None = _model.NOT_GIVEN
    track_progress: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("custom_id", "custom_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("method", "method", _codec.STR, required=True),
        _model.Field("url", "url", _codec.STR, required=True),
        _model.Field("api_key", "api_key", _codec.STR, secret=True),
        _model.Field("body", "body", _shapes.mapping(_codec.ANY), required=True),
        _model.Field("dataset", "dataset", _codec.STR),
        _model.Field("source", "source", _shapes.mapping(_codec.ANY)),
        _model.Field("use_cache", "use_cache", _codec.BOOL),
        _model.Field("track_progress", "track_progress", _codec.BOOL),
    )

# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`DownloadJob`, a schema of LM Studio."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DownloadJob(_model.Model):
    """A download, or the word that there is nothing to download.

    Attributes:
        job_id: Id of the download; left out if the model was there already.
        status: State of the download; `already_downloaded` only comes from `native_download_model`.
        total_size_bytes: Bytes to download.
        started_at: When it began.
        completed_at: When it was done.
        downloaded_bytes: Bytes downloaded so far.
        bytes_per_second: Speed; only while downloading.
        estimated_completion: When it will be done; only while downloading.
    """

    job_id: str | None = _model.NOT_GIVEN
    status: _t.Literal["downloading", "paused", "completed", "failed", "already_downloaded"] | str
    total_size_bytes: int | None = _model.NOT_GIVEN
    started_at: _dt.datetime | None = _model.NOT_GIVEN
    completed_at: _dt.datetime | None = _model.NOT_GIVEN
    downloaded_bytes: int | None = _model.NOT_GIVEN
    bytes_per_second: float | None = _model.NOT_GIVEN
    estimated_completion: _dt.datetime | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("job_id", "job_id", _codec.STR),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("total_size_bytes", "total_size_bytes", _codec.INT),
        _model.Field("started_at", "started_at", _codec.TIME),
        _model.Field("completed_at", "completed_at", _codec.TIME),
        _model.Field("downloaded_bytes", "downloaded_bytes", _codec.INT),
        _model.Field("bytes_per_second", "bytes_per_second", _codec.FLOAT),
        _model.Field("estimated_completion", "estimated_completion", _codec.TIME),
    )

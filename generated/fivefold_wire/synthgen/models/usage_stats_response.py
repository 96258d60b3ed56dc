# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`UsageStatsResponse`, a schema of Synthgen."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UsageStatsResponse(_model.Model):
    """Statistics of a batch over time.

    Attributes:
        time_range: The time range as it was asked for.
        interval: The interval as it was asked for.
        current_time: Time on the server.
        time_series: One point for each interval from the first with tasks to the last.
        summary: The whole time range in one.
    """

    time_range: str
    interval: str
    current_time: _dt.datetime
    time_series: list[_models.TimeSeriesDataPoint]
    summary: _models.StatsSummary

    _wire = (
        _model.Field("time_range", "time_range", _codec.STR, required=True),
        _model.Field("interval", "interval", _codec.STR, required=True),
        _model.Field("current_time", "current_time", _codec.TIME, required=True),
        _model.Field(
            "time_series", "time_series", _shapes.array(_shapes.model(_models, "TimeSeriesDataPoint")), required=True
        ),
        _model.Field("summary", "summary", _shapes.model(_models, "StatsSummary"), required=True),
    )

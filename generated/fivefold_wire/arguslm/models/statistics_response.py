# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`StatisticsResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatisticsResponse(_model.Model):
    """Percentiles over the results without an error.

    Attributes:
        ttft_p50: Median of the time to the first token, in milliseconds; 0 if there are none.
        ttft_p95: 95th percentile of the time to the first token, in milliseconds; 0 if there are none.
        ttft_p99: 99th percentile of the time to the first token, in milliseconds; 0 if there are none.
        tps_p50: Median of the tokens per second; 0 if there are none.
        tps_p95: 95th percentile of the tokens per second; 0 if there are none.
        tps_p99: 99th percentile of the tokens per second; 0 if there are none.
    """

    ttft_p50: float
    ttft_p95: float
    ttft_p99: float
    tps_p50: float
    tps_p95: float
    tps_p99: float

    _wire = (
        _model.Field("ttft_p50", "ttft_p50", _codec.FLOAT, required=True),
        _model.Field("ttft_p95", "ttft_p95", _codec.FLOAT, required=True),
        _model.Field("ttft_p99", "ttft_p99", _codec.FLOAT, required=True),
        _model.Field("tps_p50", "tps_p50", _codec.FLOAT, required=True),
        _model.Field("tps_p95", "tps_p95", _codec.FLOAT, required=True),
        _model.Field("tps_p99", "tps_p99", _codec.FLOAT, required=True),
    )

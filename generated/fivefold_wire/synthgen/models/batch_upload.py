# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`BatchUpload`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _bodies, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BatchUpload(_model.Model):
    """One chunk of a batch.

    Attributes:
        file: A file whose name ends in `.jsonl`: one `TaskSubmission` as JSON on each line, in UTF-8.
    """

    file: bytes | _bodies.File

    _wire = (_model.Field("file", "file", _bodies.FILE, required=True),)

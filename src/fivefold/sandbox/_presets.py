"""Faults by name, each with the keys that it stands for. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["FAULTS"]

_MIB: Final = 1024 * 1024


def _busy(retry_after: str, name: str = "retry-after") -> Mapping[str, Any]:
    return {"status": 503, "body": {"detail": "busy"}, "headers": {name: retry_after}}


FAULTS: Final[Mapping[str, Mapping[str, Any]]] = {
    # the service never sees the request
    "accepts and hangs": {"hang": True},
    "closed at once": {"drop": "before"},
    "reset at once": {"reset": "before"},
    "status 400": {"status": 400, "body": {"detail": "no"}},
    "status 401": {"status": 401, "body": {"detail": "no"}},
    "status 404": {"status": 404, "body": {"detail": "no"}},
    "status 429": {"status": 429, "body": {"detail": "no"}},
    "status 500": {"status": 500, "body": "Internal Server Error"},
    "status 502": {"status": 502, "body": "<html><title>Bad Gateway</title></html>", "content_type": "text/html"},
    "status 503": {"status": 503, "body": {"detail": "no"}},
    "status 504": {"status": 504, "body": "<html><title>Timeout</title></html>", "content_type": "text/html"},
    "status 999": {"status": 999},
    "503 with retry-after": _busy("1"),
    "503 with retry-after-ms": _busy("50", "retry-after-ms"),
    "503 with retry-after, a date": _busy("Wed, 21 Oct 2015 07:28:00 GMT"),
    "503 with retry-after, far away": _busy("Fri, 31 Dec 2999 23:59:59 GMT"),
    "503 with retry-after, garbage": _busy("soon"),
    "redirect elsewhere": {"status": 307, "headers": {"location": "http://localhost:9/taken"}},
    # the service does its work, and no answer comes
    "reads and hangs": {"silence": "request"},
    "done, reply dropped": {"drop": "after"},
    "reset after the request": {"reset": "after"},
    # a part of the answer comes
    "cut in the headers": {"cut": "head"},
    "cut in the body": {"cut": "body"},
    "cut in a chunk": {"cut": "chunk"},
    "cut in an event": {"garble": "cut"},
    "no end marker": {"garble": "unfinished"},
    "reset in the body": {"reset": "during"},
    "silence in the headers": {"silence": "head"},
    "silence in the body": {"silence": "body"},
    "headers that drip": {"drip": 10, "part": "head"},
    "a body that drips": {"drip": 10, "part": "body"},
    "comments for ever": {"comments": True},
    # another answer comes
    "a length too long": {"length": 10},
    "a length too short": {"length": -10},
    "a web page": {"garble": "html"},
    "an empty body": {"garble": "empty"},
    "broken JSON": {"garble": "broken"},
    '200 with {"error"}': {"garble": "error"},
    "missing fields": {"garble": "missing"},
    "wrong types": {"garble": "types"},
    "a huge body": {"huge": 100 * _MIB},
    "a bomb": {"bomb": 100 * _MIB},
    # the answer is right
    "extra fields": {"garble": "extra"},
    "headers twice": {"spell": "twice"},
    "folded headers": {"spell": "folded"},
    "keep-alive closed": {"closed": True},
}
"""By name, what `POST /_sandbox/faults` and `Sandbox.fault` take for it."""

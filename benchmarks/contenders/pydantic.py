"""pydantic v2, with `extra="allow"`, as a careful caller would write the models of ArgusLM's uptime history."""

from datetime import datetime
from enum import StrEnum
from importlib import import_module
from typing import Any
from uuid import UUID

from . import Place, Work, Works, documents

_pydantic: Any = import_module("pydantic")
_OPEN = _pydantic.ConfigDict(extra="allow")


class _Status(StrEnum):
    UP = "up"
    DOWN = "down"
    DEGRADED = "degraded"


_Check: Any = _pydantic.create_model(
    "Check",
    __config__=_OPEN,
    id=(UUID, ...),
    model_id=(UUID, ...),
    model_name=(str, ...),
    provider_type=(str | None, ...),
    status=(_Status | str, ...),
    latency_ms=(float | None, ...),
    ttft_ms=(float | None, ...),
    tps=(float | None, ...),
    output_tokens=(int | None, ...),
    error=(str | None, ...),
    created_at=(datetime, ...),
)
_Page: Any = _pydantic.create_model(
    "Page", __config__=_OPEN, items=(list[_Check], ...), total=(int, ...), limit=(int, ...), offset=(int, ...)
)


def _decode(place: Place) -> Work:
    return documents(place, _Page.model_validate_json)


def works(_: str) -> Works:
    """What it does."""
    return {"decode-1000": _decode, "decode-20000": _decode}

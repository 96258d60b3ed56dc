"""Times in every spelling that the service has; all of them are UTC. Pure: no I/O."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from fivefold.sandbox.synthgen.records import NEVER

__all__ = ["iso_offset", "micros_z", "millis_z", "nanos_z"]


def _utc(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC)


def micros_z(moment: float) -> str | None:
    """As in `2026-01-01T00:00:00.252774Z`: a task by itself."""
    return None if moment == NEVER else f"{_utc(moment):%Y-%m-%dT%H:%M:%S.%fZ}"


def millis_z(moment: float) -> str | None:
    """As in `2026-01-01T00:00:00.252000Z`: a batch."""
    text = micros_z(moment)
    return text and f"{text[:-4]}000Z"


@lru_cache(maxsize=1024)
def iso_offset(moment: float) -> str:
    """As in `2026-01-01T00:00:00.252774+00:00`: when a listed task was created, and the present."""
    return _utc(moment).isoformat(timespec="microseconds")


def nanos_z(moment: float) -> str | None:
    """As in `2026-01-01T00:00:00.252774123Z`: when a listed task was started and completed."""
    return None if moment == NEVER else f"{_utc(moment):%Y-%m-%dT%H:%M:%S.%f}{int(moment * 1e9) % 1000:03d}Z"

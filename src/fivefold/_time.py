"""The clock that deadlines are measured on, and the pauses on it: nowhere else does this library wait of its own will.

Somebody may listen to the pauses: then they take no time, and the clock jumps by them instead.
"""

import threading
import time
from collections.abc import Callable

Listener = Callable[[float], object]

_lock = threading.Lock()
_listener: Listener | None = None
_skipped = 0.0


def now() -> float:
    """Seconds, monotonic."""
    return time.monotonic() + _skipped


def pause_blocking(seconds: float) -> None:
    """Let that many seconds pass."""
    time.sleep(_left(seconds))


async def pause_awaiting(seconds: float) -> None:
    """Let that many seconds pass."""
    import asyncio  # a blocking client never does

    await asyncio.sleep(_left(seconds))


def listen(listener: Listener | None) -> Listener | None:
    """Skip every pause from now on and tell how long it was; None: wait again. Returns who listened before."""
    global _listener
    before, _listener = _listener, listener
    return before


def _left(seconds: float) -> float:
    """What is to be waited of a pause."""
    global _skipped
    listener = _listener
    if listener is None:
        return seconds
    listener(seconds)
    with _lock:
        _skipped += max(0.0, seconds)
    return 0.0

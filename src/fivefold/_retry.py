"""How long to wait before the next try. No I/O; the runner does the sleeping."""

import math
import random
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC

from attrs import field, frozen

from ._codec import told
from .errors import ConfigurationError

#: Retried when a service names no others: a lost or refused request, never a failure of the service itself.
RETRIED_STATUSES = frozenset({408, 429, 502, 503, 504})


#: Seconds; no timer counts much further.
LONGEST_PAUSE = 1e9
#: Nobody lives to see more.
MOST_RETRIES = 10**9


def _count(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigurationError(f"max_retries: expected an integer of 0 or more, got {told(value)}")
    return value


def _statuses(values: Iterable[int]) -> frozenset[int]:
    found = frozenset(values) if isinstance(values, Iterable) else frozenset([None])
    if not all(isinstance(value, int) for value in found):
        raise ConfigurationError(f"retry_on_status: expected integers, got {told(values)}")
    return frozenset(value for value in found if value is not None)


@frozen
class RetryConfig:
    """How often to try again, and how long to wait in between.

    The pause before retry n (from 0) is `min(max_backoff, backoff_factor * 2**n)` seconds, jittered. A server's
    Retry-After wins when it fits the deadline; when it does not, the call fails at once and says so.

    Attributes:
        max_retries: Retries after the first try. Default 2.
        backoff_factor: Seconds before the first retry. Default 0.5.
        max_backoff: The longest pause in seconds. Default 8.
        retry_on_status: Statuses that are retried. Default 408, 429, 502, 503, 504.
        jitter: Fraction by which a pause is varied either way. Default 0.25.

    Raises:
        ConfigurationError: a value is out of range; the message names it.
    """

    max_retries: int = field(default=2, converter=_count)
    backoff_factor: float = 0.5
    max_backoff: float = 8.0
    retry_on_status: frozenset[int] = field(default=RETRIED_STATUSES, converter=_statuses)
    jitter: float = field(default=0.25, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for name in ("backoff_factor", "max_backoff", "jitter"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
                raise ConfigurationError(f"{name}: expected a number of 0 or more, got {told(value)}")

    def backoff(self, retry: int, uniform: Callable[[float, float], float] = random.uniform) -> float:
        """Seconds before retry number `retry`, counted from 0."""
        longest = min(self.max_backoff, self.backoff_factor * 2.0 ** min(retry, 60))
        return max(0.0, longest * uniform(1 - self.jitter, 1 + self.jitter))


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that a server asks to wait, or None.

    Args:
        headers: Of the answer: Retry-After-Ms in milliseconds, or Retry-After in seconds or as an HTTP date.
        now: Wall-clock time in seconds since 1970, for dates.
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        if text:
            try:
                seconds = float(text) * unit
            except ValueError:
                seconds = _until(text, now)
            if math.isfinite(seconds):
                return max(0.0, seconds)
    return None


def _until(text: str, now: float) -> float:
    from email.utils import parsedate_to_datetime  # a third of the import time of this file, and rarely needed

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - now
    except (TypeError, ValueError, OverflowError):
        return math.nan

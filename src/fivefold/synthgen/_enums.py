"""The fixed sets of words that Synthgen knows. No I/O."""

from enum import StrEnum


class TaskStatus(StrEnum):
    """Where a task, or a batch, stands. The service answers with plain strings, which compare equal."""

    PENDING = "PENDING"
    PROCESSING = "PROCESSING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


class HealthStatus(StrEnum):
    """How a part of the service is."""

    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"


class CalendarInterval(StrEnum):
    """Length of one point of a time series. "1m" is a minute, "1M" a month."""

    MINUTE = "minute"
    MINUTE_SHORT = "1m"
    HOUR = "hour"
    HOUR_SHORT = "1h"
    DAY = "day"
    DAY_SHORT = "1d"
    WEEK = "week"
    WEEK_SHORT = "1w"
    MONTH = "month"
    MONTH_SHORT = "1M"
    QUARTER = "quarter"
    QUARTER_SHORT = "1q"
    YEAR = "year"
    YEAR_SHORT = "1y"

"""What the real service does that its specification does not say, each with a name by which it can be switched off."""

from __future__ import annotations

from collections.abc import Mapping

from fivefold.sandbox._reading import MANNERS

__all__ = ["QUIRKS"]

QUIRKS: Mapping[str, str] = {
    **MANNERS,
    "late_refresh": "What workers write is found only after the next refresh of the index, every five seconds.",
    "lost_uploads": "An upload that cannot be stored three times is given up, though it was answered with 200.",
    "endless_tasks": "Deleted before it is done, a tracked task holds its worker for ever and others stay queued.",
    "early_completed_at": "A task that is being processed has a completed_at and a duration of 0 already.",
    "unstable_order": "Tasks of one upload come in another order at every query.",
    "first_10000": "Pages and statistics look at no more than 10000 tasks, so totals stop there and rates exceed 100.",
    "broken_exports": "An export whose store is down is answered 200 and breaks off, instead of a 500.",
    "pending_500": "On the old server, getting a task that waits is a 500.",
}

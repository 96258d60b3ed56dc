"""What a Synthgen service holds. Times are epoch seconds; what has not happened is at `NEVER`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

__all__ = ["NEVER", "STATUSES", "Reply", "Task", "Upload", "status_at"]

NEVER = inf

STATUSES: tuple[str, ...] = ("PENDING", "PROCESSING", "COMPLETED", "FAILED")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a language model says to a task.

    Attributes:
        completions: its answer as JSON text; of a failure `{"error": …}`.
        failed: whether it is a failure.
        calls: how many calls it takes to come to this.
    """

    completions: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    failed: bool = False
    calls: int = 1


@dataclass(slots=True, eq=False, kw_only=True)
class Task:
    """One task in the store. There may be very many, so what is only shown again is kept as JSON text.

    Attributes:
        body, source: JSON text.
        digest: hash of the body, the same for equal bodies.
        tracked: whether the store is told when it is started.
        created: when its upload was first looked at; the same for all tasks of an upload.
        queued: when it was handed to the workers.
        duration: of the model's work, in milliseconds.
        deleted: when it was deleted; it may still be seen for a while.
    """

    message_id: str
    batch_id: str
    custom_id: str | None
    body: str
    digest: bytes
    dataset: str | None
    source: str
    use_cache: bool
    tracked: bool
    reply: Reply
    created: float
    queued: float
    started: float = NEVER
    finished: float = NEVER
    duration: int = 0
    cached: bool = False
    deleted: float = NEVER


@dataclass(slots=True, eq=False)
class Upload:
    """A file that waits to be taken in.

    Attributes:
        lines: those not yet taken in begin at `position`.
        created: when the first of them was looked at; None before.
        tries: how often the present slice could not be stored.
    """

    batch_id: str
    lines: Sequence[str]
    arrived: float
    position: int = 0
    created: float | None = None
    tries: int = 0


def status_at(task: Task, moment: float) -> str:
    """What the store says of a task at that moment."""
    if task.finished <= moment:
        return "FAILED" if task.reply.failed else "COMPLETED"
    return "PROCESSING" if task.tracked and task.started <= moment else "PENDING"

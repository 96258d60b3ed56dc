"""Who is listening to which benchmark run, and what a newcomer is told. Pure: queues, no sockets."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

__all__ = ["END", "Hub", "Listener", "Progress", "progress_message"]

END = None
"""In a listener's queue: nothing more will come, the stream is to be closed."""

Message = dict[str, Any]
Listener = asyncio.Queue[Message | str | None]


@dataclass
class Progress:
    """How far a running benchmark is, in calls."""

    total: int
    completed: int = 0


class Hub:
    """The listeners of every run, and the progress of those that run now. Nothing is kept for those who come late.

    Attributes:
        running: run id to progress, from the start notice until the end.
    """

    def __init__(self) -> None:
        self.running: dict[str, Progress] = {}
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)

    def join(self, run_id: str) -> Listener:
        """Start listening. Who joins in the middle of a run is told at once how far it is."""
        listener: Listener = asyncio.Queue()
        self._listeners[run_id].add(listener)
        if (progress := self.running.get(run_id)) is not None:
            listener.put_nowait(progress_message(progress, None))
        return listener

    def leave(self, run_id: str, listener: Listener) -> None:
        """Stop listening."""
        self._listeners[run_id].discard(listener)

    def publish(self, run_id: str, message: Message | None) -> None:
        """Tell everybody who listens to a run."""
        for listener in self._listeners[run_id]:
            listener.put_nowait(message)

    def close(self) -> None:
        """End every stream."""
        for run_id in self._listeners:
            self.publish(run_id, END)


def progress_message(progress: Progress, model_name: str | None) -> Message:
    """The message about a finished call, or about how far the run is."""
    return {
        "type": "progress",
        "completed": progress.completed,
        "total": progress.total,
        "current_model": model_name,
    }

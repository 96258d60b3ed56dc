"""Who is listening to whose conversation. Pure: queues, no sockets."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any

__all__ = ["OVERFLOW", "RESTART", "Hub", "Listener"]

RESTART, OVERFLOW = 1012, 1013
"""Close codes, put in place of a message: the sandbox was reset, or too much was waiting."""
_MOST_WAITING = 32


class Listener:
    """What is on its way to one connection: messages, or the code to close it with."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[dict[str, Any] | int] = asyncio.Queue()

    def tell(self, message: dict[str, Any] | int) -> None:
        """Put a message behind the others; one too many closes the connection instead, and is the last."""
        waiting = self._waiting.qsize()
        if waiting <= _MOST_WAITING:
            self._waiting.put_nowait(message if waiting < _MOST_WAITING else OVERFLOW)

    async def next(self) -> dict[str, Any] | int:
        """The next message, or the code to close with."""
        return await self._waiting.get()


class Hub:
    """The listeners of every user."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)

    def join(self, user: str) -> Listener:
        """Start listening."""
        listener = Listener()
        self._listeners[user].add(listener)
        return listener

    def leave(self, user: str, listener: Listener) -> None:
        """Stop listening."""
        self._listeners[user].discard(listener)

    def publish(self, user: str, message: dict[str, Any] | int) -> None:
        """Tell everybody who listens to a user's conversation."""
        for listener in self._listeners[user]:
            listener.tell(message)

    def close(self) -> None:
        """Close every connection."""
        for user in self._listeners:
            self.publish(user, RESTART)

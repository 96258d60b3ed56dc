"""One running sandbox: the present world of its service, the faults to inject, and the log of requests."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Generic, Protocol, TypeVar

from fivefold.sandbox._endpoints import Endpoints
from fivefold.sandbox._faults import FaultTable
from fivefold.sandbox._world import Service, Settings, World

__all__ = ["Door", "Entry", "Host"]

W = TypeVar("W", bound=World)


@dataclass
class Entry:
    """One request as it arrived.

    Attributes:
        operation: the operation it was for, None for an unknown route.
        query: parameter to its text, or to a list of texts when it was repeated.
        headers: names in lower case; of a repeated one the last.
        body: parsed JSON, else text, else None when there was none.
        status: of the answer; None while there is none, and for ever when the connection was dropped or held.
    """

    method: str
    path: str
    operation: str | None
    query: dict[str, str | list[str]]
    headers: dict[str, str]
    body: Any
    status: int | None = None


class Door(Protocol):
    """Where connections come in."""

    async def close(self) -> None:
        """Refuse connections from now on, and end those that rest."""
        ...

    async def open(self) -> None:
        """Let connections come in again."""
        ...


class Host(Generic[W]):
    """The part of a sandbox that survives a reset."""

    door: Door

    def __init__(self, service: Service[W], settings: Settings) -> None:
        self.service = service
        self.settings = settings
        self.endpoints = Endpoints(service.endpoints)
        self.faults = FaultTable()
        self.log: list[Entry] = []
        self.world = self._fresh()

    def _fresh(self) -> W:
        world = self.service.world(self.settings)
        if self.settings.data is not None:
            world.load(self.settings.data)
        return world

    async def reset(self) -> None:
        """Back to the initial state: data, clock, ids; no faults, no log; jobs stopped, held connections released."""
        old, self.world = self.world, self._fresh()
        self.faults.clear()
        self.log.clear()
        await old.close()

    def requests(self) -> list[dict[str, Any]]:
        """The log as JSON, in the order of arrival."""
        return [asdict(entry) for entry in self.log]

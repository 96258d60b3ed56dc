"""What a service declares to get a sandbox, and the base of the state it keeps."""

from __future__ import annotations

import asyncio
import random
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from fivefold.sandbox._clock import Clock
from fivefold.sandbox._endpoints import Endpoint

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from fivefold.sandbox._host import Host

__all__ = ["Option", "SeedError", "Service", "Settings", "World"]


class SeedError(ValueError):
    """Seed data that does not fit the service; the message says where and why."""


@dataclass(frozen=True)
class Option:
    """A setting only one service has.

    Attributes:
        default: its value when it is not given.
        read: turns the text of the command line into the value; a ValueError is shown to the user.
        help: one sentence.
        env: the environment setting that tells clients its value, printed where that is not empty; None for none.
    """

    default: Any
    read: Callable[[str], Any]
    help: str
    env: str | None = None


@dataclass(frozen=True)
class Settings:
    """How one sandbox was started.

    Attributes:
        start: the first moment on the sandbox's clock.
        seed: fixes every id, number and order that the sandbox makes up.
        pace: seconds that one simulated upstream call takes, on the sandbox's clock.
        quirks: names of the quirks that are on.
        options: the service's own options, complete.
        data: seed data that every reset loads again.
    """

    start: datetime
    seed: int = 0
    pace: float = 0.02
    quirks: frozenset[str] = frozenset()
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    data: Mapping[str, Any] | None = None


class World(ABC):
    """Everything a sandbox holds between two resets: data, clock, tasks, and the count of what happened.

    Attributes:
        effects: operation name to how often it took effect, whether or not the caller saw the answer.
        closed: set when this world is over; whoever holds a connection open for it lets go.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.start)
        self.effects: Counter[str] = Counter()
        self.closed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._drawn: Counter[str] = Counter()

    def has(self, quirk: str) -> bool:
        """Whether a quirk is on."""
        return quirk in self.settings.quirks

    def luck(self, kind: str) -> random.Random:
        """The next source of chance of its kind: the n-th is the same in every run with the same seed."""
        self._drawn[kind] += 1
        return random.Random(f"{self.settings.seed}:{kind}:{self._drawn[kind]}")

    def new_id(self, kind: str) -> str:
        """A fresh UUID; the n-th of its kind is the same in every run with the same seed."""
        return str(UUID(int=self.luck(f"id of {kind}").getrandbits(128), version=4))

    def spawn(self, job: Coroutine[Any, Any, None]) -> None:
        """Run a job in the background until it ends or this world does."""
        task = asyncio.get_running_loop().create_task(job)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @abstractmethod
    def load(self, data: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
        """Replace all data; returns the ids of the records by table. Raises `SeedError`, and then changes nothing."""

    async def close(self) -> None:
        """Stop the background jobs and release held connections."""
        self.closed.set()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


W = TypeVar("W", bound=World)


@dataclass(frozen=True, kw_only=True)
class Service(Generic[W]):
    """One service's sandbox, declared.

    Attributes:
        name: how the command line calls it.
        quirks: flag to one sentence.
        options: the service's own options.
        endpoints: its operations in routing order.
        world: makes the empty state.
        app: makes the ASGI application that serves `host.world`, whichever that is at the time.
        env: the environment settings a client needs, given the base URL (no trailing slash).
    """

    name: str
    quirks: Mapping[str, str]
    options: Mapping[str, Option]
    endpoints: Sequence[Endpoint]
    world: Callable[[Settings], W]
    app: Callable[[Host[W]], ASGIApp]
    env: Callable[[str], Mapping[str, str]]

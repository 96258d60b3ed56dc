"""The state of one ArgusLM sandbox between two resets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any, NoReturn

from fivefold.sandbox._checks import Issue
from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._reading import ReportedError
from fivefold.sandbox._world import Settings, World
from fivefold.sandbox.arguslm.hub import Hub
from fivefold.sandbox.arguslm.records import Config
from fivefold.sandbox.arguslm.seeding import TABLES, read_data
from fivefold.sandbox.arguslm.state import State

__all__ = ["ArgusWorld"]


class ArgusWorld(World):
    """A database, the streams of its benchmarks, and the clock and chance they run on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.state = State()
        self.hub = Hub()

    @property
    def _sqlite(self) -> bool:
        return bool(self.settings.options["times"] == "sqlite")

    def now(self) -> datetime:
        """The present as the database stores it: microseconds on PostgreSQL, whole seconds on SQLite."""
        now = self.clock.now()
        return now.replace(microsecond=0) if self._sqlite else now

    def stamp(self, moment: datetime | None) -> str | None:
        """A time as a response shows it: with `Z`, or naive on SQLite."""
        text = self.iso(moment)
        return text.replace("+00:00", "Z") if text else text

    def iso(self, moment: datetime | None) -> str | None:
        """A time as an export file shows it: with `+00:00`, or naive on SQLite."""
        if moment is None:
            return None
        utc = moment.astimezone(UTC)
        return (utc.replace(tzinfo=None, microsecond=0) if self._sqlite else utc).isoformat()

    def ties(self) -> Random | None:
        """What orders rows of the same instant in one query; None orders them always alike."""
        return self.luck("ties") if self.has("unstable_ties") else None

    def config(self) -> Config:
        """The monitoring configuration, made when it is first asked for."""
        if self.state.config is None:
            self.state.config = Config(id=self.new_id("config"), created_at=self.now())
        return self.state.config

    def refuse(self, issue: Issue) -> NoReturn:
        """What the database does not take, though the validation of the request let it pass.

        Raises:
            UnhandledError: as the service does.
            ReportedError: 422 with the issue, when the quirk is off.
        """
        if self.has("text_500"):
            raise UnhandledError(issue["msg"])
        raise ReportedError(422, [issue])

    def load(self, data: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
        self.state = read_data(data, self.new_id, self.now())
        return {name: list(getattr(self.state, name)) for name in TABLES}

    async def close(self) -> None:
        self.hub.close()
        await super().close()

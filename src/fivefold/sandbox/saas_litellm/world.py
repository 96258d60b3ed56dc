"""The state of one SaaS LiteLLM sandbox between two resets."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn

from fivefold.sandbox._checks import Issue
from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._reading import ReportedError
from fivefold.sandbox._world import Settings, World
from fivefold.sandbox.saas_litellm.seeding import read_data

__all__ = ["SaasWorld"]


class SaasWorld(World):
    """A database, and the clock and chance it runs on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.state, _ = read_data({}, self.new_id, settings.start)

    def now(self) -> datetime:
        """The present as the database stores it."""
        return self.clock.now()

    def naive(self, moment: datetime | None) -> str | None:
        """A time as most answers show it: microseconds, and no zone to say that it is UTC."""
        if moment is None:
            return None
        utc = moment.astimezone(UTC).replace(tzinfo=None)
        return utc.isoformat() if self.has("mixed_times") else f"{utc.isoformat(timespec='microseconds')}Z"

    def short(self, moment: datetime | None) -> str | None:
        """A time as jobs, balances and transactions show it: whole seconds and `Z`."""
        if moment is not None and self.has("mixed_times"):
            return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        return self.naive(moment)

    def zoned(self, moment: datetime | None) -> str | None:
        """A time as the administrators' accounts show it: with `+00:00`."""
        if moment is not None and self.has("mixed_times"):
            return moment.astimezone(UTC).isoformat()
        return self.naive(moment)

    def refuse(self, issue: Issue) -> NoReturn:
        """What the code or the database cannot take, though the validation of the request let it pass.

        Raises:
            UnhandledError: as the service does.
            ReportedError: 422 with the issue, when the quirk is off.
        """
        if self.has("text_500"):
            raise UnhandledError(issue["msg"])
        raise ReportedError(422, [issue])

    @property
    def pace(self) -> timedelta:
        """How long one simulated call of a provider takes."""
        return timedelta(seconds=self.settings.pace)

    def after(self, paces: int) -> datetime:
        """The moment by which so many simulated calls, begun now, are done."""
        return self.clock.now() + paces * self.pace

    async def wait_until(self, moment: datetime) -> None:
        """Wait until `moment` has come, or this world is over; no turn of the event loop when it has come already."""
        if self.clock.now() >= moment:
            return
        waits = [asyncio.ensure_future(self.clock.sleep_until(moment)), asyncio.ensure_future(self.closed.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def load(self, data: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
        self.state, keys = read_data(data, self.new_id, self.now())
        return keys

"""Does writes, one after the other, each by a plan, and notes what was told and what is true."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx

from fivefold.errors import APIError, IncompleteStreamError, OutcomeUnknownError
from fivefold.sandbox import Sandbox
from tests.twins import twin

from .ledger import Row
from .plans import Plan, plan
from .writes import PATIENT, Place, Turn, Write

#: Seconds of silence after which a caller gives up, where silence is what the plan has.
_SHORT: Final = httpx.Timeout(10, read=0.25)
#: Seconds for a call: a client of Synthgen, whose calls may take an hour, would wait as long as it is asked to.
_DEADLINE: Final = 60.0
AHEAD: Final = timedelta(hours=1)
#: Seconds until what a service does by itself has been done.
_SOON: Final = 10.0


def started(place: Place) -> Sandbox:
    """The sandbox of a place. Its clock is ahead, as it would be behind the client's after a reset."""
    return Sandbox(place.service, clock=(datetime.now(UTC) + AHEAD).isoformat(), **place.options)


@contextmanager
def client_of(place: Place, kind: str, server: Sandbox) -> Iterator[Any]:
    """A client of one kind, "sync" or "async", that does not wait between tries, however long it is asked to."""

    def made() -> Any:
        return place.twins[kind](server.base_url, **place.given)

    with twin(kind, made, made) as client:
        yield client.view(retry=PATIENT, deadline=_DEADLINE)


class Driver:
    """The writes of one operation by one client."""

    def __init__(self, server: Sandbox, client: Any, place: Place, operation: str, row: Row) -> None:
        self._server, self._client, self._place, self._operation, self._row = server, client, place, operation, row
        self._write: Write = place.writes[operation]
        self._number = self._done = 0

    def once(self, luck: random.Random) -> None:
        """One write, by chance."""
        if self._place.fresh:
            self._server.reset()
            self._place.enter(self._client)
        chosen, before = plan(luck), self._effects()
        made = self._write.prepare(self._client)
        prepared = self._effects() - before
        for fault in (*chosen.refusals, *([chosen.end.fault] if chosen.end.fault else [])):
            self._server.fault(self._operation, times=1, **fault)
        told, error = self._told(chosen, Turn(self._number, self._done, made))
        start = before + prepared
        if told == "answered" or (told != "refused" and chosen.end.done and not chosen.end.late):
            _until(lambda: self._effects() > start)
        resolved = None if error is None else self._resolved(error, luck)
        if chosen.end.late:
            self._server.advance(chosen.end.late)
            _until(lambda: self._effects() > start)
        done = self._effects() - start
        self._row.note(f"{self._operation} {self._number}: {chosen.end.name}", told, done, resolved)
        self._number, self._done = self._number + 1, self._done + done

    def many(self, calls: int, luck: random.Random) -> None:
        """So many writes; at the end the service has as many more on record as it did."""
        count = self._write.count or (lambda client: self._done)
        before = count(self._client)
        done = self._done
        for _ in range(calls):
            self.once(luck)
        assert count(self._client) - before == self._done - done, f"{self._operation}: on record"

    def _told(self, chosen: Plan, turn: Turn) -> tuple[str, OutcomeUnknownError | None]:
        """What the caller is told."""
        client = self._client.view(timeout=_SHORT) if chosen.end.silent else self._client
        with self._server.refusing() if chosen.end.nobody else nullcontext():
            try:
                self._write.do(client, turn)
            except OutcomeUnknownError as error:
                return "unknown", error
            except IncompleteStreamError:
                return "broke off", None
            except APIError:
                return "refused", None
        return "answered", None

    def _resolved(self, error: OutcomeUnknownError, luck: random.Random) -> str:
        """What `client.resolve` says, over a network that loses something again."""
        if self._write.look is None:
            return "cannot tell"
        if self._write.look and luck.random() < 0.3:
            self._server.fault(self._write.look, times=1, drop=luck.choice(("before", "after")))
        return str(self._client.resolve(error))

    def _effects(self) -> int:
        return self._server.effects().get(self._operation, 0)


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _SOON
    while not holds():
        assert time.monotonic() < end, "what the service should do by itself was never done"
        time.sleep(0.005)

"""What monGARS asks of a call besides its request: a turn for a message, and a token that is still good. No I/O."""

import random
from collections.abc import Generator
from typing import Any, Final

from attrs import evolve
from fivefold_wire.mongars.api import auth

from .._admission import Admission
from .._attempts import attempts
from .._deadline import Deadline
from .._failures import Situation
from .._raw import read
from .._retry import RetryConfig
from .._time import now
from ..call import Response
from ._pacing import INTERVAL
from ._session import session_of
from ._tokens import subject, usable
from .exceptions import AuthenticationError

#: The operations that the service takes one a second of, from each user.
PACED: Final = frozenset({"chat", "chat_guarded"})
#: Seconds until a refused message is sent once more. The wait that the service asks for began before it refused.
REFUSED: Final = (0.5 * INTERVAL, INTERVAL)
#: The pauses until a call asks again whether another one has logged in.
LOOKING: Final = RetryConfig(backoff_factor=0.1, max_backoff=2.0)


class Entry(Admission):
    """Waits for a turn, waits again after a 429 that names no time, and after a 401 logs in again where it may."""

    def __init__(self, situation: Situation[Any], deadline: Deadline) -> None:
        super().__init__(situation, deadline)
        self._session = session_of(situation.options)
        self._keys = situation.options.keys
        self._renewed = False
        self._looked = 0
        self._turn: tuple[str, float] | None = None

    def turn(self, now: float) -> float:
        """Seconds until the user's turn; 0 for what is no message."""
        self._token = self._keys.get("key")
        paced = self.situation.call.operation.name in PACED and self._token is not None
        return self._take(now, now) if paced else 0.0

    def again(self, response: Response, now: float) -> Generator[Any, Any, float | None]:
        """Seconds until a refused call may be sent once more, after a login where that is what it lacked."""
        if response.status == 401:
            return (yield from self._log_in(now))
        if response.status == 429 and self._turn is not None and self._waits(response):
            return self._take(now, now + random.uniform(*REFUSED))
        return None

    def close(self) -> None:
        """Give a turn back that was not used."""
        if self._turn is not None and self._turn[1] > now():
            self._session.pacer.give_back(*self._turn)

    def _take(self, now: float, earliest: float) -> float:
        user = subject(self._token) or self._token or ""
        self._turn = user, self._session.pacer.take(user, now, earliest)
        return self._turn[1] - now

    def _waits(self, response: Response) -> bool:
        """Whether to wait out a 429: who names no time, and a caller that wants calls sent again at all."""
        retry = self.situation.options.retry
        told = "retry-after" in response.headers or "retry-after-ms" in response.headers
        return not told and retry.max_retries > 0 and 429 in retry.retry_on_status

    def _log_in(self, now: float) -> Generator[Any, Any, float | None]:
        """One call logs in for all that are refused at once; the others are sent again a moment later."""
        session, access = self._session, self.situation.call.operation.access
        credentials = session.credentials
        if self._renewed or credentials is None or access == "open" or self.deadline.passed(now):
            return None
        if not session.renewing.acquire(blocking=False):
            self._looked += 1
            return LOOKING.backoff(self._looked - 1)
        try:
            if self._keys.get("key") == self._token:  # or else another call has just logged in
                yield from self._new_token(credentials, self.deadline.remaining(now))
        finally:
            session.renewing.release()
        self._renewed, self._token = True, self._keys.get("key")
        return 0.0

    def _new_token(self, credentials: tuple[str, str], left: float | None) -> Generator[Any, Any, None]:
        options = evolve(self.situation.options, deadline=left, deadline_chosen=True)
        call = auth.login({"username": credentials[0], "password": credentials[1]}).told_as("login", usable)
        situation = Situation(self.situation.service, options, call)
        try:
            token = read(situation, (yield from attempts(situation)))
        except AuthenticationError:
            if self._session.credentials is credentials:
                self._session.credentials = None  # good no more: asking again would only annoy the server
            raise
        if self._session.credentials is credentials:  # or else the caller has logged in or out meanwhile
            self._session.begin(options, token.access_token, credentials)

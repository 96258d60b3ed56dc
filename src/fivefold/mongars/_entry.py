"""What monGARS asks of a call besides its request: a turn for a message, and a token that is still good. No I/O."""

import random
import time
from collections.abc import Generator
from typing import Any, Final

from attrs import evolve
from fivefold_wire.mongars.api import auth

from .._admission import Admission
from .._attempts import attempts
from .._deadline import Deadline
from .._failures import Situation
from .._raw import read
from ..call import Response
from ._pacing import INTERVAL
from ._session import session_of
from ._tokens import subject
from .exceptions import AuthenticationError

#: The operations that the service takes one a second of, from each user.
PACED: Final = frozenset({"chat", "chat_guarded"})
#: Seconds until a refused message is sent once more. The wait that the service asks for began before it refused.
REFUSED: Final = (0.5 * INTERVAL, INTERVAL)


class Entry(Admission):
    """Waits for a turn, waits again after a 429 that names no time, and after a 401 logs in again where it may."""

    def __init__(self, situation: Situation[Any], deadline: Deadline) -> None:
        super().__init__(situation, deadline)
        self._session = session_of(situation.options)
        self._keys = situation.options.keys
        self._renewed = False
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
        if self._turn is not None and self._turn[1] > time.monotonic():
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
        credentials, sent = self._session.credentials, self._token
        if self._renewed or credentials is None or self.situation.call.operation.access == "open":
            return None
        self._renewed = True
        if self._keys.get("key") == sent:  # or else another call has logged in meanwhile
            yield from self._new_token(credentials, self.deadline.remaining(now))
        self._token = self._keys.get("key")
        return 0.0

    def _new_token(self, credentials: tuple[str, str], left: float | None) -> Generator[Any, Any, None]:
        options = evolve(self.situation.options, deadline=left or None, deadline_chosen=True)
        call = auth.login({"username": credentials[0], "password": credentials[1]})
        situation = Situation(self.situation.service, options, call)
        try:
            token = read(situation, (yield from attempts(situation)))
        except AuthenticationError:
            self._session.credentials = None  # they are good no more: asking again would only annoy the server
            raise
        self._session.begin(options, token.access_token, credentials)

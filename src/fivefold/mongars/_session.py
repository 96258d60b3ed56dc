"""Who is logged in with a client. All views of the client share it; it stays in the memory of this process. No I/O."""

import os
import threading
from datetime import datetime
from typing import Any

from .._options import Options
from ._pacing import Pacer
from ._tokens import expiry


class Session:
    """What a client knows beside its token.

    Attributes:
        credentials: Name and password for logging in again, or None. A pickle does not hold them.
        expires_at: When the token ends as the answer to the login told it, or None.
        pacer: The turns of the client's users.
        renewing: Held while a call logs in again for all of them. Nobody waits on it: that would stop an event loop.
    """

    def __init__(self) -> None:
        self.credentials: tuple[str, str] | None = None
        self.expires_at: datetime | None = None
        self.begin_process()

    def begin_process(self) -> None:
        """Forget what belongs to one process: what the parent's threads held at a fork would stay held for ever."""
        self.pid = os.getpid()
        self.pacer = Pacer()
        self.renewing = threading.Lock()

    def begin(
        self,
        own: Options,
        token: str | None,
        credentials: tuple[str, str] | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Use this token from here on, or none. Raises ConfigurationError for one that no header can hold."""
        own.keys.put("key", token)
        self.credentials = credentials
        self.expires_at = expires_at or expiry(token)

    def __repr__(self) -> str:
        return "Session()"

    def __reduce__(self) -> tuple[Any, ...]:
        return Session, ()


def session_of(own: Options) -> Session:
    """The session of the client that has these options."""
    session: Session = own.settings["session"]
    if session.pid != os.getpid():
        session.begin_process()
    return session

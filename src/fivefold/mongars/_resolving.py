"""What became of a write whose answer was lost: looked for where the service would have put it. No I/O."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from fivefold_wire.mongars.api import conversation, users

from .._resolution import DID_NOT_HAPPEN, HAPPENED, SETTLING, UNKNOWN, Resolution, still_at_it, way_to_look
from ..call import Flow, Pause
from ..errors import OutcomeUnknownError
from .exceptions import AuthenticationError, PermissionDeniedError

#: How far the clocks of client and server may be apart: a user's messages are at least as far from each other.
SKEW: Final = timedelta(seconds=1)
#: The most that the service tells of a user's history.
ALL: Final = 100


def resolve(error: OutcomeUnknownError) -> "Flow[Resolution]":
    """Find out what became of a write whose answer was lost.

    A message is looked for in the history of its user, by GET /api/v1/conversation/history; an account in the list of
    all, by GET /api/v1/user/list, which only an administrator may see.

    Args:
        error: What `chat`, `register_user`, `register_admin` or `bootstrap_admin` raised.

    Returns:
        "happened", for a message with its MemoryItem in `.found`; "did_not_happen"; or "unknown". A message that is
        not in the history is "unknown": the service may still be at it, has apologised, tells an older history, or
        has a clock that is behind. The same text sent twice at a time cannot be told apart. An account that is there
        may be an older one of that name: then its password is another. One that is not there has not happened if the
        connection broke; after a timeout the service may still be at it: ask again later.

    Raises:
        ValueError: it is not an error of one of these.
        AuthenticationError: not logged in any more, when looking for a message.
    """
    return way_to_look("mongars", _LOOKS, error)(error)


def _message(error: OutcomeUnknownError) -> Flow[Resolution]:
    clue = error.clue
    if clue["user"] is None:
        return Resolution(UNKNOWN)
    for item in (yield from conversation.history(user_id=clue["user"], limit=ALL)):
        if item.query == clue["message"] and item.timestamp >= clue["sent_at"] - SKEW:
            return Resolution(HAPPENED, item)
    return Resolution(UNKNOWN)


def _account(error: OutcomeUnknownError) -> Flow[Resolution]:
    name = error.clue["username"]
    try:
        if name in (yield from users.list_users()).users:
            return Resolution(HAPPENED)
        if still_at_it(error):
            return Resolution(UNKNOWN)
        yield Pause(SETTLING)
        listed = yield from users.list_users()
    except (AuthenticationError, PermissionDeniedError):
        return Resolution(UNKNOWN)
    return Resolution(HAPPENED if name in listed.users else DID_NOT_HAPPEN)


_LOOKS: Final[Mapping[str, Callable[[OutcomeUnknownError], Flow[Resolution]]]] = {
    "chat": _message,
    "register_user": _account,
    "register_admin": _account,
    "bootstrap_admin": _account,
}

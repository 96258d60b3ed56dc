"""What became of unsafe calls whose outcome is unknown."""

import asyncio
from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import iscoroutinefunction
from typing import Any

from .._codec import told
from .._resolution import DID_NOT_HAPPEN, HAPPENED, UNKNOWN, Resolution
from ..errors import APIConnectionError, APIError, OutcomeUnknownError
from ._values import read_clue
from ._work import Work

Resolve = Callable[[Any, Any], Any]
Find = partial[Any]


def lost_with_its_process(work: Work, clue: str | None) -> OutcomeUnknownError:
    """The error that a killed run would have met: the process that sent the call has ended, so its connection has."""
    operation, looked_for = read_clue(clue) if clue is not None else (work.name, {})
    service = work.client.service
    kind = getattr(import_module(service.errors), "OutcomeUnknownError", OutcomeUnknownError)
    error: OutcomeUnknownError = kind(
        "the run ended while the call was under way",
        service=service.name,
        operation=operation,
        clue=looked_for,
        hint="look whether it happened before you repeat it",
    )
    error.__cause__ = APIConnectionError("the process that sent it has ended")
    return error


def finder(work: Work, item: Any, error: BaseException, resolve: Resolve | None) -> Find | None:
    """How to find out whether an unsafe call happened, None where nobody can tell.

    By `resolve(client, item)` of the caller if there is one, else by `client.resolve(error)` for a service that has it:
    that tells of one call, so it is not asked when the call was one of several in a function.
    """
    if resolve is not None:
        return partial(resolve, work.client, item)
    find = getattr(work.client, "resolve", None)
    if find is None or not isinstance(error, OutcomeUnknownError) or not error.clue or error.operation != work.name:
        return None
    return partial(find, error)


async def look(find: Find) -> Resolution:
    """Ask it. A failure of the service tells nothing. Raises ValueError for an answer that is none of the three."""
    try:
        found = await (find() if iscoroutinefunction(find.func) else asyncio.to_thread(find))
    except APIError:
        return Resolution(UNKNOWN)
    if found not in (HAPPENED, DID_NOT_HAPPEN, UNKNOWN):
        raise ValueError(f"resolve: expected 'happened', 'did_not_happen' or 'unknown', got {told(found)}")
    return found if isinstance(found, Resolution) else Resolution(found)

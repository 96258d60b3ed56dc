"""What became of a write whose answer was lost: looked up by what we sent with it. No I/O."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from fivefold_wire.saas_litellm.api import jobs

from .._options import Options
from .._paging import Walk
from .._resolution import DID_NOT_HAPPEN, HAPPENED, UNKNOWN, Resolution
from ..call import Flow, Pause
from ..errors import OutcomeUnknownError
from ._jobs import JOBS, OVER, get_job, unmarked
from ._requests import MARK, team_of

#: Seconds between two looks for a job: the service may be about to store it.
SETTLING: Final = 1.0


def resolve(own: Options, error: OutcomeUnknownError) -> Flow[Resolution]:
    """Find out what became of a write whose answer was lost.

    A call is looked for in the costs of its job by its purpose, a job among the team's by its mark, a completion by
    the state of its job.

    Args:
        error: What `create_job`, `chat`, `chat_stream`, `structured_output`, `complete_job`, `create_and_call` or
            `stream_create_and_call` raised.

    Returns:
        "happened", with the job, or the costs of the call, in `.found`; "did_not_happen"; or "unknown". A call that is
        not in the costs of its job is "unknown": the service may still be at it.

    Raises:
        ValueError: it is not an error of one of these.
    """
    look = _LOOKS.get(error.operation)
    if look is None or not error.clue or error.service != "saas_litellm":
        raise ValueError(f"error: nothing is known of how to look for {error.service}.{error.operation}")
    return look(own, error.clue)


def _call(own: Options, clue: Mapping[str, Any]) -> Flow[Resolution]:
    costs = yield from jobs.get_job_costs(clue["job_id"])
    found = [call for call in costs.costs.breakdown if call.purpose == clue["purpose"]]
    return Resolution(HAPPENED, found[0]) if found else Resolution(UNKNOWN)


def _job(own: Options, clue: Mapping[str, Any]) -> Flow[Resolution]:
    for look in range(2):
        yield Pause(look * SETTLING)
        walk = Walk(jobs.list_jobs(team_of(own)), JOBS)
        while not walk.done:
            for job in walk.take((yield from walk.next_call)):
                if (job.metadata or {}).get(MARK) == clue["mark"]:
                    return Resolution(HAPPENED, unmarked(job))
    return Resolution(DID_NOT_HAPPEN)


def _completion(own: Options, clue: Mapping[str, Any]) -> Flow[Resolution]:
    job = yield from get_job(UUID(clue["job_id"]))
    return Resolution(HAPPENED, job) if job.status in OVER else Resolution(DID_NOT_HAPPEN)


_LOOKS: Final[Mapping[str, Callable[[Options, Mapping[str, Any]], Flow[Resolution]]]] = {
    "create_job": _job,
    "create_and_call": _job,
    "stream_create_and_call": _job,
    "chat": _call,
    "chat_stream": _call,
    "structured_output": _call,
    "complete_job": _completion,
}

"""What became of a write whose answer was lost: looked up by what we sent with it. No I/O."""

from collections.abc import Callable, Mapping
from typing import Final

from fivefold_wire.saas_litellm.api import jobs

from .._options import Options
from .._paging import Walk
from .._resolution import DID_NOT_HAPPEN, HAPPENED, SETTLING, UNKNOWN, Resolution, still_at_it, way_to_look
from ..call import Flow, Pause
from ..errors import OutcomeUnknownError
from ._jobs import JOBS, OVER, get_job, unmarked
from ._requests import MARK, team_of


def resolve(own: Options, error: OutcomeUnknownError) -> "Flow[Resolution]":
    """Find out what became of a write whose answer was lost.

    A job is looked for among the team's by its mark (GET /api/teams/{team_id}/jobs), a call in the costs of its job by
    its purpose (GET /api/jobs/{job_id}/costs), a completion by the state of its job (GET /api/jobs/{job_id}). What is
    not found has not happened if the connection broke. After a timeout, and for calls, it is "unknown": the service
    may still be at it, so ask again later.

    Args:
        error: What `create_job`, `chat`, `chat_stream`, `structured_output`, `complete_job`, `create_and_call` or
            `stream_create_and_call` raised. A pickled one does not tell a timeout from a broken connection any more.

    Returns:
        "happened", with the job, or the costs of the call, in `.found`: its `status` says whether a job of one call
        went well, and a call that failed has None as its `model`; "did_not_happen"; or "unknown", as always for a call
        with a `purpose` of your own, which others may have too.

    Raises:
        ValueError: it is not an error of one of these.
    """
    return way_to_look("saas_litellm", _LOOKS, error)(own, error)


def _call(own: Options, error: OutcomeUnknownError) -> Flow[Resolution]:
    costs = yield from jobs.get_job_costs(error.clue["job_id"])
    mark = error.clue["mark"]
    found = [call for call in costs.costs.breakdown if mark is not None and call.purpose == mark]
    return Resolution(HAPPENED, found[0]) if found else Resolution(UNKNOWN)


def _job(own: Options, error: OutcomeUnknownError) -> Flow[Resolution]:
    mark, walk = error.clue["mark"], Walk(jobs.list_jobs(team_of(own)), JOBS)
    while not walk.done:
        for job in walk.take((yield from walk.next_call)):
            if (job.metadata or {}).get(MARK) == mark:
                return Resolution(HAPPENED, unmarked(job))
    if still_at_it(error):
        return Resolution(UNKNOWN)
    yield Pause(SETTLING)
    for job in (yield from jobs.list_jobs(team_of(own), limit=JOBS.size)).jobs:
        if (job.metadata or {}).get(MARK) == mark:
            return Resolution(HAPPENED, unmarked(job))
    return Resolution(DID_NOT_HAPPEN)


def _completion(own: Options, error: OutcomeUnknownError) -> Flow[Resolution]:
    job = yield from get_job(error.clue["job_id"])
    if job.status == error.clue["status"]:
        return Resolution(HAPPENED, job)
    return Resolution(UNKNOWN if job.status in OVER or still_at_it(error) else DID_NOT_HAPPEN)


_LOOKS: Final[Mapping[str, Callable[[Options, OutcomeUnknownError], Flow[Resolution]]]] = {
    "create_job": _job,
    "create_and_call": _job,
    "stream_create_and_call": _job,
    "chat": _call,
    "chat_stream": _call,
    "structured_output": _call,
    "complete_job": _completion,
}

"""What of administration needs more than one line: sessions, jobs without our mark, a listing with holes. No I/O."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar
from uuid import UUID

from fivefold_wire.saas_litellm import models as _models
from fivefold_wire.saas_litellm.api import admin_jobs, admin_users

from .._keys import bearer
from .._options import Options
from ..call import Call, Emit, Flow, Watch
from ..errors import AuthenticationError
from ._requests import without_mark

P = ParamSpec("P")
T = TypeVar("T")

#: The largest page of jobs.
PAGE: Final = 100
_SESSION: Final = "Bearer "


def admin_headers(key: str) -> Mapping[str, str]:
    """How an admin key is sent, or the session of an administrator in place of one."""
    return {"authorization": key} if key.startswith(_SESSION) else {"x-admin-key": key}


def login(own: Options, email: str, password: str) -> "Flow[_models.LoginResponse]":
    """Log in as an administrator: for every view of the client, in place of an admin key or beside it.

    POST /api/admin-users/login

    Args:
        email: The administrator.
        password: Kept nowhere.

    Returns:
        The session; its token is kept in memory and lasts 24 hours.

    Raises:
        AuthenticationError: email or password is wrong.
    """
    return _session(own, admin_users.login({"email": email, "password": password}))


def create_owner(own: Options, body: "_models.SetupRequest | Mapping[str, Any]") -> "Flow[_models.LoginResponse]":
    """Create the first administrator, and log in.

    POST /api/admin-users/setup

    Args:
        body: Email, display name and password.

    Returns:
        The session, kept as by `login`.

    Raises:
        BadRequestError: there is an administrator already.
    """
    return _session(own, admin_users.create_owner(body))


def _session(own: Options, call: Any) -> "Flow[_models.LoginResponse]":
    session: _models.LoginResponse = yield from call
    own.keys.put("login", session.access_token)
    if (own.keys.get("admin") or _SESSION).startswith(_SESSION):
        own.keys.put("admin", bearer(session.access_token)["authorization"])
    return session


def logout(own: Options) -> "Flow[_models.MessageResponse]":
    """End the session.

    POST /api/admin-users/logout

    Raises:
        AuthenticationError: there is none, or it has ended already; it is forgotten all the same.
    """
    return _ended(own)


def _ended(own: Options) -> "Flow[_models.MessageResponse]":
    try:
        answer = yield from admin_users.logout()
    except AuthenticationError:
        _forget(own)
        raise
    _forget(own)
    return answer


def _forget(own: Options) -> None:
    own.keys.put("login", None)
    if (own.keys.get("admin") or "").startswith(_SESSION):
        own.keys.put("admin", None)


def _read(build: Callable[P, Call[T]], read: Callable[[T], T]) -> Callable[P, Call[T]]:
    """The same builder, its answer made into something else."""

    @wraps(build)
    def built(*args: P.args, **kwargs: P.kwargs) -> Call[T]:
        call = build(*args, **kwargs)
        return call.told_as(call.operation.name, read)

    return built


def _unmark(*jobs: "_models.JobSummary") -> None:
    for job in jobs:
        if job.job_metadata:
            job.job_metadata = without_mark(job.job_metadata)


def _unmarked_page(page: "_models.JobListResponse") -> "_models.JobListResponse":
    _unmark(*page.jobs)
    return page


def _unmarked_detail(detail: "_models.JobDetail") -> "_models.JobDetail":
    _unmark(detail.job)
    return detail


list_team_jobs = _read(admin_jobs.list_team_jobs, _unmarked_page)
get_team_job = _read(admin_jobs.get_team_job, _unmarked_detail)


def iter_team_jobs(
    team_id: str,
    *,
    status: str | None = None,
    job_type: str | None = None,
    start_date: date | str | None = None,
    end_date: date | str | None = None,
) -> "Watch[_models.JobSummary]":
    """Every job of a team with its calls summed up, newest first, each once. Jobs without calls are left out.

    GET /api/jobs/teams/{team_id}, in pages of 100, which may be short or empty in between.

    Args:
        team_id: The team.
        status: Only jobs in this state, in any case.
        job_type: Only jobs of this type.
        start_date: Only jobs from this day on.
        end_date: Only jobs up to this day, which counts.

    Raises:
        NotFoundError: there is no such team.
        BadRequestError: `status` or a date does not fit.
    """
    seen, number, last = set[UUID](), 0, 1
    while number < last:
        number += 1
        page = yield from list_team_jobs(
            team_id,
            page=number,
            page_size=PAGE,
            status=status,
            job_type=job_type,
            start_date=start_date,
            end_date=end_date,
        )
        last = page.total_pages
        for job in page.jobs:
            if job.job_id not in seen:
                seen.add(job.job_id)
                yield Emit(job)

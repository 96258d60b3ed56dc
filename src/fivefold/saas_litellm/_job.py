"""A job that closes itself: opened by `with`, completed at its end, failed when something is raised inside.

Each twin is a view of its client that knows its job; the table below is read by both.
"""

import re
from collections.abc import Callable, Mapping
from traceback import format_exception_only
from types import TracebackType
from typing import Any, Concatenate, Literal, ParamSpec, Self, TypeVar

from attrs import evolve

from .._client import AsyncClient, SyncClient
from .._operation import endpoint, flow, given, stream
from .._options import Options
from ..call import Flow
from ..errors import FivefoldError
from . import _chat, _completing, _jobs
from ._guide import JobCompletionResult
from ._requests import ERROR_MESSAGE
from ._service import SERVICE

P = ParamSpec("P")
R = TypeVar("R")


def _id(own: Options) -> Any:
    if "job_id" not in own.settings:
        raise RuntimeError("the job is opened by `with`, or `async with`")
    return own.settings["job_id"]


def _of_job(build: Callable[Concatenate[Any, P], R]) -> Callable[P, R]:
    """A builder that is first given the id of the job that it is called on."""
    return _told_without_id(given(build, _id))


def _within(build: Callable[Concatenate[Options, Any, P], R]) -> Callable[P, R]:
    """A builder that is first given the options of the job that it is called on, and its id."""
    return _told_without_id(given(build, lambda own: own, _id))


def _told_without_id(build: Callable[P, R]) -> Callable[P, R]:
    """A builder whose docstring does not speak of an argument that it does not take."""
    told = re.sub(r"\n +job_id: .*", "", build.__doc__ or "")
    build.__doc__ = re.sub(r"\n +Args:\n(?=\n)", "", told)
    return build


def _complete(
    own: Options,
    job_id: str,
    status: Literal["completed", "failed"] = "completed",
    metadata: Mapping[str, Any] | None = None,
    *,
    error_message: str | None = None,
) -> "Flow[JobCompletionResult]":
    """Close the job before the end of the `with`, which then leaves it as it is.

    As `complete_job` of the client: GET /api/jobs/{job_id}, PATCH /api/jobs/{job_id}/metadata where there is some, and
    POST /api/jobs/{job_id}/complete.

    Args:
        status: How it ended; "completed" is charged.
        metadata: What to add to its metadata.
        error_message: Why it failed, at most 1000 characters.

    Returns:
        What it cost; kept as `result`.

    Raises:
        RuntimeError: the job is not open yet.
        ValueError, ConflictError, NotFoundError, PermissionDeniedError, OutcomeUnknownError: as `complete_job`.
    """
    return _kept(own, _completing.complete_job(job_id, status, metadata, error_message=error_message))


def _kept(own: Options, completing: Flow[JobCompletionResult]) -> Flow[JobCompletionResult]:
    result = yield from completing
    own.settings["ended"].append(result)
    return result


class _Words:
    chat = endpoint(_within(_chat.chat))
    """Ask a model something within a job."""
    chat_stream = stream(_within(_chat.chat_stream))
    """Ask a model something within a job, and hear the answer piece by piece."""
    structured_output = flow(_within(_chat.structured_output))
    """Ask a model within a job for an answer of a given form."""
    get = endpoint(_of_job(_jobs.get_job))
    """A job as it stands."""
    get_costs = endpoint(_of_job(_jobs.get_job_costs))
    """What a job has cost so far, call by call."""
    update_metadata = endpoint(_of_job(_jobs.update_job_metadata))
    """Add to the metadata of a job, whether it is over or not."""
    complete = flow(_within(_complete))
    """Close the job before the end of the `with`, which then leaves it as it is."""


class _Told:
    """What a job tells of itself."""

    service = SERVICE
    _options: Options
    _opening: Any = None

    @property
    def id(self) -> str:
        """The job. Raises RuntimeError before it was opened."""
        return str(_id(self._options))

    @property
    def result(self) -> JobCompletionResult | None:
        """What it cost, once it was closed; else None."""
        ended = self._options.settings.get("ended")
        return ended[-1] if ended else None

    @property
    def credit_applied(self) -> bool | None:
        """Whether it was charged; None before it was closed."""
        return self.result.credit_applied if self.result else None

    def _to_open(self) -> Any:
        """What opens it. Raises RuntimeError the second time: there would be two jobs under one mark."""
        if self._opening is None:
            raise RuntimeError("a job is opened once: ask the client for another")
        opening, self._opening = self._opening, None
        return opening

    def _know(self, job_id: str) -> None:
        self._options = evolve(self._options, settings={**self._options.settings, "job_id": job_id, "ended": []})

    def _end(self, error: BaseException | None) -> dict[str, Any]:
        """How to close it. The database takes no NUL, and UTF-8 no lone surrogates."""
        if error is None:
            return {"status": "completed"}
        told = "".join(format_exception_only(error)).strip().replace("\0", " ")
        return {"status": "failed", "error_message": told.encode(errors="replace").decode()[:ERROR_MESSAGE]}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._options.settings.get('job_id', 'not opened')})"

    def __reduce__(self) -> tuple[Any, ...]:
        """An open or closed job travels as its client does, and with its id; the copy closes nothing by itself."""
        if "job_id" not in self._options.settings:
            raise TypeError(f"{type(self).__name__}: a job cannot be pickled before it was opened")
        return super().__reduce__()  # type: ignore[return-value]  # that of View, beside this one in both twins


class Job(_Words, _Told, SyncClient):
    """A job that is open within a `with`: completed at its end, failed when something is raised.

    What was raised goes on; if failing the job fails too, that is a note on it. Made by `SaaSLiteLLM.job`, whose
    connections it uses: `close()` closes those, not the job.

    Attributes:
        id: The job.
        result: What it cost, after the `with`; None before.
        credit_applied: Whether it was charged, after the `with`.
    """

    def __enter__(self) -> Self:
        self._know(self.send(self._to_open()))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.result is not None:
            return
        try:
            self.complete(**self._end(value))
        except FivefoldError as error:
            if value is None:
                raise
            value.add_note(f"job {self.id} could not be failed: {error}")


class AsyncJob(_Words, _Told, AsyncClient):
    """A job that is open within an `async with`: completed at its end, failed when something is raised.

    What was raised goes on; if failing the job fails too, that is a note on it. Made by `AsyncSaaSLiteLLM.job`, whose
    connections it uses: `close()` closes those, not the job.

    Attributes:
        id: The job.
        result: What it cost, after the `async with`; None before.
        credit_applied: Whether it was charged, after the `async with`.
    """

    async def __aenter__(self) -> Self:
        self._know(await self.send(self._to_open()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.result is not None:
            return
        try:
            await self.complete(**self._end(value))
        except FivefoldError as error:
            if value is None:
                raise
            value.add_note(f"job {self.id} could not be failed: {error}")

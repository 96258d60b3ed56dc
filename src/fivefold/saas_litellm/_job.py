"""A job that closes itself: opened by `with`, completed at its end, failed when something is raised inside.

Each twin is a view of its client that knows its job; the table below is read by both.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from attrs import evolve
from fivefold_wire.saas_litellm.api import jobs

from .._client import AsyncClient, SyncClient
from .._operation import endpoint, flow, given, stream
from .._options import Options
from . import _chat, _jobs
from ._guide import JobCompletionResult
from ._requests import ERROR_MESSAGE
from ._service import SERVICE
from .exceptions import APIError

P = ParamSpec("P")
R = TypeVar("R")


def _id(own: Options) -> Any:
    return own.settings["job_id"]


def _of_job(build: Callable[Concatenate[Any, P], R]) -> Callable[P, R]:
    """A builder that is first given the id of the job that it is called on."""
    return given(build, _id)


def _within(build: Callable[Concatenate[Options, Any, P], R]) -> Callable[P, R]:
    """A builder that is first given the options of the job that it is called on, and its id."""
    return given(build, lambda own: own, _id)


class _Words:
    chat = endpoint(_within(_chat.chat))
    chat_stream = stream(_within(_chat.chat_stream))
    structured_output = flow(_within(_chat.structured_output))
    get = endpoint(_of_job(_jobs.get_job))
    get_costs = endpoint(_of_job(jobs.get_job_costs))
    update_metadata = endpoint(_of_job(jobs.update_job_metadata))
    complete = flow(_of_job(_jobs.complete_job))


class _Told:
    """What a job tells of itself.

    Attributes:
        result: What it cost, once it was closed; else None.
    """

    service = SERVICE
    _options: Options
    result: JobCompletionResult | None = None
    _opening: Any = None

    @property
    def id(self) -> str:
        """The job. Raises RuntimeError before it was opened."""
        if "job_id" not in self._options.settings:
            raise RuntimeError("the job is opened by `with`, or `async with`")
        return str(self._options.settings["job_id"])

    @property
    def credit_applied(self) -> bool | None:
        """Whether it was charged; None before it was closed."""
        return self.result.credit_applied if self.result else None

    def _know(self, job_id: str) -> None:
        self._options = evolve(self._options, settings={**self._options.settings, "job_id": job_id})

    def _end(self, error: BaseException | None) -> dict[str, Any]:
        """How to close it."""
        if error is None:
            return {"status": "completed"}
        told = f"{type(error).__name__}: {error}"
        return {"status": "failed", "error_message": told[:ERROR_MESSAGE]}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._options.settings.get('job_id', 'not opened')})"


class Job(_Words, _Told, SyncClient):
    """A job that is open within a `with`: completed at its end, failed when something is raised.

    What was raised goes on; if failing the job fails too, that is a note on it. Made by `SaaSLiteLLM.job`.

    Attributes:
        id: The job.
        result: What it cost, after the `with`; None before.
        credit_applied: Whether it was charged, after the `with`.
    """

    def __enter__(self) -> Self:
        self._know(self.send(self._opening))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.result = self.run(_jobs.complete_job(self.id, **self._end(value)))
        except APIError as error:
            if value is None:
                raise
            value.add_note(f"job {self.id} could not be failed: {error}")


class AsyncJob(_Words, _Told, AsyncClient):
    """A job that is open within an `async with`: completed at its end, failed when something is raised.

    What was raised goes on; if failing the job fails too, that is a note on it. Made by `AsyncSaaSLiteLLM.job`.

    Attributes:
        id: The job.
        result: What it cost, after the `async with`; None before.
        credit_applied: Whether it was charged, after the `async with`.
    """

    async def __aenter__(self) -> Self:
        self._know(await self.send(self._opening))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.result = await self.run(_jobs.complete_job(self.id, **self._end(value)))
        except APIError as error:
            if value is None:
                raise
            value.add_note(f"job {self.id} could not be failed: {error}")

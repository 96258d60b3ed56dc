"""Watching a batch from its upload to its results, deleting one, and what became of a lost upload. No I/O."""

from collections.abc import Callable

from attrs import evolve
from fivefold_wire.synthgen.api import batches

from .._options import Options
from .._resolution import HAPPENED, UNKNOWN, Resolution
from ..call import Flow
from ..errors import OutcomeUnknownError
from ._calls import check_health, get_batch
from ._chunks import Chunks, Tasks
from ._exports import collect
from ._models import Batch, TaskResponse
from ._progress import Display, display_for
from ._settling import STALL_AFTER, settled_names
from ._uploads import count_of, expected_of, submitted
from ._waits import Patience, watch
from .exceptions import APIError, BatchOutcomeUnknownError, BatchRunningError, NotFoundError


def monitor_batch(
    own: Options,
    tasks: "Tasks | None" = None,
    batch_id: str | None = None,
    cost_by_1m_input_token: float = 0.0,
    cost_by_1m_output_token: float = 0.0,
    *,
    chunk_size: int = 1000,
    check_duplicates: bool = True,
    expected_tasks: int | None = None,
    deadline: float | None = None,
    stall_after: float | None = STALL_AFTER,
    show_progress: bool | None = None,
    on_progress: "Callable[[Batch], object] | None" = None,
) -> "Flow[list[TaskResponse]]":
    """Submit tasks and wait for their results, or wait for those of a batch that was submitted before.

    As `create_batch`, `wait_for_batch` and `get_batch_tasks`, one after the other. Interrupted by Ctrl-C or an error,
    the batch goes on: a note of the exception says how to go on watching it.

    Args:
        tasks: What to submit: as of `create_batch`.
        batch_id: The batch to watch, in place of `tasks`.
        cost_by_1m_input_token: Price of a million tokens in, for the display.
        cost_by_1m_output_token: Price of a million tokens out, for the display.
        chunk_size: Tasks of one upload at most.
        check_duplicates: Refuse a custom_id that was there before.
        expected_tasks: How many tasks the batch `batch_id` has, where you know it.
        deadline: Seconds to wait for the end of the batch at most. Default: no bound.
        stall_after: Seconds to wait for it at most while nothing changes; as of `wait_for_batch`. Default 3600.
        show_progress: Show the health of the service, the upload, the batch with its counts, tokens and cost, and
            the download on the terminal. Default: if there is a terminal, and `pip install 'fivefold[rich]'` was
            done. Never off a terminal.
        on_progress: Called with every state of the batch.

    Returns:
        The tasks of the batch, those that failed too, in no order; tell them apart by `custom_id`.

    Raises:
        ValueError: neither or both of `tasks` and `batch_id` are given, or an argument does not fit.
        BatchUploadError: only a part of the tasks was accepted.
        BatchStalledError: tasks that were accepted have not appeared, and no more are coming; or nothing has changed
            for `stall_after` seconds.
        BatchDeadlineError: the batch has not ended in time.
        NotFoundError: there is no batch `batch_id`.
        ConfigurationError: `show_progress` without the rich library.
    """
    if (tasks is None) == (batch_id is None):
        raise ValueError("tasks, batch_id: expected one of them")
    if batch_id is not None:
        get_batch(batch_id)  # refuses what can be none
    patience = Patience(expected_tasks, deadline, stall_after)
    chunks = None if tasks is None else Chunks(tasks, chunk_size, unique=check_duplicates)
    display = display_for(show_progress, cost_by_1m_input_token, cost_by_1m_output_token)
    try:
        if display.shown:
            yield from _show_health(display)
        if chunks is not None and tasks is not None:
            made = yield from submitted(chunks, display, count_of(tasks), "monitor_batch")
            batch_id, patience = made.batch_id, evolve(patience, expected=made.total_tasks)
        assert batch_id is not None
        if chunks is None:
            display.existing(batch_id)

        def hear(batch: Batch) -> None:
            display.batch(batch)
            if on_progress is not None:
                on_progress(batch)

        batch = yield from watch(own, batch_id, patience, hear, "monitor_batch")
        display.completed(batch)
        try:
            return (yield from collect(own, batch_id, None, display))
        except BaseException as error:
            error.add_note(f'the batch has ended; get its tasks: client.get_batch_tasks("{batch_id}")')
            raise
    finally:
        display.close()


def _show_health(display: Display) -> Flow[None]:
    try:
        display.health((yield from check_health()))
    except APIError:
        return  # what is wrong is told by the calls that matter


def delete_batch(batch_id: str, *, force: bool = False) -> "Flow[None]":
    """Delete a batch with all its tasks, and what the cache has of them. An unknown one is no error.

    DELETE /api/v1/batches/{batch_id}, after GET /api/v1/batches/{batch_id} to see that it does not run.

    Args:
        batch_id: Id of the batch.
        force: Delete it even if it runs. Of its tasks that are not done, the service then keeps calling the language
            model for some again and again, at your cost, and others keep a worker busy for ever.

    Raises:
        BatchRunningError: tasks of it are still to be done; nothing was deleted.
        InternalServerError: a part behind the server failed.
    """
    if not force:
        try:
            batch: Batch | None = yield from get_batch(batch_id)
        except NotFoundError:
            batch = None
        if batch is not None and not batch.is_done:
            raise BatchRunningError(
                f"batch {batch_id} was not deleted: {batch.done_tasks} of {batch.total_tasks} tasks are done, and for "
                "the others the service would call the language model again and again",
                service="synthgen",
                operation="delete_batch",
                hint="wait_for_batch first, or force=True",
                batch_id=batch_id,
                batch=batch,
            )
    yield from batches.delete_batch(batch_id)


def resolve(own: Options, error: "OutcomeUnknownError") -> "Flow[Resolution]":
    """Find out whether uploads were accepted whose answer was lost.

    GET /api/v1/batches/{batch_id} until all of the tasks have appeared, or for two refreshes of the service's index
    (10 s) no more has; GET /api/v1/batches/{batch_id}/tasks/export for their custom_ids.

    Args:
        error: The BatchOutcomeUnknownError of `create_batch`, `monitor_batch` or `resume_batch`.

    Returns:
        "happened" if all tasks in doubt are there, with the Batch in `.found`; else "unknown": absence proves nothing
        before an upload is taken in.

    Raises:
        ValueError: it is not such an error.
    """
    if not isinstance(error, BatchOutcomeUnknownError):
        raise ValueError("error: expected a BatchOutcomeUnknownError of this service")
    in_doubt = frozenset(error.in_doubt)
    there = yield from settled_names(own, error.batch_id, expected_of(error), in_doubt, "resolve")
    if not there >= in_doubt:
        return Resolution(UNKNOWN)
    return Resolution(HAPPENED, (yield from get_batch(error.batch_id)))

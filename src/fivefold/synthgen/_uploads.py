"""Sending the tasks of a batch: chunk by chunk, some at once, none of them twice. No I/O."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from attrs import evolve
from fivefold_wire.synthgen import models as _models
from fivefold_wire.synthgen.api import batches

from .. import errors
from .._bodies import File
from .._options import Options
from ..call import Call, Flow, Together
from ._chunks import CHUNK_BYTES, Chunks, Names, Tasks, custom_ids
from ._progress import Display, display_for
from ._settling import settled_names
from .exceptions import BatchError, BatchOutcomeUnknownError, BatchUploadError

#: Chunks that are on their way at once.
IN_FLIGHT = 4
#: Refusals before anything was accepted that no other chunk would fare better with: the call's own error tells more.
_HOPELESS = frozenset({None, 400, 401, 403, 404, 405, 422})


def create_batch(
    tasks: "Tasks",
    chunk_size: int = 1000,
    *,
    chunk_bytes: int = CHUNK_BYTES,
    in_flight: int = IN_FLIGHT,
    check_duplicates: bool = True,
    show_progress: bool = False,
) -> "Flow[_models.BulkTaskResponse]":
    """Submit tasks as one batch, and return its id when all are accepted. They begin to run at once.

    POST /api/v1/batches, once for each chunk. A chunk is never sent twice.

    Args:
        tasks: Any iterable of tasks, or of mappings with the fields of a Task; for the async client an async iterable
            too. It is read as it is sent, so that a generator of any length takes the memory of some chunks.
        chunk_size: Tasks of one upload at most. Default 1000.
        chunk_bytes: Bytes of one upload at most, unless one task alone is larger. Default 8 MiB.
        in_flight: Uploads on their way at once. Default 4.
        check_duplicates: Refuse a custom_id that was there before, as a ValueError before its chunk is sent; of a list
            or tuple before anything is. It keeps the custom_ids of yours in memory, some 100 bytes each.
        show_progress: Show a bar on the terminal. Needs `pip install 'fivefold[rich]'`.

    Returns:
        `batch_id`, and `total_tasks`: the tasks that were accepted. None of them can be seen yet.

    Raises:
        TypeError, ValueError: an argument or a task does not fit, and nothing was accepted yet; the message names it.
        BatchUploadError: a part of the tasks was accepted; its `__cause__` is why the rest was not.
        BatchOutcomeUnknownError: nothing tells whether a chunk was accepted; its custom_ids are in `.in_doubt`.
        APIConnectionError: the service cannot be reached, and nothing was sent.
        AuthenticationError: the API key is missing or wrong.
    """
    chunks = Chunks(tasks, chunk_size, most_bytes=chunk_bytes, unique=check_duplicates)
    display = display_for(show_progress)
    try:
        return (yield from submitted(chunks, display, count_of(tasks), "create_batch", in_flight))
    finally:
        display.close()


def count_of(tasks: Tasks) -> int | None:
    """How many tasks there are, where that can be known before they are read."""
    return len(tasks) if isinstance(tasks, Sequence) else None


def submitted(
    chunks: Chunks, display: Display, total: int | None, name: str, in_flight: int = IN_FLIGHT
) -> "Flow[_models.BulkTaskResponse]":
    """Send all chunks as a new batch."""
    upload = _Upload(str(uuid4()), chunks, display, total, name, in_flight)
    yield from upload.all()
    if not upload.accepted:
        raise ValueError("tasks: expected at least one task")
    return _models.BulkTaskResponse(batch_id=upload.batch_id, total_tasks=upload.accepted)


def resume_batch(
    own: Options,
    error: "BatchError | str",
    tasks: "Tasks",
    chunk_size: int = 1000,
    *,
    chunk_bytes: int = CHUNK_BYTES,
    in_flight: int = IN_FLIGHT,
    check_duplicates: bool = True,
    show_progress: bool = False,
) -> "Flow[_models.BulkTaskResponse]":
    """Send what is missing of a batch whose upload failed, or of which tasks got lost.

    GET /api/v1/batches/{batch_id} until all that was accepted has appeared, or for two refreshes of the service's index
    (10 s; six of an old server, which does not tell its queue) no more has and no upload is queued;
    GET /api/v1/batches/{batch_id}/tasks/export for the custom_ids that are there; POST /api/v1/batches for the other
    tasks.

    Args:
        error: The BatchUploadError or BatchStalledError, or the id of the batch.
        tasks: The same tasks again, from the first one on. Those without a custom_id have to be in the same order.
        chunk_size, chunk_bytes, in_flight, check_duplicates, show_progress: As of `create_batch`.

    Returns:
        `batch_id`, and `total_tasks`: all tasks of yours in the batch.

    Raises:
        BatchUploadError: it failed again, and can be resumed again.
        BatchStalledError: uploads wait to be taken in, and no worker does; nothing was sent.
        TypeError, ValueError: an argument or a task does not fit.
    """
    if not isinstance(error, BatchError | str):
        raise TypeError(f"error: expected a BatchError or the id of a batch, got {type(error).__name__}")
    batch_id = error if isinstance(error, str) else error.batch_id
    there = set[str]()
    chunks = Chunks(tasks, chunk_size, most_bytes=chunk_bytes, unique=check_duplicates, skip=there)
    display = display_for(show_progress)
    try:
        in_doubt = frozenset(error.in_doubt if isinstance(error, BatchUploadError) else ())
        there |= yield from settled_names(own, batch_id, expected_of(error), in_doubt, "resume_batch")
        upload = _Upload(batch_id, chunks, display, count_of(tasks), "resume_batch", in_flight, len(there))
        yield from upload.all()
    finally:
        display.close()
    return _models.BulkTaskResponse(batch_id=batch_id, total_tasks=upload.accepted)


def expected_of(error: BatchError | str) -> int:
    """How many tasks may have been accepted as far as an error knows; 0 if it knows nothing."""
    if isinstance(error, BatchUploadError):
        return error.accepted + len(error.in_doubt)
    return 0


def _empty(batch_id: str, name: str) -> "Call[_models.BulkTaskResponse]":
    """An upload of no tasks: they are written where they belong in its body, and so are in memory once."""
    file = File(b"", "batch.jsonl", "application/x-jsonlines")
    call = batches.create_batch_upload(_models.BatchUpload(file=file), batch_id=batch_id)
    return evolve(call, operation=evolve(call.operation, name=name))


class _Upload:
    """One way through the chunks of a batch.

    Attributes:
        accepted: Tasks that the service has answered for.
    """

    def __init__(
        self,
        batch_id: str,
        chunks: Chunks,
        display: Display,
        total: int | None,
        name: str,
        in_flight: int,
        accepted: int = 0,
    ) -> None:
        self.batch_id, self.accepted = batch_id, accepted
        self._chunks, self._display, self._total = chunks, display, total
        self._name, self._in_flight = name, in_flight
        self._began_with = accepted
        self._sent = 0
        self._on_the_way: list[Names] = []
        self._empty = _empty(batch_id, name)
        head, between, tail = (self._empty.body or b"").partition(b"\r\n\r\n")
        chunks.around = head + between, tail

    def all(self) -> Flow[None]:
        """Send every chunk. Raises BatchUploadError once a part was accepted, and before that what went wrong."""
        try:
            while wave := (yield from self._next_wave()):
                names, calls = wave
                self._on_the_way = names
                outcomes = yield Together(calls)
                calls.clear()  # the runner holds this step until it has the next one, which needs the memory
                self._on_the_way = []
                self._take(names, outcomes)
        except BatchUploadError:
            raise
        except Exception as error:
            if self.accepted == 0 and (not self._on_the_way or isinstance(error, errors.FivefoldError)):
                raise  # nothing was sent: the client was closed, or set up wrongly
            doubt = self._on_the_way
            raise self._failed(f"{type(error).__name__}: {error}", doubt, [], {"url": ""}) from error
        except GeneratorExit:
            raise
        except BaseException as error:  # Ctrl-C, or a cancellation
            if self.accepted > self._began_with or self._on_the_way:
                error.add_note(
                    f"a part of the batch was sent; send the rest: client.resume_batch({self.batch_id!r}, tasks)"
                )
            raise

    def _next_wave(self) -> "Flow[tuple[list[Names], list[Call[Any]]] | None]":
        """The next chunks, as their names and what sends them; None when there are no more."""
        names, calls = list[Names](), list[Call[Any]]()
        while len(calls) < self._in_flight:
            chunk = yield from self._chunks.next()
            if chunk is None:
                break
            names.append(chunk.names)
            calls.append(evolve(self._empty, body=chunk.body, secrets=chunk.secrets))
            self._sent += 1
            self._display.uploading(self._sent, self.accepted, self._total)
        return (names, calls) if calls else None

    def _take(self, wave: "list[Names]", outcomes: list[Any]) -> None:
        """See what came of a wave. Raises BatchUploadError, or what went wrong before anything was accepted."""
        doubt, refused, problems = list[Names](), list[Names](), list[errors.APIError]()
        for names, outcome in zip(wave, outcomes, strict=True):
            if not isinstance(outcome, errors.APIError):
                self.accepted += len(names)
                continue
            unknown = isinstance(outcome, errors.OutcomeUnknownError | errors.ResponseValidationError)
            (doubt if unknown else refused).append(names)
            problems.append(outcome)
        self._display.uploading(self._sent, self.accepted, self._total)
        if not problems:
            return
        first = next((problem for problem in problems if isinstance(problem, errors.OutcomeUnknownError)), problems[0])
        if self.accepted == 0 and not doubt and first.status_code in _HOPELESS:
            raise first
        raise self._failed(first.message, doubt, refused, vars(first)) from first

    def _failed(
        self, problem: str, doubt: "list[Names]", refused: "list[Names]", details: "dict[str, Any]"
    ) -> BatchUploadError:
        kind = BatchOutcomeUnknownError if doubt else BatchUploadError
        in_doubt = tuple(name for names in doubt for name in custom_ids(names))
        told = f", and of {len(in_doubt)} it is not known" if doubt else ""
        kept = {name: value for name, value in details.items() if name != "message" and not name.startswith("__")}
        own = {
            "service": "synthgen",
            "operation": self._name,
            "batch_id": self.batch_id,
            "consumed": self._chunks.consumed,
            "accepted": self.accepted,
            "in_doubt": in_doubt,
            "refused": tuple(name for names in refused for name in custom_ids(names)),
            "clue": {"batch_id": self.batch_id, "custom_ids": in_doubt, "accepted": self.accepted} if doubt else {},
            "retryable": False,
            "hint": "client.resume_batch(error, tasks) sends the rest; what was accepted runs already",
        }
        return kind(f"batch {self.batch_id}: {self.accepted} tasks were accepted{told}: {problem}", **{**kept, **own})

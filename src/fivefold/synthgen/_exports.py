"""The tasks of a batch, out of a stream of lines that each hold many. No I/O: flows that a runner drives.

A newer server streams them all; an old one only those of one status, so its statuses are read one after the other, in
the order in which a task goes through them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

from attrs import define
from fivefold_wire.synthgen.api import batches

from .. import _codec, errors
from .._answers import Bodies
from .._codec import Codec, WireError, is_object
from .._deadline import Deadline
from .._model import Field, Model
from .._ndjson import LineDecoder
from .._options import Options
from .._polling import each_bounded
from .._relay import relay, told_to
from .._shapes import array
from .._sse import ServerEvent
from .._streaming import Opened, Protocol, streamed
from .._time import now
from ..call import Call, Emit, Flow, Pause, Together, Watch
from . import _progress
from ._calls import get_task, status_of
from ._enums import TaskStatus
from ._models import TASK, TaskResponse
from .exceptions import APIConnectionError, IncompleteStreamError, NotFoundError

T = TypeVar("T")

#: Tasks that are asked for their custom_ids at once.
_ASKED_AT_ONCE: Final = 8
#: A line holds up to 10,000 tasks: it may be as large as so many answers.
_LONGEST_LINE: Final = 16
#: Bytes from which on a line is taken apart.
_LONG_LINE: Final = 64 * 1024


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class _Line(Model):
    """One line: some of the tasks, and how many all lines have together."""

    tasks: list[TaskResponse]
    total: int

    _wire = (Field("tasks", "tasks", array(TASK), required=True), Field("total", "total", _codec.INT, required=True))


_LINE: Final = Codec(_Line.from_dict, _Line.to_wire, model=lambda: _Line, form="model")


def _read_line(name: str, value: Any) -> _Line:
    if not is_object(value) or "tasks" not in value or "total" not in value:
        raise WireError("expected an object with tasks and total")
    return _Line.from_dict(value)


class _Lines:
    """Makes events of bytes: of lines, and of parts of long ones."""

    def __init__(self, limit: int) -> None:
        self._lines = LineDecoder(_LONGEST_LINE * limit)

    def feed(self, piece: bytes) -> Iterator[ServerEvent]:
        """The events that a piece completes."""
        return _parts(self._lines.feed(piece))

    def end(self) -> Iterator[ServerEvent]:
        """What the end of the stream completes."""
        return _parts(self._lines.end())


def _parts(lines: list[ServerEvent]) -> Iterator[ServerEvent]:
    for line in lines:
        if len(line[1]) < _LONG_LINE:
            yield line
            continue
        from ._slices import slices  # it loads msgspec, which is worth it for a long line

        yield from (("", part) for part in slices(line[1]))


_PROTOCOL: Final = Protocol(
    read=_read_line,
    fatal=lambda name, value: False,
    concludes=lambda line: True,
    decoder=_Lines,
    bodies=Bodies(_LINE),
)


def iter_batch_tasks(
    batch_id: str, task_status: "TaskStatus | str | None" = None, *, fetch_custom_ids: bool = False
) -> "Watch[TaskResponse]":
    """Stream the tasks of a batch, each once; those of the last upload first, in no order within an upload.

    GET /api/v1/batches/{batch_id}/tasks/export, or GET /api/v1/batches/{batch_id}/tasks of an old server. In memory is
    one line of the stream at a time, of up to 10,000 tasks.

    Args:
        batch_id: Id of the batch; an unknown one has no tasks.
        task_status: Only tasks in this state.
        fetch_custom_ids: Ask for every task whose custom_id did not come along, one by one: those that were not
            submitted by this library. All tasks are then read before the first one is handed out. Old servers
            do not tell it at all.

    Raises:
        ValueError: `task_status` does not fit; nothing was sent.
        IncompleteStreamError: the stream broke off; `.received` and `.total` tell where.
        APIConnectionError: no answer came.
    """
    statuses = None if task_status is None else [status_of(task_status)]
    if not fetch_custom_ids:
        return _every(batch_id, statuses, "iter_batch_tasks")
    return _named(batch_id, statuses)


def _named(batch_id: str, statuses: list[TaskStatus] | None) -> "Watch[TaskResponse]":
    found, old = list[TaskResponse](), list[bool]()
    yield from told_to(_every(batch_id, statuses, "iter_batch_tasks", old=old), found.append)
    if not old:
        yield from _fetch_names(found)
    yield from map(Emit, found)


def get_batch_tasks(
    own: Options,
    batch_id: str,
    task_status: "TaskStatus | str | None" = None,
    *,
    fetch_custom_ids: bool = False,
    show_progress: bool = False,
) -> "Flow[list[TaskResponse]]":
    """Get the tasks of a batch. A stream that breaks off is read anew.

    GET /api/v1/batches/{batch_id}/tasks/export, or GET /api/v1/batches/{batch_id}/tasks of an old server.

    Args:
        batch_id: Id of the batch; an unknown one has no tasks.
        task_status: Only tasks in this state. Default: tasks in any state.
        fetch_custom_ids: Ask for every task whose custom_id did not come along, one by one: those that were not
            submitted by this library. Old servers do not tell it at all.
        show_progress: Show a bar on the terminal. Needs `pip install 'fivefold[rich]'`.

    Raises:
        ValueError: `task_status` does not fit; nothing was sent.
        IncompleteStreamError: the stream broke off each time.
        ConfigurationError: `show_progress` without the rich library.
    """
    statuses = None if task_status is None else [status_of(task_status)]
    display = _progress.display_for(show_progress)
    try:
        return (yield from collect(own, batch_id, statuses, display, names=fetch_custom_ids))
    finally:
        display.close()


def collect(
    own: Options,
    batch_id: str,
    statuses: list[TaskStatus] | None,
    display: _progress.Display,
    *,
    names: bool = False,
) -> "Flow[list[TaskResponse]]":
    """All tasks, in as many tries as the retry policy has; `names` fetches the custom_ids that did not come along."""
    old: list[bool] = []

    def once() -> "Flow[list[TaskResponse]]":
        found: list[TaskResponse] = []
        yield from told_to(_every(batch_id, statuses, "get_batch_tasks", display.downloading, old), found.append)
        return found

    found = yield from _tried(own, once)
    display.downloading(len(found), len(found))
    if names and not old:
        yield from _fetch_names(found)
    return found


def custom_ids_of(own: Options, batch_id: str) -> "Flow[set[str]]":
    """The custom_ids of all tasks of a batch that have one. In memory is one line of tasks at a time."""

    def once() -> "Flow[set[str]]":
        found: set[str] = set()
        yield from told_to(_every(batch_id, None, "get_batch_tasks"), lambda task: found.update(_names(task)))
        return found

    return (yield from _tried(own, once))


def _names(task: TaskResponse) -> tuple[str, ...]:
    return () if task.custom_id is None else (task.custom_id,)


def _tried(own: Options, read: Callable[[], Flow[T]]) -> Flow[T]:
    """Read a stream from its beginning, anew where it breaks off. A deadline that was chosen is that of all tries."""
    deadline = Deadline.after(own.deadline if own.deadline_chosen else None, now())
    retry = 0
    while True:
        try:
            return (yield from each_bounded(read(), lambda: deadline.remaining(now())))
        except (IncompleteStreamError, APIConnectionError):
            pause = own.retry.backoff(retry)
            if retry >= own.retry.max_retries or not deadline.fits(pause, now()):
                raise
        yield Pause(pause)
        retry += 1


def _fetch_names(found: list[TaskResponse]) -> Flow[None]:
    nameless = [task for task in found if task.custom_id is None]
    for start in range(0, len(nameless), _ASKED_AT_ONCE):
        asked = nameless[start : start + _ASKED_AT_ONCE]
        answers = yield Together([get_task(task.message_id) for task in asked])
        for task, answer in zip(asked, answers, strict=True):
            if isinstance(answer, NotFoundError):  # deleted in between
                continue
            if isinstance(answer, errors.APIError):
                raise answer
            if answer.custom_id is not None:
                task.custom_id = answer.custom_id


def _every(
    batch_id: str,
    statuses: list[TaskStatus] | None,
    name: str,
    counted: Callable[[int, int], object] = lambda seen, total: None,
    old: list[bool] | None = None,
) -> "Watch[TaskResponse]":
    """The tasks of a batch in these states, or in any. `old` has something in it if the server is an old one."""
    status: Any = statuses[0].value if statuses else None
    try:
        yield from _stream(batches.export_batch_tasks(batch_id, task_status=status), name, counted)
        return
    except NotFoundError:  # an old server: what it has to say of the batch comes now
        if old is not None:
            old.append(True)
    unfinished: set[str] = set()
    for one in statuses or TaskStatus:
        call = batches.get_batch_tasks(batch_id, task_status=one.value).with_query(page=None, page_size=None)

        def once(task: TaskResponse, one: TaskStatus = one) -> Iterable[TaskResponse]:
            if task.message_id in unfinished:
                return ()
            if one in (TaskStatus.PENDING, TaskStatus.PROCESSING):
                unfinished.add(task.message_id)
            return (task,)

        yield from relay(_stream(call, name, counted), once)


def _stream(call: Call[Any], name: str, counted: Callable[[int, int], object]) -> "Watch[TaskResponse]":
    """The tasks in one stream, as many as it says that there are."""
    opened: list[Opened] = []
    seen, total = 0, None

    def tasks(event: Opened | _Line) -> Iterable[TaskResponse]:
        nonlocal seen, total
        if isinstance(event, Opened):
            opened.append(event)
            return ()
        seen, total = seen + len(event.tasks), event.total
        counted(seen, total)
        return event.tasks

    try:
        yield from relay(streamed(name, call, _PROTOCOL), tasks)
    except IncompleteStreamError as error:
        raise _counted(error, seen, total) from error.__cause__
    if total is not None and seen < total:
        exchange, situation = opened[-1].exchange, opened[-1].situation
        details = situation.answered(exchange.response) | {"hint": None}
        cut = situation.error(errors.IncompleteStreamError, "the stream ended early", exchange.attempts, **details)
        raise _counted(cut, seen, total)


def _counted(error: errors.APIError, seen: int, total: int | None) -> errors.APIError:
    told = f"{error.message}: {seen} of {'an unknown number of' if total is None else total} tasks came"
    return type(error)(told, **{**_details(error), "received": seen, "total": total})


def _details(error: errors.APIError) -> dict[str, Any]:
    return {name: value for name, value in vars(error).items() if name != "message" and not name.startswith("__")}

"""Tasks into chunks: by number and by bytes, each custom_id once. No I/O, but for what the caller's iterable does."""

from bisect import bisect_right
from collections.abc import AsyncIterable, AsyncIterator, Collection, Iterable, Iterator, Mapping
from io import SEEK_CUR, BytesIO
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from .._codec import told
from ..call import Do, Flow
from ._task import Lines, Task, as_task

Tasks: TypeAlias = Iterable[Task | Mapping[str, Any]] | AsyncIterable[Task | Mapping[str, Any]]

#: Names of tasks; of one that has its place for a name, the place, which takes half the memory.
Names: TypeAlias = tuple[str | int, ...]
#: Bytes of a chunk at most, unless one task alone is larger.
CHUNK_BYTES: Final = 8 * 1024 * 1024
#: The memory for a chunk is a multiple of so many bytes, so that mostly it fits where an earlier one was.
_STEP: Final = 64 * 1024


@frozen
class Chunk:
    """One upload.

    Attributes:
        body: Its lines, between what Chunks was told to put around them.
        names: Those of its tasks, in their order.
        secrets: The keys in it.
    """

    body: bytes = field(repr=False)
    names: Names
    secrets: frozenset[str] = field(repr=False)


def custom_ids(names: Names) -> tuple[str, ...]:
    """The custom_ids that the names stand for."""
    return tuple(_spelled(name) for name in names)


def _spelled(name: str | int) -> str:
    return f"#{name}" if isinstance(name, int) else name


class _Names:
    """The custom_ids so far. Those of tasks that have their place for a name take no memory."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        # Runs of tasks without a name: where each begins, and where it ends. The first may be of none.
        self._begins, self._ends = [0], [0]

    def add(self, given: str | None, place: int) -> bool:
        """Whether the name of the task at a place is a new one."""
        if given is None:
            if self._ends[-1] == place:
                self._ends[-1] = place + 1
            else:
                self._begins.append(place)
                self._ends.append(place + 1)
            return not self._given or f"#{place}" not in self._given
        if given in self._given or self._is_place(given):
            return False
        self._given.add(given)
        return True

    def _is_place(self, given: str) -> bool:
        number = given.removeprefix("#")
        if given == number or not number.isdecimal() or str(int(number[:20])) != number:
            return False
        run = bisect_right(self._begins, int(number)) - 1
        return run >= 0 and int(number) < self._ends[run]


class Chunks:
    """Takes chunks off the caller's tasks, one at a time.

    Args:
        tasks: Any iterable, or an async one.
        size: Tasks of a chunk at most.
        most_bytes: Bytes of a chunk at most, unless one task alone is larger.
        unique: Whether a custom_id that was there before is an error.
        skip: Custom_ids to leave out.

    Attributes:
        consumed: How many tasks were taken from the iterable.
        around: What to put before the lines of each chunk, and what after them.

    Raises:
        TypeError, ValueError: an argument does not fit.
    """

    def __init__(
        self, tasks: Tasks, size: int, *, most_bytes: int = CHUNK_BYTES, unique: bool, skip: Collection[str] = ()
    ) -> None:
        if isinstance(tasks, str | bytes | Mapping | Task) or not hasattr(tasks, "__iter__") | hasattr(
            tasks, "__aiter__"
        ):
            raise TypeError(f"tasks: expected an iterable of tasks, got {told(tasks)}")
        if unique and isinstance(tasks, list | tuple):
            _check_unique(tasks)
        self.consumed = 0
        self._awaited = hasattr(tasks, "__aiter__")
        self._tasks: Any = tasks.__aiter__() if isinstance(tasks, AsyncIterable) else iter(tasks)
        self._size, self._most_bytes, self._skip = size, most_bytes, skip
        self._names_before = _Names() if unique else None
        self._writer = Lines()
        self.around: tuple[bytes, bytes] = b"", b""
        self._memory = 0
        self._clear()

    def next(self) -> Flow[Chunk | None]:
        """The next chunk, or None at the end. Raises what the iterable raises, TypeError, ValueError."""
        if self._awaited:
            chunk: Chunk | None = yield Do(self._awaited_next)
            return chunk
        return self._blocking_next(self._tasks)

    def _blocking_next(self, tasks: Iterator[Any]) -> Chunk | None:
        for task in tasks:
            if chunk := self._add(task):
                return chunk
        return self._cut()

    async def _awaited_next(self) -> Chunk | None:
        tasks: AsyncIterator[Any] = self._tasks
        async for task in tasks:
            if chunk := self._add(task):
                return chunk
        return self._cut()

    def _add(self, given: Any) -> Chunk | None:
        """Take a task; the chunk that it completes."""
        place = self.consumed
        self.consumed = place + 1
        try:
            task = given if type(given) is Task else as_task(given)
            custom_id = task.custom_id
            name = _spelled(place) if custom_id is None else custom_id
            line = self._writer.line(task, name)
        except (TypeError, ValueError) as error:
            raise _at(place, error) from None
        if self._names_before is not None and not self._names_before.add(custom_id, place):
            raise _twice(place, name)
        if name in self._skip:
            return None
        size = len(line)
        full = len(self._names) == self._size or self._bytes + size > self._most_bytes + 1
        chunk = self._cut() if full else None
        if not self._names:
            self._begin()
        self._body.write(line)
        self._bytes += size
        self._names.append(place if custom_id is None else custom_id)
        if self._writer.api_key:
            self._secrets.add(self._writer.api_key)
        return self._cut() if chunk is None and len(self._names) == self._size else chunk

    def _begin(self) -> None:
        """Take memory for a whole chunk, as the one before took: what grows leaves holes behind."""
        self._body = BytesIO(bytes(self._memory))
        self._body.write(self.around[0])

    def _cut(self) -> Chunk | None:
        if not self._names:
            return None
        self._body.seek(-1, SEEK_CUR)  # the end of the last line
        self._body.write(self.around[1])
        self._memory = self._body.tell() // _STEP * _STEP + _STEP
        self._body.truncate()
        chunk = Chunk(self._body.getvalue(), tuple(self._names), frozenset(self._secrets))
        self._clear()
        return chunk

    def _clear(self) -> None:
        self._body = BytesIO()
        self._names: list[str | int] = []
        self._secrets: set[str] = set()
        self._bytes = 0


def _check_unique(tasks: Collection[Any]) -> None:
    """See at once what is there as a whole, before any of it is sent."""
    names = _Names()
    for place, task in enumerate(tasks):
        if not isinstance(task, Task | Mapping):
            raise _at(place, TypeError(f"expected a Task or a mapping, got {told(task)}"))
        name = task.get("custom_id") if isinstance(task, Mapping) else task.custom_id
        if not isinstance(name, str | None):
            raise _at(place, TypeError(f"custom_id: expected a str or None, got {told(name)}"))
        if not names.add(name, place):
            raise _twice(place, _spelled(place) if name is None else name)


def _at(place: int, error: Exception) -> Exception:
    kind = ValueError if isinstance(error, ValueError) else TypeError
    return kind(f"tasks[{place}]: {error}")


def _twice(place: int, name: str) -> ValueError:
    return ValueError(
        f"tasks[{place}]: custom_id: {name[:60]!r} is there twice; check_duplicates=False sends both, and neither "
        "can be told from the other"
    )

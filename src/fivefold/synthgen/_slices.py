"""A long line of tasks as several short ones, so that few tasks are in memory at once. No I/O.

What lives as long as it takes to go through a thousand tasks is old for Python's garbage collector, which then looks
through everything, again and again.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

#: Tasks in a short line.
_SLICE: Final = 32


class _Line(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    tasks: list[msgspec.Raw]
    total: int


_decode: Final = msgspec.json.Decoder(_Line).decode


def slices(line: bytes) -> Iterator[bytes]:
    """The same tasks in lines that each tell the same total; a line that is of another shape as it is."""
    try:
        whole = _decode(line)
    except (msgspec.MsgspecError, RecursionError):
        yield line
        return
    tasks: list[Any] = whole.tasks
    for start in range(0, len(tasks), _SLICE):
        yield b'{"tasks":[%b],"total":%d}' % (b",".join(tasks[start : start + _SLICE]), whole.total)
    if not tasks:
        yield line

"""What was written to be awaited, done by a thread that has no event loop.

The blocking half of pyreqwest hears neither Ctrl-C nor another thread until its answer is there. A thread that waits
here hears both.
"""

from asyncio import _get_running_loop, _set_running_loop
from functools import partial
from itertools import repeat
from queue import Empty, SimpleQueue
from typing import Any

from .._time import now
from . import Failure


class Alone:
    """All that a coroutine of pyreqwest asks of an event loop, for one thread that waits for one thing at a time.

    Nothing here is Python code but what the thread itself does: the threads of pyreqwest wake it, and Python code of
    theirs might still be running when the interpreter ends.
    """

    __slots__ = ("_dropped", "_wait", "call_soon_threadsafe", "create_future")

    def __init__(self) -> None:
        woken: SimpleQueue[Any] = SimpleQueue()
        # Called with what sets a future: that somebody called is all that is to be known.
        self.call_soon_threadsafe: Any = woken.put
        self.create_future = partial(repeat, True)
        self._wait = woken.get
        self._dropped = False

    def is_closed(self) -> bool:
        """There is no end to it."""
        return False

    def drop(self) -> None:
        """Let the thread give up what it waits for, and whatever it would wait for."""
        self._dropped = True
        self.call_soon_threadsafe(None)

    def do(self, step: Any, at: float | None) -> Any:
        """What a coroutine returns, or raises. Raises Failure: not before this moment of the monotonic clock."""
        before: Any = _get_running_loop()
        here: Any = self
        try:
            while not self._dropped:
                _set_running_loop(here)
                try:
                    pending = step.send(None)
                finally:
                    _set_running_loop(before)
                if pending is not None:
                    self._wait(True, None if at is None else max(0.0, at - now()))
        except StopIteration as done:
            return done.value
        except Empty:
            raise Failure("timed out (deadline)", connected=True, timed_out=True) from None
        finally:
            step.close()
        raise Failure("the client was closed", connected=True)

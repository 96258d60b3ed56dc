"""Asking until something is done. No I/O: a flow that a runner drives."""

import random
from collections.abc import Callable
from typing import TypeVar

from attrs import evolve

from ._time import now
from .call import Call, Flow, Open, Pause

T = TypeVar("T")

#: Seconds that the last look gets, past the deadline if need be.
LAST_LOOK = 5.0
#: Seconds before the second look, how much longer each pause gets, and the longest.
FIRST_PAUSE, GROWTH, LONGEST_PAUSE = 0.2, 1.5, 5.0


def left(deadline: float | None, start: float, clock: Callable[[], float]) -> float | None:
    """Seconds that one look has: what is left, and enough for an answer also when that is nothing."""
    return None if deadline is None else max(LAST_LOOK, start + deadline - clock())


def bounded(call: Call[T], seconds: float | None) -> Call[T]:
    """A call that is part of something with a deadline: it has no longer than that, whatever its client allows."""
    return evolve(call, within=seconds)


def each_bounded(flow: Flow[T], seconds: Callable[[], float | None]) -> Flow[T]:
    """The same flow, each of its calls and streams bounded."""
    try:
        step = next(flow)
        while True:
            try:
                if isinstance(step, Call):
                    step = bounded(step, seconds())
                elif isinstance(step, Open):
                    step = Open(bounded(step.call, seconds()))
                answer = yield step
            except BaseException as error:  # noqa: BLE001  (the flow decides what to do about it)
                step = flow.throw(error)
            else:
                step = flow.send(answer)
    except StopIteration as done:
        result: T = done.value
        return result


def poll(
    call: Call[T],
    done: Callable[[T], bool],
    *,
    deadline: float | None,
    late: Callable[[T, float], Exception],
    on_progress: Callable[[T], object] | None = None,
    clock: Callable[[], float] = now,
) -> Flow[T]:
    """Repeat a call, with growing jittered pauses, until `done`, and return the last answer.

    Args:
        call: A read; asked again and again.
        done: Whether an answer is the last.
        deadline: Seconds, or None for no bound.
        late: Makes the error for a deadline that has passed, from the last answer and the seconds waited.
        on_progress: Called with every answer.
        clock: Seconds, monotonic.
    """
    start, pause = clock(), FIRST_PAUSE
    while True:
        answer = yield from bounded(call, left(deadline, start, clock))
        if on_progress is not None:
            on_progress(answer)
        if done(answer):
            return answer
        spent = clock() - start
        if deadline is not None and spent >= deadline:
            raise late(answer, spent)
        wait = pause * random.uniform(0.75, 1.25)
        yield Pause(wait if deadline is None else min(wait, max(0.0, deadline - spent)))
        pause = min(LONGEST_PAUSE, pause * GROWTH)

"""Driving one watch within another, or within a flow. No I/O."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from .call import Emit, Flow, Watch

T = TypeVar("T")


def relay(watch: Watch[Any], take: Callable[[Any], Iterable[T]]) -> Watch[T]:
    """Do the steps of a watch; of each of its events, emit what `take` makes of it."""
    try:
        step = next(watch)
        while True:
            if isinstance(step, Emit):
                yield from map(Emit, take(step.event))
                step = watch.send(None)
                continue
            try:
                answer = yield step
            except BaseException as error:  # noqa: BLE001  (the watch decides what to do about it)
                step = watch.throw(error)
            else:
                step = watch.send(answer)
    except StopIteration:
        return
    finally:
        watch.close()


def told_to(watch: Watch[T], hear: Callable[[T], object]) -> Flow[None]:
    """Do the steps of a watch within a flow; its events go to a function."""

    def nothing(event: T) -> tuple[()]:
        hear(event)
        return ()

    yield from relay(watch, nothing)  # type: ignore[misc]  # nothing is emitted

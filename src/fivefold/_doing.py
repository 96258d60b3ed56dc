"""How each runner calls a function of the caller."""

import inspect
from typing import Any

from .call import Do


def do_blocking(step: Do) -> Any:
    """Call it. Raises TypeError for a coroutine function."""
    if inspect.iscoroutinefunction(step.function):
        raise TypeError("a coroutine function, or an async iterable, needs a client on asyncio")
    return step.function()


async def do_awaiting(step: Do) -> Any:
    """Await a coroutine function; call any other in a thread, so that the event loop goes on."""
    if inspect.iscoroutinefunction(step.function):
        return await step.function()
    import asyncio  # a blocking client never does

    return await asyncio.to_thread(step.function)

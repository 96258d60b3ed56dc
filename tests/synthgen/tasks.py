"""Tasks to submit."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from fivefold.sandbox import Sandbox
from fivefold.synthgen import Task

URL = "http://model.test/v1/chat/completions"


def task(name: str | None, said: str | None = None, **more: Any) -> Task:
    """A chat of one message."""
    body = {"model": "m", "messages": [{"role": "user", "content": said or f"say {name}"}]}
    return Task(custom_id=name, url=URL, api_key="sk-of-the-task", body=body, **more)


def some(count: int, start: int = 0) -> list[Task]:
    """Tasks "t0", "t1", …"""
    return [task(f"t{number}") for number in range(start, start + count)]


def told(tasks: Iterable[Task]) -> Iterator[Task]:
    """The same, one by one: no length, and once only."""
    yield from tasks


async def awaited(tasks: Iterable[Task]) -> AsyncIterator[Task]:
    """The same, asynchronously."""
    for each in tasks:
        yield each


def uploads(server: Sandbox) -> list[dict[str, Any]]:
    """The uploads that a server has seen."""
    return [request for request in server.requests() if request["method"] == "POST"]

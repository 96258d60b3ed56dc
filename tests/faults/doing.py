"""What a contender does for an operation, told once for both twins."""

from collections.abc import Callable
from contextlib import aclosing, closing
from itertools import islice
from operator import attrgetter
from typing import Any

from attrs import frozen


@frozen
class Doing:
    """What an operation does, for a blocking client and for an awaiting one."""

    sync: Callable[[Any], Any]
    awaited: Callable[[Any], Any]


def call(name: str, *args: Any, read: Callable[[Any], Any] = lambda answer: answer, **kwargs: Any) -> Doing:
    """Call a method; `read` takes from its answer what is the same each time."""
    method = attrgetter(name)

    async def awaited(client: Any) -> Any:
        return plain(read(await method(client)(*args, **kwargs)))

    return Doing(lambda client: plain(read(method(client)(*args, **kwargs))), awaited)


def each(name: str, *args: Any, most: int | None = None, **kwargs: Any) -> Doing:
    """Take the items of an iterator: all, or as many as told; those that come again after a lost connection once."""
    method = attrgetter(name)

    def sync(client: Any) -> Any:
        with closing(method(client)(*args, **kwargs)) as items:
            return distinct([plain(item) for item in islice(items, most)])

    async def awaited(client: Any) -> Any:
        found = []
        async with aclosing(method(client)(*args, **kwargs)) as items:
            async for item in items:
                found.append(plain(item))
                if len(found) == most:
                    break
        return distinct(found)

    return Doing(sync, awaited)


def distinct(items: list[Any]) -> list[Any]:
    """Each of them once."""
    return [item for place, item in enumerate(items) if item not in items[:place]]


def whole(name: str, *args: Any) -> Doing:
    """Read a stream to its end: its chunks, and what they amount to."""
    method = attrgetter(name)

    def sync(client: Any) -> Any:
        with method(client)(*args) as stream:
            return plain([list(stream), stream.final()])

    async def awaited(client: Any) -> Any:
        async with method(client)(*args) as stream:
            return plain([[chunk async for chunk in stream], await stream.final()])

    return Doing(sync, awaited)


def words(name: str, *args: Any) -> Doing:
    """Read the text of a stream, without a `with` around it."""
    method = attrgetter(name)

    async def awaited(client: Any) -> Any:
        return [text async for text in method(client)(*args).text()]

    return Doing(lambda client: list(method(client)(*args).text()), awaited)


def plain(value: Any) -> Any:
    """A result as plain values."""
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "filename"):
        with value:
            return [value.filename, value.text]
    found = getattr(value, "__dict__", None) or {
        name: getattr(value, name) for name in getattr(value, "__match_args__", ())
    }
    return {name: plain(each) for name, each in found.items()} if found else value

"""One story for both twins: a generator that yields what a method returned, and gets the answer back.

def story(client):
    item = yield client.get_item("1")
    with pytest.raises(NotFoundError):
        yield client.get_item("2")
"""

import asyncio
import inspect
from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

from ._tiny import AsyncTiny, Tiny

T = TypeVar("T")
Story: TypeAlias = Callable[[Any], Generator[Any, Any, T]]
#: What a story returns that is told for what happens in it.
Told: TypeAlias = Generator[Any, Any, None]

#: The arguments of `pytest.mark.parametrize` for a test of both twins.
TWINS = ("twin", ["sync", "async"])


def tell(twin: str, story: Story[T], base_url: str | None = None, **options: Any) -> T:
    """Tell a story with a client of its own, closed in the end."""
    if twin == "sync":
        with Tiny(base_url, **options) as client:
            return _play(story(client))
    return asyncio.run(_tell_async(story, base_url, options))


async def _tell_async(story: Story[T], base_url: str | None, options: dict[str, Any]) -> T:
    async with AsyncTiny(base_url, **options) as client:
        return await _await(story(client))


def _play(scenes: Generator[Any, Any, T]) -> T:
    try:
        scene = next(scenes)
        while True:
            try:
                answer = list(scene) if inspect.isgenerator(scene) else scene
            except Exception as error:  # noqa: BLE001  (the story expects it, or raises it again)
                scene = scenes.throw(error)
            else:
                scene = scenes.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result


async def _await(scenes: Generator[Any, Any, T]) -> T:
    try:
        scene = next(scenes)
        while True:
            try:
                answer = await _answer(scene)
            except Exception as error:  # noqa: BLE001  (the story expects it, or raises it again)
                scene = scenes.throw(error)
            else:
                scene = scenes.send(answer)
    except StopIteration as end:
        result: T = end.value
        return result


async def _answer(scene: Any) -> Any:
    if inspect.isasyncgen(scene):
        return [item async for item in scene]
    return await scene if inspect.isawaitable(scene) else scene

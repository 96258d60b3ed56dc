"""LM Studio's clients, and answers of a server to chats."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fivefold import AsyncLMStudio, LMStudio
from tests.twins import Awaited, Blocking

from ._server import Answer, FakeServer, reply

ASK = [{"role": "user", "content": "Who wrote the first program?"}]


@contextmanager
def twin(kind: str, url: str) -> Iterator[Any]:
    """A client of one kind, closed at the end."""
    if kind == "sync":
        with LMStudio(url, max_retries=0) as client:
            yield Blocking(client)
        return
    with asyncio.Runner() as loop:
        other = AsyncLMStudio(url, max_retries=0)
        try:
            yield Awaited(other, loop)
        finally:
            loop.run(other.close())


def answer(content: str | None = None, *, finish_reason: str = "stop", **message: Any) -> Answer:
    """An answer to a chat."""
    said = {"role": "assistant", "content": content, **message}
    choices = [{"index": 0, "message": said, "finish_reason": finish_reason}]
    return reply(200, {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": choices})


NO_CHOICES = reply(200, {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": []})


def asks(*calls: tuple[str, str], ids: str = "") -> Answer:
    """An answer that asks for calls; their ids are empty unless given."""
    told = [
        {"id": ids and f"{ids}{number}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for number, (name, arguments) in enumerate(calls)
    ]
    return answer(finish_reason="tool_calls", tool_calls=told)


def sent(server: FakeServer, number: int = -1) -> Any:
    """The body of a request."""
    return server.received[number].json

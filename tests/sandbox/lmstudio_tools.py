"""What the tests of the LM Studio sandbox share: names of its models, and reading its streams."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

CHAT = "qwen2.5-7b-instruct"
THINKER = "deepseek/deepseek-r1-0528-qwen3-8b"
OSS = "openai/gpt-oss-20b"
SEEING = "google/gemma-3-4b"
HUGE = "meta/llama-3.1-405b"
EMBEDDER = "text-embedding-nomic-embed-text-v1.5"
PIXEL = "data:image/png;base64,iVBORw0KGgo="

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
            "required": ["city", "days"],
        },
    },
}

ODD = {"jit": "off", "stream_errors": "data", "tool_call_ids": "empty", "reasoning": "inline"}
"""Every option that is a choice, as it is not by default: all tests of them share one process."""

Event = tuple[str | None, Any]


def user(text: Any) -> list[dict[str, Any]]:
    """The messages of a chat that consists of one."""
    return [{"role": "user", "content": text}]


def parse(content: bytes) -> list[Event]:
    """The events of a whole stream: name and data, which is JSON but for the end mark."""
    blocks = content.decode().split("\n\n")
    assert blocks.pop() == ""
    return [_event(block) for block in blocks]


def _event(block: str) -> Event:
    lines = block.split("\n")
    name = lines.pop(0).removeprefix("event: ") if lines[0].startswith("event: ") else None
    (line,) = lines
    assert line.startswith("data: ")
    data = line.removeprefix("data: ")
    return name, data if data == "[DONE]" else json.loads(data)


def stream(http: httpx.Client, path: str, body: dict[str, Any]) -> list[Event]:
    """All events of a stream."""
    reply = http.post(path, json={**body, "stream": True})
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/event-stream")
    return parse(reply.content)


@contextmanager
def open_stream(http: httpx.Client, path: str, body: dict[str, Any]) -> Iterator[Iterator[Event]]:
    """The events of a stream as they come."""
    with http.stream("POST", path, json={**body, "stream": True}) as reply:
        yield _live(reply.iter_bytes())


def _live(pieces: Iterable[bytes]) -> Iterator[Event]:
    waiting = b""
    for piece in pieces:
        waiting += piece
        while b"\n\n" in waiting:
            block, _, waiting = waiting.partition(b"\n\n")
            yield _event(block.decode())


def chunks(events: list[Event]) -> list[Any]:
    """The data of a chat's stream without the end mark, which must be there."""
    assert events[-1] == (None, "[DONE]")
    assert all(name is None for name, _ in events)
    return [data for _, data in events[:-1]]


def joined(parts: list[Any], field: str) -> str:
    """One field of all deltas."""
    return "".join(choice["delta"].get(field) or "" for part in parts for choice in part["choices"])

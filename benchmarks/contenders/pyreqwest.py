"""pyreqwest, bare, to a dict."""

import json
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any

from .. import canned
from . import Place, Work, Works, awaited, counted

_client: Any = import_module("pyreqwest.client")


def _call(place: Place) -> Work:
    client, url = _client.SyncClientBuilder().build(), f"{place.url}/v1/chat/completions"

    def work(count: int) -> None:
        for _ in range(count):
            client.post(url).body_json(canned.QUESTION).build().send().json()

    return work


def _calls(place: Place, *, http2: bool = False) -> Work:
    url = f"{place.url}/v1/chat/completions"

    async def call(client: Any) -> None:
        await (await client.post(url).body_json(canned.QUESTION).build().send()).json()

    return awaited(lambda: _client.ClientBuilder().http2(http2).build(), call, place.each)


def _sse(place: Place) -> Work:
    client, url = _client.SyncClientBuilder().build(), f"{place.url}/v1/chat/completions"

    def chunks(count: int) -> Iterator[Any]:
        request = client.post(url).body_json({**canned.QUESTION, "model": f"stream-{count}"})
        with request.build_streamed() as response:
            held = b""
            while piece := response.body_reader.read_chunk():
                *lines, held = (held + bytes(piece)).split(b"\n")
                for line in lines:
                    if line.startswith(b"data: ") and line != b"data: [DONE]":
                        yield json.loads(line[6:])

    return lambda count: counted(count, chunks(count))


def _flight(place: Place) -> Work:
    url = f"{place.url}/later/v1/chat/completions"

    async def call(client: Any) -> None:
        await (await client.post(url).body_json(canned.QUESTION).build().send()).json()

    return awaited(lambda: _client.ClientBuilder().build(), call, place.each)


def works(_: str) -> Works:
    """What it does."""
    return {
        "call-sync": _call,
        "call-64": _calls,
        "call-tls": _call,
        "call-http2": partial(_calls, http2=True),
        "sse": _sse,
        "flight": _flight,
    }

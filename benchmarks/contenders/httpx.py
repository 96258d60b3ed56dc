"""httpx, to a dict."""

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from .. import canned
from . import Place, Work, Works, awaited, counted

_httpx: Any = import_module("httpx")


def _call(place: Place) -> Work:
    client, url = _httpx.Client(), f"{place.url}/v1/chat/completions"

    def work(count: int) -> None:
        for _ in range(count):
            client.post(url, json=canned.QUESTION).json()

    return work


def _calls(place: Place) -> Work:
    url = f"{place.url}/v1/chat/completions"

    async def call(client: Any) -> None:
        (await client.post(url, json=canned.QUESTION)).json()

    return awaited(_httpx.AsyncClient, call, place.each)


def _sse(place: Place) -> Work:
    client, url = _httpx.Client(), f"{place.url}/v1/chat/completions"

    def chunks(count: int) -> Iterator[Any]:
        with client.stream("POST", url, json={**canned.QUESTION, "model": f"stream-{count}"}) as response:
            for line in response.iter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    yield json.loads(line[6:])

    return lambda count: counted(count, chunks(count))


def works(_: str) -> Works:
    """What it does."""
    return {"call-sync": _call, "call-64": _calls, "sse": _sse}

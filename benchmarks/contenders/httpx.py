"""httpx, to a dict."""

import json
import time
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any

from .. import canned
from . import Place, Work, Works, awaited, counted, imported

_httpx: Any = import_module("httpx")


def _call(place: Place) -> Work:
    client, url = _httpx.Client(), f"{place.url}/v1/chat/completions"

    def work(count: int) -> None:
        for _ in range(count):
            client.post(url, json=canned.QUESTION).json()

    return work


def _calls(place: Place, *, http2: bool = False) -> Work:
    url = f"{place.url}/v1/chat/completions"

    async def call(client: Any) -> None:
        (await client.post(url, json=canned.QUESTION)).json()

    return awaited(partial(_httpx.AsyncClient, http2=http2), call, place.each)


def _sse(place: Place) -> Work:
    client, url = _httpx.Client(), f"{place.url}/v1/chat/completions"

    def chunks(count: int) -> Iterator[Any]:
        with client.stream("POST", url, json={**canned.QUESTION, "model": f"stream-{count}"}) as response:
            for line in response.iter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    yield json.loads(line[6:])

    return lambda count: counted(count, chunks(count))


def _export(place: Place, *, raw: bool) -> Work:
    client, url = _httpx.Client(), f"{place.url}/export"

    def work(count: int) -> None:
        headers = {"x-size": str(count)}
        with place.file.open("wb") as file:
            if not raw:
                file.write(client.get(url, headers=headers).content)
                return
            with client.stream("GET", url, headers=headers) as response:
                for piece in response.iter_raw():
                    file.write(piece)

    work(place.each)
    return work


def _tasks(place: Place) -> Work:
    client, url = _httpx.Client(), f"{place.url}/tasks/export"

    def tasks(count: int) -> Iterator[Any]:
        with client.stream("GET", url, headers={"x-size": str(count)}) as response:
            for line in response.iter_lines():
                yield from json.loads(line)["tasks"]

    return lambda count: counted(count, tasks(count))


def _flight(place: Place, at_once: int) -> Work:
    url = f"{place.url}/later/v1/chat/completions"
    limits = _httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)

    async def call(client: Any) -> None:
        (await client.post(url, json=canned.QUESTION)).json()

    some = awaited(lambda: _httpx.AsyncClient(limits=limits, timeout=60), call, at_once)

    def work(_: int) -> dict[str, float]:
        """Some of them: it has as many on the way all the time, and all would take minutes."""
        few, cpu, wall = 10 * at_once, time.process_time(), time.perf_counter()
        told: dict[str, float] = some(few)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        return {**told, "cpu": cpu / few * 1e6, "wall": wall / few * 1e6}

    return work


def works(variant: str) -> Works:
    """What it does: with the whole body at once or as it comes, with so many connections."""
    return {
        "call-sync": _call,
        "call-64": _calls,
        "call-tls": _call,
        "call-http2": partial(_calls, http2=variant == "http2"),
        "sse": _sse,
        "import-alone": imported("import httpx"),
        "import-call": imported("import httpx"),
        "export": partial(_export, raw=variant == "raw"),
        "tasks-read": _tasks,
        "flight": lambda place: _flight(place, int(variant)),
    }

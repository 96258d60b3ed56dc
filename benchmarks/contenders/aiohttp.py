"""aiohttp, to a dict."""

from importlib import import_module
from typing import Any

from .. import canned
from . import Place, Work, Works, awaited

_aiohttp: Any = import_module("aiohttp")


def _calls(place: Place) -> Work:
    url = f"{place.url}/v1/chat/completions"

    async def call(session: Any) -> None:
        async with session.post(url, json=canned.QUESTION) as response:
            await response.json()

    return awaited(_aiohttp.ClientSession, call, place.each)


def _flight(place: Place) -> Work:
    url = f"{place.url}/later/v1/chat/completions"

    async def call(session: Any) -> None:
        async with session.post(url, json=canned.QUESTION) as response:
            await response.json()

    return awaited(lambda: _aiohttp.ClientSession(connector=_aiohttp.TCPConnector(limit=0)), call, place.each)


def works(_: str) -> Works:
    """What it does."""
    return {"call-64": _calls, "flight": _flight}

"""openai, with its defaults."""

from importlib import import_module
from typing import Any

from .. import canned
from . import Place, Work, Works, awaited, counted, imported

_openai: Any = import_module("openai")


def _call(place: Place) -> Work:
    client = _openai.OpenAI(base_url=f"{place.url}/v1", api_key="sk-none")

    def work(count: int) -> None:
        for _ in range(count):
            client.chat.completions.create(**canned.QUESTION)

    return work


def _calls(place: Place) -> Work:
    return awaited(
        lambda: _openai.AsyncOpenAI(base_url=f"{place.url}/v1", api_key="sk-none"),
        lambda client: client.chat.completions.create(**canned.QUESTION),
        place.each,
    )


def _sse(place: Place) -> Work:
    client = _openai.OpenAI(base_url=f"{place.url}/v1", api_key="sk-none")
    return lambda count: counted(
        count, client.chat.completions.create(**{**canned.QUESTION, "model": f"stream-{count}"}, stream=True)
    )


def works(_: str) -> Works:
    """What it does."""
    return {
        "call-sync": _call,
        "call-64": _calls,
        "call-tls": _call,
        "sse": _sse,
        "import-alone": imported("import openai"),
    }

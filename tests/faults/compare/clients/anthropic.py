"""anthropic on a service in the shape of its API, made as its documentation shows."""

from importlib import import_module
from typing import Any

from ...contender import TIMEOUT, Contender, Reach, Twin
from ...doing import Doing, call, plain

_anthropic: Any = import_module("anthropic")
_BODY: dict[str, Any] = {
    "model": "claude", "max_tokens": 64, "messages": [{"role": "user", "content": "Tell me of Rome."}],
}  # fmt: skip
#: Seconds: its three tries, and the longest of its two pauses.
_PATIENCE = 3 * TIMEOUT + 0.5 + 1.0
#: Cells at once: much of its time is pauses.
AT_ONCE = 24


def _events(client: Any) -> Any:
    with client.messages.create(**_BODY, stream=True) as stream:
        return [plain(event) for event in stream]


async def _events_awaited(client: Any) -> Any:
    async with await client.messages.create(**_BODY, stream=True) as stream:
        return [plain(event) async for event in stream]


def _text(client: Any) -> Any:
    with client.messages.stream(**_BODY) as stream:
        return list(stream.text_stream)


async def _text_awaited(client: Any) -> Any:
    async with client.messages.stream(**_BODY) as stream:
        return [text async for text in stream.text_stream]


_DOES = {
    "get_model": call("models.retrieve", "claude"),
    "create_message": call("messages.create", **_BODY),
    "stream_message": Doing(_events, _events_awaited),
    "stream_text": Doing(_text, _text_awaited),
}


def contender(service: str, twin: Twin) -> Contender:
    """Its client."""
    kind, http = (
        (_anthropic.Anthropic, _anthropic.DefaultHttpxClient)
        if twin == "sync"
        else (_anthropic.AsyncAnthropic, _anthropic.DefaultAsyncHttpxClient)
    )

    def make(reach: Reach) -> Any:
        trust = {} if reach.verify is True else {"http_client": http(verify=reach.verify)}
        return kind(base_url=reach.base_url, api_key=reach.secret, timeout=TIMEOUT, **trust)

    return Contender(
        "anthropic", service, twin, make, lambda client: client.close(),
        {name: doing.sync if twin == "sync" else doing.awaited for name, doing in _DOES.items()},
        own=(_anthropic.AnthropicError,), patience=_PATIENCE,
    )  # fmt: skip

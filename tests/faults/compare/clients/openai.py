"""openai on LM Studio, made as its documentation shows."""

from importlib import import_module
from typing import Any

from ...contender import TIMEOUT, Contender, Reach, Twin
from ...doing import Doing, call, plain

_openai: Any = import_module("openai")
_QUESTION = [{"role": "user", "content": "Tell me of Rome."}]
_CHAT: dict[str, Any] = {"model": "qwen", "messages": _QUESTION}
#: Seconds: its three tries, and the longest of its two pauses.
_PATIENCE = 3 * TIMEOUT + 0.5 + 1.0
#: Cells at once: much of its time is pauses.
AT_ONCE = 24
_City: Any = import_module("pydantic").create_model("City", name=(str, ...), population=(int, ...))


async def _models(client: Any) -> Any:
    return [plain(model) async for model in client.models.list()]


def _chunks(client: Any) -> Any:
    with client.chat.completions.create(**_CHAT, stream=True) as stream:
        return [plain(chunk) for chunk in stream]


async def _chunks_awaited(client: Any) -> Any:
    async with await client.chat.completions.create(**_CHAT, stream=True) as stream:
        return [plain(chunk) async for chunk in stream]


def _text(client: Any) -> Any:
    with client.chat.completions.stream(**_CHAT) as stream:
        return [event.delta for event in stream if event.type == "content.delta"]


async def _text_awaited(client: Any) -> Any:
    async with client.chat.completions.stream(**_CHAT) as stream:
        return [event.delta async for event in stream if event.type == "content.delta"]


_DOES = {
    "list_models": Doing(lambda client: [plain(model) for model in client.models.list()], _models),
    "create_chat_completion": call("chat.completions.create", **_CHAT),
    "create_embeddings": call("embeddings.create", model="gemma", input="Rome"),
    "stream_chat_completion": Doing(_chunks, _chunks_awaited),
    "stream_chat_text": Doing(_text, _text_awaited),
    "parse": call("chat.completions.parse", **_CHAT, response_format=_City),
}


def contender(service: str, twin: Twin) -> Contender:
    """Its client of LM Studio."""
    kind, http = (
        (_openai.OpenAI, _openai.DefaultHttpxClient)
        if twin == "sync"
        else (_openai.AsyncOpenAI, _openai.DefaultAsyncHttpxClient)
    )

    def make(reach: Reach) -> Any:
        trust = {} if reach.verify is True else {"http_client": http(verify=reach.verify)}
        return kind(base_url=f"{reach.base_url}/v1", api_key=reach.secret, timeout=TIMEOUT, **trust)

    return Contender(
        "openai", service, twin, make, lambda client: client.close(),
        {name: doing.sync if twin == "sync" else doing.awaited for name, doing in _DOES.items()},
        own=(_openai.OpenAIError,), patience=_PATIENCE,
    )  # fmt: skip

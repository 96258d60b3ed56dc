"""Every recorded exchange with a server in the manner of OpenAI, replayed: the right answer, or the right error."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from fivefold.lmstudio import exceptions
from tests.core._server import FakeServer

from ._replay import RECORDED, recorded

MOCK = "Hello from the LiteLLM mock. One two three four five."
CHAT = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
TEXT = {"model": "m", "prompt": "hi"}
Use = Callable[[Any], Any]


def _models(client: Any) -> Any:
    return [model.id for model in client.list_models()]


def _chat(client: Any) -> Any:
    return client.create_chat_completion(CHAT).choices[0].message.content


def _words(client: Any) -> Any:
    return len(_chat(client).split())


def _tool(client: Any) -> Any:
    (call,) = client.create_chat_completion(CHAT).choices[0].message.tool_calls
    return call.function.name, call.function.arguments


def _answers(client: Any) -> Any:
    return len(client.create_chat_completion(CHAT).choices)


def _text(client: Any) -> Any:
    return client.create_completion(TEXT).choices[0].text


def _texts(client: Any) -> Any:
    return len(client.create_completion(TEXT).choices)


def _logprobs(client: Any) -> Any:
    return sorted(client.create_completion(TEXT).choices[0].logprobs)


def _embeddings(client: Any) -> Any:
    answer = client.create_embeddings({"model": "m", "input": "hi"})
    return [_shape(item.embedding) for item in answer.data]


def _shape(value: Any) -> Any:
    return (*map(_shape, value[:1]), len(value)) if isinstance(value, list) else math.isfinite(value)


def _response(client: Any) -> Any:
    return client.create_response({"model": "m", "input": "hi"}).output[0].content[0].text


def _chat_stream(client: Any) -> Any:
    with client.stream_chat_completion(CHAT) as stream:
        text = "".join(stream.text())
        whole = stream.final()
    assert text == (whole.choices[0].message.content or "")
    return text, whole.choices[0].finish_reason, whole.usage and whole.usage.total_tokens


def _tool_stream(client: Any) -> Any:
    (choice,) = client.stream_chat_completion(CHAT).final().choices
    (call,) = choice.message.tool_calls
    return call.function.name, call.function.arguments, call.id, choice.finish_reason


def _text_stream(client: Any) -> Any:
    whole = client.stream_completion(TEXT).final()
    return whole.choices[0].text, whole.choices[0].finish_reason, whole.usage and whole.usage.total_tokens


def _response_stream(client: Any) -> Any:
    return client.stream_response({"model": "m", "input": "hi"}).final()


def _native(client: Any) -> Any:
    return client.native.list_models()


def _v0(client: Any) -> Any:
    return client.v0.list_models()


#: What comes of the recorded successes.
ANSWERS: dict[str, tuple[Use, Any]] = {
    "litellm-body-mock-unicode": (_chat_stream, ('héllo \u2028 世界 🦙 "q"\n\nend', "stop", None)),
    "litellm-chat-stream-usage": (_chat_stream, (MOCK, "stop", 22)),
    "litellm-chat": (_chat, MOCK),
    "litellm-completions-stream": (_text_stream, (MOCK, "stop", None)),
    "litellm-completions": (_text, MOCK),
    "litellm-embeddings-batch": (_embeddings, [(True, 4)]),
    "litellm-embeddings": (_embeddings, [(True, 4)]),
    "litellm-mock-toolcalls": (_tool, ("f", '{"a": 1}')),
    "litellm-models": (
        _models,
        [
            "mock-chat",
            "mock-rate-limited",
            "mock-server-error",
            "mock-context-exceeded",
            "mock-embed",
            "via-llama",
            "via-llama-text",
            "via-llama-embed",
            "dead-upstream",
        ],
    ),
    "litellm-n2": (_answers, 2),
    "litellm-responses": (_response, MOCK),
    "litellm-via-llama-chat-stream": (_chat_stream, (" port kind each", "length", 11)),
    "litellm-via-llama-chat": (_chat, " port kind each came could through"),
    "litellm-via-llama-context-stream": (_chat_stream, ("", "stop", None)),
    "litellm-via-llama-embed": (_embeddings, [(True, 64), (True, 64)]),
    "litellm-via-llama-text-stream": (_text_stream, (" follow thing our", "length", 14)),
    "litellm-via-llama-text": (_text, " follow thing our on"),
    "llama-auth-ok": (_models, ["tiny-llama", "tiny-embed"]),
    "llama-chat-json-schema": (_chat, '{ "ok" :true,"n":3}'),
    "llama-chat-parts": (_chat, " as animal she"),
    "llama-chat-stream": (_chat_stream, (" port kind each came", "length", None)),
    "llama-chat-tool-stream": (
        _tool_stream,
        ("pick", '{ "ok" :true,"n":3}', "call__0_pick_cmpl-bce7e2a1-8526-4f46-ac53-cee562798184", "tool_calls"),
    ),
    "llama-chat-tool": (_tool, ("pick", '{ "ok" :true,"n":3}')),
    "llama-chat": (_chat, " port kind each came could through"),
    "llama-completions-array1-prompt": (_text, " cause a if"),
    "llama-completions-logprobs-echo": (_logprobs, ["text_offset", "token_logprobs", "tokens", "top_logprobs"]),
    "llama-completions-stop-string": (_text, " follow thing"),
    "llama-completions-stop": (_text, " follow thing our"),
    "llama-completions-stream": (_text_stream, (" follow thing our on", "length", None)),
    "llama-completions": (_text, " follow thing our on kind well work change"),
    "llama-embeddings-batch-nopooling": (_embeddings, [((True, 64), 4), ((True, 64), 2)]),
    "llama-embeddings-batch": (_embeddings, [(True, 64), (True, 64)]),
    "llama-embeddings-nopooling": (_embeddings, [((True, 64), 5)]),
    "llama-embeddings": (_embeddings, [(True, 64)]),
    "llama-err-no-messages": (_words, 503),
    "llama-err-unknown-model": (_text, " cause a"),
    "llama-models": (_models, ["tiny-llama", "tiny-embed"]),
    "llama-n2": (_texts, 1),
    "llama-unicode": (_text, "世界 🦙 é first were well"),
}
#: The error of each recorded refusal, and a part of the server's words.
REFUSALS: dict[str, tuple[Use, type[exceptions.LMStudioError], str]] = {
    "litellm-err-404": (_models, exceptions.NotFoundError, "client_error: Not Found"),
    "litellm-err-405": (_models, exceptions.APIStatusError, "client_error: Method Not Allowed"),
    "litellm-err-429": (_chat, exceptions.RateLimitError, "rate_limit_error: litellm.RateLimitError: this is a mock"),
    "litellm-err-429-stream": (_chat_stream, exceptions.RateLimitError, "rate_limit_error: litellm.RateLimitError"),
    "litellm-err-500": (_chat, exceptions.InternalServerError, "server_error: litellm.InternalServerError"),
    "litellm-err-500-stream": (_chat_stream, exceptions.InternalServerError, "server_error: litellm.Internal"),
    "litellm-err-badjson": (_chat, exceptions.BadRequestError, "client_error: "),
    "litellm-err-context": (_chat, exceptions.BadRequestError, "client_error: litellm.ContextWindowExceededError"),
    "litellm-err-dead-upstream": (_chat, exceptions.InternalServerError, "server_error: litellm.InternalServerError"),
    "litellm-err-nokey": (_models, exceptions.AuthenticationError, "authentication_error: Authentication Error, No"),
    "litellm-err-nomessages": (_chat, exceptions.InternalServerError, "server_error: Router.acompletion() missing"),
    "litellm-err-unknown-model": (_chat, exceptions.BadRequestError, "client_error: "),
    "litellm-err-wrongkey": (_models, exceptions.BadRequestError, "client_error: "),
    "litellm-lmstudio-paths": (_native, exceptions.NotFoundError, "client_error: Not Found"),
    "litellm-mock-timeout": (_chat, exceptions.APIStatusError, "client_error: litellm.Timeout"),
    "litellm-no-auth-header-chat": (_chat, exceptions.AuthenticationError, "authentication_error: "),
    "litellm-prompt-array": (_text, exceptions.InternalServerError, "server_error: "),
    "litellm-responses-stream": (
        _response_stream,
        exceptions.InternalServerError,
        "server_error: 'async for' requires",
    ),
    "litellm-responses-via-llama-stream": (
        _response_stream,
        exceptions.NotFoundError,
        "client_error: litellm.NotFound",
    ),
    "llama-auth-nokey": (_models, exceptions.AuthenticationError, "authentication_error: "),
    "llama-auth-wrongkey": (_models, exceptions.AuthenticationError, "authentication_error: Invalid API key"),
    "llama-completions-array-prompt": (_text, exceptions.InternalServerError, "server_error: "),
    "llama-embeddings-wrong-model": (_embeddings, exceptions.InternalServerError, "server_error: "),
    "llama-err-404": (_models, exceptions.NotFoundError, "client_error: Not Found"),
    "llama-err-404-no-v1": (_chat, exceptions.NotFoundError, "client_error: Not Found"),
    "llama-err-405": (_models, exceptions.APIStatusError, "client_error: Method Not Allowed"),
    "llama-err-bad-param": (_text, exceptions.InternalServerError, "server_error: 1 validation error"),
    "llama-err-badjson": (_text, exceptions.InternalServerError, "server_error: "),
    "llama-err-context": (_text, exceptions.BadRequestError, "client_error: This model's maximum context length is"),
    "llama-err-context-stream": (_chat_stream, exceptions.IncompleteStreamError, "api_error: the stream ended before"),
    "llama-err-missing-prompt-type": (_text, exceptions.InternalServerError, "server_error: "),
    "llama-lmstudio-paths": (_v0, exceptions.NotFoundError, "client_error: Not Found"),
}


def test_every_recorded_exchange_is_replayed() -> None:
    assert {path.stem for path in RECORDED.glob("*.txt")} == {*ANSWERS, *REFUSALS}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_recorded_answer_is_read(name: str, wired: Any, server: FakeServer) -> None:
    server.script(recorded(name))
    use, expected = ANSWERS[name]
    assert use(wired) == expected
    assert len(server.received) == 1


@pytest.mark.parametrize("name", REFUSALS)
def test_a_recorded_refusal_is_its_error(name: str, wired: Any, server: FakeServer) -> None:
    server.script(recorded(name))
    use, kind, words = REFUSALS[name]
    with pytest.raises(kind) as caught:
        use(wired.view(max_retries=0))
    assert type(caught.value) is kind
    assert str(caught.value).startswith(words)
    assert len(server.received) == 1

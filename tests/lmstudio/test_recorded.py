"""Every recorded exchange with a server in the manner of OpenAI, replayed: the right answer, or the right error."""

import json
import math
import re
from collections.abc import Callable
from typing import Any

import pytest

from fivefold.lmstudio import exceptions
from tests.core._server import FakeServer

from ._replay import RECORDED, asked, recorded

MOCK = "Hello from the LiteLLM mock. One two three four five."
CHAT = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
TEXT = {"model": "m", "prompt": "hi"}
Use = Callable[[Any, Any], Any]


def _models(client: Any, body: Any) -> Any:
    return [model.id for model in client.list_models()]


def _chat(client: Any, body: Any) -> Any:
    return client.create_chat_completion(body).choices[0].message.content


def _words(client: Any, body: Any) -> Any:
    return len(_chat(client, body).split())


def _tool(client: Any, body: Any) -> Any:
    (call,) = client.create_chat_completion(body).choices[0].message.tool_calls
    return call.function.name, call.function.arguments


def _answers(client: Any, body: Any) -> Any:
    return len(client.create_chat_completion(body).choices)


def _text(client: Any, body: Any) -> Any:
    return client.create_completion(body).choices[0].text


def _texts(client: Any, body: Any) -> Any:
    return len(client.create_completion(body).choices)


def _logprobs(client: Any, body: Any) -> Any:
    return sorted(client.create_completion(body).choices[0].logprobs)


def _embeddings(client: Any, body: Any) -> Any:
    answer = client.create_embeddings(body)
    return [_shape(item.embedding) for item in answer.data]


def _shape(value: Any) -> Any:
    return (*map(_shape, value[:1]), len(value)) if isinstance(value, list) else math.isfinite(value)


def _response(client: Any, body: Any) -> Any:
    return client.create_response(body).output[0].content[0].text


def _chat_stream(client: Any, body: Any) -> Any:
    with client.stream_chat_completion(body) as stream:
        text = "".join(stream.text())
        whole = stream.final()
    assert text == (whole.choices[0].message.content or "")
    return text, whole.choices[0].finish_reason, whole.usage and whole.usage.total_tokens


def _tool_stream(client: Any, body: Any) -> Any:
    (choice,) = client.stream_chat_completion(body).final().choices
    (call,) = choice.message.tool_calls
    return call.function.name, call.function.arguments, call.id, choice.finish_reason


def _text_stream(client: Any, body: Any) -> Any:
    whole = client.stream_completion(body).final()
    return whole.choices[0].text, whole.choices[0].finish_reason, whole.usage and whole.usage.total_tokens


def _response_stream(client: Any, body: Any) -> Any:
    return client.stream_response(body).final()


def _native(client: Any, body: Any) -> Any:
    return client.native.list_models()


def _v0(client: Any, body: Any) -> Any:
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


#: Requests that no method sends: what is sent in their place, and why.
UNSENT: dict[str, Any] = {
    "litellm-err-404": None,  # no such path
    "llama-err-404": None,
    "litellm-err-405": CHAT,  # no such method
    "llama-err-405": None,
    "llama-err-404-no-v1": CHAT,  # without the /v1 that each client adds
    "litellm-err-badjson": CHAT,  # no JSON
    "llama-err-badjson": TEXT,
    "litellm-err-nomessages": CHAT,  # refused by the client, below
    "llama-err-no-messages": CHAT,
    "llama-err-bad-param": TEXT,
    "llama-err-missing-prompt-type": TEXT,
}
#: Of those, the ones that are JSON, and how the client refuses them.
REFUSED: dict[str, tuple[Use, str]] = {
    "litellm-err-nomessages": (_chat, "missing 'messages'"),
    "llama-err-no-messages": (_chat, "missing 'messages'"),
    "llama-err-bad-param": (_text, "temperature: expected a number, got str 'hot'"),
    "llama-err-missing-prompt-type": (_text, "prompt: fits none of 2 shapes"),
}


def test_every_recorded_exchange_is_replayed() -> None:
    assert {path.stem for path in RECORDED.glob("*.txt")} == {*ANSWERS, *REFUSALS} == {*asked()}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_recorded_answer_is_read(name: str, wired: Any, server: FakeServer) -> None:
    server.script(recorded(name))
    use, expected = ANSWERS[name]
    assert use(wired, _body(name)) == expected
    _was_sent_as_recorded(name, server)


@pytest.mark.parametrize("name", REFUSALS)
def test_a_recorded_refusal_is_its_error(name: str, wired: Any, server: FakeServer) -> None:
    server.script(recorded(name))
    use, kind, words = REFUSALS[name]
    with pytest.raises(kind) as caught:
        use(wired.view(max_retries=0), _body(name))
    assert type(caught.value) is kind
    assert str(caught.value).startswith(words)
    _was_sent_as_recorded(name, server)


@pytest.mark.parametrize("name", REFUSED)
def test_a_recorded_request_that_is_refused_before_it_is_sent(name: str, wired: Any, server: FakeServer) -> None:
    use, words = REFUSED[name]
    with pytest.raises((TypeError, ValueError), match=re.escape(words)):
        use(wired, asked()[name]["body"])
    assert server.received == []


def _body(name: str) -> Any:
    return UNSENT[name] if name in UNSENT else asked()[name].get("body")


def _was_sent_as_recorded(name: str, server: FakeServer) -> None:
    (received,) = server.received
    if name in UNSENT:
        return
    request = asked()[name]
    assert received.line == f"{request['method']} {request['path']} HTTP/1.1"
    assert (json.loads(received.body) if received.body else None) == _completed(request)


def _completed(request: Any) -> Any:
    """A recorded body with what the client asks for besides, as the docs say."""
    body = request.get("body")
    if request["path"] == "/v1/embeddings":
        return {"encoding_format": "float", **body}
    counted = body is not None and body.get("stream") and request["path"] != "/v1/responses"
    return {"stream_options": {"include_usage": True}, **body} if counted else body


WHOLE = [name for name, (use, _) in ANSWERS.items() if use not in (_chat_stream, _tool_stream, _text_stream, _models)]


@pytest.mark.parametrize("name", WHOLE)
def test_a_recorded_answer_is_kept_whole(name: str, wired: Any, server: FakeServer) -> None:
    server.script(recorded(name))
    method = {"completions": "create_completion", "chat/completions": "create_chat_completion"}
    method |= {"embeddings": "create_embeddings", "responses": "create_response"}
    answer = getattr(wired.raw, method[asked()[name]["path"].removeprefix("/v1/")])(_body(name))
    assert answer.parsed.to_dict() == json.loads(answer.content)


@pytest.mark.parametrize("name", [name for name in ANSWERS if "stream" in name])
def test_a_recorded_stream_is_kept_whole(name: str, wired: Any, server: FakeServer) -> None:
    server.script(recorded(name))
    chat = asked()[name]["path"] == "/v1/chat/completions"
    chunks = list((wired.stream_chat_completion if chat else wired.stream_completion)(_body(name)))
    data = [line[6:] for line in (RECORDED / f"{name}.txt").read_text().split("\n") if line.startswith("data: ")]
    assert [chunk.to_dict() for chunk in chunks] == [json.loads(one) for one in data if one != "[DONE]"]
    assert chunks

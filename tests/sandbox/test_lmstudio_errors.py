"""Every shape in which LM Studio says that something is wrong, with its quirks and without."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.sandbox.lmstudio import SERVICE
from fivefold.sandbox.lmstudio.errors import stream_errors
from tests.sandbox.lmstudio_tools import CHAT, EMBEDDER, ODD, PIXEL, parse, stream, user

Connect = Callable[[Sandbox], httpx.Client]
COMPLETIONS, CHATS, RESPONSES = "/v1/completions", "/v1/chat/completions", "/v1/responses"
TOKEN = "sk-lm-abcdefgh:0123456789"


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio")


@pytest.fixture
def strict(launch: Callable[..., Sandbox], connect: Connect) -> httpx.Client:
    return connect(launch(service="lmstudio", quirks="off"))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/chat/completions"),
        ("GET", "/v1//models"),
        ("GET", "/v1/models/some-model"),
        ("POST", "/v1/models"),
        ("DELETE", "/api/v1/models"),
        ("POST", "/v1/models/unload"),
        ("GET", "/api/v0/models/openai/gpt-oss-20b"),
        ("GET", "/"),
    ],
)
def test_unknown_endpoints(http: httpx.Client, strict: httpx.Client, method: str, path: str) -> None:
    body = {"error": f"Unexpected endpoint or method. ({method} {path})"}
    reply, plain = http.request(method, path), strict.request(method, path)
    assert (reply.status_code, reply.json()) == (200, body)
    assert (plain.status_code, plain.json()) == (405 if "Allow" in plain.headers else 404, body)
    assert plain.headers.get("Allow") == {"/v1/models": "GET", "/api/v1/models": "GET"}.get(path)


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        (CHATS, {}, "'messages' field is required"),
        (CHATS, {"messages": []}, "'messages' array must not be empty"),
        (CHATS, {"messages": ["hi"]}, "Invalid 'messages' in payload"),
        (CHATS, {"messages": [{"role": "robot", "content": "hi"}]}, "Invalid 'messages' in payload"),
        (CHATS, {"messages": [{"role": "tool", "content": "hi"}]}, "Invalid 'messages' in payload"),
        (CHATS, {"messages": user([{"type": "audio"}])}, "'type' field must be one of 'text' or 'image_url'"),
        (COMPLETIONS, {"model": CHAT}, "'prompt' field is required"),
        (COMPLETIONS, {"prompt": [1, 2]}, "'prompt' field must be a string or an array of strings"),
        ("/v1/embeddings", {"model": EMBEDDER}, "'input' field is required"),
        (RESPONSES, {"model": CHAT}, "'input' field is required"),
        (
            CHATS,
            {"messages": user("hi"), "response_format": {"type": "json_object"}},
            "'response_format.type' must be 'json_schema' or 'text'",
        ),
        (
            CHATS,
            {"messages": user("hi"), "tool_choice": {"type": "function", "function": {"name": "f"}}},
            "Invalid tool_choice type: 'object'. Supported string values: none, auto, required",
        ),
        (CHATS, {"messages": user("hi"), "tools": [{"type": "function"}]}, "Invalid 'tools' in payload"),
        (CHATS, {"model": EMBEDDER, "messages": user("hi")}, f'Model "{EMBEDDER}" is not a text generation model'),
        ("/v1/embeddings", {"model": CHAT, "input": "hi"}, f'Model "{CHAT}" is not an embedding model'),
    ],
)
@pytest.mark.parametrize("quirks", ["real", "off"])
def test_the_error_is_a_text(
    launch: Callable[..., Sandbox], connect: Connect, path: str, body: dict[str, Any], message: str, quirks: str
) -> None:
    server = launch(service="lmstudio", quirks=quirks) if quirks == "off" else launch(service="lmstudio")
    reply = connect(server).post(path, json=body)
    assert (reply.status_code, reply.json()) == (400, {"error": message})
    assert server.effects() == {}


@pytest.mark.parametrize("content", [b"{", b'{"a": NaN}', b"\xff"])
def test_what_is_no_json(http: httpx.Client, content: bytes) -> None:
    reply = http.post(CHATS, content=content, headers={"Content-Type": "application/json"})
    assert (reply.status_code, reply.json()) == (400, {"error": "Invalid JSON in the request body"})


@pytest.mark.parametrize(
    ("content", "kind"), [(b"", "application/json"), (b"{}", "text/plain"), (b"[]", "application/json")]
)
def test_no_body_is_an_empty_one(http: httpx.Client, content: bytes, kind: str) -> None:
    reply = http.post(CHATS, content=content, headers={"Content-Type": kind})
    assert reply.json() == {"error": "'messages' field is required"}


def test_thin_validation(http: httpx.Client, strict: httpx.Client) -> None:
    reply = http.post(CHATS, json={"messages": 5})
    assert (reply.status_code, reply.json()) == (500, {"error": "[Server Error] _0x48eeaf is not iterable"})
    assert http.post(COMPLETIONS, json={"prompt": "hi", "max_tokens": "2"}).status_code == 200
    for body, name in [({"messages": 5}, "messages"), ({"messages": user("hi"), "max_tokens": "2"}, "max_tokens")]:
        plain = strict.post(CHATS, json=body)
        assert (plain.status_code, plain.json()) == (400, {"error": f"Invalid type for '{name}' field"})


@pytest.mark.parametrize("url", ["https://example.com/a.png", "data:image/webp;base64,AAAA", "", None])
def test_pictures_come_as_base64_only(http: httpx.Client, url: str | None) -> None:
    reply = http.post(CHATS, json={"messages": user([{"type": "image_url", "image_url": {"url": url}}])})
    assert (reply.status_code, reply.json()) == (400, {"error": "'url' field must be a base64 encoded image."})


def test_a_model_that_cannot_see(http: httpx.Client, strict: httpx.Client) -> None:
    body = {"model": CHAT, "messages": user([{"type": "image_url", "image_url": {"url": PIXEL}}])}
    answers = [client.post(CHATS, json=body) for client in (http, strict)]
    assert [reply.status_code for reply in answers] == [200, 400]
    expected = {"error": "Model does not support images. Please use a model that does."}
    assert [reply.json() for reply in answers] == [expected, expected]


def test_unknown_models(http: httpx.Client, strict: httpx.Client) -> None:
    """With one model loaded every name is good."""
    assert http.post(COMPLETIONS, json={"model": "any", "prompt": "hi"}).json()["model"] == CHAT
    http.post("/api/v1/models/load", json={"model": CHAT})
    for client in (http, strict):
        reply = client.post(COMPLETIONS, json={"model": "any", "prompt": "hi"})
        error = reply.json()["error"]
        assert reply.status_code == 400
        assert error.pop("message").startswith(
            'Invalid model identifier "any". Please specify a valid downloaded model ('
        )
        assert error == {"type": "invalid_request_error", "param": "model", "code": "model_not_found"}


def test_no_model_loaded(launch: Callable[..., Sandbox], connect: Connect) -> None:
    http = connect(launch(service="lmstudio", **ODD))
    http.post("/api/v1/models/unload", json={"instance_id": CHAT})
    reply = http.post(COMPLETIONS, json={"model": CHAT, "prompt": "hi"})
    assert reply.status_code == 404
    assert reply.json()["error"]["message"].startswith("No models loaded. Please load a model")


LONG = "word " * 4096


def test_a_prompt_that_does_not_fit(http: httpx.Client, strict: httpx.Client) -> None:
    body = {"model": CHAT, "messages": user(LONG), "prompt": LONG}
    message = "Input does not fit in context length: it has 4097 tokens, the context 4096."
    for path in (CHATS, COMPLETIONS):
        for client, streamed in [(http, False), (strict, False), (strict, True)]:
            reply = client.post(path, json={**body, "stream": streamed})
            assert (reply.status_code, reply.json()) == (400, {"error": message})
        assert stream(http, path, body) == [("error", {"error": {"message": message}, "message": message})]


def test_errors_in_streams_come_in_two_forms(
    http: httpx.Client, launch: Callable[..., Sandbox], connect: Connect
) -> None:
    message = "The model has crashed without additional information. (Exit code: 6)"
    body = {"model": CHAT, "messages": user("please fail midway"), "prompt": "please fail midway"}
    older = connect(launch(service="lmstudio", **ODD))
    for path in (CHATS, COMPLETIONS):
        *parts, last = stream(http, path, body)
        assert len(parts) == 2
        assert last == ("error", {"error": {"message": message}, "message": message})
        assert stream(older, path, body)[-1] == (None, {"error": message})
        reply = http.post(path, json=body)
        assert (reply.status_code, reply.json()) == (500, {"error": message})


def test_a_stream_may_break_off_without_a_word() -> None:
    assert SERVICE.options["stream_errors"].read("none") == "none"
    assert stream_errors("It broke.", "none") == []


def test_a_token_is_required_where_one_is_set(launch: Callable[..., Sandbox], connect: Connect) -> None:
    server = launch(service="lmstudio", token=TOKEN)
    assert server.env["LM_API_TOKEN"] == TOKEN
    http = connect(server)
    for path in ("/v1/models", "/api/v1/models", "/nowhere"):
        error = http.get(path).json()["error"]
        assert (error["type"], error["code"]) == ("invalid_request", "invalid_api_key")
        assert error["message"].startswith("An LM Studio API token is required")
        for given in ("Bearer wrong", "Bearer", f"Basic {TOKEN}"):
            assert http.get(path, headers={"Authorization": given}).status_code == 401
    assert http.get("/v1/models", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_without_one_any_key_is_as_good_as_none(http: httpx.Client) -> None:
    assert http.get("/v1/models", headers={"Authorization": "Bearer lm-studio"}).status_code == 200


def test_streams_of_the_responses_endpoint_fail_by_name(http: httpx.Client) -> None:
    body = {"model": CHAT, "input": "please fail midway"}
    name, data = stream(http, RESPONSES, body)[-1]
    assert (name, data["response"]["status"]) == ("response.failed", "failed")
    assert data["response"]["error"]["message"].startswith("The model has crashed")
    assert http.post(RESPONSES, json=body).json() == {"error": data["response"]["error"]["message"]}


def test_faults_strike_streams_too(server: Sandbox, http: httpx.Client) -> None:
    body = {"model": CHAT, "prompt": "hi", "stream": True}
    whole = http.post(COMPLETIONS, json=body).content
    server.fault("create_completion", cut=300, times=1)
    got = b""
    with http.stream("POST", COMPLETIONS, json=body) as reply:

        def read() -> None:
            nonlocal got
            for piece in reply.iter_bytes():
                got += piece

        with pytest.raises(httpx.RemoteProtocolError):
            read()
    assert len(got) == 300
    assert parse(got[: got.index(b"\n\n") + 2])[0][1]["choices"] == parse(whole)[0][1]["choices"]
    server.fault("v0_get_model", status=503, times=1)
    assert http.get("/api/v0/models/openai%2Fgpt-oss-20b").status_code == 503
    assert server.requests()[-1]["operation"] == "v0_get_model"

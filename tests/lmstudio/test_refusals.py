"""What LM Studio itself refuses, in its own words, as errors of both twins: on the sandbox."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fivefold.lmstudio import LMStudioError, exceptions
from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, EMBEDDER, HUGE, PIXEL, user
from tests.twins import lmstudio

from .conftest import QUICK

LONG = {"model": CHAT, "messages": user("word " * 5000)}
TOKEN = "sk-lm-abcdefgh:0123456789"
Use = Callable[[Any], Any]


def _chat(**fields: Any) -> Use:
    return lambda client: client.create_chat_completion({"model": CHAT, "messages": user("hi"), **fields})


REFUSALS: list[tuple[Use, type[LMStudioError], str]] = [
    (_chat(messages=[]), exceptions.BadRequestError, "client_error: 'messages' array must not be empty"),
    (
        _chat(response_format={"type": "json_object"}),
        exceptions.BadRequestError,
        "client_error: 'response_format.type' must be 'json_schema' or 'text'",
    ),
    (
        _chat(tool_choice={"type": "function", "function": {"name": "f"}}),
        exceptions.BadRequestError,
        "client_error: Invalid tool_choice type: 'object'",
    ),
    (
        _chat(messages=user([{"type": "image_url", "image_url": {"url": PIXEL}}])),
        exceptions.ResponseValidationError,
        "api_error: ",
    ),
    (
        lambda client: client.create_embeddings({"model": CHAT, "input": "a"}),
        exceptions.BadRequestError,
        f'client_error: Model "{CHAT}" is not an embedding model',
    ),
    (
        lambda client: client.native.chat({"model": CHAT, "input": "a", "stop": ["x"]}),
        exceptions.BadRequestError,
        "client_error: Unrecognized key(s) in object: 'stop'",
    ),
    (
        lambda client: client.native.load_model({"model": "no-such-model"}),
        exceptions.NotFoundError,
        "client_error: ",
    ),
    (
        lambda client: client.native.load_model({"model": HUGE}),
        exceptions.InternalServerError,
        "server_error: ",
    ),
    (lambda client: client.native.get_download("no-such-job"), exceptions.NotFoundError, "client_error: "),
    (lambda client: client.v0.get_model("no-such-model"), exceptions.NotFoundError, "client_error: "),
    (
        lambda client: client.create_response({"model": EMBEDDER, "input": "a"}),
        exceptions.BadRequestError,
        f'client_error: Model "{EMBEDDER}" is not a text generation model',
    ),
    (
        lambda client: client.stream_chat_completion(LONG).final(),
        exceptions.StreamError,
        "api_error: Input does not fit in context length",
    ),
]


@pytest.mark.parametrize(("use", "kind", "words"), REFUSALS)
def test_a_refusal_is_told_in_the_words_of_the_server(
    use: Use, kind: type[LMStudioError], words: str, client: Any, lmstudio_server: Sandbox
) -> None:
    with pytest.raises(LMStudioError) as caught:
        use(client)
    assert type(caught.value) is kind
    assert str(caught.value).startswith(words)
    assert caught.value.message not in ("", "no message")
    assert len(lmstudio_server.requests()) == 1


def test_a_load_that_fails_may_be_repeated_by_the_user_only(client: Any, lmstudio_server: Sandbox) -> None:
    with pytest.raises(exceptions.InternalServerError) as caught:
        client.native.load_model({"model": HUGE})
    assert caught.value.body["error"]["type"] == "model_load_failed"
    assert (len(caught.value.attempts), len(lmstudio_server.requests())) == (1, 1)


def test_a_wrong_base_url(client: Any, lmstudio_server: Sandbox) -> None:
    root = lmstudio_server.base_url.removesuffix("/v1")
    with lmstudio("sync", f"{root}/wrong") as lost:
        with pytest.raises(exceptions.ResponseValidationError) as caught:
            lost.list_models()
        assert lost.health_check()["error_type"] == "api_error"
    assert str(caught.value).startswith("api_error: Unexpected endpoint or method. (GET /wrong/v1/models)\n")
    assert "base_url" in str(caught.value)


@pytest.fixture(scope="module")
def locked() -> Iterator[Sandbox]:
    """A sandbox that asks for a token."""
    with Sandbox("lmstudio", token=TOKEN) as server:
        yield server


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_token(kind: str, locked: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in (None, "sk-lm-wrong:1"):
        with lmstudio(kind, locked.base_url, api_key=key, retry_config=QUICK) as client:
            with pytest.raises(exceptions.AuthenticationError, match="authentication_error: ") as caught:
                client.stream_completion({"model": CHAT, "prompt": "a"}).final()
            assert caught.value.body["error"]["code"] == "invalid_api_key"
            assert "sk-lm-wrong" not in str(caught.value)
            assert client.health_check()["error_type"] == "authentication_error"
    for name, value in locked.env.items():
        monkeypatch.setenv(name, value)
    with lmstudio(kind, locked.base_url) as client:
        assert client.list_models()
        assert client.native.list_models().models

"""What the known LM Studio client's own tests assert, one test each, through the public client and real sockets."""

import inspect
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from fivefold_wire.lmstudio.api import native, openai, v0

from fivefold import lmstudio
from fivefold.call import Operation
from fivefold.lmstudio import (
    CompletionChoice,
    CompletionRequest,
    CompletionResponse,
    CompletionUsage,
    ErrorType,
    LMStudioClient,
    LMStudioError,
    Model,
    RetryConfig,
    create_client,
)
from tests import twins
from tests.core._server import FakeServer, reply

USAGE = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
CHOICE = {"text": "Hello world", "index": 0, "finish_reason": "stop"}
COMPLETION = {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": "model1", "choices": [CHOICE]}
MODELS = {"object": "list", "data": [{"id": "model1", "object": "model"}, {"id": "model2", "object": "model"}]}
QUICK = RetryConfig(max_retries=1, backoff_factor=0.0)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that answers by script."""
    with FakeServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, server: FakeServer) -> Iterator[Any]:
    """Either twin."""
    with twins.lmstudio(request.param, server.url + "/v1", retry_config=QUICK) as twin:
        yield twin


@pytest.fixture
def nowhere() -> str:
    """A base URL where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/v1"


def _lines(server: FakeServer) -> list[str]:
    return [request.line.removesuffix(" HTTP/1.1") for request in server.received]


def test_01_a_model_keeps_what_it_is_given() -> None:
    model = Model.from_dict({"id": "a", "object": "model", "created": 1, "owned_by": "me"})
    assert (model.id, model.object, model.created, model.owned_by) == ("a", "model", 1, "me")


def test_02_a_model_of_an_id_alone() -> None:
    model = Model.from_dict({"id": "a"})
    assert (model.id, model.object) == ("a", "model")
    assert [model.created, model.owned_by, model.permission, model.root, model.parent] == [None] * 5


def test_03_a_choice_without_logprobs() -> None:
    choice = CompletionChoice.from_dict(CHOICE)
    assert (choice.text, choice.index, choice.logprobs, choice.finish_reason) == ("Hello world", 0, None, "stop")


def test_04_usage_is_three_numbers() -> None:
    usage = CompletionUsage.from_dict(USAGE)
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (10, 5, 15)


def test_05_a_response_with_a_choice_and_usage() -> None:
    response = CompletionResponse.from_dict({**COMPLETION, "usage": USAGE})
    assert (response.id, len(response.choices), response.choices[0].text) == ("cmpl-1", 1, "Hello world")
    assert response.usage is not None
    assert response.usage.total_tokens == 15


def test_06_a_request_leaves_out_none() -> None:
    request = CompletionRequest(model="m", prompt="p", max_tokens=100, temperature=0.7, n=None)
    assert request.to_dict() == {"model": "m", "prompt": "p", "max_tokens": 100, "temperature": 0.7}
    kept = CompletionRequest("m", "p", max_tokens=0, temperature=0.0, echo=False, stop=[], suffix="")
    assert kept.to_dict() == {
        "model": "m",
        "prompt": "p",
        "max_tokens": 0,
        "temperature": 0.0,
        "echo": False,
        "stop": [],
        "suffix": "",
    }


def test_07_an_error_as_text() -> None:
    error = LMStudioError(message="Test error", error_type=ErrorType.API_ERROR, status_code=400)
    assert str(error) == "api_error: Test error"
    assert (error.message, error.error_type, error.status_code) == ("Test error", ErrorType.API_ERROR, 400)


def test_08_the_default_retries() -> None:
    config = RetryConfig()
    assert (config.max_retries, config.backoff_factor, config.max_backoff) == (3, 1.0, 60.0)
    assert config.retry_on_status == (500, 502, 503, 504, 429)


def test_09_other_retries() -> None:
    config = RetryConfig(max_retries=5, backoff_factor=2.0, max_backoff=120.0, retry_on_status=(500, 502))
    assert (config.max_retries, config.backoff_factor, config.max_backoff) == (5, 2.0, 120.0)
    assert config.retry_on_status == (500, 502)


def test_10_a_client_keeps_its_options_and_sends_its_key(server: FakeServer) -> None:
    server.script(reply(200, MODELS))
    with LMStudioClient(base_url=server.url + "/v1", api_key="test-key", timeout=60.0) as client:
        assert (client.base_url, client.api_key, client.timeout) == (server.url + "/v1", "test-key", 60.0)
        client.list_models()
    assert server.received[0].headers["authorization"] == "Bearer test-key"


def test_11_a_client_without_options(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LMSTUDIO_BASE_URL", "LMSTUDIO_API_KEY", "LM_API_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    default = LMStudioClient()
    assert (default.base_url, default.api_key) == ("http://localhost:1234/v1", None)
    server.script(reply(200, MODELS))
    with LMStudioClient(server.url + "/v1") as client:
        client.list_models()
    assert "authorization" not in server.received[0].headers


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, ErrorType.AUTHENTICATION_ERROR),
        (429, ErrorType.RATE_LIMIT_ERROR),
        (400, ErrorType.CLIENT_ERROR),
        (500, ErrorType.SERVER_ERROR),
        (200, ErrorType.API_ERROR),
    ],
)
def test_12_what_kind_of_error_a_status_is(status: int, kind: ErrorType, client: Any, server: FakeServer) -> None:
    server.script(reply(status, {"error": {"message": "no"}}))
    with pytest.raises(LMStudioError) as caught:
        client.list_models()
    assert caught.value.error_type is kind


def test_13_a_good_answer_is_read(client: Any, server: FakeServer) -> None:
    server.script(reply(200, {**COMPLETION, "extra": {"kept": True}}))
    assert client.create_completion(CompletionRequest("model1", "Hi")).to_dict() == {
        **COMPLETION,
        "extra": {"kept": True},
    }


def test_14_an_answer_that_is_not_json(client: Any, server: FakeServer) -> None:
    server.script(reply(200, b"not json"))
    with pytest.raises(LMStudioError, match="Invalid JSON response") as caught:
        client.list_models()
    assert (caught.value.error_type, caught.value.status_code) == (ErrorType.API_ERROR, 200)


def test_15_a_refusal_in_the_words_of_the_server(client: Any, server: FakeServer) -> None:
    server.script(reply(400, {"error": {"message": "Invalid request"}}))
    with pytest.raises(LMStudioError, match="Invalid request") as caught:
        client.list_models()
    assert (caught.value.error_type, caught.value.status_code) == (ErrorType.CLIENT_ERROR, 400)


def test_16_models_in_their_order(client: Any, server: FakeServer) -> None:
    server.script(reply(200, MODELS))
    assert [model.id for model in client.list_models()] == ["model1", "model2"]
    assert _lines(server) == ["GET /v1/models"]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_17_models_of_nobody(kind: str, nowhere: str) -> None:
    reaching = twins.lmstudio(kind, nowhere, retry_config=QUICK)
    with reaching as client, pytest.raises(LMStudioError, match="Connection error") as caught:
        client.list_models()
    assert caught.value.error_type is ErrorType.NETWORK_ERROR


def test_18_a_completion_without_usage(client: Any, server: FakeServer) -> None:
    server.script(reply(200, COMPLETION))
    response = client.create_completion(CompletionRequest(model="model1", prompt="Hello"))
    assert (response.id, response.model, response.choices[0].text) == ("cmpl-1", "model1", "Hello world")
    assert response.usage is None
    assert _lines(server) == ["POST /v1/completions"]


def test_19_a_stream_is_refused(client: Any, server: FakeServer) -> None:
    with pytest.raises(ValueError, match="Streaming is not supported"):
        client.create_completion(CompletionRequest(model="model1", prompt="Hello", stream=True))
    assert server.received == []


def test_20_a_simple_completion(client: Any, server: FakeServer) -> None:
    server.script(reply(200, COMPLETION))
    assert client.create_completion_simple("model1", "Hello", max_tokens=50, temperature=0.7).id == "cmpl-1"
    assert _lines(server) == ["POST /v1/completions"]


def test_21_healthy(client: Any, server: FakeServer) -> None:
    server.script(reply(200, MODELS))
    assert client.health_check() == {"status": "healthy", "models_count": 2, "base_url": server.url + "/v1"}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_22_unhealthy(kind: str, nowhere: str) -> None:
    with twins.lmstudio(kind, nowhere, retry_config=QUICK) as client:
        health = client.health_check()
    assert (health["status"], health["error_type"], health["base_url"]) == ("unhealthy", "network_error", nowhere)
    assert "Connection error" in health["error"]


def test_23_a_failure_and_then_a_success(client: Any, server: FakeServer) -> None:
    server.script(reply(500, {"error": "busy"}), reply(200, MODELS))
    answer = client.raw.list_models()
    assert [model.id for model in answer.parsed] == ["model1", "model2"]
    assert [(attempt.status, attempt.pause) for attempt in answer.attempts] == [(500, 0.0), (200, None)]


def test_24_a_failure_that_lasts(client: Any, server: FakeServer) -> None:
    server.script(reply(500, {"error": "busy"}))
    with pytest.raises(LMStudioError) as caught:
        client.list_models()
    assert (caught.value.error_type, len(server.received)) == (ErrorType.SERVER_ERROR, 2)


def test_25_a_refusal_is_not_repeated(client: Any, server: FakeServer) -> None:
    server.script(reply(400, {"error": {"message": "Bad request"}}))
    with pytest.raises(LMStudioError) as caught:
        client.list_models()
    assert (caught.value.error_type, len(server.received)) == (ErrorType.CLIENT_ERROR, 1)


def test_26_the_context_manager_gives_the_client() -> None:
    with LMStudioClient() as client:
        assert isinstance(client, LMStudioClient)


def test_27_nothing_but_get_and_post_is_ever_sent() -> None:
    found = [each for module in (native, openai, v0) for each in vars(module).values() if isinstance(each, Operation)]
    assert len(found) == 16
    assert {operation.method for operation in found} == {"GET", "POST"}


def test_28_create_client() -> None:
    client = create_client(base_url="http://localhost:9999/v1", api_key="test-key", timeout=5.0)
    assert type(client) is LMStudioClient
    assert (client.base_url, client.api_key, client.timeout) == ("http://localhost:9999/v1", "test-key", 5.0)


def test_29_list_models(server: FakeServer) -> None:
    server.script(reply(200, MODELS))
    models = lmstudio.list_models(base_url=server.url + "/v1", api_key="test-key")
    assert [type(model) for model in models] == [Model, Model]
    assert (_lines(server), server.received[0].headers["authorization"]) == (["GET /v1/models"], "Bearer test-key")


def test_30_complete(server: FakeServer) -> None:
    server.script(reply(200, COMPLETION))
    response = lmstudio.complete(model="model1", prompt="Hello", base_url=server.url + "/v1", max_tokens=50)
    assert response.id == "cmpl-1"
    assert server.received[0].json == {"model": "model1", "prompt": "Hello", "max_tokens": 50}
    assert list(inspect.signature(lmstudio.complete).parameters)[:4] == ["model", "prompt", "base_url", "api_key"]


def test_31_models_and_then_a_completion(client: Any, server: FakeServer) -> None:
    server.script(reply(200, MODELS), reply(200, {**COMPLETION, "usage": USAGE}))
    models = client.list_models()
    response = client.create_completion_simple(model=models[0].id, prompt="Hello")
    assert response.usage.total_tokens == 15
    assert _lines(server) == ["GET /v1/models", "POST /v1/completions"]

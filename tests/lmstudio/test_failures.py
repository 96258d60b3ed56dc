"""How calls to LM Studio fail: the class and kind of each error, and what is sent again."""

import pickle
import socket
from collections.abc import Callable
from typing import Any

import pytest

import fivefold
from fivefold.lmstudio import ErrorType, LMStudioError, exceptions
from tests.core._server import FakeServer, Wire, cut, dripping_body, reply, silence
from tests.twins import lmstudio

from .conftest import QUICK

CHAT = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
Use = Callable[[Any], Any]


def _chat(client: Any) -> Any:
    return client.create_chat_completion(CHAT)


def _models(client: Any) -> Any:
    return client.list_models()


def _load(client: Any) -> Any:
    return client.native.load_model({"model": "m"})


STATUSES = [
    (400, exceptions.BadRequestError, "client_error"),
    (401, exceptions.AuthenticationError, "authentication_error"),
    (403, exceptions.PermissionDeniedError, "client_error"),
    (404, exceptions.NotFoundError, "client_error"),
    (405, exceptions.APIStatusError, "client_error"),
    (408, exceptions.APIStatusError, "client_error"),
    (409, exceptions.ConflictError, "client_error"),
    (422, exceptions.UnprocessableEntityError, "client_error"),
    (429, exceptions.RateLimitError, "rate_limit_error"),
    (500, exceptions.InternalServerError, "server_error"),
    (501, exceptions.InternalServerError, "server_error"),
    (302, exceptions.APIStatusError, "api_error"),
]


@pytest.mark.parametrize(("status", "kind", "told"), STATUSES)
def test_each_status_has_its_class_and_its_kind(
    status: int, kind: type[LMStudioError], told: str, wired: Any, server: FakeServer
) -> None:
    server.script(reply(status, {"error": {"message": "No", "type": "invalid_request", "code": "x"}}))
    with pytest.raises(LMStudioError) as caught:
        _chat(wired.view(max_retries=0))
    error = caught.value
    assert (type(error), error.error_type, error.error_type.value) == (kind, ErrorType(told), told)
    assert str(error).splitlines()[0] == f"{told}: No"
    assert (error.message, error.status_code, error.operation) == ("No", status, "create_chat_completion")
    assert error.response_data == {"error": {"message": "No", "type": "invalid_request", "code": "x"}}
    assert isinstance(error, fivefold.APIStatusError)
    assert "sk-lm-secret" not in repr(vars(error)) + str(error)
    copied = pickle.loads(pickle.dumps(error))
    assert (str(copied), copied.error_type, copied.response_data) == (str(error), error.error_type, error.response_data)


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        ({"error": "Model not found"}, "application/json", "Model not found"),
        ({"error": {"message": "Not here"}}, "application/json", "Not here"),
        ({"detail": "Not Found"}, "application/json", "Not Found"),
        ({"error": {"message": "inner"}, "message": "outer"}, "application/json", "inner"),
        (b"Internal Server Error", "text/plain", "Internal Server Error"),
        (b"<html><title>502 Bad Gateway</title></html>", "text/html", "502 Bad Gateway"),
        (b"", "application/json", "no message"),
    ],
)
def test_the_words_of_the_server_in_every_shape(
    body: Any, content_type: str, words: str, wired: Any, server: FakeServer
) -> None:
    server.script(reply(404, body, content_type=content_type))
    with pytest.raises(exceptions.NotFoundError, match=f"client_error: {words}") as caught:
        _models(wired)
    assert caught.value.response_data == (body if isinstance(body, dict) else None)


@pytest.mark.parametrize(
    "use",
    [
        _models,
        _chat,
        _load,
        lambda client: client.create_completion_simple("m", "p"),
        lambda client: client.create_embeddings({"model": "m", "input": "p"}),
        lambda client: client.create_response({"model": "m", "input": "p"}),
        lambda client: client.v0.get_model("m"),
        lambda client: client.native.get_download("7"),
        lambda client: client.native.unload_model({"instance_id": "m"}),
        lambda client: client.native.chat({"model": "m", "input": "p"}),
    ],
)
def test_a_success_with_an_error_says_to_check_the_base_url(use: Use, wired: Any, server: FakeServer) -> None:
    server.script(reply(200, {"error": "Unexpected endpoint or method. (GET /models)"}))
    with pytest.raises(exceptions.ResponseValidationError) as caught:
        use(wired)
    error = caught.value
    assert str(error).startswith("api_error: Unexpected endpoint or method. (GET /models)\n")
    assert "check that base_url leads to the service" in str(error)
    assert (error.error_type, error.status_code, len(server.received)) == (ErrorType.API_ERROR, 200, 1)


def test_a_success_that_is_not_json(wired: Any, server: FakeServer) -> None:
    server.script(reply(200, b"<html>hello</html>", content_type="text/html"))
    with pytest.raises(exceptions.ResponseValidationError, match="api_error: Invalid JSON response: ") as caught:
        _models(wired)
    assert caught.value.response_data is None


def test_an_answer_that_is_too_large(server: FakeServer) -> None:
    server.script(reply(200, {"data": [{"id": "x" * 500}]}))
    words = "api_error: the answer is larger than 100 bytes"
    small = lmstudio("sync", server.url, max_response_bytes=100)
    with small as client, pytest.raises(exceptions.ResponseValidationError, match=words):
        client.list_models()


def test_a_success_of_another_shape(wired: Any, server: FakeServer) -> None:
    server.script(reply(200, {"models": []}))
    with pytest.raises(exceptions.ResponseValidationError, match="api_error: missing 'data'"):
        _models(wired)


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("use", [_models, _chat, _load])
def test_nobody_listens(kind: str, use: Use) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    with lmstudio(kind, url, retry_config=QUICK) as client, pytest.raises(exceptions.APIConnectionError) as caught:
        use(client.view(max_retries=1))
    error = caught.value
    assert str(error).startswith("network_error: Connection error: ")
    assert (error.error_type, error.status_code, len(error.attempts)) == (ErrorType.NETWORK_ERROR, None, 2)
    assert "is lmstudio running at" in str(error)
    assert "LMSTUDIO_BASE_URL" in str(error)


@pytest.mark.parametrize(
    ("use", "kind", "sent"),
    [(_models, exceptions.APITimeoutError, 2), (_chat, exceptions.APITimeoutError, 1)],
    ids=["a read is sent again", "a generation is not"],
)
def test_no_answer_in_time(use: Use, kind: type[LMStudioError], sent: int, wired: Any, server: FakeServer) -> None:
    def waits(wire: Wire) -> bool:
        wire._stopping.wait()
        return False

    server.script(waits)
    with pytest.raises(kind) as caught:
        use(wired.view(timeout=0.1, max_retries=1))
    assert str(caught.value).startswith("timeout_error: Request timeout: ")
    assert (caught.value.error_type, len(server.received)) == (ErrorType.TIMEOUT_ERROR, sent)


@pytest.mark.parametrize("answer", [silence, cut], ids=["none", "cut off"])
def test_a_lost_answer_queues_no_second_generation(answer: Any, wired: Any, server: FakeServer) -> None:
    server.script(answer)
    with pytest.raises(exceptions.APIConnectionError, match="network_error: Connection error: "):
        _chat(wired)
    assert len(server.received) == 1


def test_a_load_whose_answer_is_lost_is_of_unknown_outcome(wired: Any, server: FakeServer) -> None:
    server.script(silence)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        _load(wired)
    assert (caught.value.error_type, len(server.received)) == (ErrorType.NETWORK_ERROR, 1)
    server.script(dripping_body)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        _load(wired.view(timeout=0.1, deadline=0.3))
    assert (caught.value.error_type, len(server.received)) == (ErrorType.TIMEOUT_ERROR, 2)


@pytest.mark.parametrize(
    ("use", "status", "sent"),
    [(_models, 500, 4), (_chat, 500, 4), (_chat, 503, 4), (_chat, 429, 4), (_load, 500, 1), (_load, 503, 4)],
)
def test_what_is_sent_again_after_a_status(use: Use, status: int, sent: int, wired: Any, server: FakeServer) -> None:
    server.script(reply(status, {"error": "busy"}))
    with pytest.raises(exceptions.APIStatusError):
        use(wired)
    assert len(server.received) == sent


def test_an_error_made_by_hand() -> None:
    error = LMStudioError("Test error", ErrorType.API_ERROR, 418, {"a": 1})
    assert (str(error), error.message, error.status_code) == ("api_error: Test error", "Test error", 418)
    assert (error.error_type, error.response_data) == (ErrorType.API_ERROR, {"a": 1})
    assert error in {error}
    copied = pickle.loads(pickle.dumps(error))
    assert (str(copied), copied.status_code) == (str(error), 418)
    assert LMStudioError("x", ErrorType.UNKNOWN_ERROR).error_type.value == "unknown_error"

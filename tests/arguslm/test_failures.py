"""How calls to ArgusLM fail: the service's own refusals, and faults switched on at the sandbox."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

import fivefold
from fivefold.arguslm import exceptions
from fivefold.arguslm.schemas import BenchmarkCreate, ModelCreate, ModelResponse, ProviderCreate, ProviderResponse
from fivefold.sandbox import Sandbox

NOBODY = "00000000-0000-4000-8000-000000000000"

REFUSALS: list[tuple[type[exceptions.APIStatusError], int, str, Callable[[Any], Any]]] = [
    (exceptions.NotFoundError, 404, "not found", lambda client: client.get_provider(NOBODY)),
    (exceptions.UnprocessableEntityError, 422, "path.provider_id", lambda client: client.get_provider("invalid-id")),
    (exceptions.UnprocessableEntityError, 422, "query.limit", lambda client: client.list_models(limit=0)),
    (
        exceptions.BadRequestError,
        400,
        "Model IDs not found",
        lambda client: client.start_benchmark(BenchmarkCreate(model_ids=[NOBODY], prompt_pack="shakespeare")),
    ),
]


@pytest.mark.parametrize(("kind", "status", "words", "call"), REFUSALS)
def test_a_refusal_is_the_error_of_its_status(
    client: Any, kind: type[exceptions.APIStatusError], status: int, words: str, call: Callable[[Any], Any]
) -> None:
    with pytest.raises(kind, match=f"HTTP {status}: ") as caught:
        call(client)
    error = caught.value
    assert words.lower() in error.message.lower()
    assert isinstance(error, exceptions.ArgusLMError)
    assert isinstance(error, fivefold.APIStatusError)
    assert (error.status_code, error.service, len(error.attempts)) == (status, "arguslm", 1)
    assert error.response.status_code == status
    assert "detail" in error.body
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), str(copied), copied.attempts) == (kind, str(error), error.attempts)


def test_the_reset_after_a_plain_500_surfaces_as_that_500_and_the_next_call_works(client: Any) -> None:
    for _ in range(5):
        with pytest.raises(exceptions.InternalServerError, match="HTTP 500: Internal Server Error"):
            client.create_model(ModelCreate(provider_account_id=NOBODY, model_id="lost"))
        assert client.list_models().total == 0


def test_a_retryable_status_is_retried_and_told(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("GET /api/v1/providers", status=503, times=2)
    answer = client.raw.list_providers()
    assert [attempt.status for attempt in answer.attempts] == [503, 503, 200]
    assert len(arguslm_server.requests()) == 3


def test_retries_end_and_the_error_tells_each_try(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("GET /api/v1/providers", status=503, times=None)
    with pytest.raises(exceptions.InternalServerError) as caught:
        client.list_providers()
    assert [attempt.status for attempt in caught.value.attempts] == [503, 503, 503]
    assert caught.value.retryable
    assert "tried: 3 times" in str(caught.value)


def test_retry_after_is_obeyed_when_it_fits_the_deadline_else_the_call_fails_at_once(
    client: Any, arguslm_server: Sandbox
) -> None:
    arguslm_server.fault("GET /api/v1/providers", status=429, headers={"Retry-After-Ms": "20"}, times=1)
    assert client.raw.list_providers().attempts[0].pause == pytest.approx(0.02)
    arguslm_server.fault("GET /api/v1/providers", status=429, headers={"Retry-After": "3600"}, times=1)
    with pytest.raises(exceptions.RateLimitError, match="asks to wait 3600 s") as caught:
        client.list_providers()
    assert (caught.value.retry_after, len(caught.value.attempts)) == (3600.0, 1)


LIES: dict[str, dict[str, Any]] = {
    "a web page": {"body": "<html><title>Sign in</title></html>", "content_type": "text/html"},
    "broken JSON": {"body": '{"providers": [', "content_type": "application/json"},
    "an empty body": {"body": "", "content_type": "application/json"},
    "a missing field": {"body": "{}", "content_type": "application/json"},
    "an error": {"body": '{"error": "Unexpected endpoint"}', "content_type": "application/json"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_success_that_is_none_is_a_response_validation_error(client: Any, arguslm_server: Sandbox, lie: str) -> None:
    arguslm_server.fault("GET /api/v1/providers", status=200, times=1, **LIES[lie])
    with pytest.raises(exceptions.ResponseValidationError) as caught:
        client.list_providers()
    assert caught.value.hint
    assert "Unexpected endpoint" in str(caught.value) or lie != "an error"


def test_a_lost_reply_to_a_write_is_not_sent_again_and_says_so(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("POST /api/v1/providers", drop="after", times=1)
    body = ProviderCreate(display_name="Once", provider_type="openai", credentials={"api_key": "sk-very-secret"})
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.create_provider(body)
    assert isinstance(caught.value, exceptions.APIConnectionError)
    assert isinstance(caught.value.__cause__, exceptions.APIConnectionError)
    assert client.list_providers().total == 1
    assert "sk-very-secret" not in f"{caught.value!s}{caught.value!r}{pickle.dumps(caught.value)!r}"


def test_a_lost_reply_to_a_read_is_asked_again(
    client: Any, arguslm_server: Sandbox, provider: ProviderResponse
) -> None:
    arguslm_server.fault("GET /api/v1/providers", drop="after", times=1)
    assert client.list_providers().total == 1
    arguslm_server.fault("GET /api/v1/providers", cut=20, times=1)
    assert client.list_providers().total == 1


def test_a_write_that_was_refused_is_sent_again(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("POST /api/v1/providers", status=503, times=2)
    client.create_provider(ProviderCreate(display_name="Later", provider_type="openai"))
    assert arguslm_server.effects()["create_provider"] == 1


def test_a_gateway_that_lost_the_answer_to_a_write_is_an_unknown_outcome(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("POST /api/v1/benchmarks", status=504, times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.start_benchmark(BenchmarkCreate(model_ids=[NOBODY], prompt_pack="shakespeare"))
    assert caught.value.status_code == 504
    assert isinstance(caught.value.__cause__, exceptions.InternalServerError)
    assert len(arguslm_server.requests()) == 1


def test_a_server_that_hangs_ends_by_the_deadline(client: Any, arguslm_server: Sandbox) -> None:
    arguslm_server.fault("GET /api/v1/providers", hang=True, times=None)
    with pytest.raises(exceptions.DeadlineExceededError, match="deadline") as caught:
        client.view(deadline=0.3).list_providers()
    assert isinstance(caught.value, exceptions.APITimeoutError)
    with pytest.raises(exceptions.APITimeoutError):
        client.view(timeout=0.1, max_retries=0).list_providers()


def test_a_server_that_is_not_there_is_a_connection_error_with_a_hint(mortal: tuple[Any, Sandbox]) -> None:
    client, server = mortal
    server.stop()
    with pytest.raises(exceptions.APIConnectionError, match="ARGUSLM_BASE_URL") as caught:
        client.create_provider(ProviderCreate(display_name="Never", provider_type="openai"))
    assert not isinstance(caught.value, exceptions.OutcomeUnknownError)
    assert len(caught.value.attempts) == 3


def test_secrets_echoed_by_a_refusal_are_hidden(client: Any, arguslm_server: Sandbox) -> None:
    echo = {"detail": [{"loc": ["body"], "msg": "no", "type": "no", "input": {"credentials": {"k": "sk-very-secret"}}}]}
    arguslm_server.fault("POST /api/v1/providers", status=422, body=echo)
    body = {"display_name": 7, "provider_type": "openai", "credentials": {"api_key": "sk-very-secret"}}
    with pytest.raises(TypeError, match=r"body\.display_name: expected a string"):
        client.create_provider(body)
    with pytest.raises(exceptions.UnprocessableEntityError) as caught:
        client.create_provider(
            {"display_name": "a", "provider_type": "b", "credentials": {"api_key": "sk-very-secret"}}
        )
    assert "sk-very-secret" not in f"{caught.value}{caught.value.body}{caught.value.__dict__}"


def test_an_export_that_breaks_off_leaves_the_file_as_it_was(
    client: Any, arguslm_server: Sandbox, models: list[ModelResponse], tmp_path: Any
) -> None:
    path = tmp_path / "uptime.csv"
    path.write_text("before")
    arguslm_server.fault("GET /api/v1/monitoring/uptime/export", cut=10, times=None)
    with pytest.raises(exceptions.APIConnectionError):
        client.export_uptime_history(format="csv", path=path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_client_says_so(client: Any) -> None:
    client.close()
    client.close()
    with pytest.raises(fivefold.ClientClosedError, match="make a new one"):
        client.list_providers()

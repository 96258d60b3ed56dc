"""No credential shows in an error: not in its text, its repr, its parts, nor in a pickle of it."""

import json
import pickle
from typing import Any

import pytest

from fivefold._engine import Failure
from fivefold._failures import Situation, unreadable
from fivefold._options import Options
from fivefold.call import Call, Response
from fivefold.errors import APIError, APIStatusError

from ._script import CALLS, answer, made, play
from ._tiny import SERVICE
from ._tiny_calls import create_item, look_up

JSON = {"Content-Type": "application/json"}
KEY = "sk-key-9f1c2b7d"
PASSWORD = "pass-word-5521"
TOKEN = "token-of-body-8842"


def shown(error: BaseException) -> str:
    """Everything of an error that people, logs and other processes get to see, causes of ours included."""
    parts = [str(error), repr(error), repr(vars(error)), pickle.dumps(error).decode("latin-1")]
    if isinstance(error, APIError):
        parts += [str(error.request.url), repr(error.request.headers), error.headline, *map(str, error.attempts)]
    if isinstance(error, APIStatusError):
        parts += [error.response.text, repr(error.response.headers)]
    if isinstance(error.__cause__, APIError):
        parts.append(shown(error.__cause__))
    return "\n".join(parts)


def failed(options: Options, call: Call[Any], *outcomes: Response | Failure) -> APIError:
    """The error of a call that is not retried."""
    return play(Situation(SERVICE, options, call), outcomes).error


def echo(status: int, text: str) -> Response:
    """A refusal that repeats a text: as message, deep inside, as a key, in lists, and within other words."""
    body = {"detail": f"bad value '{text}'!", "deep": [{"input": {"x": [text, f"<{text}>"]}}], text: text}
    return answer(status, json.dumps(body).encode(), JSON)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 503])
def test_an_echoed_api_key_is_hidden(status: int) -> None:
    error = failed(made(api_key=KEY, max_retries=0), CALLS["safe"], echo(status, KEY))
    assert KEY not in shown(error)
    assert "bad value '***'!" in str(error)


@pytest.mark.parametrize("status", [408, 502, 504])
def test_an_echoed_api_key_is_hidden_in_an_unknown_outcome_and_its_cause(status: int) -> None:
    error = failed(made(api_key=KEY), CALLS["unsafe"], echo(status, KEY))
    assert error.__cause__ is not None
    assert KEY not in shown(error)


@pytest.mark.parametrize("path", ["", "/prefix"])
def test_the_password_of_the_base_url_is_hidden(path: str) -> None:
    options = made(f"http://user:{PASSWORD}@localhost:9{path}", max_retries=0)
    basic = options.headers["authorization"].removeprefix("Basic ")
    for text in (PASSWORD, basic):
        error = failed(options, CALLS["safe"], echo(401, text))
        assert text not in shown(error)
        assert error.url == f"http://localhost:9{path}/items/1"
    assert PASSWORD not in repr(options)


def test_a_password_with_signs_that_urls_escape_is_hidden_in_both_spellings() -> None:
    options = made("http://user:p%40ss%2Fword%201@localhost:9", max_retries=0)
    error = failed(options, CALLS["safe"], echo(401, "p@ss/word 1"))
    assert "p@ss/word 1" not in shown(error)


def test_a_fastapi_422_that_echoes_the_whole_input_tells_the_field_and_not_the_secret() -> None:
    sent = {"name": 5, "token": TOKEN}
    problem = {"type": "string_type", "loc": ["body", "name"], "msg": "Input should be a valid string", "input": sent}
    call = create_item({"name": "five", "token": TOKEN})
    error = failed(made(), call, answer(422, json.dumps({"detail": [problem]}).encode(), JSON))
    assert TOKEN not in shown(error)
    assert error.message == "body.name: Input should be a valid string"
    assert error.body["detail"][0]["input"] == {"name": 5, "token": "***"}


@pytest.mark.parametrize("name", ["Authorization", "X-Api-Key", "Cookie", "Proxy-Authorization"])
def test_a_credential_given_as_a_header_is_hidden_when_the_server_echoes_it(name: str) -> None:
    options = made(headers={name: KEY}, max_retries=0)
    assert KEY not in shown(failed(options, CALLS["safe"], echo(401, KEY)))


def test_the_token_of_an_authorization_header_is_hidden_without_its_scheme_too() -> None:
    options = made(headers={"Authorization": f"Bearer {KEY}"}, max_retries=0)
    assert KEY not in shown(failed(options, CALLS["safe"], echo(401, KEY)))


def test_a_credential_given_to_a_view_is_hidden_too() -> None:
    options = made(max_retries=0).changed(headers={"X-Api-Key": KEY})
    assert KEY not in shown(failed(options, CALLS["safe"], echo(401, KEY)))


@pytest.mark.parametrize("secret", ["plain-secret-1", "a secret/with?signs&more=1", "geheimnis-äöü"])
def test_a_secret_in_the_query_is_hidden_in_the_url(secret: str) -> None:
    call = look_up(secret)
    escaped = call.target.partition("=")[2]
    error = failed(made(max_retries=0), call, echo(404, secret))
    assert secret not in shown(error)
    assert escaped not in shown(error)
    assert error.url.startswith("http://localhost:9/lookup?key=")


@pytest.mark.parametrize("header", ["X-Echo", "Location", "X-Request-Id", "WWW-Authenticate"])
def test_a_secret_in_a_header_of_the_answer_is_hidden_everywhere(header: str) -> None:
    headers = {header: f"http://localhost/?key={KEY}"}
    error = failed(made(api_key=KEY), CALLS["safe"], answer(307, b"", headers))
    assert KEY not in shown(error)


@pytest.mark.parametrize("safety", CALLS)
def test_a_secret_in_the_words_of_the_http_stack_is_hidden(safety: str) -> None:
    failure = Failure(f"LocalProtocolError: Illegal header value b'Bearer {KEY} '", connected=True)
    error = failed(made(api_key=KEY, max_retries=0), CALLS[safety], failure)  # type: ignore[index]
    assert KEY not in shown(error)
    assert "Illegal header value" in str(error)


@pytest.mark.parametrize("length", [10, 56, 57, 60, 64, 200])
def test_a_secret_in_a_success_that_cannot_be_read_is_hidden_whole(length: int) -> None:
    secret = ("s3cr3t-" * 40)[:length]
    options = made(api_key=secret)
    situation: Situation[Any] = Situation(SERVICE, options, CALLS["safe"])
    response = answer(200, json.dumps({"id": {"value": secret}, "name": secret}).encode(), JSON)
    error = unreadable(situation, response, _wire_error(situation, response), ())
    assert secret[:10] not in shown(error)


def _wire_error(situation: Situation[Any], response: Response) -> Any:
    from fivefold import _codec

    try:
        _codec.INT.read(json.loads(response.body)["name"])
    except _codec.WireError as error:
        return error.within("name")
    raise AssertionError("a text was read as an integer")


def test_an_error_page_that_repeats_the_key_is_scrubbed() -> None:
    page = f"<html><title>Denied</title><body>Authorization: Bearer {KEY}</body></html>".encode()
    error = failed(made(api_key=KEY), CALLS["safe"], answer(403, page, {"Content-Type": "text/html"}))
    assert KEY not in shown(error)
    assert error.message == "Denied"


def test_a_short_secret_hides_itself_and_leaves_the_words_alone() -> None:
    body = json.dumps({"detail": "a bad answer", "input": "a"}).encode()
    error = failed(made(api_key="a"), CALLS["safe"], answer(422, body, JSON))
    assert error.message == "a bad answer"
    assert error.body["input"] == "***"


def test_credentials_of_the_answer_are_hidden_by_the_name_of_their_header() -> None:
    headers = {"Set-Cookie": "session=abcdef", "X-Api-Key": "other", "X-Plain": "plain"}
    error = failed(made(), CALLS["safe"], answer(404, b"", headers))
    assert dict(error.headers) == {"set-cookie": "***", "x-api-key": "***", "x-plain": "plain"}

"""The error tree: its drawing, what an error carries, and that it survives travel."""

import copy
import json
import pickle
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

import fivefold
from fivefold import errors
from fivefold.errors import APIError, APIStatusError, Attempt, FivefoldError, class_for_status

from ._script import CALLS, answer, broken, play, refused, situation
from ._tiny_errors import NotFoundError as TinyNotFoundError
from ._tiny_errors import TinyError

TRAVELS: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda error: pickle.loads(pickle.dumps(error)),
    "old pickle": lambda error: pickle.loads(pickle.dumps(error, protocol=0)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


def drawn_tree() -> dict[str, str]:
    """Each class of the drawing, and the one above it."""
    parents: dict[str, str] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"^([│ ├└─]*)([A-Z]\w+)", line):
            depth = len(found.group(1)) // 4
            if depth == 0 and found.group(2) != "FivefoldError":
                continue
            above[depth:] = [found.group(2)]
            parents[found.group(2)] = above[depth - 1] if depth else "Exception"
    return parents


def every_class(root: type[Exception]) -> dict[str, str]:
    """Each class of the tree as declared in the module, and the one above it."""
    found = {root.__name__: root.__bases__[0].__name__}
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            found |= every_class(child)
    return found


def missing_item() -> TinyNotFoundError:
    """An error as the loop makes it, after two tries, with everything in it."""
    reply = answer(
        404,
        json.dumps({"detail": "Item not found", "hints": [1, None]}).encode(),
        {"Content-Type": "application/json", "X-Request-Id": "req-7", "Retry-After": "3", "Set-Cookie": "a=b"},
    )
    error = play(situation(CALLS["safe"]), [answer(503), reply]).error
    assert isinstance(error, TinyNotFoundError)
    return error


def test_the_tree_in_the_docstring_is_the_real_one() -> None:
    assert drawn_tree() == every_class(FivefoldError)


def test_every_class_of_the_tree_is_exported_here_and_from_the_package() -> None:
    names = set(every_class(FivefoldError))
    assert set(errors.__all__) == names | {"Attempt"}
    assert names <= set(fivefold.__all__)
    assert all(getattr(fivefold, name) is getattr(errors, name) for name in names)


@pytest.mark.parametrize("name", every_class(FivefoldError))
def test_every_class_says_what_it_is_for(name: str) -> None:
    kind: type = getattr(errors, name)
    assert kind.__dict__.get("__doc__")


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
        (599, "InternalServerError"),
        (302, "APIStatusError"),
        (405, "APIStatusError"),
        (418, "APIStatusError"),
    ],
)
def test_each_status_has_its_branch(status: int, name: str) -> None:
    assert class_for_status(status).__name__ == name


def test_configuration_and_closing_are_what_python_calls_them_too() -> None:
    assert issubclass(errors.ConfigurationError, ValueError)
    assert issubclass(errors.ClientClosedError, RuntimeError)


@pytest.mark.parametrize("travel", TRAVELS.values(), ids=TRAVELS)
def test_an_error_travels_with_all_that_it_knows(travel: Callable[[Any], Any]) -> None:
    error = missing_item()
    arrived = travel(error)
    assert type(arrived) is TinyNotFoundError
    assert isinstance(arrived, TinyError)
    assert vars(arrived) == vars(error)
    assert arrived.args == error.args
    assert str(arrived) == str(error)
    assert arrived.attempts == error.attempts


@pytest.mark.parametrize("travel", TRAVELS.values(), ids=TRAVELS)
@pytest.mark.parametrize("name", list(every_class(APIError)))
def test_every_class_travels_bare(name: str, travel: Callable[[Any], Any]) -> None:
    kind: type[APIError] = getattr(errors, name)
    arrived = travel(kind("gone"))
    assert (type(arrived), arrived.message, arrived.attempts) == (kind, "gone", ())


def test_an_error_knows_what_the_call_and_the_answer_were() -> None:
    error = missing_item()
    assert error.message == "Item not found"
    assert (error.service, error.operation) == ("tiny", "get_item")
    assert (error.method, error.url) == ("GET", "http://localhost:9/items/1")
    assert error.status_code == 404
    assert error.body == {"detail": "Item not found", "hints": [1, None]}
    assert error.headers["x-request-id"] == error.request_id == "req-7"
    assert error.retry_after == 3
    assert not error.retryable
    assert [attempt.status for attempt in error.attempts] == [503, 404]


def test_the_text_of_an_error_tells_what_where_how_often_and_what_to_do() -> None:
    assert str(missing_item()).splitlines() == [
        "HTTP 404: Item not found",
        "  where: tiny.get_item: GET http://localhost:9/items/1",
        "  tried: 2 times: 503 after 1.00 s, waited 0.50 s; 404 after 1.00 s",
        "  hint: check the id, and that base_url leads to the service",
    ]


def test_the_text_of_a_lost_call_begins_with_the_problem() -> None:
    error = play(situation(CALLS["repeatable"]), [broken()]).error
    assert str(error).splitlines() == [
        "ReadError: reset",
        "  where: tiny.generate: POST http://localhost:9/generate",
        "  tried: 1 time: ReadError: reset after 1.00 s",
    ]


def test_a_bare_error_is_its_message() -> None:
    assert str(APIError("gone")) == "gone"
    assert str(APIStatusError("gone", status_code=410)) == "HTTP 410: gone"


def test_an_attempt_reads_as_a_phrase() -> None:
    assert str(Attempt(0, 1.234, status=503, pause=0.5)) == "503 after 1.23 s, waited 0.50 s"
    assert str(Attempt(0, 2, problem="timed out")) == "timed out after 2.00 s"


def test_the_request_is_an_httpx_request_without_credentials_or_body() -> None:
    request = missing_item().request
    assert isinstance(request, httpx.Request)
    assert (request.method, str(request.url)) == ("GET", "http://localhost:9/items/1")
    assert "authorization" not in request.headers
    assert request.content == b""


def test_the_response_is_an_httpx_response_with_status_headers_and_body() -> None:
    response = missing_item().response
    assert isinstance(response, httpx.Response)
    assert response.status_code == 404
    assert response.json() == {"detail": "Item not found", "hints": [1, None]}
    assert response.headers["X-Request-Id"] == "req-7"
    assert response.headers["Set-Cookie"] == "***"
    assert response.request.method == "GET"
    with pytest.raises(httpx.HTTPStatusError):
        response.raise_for_status()


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_the_response_can_be_read_although_the_body_came_compressed(encoding: str) -> None:
    headers = {"Content-Encoding": encoding, "Content-Length": "5", "Content-Type": "text/plain"}
    error = play(situation(CALLS["safe"]), [answer(404, b"a longer text", headers)]).error
    assert isinstance(error, APIStatusError)
    assert error.response.text == "a longer text"


@pytest.mark.parametrize("body", [b"", b"null", b"5", b"2.5", b"true", b"false", b"0", b'"gone"', b"[]", b"{}", b"x"])
def test_the_response_can_be_built_from_any_body(body: bytes) -> None:
    error = play(situation(CALLS["safe"]), [answer(404, body, {"Content-Type": "application/json"})]).error
    assert isinstance(error, APIStatusError)
    assert error.response.status_code == 404
    if error.body is not None and not isinstance(error.body, str):
        assert error.response.json() == error.body


def test_the_text_of_the_response_is_the_body_of_the_error_whatever_its_charset() -> None:
    headers = {"Content-Type": "text/plain; charset=iso-8859-1"}
    error = play(situation(CALLS["safe"]), [answer(404, "Gerät fehlt".encode("latin-1"), headers)]).error
    assert isinstance(error, APIStatusError)
    assert error.body == "Gerät fehlt"
    assert error.response.text == error.body


def test_a_deleted_thing_that_is_gone_at_the_second_try_may_be_our_own_work() -> None:
    error = play(situation(CALLS["idempotent"]), [broken(), answer(404)]).error
    assert isinstance(error, errors.NotFoundError)
    assert "an earlier try got no answer" in str(error.hint)


def test_a_read_cannot_have_made_anything_vanish() -> None:
    error = play(situation(CALLS["safe"]), [broken(), answer(404)]).error
    assert "vanish" not in str(error.hint)


def test_a_try_that_never_got_through_cannot_have_made_anything_vanish() -> None:
    error = play(situation(CALLS["idempotent"]), [refused(), answer(404)]).error
    assert "vanish" not in str(error.hint)

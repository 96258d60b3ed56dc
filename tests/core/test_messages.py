"""What a server said went wrong, in every shape that servers say it in, and the hint that follows from it."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._messages import body_of, hint_for, message_of
from fivefold.call import Headers, Response

MISSING = {"type": "missing", "loc": ["body", "model_ids", 0], "msg": "Field required", "input": {"name": "x"}}
TOO_LONG = {"type": "too_long", "loc": ["query", "limit"], "msg": "Too large"}
PAGE = "<!DOCTYPE html>\n<html><head><title>\n 502 Bad\tGateway </title></head><body><h1>nginx</h1></body></html>"
BARE = "<h1>Oh no</h1><script>var a = '<b>';</script><style>h1 {}</style><p>It broke.</p>"

SHAPES: list[tuple[Any, str]] = [
    # the shapes of FastAPI
    ({"detail": "Not found"}, "Not found"),
    ({"detail": [MISSING]}, "body.model_ids[0]: Field required"),
    ({"detail": [MISSING, TOO_LONG]}, "body.model_ids[0]: Field required; query.limit: Too large"),
    ({"detail": [{"loc": "body", "msg": "bad"}]}, "body: bad"),
    ({"detail": {"error": "quota", "message": "used up"}}, "quota"),
    ({"detail": {"code": 7}}, '{"code": 7}'),
    ({"detail": ["first", "second"]}, "first; second"),
    # the shapes of OpenAI and its kin
    ({"error": "model not loaded"}, "model not loaded"),
    ({"error": {"message": "no such model", "type": "invalid_request_error", "param": None}}, "no such model"),
    ({"error": {"error": {"message": "deep"}}}, "deep"),
    ({"error": ["one", {"message": "two"}]}, "one; two"),
    # others
    ({"message": "boom"}, "boom"),
    ({"msg": "boom"}, "boom"),
    ({"title": "Forbidden", "status": 403}, "Forbidden"),
    ({"detail": None, "error": "", "message": "the last one counts"}, "the last one counts"),
    ({"detail": [], "reason": "empty detail"}, "empty detail"),
    ({"odd": True}, '{"odd": true}'),
    ("plain words", "plain words"),
    ("two\n lines\tof  words ", "two lines of words"),
    (["a", None, "", "b"], "a; b"),
    (PAGE, "502 Bad Gateway"),
    ("\n  " + PAGE, "502 Bad Gateway"),
    (BARE, "Oh no It broke."),
    (404, "404"),
    # nothing
    (None, ""),
    ("", ""),
    ({}, ""),
    ([], ""),
]


@pytest.mark.parametrize(("body", "message"), SHAPES, ids=[json.dumps(body)[:50] for body, _ in SHAPES])
def test_the_message_is_found_in_every_shape(body: Any, message: str) -> None:
    assert message_of(body) == message


@pytest.mark.parametrize("flag", [True, 1, 500])
def test_a_flag_that_there_is_an_error_is_not_the_message_about_it(flag: Any) -> None:
    assert message_of({"error": flag, "message": "the disk is full"}) == "the disk is full"


def test_a_page_without_words_in_its_title_is_told_by_its_text() -> None:
    assert message_of("<html><title> </title><body>Service down</body></html>") == "Service down"


def test_a_message_is_one_line_of_bounded_length() -> None:
    message = message_of({"detail": "word\n" * 1000})
    assert "\n" not in message
    assert len(message) == 500


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (b"", None),
        (b" \r\n ", None),
        (b'{"a": 1}', {"a": 1}),
        (b"null", None),
        (b"7", 7),
        (b'"text"', "text"),
        (b"Internal Server Error", "Internal Server Error"),
        (b"{not json", "{not json"),
        ("Größe".encode(), "Größe"),
        (b"\xff\xfe broken", "\ufffd\ufffd broken"),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
    ],
)
def test_a_body_is_json_where_it_is_and_text_where_it_is_not(raw: bytes, body: Any) -> None:
    assert body_of(Response(500, Headers(), raw)) == body


@pytest.mark.parametrize("depth", [100, 400, 600, 900, 5000, 100_000])
@pytest.mark.parametrize(
    ("opening", "closing"), [(b"[", b"]"), (b'{"detail":', b"}"), (b'{"odd":', b"}")], ids=["list", "detail", "odd"]
)
def test_a_body_nested_however_deeply_gives_some_message(opening: bytes, closing: bytes, depth: int) -> None:
    body = body_of(Response(500, Headers(), opening * depth + b"1" + closing * depth))
    assert len(message_of(body)) <= 500


@settings(deadline=None)
@given(raw=st.binary(max_size=200))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    message = message_of(body_of(Response(500, Headers(), raw)))
    assert len(message) <= 500
    assert message == " ".join(message.split())


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["detail", "error", "message", "msg", "loc", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(body=json_values)
def test_no_json_value_makes_it_fail(body: Any) -> None:
    assert isinstance(message_of(body), str)


def test_long_pages_of_broken_markup_do_not_hang_the_caller() -> None:
    """In a process of its own, which is ended when it takes a thousand times longer than it should."""
    code = "from fivefold._messages import message_of\n"
    code += "for piece in ('<title>', '<title', '<script', '<'): message_of(piece * 300_000)"
    subprocess.run([sys.executable, "-c", code], timeout=5, check=True)


def hint(status: int, content_type: str = "application/json", **headers: str) -> str:
    """The hint for an answer, "" for none."""
    return hint_for(Response(status, Headers({"content-type": content_type, **headers}.items()))) or ""


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "API key"),
        (403, "may not"),
        (404, "check the id"),
        (405, "another method"),
        (422, "argument"),
        (429, "slow down"),
    ],
)
def test_a_refusal_has_a_hint_that_names_what_to_check(status: int, words: str) -> None:
    assert words in hint(status)


@pytest.mark.parametrize("status", [400, 409, 418, 500, 503])
def test_where_nothing_general_helps_there_is_no_hint(status: int) -> None:
    assert hint(status) == ""


def test_a_redirect_is_told_with_where_it_leads() -> None:
    assert hint(308, location="https://host/api/") == "redirects are not followed: set base_url to https://host/api/"
    assert "the address it names" in hint(301)


def test_a_location_is_not_taken_for_a_template() -> None:
    assert "{location}" in hint(302, location="http://host/{location}/{0}")


@pytest.mark.parametrize("status", [200, 404, 502])
def test_a_web_page_means_that_something_else_answered(status: int) -> None:
    assert "base_url" in hint(status, "text/html; charset=utf-8")

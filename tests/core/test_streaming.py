"""What is made of a stream, without a network: pieces by script, time by a fake clock."""

import pickle
from typing import Any

import pytest

from fivefold import errors
from fivefold._engine import Failure
from fivefold._streaming import Protocol, tells_error
from fivefold.call import Headers, Response, Safety
from fivefold.errors import APIError

from ._script import CALLS, OPTIONS, broken, late
from ._stream_script import DONE, EVENTS, Silence, Slow, play, word
from ._tiny_calls import WORDS, Word

SECRET = "key-secret-0815"


# --- How a stream ends -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pieces",
    [
        [word("a") + word("b") + DONE],
        [word("a"), word("b"), b"data: [DONE]\n", None],
        [word("a"), word("b") + b"data:[DONE]", None],
        [word("a"), word("b"), DONE.replace(b"\n", b"\r\n")],
        [word("a"), word("b"), DONE + b"data: {broken\n\n" + word("c") + b"event: error\ndata: x\n\n"],
        [word("a"), word("b"), b"event: end\ndata: [DONE]\n\n"],
        [word("a"), word("b", stop=True), None],
        [word("a", stop=True), word("b"), None],
        [word("a"), word("b", stop=True).rstrip(), None],
        [bytes([byte]) for byte in word("a") + word("b") + DONE],
    ],
)
def test_a_stream_ends_with_its_marker_or_after_a_chunk_that_concludes_it(pieces: list[Any]) -> None:
    read = play(pieces)
    assert (read.texts, read.error, read.drained) == (["a", "b"], None, True)


def test_what_follows_the_marker_is_not_even_decoded() -> None:
    read = play([word("a") + DONE + b"data: " + b"x" * 500], max_response_bytes=100)
    assert (read.texts, read.error) == (["a"], None)
    assert play([word("a") + DONE + b"data: " + b"x" * 500 + b"\n\n"], max_response_bytes=100).error is None


def test_a_stream_may_end_with_a_chunk_that_is_the_last() -> None:
    protocol = Protocol[Word](read=WORDS.read, last=lambda word: word.stop)
    read = play([word("a"), word("b", stop=True) + word("c")], protocol=protocol)
    assert (read.texts, read.error, read.drained) == (["a", "b"], None, True)


def test_the_marker_is_only_what_the_service_says_it_is() -> None:
    protocol = Protocol[Word](read=WORDS.read, done=b"over")
    assert play([word("a") + b"data: over\n\n"], protocol=protocol).error is None
    assert play([word("a") + DONE], protocol=protocol).failed(errors.ResponseValidationError)


@pytest.mark.parametrize(
    ("pieces", "texts"),
    [
        ([None], []),
        ([b": ping\n\n", None], []),
        ([word("a"), None], ["a"]),
        ([word("a") + b'data: {"te', None], ["a"]),
        ([word("a") + b'data: {"text": "caf\xc3', None], ["a"]),
        ([word("a") + b"da", None], ["a"]),
        ([word("a") + b"data: [DO", None], ["a"]),
        ([word("a") + b"event: error", None], ["a"]),
        ([word("a"), broken()], ["a"]),
        ([word("a", stop=True), broken()], ["a"]),
    ],
)
def test_a_stream_that_ends_early_is_incomplete(pieces: list[Any], texts: list[str]) -> None:
    read = play(pieces)
    error = read.failed(errors.IncompleteStreamError)
    assert read.texts == texts
    assert not read.drained
    assert error.message.startswith("the stream ended before its end marker")
    assert (error.operation, error.status_code, error.request_id, error.service) == ("stream_words", 200, "r-1", "tiny")
    assert len(error.attempts) == 1


def test_a_connection_that_breaks_before_anything_was_heard_is_a_connection_error() -> None:
    assert "reset" in play([broken()]).failed(errors.APIConnectionError).message
    incomplete = play([word("a"), broken()]).failed(errors.IncompleteStreamError)
    assert "reset" in incomplete.message
    assert isinstance(incomplete.__cause__, errors.APIConnectionError)


# --- Errors that the service reports -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (b'data: {"error": "no credit"}', "no credit"),
        (b'data: {"error": {"message": "no credit", "code": 402}}', "no credit"),
        (b'data: {"error": {"error": {"detail": "no credit"}}}', "no credit"),
        (b'data: {"error": ["no", "credit"]}', "no; credit"),
        (b'data: {"error": true, "message": "no credit"}', "no credit"),
        (b'data: {"error": 402}', '{"error": 402}'),
        (b'event: error\ndata: {"message": "no credit"}', "no credit"),
        (b'event: error\ndata: {"type": "error", "error": {"message": "no credit"}}', "no credit"),
        (b'event: error\ndata: "no credit"', "no credit"),
        (b"event: error\ndata: no credit", "no credit"),
        (b"event: error\ndata: no\ndata: credit", "no credit"),
        (b"event: error\ndata: <html><title>no credit</title>", "no credit"),
        (b"event: error\ndata: {}", "no message"),
        (b"event: error\ndata: null", "no message"),
        (b"event: error\ndata:", "no message"),
        (b'data: {"error":\ndata: "no credit"}', "no credit"),
        (b"event: error\ndata: \xff no credit", "\ufffd no credit"),
    ],
)
@pytest.mark.parametrize("end", [b"\n\n", b""], ids=["whole", "at the end"])
def test_an_error_within_a_stream_is_told_in_the_services_words(event: bytes, message: str, end: bytes) -> None:
    read = play([word("a") + event + end, None])
    error = read.failed(errors.StreamError)
    assert read.texts == ["a"]
    assert error.message == message
    assert (error.retryable, error.hint, error.status_code) == (False, None, 200)


@pytest.mark.parametrize("none", [b"null", b"false", b'""', b"{}", b"[]"])
def test_an_error_that_is_none_is_none(none: bytes) -> None:
    read = play([b'data: {"text": "a", "error": ' + none + b"}\n\n" + DONE])
    assert (read.texts, read.error) == (["a"], None)


def test_a_service_may_say_itself_what_an_error_is() -> None:
    protocol = Protocol[Word](read=WORDS.read, fatal=lambda name, value: value == "stop")
    assert play([b'data: "stop"\n\n'], protocol=protocol).failed(errors.StreamError)
    harmless = b'event: error\ndata: {"text": "a", "error": "b"}\n\n'
    assert play([harmless + DONE], protocol=protocol).texts == ["a"]
    assert not tells_error("chunk", ["error"])


# --- What is no stream, or no chunk ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "body", "message", "hint"),
    [
        ("application/json", b'{"error": "unknown path"}', "unknown path", "base_url"),
        ("application/json", b'{"text": "a"}', "expected a stream", "base_url"),
        ("text/html; charset=utf-8", b"<title>Login</title>", "expected a stream", "web page"),
        ("text/plain", b"", "expected a stream", "base_url"),
    ],
)
def test_an_answer_that_is_no_stream_says_what_it_is(kind: str, body: bytes, message: str, hint: str) -> None:
    read = play([None], response=Response(200, Headers([("content-type", kind)]), body))
    error = read.failed(errors.ResponseValidationError)
    assert message in error.message
    assert hint in str(error.hint)
    assert read.waits == []


@pytest.mark.parametrize(
    "event",
    [b"{", b"hello", b"", b"NaN", b'{"text": 7}', b'{"text": "a"} {"text": "b"}', b"[" * 5000, b"\xff", b"[DONE] "],
)
def test_an_event_that_is_no_chunk_ends_the_stream(event: bytes) -> None:
    read = play([word("a") + b"data: " + event + b"\n\n" + word("c") + DONE])
    assert read.texts == ["a"]
    assert read.failed(errors.ResponseValidationError).hint


def test_bytes_that_are_not_utf_8_are_replaced() -> None:
    assert play([b'data: {"text": "a\xffb\xe2\x82"}\n\n' + DONE]).texts == ["a\ufffdb\ufffd"]
    assert play(['data: {"text": "a\u2028\u2029\u0085"}\n\n'.encode() + DONE]).texts == ["a\u2028\u2029\u0085"]


def test_an_event_is_no_larger_than_a_parsed_answer_and_a_stream_may_be() -> None:
    assert len(play([*[word("x" * 50)] * 100, DONE], max_response_bytes=100).texts) == 100
    for huge in ([word("a"), word("x" * 100)], [word("a"), *[b"x" * 30] * 4], [word("a"), b"x" * 110, None]):
        read = play(huge, max_response_bytes=100)
        assert read.texts == ["a"]
        assert "larger than 100 bytes" in read.failed(errors.ResponseValidationError).message


# --- Time --------------------------------------------------------------------------------------------------------


def test_the_first_chunk_may_take_as_long_as_a_generation_and_the_next_a_timeout() -> None:
    read = play([Slow(b": ping\n\n"), Slow(word("a")), Slow(b": ping\n\n"), Slow(word("b")), DONE])
    assert read.waits == [600.0, 590.0, 30.0, 20.0, 30.0]
    assert play([Slow(word("a")), Slow(b"data: "), DONE], call=CALLS["safe"]).waits == [30.0, 30.0, 20.0]


def test_comments_for_ever_end_at_the_gap_that_content_may_have() -> None:
    pinged = [Slow(b": ping\n\n")] * 3
    error = play([word("a"), *pinged, Silence()]).failed(errors.APITimeoutError)
    assert "no event came within 30 s" in error.message
    first = play([Slow(b": ping\n\n")] * 60 + [Silence()])
    assert first.waits[-1] == 0.0
    assert "no event came within 600 s" in first.failed(errors.APITimeoutError).message


def test_a_slow_reader_is_no_silence_of_the_service() -> None:
    read = play([word("a") + word("b"), word("c"), Slow(DONE)], consumer=1_000.0)
    assert (read.texts, read.error) == (["a", "b", "c"], None)
    assert read.waits == [600.0, 30.0, 30.0]


def test_without_a_timeout_a_read_takes_as_long_as_it_takes() -> None:
    assert play([word("a"), DONE], timeout=None, first_byte=None).waits == [None, None]
    assert play([word("a"), DONE], timeout=None).waits == [600.0, None]


def test_past_its_deadline_a_stream_ends_at_the_deadline() -> None:
    error = play([word("a"), Silence()], at=25.0).failed(errors.DeadlineExceededError)
    assert "raise deadline" in str(error.hint)
    assert play([word("a"), Silence()], at=35.0).failed(errors.APITimeoutError)
    assert play([late()], at=-1.0).failed(errors.DeadlineExceededError)


# --- What may have happened --------------------------------------------------------------------------------------


@pytest.mark.parametrize("safety", ["safe", "idempotent", "repeatable", "unsafe"])
@pytest.mark.parametrize("pieces", [[late()], [broken()], [word("a"), late()]])
def test_where_nothing_tells_an_unsafe_stream_has_an_unknown_outcome(safety: Safety, pieces: list[Any]) -> None:
    error = play(pieces, call=CALLS[safety]).error
    assert isinstance(error, errors.APIConnectionError)
    assert isinstance(error, errors.OutcomeUnknownError) is (safety == "unsafe")
    assert error.retryable is (safety in ("safe", "idempotent"))
    if safety == "unsafe":
        assert isinstance(error.__cause__, errors.APIConnectionError)
        assert error.hint == "look whether it happened before you repeat it"


def test_an_unsafe_stream_that_breaks_off_is_incomplete_and_its_cause_says_that_the_outcome_is_unknown() -> None:
    error = play([word("a"), broken()], call=CALLS["unsafe"]).failed(errors.IncompleteStreamError)
    assert isinstance(error.__cause__, errors.OutcomeUnknownError)


# --- Secrets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pieces",
    [
        [f'event: error\ndata: {{"error": "bad key {SECRET}"}}\n\n'.encode()],
        [f"event: error\ndata: bad key {SECRET}\n\n".encode()],
        [f"data: bad key {SECRET}\n\n".encode()],
        [f'data: {{"text": 7, "key": "{SECRET}"}}\n\n'.encode()],
        [f'data: {{"text": ["{SECRET}"]}}\n\n'.encode()],
        [Failure(f"ReadError: {SECRET}", connected=True)],
        [word("a"), Failure(f"ReadError: {SECRET}", connected=True)],
        [None],
    ],
)
def test_no_error_of_a_stream_shows_a_secret(pieces: list[Any]) -> None:
    echoing = Headers([*EVENTS.pairs, ("x-echo", SECRET), ("x-request-id", f"id-{SECRET}")])
    error = play(pieces, response=Response(200, echoing)).error
    while error is not None:
        told = [str(error), repr(error), repr(error.body), repr(error.headers), error.request_id, error.hint]
        assert SECRET not in repr(told)
        assert SECRET.encode() not in pickle.dumps(error)
        error = error.__cause__ if isinstance(error.__cause__, APIError) else None


def test_the_options_of_these_tests_hold_the_secret() -> None:
    assert OPTIONS.keys.get("key") == SECRET

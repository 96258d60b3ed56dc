"""Taking in a body: its limit, what a broken one is, and when not to read on."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._engine import Failure
from fivefold._receive import FileReceiver, Receiver
from fivefold.call import Headers, Response

BROKEN = Failure("ReadError: reset", connected=True)
pieces = st.lists(st.binary(max_size=20), max_size=8)


def receive(receiver: Receiver, status: int, data: list[bytes], **headers: str) -> list[bool]:
    """Take in an answer; what each piece was answered with."""
    receiver.begin(status, Headers((name.replace("_", "-"), value) for name, value in headers.items()))
    return [receiver.add(piece) for piece in data]


@settings(deadline=None)
@given(data=pieces)
def test_the_body_is_its_pieces_put_together(data: list[bytes]) -> None:
    receiver = Receiver(None)
    assert receive(receiver, 200, data, content_type="text/plain") == [False] * len(data)
    response = receiver.whole()
    assert (response.status, response.body, response.media_type) == (200, b"".join(data), "text/plain")


@settings(deadline=None)
@given(data=pieces, limit=st.integers(0, 60))
def test_a_body_may_be_as_large_as_the_limit_and_not_a_byte_larger(data: list[bytes], limit: int) -> None:
    receiver = Receiver(limit)
    if sum(map(len, data)) <= limit:
        receive(receiver, 200, data)
        assert receiver.whole().body == b"".join(data)
    else:
        with pytest.raises(Failure, match=f"larger than {limit} bytes") as caught:
            receive(receiver, 200, data)
        assert caught.value.oversized
        assert caught.value.connected


def test_a_new_try_forgets_the_one_before() -> None:
    receiver = Receiver(5)
    receive(receiver, 503, [b"12345"])
    receive(receiver, 200, [b"abc"])
    assert (receiver.whole().status, receiver.whole().body) == (200, b"abc")


@pytest.mark.parametrize("status", [301, 400, 404, 500, 503])
def test_a_refusal_that_breaks_off_is_that_refusal(status: int) -> None:
    receiver = Receiver(None)
    receive(receiver, status, [b"half a mes"])
    ended = receiver.broken(BROKEN)
    assert isinstance(ended, Response)
    assert (ended.status, ended.body) == (status, b"half a mes")


@pytest.mark.parametrize("status", [200, 201, 204])
def test_a_success_that_breaks_off_is_a_failure(status: int) -> None:
    receiver = Receiver(None)
    receive(receiver, status, [b"half"])
    assert receiver.broken(BROKEN) is BROKEN


def test_a_try_that_breaks_before_its_headers_is_a_failure_whatever_came_before() -> None:
    receiver = Receiver(None)
    receive(receiver, 500, [b"boom"])
    receiver.reset()
    assert receiver.broken(BROKEN) is BROKEN


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_refusal_with_a_body_that_is_too_large_is_still_that_refusal(status: int) -> None:
    receiver = Receiver(10)
    with pytest.raises(Failure) as caught:
        receive(receiver, status, [b"0123456789", b"x"])
    ended = receiver.broken(caught.value)
    assert isinstance(ended, Response)
    assert ended.status == status


def test_an_unhandled_error_of_uvicorn_is_not_read_beyond_its_last_byte() -> None:
    told = receive(Receiver(None), 500, [b"Internal ", b"Server Error"], content_type="text/plain", content_length="21")
    assert told == [False, True]


@pytest.mark.parametrize(
    ("status", "content_type", "length"),
    [(500, "application/json", "4"), (200, "text/plain", "4"), (503, "text/plain", "4"), (500, "text/plain", "x")],
)
def test_other_answers_are_read_to_their_end(status: int, content_type: str, length: str) -> None:
    assert receive(Receiver(None), status, [b"boom"], content_type=content_type, content_length=length) == [False]


def test_a_compressed_error_is_not_measured_by_its_length_on_the_wire() -> None:
    told = receive(
        Receiver(None), 500, [b"boom"], content_type="text/plain", content_length="4", content_encoding="gzip"
    )
    assert told == [False]


@settings(deadline=None)
@given(data=pieces)
def test_a_file_is_written_piece_by_piece_beyond_any_limit(data: list[bytes]) -> None:
    file, seen = io.BytesIO(), list[tuple[int, int | None]]()
    receiver = FileReceiver(3, file, lambda done, total: seen.append((done, total)))
    length = sum(map(len, data))
    receive(receiver, 200, data, content_length=str(length))
    assert file.getvalue() == b"".join(data)
    assert receiver.whole().body == b""
    assert [total for _, total in seen] == [length] * len(data)
    assert seen[-1:] == ([(length, length)] if data else [])


@pytest.mark.parametrize("headers", [{}, {"content_length": "9", "content_encoding": "gzip"}])
def test_progress_has_no_total_where_the_server_tells_none(headers: dict[str, str]) -> None:
    seen: list[tuple[int, int | None]] = []
    receive(FileReceiver(3, io.BytesIO(), lambda *told: seen.append(told)), 200, [b"abc"], **headers)
    assert seen == [(3, None)]


def test_a_second_try_starts_the_file_anew() -> None:
    file = io.BytesIO()
    receiver = FileReceiver(99, file, None)
    receive(receiver, 200, [b"a long first try"])
    receive(receiver, 200, [b"short"])
    assert file.getvalue() == b"short"


def test_a_refusal_is_not_written_to_the_file_and_is_bounded() -> None:
    file = io.BytesIO()
    receiver = FileReceiver(5, file, lambda *told: pytest.fail("a refusal is no progress"))
    receive(receiver, 404, [b"gone"])
    assert (file.getvalue(), receiver.whole().body) == (b"", b"gone")
    with pytest.raises(Failure):
        receive(receiver, 404, [b"too long"])

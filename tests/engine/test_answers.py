"""What is sent and what is read of an answer, over real sockets: headers, lengths, compression, redirects, cookies."""

import gzip
import json
import zlib
from typing import Any

import pytest

from fivefold import errors
from tests.core._server import Answer, FakeServer, Wire, head, item, reply
from tests.core._story import TWINS, Told

from ._fast import AT_ONCE, told

ITEM = json.dumps({"id": "1", "name": "it"}).encode()


def raw(data: bytes, *, stays: bool = False) -> Answer:
    """An answer as it stands."""

    def answer(wire: Wire) -> bool:
        wire.send(data)
        return stays

    return answer


@pytest.mark.parametrize(*TWINS)
def test_a_request_carries_our_headers_and_nothing_of_anybody_elses(twin: str, server: FakeServer) -> None:
    server.script(item())
    body = {"name": "it"}

    def story(client: Any) -> Told:
        yield client.create_item(body)
        yield client.get_item("1")

    told(twin, story, server.url, api_key="sk-key", headers={"X-Mine": "yes"})
    write, read = server.received
    assert json.loads(write.body) == body
    assert sorted(write.headers) == [
        "accept", "accept-encoding", "authorization", "content-length", "content-type", "host", "user-agent", "x-mine",
    ]  # fmt: skip
    assert write.headers["accept-encoding"] == "gzip, deflate"
    assert write.headers["user-agent"].startswith("fivefold/")
    assert "content-length" not in read.headers


@pytest.mark.parametrize(*TWINS)
def test_headers_of_an_answer_repeated_folded_and_in_any_case_are_read(twin: str, server: FakeServer) -> None:
    extra = "X-Twice: one\r\nx-twice: two\r\nX-Folded: a\r\n  b\r\nX-Request-ID: r-1\r\n"
    server.script(reply(200, ITEM, extra=extra))

    def story(client: Any) -> Told:
        answer = yield client.with_raw_response.get_item("1")
        assert answer.headers["x-twice"] == "one, two"
        assert answer.headers["x-folded"].split() == ["a", "b"]
        assert answer.request_id == "r-1"

    told(twin, story, server.url)


@pytest.mark.parametrize(*TWINS)
def test_a_header_that_is_not_ascii_costs_nothing_but_itself(twin: str, server: FakeServer) -> None:
    lines = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nx-name: caf\xe9\r\nx-plain: yes\r\n\r\n" % len(ITEM)
    server.script(raw(lines + ITEM, stays=True))

    def story(client: Any) -> Told:
        answer = yield client.with_raw_response.get_item("1")
        assert answer.headers["x-plain"] == "yes"
        assert "x-name" not in answer.headers

    told(twin, story, server.url)


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
@pytest.mark.parametrize(*TWINS)
def test_a_compressed_answer_is_read(twin: str, pack: Any, server: FakeServer) -> None:
    coding = "gzip" if pack is gzip.compress else "deflate"
    server.script(reply(200, pack(ITEM), extra=f"content-encoding: {coding}\r\n"))
    assert told(twin, lambda client: (yield client.get_item("1")), server.url).name == "it"


@pytest.mark.parametrize(*TWINS)
def test_a_bomb_is_given_up_at_the_bound_and_a_cut_one_is_no_answer(twin: str, server: FakeServer) -> None:
    bomb, extra = gzip.compress(b" " * 50_000_000), "content-encoding: gzip\r\n"
    server.script(reply(200, bomb, extra=extra), reply(200, gzip.compress(ITEM)[:-9], extra=extra))

    def story(client: Any) -> Told:
        with pytest.raises(errors.ResponseValidationError, match="larger than 100000 bytes"):
            yield client.get_item("1")
        with pytest.raises(errors.APIConnectionError, match="ends too early"):
            yield client.with_options(max_retries=0).get_item("1")

    told(twin, story, server.url, max_response_bytes=100_000)


@pytest.mark.parametrize(*TWINS)
def test_a_redirect_is_not_followed_and_a_cookie_not_kept(twin: str, server: FakeServer) -> None:
    server.script(reply(307, b"", extra=f"location: {server.url}/items/2\r\nset-cookie: crumb=1; path=/\r\n"), item())

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIStatusError) as caught:
            yield client.get_item("1")
        assert caught.value.status_code == 307
        yield client.get_item("1")

    told(twin, story, server.url)
    assert [request.line for request in server.received] == ["GET /items/1 HTTP/1.1"] * 2
    assert "cookie" not in server.received[1].headers


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked, chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(ITEM), ITEM),
        head(200, length=len(ITEM) + 1) + ITEM,
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(ITEM), ITEM),
        b"HTTP/1.1 2x0 OK\r\n\r\n",
    ],
)
@pytest.mark.parametrize(*TWINS)
def test_half_an_answer_is_none_and_a_write_may_have_been_done(twin: str, data: bytes, server: FakeServer) -> None:
    server.script(raw(data))

    def story(client: Any) -> Told:
        with pytest.raises(errors.OutcomeUnknownError):
            yield client.create_item({"name": "it"})

    told(twin, story, server.url, retry=AT_ONCE)
    assert len(server.received) == 1


@pytest.mark.parametrize(*TWINS)
def test_after_an_error_that_spoils_its_connection_the_next_call_has_another(twin: str, server: FakeServer) -> None:
    server.script(item(), reply(500, b"Internal Server Error", content_type="text/plain"), item())

    def story(client: Any) -> Told:
        yield client.get_item("1")
        with pytest.raises(errors.InternalServerError):
            yield client.with_options(max_retries=0).get_item("1")
        yield client.get_item("1")

    told(twin, story, server.url)
    assert [request.connection for request in server.received] == [1, 1, 2]

"""Whole calls over real sockets: what is sent, how answers that break are met, and what is sent again."""

import gzip
import threading
from typing import Any

import pytest

from fivefold import RetryConfig, errors

from ._server import FakeServer, Wire, cut, head, item, reply, reset, silence
from ._story import TWINS, Told, tell
from ._tiny_calls import Item
from ._tiny_errors import NotFoundError

#: Retries without pauses.
AT_ONCE = RetryConfig(2, 0.0)
NEW = {"name": "it"}


def plain_500(wire: Wire) -> bool:
    """What uvicorn says about an unhandled error, with its connection left open."""
    return reply(500, b"Internal Server Error", content_type="text/plain; charset=utf-8")(wire)


@pytest.mark.parametrize(*TWINS)
def test_a_call_is_one_request_with_what_was_asked_for(twin: str, server: FakeServer) -> None:
    server.script(item("made", 201))

    def story(client: Any) -> Told:
        made = yield client.create_item({"name": "made", "token": "t"})
        assert made == Item("1", "made")

    tell(twin, story, server.url + "/prefix/", api_key="sk-key", headers={"X-Mine": "yes"})
    (request,) = server.received
    assert request.line == "POST /prefix/items HTTP/1.1"
    assert request.json == {"name": "made", "token": "t"}
    assert request.headers["authorization"] == "Bearer sk-key"
    assert request.headers["x-mine"] == "yes"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"].startswith("fivefold/")


@pytest.mark.parametrize(*TWINS)
def test_calls_that_end_well_share_a_connection(twin: str, server: FakeServer) -> None:
    server.script(item())

    def story(client: Any) -> Told:
        for _ in range(3):
            yield client.get_item("1")

    tell(twin, story, server.url)
    assert (len(server.received), server.connections) == (3, 1)


@pytest.mark.parametrize("breaking", [cut, silence, reset])
@pytest.mark.parametrize(*TWINS)
def test_a_read_whose_answer_breaks_is_sent_again(twin: str, breaking: Any, server: FakeServer) -> None:
    server.script(breaking, item())

    def story(client: Any) -> Told:
        raw = yield client.with_raw_response.get_item("1")
        assert raw.parsed == Item("1", "it")
        assert [attempt.status for attempt in raw.attempts] == [None, 200]
        assert raw.attempts[0].problem

    tell(twin, story, server.url, retry=AT_ONCE)
    assert len(server.received) == 2


@pytest.mark.parametrize("breaking", [cut, silence, reset])
@pytest.mark.parametrize(*TWINS)
def test_a_write_whose_answer_breaks_is_sent_once(twin: str, breaking: Any, server: FakeServer) -> None:
    server.script(breaking, item(status=201))

    def story(client: Any) -> Told:
        with pytest.raises(errors.OutcomeUnknownError) as caught:
            yield client.create_item(NEW)
        assert isinstance(caught.value.__cause__, errors.APIConnectionError)
        assert len(caught.value.attempts) == 1

    tell(twin, story, server.url, retry=AT_ONCE)
    assert len(server.received) == 1


@pytest.mark.parametrize(*TWINS)
def test_a_generation_whose_answer_breaks_is_sent_once_and_is_no_mystery(twin: str, server: FakeServer) -> None:
    server.script(silence)

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError) as caught:
            yield client.generate(NEW)
        assert not isinstance(caught.value, errors.OutcomeUnknownError)

    tell(twin, story, server.url, retry=AT_ONCE)
    assert len(server.received) == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(*TWINS)
def test_a_write_that_was_refused_before_it_happened_is_sent_again(twin: str, status: int, server: FakeServer) -> None:
    server.script(reply(status, {"detail": "later"}), item(status=201))

    def story(client: Any) -> Told:
        yield client.create_item(NEW)

    tell(twin, story, server.url, retry=AT_ONCE)
    assert [request.json for request in server.received] == [NEW, NEW]


@pytest.mark.parametrize(*TWINS)
def test_a_service_that_is_not_there_was_never_reached(twin: str) -> None:
    with FakeServer() as gone:
        url = gone.url

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError) as caught:
            yield client.create_item(NEW)
        assert not isinstance(caught.value, errors.OutcomeUnknownError)
        assert len(caught.value.attempts) == 3
        assert f"is tiny running at {url}?" in str(caught.value)

    tell(twin, story, url, retry=AT_ONCE)


@pytest.mark.parametrize(*TWINS)
def test_an_unhandled_error_that_ends_in_a_reset_is_that_error_and_the_next_write_works(
    twin: str, server: FakeServer
) -> None:
    def dying(wire: Wire) -> bool:
        plain_500(wire)
        return reset(wire)

    server.script(dying, item(status=201))

    def story(client: Any) -> Told:
        with pytest.raises(errors.InternalServerError) as caught:
            yield client.create_item(NEW)
        assert caught.value.message == "Internal Server Error"
        yield client.create_item(NEW)

    tell(twin, story, server.url)
    assert len(server.received) == 2


@pytest.mark.parametrize(*TWINS)
def test_after_an_unhandled_error_the_connection_is_not_used_again(twin: str, server: FakeServer) -> None:
    server.script(plain_500, item())

    def story(client: Any) -> Told:
        with pytest.raises(errors.InternalServerError):
            yield client.get_item("1")
        yield client.get_item("1")

    tell(twin, story, server.url)
    assert (len(server.received), server.connections) == (2, 2)


@pytest.mark.parametrize(*TWINS)
def test_after_another_error_the_connection_is_used_again(twin: str, server: FakeServer) -> None:
    server.script(reply(404, {"detail": "gone"}), reply(500, {"detail": "boom"}), item())

    def story(client: Any) -> Told:
        with pytest.raises(NotFoundError):
            yield client.get_item("1")
        with pytest.raises(errors.InternalServerError):
            yield client.get_item("1")
        yield client.get_item("1")

    tell(twin, story, server.url)
    assert (len(server.received), server.connections) == (3, 1)


@pytest.mark.parametrize(*TWINS)
def test_a_connection_that_the_server_closed_meanwhile_is_not_used_for_a_write(twin: str, server: FakeServer) -> None:
    closed = threading.Event()

    def closing(wire: Wire) -> bool:
        item()(wire)
        wire.hang_up()
        closed.set()
        return False

    server.script(closing, item(status=201))

    def story(client: Any) -> Told:
        yield client.get_item("1")
        assert closed.wait(10)
        yield client.create_item(NEW)

    tell(twin, story, server.url)
    assert server.connections == 2


@pytest.mark.parametrize(*TWINS)
def test_a_refusal_whose_body_breaks_off_is_that_refusal(twin: str, server: FakeServer) -> None:
    def half(wire: Wire) -> bool:
        wire.send(head(409, length=100, content_type="text/plain") + b"it is tak")
        return False

    server.script(half)

    def story(client: Any) -> Told:
        with pytest.raises(errors.ConflictError) as caught:
            yield client.create_item(NEW)
        assert caught.value.body == "it is tak"

    tell(twin, story, server.url)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(*TWINS)
def test_a_body_that_is_too_large_is_an_error_and_not_asked_for_again(
    twin: str, packed: bool, server: FakeServer
) -> None:
    body = b'{"id": "1", "name": "%s"}' % (b"x" * 1_000_000)
    server.script(reply(200, gzip.compress(body), extra="content-encoding: gzip\r\n") if packed else reply(200, body))

    def story(client: Any) -> Told:
        with pytest.raises(errors.ResponseValidationError) as caught:
            yield client.get_item("1")
        assert "max_response_bytes" in str(caught.value)

    tell(twin, story, server.url, max_response_bytes=100_000)
    assert len(server.received) == 1
    tell(twin, lambda client: (yield client.get_item("1")), server.url, max_response_bytes=len(body))


@pytest.mark.parametrize(*TWINS)
def test_a_success_that_is_something_else_keeps_what_came(twin: str, server: FakeServer) -> None:
    server.script(reply(200, b"<html><title>Login</title></html>", content_type="text/html"))

    def story(client: Any) -> Told:
        with pytest.raises(errors.ResponseValidationError) as caught:
            yield client.get_item("1")
        assert caught.value.body == "<html><title>Login</title></html>"
        assert caught.value.status_code == 200
        assert "base_url" in str(caught.value.hint)

    tell(twin, story, server.url)


@pytest.mark.parametrize(*TWINS)
def test_a_redirect_is_not_followed_and_no_cookie_is_kept(twin: str, server: FakeServer) -> None:
    server.script(reply(307, b"", extra=f"location: {server.url}/items/2\r\nset-cookie: a=b\r\n"), item())

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIStatusError, match="redirects are not followed"):
            yield client.get_item("1")
        yield client.get_item("1")

    tell(twin, story, server.url)
    assert [request.line for request in server.received] == ["GET /items/1 HTTP/1.1"] * 2
    assert "cookie" not in server.received[1].headers


@pytest.mark.parametrize(*TWINS)
def test_a_listing_is_fetched_page_by_page(twin: str, server: FakeServer) -> None:
    every = [{"id": str(number)} for number in range(5)]
    server.script(*(reply(200, {"items": every[start : start + 2], "total": 5}) for start in (0, 2, 4)))

    def story(client: Any) -> Told:
        items = yield client.iter_items()
        assert [each.id for each in items] == ["0", "1", "2", "3", "4"]

    tell(twin, story, server.url)
    assert [request.line.split()[1] for request in server.received] == [
        "/items?limit=2&offset=0",
        "/items?limit=2&offset=2",
        "/items?limit=2&offset=4",
    ]


@pytest.mark.parametrize(*TWINS)
def test_a_wait_asks_until_it_is_done(twin: str, server: FakeServer) -> None:
    server.script(item("running"), item("done"))

    def story(client: Any) -> Told:
        done = yield client.wait_for_item("1", name="done", clock=lambda: 0.0)
        assert done.name == "done"

    tell(twin, story, server.url)
    assert len(server.received) == 2

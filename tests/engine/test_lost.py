"""Never connected, or perhaps sent: only the former makes a write be sent again. Over real sockets."""

import socket
import threading
from typing import Any

import pytest

from fivefold import errors
from tests.core._server import FakeServer, Wire, item, reset, silence
from tests.core._story import TWINS, Told

from ._fast import AT_ONCE, listening, told

#: Nobody listens there.
DEAD = "http://127.0.0.1:9"


@pytest.mark.parametrize("url", [DEAD, f"{DEAD}/timeout", "http://tiny.invalid", "https://127.0.0.1:9"])
@pytest.mark.parametrize(*TWINS)
def test_a_write_that_never_connected_is_tried_again_and_is_no_riddle(twin: str, url: str) -> None:
    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError, match="ConnectError") as caught:
            yield client.create_item({"name": "it"})
        assert not isinstance(caught.value, errors.OutcomeUnknownError | errors.APITimeoutError)
        assert [attempt.connected for attempt in caught.value.attempts] == [False] * 3

    told(twin, story, url, retry=AT_ONCE)


@pytest.mark.parametrize("answer", [reset, silence])
@pytest.mark.parametrize(*TWINS)
def test_a_write_that_was_read_is_sent_once(twin: str, answer: Any, server: FakeServer) -> None:
    server.script(answer)

    def story(client: Any) -> Told:
        with pytest.raises(errors.OutcomeUnknownError) as caught:
            yield client.create_item({"name": "it"})
        assert [attempt.connected for attempt in caught.value.attempts] == [True]

    told(twin, story, f"{server.url}/timeout", retry=AT_ONCE)
    assert len(server.received) == 1


@pytest.mark.parametrize("answer", [reset, silence])
@pytest.mark.parametrize(*TWINS)
def test_a_connection_that_is_closed_when_it_is_used_again_has_no_write_sent_twice(
    twin: str, answer: Any, server: FakeServer
) -> None:
    server.script(item(), answer)

    def story(client: Any) -> Told:
        yield client.get_item("1")
        with pytest.raises(errors.OutcomeUnknownError):
            yield client.create_item({"name": "it"})

    told(twin, story, server.url, retry=AT_ONCE)
    assert [request.connection for request in server.received] == [1, 1]


@pytest.mark.parametrize(*TWINS)
def test_a_connection_that_was_closed_meanwhile_is_no_loss(twin: str, server: FakeServer) -> None:
    closed = threading.Event()

    def answer_and_close(wire: Wire) -> bool:
        item()(wire)
        wire.hang_up()
        closed.set()
        return False

    server.script(answer_and_close)

    def story(client: Any) -> Told:
        for _ in range(5):
            closed.clear()
            yield client.get_item("1")
            closed.wait(1)
        yield client.with_options(max_retries=0).create_item({"name": "it"})

    told(twin, story, server.url, retry=AT_ONCE)
    assert sum(request.line.startswith("POST") for request in server.received) == 1


@pytest.mark.parametrize(
    "options", [{"timeout": 0.3, "deadline": 5}, {"timeout": 5, "deadline": 0.5}], ids=["timeout", "deadline"]
)
@pytest.mark.parametrize(*TWINS)
def test_a_handshake_that_is_not_answered_ends_in_time_and_was_no_write(twin: str, options: Any) -> None:
    never = threading.Event()

    def deaf(connection: socket.socket) -> None:
        never.wait(10)

    def story(client: Any) -> Told:
        client._lifetime.engine()
        with pytest.raises(errors.APIError, match="connecting") as caught:
            yield client.create_item({"name": "it"})
        assert not isinstance(caught.value, errors.OutcomeUnknownError)

    with listening(deaf) as port:
        told(twin, story, f"https://127.0.0.1:{port}", max_retries=0, **options)
        never.set()


@pytest.mark.parametrize(*TWINS)
def test_no_error_shows_the_password_of_a_proxy(twin: str) -> None:
    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError) as caught:
            yield client.get_item("1")
        error: BaseException | None = caught.value
        while error is not None:
            assert "pass-word" not in repr((str(error), error.args, vars(error)))
            error = error.__cause__

    told(twin, story, "http://tiny.invalid", proxy="http://user:pass-word-5521@127.0.0.1:9", max_retries=0)

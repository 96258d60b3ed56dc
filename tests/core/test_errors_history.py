"""What led to an error shows no credential and no body: some pickles take causes and contexts along."""

from typing import Any

import httpx
import pytest

from fivefold import errors
from fivefold._failures import part

from .._history import history, kept
from ._server import FakeServer, reply
from ._story import TWINS, Told, tell
from ._stream_server import streaming
from ._tiny import Tiny

DEAD = "http://127.0.0.1:9"
KEY = "sk-key-9f1c2b7d"
BODIES = {
    "broken JSON": b'{"id": "%s"' % KEY.encode(),
    "not UTF-8": b'"%s \xff"' % KEY.encode(),
    "another type": b'{"id": ["%s"], "name": "it"}' % KEY.encode(),
    "a value in the message": b'"%s"' % KEY.encode(),
}
EVENTS = {
    "no JSON": b"data: %s\n\n" % KEY.encode(),
    "an error": b"event: error\ndata: %s\n\n" % KEY.encode(),
    "another type": b'data: {"text": 7, "key": "%s"}\n\n' % KEY.encode(),
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(*TWINS)
def test_an_answer_that_cannot_be_read_is_not_kept(twin: str, body: str, server: FakeServer) -> None:
    server.script(reply(200, BODIES[body]))

    def story(client: Any) -> Told:
        with pytest.raises(errors.ResponseValidationError) as caught:
            yield client.get_item("1")
        assert KEY not in kept(caught.value)

    tell(twin, story, server.url, api_key=KEY)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(*TWINS)
def test_an_event_that_cannot_be_read_is_not_kept(twin: str, event: str, server: FakeServer) -> None:
    server.script(streaming(EVENTS[event]))

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIError) as caught:
            yield client.stream_words({"name": "it", "token": "t"}).final()
        assert KEY not in kept(caught.value)

    tell(twin, story, server.url, api_key=KEY)


@pytest.mark.parametrize(*TWINS)
def test_an_error_of_the_users_own_client_does_not_keep_the_request_with_its_key(twin: str) -> None:
    own: Any = httpx.Client() if twin == "sync" else httpx.AsyncClient()

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError) as caught:
            yield client.get_item("1")
        assert any(isinstance(each, httpx.ConnectError) for each in history(caught.value))
        assert KEY not in kept(caught.value)
        yield own.close() if twin == "sync" else own.aclose()

    tell(twin, story, DEAD, http_client=own, api_key=KEY, max_retries=0)


def test_what_the_caller_was_handling_stays(server: FakeServer) -> None:
    server.script(reply(404, {}))
    mine = KeyError("mine")
    with Tiny(server.url) as client:
        try:
            raise mine
        except KeyError:
            with pytest.raises(errors.NotFoundError) as caught:
                client.get_item("1")
    assert mine in history(caught.value)


def test_an_error_of_the_callers_own_stays_as_it_is() -> None:
    mine = RuntimeError("mine")
    mine.__context__, mine.__suppress_context__ = KeyError("why"), True
    ours = errors.APIError("ours")
    ours.__cause__ = mine
    for error in (mine, ours):
        part(error)
    assert isinstance(mine.__context__, KeyError)

"""What other people's logs tell of our calls, and what errors keep of an answer that was to bring a credential."""

import logging
from typing import Any

import pytest

from fivefold import ArgusLM, NotFoundError, ResponseValidationError, _redact
from fivefold._engine._discreet import discreet

from ._server import FakeServer, reply


def test_headers_of_answers_stay_out_of_the_log_of_httpcore(
    server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script(reply(404, {"detail": "no"}, extra="x-echo: Bearer sk-secret-4711\r\n"))
    with ArgusLM(server.url, api_key="sk-secret-4711", engine="httpx") as client, pytest.raises(NotFoundError):
        client.get_root()
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("httpcore")]
    assert "receive_response_headers.complete" in lines
    assert "sk-secret" not in caplog.text


def test_what_others_do_with_httpcore_is_logged_as_ever(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    log = logging.getLogger("httpcore.http11")
    with discreet():
        log.debug("ours.complete return_value=%s", "hidden")
    log.debug("theirs.complete return_value=%s", "shown")
    assert caplog.messages == ["ours.complete", "theirs.complete return_value=shown"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"access_token": "abc", "token_type": "bearer"}, {"access_token": "***", "token_type": "bearer"}),
        ([{"ticket": 'a"b\\c', "ttl": 45}], [{"ticket": "***", "ttl": 45}]),
        ('{"access_token": "ab', '{"access_token": "***'),
        ('{"api_key" : "a", "x": 1}', '{"api_key" : "***", "x": 1}'),
        ({"token_type": "bearer", "access_token": None}, {"token_type": "bearer", "access_token": None}),
        (None, None),
        ("no JSON", "no JSON"),
    ],
)
def test_credentials_in_a_spoilt_answer_are_hidden(value: Any, told: Any) -> None:
    assert _redact.fields(value) == told


def test_a_web_page_does_not_stand_for_a_deletion(server: FakeServer) -> None:
    server.script(reply(200, b"<html>Please sign in.</html>", content_type="text/html"))
    with ArgusLM(server.url) as client, pytest.raises(ResponseValidationError, match="got a web page"):
        client.delete_provider("6ad4d717-6079-422a-bc75-e04a712de26b")


def test_no_content_is_no_file(server: FakeServer) -> None:
    server.script(reply(205, b""))
    with ArgusLM(server.url) as client, pytest.raises(ResponseValidationError, match="expected a file, got none"):
        client.export_uptime_history()

"""What a client tells about its calls, and what it never tells."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from ._server import FakeServer, item, reply
from ._story import TWINS, Told, tell
from ._tiny import AsyncTiny, Tiny

KEY, PASSWORD, TOKEN, QUERY = "sk-key-9f1c2b7d", "pass-word-5521", "token-of-body-8842", "query secret/77"
LEVELS = [logging.INFO, logging.DEBUG]


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture, fivefold_logger: logging.Logger) -> Iterator[pytest.LogCaptureFixture]:
    """What the library logs."""
    yield caplog
    caplog.clear()


def with_user(url: str) -> str:
    """The same URL with a password in it."""
    return url.replace("http://", f"http://user:{PASSWORD}@")


@pytest.mark.parametrize(*TWINS)
def test_at_info_every_try_is_one_line(twin: str, server: FakeServer, told: pytest.LogCaptureFixture) -> None:
    server.script(reply(503, {"detail": "later"}, extra="retry-after: 0\r\n"), item())
    told.set_level(logging.INFO, "fivefold")
    tell(twin, lambda client: (yield client.get_item("1")), server.url)
    lines = [record.getMessage() for record in told.records if record.name == "fivefold"]
    assert len(lines) == 2
    assert lines[0].startswith(f"tiny.get_item GET {server.url}/items/1 -> 503 in ")
    assert lines[1].startswith(f"tiny.get_item GET {server.url}/items/1 -> 200 in ")


@pytest.mark.parametrize(*TWINS)
def test_at_debug_headers_and_sizes_are_told_and_never_bodies(
    twin: str, server: FakeServer, told: pytest.LogCaptureFixture
) -> None:
    server.script(item("a-name-in-the-answer", 201))
    told.set_level(logging.DEBUG, "fivefold")
    tell(twin, lambda client: (yield client.create_item({"name": "a-name-in-the-request"})), server.url)
    text = "\n".join(record.getMessage() for record in told.records if record.name == "fivefold")
    assert "content-type" in text
    assert f"{len(server.received[0].body)} bytes" in text
    assert "a-name" not in text


def test_at_warning_nothing_is_told(server: FakeServer, told: pytest.LogCaptureFixture) -> None:
    server.script(reply(503, {}, extra="retry-after: 0\r\n"), item())
    told.set_level(logging.WARNING, "fivefold")
    tell("sync", lambda client: (yield client.get_item("1")), server.url)
    assert [record for record in told.records if record.name == "fivefold"] == []


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(*TWINS)
def test_no_secret_of_a_client_is_logged_by_anyone(
    twin: str, level: int, server: FakeServer, told: pytest.LogCaptureFixture
) -> None:
    server.script(item(), reply(401, {"detail": f"{KEY} {PASSWORD}"}), item(status=201))
    told.set_level(level)

    def story(client: Any) -> Told:
        yield client.get_item("1")
        with pytest.raises(Exception, match="401"):
            yield client.get_item("1")
        yield client.create_item({"name": "it", "token": TOKEN})

    tell(twin, story, with_user(server.url), api_key=KEY, headers={"X-Api-Key": "header-secret", "Cookie": "crumb=9"})
    for secret in (KEY, PASSWORD, TOKEN, "header-secret", "crumb=9"):
        assert secret not in told.text


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(*TWINS)
def test_a_secret_in_the_query_is_not_logged_by_us(
    twin: str, level: int, server: FakeServer, told: pytest.LogCaptureFixture
) -> None:
    server.script(item())
    told.set_level(level, "fivefold")
    tell(twin, lambda client: (yield client.look_up(QUERY)), server.url)
    text = "\n".join(record.getMessage() for record in told.records if record.name == "fivefold")
    assert server.received[0].line.split()[1] == "/lookup?key=query%20secret%2F77"
    assert QUERY not in text
    assert "query%20secret%2F77" not in text


@pytest.mark.parametrize(*TWINS)
def test_a_secret_that_the_server_repeats_in_a_header_is_not_logged_by_us(
    twin: str, server: FakeServer, told: pytest.LogCaptureFixture
) -> None:
    server.script(reply(200, {"id": "1"}, extra=f"x-echo: {KEY}\r\n"))
    told.set_level(logging.DEBUG, "fivefold")
    tell(twin, lambda client: (yield client.get_item("1")), server.url, api_key=KEY)
    text = "\n".join(record.getMessage() for record in told.records if record.name == "fivefold")
    assert "x-echo" in text
    assert KEY not in text


@pytest.mark.parametrize("key", ["sk-with-a-space-at-its-end ", "\x0bsk-with-a-control-sign"])
@pytest.mark.parametrize(*TWINS)
def test_a_key_that_no_header_can_hold_is_shown_neither_by_error_nor_log(
    twin: str, key: str, server: FakeServer, told: pytest.LogCaptureFixture
) -> None:
    server.script(item())
    told.set_level(logging.DEBUG, "fivefold")
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (a ConfigurationError when the client is made)
        tell(twin, lambda client: (yield client.get_item("1")), server.url, api_key=key, max_retries=0)
    assert key.strip() not in str(caught.value)
    assert key.strip() not in "\n".join(record.getMessage() for record in told.records if record.name == "fivefold")


@pytest.mark.parametrize(("value", "level"), [("info", logging.INFO), ("DEBUG", logging.DEBUG)])
@pytest.mark.parametrize("client", [Tiny, AsyncTiny])
def test_an_environment_variable_sends_it_to_stderr(
    client: Any,
    value: str,
    level: int,
    monkeypatch: pytest.MonkeyPatch,
    fivefold_logger: logging.Logger,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = len(fivefold_logger.handlers)
    monkeypatch.setenv("FIVEFOLD_LOG", value)
    client("http://host")
    client("http://host")
    assert len(fivefold_logger.handlers) == before + 1
    assert fivefold_logger.level == level
    fivefold_logger.info("a line")
    captured = capsys.readouterr()
    assert captured.err.endswith("fivefold INFO a line\n")
    assert captured.err.count("a line") == 1
    assert captured.out == ""


@pytest.mark.parametrize("value", [None, "", "0", "loud"])
def test_without_it_nothing_is_configured(
    value: str | None, monkeypatch: pytest.MonkeyPatch, fivefold_logger: logging.Logger
) -> None:
    before = list(fivefold_logger.handlers), fivefold_logger.level
    if value is not None:
        monkeypatch.setenv("FIVEFOLD_LOG", value)
    Tiny("http://host")
    assert (list(fivefold_logger.handlers), fivefold_logger.level) == before

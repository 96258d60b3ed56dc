"""Downloads over real sockets: the whole file or none of it, on either twin."""

import os
from pathlib import Path
from typing import Any

import pytest

from fivefold import Export, RetryConfig, errors

from ._server import FakeServer, Wire, head, reply
from ._story import TWINS, Told, tell
from ._tiny_errors import NotFoundError

AT_ONCE = RetryConfig(2, 0.0)
ROWS = b"id,name\r\n1,one\r\n2,two\r\n"
NAMED = 'content-disposition: attachment; filename="../items.csv"\r\n'


def csv_file(data: bytes = ROWS) -> Any:
    """An answer that is a file."""
    return reply(200, data, content_type="text/csv; charset=utf-8", extra=NAMED)


def half(wire: Wire) -> bool:
    """A file that breaks off, longer than the whole one that follows."""
    wire.send(head(200, length=1000, content_type="text/csv") + b"x" * 500)
    return False


@pytest.mark.parametrize(*TWINS)
def test_a_file_is_kept_and_read_in_every_way(twin: str, server: FakeServer) -> None:
    server.script(csv_file())

    def story(client: Any) -> Told:
        export = yield client.export_items()
        with export:
            assert isinstance(export, Export)
            assert (export.filename, export.media_type, export.size) == ("items.csv", "text/csv", len(ROWS))
            assert export.content == ROWS
            assert [row["name"] for row in export.rows()] == ["one", "two"]

    tell(twin, story, server.url)


@pytest.mark.parametrize(*TWINS)
def test_a_file_is_saved_at_once_where_a_path_is_given(twin: str, server: FakeServer, tmp_path: Path) -> None:
    server.script(csv_file())
    target, seen = tmp_path / "items.csv", list[tuple[int, int | None]]()

    def story(client: Any) -> Told:
        export = yield client.export_items(path=target, on_progress=lambda *told: seen.append(told))
        assert export.path == target

    tell(twin, story, server.url)
    assert target.read_bytes() == ROWS
    assert os.listdir(tmp_path) == ["items.csv"]
    assert seen[-1] == (len(ROWS), len(ROWS))


@pytest.mark.parametrize(*TWINS)
def test_a_file_that_breaks_off_is_fetched_anew_from_its_start(twin: str, server: FakeServer, tmp_path: Path) -> None:
    server.script(half, csv_file())
    target = tmp_path / "items.csv"

    def story(client: Any) -> Told:
        raw = yield client.with_raw_response.export_items(path=target)
        assert [attempt.status for attempt in raw.attempts] == [None, 200]
        assert raw.parsed.size == len(ROWS)

    tell(twin, story, server.url, retry=AT_ONCE)
    assert target.read_bytes() == ROWS


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (half, errors.APIConnectionError),
        (reply(404, {"detail": "no such run"}), NotFoundError),
        (reply(200, b"<!DOCTYPE html><title>Login</title>", content_type="text/csv"), errors.ResponseValidationError),
        (reply(200, b"<html>Login</html>", content_type="text/html"), errors.ResponseValidationError),
    ],
    ids=["broken", "refused", "page as csv", "page"],
)
@pytest.mark.parametrize(*TWINS)
def test_what_is_no_file_leaves_the_old_one_and_nothing_else(
    twin: str, answer: Any, error: type[Exception], server: FakeServer, tmp_path: Path
) -> None:
    server.script(answer)
    target = tmp_path / "items.csv"
    target.write_bytes(b"old")

    def story(client: Any) -> Told:
        with pytest.raises(error):
            yield client.export_items(path=target)

    tell(twin, story, server.url, retry=AT_ONCE)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["items.csv"]


@pytest.mark.parametrize(*TWINS)
def test_a_callback_that_raises_ends_the_download_and_leaves_nothing(
    twin: str, server: FakeServer, tmp_path: Path
) -> None:
    server.script(csv_file(b"x" * 100_000))

    def stop(done: int, total: int | None) -> None:
        raise KeyError("enough")

    def story(client: Any) -> Told:
        with pytest.raises(KeyError, match="enough"):
            yield client.export_items(path=tmp_path / "items.csv", on_progress=stop)

    tell(twin, story, server.url)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(*TWINS)
def test_a_file_may_be_larger_than_a_parsed_answer(twin: str, server: FakeServer) -> None:
    data = os.urandom(300_000)
    server.script(csv_file(data))

    def story(client: Any) -> Told:
        with (yield client.export_items()) as export:
            assert export.content == data

    tell(twin, story, server.url, max_response_bytes=1000)


@pytest.mark.parametrize(*TWINS)
def test_a_path_that_cannot_be_written_is_an_os_error_before_anything_is_sent(
    twin: str, server: FakeServer, tmp_path: Path
) -> None:
    server.script(csv_file())

    def story(client: Any) -> Told:
        with pytest.raises(FileNotFoundError):
            yield client.export_items(path=tmp_path / "missing" / "items.csv")

    tell(twin, story, server.url)
    assert server.received == []

"""The tasks of a batch out of a stream: as they come, all of them, and told when they are not."""

import json
import threading
from typing import Any

import pytest

from fivefold import IncompleteStreamError
from fivefold.sandbox import Sandbox
from fivefold.synthgen import exceptions
from tests.core._server import FakeServer, Wire, head, reply

from .conftest import synthgen

NDJSON = "application/x-ndjson"


def line(*names: str, total: int, **fields: Any) -> bytes:
    """A line of an export."""
    row = {"batch_id": "b", "status": "COMPLETED", "cached": False, "created_at": "2026-01-01T00:00:00Z", "result": {}}
    tasks = [{"message_id": name, **row, **fields} for name in names]
    return json.dumps({"tasks": tasks, "total": total}).encode() + b"\n"


def export(*lines: bytes) -> Any:
    """A whole export."""
    return reply(200, b"".join(lines), content_type=NDJSON)


def broken(*lines: bytes) -> Any:
    """An export that breaks off after these lines."""

    def answer(wire: Wire) -> bool:
        sent = b"".join(lines)
        wire.send(head(200, length=len(sent) + 1000, content_type=NDJSON) + sent)
        return False

    return answer


def ids(tasks: Any) -> list[str]:
    """Their message_ids."""
    return [task.message_id for task in tasks]


def test_the_first_task_is_there_before_the_last_line(wired: Any, script: FakeServer) -> None:
    heard = threading.Event()

    def slowly(wire: Wire) -> bool:
        first, last = line("a", "b", total=3), line("c", total=3)
        wire.send(head(200, length=len(first) + len(last), content_type=NDJSON) + first)
        assert heard.wait(10)
        wire.send(last)
        return True

    script.script(slowly)
    tasks = wired.iter_batch_tasks("b")
    assert next(tasks).message_id == "a"
    heard.set()
    assert ids(tasks) == ["b", "c"]


def test_many_lines(client: Any, server: Sandbox) -> None:
    server.seed({"tasks": [{"count": 25}]})  # seven on a line
    assert len(set(ids(client.iter_batch_tasks("seeded")))) == 25
    assert len(client.get_batch_tasks("seeded", "COMPLETED")) == 25


def test_an_export_that_breaks_off_is_told(wired: Any, script: FakeServer) -> None:
    script.script(broken(line("a", "b", total=5)))
    tasks = wired.iter_batch_tasks("b")
    assert (next(tasks).message_id, next(tasks).message_id) == ("a", "b")
    with pytest.raises(exceptions.IncompleteStreamError, match="2 of 5 tasks came") as caught:
        next(tasks)
    assert isinstance(caught.value, IncompleteStreamError)
    assert (caught.value.received, caught.value.total) == (2, 5)


def test_an_export_that_ends_early_is_told(wired: Any, script: FakeServer) -> None:
    script.script(export(line("a", "b", total=5)))
    with pytest.raises(exceptions.IncompleteStreamError, match="the stream ended early: 2 of 5 tasks came") as caught:
        list(wired.iter_batch_tasks("b"))
    assert (caught.value.operation, caught.value.status_code) == ("iter_batch_tasks", 200)


def test_an_export_that_breaks_off_in_a_line_is_told(wired: Any, script: FakeServer) -> None:
    script.script(export(line("a", total=2), line("b", total=2)[:-20]))
    with pytest.raises(exceptions.IncompleteStreamError, match="1 of 2 tasks came"):
        list(wired.iter_batch_tasks("b"))
    script.script(export())
    with pytest.raises(exceptions.IncompleteStreamError, match="0 of an unknown number of tasks came"):
        list(wired.iter_batch_tasks("b"))


def test_an_export_that_breaks_off_is_read_anew(wired: Any, script: FakeServer) -> None:
    whole = [line("a", "b", total=3), line("c", total=3)]
    script.script(broken(whole[0]), broken(), export(*whole[:1]), export(*whole))
    assert ids(wired.get_batch_tasks("b")) == ["a", "b", "c"]
    assert len(script.received) == 4


def test_but_not_for_ever(newer: Any, fresh: Sandbox) -> None:
    fresh.seed({"tasks": [{"batch_id": "b"}], "down": ["elasticsearch"]})
    with pytest.raises(exceptions.APIConnectionError):
        newer.get_batch_tasks("b")
    assert len(fresh.requests()) >= 4


@pytest.mark.parametrize(
    "wrong",
    [b"[]\n", b'{"tasks": 5, "total": 1}\n', b'{"tasks": [{}], "total": 1}\n', b'{"tasks": []}\n', b"no json\n{}\n"],
)
def test_lines_that_are_none(wrong: bytes, wired: Any, script: FakeServer) -> None:
    script.script(export(wrong))
    with pytest.raises(exceptions.ResponseValidationError):
        list(wired.iter_batch_tasks("b"))


def test_a_line_that_is_too_large(wired: Any, script: FakeServer) -> None:
    script.script(export(line("a" * 17_000, total=1)))
    with (
        synthgen("sync", script.url, max_response_bytes=1000) as small,
        pytest.raises(exceptions.ResponseValidationError, match="a line is larger than 16000 bytes"),
    ):
        list(small.iter_batch_tasks("b"))


def test_an_old_server_is_asked_for_every_status(wired: Any, script: FakeServer) -> None:
    missing = reply(404, {"detail": "Not Found"})
    # m-2 is done between two questions: it is told once.
    script.script(
        missing,
        export(line("m-1", "m-2", total=2, status="PENDING")),
        export(line(total=0)),
        export(line("m-2", "m-3", total=2)),
        export(line("m-4", total=1, status="FAILED")),
    )
    assert ids(wired.iter_batch_tasks("b")) == ["m-1", "m-2", "m-3", "m-4"]
    asked = [request.line.split()[1] for request in script.received]
    assert asked == [
        "/api/v1/batches/b/tasks/export",
        *(f"/api/v1/batches/b/tasks?task_status={one}" for one in ("PENDING", "PROCESSING", "COMPLETED", "FAILED")),
    ]


def test_a_batch_that_neither_generation_knows(wired: Any, script: FakeServer) -> None:
    script.script(*[reply(404, {"detail": "No tasks found for batch_id b"})] * 2)
    with pytest.raises(exceptions.NotFoundError, match="No tasks found") as caught:
        wired.get_batch_tasks("b")
    assert caught.value.__context__ is None


@pytest.mark.parametrize("wrong", [b"no json\n", b"[]\n", b'{"total": 1}\n'])
def test_a_page_out_of_a_stream_that_is_none(wrong: bytes, wired: Any, script: FakeServer) -> None:
    script.script(export(wrong))
    with pytest.raises(exceptions.ResponseValidationError):
        wired.list_batch_tasks("b")


def test_a_stream_that_is_left_frees_its_place(newer: Any, fresh: Sandbox) -> None:
    fresh.seed({"tasks": [{"batch_id": "b", "count": 50}]})
    with synthgen("sync", fresh.base_url, max_concurrency=1) as client:
        for task in client.iter_batch_tasks("b"):
            assert task.batch_id == "b"
            break
        assert client.get_batch("b").total_tasks == 50


def test_fetching_a_name_that_has_gone(wired: Any, script: FakeServer) -> None:
    script.script(export(line("a", total=1)), reply(200, b"null"))
    assert [task.custom_id for task in wired.get_batch_tasks("b", fetch_custom_ids=True)] == [None]
    script.script(export(line("a", total=1)), reply(401, {"detail": "Not authenticated"}))
    with pytest.raises(exceptions.AuthenticationError):
        wired.get_batch_tasks("b", fetch_custom_ids=True)

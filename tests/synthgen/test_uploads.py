"""Submitting: in chunks, some at once, none twice; and going on after something went wrong."""

import asyncio
import pickle
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from fivefold import ClientClosedError, OutcomeUnknownError
from fivefold.sandbox import Sandbox
from fivefold.synthgen import AsyncSynthgen, Synthgen, Task, exceptions
from tests.core._server import FakeServer, Wire, head, reply

from .conftest import QUICK, REFRESH
from .tasks import awaited, some, task, told, uploads

POST = "POST /api/v1/batches"


def names(client: Any, batch_id: str, count: int) -> list[str]:
    """The custom_ids of a batch of so many tasks, once they are all there."""
    client.wait_for_batch(batch_id, expected_tasks=count)
    return sorted(each.custom_id for each in client.get_batch_tasks(batch_id))


def test_chunks_by_number(client: Any, server: Sandbox) -> None:
    made = client.create_batch(told(some(10)), chunk_size=4)
    assert made.total_tasks == 10
    assert len(uploads(server)) == 3
    assert {upload["query"]["batch_id"] for upload in uploads(server)} == {made.batch_id}
    assert names(client, made.batch_id, 10) == sorted(f"t{number}" for number in range(10))


def test_chunks_by_bytes(newer: Any, fresh: Sandbox) -> None:
    made = newer.create_batch([task("big", "x" * 3000), *some(6), task("bigger", "y" * 5000)], chunk_bytes=1000)
    assert len(uploads(fresh)) == 4
    assert len(names(newer, made.batch_id, 8)) == 8


def test_a_chunk_is_full_by_number_right_after_it_was_full_by_bytes(newer: Any, fresh: Sandbox) -> None:
    made = newer.create_batch([task("a", "x" * 900), task("b", "x" * 900), *some(3)], 1, chunk_bytes=1300)
    assert len(uploads(fresh)) == 5
    assert len(names(newer, made.batch_id, 5)) == 5


def test_mappings_and_tasks_without_names(client: Any) -> None:
    tasks: list[Any] = [{"url": "http://x/y", "body": {"n": number}} for number in range(3)]
    made = client.create_batch(iter(tasks), chunk_size=2)
    assert names(client, made.batch_id, 3) == ["#0", "#1", "#2"]


def test_async_iterables(server: Sandbox) -> None:
    async def story() -> None:
        async with AsyncSynthgen(server.base_url, "synthgen-sandbox-key", refresh_interval=REFRESH) as client:
            made = await client.create_batch(awaited(some(10)), chunk_size=3)
            await client.wait_for_batch(made.batch_id, expected_tasks=10)
            found = [each.custom_id async for each in client.iter_batch_tasks(made.batch_id)]
            assert sorted(filter(None, found)) == sorted(f"t{number}" for number in range(10))

    asyncio.run(story())


def test_a_blocking_client_refuses_an_async_iterable(fresh: Sandbox) -> None:
    with (
        Synthgen(fresh.base_url, "synthgen-sandbox-key") as client,
        pytest.raises(TypeError, match="an async iterable, needs a client on asyncio"),
    ):
        client.create_batch(awaited(some(2)))
    assert fresh.requests() == []


@pytest.mark.parametrize(
    ("tasks", "options", "problem"),
    [
        ([], {}, "tasks: expected at least one task"),
        (5, {}, "tasks: expected an iterable of tasks, got int 5"),
        ({"url": "u", "body": {}}, {}, "tasks: expected an iterable of tasks, got dict"),
        (task("a"), {}, "tasks: expected an iterable of tasks, got Task"),
        ("ab", {}, "tasks: expected an iterable of tasks"),
        ([task("a"), 5], {}, r"tasks\[1\]: expected a Task or a mapping, got int 5"),
        (lambda: iter([task("a"), 5]), {}, r"tasks\[1\]: expected a Task or a mapping, got int 5"),
        ([{"url": "u"}], {}, r"tasks\[0\]: .*body"),
        ([{"url": "u", "body": {"a": float("nan")}}], {}, r"tasks\[0\]: "),
        ([{"url": "u", "body": {}, "custom_id": 5}], {}, r"tasks\[0\]: custom_id: "),
        (some(2), {"chunk_size": 0}, "chunk_size: expected an integer of 1 or more, got int 0"),
        (some(2), {"chunk_bytes": True}, "chunk_bytes: expected"),
        (some(2), {"in_flight": 0}, "in_flight: expected"),
    ],
    ids=lambda value: "generator" if callable(value) else str(value),  # without an address, which differs by process
)
def test_wrong_arguments_are_named_and_nothing_is_sent(
    tasks: Any, options: dict[str, Any], problem: str, newer: Any, fresh: Sandbox
) -> None:
    with pytest.raises((TypeError, ValueError), match=problem):
        newer.create_batch(tasks() if callable(tasks) else tasks, **options)
    assert fresh.requests() == []


def test_a_name_that_is_there_twice_is_refused_before_it_is_sent(newer: Any, fresh: Sandbox) -> None:
    twice = [*some(8), task("t0")]
    with pytest.raises(ValueError, match=r"tasks\[8\]: custom_id: 't0' is there twice"):
        newer.create_batch(twice, 2)
    assert fresh.requests() == []
    with pytest.raises(exceptions.BatchUploadError, match="'t0' is there twice") as caught:
        newer.create_batch(told(twice), 2, in_flight=1)
    assert isinstance(caught.value.__cause__, ValueError)
    assert (caught.value.accepted, caught.value.consumed, caught.value.in_doubt) == (8, 9, ())
    made = newer.create_batch(twice, 2, check_duplicates=False)
    assert Counter(names(newer, made.batch_id, 9))["t0"] == 2


def test_a_lost_answer_makes_no_duplicate(client: Any, server: Sandbox) -> None:
    server.fault(POST, drop="after", times=1, skip=1)
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        client.create_batch(told(some(10)), 2, in_flight=2)
    error = caught.value
    assert isinstance(error, OutcomeUnknownError)
    assert error.in_doubt in (("t0", "t1"), ("t2", "t3"))
    assert (error.accepted, error.consumed, error.refused) == (2, 4, ())
    assert error.batch_id in str(error)
    assert "resume_batch" in str(error)
    assert len(uploads(server)) == 2
    made = client.resume_batch(error, told(some(10)), 2)
    assert (made.batch_id, made.total_tasks) == (error.batch_id, 10)
    assert names(client, error.batch_id, 10) == sorted(f"t{number}" for number in range(10))
    assert len(uploads(server)) == 5


def test_an_upload_that_never_arrived_is_sent_when_resumed(client: Any, server: Sandbox) -> None:
    server.fault(POST, drop="before", times=1)
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        client.create_batch(some(4), 2, in_flight=1)
    assert (caught.value.in_doubt, caught.value.accepted, caught.value.consumed) == (("t0", "t1"), 0, 2)
    assert client.resolve(caught.value) == "unknown"
    assert client.resume_batch(caught.value, some(4), 2).total_tasks == 4
    assert names(client, caught.value.batch_id, 4) == ["t0", "t1", "t2", "t3"]


def test_what_became_of_an_upload_is_found_out(client: Any, server: Sandbox) -> None:
    server.fault(POST, drop="after", times=1)
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        client.create_batch(some(2))
    resolution = client.resolve(caught.value)
    assert resolution.found.batch_id == caught.value.batch_id
    assert resolution == "happened"
    with pytest.raises(ValueError, match="error: expected a BatchOutcomeUnknownError"):
        client.resolve(OutcomeUnknownError("of something else"))


def test_a_refused_chunk_is_told_from_one_in_doubt(newer: Any, fresh: Sandbox) -> None:
    fresh.fault(POST, status=500, body={"detail": "Failed to submit bulk tasks: storage"}, times=1, skip=2)
    with pytest.raises(exceptions.BatchUploadError, match="storage") as caught:
        newer.create_batch(some(10), 2, in_flight=1)
    error = caught.value
    assert not isinstance(error, OutcomeUnknownError)
    assert (error.accepted, error.consumed, error.in_doubt, error.refused) == (4, 6, (), ("t4", "t5"))
    assert error.response is not None
    assert (error.status_code, error.response.json()["detail"][:6]) == (500, "Failed")
    assert isinstance(error.__cause__, exceptions.InternalServerError)
    again = pickle.loads(pickle.dumps(error))
    assert (again.batch_id, again.refused) == (error.batch_id, error.refused)
    assert newer.resume_batch(again, some(10)).total_tasks == 10
    assert len(names(newer, error.batch_id, 10)) == 10


def test_a_first_chunk_that_fails_has_a_batch_to_resume(newer: Any, fresh: Sandbox) -> None:
    fresh.seed({"down": ["storage"]})
    with pytest.raises(exceptions.BatchUploadError, match="Service Unavailable") as caught:
        newer.create_batch(some(2))
    assert (caught.value.accepted, caught.value.refused) == (0, ("t0", "t1"))
    fresh.seed({"down": []})
    assert newer.resume_batch(caught.value, some(2)).total_tasks == 2


def test_busy_services_are_asked_again(newer: Any, fresh: Sandbox) -> None:
    fresh.fault(POST, status=503, times=2)
    assert newer.create_batch(some(2)).total_tasks == 2
    assert [upload["status"] for upload in uploads(fresh)] == [503, 503, 200]


def test_plain_errors_where_nothing_was_accepted(newer: Any, fresh: Sandbox, script: FakeServer) -> None:
    with pytest.raises(exceptions.AuthenticationError):
        newer.view(headers={"authorization": "Bearer wrong"}).create_batch(some(2))
    address = script.url
    script.__exit__(None, None, None)
    with Synthgen(address, retry=QUICK) as nowhere, pytest.raises(exceptions.APIConnectionError) as caught:
        nowhere.create_batch(some(2))
    assert not isinstance(caught.value, OutcomeUnknownError)


def test_a_closed_client_sends_nothing(fresh: Sandbox) -> None:
    client = Synthgen(fresh.base_url)
    client.close()
    with pytest.raises(ClientClosedError):
        client.create_batch(some(2))
    assert fresh.requests() == []


def test_an_answer_that_is_none_is_in_doubt(wired: Any, script: FakeServer) -> None:
    script.script(reply(200, b"<html>", content_type="text/html"))
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        wired.create_batch(some(2))
    assert caught.value.in_doubt == ("t0", "t1")


def test_chunks_in_doubt_are_looked_for_by_name(newer: Any, fresh: Sandbox) -> None:
    """A batch that holds as many tasks as were expected, but others: the number tells nothing."""
    fresh.fault(POST, drop="after", times=1)
    fresh.seed({"down": ["worker"]})
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        newer.create_batch(some(2))
    fresh.seed({"tasks": [{"batch_id": caught.value.batch_id, "count": 5}]})
    assert newer.resume_batch(caught.value, some(2)).total_tasks == 2
    assert newer.resolve(caught.value) == "happened"


def test_a_failing_iterable_leaves_a_batch_to_resume(newer: Any, fresh: Sandbox) -> None:
    def failing() -> Iterator[Task]:
        yield from some(4)
        raise OSError("the file is gone")

    with pytest.raises(exceptions.BatchUploadError, match="OSError: the file is gone") as caught:
        newer.create_batch(failing(), 2, in_flight=1)
    assert isinstance(caught.value.__cause__, OSError)
    assert (caught.value.accepted, caught.value.consumed) == (4, 4)
    assert newer.resume_batch(caught.value, some(6), 2).total_tasks == 6
    with pytest.raises(OSError, match="the file is gone"):
        newer.create_batch(failing(), 10)


def test_chunks_that_got_lost_are_sent_when_resumed(newer: Any, fresh: Sandbox) -> None:
    made = newer.create_batch(some(2))
    newer.wait_for_batch(made.batch_id, expected_tasks=2)
    assert newer.resume_batch(made.batch_id, some(5), 2).total_tasks == 5
    assert names(newer, made.batch_id, 5) == ["t0", "t1", "t2", "t3", "t4"]
    assert newer.resume_batch(made.batch_id, some(5)).total_tasks == 5
    assert len(uploads(fresh)) == 3
    with pytest.raises(TypeError, match="error: expected a BatchError or the id"):
        newer.resume_batch(ValueError("b"), some(5))


def test_interruptions_say_how_to_go_on(fresh: Sandbox) -> None:
    def interrupted() -> Iterator[Task]:
        yield from some(4)
        raise KeyboardInterrupt

    with Synthgen(fresh.base_url, "synthgen-sandbox-key") as client, pytest.raises(KeyboardInterrupt) as caught:
        client.create_batch(interrupted(), 2, in_flight=1)
    (note,) = caught.value.__notes__
    batch_id = uploads(fresh)[0]["query"]["batch_id"]
    assert f"client.resume_batch('{batch_id}', tasks)" in note


def test_cancelled_uploads_say_how_to_go_on(script: FakeServer) -> None:
    arrived = threading.Event()

    def hang(wire: Wire) -> bool:
        arrived.set()
        wire.send(head(200, length=100))
        return True

    async def story() -> None:
        async with AsyncSynthgen(script.url) as client:
            begun = asyncio.create_task(client.create_batch(some(2)))
            await asyncio.to_thread(arrived.wait)
            begun.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await begun
            assert "client.resume_batch(" in caught.value.__notes__[0]

    script.script(hang)
    asyncio.run(story())


def test_a_source_is_read_only_as_fast_as_it_is_sent(newer: Any, fresh: Sandbox) -> None:
    seen: list[int] = []

    def watched() -> Iterator[Task]:
        for each in some(12):
            seen.append(len(uploads(fresh)))
            yield each

    newer.create_batch(watched(), 2, in_flight=2)
    assert seen == [0, 0, 0, 0, 2, 2, 2, 2, 4, 4, 4, 4]


def test_an_async_source_that_fails_is_told(fresh: Sandbox) -> None:
    async def failing() -> AsyncIterator[Task]:
        yield task("a")
        raise OSError("the file is gone")

    async def story() -> None:
        async with AsyncSynthgen(fresh.base_url, "synthgen-sandbox-key") as client:
            with pytest.raises(exceptions.BatchUploadError, match="the file is gone"):
                await client.create_batch(failing(), 1, in_flight=1)

    asyncio.run(story())

"""Waiting for a batch: not too short, not for ever, and not in vain."""

import asyncio
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.sandbox import Sandbox
from fivefold.synthgen import AsyncSynthgen, Batch, Synthgen, exceptions
from fivefold.synthgen._settling import STALLING
from tests.core._server import FakeServer, reply

from .conftest import REFRESH, synthgen
from .tasks import some, task, uploads

KEY = "synthgen-sandbox-key"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def _slow_process() -> Iterator[Sandbox]:
    with Sandbox("synthgen", refresh=REFRESH, ingest=0.1, pace=0.005, workers=500) as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def slow(request: pytest.FixtureRequest, _slow_process: Sandbox) -> Iterator[tuple[Any, Sandbox]]:
    """Either twin, on a server that takes in 1000 lines in longer than two of its refreshes."""
    _slow_process.reset()
    with synthgen(request.param, _slow_process.base_url) as client:
        yield client, _slow_process


def test_a_batch_that_is_still_taken_in_has_not_ended(slow: tuple[Any, Sandbox]) -> None:
    client, _ = slow
    seen: list[int] = []
    results = client.monitor_batch(
        some(2500), chunk_size=2500, on_progress=lambda batch: seen.append(batch.total_tasks)
    )
    assert len({each.custom_id for each in results}) == len(results) == 2500
    assert seen == sorted(seen)
    assert seen[-1] == 2500
    assert set(seen) <= {1000, 2000, 2500}


def test_nor_has_one_whose_size_nobody_told(slow: tuple[Any, Sandbox]) -> None:
    client, _ = slow
    made = client.create_batch(some(2500), 2500)
    assert client.wait_for_batch(made.batch_id).total_tasks == 2500


def test_a_batch_that_ended_long_ago_is_not_waited_for(newer: Any, fresh: Sandbox) -> None:
    fresh.seed({"tasks": [{"batch_id": "b", "age": 3600}]})
    assert newer.wait_for_batch("b").is_done
    paths = [request["path"] for request in fresh.requests()]
    assert paths == ["/api/v1/batches/b", "/api/v1/batches/b/stats", "/health"]


@pytest.mark.parametrize("said", ["fail-400", "say it"])
def test_a_batch_that_is_all_failed_or_all_cached_has_ended(said: str, client: Any) -> None:
    first = client.monitor_batch([task("a", said)])
    again = client.monitor_batch([task("b", said)])
    assert [each.custom_id for each in again] == ["b"]
    assert again[0].status == first[0].status
    assert again[0].cached is (said == "say it")


def test_dropped_lines_are_missed(client: Any, server: Sandbox) -> None:
    made = client.create_batch(some(3))
    with pytest.raises(
        exceptions.BatchStalledError, match=r"2 of 5 tasks were accepted and have not appeared"
    ) as caught:
        client.wait_for_batch(made.batch_id, expected_tasks=5)
    error = caught.value
    assert (error.batch_id, error.expected, error.missing) == (made.batch_id, 5, 2)
    assert isinstance(error.batch, Batch)
    assert client.resume_batch(error, some(5)).total_tasks == 5
    assert client.wait_for_batch(error.batch_id, expected_tasks=5).done_tasks == 5


def test_a_chunk_that_got_lost_is_missed_and_sent_again(newer: Any, fresh: Sandbox) -> None:
    def losing() -> Iterator[Any]:
        yield from some(2)
        fresh.seed({"down": ["elasticsearch"]})

    made = newer.create_batch(losing())
    fresh.advance(10)
    fresh.seed({"down": []})
    with pytest.raises(exceptions.BatchStalledError) as caught:
        newer.wait_for_batch(made.batch_id, expected_tasks=2)
    assert (caught.value.missing, caught.value.batch) == (2, None)
    assert newer.resume_batch(caught.value, some(2)).total_tasks == 2
    assert newer.wait_for_batch(made.batch_id, expected_tasks=2).is_done


def test_uploads_that_wait_in_the_queue_are_not_lost(newer: Any, fresh: Sandbox) -> None:
    fresh.seed({"down": ["worker"]})
    made = newer.create_batch(some(2))
    with pytest.raises(exceptions.BatchDeadlineError, match="0 of 2 tasks were done") as caught:
        newer.wait_for_batch(made.batch_id, expected_tasks=2, deadline=2 * STALLING * REFRESH)
    assert (caught.value.batch_id, caught.value.batch, caught.value.expected) == (made.batch_id, None, 2)
    assert isinstance(caught.value, exceptions.DeadlineExceededError)
    assert caught.value.__notes__ == [
        f'the batch goes on; watch it again: client.monitor_batch(batch_id="{made.batch_id}")'
    ]
    fresh.seed({"down": []})
    assert len(newer.monitor_batch(batch_id=made.batch_id, expected_tasks=2)) == 2


def test_a_dead_worker_is_told(client: Any, server: Sandbox) -> None:
    server.seed({"tasks": [{"batch_id": "b", "status": "PENDING"}]})
    server.seed({"down": ["worker"]})
    with pytest.raises(
        exceptions.BatchStalledError, match=r"0 of 1 tasks were done, .* no worker is connected"
    ) as caught:
        client.monitor_batch(batch_id="b", stall_after=0.2)
    assert (caught.value.batch_id, caught.value.missing) == ("b", 0)
    assert caught.value.batch is not None
    assert caught.value.batch.pending_tasks == 1
    with pytest.raises(exceptions.BatchDeadlineError):
        client.monitor_batch(batch_id="b", stall_after=None, deadline=0.1)


def test_what_a_callback_raises_says_how_to_go_on(newer: Any, fresh: Sandbox) -> None:
    def failing(batch: Batch) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full") as caught:
        newer.monitor_batch(some(1), on_progress=failing)
    assert "client.monitor_batch(batch_id=" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    "wrong",
    [{"expected_tasks": 0}, {"expected_tasks": True}, {"deadline": -1}, {"deadline": "5"}, {"stall_after": 0}],
    ids=str,
)
def test_bounds_that_do_not_fit_are_named_and_nothing_is_sent(wrong: Any, newer: Any, fresh: Sandbox) -> None:
    for method, given in ((newer.wait_for_batch, "b"), (newer.monitor_batch, some(1))):
        with pytest.raises(ValueError, match=f"{next(iter(wrong))}: expected "):
            method(given, **wrong)
    assert fresh.requests() == []


def test_there_is_no_such_batch(client: Any) -> None:
    with pytest.raises(exceptions.NotFoundError) as caught:
        client.monitor_batch(batch_id="nope")
    assert caught.value.status_code == 404


def test_monitoring_takes_tasks_or_a_batch(newer: Any, fresh: Sandbox) -> None:
    for given in ({}, {"tasks": some(1), "batch_id": "b"}):
        with pytest.raises(ValueError, match="tasks, batch_id: expected one of them"):
            newer.monitor_batch(**given)
    for price in (-1, float("nan"), "1", True):
        with pytest.raises(ValueError, match="cost_by_1m_output_token: expected a number"):
            newer.monitor_batch(some(1), None, 0.5, price)
    assert fresh.requests() == []


def test_what_breaks_the_download_says_where_the_tasks_are(newer: Any, fresh: Sandbox) -> None:
    fresh.fault("export_batch_tasks", status=500, body={"detail": "Failed to fetch tasks"})
    with pytest.raises(exceptions.InternalServerError) as caught:
        newer.monitor_batch(some(1))
    batch_id = uploads(fresh)[0]["query"]["batch_id"]
    assert caught.value.__notes__ == [f'the batch has ended; get its tasks: client.get_batch_tasks("{batch_id}")']


def test_an_outage_is_sat_out(newer: Any, fresh: Sandbox) -> None:
    fresh.fault("get_batch", status=500, body={"detail": "Failed to fetch batch"}, times=9)
    assert len(newer.monitor_batch(some(1))) == 1


def test_what_breaks_the_watch_says_how_to_go_on(newer: Any, fresh: Sandbox) -> None:
    fresh.fault("get_batch", status=500, body={"detail": "Failed to fetch batch"})
    with pytest.raises(exceptions.InternalServerError) as caught:
        newer.monitor_batch(some(1))
    batch_id = uploads(fresh)[0]["query"]["batch_id"]
    assert f'client.monitor_batch(batch_id="{batch_id}")' in caught.value.__notes__[0]


def test_an_interrupted_watch_says_how_to_go_on(fresh: Sandbox) -> None:
    def interrupt(batch: Batch) -> None:
        raise KeyboardInterrupt

    with (
        Synthgen(fresh.base_url, KEY, refresh_interval=REFRESH) as client,
        pytest.raises(KeyboardInterrupt) as caught,
    ):
        client.monitor_batch(some(1), on_progress=interrupt)
    assert "the batch goes on; watch it again: client.monitor_batch(batch_id=" in caught.value.__notes__[0]


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("what", "how"),
    [
        ("watch", r'the batch goes on; watch it again: client\.monitor_batch\(batch_id="b"\)'),
        ("upload", r"a part of the batch was sent; send the rest: client\.resume_batch\('[0-9a-f-]{36}', tasks\)"),
    ],
    ids=["watch", "upload"],
)
def test_ctrl_c_tells_a_person_how_to_go_on(what: str, how: str, kind: str, fresh: Sandbox) -> None:
    fresh.seed({"tasks": [{"batch_id": "b", "status": "PENDING"}]})
    fresh.fault("create_batch_upload", hang=True, skip=1)
    program = [sys.executable, "-m", "tests.synthgen._watch", fresh.base_url, what, kind]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as going:
        assert going.stdout is not None
        assert going.stdout.readline() == "begun\n"
        going.send_signal(signal.SIGINT)
        _, told = going.communicate(timeout=20)
    assert going.returncode != 0
    assert re.search(how, told)
    assert "KeyboardInterrupt" in told


def test_a_cancelled_watch_says_how_to_go_on(fresh: Sandbox) -> None:
    async def story() -> None:
        async with AsyncSynthgen(fresh.base_url, KEY, refresh_interval=REFRESH) as client:
            seen = asyncio.Event()
            fresh.seed({"tasks": [{"batch_id": "b", "status": "PENDING"}]})
            watch = asyncio.create_task(client.monitor_batch(batch_id="b", on_progress=lambda batch: seen.set()))
            await seen.wait()
            watch.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await watch
            assert caught.value.__notes__ == ['the batch goes on; watch it again: client.monitor_batch(batch_id="b")']

    asyncio.run(story())


def test_retries_are_of_the_service(wired: Any, script: FakeServer) -> None:
    script.script(*[reply(500, {"detail": "Failed"})] * 2, reply(200, {"total": 0, "batches": []}))
    assert wired.get_batches().total == 0
    script.script(*[reply(500, {"detail": "Failed"})] * 2)
    with pytest.raises(exceptions.InternalServerError):
        wired.view(retry=RetryConfig(1, 0.0, retry_on_status=frozenset({500}))).get_batches()

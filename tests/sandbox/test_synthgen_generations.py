"""The old server where it differs from the newest one, and that one specification reads the answers of both."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from fivefold_wire.synthgen import models
from fivefold_wire.synthgen.api import batches, service, tasks

from fivefold.call import Call, Headers, Response
from fivefold.sandbox import Sandbox

from .synthgen_tools import BATCHES, MINUTE, TASKS, batch, connect, said, task, upload


@pytest.fixture(scope="module")
def generations() -> Iterator[Callable[[str], Sandbox]]:
    running: dict[str, Sandbox] = {}
    with ExitStack() as stack:

        def get(generation: str) -> Sandbox:
            if generation not in running:
                server = Sandbox("synthgen", generation=generation, pace=MINUTE, ingest=MINUTE, refresh=10 * MINUTE)
                running[generation] = stack.enter_context(server)
            running[generation].reset()
            return running[generation]

        yield get


@pytest.fixture
def old(generations: Callable[[str], Sandbox]) -> Sandbox:
    """An old server where all takes minutes."""
    return generations("old")


@pytest.fixture
def http(old: Sandbox) -> Iterator[httpx.Client]:
    with connect(old) as client:
        yield client


def rows(client: httpx.Client, **query: str) -> list[dict[str, Any]]:
    """All tasks of the batch in the stream of the old server."""
    reply = client.get(f"{BATCHES}/b/tasks", params=query)
    assert reply.headers["content-type"] == "application/x-ndjson"
    return [row for line in reply.text.splitlines() for row in json.loads(line)["tasks"]]


def test_paths_it_does_not_have(http: httpx.Client) -> None:
    for path in ("/token", f"{BATCHES}/b/tasks/export"):
        reply = http.get(path)
        assert (reply.status_code, reply.json()) == (404, {"detail": "Not Found"})
    reply = http.get(f"{TASKS}/stats")
    assert (reply.status_code, reply.json()) == (404, {"detail": "Task with message_id stats not found"})


def test_what_is_unknown_is_404(http: httpx.Client) -> None:
    reply = http.get(f"{TASKS}/nope")
    assert (reply.status_code, reply.json()) == (404, {"detail": "Task with message_id nope not found"})
    reply = http.get(f"{BATCHES}/nope")
    assert (reply.status_code, reply.json()) == (404, {"detail": "No tasks found for batch_id nope"})


def test_tasks_are_a_stream_of_completed_ones(old: Sandbox, http: httpx.Client) -> None:
    old.seed({"tasks": [{"batch_id": "b", "status": one} for one in ("PENDING", "COMPLETED", "FAILED")]})
    assert [row["status"] for row in rows(http, page="0")] == ["COMPLETED"]
    assert [row["status"] for row in rows(http, task_status="PENDING")] == ["PENDING"]
    (failed,) = rows(http, task_status="FAILED")
    assert failed["completions"] is None


def test_a_task_that_waits_cannot_be_had(old: Sandbox, http: httpx.Client) -> None:
    upload(http, [task()])
    old.advance(MINUTE)
    (row,) = rows(http, task_status="PENDING")
    reply = http.get(f"{TASKS}/{row['message_id']}")
    assert reply.status_code == 500
    assert reply.json()["detail"].startswith("Failed to fetch task: 5 validation errors for Task\n")
    old.advance(10 * MINUTE)
    one = http.get(f"{TASKS}/{row['message_id']}").json()
    assert one["status"] == "COMPLETED"
    assert "custom_id" not in one


def test_lines_it_drops(old: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(custom_id=None), task(api_key=None), task(api_key=...), task(1)])
    old.advance(MINUTE)
    assert batch(http)["total_tasks"] == 1


def test_completed_includes_cached(old: Sandbox, http: httpx.Client) -> None:
    old.seed({"tasks": [{"batch_id": "b"}, {"batch_id": "b", "cached": True, "count": 2}]})
    state = batch(http)
    assert (state["completed_tasks"], state["cached_tasks"], state["total_tasks"]) == (3, 2, 3)
    summary = http.get(f"{BATCHES}/b/stats").json()["summary"]
    assert (summary["completed_tasks"], summary["cached_tasks"]) == (3, 2)
    assert summary["completion_tokens"] > 0
    assert not summary.keys() & {"total_prompt_tokens", "total_completion_tokens", "processing_tasks"}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["PENDING", "FAILED", "PROCESSING", "COMPLETED"], {"old": "PENDING", "new": "PROCESSING"}),
        (["FAILED", "PROCESSING", "COMPLETED"], {"old": "FAILED", "new": "PROCESSING"}),
        (["PROCESSING", "COMPLETED"], {"old": "PROCESSING", "new": "PROCESSING"}),
        (["PENDING", "FAILED"], {"old": "PENDING", "new": "PENDING"}),
        (["COMPLETED", "FAILED"], {"old": "FAILED", "new": "FAILED"}),
        (["COMPLETED"], {"old": "COMPLETED", "new": "COMPLETED"}),
    ],
)
def test_the_state_of_a_batch(
    generations: Callable[[str], Sandbox], statuses: list[str], expected: dict[str, str]
) -> None:
    for generation, state in expected.items():
        server = generations(generation)
        server.seed({"tasks": [{"batch_id": "b", "status": one} for one in statuses]})
        with connect(server) as http:
            assert batch(http)["batch_status"] == state


def test_deletes_are_seen_late(old: Sandbox, http: httpx.Client) -> None:
    old.seed({"tasks": [{"batch_id": "b", "message_id": one} for one in ("x", "y")]})
    assert http.delete(f"{TASKS}/x").status_code == 204
    assert http.get(f"{TASKS}/x").status_code == 200
    assert http.delete(f"{TASKS}/x").status_code == 404
    assert http.delete(f"{BATCHES}/b").status_code == 204
    assert batch(http)["total_tasks"] == 2
    old.advance(10 * MINUTE)
    assert http.get(f"{BATCHES}/b").status_code == 404
    assert http.get(f"{TASKS}/x").status_code == 404


def test_pages_of_batches_are_checked_and_ignored(old: Sandbox, http: httpx.Client) -> None:
    old.seed({"tasks": [{"batch_id": "a"}, {"batch_id": "b"}]})
    listed = http.get(BATCHES, params={"page": 7, "page_size": 1}).json()
    assert (listed["total"], len(listed["batches"])) == (2, 2)
    for query in ("page=0", "page_size=0", "page_size=101"):
        assert http.get(f"{BATCHES}?{query}").status_code == 422


def test_its_health(old: Sandbox, http: httpx.Client) -> None:
    services = http.get("/health").json()["services"]
    assert services.keys() == {"api", "rabbitmq", "elasticsearch", "queue_consumers", "queue_messages"}
    old.seed({"down": ["elasticsearch"]})
    assert http.get("/health").status_code == 503


@pytest.mark.parametrize("generation", ["new", "old"])
def test_one_specification_reads_both(generations: Callable[[str], Sandbox], generation: str) -> None:
    server = generations(generation)
    with connect(server) as http:

        def read(call: Call[Any], path: str) -> Any:
            reply = http.get(path)
            assert reply.status_code == 200, reply.text
            return call.parse(Response(200, Headers(reply.headers.multi_items()), reply.content))

        upload(http, [task(0), task(0), task(1, body=said("fail-400")), task(2, track_progress=False)])
        server.advance(10 * MINUTE)
        upload(http, [task(0)])
        server.advance(1.5 * MINUTE)
        for _ in range(3):
            state = read(batches.get_batch("b"), f"{BATCHES}/b")
            assert isinstance(state, models.Batch)
            for status in ("PENDING", "PROCESSING", "COMPLETED", "FAILED"):
                page = read(batches.get_batch_tasks("b"), f"{BATCHES}/b/tasks?task_status={status}")
                assert isinstance(page, models.TaskPage)
                for one in page.tasks:
                    assert one.status == status
                    if (status, generation) != ("PENDING", "old"):
                        alone = read(tasks.get_task(one.message_id), f"{TASKS}/{one.message_id}")
                        assert alone.message_id == one.message_id
            server.advance(5 * MINUTE)
        assert read(batches.get_batches(), BATCHES).total == 1
        stats = read(batches.get_batch_stats("b"), f"{BATCHES}/b/stats")
        tokens = stats.summary.completion_tokens or stats.summary.total_completion_tokens
        assert tokens == sum(point.completion_tokens for point in stats.time_series) > 0
        health = read(service.check_health(), "/health").services
        assert (health.queue_consumers or health.task_queue_consumers) == 1
        assert read(service.get_root(), "/").message
        if generation == "new":
            assert read(batches.get_batch("nope"), f"{BATCHES}/nope") is None
            assert read(tasks.get_task("nope"), f"{TASKS}/nope") is None
            assert read(tasks.get_task_stats(), f"{TASKS}/stats").failed_tasks == 1
            assert read(service.verify_token(), "/token").is_valid
            line = json.loads(http.get(f"{BATCHES}/b/tasks/export").text)
            assert len(models.TaskExportLine.from_dict(line).tasks) == 5

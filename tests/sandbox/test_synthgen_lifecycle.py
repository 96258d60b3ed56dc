"""From an upload to its results: ingest, visibility, work, failures, the cache, outages and deletes."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

from .synthgen_tools import BATCHES, MINUTE, TASKS, batch, connect, exported, said, task, upload


@pytest.fixture(scope="module")
def _slow() -> Iterator[Sandbox]:
    with Sandbox("synthgen", pace=MINUTE, ingest=MINUTE, refresh=10 * MINUTE, workers=2) as server:
        yield server


@pytest.fixture
def slow(_slow: Sandbox) -> Sandbox:
    """A sandbox where all takes minutes: nothing moves but by `advance`."""
    _slow.reset()
    return _slow


@pytest.fixture
def http(slow: Sandbox) -> Iterator[httpx.Client]:
    with connect(slow) as client:
        yield client


def states(client: httpx.Client, batch_id: str = "b") -> dict[str, Any]:
    """The counts of a batch that are not 0."""
    names = ("completed", "cached", "failed", "pending", "processing")
    state = batch(client, batch_id)
    assert state["total_tasks"] == sum(state[f"{name}_tasks"] for name in names)
    return {name: state[f"{name}_tasks"] for name in names if state[f"{name}_tasks"]}


def test_totals_grow_slice_by_slice(slow: Sandbox, http: httpx.Client) -> None:
    assert upload(http, (task(index) for index in range(2500)))["total_tasks"] == 2500
    totals: list[int | None] = []
    for _ in range(4):
        state = batch(http)
        totals.append(state and state["total_tasks"])
        slow.advance(MINUTE)
    assert totals == [None, 1000, 2000, 2500]


def test_a_batch_may_look_done_before_its_next_upload_is_taken_in(slow: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(0), task(1)])
    slow.advance(20 * MINUTE)
    upload(http, [task(2), task(3)])
    early = batch(http)
    assert (early["batch_status"], early["total_tasks"]) == ("COMPLETED", 2)
    slow.advance(MINUTE)
    later = batch(http)
    assert (later["batch_status"], later["completed_tasks"], later["total_tasks"]) == ("PENDING", 2, 4)


def test_changes_are_seen_at_the_next_refresh(slow: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(index) for index in range(3)])
    slow.advance(MINUTE)
    assert states(http) == {"pending": 3}
    slow.advance(5 * MINUTE)
    assert states(http) == {"pending": 3}
    slow.advance(4 * MINUTE)
    assert states(http) == {"completed": 3}
    state = batch(http)
    assert (state["batch_status"], state["total_tokens"]) == ("COMPLETED", 3 * (8 + 9))
    assert state["duration"] in range(120, 240)


def test_the_forms_of_one_task(slow: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(0), task(1, track_progress=False)])
    slow.advance(MINUTE)
    rows = {row["source"]["index"]: row for row in exported(http)}
    nothing: dict[str, Any] = {
        "started_at": None,
        "completed_at": None,
        "duration": None,
        "cached": False,
        "result": {},
    }
    for row in rows.values():
        assert row.items() >= {**nothing, "status": "PENDING", "completions": {}}.items()
    pending = http.get(f"{TASKS}/{rows[0]['message_id']}").json()
    del nothing["result"]
    assert pending.items() >= {**nothing, "status": "PENDING", "completions": None, "custom_id": "task-0"}.items()


def test_a_task_at_work() -> None:
    with (
        Sandbox("synthgen", pace=10 * MINUTE, ingest=MINUTE, refresh=MINUTE, workers=1) as server,
        connect(server) as http,
    ):
        upload(http, [task(0), task(1)])
        server.advance(2 * MINUTE)
        assert states(http) == {"processing": 1, "pending": 1}
        assert batch(http)["batch_status"] == "PROCESSING"
        (row,) = exported(http, task_status="PROCESSING")
        assert row.items() >= {"duration": 0, "completions": None, "cached": False}.items()
        assert row["started_at"] == row["completed_at"]
        one = http.get(f"{TASKS}/{row['message_id']}").json()
        assert (one["status"], one["duration"], one["completions"]) == ("PROCESSING", 0, None)
        assert one["started_at"] == one["completed_at"] is not None
        assert http.get(f"{TASKS}/stats").json()["processing_tasks"] == 1
        health = http.get("/health").json()["services"]
        assert (health["task_queue_messages"], health["batch_queue_messages"]) == (1, 0)
        server.advance(60 * MINUTE)
        upload(http, [task(2, track_progress=False)], "untracked")
        server.advance(2 * MINUTE)
        assert states(http, "untracked") == {"pending": 1}
        server.advance(60 * MINUTE)
        assert states(http, "untracked") == {"completed": 1}


FAILURES = {
    "fail-400": "Client error (400 Bad Request): ",
    "fail-401": "Authentication error: ",
    "fail-429": "Rate limit exceeded",
    "fail-500": "Server error (500 Internal Server Error): ",
    "fail-connection": "Request error (connection): ",
    "fail-timeout": "Request error (timeout): ",
    "fail-json": "JSON parsing error: ",
}


def test_failures(slow: Sandbox, http: httpx.Client) -> None:
    lines = [task(body=said(f"please {word}"), source={"word": word}) for word in FAILURES]
    upload(http, [*lines, task(1), task(2, url="http://llm.invalid/v1", source={"word": "fail-connection"})])
    slow.advance(20 * MINUTE)
    assert batch(http)["batch_status"] == "PROCESSING"
    slow.advance(120 * MINUTE)
    assert states(http) == {"failed": 8, "completed": 1}
    assert batch(http)["batch_status"] == "FAILED"
    for row in exported(http, task_status="FAILED"):
        assert row["completions"]["error"].startswith(FAILURES[row["source"]["word"]])
        one = http.get(f"{TASKS}/{row['message_id']}").json()
        assert one["completions"] == row["completions"]


def test_the_cache_goes_by_body(slow: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(1), task(1), task(1)])
    slow.advance(30 * MINUTE)
    assert states(http) == {"completed": 3}, "nothing of the batch could be found while it ran"
    dead = {"url": "http://llm.invalid/v1", "api_key": "other", "dataset": "d", "custom_id": "x"}
    upload(http, [task(1, **dead), task(1, use_cache=False), task(2)], "c")
    slow.advance(30 * MINUTE)
    assert states(http, "c") == {"cached": 1, "completed": 2}
    (cached,) = [row for row in exported(http, "c") if row["cached"]]
    originals = {str(row["completions"]): row["duration"] for row in exported(http)}
    assert cached["duration"] == originals[str(cached["completions"])]
    assert batch(http, "c")["total_tokens"] == 2 * (8 + 9), "without those of the cached one"
    for batch_id in ("b", "c"):
        http.delete(f"{BATCHES}/{batch_id}")
    upload(http, [task(1)], "d")
    slow.advance(30 * MINUTE)
    assert states(http, "d") == {"completed": 1}


def test_an_upload_is_lost_when_the_store_is_down(slow: Sandbox, http: httpx.Client) -> None:
    slow.seed({"down": ["elasticsearch"]})
    assert upload(http, [task(1)])["total_tasks"] == 1
    slow.advance(5 * MINUTE)
    slow.seed({"down": []})
    slow.advance(30 * MINUTE)
    assert batch(http) is None
    upload(http, [task(1)])
    slow.advance(30 * MINUTE)
    assert states(http) == {"completed": 1}


def test_an_outage_leaves_what_there_is(slow: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(index) for index in range(4)])
    slow.advance(1.5 * MINUTE)
    slow.seed({"down": ["elasticsearch"]})
    slow.advance(60 * MINUTE)
    reply = http.get(f"{BATCHES}/b")
    assert reply.status_code == 500
    assert reply.json()["detail"].startswith("Failed to fetch batch: ConnectionError(")
    slow.seed({"down": []})
    slow.advance(15 * MINUTE)
    assert states(http) == {"completed": 4}


@pytest.mark.parametrize("part", ["worker", "rabbitmq"])
def test_without_workers_nothing_moves(slow: Sandbox, http: httpx.Client, part: str) -> None:
    upload(http, [task(index) for index in range(5)])
    slow.advance(MINUTE)
    slow.seed({"down": [part]})
    slow.advance(60 * MINUTE)
    assert states(http) == {"completed": 2, "pending": 3}, "what was begun is finished"
    slow.seed({"down": []})
    slow.advance(20 * MINUTE)
    assert states(http) == {"completed": 5}


def test_deletes_are_seen_at_once(slow: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(0), task(1)])
    slow.advance(30 * MINUTE)
    first, second = (row["message_id"] for row in exported(http))
    assert http.delete(f"{TASKS}/{first}").status_code == 204
    assert http.get(f"{TASKS}/{first}").json() is None
    assert [row["message_id"] for row in exported(http)] == [second]
    reply = http.delete(f"{TASKS}/{first}")
    assert (reply.status_code, reply.json()) == (404, {"detail": f"Task with message_id {first} not found"})
    assert http.delete(f"{BATCHES}/b").status_code == 204
    assert batch(http) is None
    assert http.delete(f"{BATCHES}/b").status_code == 204
    assert slow.effects() == {"create_batch_upload": 1, "delete_task": 1, "delete_batch": 2}


@pytest.mark.parametrize("tracked", [True, False])
def test_tasks_deleted_before_they_are_done(slow: Sandbox, http: httpx.Client, tracked: bool) -> None:
    """Both workers are held for ever by tracked ones; others go round in the queue and leave the workers alone."""
    upload(http, [task(index, track_progress=tracked) for index in range(3)])
    slow.advance(1.5 * MINUTE)
    http.delete(f"{BATCHES}/b")
    upload(http, [task(9)], "next")
    slow.advance(60 * MINUTE)
    assert states(http, "next") == ({"pending": 1} if tracked else {"completed": 1})
    messages = http.get("/health").json()["services"]["task_queue_messages"]
    assert messages == (2 if tracked else 3)


def test_without_quirks() -> None:
    """Changes are seen at once, deleted tasks are gone, and no upload is lost."""
    with Sandbox("synthgen", quirks="off", pace=MINUTE, ingest=MINUTE, workers=1) as server, connect(server) as http:
        upload(http, [task(0), task(1)])
        server.advance(MINUTE + 1)
        assert states(http) == {"processing": 1, "pending": 1}
        (row,) = exported(http, task_status="PROCESSING")
        assert (row["completed_at"], row["duration"]) == (None, None)
        http.delete(f"{BATCHES}/b")
        server.seed({"down": ["elasticsearch"]})
        upload(http, [task(2)])
        server.advance(10 * MINUTE)
        assert http.get(f"{BATCHES}/b/tasks/export").status_code == 500
        server.seed({"down": []})
        server.advance(10 * MINUTE)
        assert states(http) == {"completed": 1}

"""The key, health, statistics, and what surrounds the operations."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox, SandboxError

from .synthgen_tools import BATCHES, TASKS, connect, task, upload

PROTECTED = [
    ("GET", "/token"),
    ("POST", BATCHES),
    ("GET", BATCHES),
    ("GET", f"{BATCHES}/b"),
    ("DELETE", f"{BATCHES}/b"),
    ("GET", f"{BATCHES}/b/tasks"),
    ("GET", f"{BATCHES}/b/tasks/export?task_status=wrong"),
    ("GET", f"{BATCHES}/b/stats?interval=wrong"),
    ("GET", f"{TASKS}/stats"),
    ("GET", f"{TASKS}/t"),
    ("DELETE", f"{TASKS}/t"),
]


@pytest.fixture
def http(synthgen_server: Sandbox) -> Iterator[httpx.Client]:
    with connect(synthgen_server) as client:
        yield client


@pytest.mark.parametrize(("method", "path"), PROTECTED)
def test_a_key_is_needed(synthgen_server: Sandbox, http: httpx.Client, method: str, path: str) -> None:
    key = synthgen_server.env["SYNTHGEN_API_KEY"]
    for header, detail in (
        ("", "Not authenticated"),
        (f"Basic {key}", "Not authenticated"),
        ("Bearer wrong", "Invalid authentication credentials"),
    ):
        reply = http.request(method, path, headers={"Authorization": header})
        assert (reply.status_code, reply.json()) == (401, {"detail": detail})
        assert reply.headers["www-authenticate"] == "Bearer"
    assert http.request(method, path, headers={"Authorization": f"bearer {key}"}).status_code != 401
    assert http.request(method, path, headers={"Authorization": "", "X-API-Key": key}).status_code == 401


def test_some_need_no_key(synthgen_server: Sandbox) -> None:
    with connect(synthgen_server, key="") as http:
        assert http.get("/").json().keys() == {"message", "docs_url", "redoc_url"}
        assert http.get("/health").json()["status"] == "healthy"


def test_the_key_is_good(http: httpx.Client) -> None:
    assert http.get("/token").json() == {"isValid": True}
    assert http.post("/token").status_code == 405


def test_the_way_is_told(synthgen_server: Sandbox, http: httpx.Client) -> None:
    reply = http.get(f"{BATCHES}/")
    assert (reply.status_code, reply.headers["location"]) == (307, f"{synthgen_server.base_url}{BATCHES}")
    reply = http.put(BATCHES)
    assert (reply.status_code, reply.json()) == (405, {"detail": "Method Not Allowed"})
    assert reply.headers["allow"] in ("GET", "POST")
    assert http.get("/nope").json() == {"detail": "Not Found"}
    assert http.get("/health", headers={"Origin": "http://x"}).headers["access-control-allow-origin"] == "*"


def test_health(http: httpx.Client) -> None:
    services = {"api": "healthy", "rabbitmq": "healthy", "elasticsearch": "healthy"}
    queues = {
        "task_queue_consumers": 1,
        "task_queue_messages": 0,
        "batch_queue_consumers": 1,
        "batch_queue_messages": 0,
    }
    assert http.get("/health").json() == {"status": "healthy", "services": {**services, **queues}, "error": None}


@pytest.mark.parametrize(
    ("down", "error"),
    [
        (["elasticsearch"], "Elasticsearch: Elasticsearch cluster did not respond to ping"),
        (["rabbitmq"], "RabbitMQ: "),
        (["rabbitmq", "elasticsearch"], "RabbitMQ:  | Elasticsearch: Elasticsearch cluster did not respond to ping"),
    ],
)
def test_ill_health(synthgen_server: Sandbox, http: httpx.Client, down: list[str], error: str) -> None:
    assert synthgen_server.seed({"down": down}) == {"tasks": [], "batches": []}
    reply = http.get("/health")
    assert reply.status_code == 503
    document = reply.json()["detail"]
    assert (document["status"], document["error"]) == ("unhealthy", error)
    ill = {name for name, state in document["services"].items() if state == "unhealthy"}
    assert ill == set(down)


READS = [f"{BATCHES}", f"{BATCHES}/b", f"{BATCHES}/b/tasks", f"{BATCHES}/b/stats", f"{TASKS}/stats", f"{TASKS}/t"]


@pytest.mark.parametrize(
    ("method", "path"), [*(("GET", one) for one in READS), ("DELETE", f"{TASKS}/t"), ("DELETE", f"{BATCHES}/b")]
)
def test_without_the_store(synthgen_server: Sandbox, http: httpx.Client, method: str, path: str) -> None:
    synthgen_server.seed({"down": ["elasticsearch"]})
    reply = http.request(method, path)
    assert reply.status_code == 500
    assert reply.json()["detail"].startswith("Failed to ")
    assert synthgen_server.effects() == {}


def test_statistics(synthgen_server: Sandbox, http: httpx.Client) -> None:
    body = {"messages": [{"role": "user", "content": "solve 2x + 4"}]}
    one: dict[str, Any] = {"batch_id": "b", "body": body, "duration": 100, "age": 30}
    synthgen_server.seed(
        {
            "tasks": [
                one,
                {**one, "cached": True, "count": 2},
                {**one, "status": "FAILED", "duration": 0},
                {**one, "age": 200},
                {**one, "status": "PENDING"},
                {**one, "status": "PROCESSING"},
                {**one, "age": 4000},
            ]
        }
    )
    synthgen_server.advance(60)
    stats = http.get(f"{BATCHES}/b/stats", params={"time_range": "5m", "interval": "minute"}).json()
    assert (stats["time_range"], stats["interval"]) == ("5m", "minute")
    first, *between, last = stats["time_series"]
    assert first["total_tasks"] == 1
    assert (
        last.items()
        >= {
            "total_tasks": 5,
            "completed_tasks": 1,
            "failed_tasks": 1,
            "cached_tasks": 2,
            "total_tokens": 3 * 13,
            "prompt_tokens": 3 * 6,
            "completion_tokens": 3 * 7,
            "avg_duration_ms": 60,
            "tokens_per_second": 70.0,
        }.items()
    )
    assert between
    assert all(point["total_tasks"] == point["tokens_per_second"] == 0 for point in between)
    assert stats["summary"] == {
        "total_tasks": 6,
        "completed_tasks": 2,
        "failed_tasks": 1,
        "cached_tasks": 2,
        "processing_tasks": 1,
        "total_tokens": 4 * 13,
        "total_prompt_tokens": 4 * 6,
        "total_completion_tokens": 4 * 7,
        "average_response_time": 66,
        "tokens_per_second": 70.0,
        "cache_hit_rate": 33.33,
    }


def test_no_work_counts_as_a_millisecond(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.seed({"tasks": [{"batch_id": "b", "duration": 0}]})
    assert http.get(f"{BATCHES}/b/stats").json()["summary"]["tokens_per_second"] == 3000.0


@pytest.mark.parametrize(
    ("interval", "points"),
    [("1h", 25), ("day", 2), ("1w", 1), ("1M", 2), ("month", 2), ("quarter", 2), ("1q", 2), ("1y", 2)],
)
def test_intervals(synthgen_server: Sandbox, http: httpx.Client, interval: str, points: int) -> None:
    synthgen_server.seed({"tasks": [{"batch_id": "b", "age": 86_400}, {"batch_id": "b"}]})
    stats = http.get(f"{BATCHES}/b/stats", params={"time_range": "7d", "interval": interval}).json()
    assert len(stats["time_series"]) == points


def test_statistics_of_nothing(http: httpx.Client) -> None:
    stats = http.get(f"{BATCHES}/nope/stats").json()
    assert (stats["time_range"], stats["interval"], stats["time_series"]) == ("24h", "1h", [])
    assert set(stats["summary"].values()) == {0}


@pytest.mark.parametrize("text", ["", "24", "1w", "1s", "1H", "now-1h", "0m", "1441m", "721h", "366d", "-1h", "1.5h"])
def test_time_ranges_that_make_no_sense(http: httpx.Client, text: str) -> None:
    reply = http.get(f"{BATCHES}/b/stats", params={"time_range": text})
    assert reply.status_code == 400
    assert reply.json()["detail"].startswith("Invalid time_range parameter: 1 validation error for TimeRange\n")


@pytest.mark.parametrize("text", ["1m", "1440m", "720h", "365d"])
def test_time_ranges_that_do(http: httpx.Client, text: str) -> None:
    assert http.get(f"{BATCHES}/b/stats", params={"time_range": text}).status_code == 200


def test_intervals_that_make_no_sense(http: httpx.Client) -> None:
    reply = http.get(f"{BATCHES}/b/stats", params={"interval": "2h"})
    assert reply.status_code == 422
    assert reply.json()["detail"][0]["loc"] == ["query", "interval"]


def test_counts_over_all(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.seed({"tasks": [{"batch_id": "a"}, {"batch_id": "b", "status": "FAILED"}, {"cached": True}]})
    counts = http.get(f"{TASKS}/stats").json()
    assert counts.items() >= {"total_tasks": 3, "completed_tasks": 1, "failed_tasks": 1, "cached_tasks": 1}.items()


def test_batches_are_listed_newest_first(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.seed({"tasks": [{"batch_id": "old", "age": 20}, {"batch_id": "new", "age": 10}]})
    upload(http, [task()], "newest")
    synthgen_server.advance(10)
    listed = http.get(BATCHES, params={"page": 0}).json()
    assert [one["batch_id"] for one in listed["batches"]] == ["newest", "new", "old"]
    assert listed["total"] == 3


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"nope": []}, "the data has no 'nope'"),
        ({"down": ["everything"]}, "down"),
        ({"tasks": [{"status": "done"}]}, r"tasks\[0\].status"),
        ({"tasks": [{"colour": "red"}]}, r"tasks\[0\] has no 'colour'"),
        ({"tasks": [{"message_id": "x", "count": 2}]}, "message_id is there twice"),
    ],
)
def test_seeds_that_do_not_fit(synthgen_server: Sandbox, data: dict[str, Any], problem: str) -> None:
    with pytest.raises(SandboxError, match=problem):
        synthgen_server.seed(data)


@pytest.mark.parametrize("option", [{"generation": "middle"}, {"down": "all"}, {"workers": 0}, {"refresh": "x"}])
def test_options_that_make_no_sense(option: dict[str, Any]) -> None:
    with pytest.raises(SandboxError, match=next(iter(option)) + "|could not convert|less than"):
        Sandbox("synthgen", **option).start()


def test_unknown_parameters_without_quirks() -> None:
    with Sandbox("synthgen", quirks="off", down="worker") as server, connect(server) as http:
        assert http.get(f"{BATCHES}/b?x=1").status_code == 422
        assert http.post(f"{BATCHES}?batch=1").status_code == 422
        assert http.get("/health").json()["services"]["task_queue_consumers"] == 0

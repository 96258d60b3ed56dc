"""Listings: the export and its lines, pages and their limits, one task, and how they break."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

from .synthgen_tools import BATCHES, TASKS, batch, connect, exported, task, upload

MANY = 10_050


@pytest.fixture(scope="module")
def _small_lines() -> Iterator[Sandbox]:
    with Sandbox("synthgen", export_lines=2, refresh=0, ingest=0, pace=0) as server:
        yield server


@pytest.fixture
def small_lines(_small_lines: Sandbox) -> Sandbox:
    """A sandbox that puts two tasks on a line, and is quick."""
    _small_lines.reset()
    return _small_lines


@pytest.fixture
def http(synthgen_server: Sandbox) -> Iterator[httpx.Client]:
    with connect(synthgen_server) as client:
        yield client


def test_an_export_has_a_line_at_least(http: httpx.Client) -> None:
    reply = http.get(f"{BATCHES}/nope/tasks/export")
    assert (reply.status_code, reply.text) == (200, '{"tasks": [], "total": 0}\n')
    assert "content-length" not in reply.headers


def test_lines_repeat_the_total(small_lines: Sandbox) -> None:
    with connect(small_lines) as http:
        upload(http, [task(index) for index in range(5)])
        lines = [json.loads(line) for line in http.get(f"{BATCHES}/b/tasks/export").text.splitlines()]
    assert [(len(line["tasks"]), line["total"]) for line in lines] == [(2, 5), (2, 5), (1, 5)]


def test_order_is_by_upload_and_arbitrary_within(small_lines: Sandbox) -> None:
    with connect(small_lines) as http:
        for start in (0, 100):
            upload(http, [task(index) for index in range(start, start + 100)])
        first, second = ([row["source"]["index"] for row in exported(http)] for _ in range(2))
    assert first != second
    for found in (first, second):
        assert sorted(found[:100]) == list(range(100, 200))
        assert sorted(found[100:]) == list(range(100))


@pytest.mark.parametrize("status", ["PENDING", "PROCESSING", "COMPLETED", "FAILED"])
def test_listings_by_status(synthgen_server: Sandbox, http: httpx.Client, status: str) -> None:
    statuses = ["PENDING", "PROCESSING", "COMPLETED", "FAILED"]
    synthgen_server.seed({"tasks": [{"batch_id": "b", "status": one, "count": 2} for one in statuses]})
    assert len(exported(http)) == 8
    assert [row["status"] for row in exported(http, task_status=status)] == [status] * 2
    page = http.get(f"{BATCHES}/b/tasks", params={"task_status": status}).json()
    assert ([row["status"] for row in page["tasks"]], page["total"]) == ([status] * 2, 2)


@pytest.mark.parametrize("status", ["", "completed", "DONE"])
@pytest.mark.parametrize("path", ["tasks", "tasks/export"])
def test_other_statuses_are_refused(http: httpx.Client, path: str, status: str) -> None:
    reply = http.get(f"{BATCHES}/b/{path}", params={"task_status": status})
    assert reply.status_code == 422
    (fault,) = reply.json()["detail"]
    assert (fault["type"], fault["loc"], fault["input"]) == ("enum", ["query", "task_status"], status)


def test_pages(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.seed({"tasks": [{"source": {"n": n}, "age": n} for n in range(5)]})
    pages = [http.get(f"{BATCHES}/seeded/tasks?page={page}&page_size=2").json() for page in (1, 2, 3, 4)]
    assert [[row["source"]["n"] for row in page["tasks"]] for page in pages] == [[0, 1], [2, 3], [4], []]
    assert [(page["total"], page["page"], page["page_size"]) for page in pages] == [(5, n, 2) for n in (1, 2, 3, 4)]
    default = http.get(f"{BATCHES}/seeded/tasks").json()
    assert (default["page"], default["page_size"], len(default["tasks"])) == (1, 100, 5)


@pytest.mark.parametrize("query", ["page=0", "page_size=0", "page_size=10001", "page=x"])
def test_pages_out_of_range(http: httpx.Client, query: str) -> None:
    assert http.get(f"{BATCHES}/b/tasks?{query}").status_code == 422


def test_only_10000_tasks_are_looked_at(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.seed({"tasks": [{"batch_id": "b", "count": MANY, "cached": True}]})
    last = http.get(f"{BATCHES}/b/tasks?page=10000&page_size=1").json()
    assert (last["total"], len(last["tasks"])) == (10_000, 1)
    beyond = http.get(f"{BATCHES}/b/tasks?page=2&page_size=10000").json()
    assert (beyond["total"], beyond["tasks"]) == (10_000, [])
    summary = http.get(f"{BATCHES}/b/stats").json()["summary"]
    assert (summary["total_tasks"], summary["cached_tasks"]) == (10_000, MANY)
    assert summary["cache_hit_rate"] == 100.5
    assert batch(http, "b")["total_tasks"] == MANY
    lines = http.get(f"{BATCHES}/b/tasks/export").text.splitlines()
    assert [len(json.loads(line)["tasks"]) for line in lines] == [10_000, 50]


def test_the_spellings_of_times(synthgen_server: Sandbox, http: httpx.Client) -> None:
    upload(http, [task()])
    synthgen_server.advance(10)
    (row,) = exported(http)
    one = http.get(f"{TASKS}/{row['message_id']}").json()
    state = batch(http)
    stats = http.get(f"{BATCHES}/b/stats").json()
    day = r"2026-01-01T\d\d:\d\d:\d\d"
    shown: list[tuple[Any, str]] = [
        (row["created_at"], rf"{day}\.\d{{6}}\+00:00"),
        (row["started_at"], rf"{day}\.\d{{9}}Z"),
        (row["completed_at"], rf"{day}\.\d{{9}}Z"),
        *((one[name], rf"{day}\.\d{{6}}Z") for name in ("created_at", "started_at", "completed_at")),
        *((state[name], rf"{day}\.\d{{3}}000Z") for name in ("created_at", "started_at", "completed_at")),
        (stats["current_time"], rf"{day}\.\d{{6}}\+00:00"),
        (stats["time_series"][0]["timestamp"], r"2026-01-01 00:00:00"),
    ]
    for text, pattern in shown:
        assert re.fullmatch(pattern, text), text


def test_the_keys_of_a_task(synthgen_server: Sandbox, http: httpx.Client) -> None:
    upload(http, [task()])
    synthgen_server.advance(10)
    (row,) = exported(http)
    (paged,) = http.get(f"{BATCHES}/b/tasks").json()["tasks"]
    one = http.get(f"{TASKS}/{row['message_id']}").json()
    assert paged == row
    common = (
        "message_id batch_id status body completions cached created_at started_at completed_at duration dataset source"
    )
    assert row.keys() == {*common.split(), "result"}
    assert one.keys() == {*common.split(), "custom_id"}
    assert one["completions"]["choices"][0]["message"]["content"] == "Answer to: solve 0x + 4 = 10"
    assert one["completions"]["usage"] == {"prompt_tokens": 8, "completion_tokens": 9, "total_tokens": 17}


def test_an_export_breaks_off(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.seed({"tasks": [{}], "down": ["elasticsearch"]})
    with http.stream("GET", f"{BATCHES}/seeded/tasks/export") as reply:
        assert reply.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            reply.read()


def test_an_export_can_be_cut(small_lines: Sandbox) -> None:
    with connect(small_lines) as http:
        upload(http, [task(index) for index in range(6)])
        whole = http.get(f"{BATCHES}/b/tasks/export").text.splitlines()
        small_lines.fault("export_batch_tasks", cut=len(whole[0]) + 40, times=1)
        lines: list[str] = []
        with pytest.raises(httpx.RemoteProtocolError), http.stream("GET", f"{BATCHES}/b/tasks/export") as reply:
            lines += reply.iter_lines()
        assert [len(json.loads(line)["tasks"]) for line in lines] in ([2], [])
        assert len(exported(http)) == 6

"""Uploads: what is refused at once, what is counted, and what comes of it."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

from .synthgen_tools import BATCHES, batch, connect, exported, task, upload

FILE = "application/x-jsonlines"


@pytest.fixture
def http(synthgen_server: Sandbox) -> Iterator[httpx.Client]:
    with connect(synthgen_server) as client:
        yield client


def test_an_upload_is_answered_with_its_lines(synthgen_server: Sandbox, http: httpx.Client) -> None:
    assert upload(http, [task(1), task(2)], "chunky") == {"batch_id": "chunky", "total_tasks": 2}
    assert synthgen_server.effects() == {"create_batch_upload": 1}
    assert synthgen_server.requests()[0]["operation"] == "create_batch_upload"


@pytest.mark.parametrize("query", ["", "?batch_id="])
def test_a_batch_id_is_made_up(http: httpx.Client, query: str) -> None:
    reply = http.post(f"{BATCHES}{query}", files={"file": ("x.jsonl", task(), FILE)})
    assert len(reply.json()["batch_id"]) == 36


@pytest.mark.parametrize("name", ["batch.json", "batch.JSONL", "jsonl", "batch.jsonl.gz"])
def test_other_names_are_refused(http: httpx.Client, name: str) -> None:
    reply = http.post(BATCHES, files={"file": (name, task(), FILE)})
    assert (reply.status_code, reply.json()) == (400, {"detail": "Only JSONL files are supported"})


@pytest.mark.parametrize(
    "request_",
    [
        {"json": {"file": "x"}},
        {"content": task(), "headers": {"Content-Type": "application/x-ndjson"}},
        {"files": {"other": ("x.jsonl", "x", FILE)}},
        {},
    ],
)
def test_a_file_is_required(synthgen_server: Sandbox, http: httpx.Client, request_: dict[str, Any]) -> None:
    reply = http.post(BATCHES, **request_)
    missing = {"type": "missing", "loc": ["body", "file"], "msg": "Field required", "input": None}
    assert (reply.status_code, reply.json()) == (422, {"detail": [missing]})
    assert synthgen_server.effects() == {}


def test_a_field_without_a_name_is_no_file(http: httpx.Client) -> None:
    reply = http.post(BATCHES, files={"file": (None, task())})
    assert reply.status_code == 422
    (fault,) = reply.json()["detail"]
    assert (fault["type"], fault["loc"]) == ("value_error", ["body", "file"])


def test_a_broken_form_is_refused(http: httpx.Client) -> None:
    head = {"Content-Type": "multipart/form-data; boundary=b"}
    assert http.post(BATCHES, content=b"--b\r\nno end", headers=head).status_code == 400
    assert http.post(BATCHES, content=b"", headers={"Content-Type": "multipart/form-data"}).status_code == 400


def test_other_encodings_are_an_error(http: httpx.Client) -> None:
    reply = http.post(BATCHES, files={"file": ("x.jsonl", task().encode("utf-16"), FILE)})
    assert reply.status_code == 500
    assert reply.json()["detail"].startswith("Failed to submit bulk tasks: 'utf-8' codec can't decode")


@pytest.mark.parametrize("part", ["storage", "rabbitmq"])
def test_what_an_upload_needs(synthgen_server: Sandbox, http: httpx.Client, part: str) -> None:
    synthgen_server.seed({"down": [part]})
    reply = http.post(BATCHES, files={"file": ("x.jsonl", task(), FILE)})
    assert reply.status_code == 500
    assert reply.json()["detail"].startswith("Failed to submit bulk tasks: ")
    assert synthgen_server.effects() == {}


@pytest.mark.parametrize(
    ("content", "counted", "made"),
    [
        (b"", 1, 0),
        (b"\n\n", 1, 0),
        (f"{task(1)}\n{task(2)}\n\n".encode(), 2, 2),
        (f"{task(1)}\r\n{task(2)}\r\n".encode(), 2, 2),
        (f"{task(1)}\n\n{task(2)}".encode(), 3, 2),
    ],
)
def test_how_lines_are_counted(
    synthgen_server: Sandbox, http: httpx.Client, content: bytes, counted: int, made: int
) -> None:
    reply = http.post(BATCHES, params={"batch_id": "b"}, files={"file": ("x.jsonl", content, FILE)})
    assert reply.json()["total_tasks"] == counted
    synthgen_server.advance(10)
    assert (batch(http) or {"total_tasks": 0})["total_tasks"] == made


BAD_LINES = [
    "{not json",
    "[]",
    "null",
    '{"custom_id": "x", "method": "POST", "url": "u", "body": {"x": NaN}}',
    task(custom_id=...),
    task(custom_id=5),
    task(url=...),
    task(body=...),
    task(body="text"),
    task(body=None),
    task(method=...),
    task(source="text"),
    task(use_cache="yes"),
    task(track_progress=None),
    "[" * 100_000,
]
GOOD_LINES = [
    task(custom_id=None),
    task(api_key=None),
    task(api_key=..., dataset=..., source=..., use_cache=..., track_progress=...),
    task(unknown=True),
    task(source=None),
    task(body={}),
]


def test_bad_lines_are_counted_and_dropped(synthgen_server: Sandbox, http: httpx.Client) -> None:
    lines = [*BAD_LINES, *GOOD_LINES]
    assert upload(http, lines)["total_tasks"] == len(lines)
    synthgen_server.advance(10)
    state = batch(http)
    assert (state["total_tasks"], state["completed_tasks"]) == (len(GOOD_LINES), len(GOOD_LINES))


def test_flags_are_off_when_left_out(synthgen_server: Sandbox, http: httpx.Client) -> None:
    upload(http, [task(1)])
    synthgen_server.advance(10)
    upload(http, [task(1, use_cache=...)], "c")
    synthgen_server.advance(10)
    assert batch(http, "c")["cached_tasks"] == 0


def test_uploads_add_up_and_are_never_recognised(synthgen_server: Sandbox, http: httpx.Client) -> None:
    for lines in ([task(0), task(1)], [task(2)], [task(0), task(1)]):
        upload(http, lines)
    synthgen_server.advance(10)
    tasks = exported(http)
    assert sorted(one["source"]["index"] for one in tasks) == [0, 0, 1, 1, 2]
    assert len({one["message_id"] for one in tasks}) == 5


def test_anything_comes_back_as_it_was(synthgen_server: Sandbox, http: httpx.Client) -> None:
    body = {"messages": [], "text": "\u2028 ü \U0001f600 \u0085", "n": 1.5, "z": None, "a": {"b": [1, {}]}}
    source = {"x": None, "deep": {"y": [None, True]}, "ü": "\u2028"}
    upload(http, [task(body=body, source=source, dataset="größe")], "batch ü 1")
    synthgen_server.advance(10)
    reply = http.get(f"{BATCHES}/batch ü 1/tasks/export")
    assert reply.content.isascii()
    (row,) = json.loads(reply.text)["tasks"]
    assert (row["body"], row["source"], row["dataset"], row["batch_id"]) == (body, source, "größe", "batch ü 1")


def test_a_batch_id_with_a_slash_is_out_of_reach(synthgen_server: Sandbox, http: httpx.Client) -> None:
    upload(http, [task()], "a/b")
    synthgen_server.advance(10)
    assert http.get(BATCHES).json()["batches"][0]["batch_id"] == "a/b"
    for path in ("a/b", "a%2Fb"):
        reply = http.get(f"{BATCHES}/{path}")
        assert (reply.status_code, reply.json()) == (404, {"detail": "Not Found"})


def test_a_dropped_reply_leaves_the_tasks(synthgen_server: Sandbox, http: httpx.Client) -> None:
    synthgen_server.fault("create_batch_upload", drop="after", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        upload(http, [task()])
    synthgen_server.advance(10)
    assert batch(http)["completed_tasks"] == 1
    assert synthgen_server.effects() == {"create_batch_upload": 1}


def test_many_tasks(http: httpx.Client, synthgen_server: Sandbox) -> None:
    for start in range(0, 10_000, 1000):
        upload(http, (task(index) for index in range(start, start + 1000)))
    synthgen_server.advance(60)
    indices = [one["source"]["index"] for one in exported(http)]
    assert sorted(indices) == list(range(10_000))
    assert indices[:1000] != sorted(indices[:1000])
    assert set(indices[:1000]) == set(range(9000, 10_000))


def test_ids_and_orders_are_fixed_by_the_seed(synthgen_server: Sandbox, http: httpx.Client) -> None:
    found: list[list[str]] = []
    for _ in range(2):
        synthgen_server.reset()
        made = upload(http, [task(index) for index in range(20)], None)["batch_id"]
        synthgen_server.advance(10)
        found.append([made, *(row["message_id"] for row in exported(http, made))])
    assert found[0] == found[1]
    assert len(set(found[0])) == 21

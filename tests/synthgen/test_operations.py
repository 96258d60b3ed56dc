"""Every operation of Synthgen in both twins and on both generations of the server, over real sockets."""

from datetime import UTC, datetime
from typing import Any

import pytest

from fivefold import RawResponse, errors
from fivefold.sandbox import Sandbox
from fivefold.synthgen import CalendarInterval, TaskStatus, exceptions

from .tasks import some, task, uploads

SEEDED: list[dict[str, Any]] = [
    {"batch_id": "b", "message_id": "m-1", "custom_id": "one", "body": {"messages": [{"content": "a b c"}]}},
    {"batch_id": "b", "message_id": "m-2", "custom_id": "two", "status": "FAILED", "body": {"x": "fail-400"}},
    {"batch_id": "b", "message_id": "m-3", "custom_id": "three", "cached": True},
    {"batch_id": "b", "message_id": "m-4", "custom_id": "four", "status": "PROCESSING"},
    {"batch_id": "b", "message_id": "m-5", "custom_id": "five", "status": "PENDING"},
    {"batch_id": "done", "message_id": "m-6", "age": 7200},
]


@pytest.fixture
def seeded(server: Sandbox) -> Sandbox:
    """Tasks in every state."""
    server.seed({"tasks": SEEDED})
    return server


def test_service(client: Any, server: Sandbox) -> None:
    assert client.get_root().message
    health = client.check_health()
    assert (health.status, health.services.api, health.error) == ("healthy", "healthy", None)
    assert (health.services.queue_consumers, health.services.task_queue_consumers) == (1, 1)
    assert (health.services.queue_messages, health.services.task_queue_messages) == (0, 0)


def test_an_unhealthy_service_is_an_answer_after_one_round_trip(client: Any, server: Sandbox) -> None:
    server.seed({"down": ["elasticsearch"]})
    health = client.check_health()
    assert health.status == "unhealthy"
    assert health.services.elasticsearch == "unhealthy"
    assert health.error == "Elasticsearch: Elasticsearch cluster did not respond to ping"
    assert [request["status"] for request in server.requests()] == [503]
    raw = client.raw.check_health()
    assert isinstance(raw, RawResponse)
    assert (raw.status_code, raw.parsed) == (503, health)


def test_a_page_in_the_place_of_health_is_no_health(newer: Any, fresh: Sandbox) -> None:
    fresh.fault("GET /health", status=503, body="<title>Bad gateway</title>", content_type="text/html")
    with pytest.raises(exceptions.InternalServerError, match="Bad gateway"):
        newer.check_health()


def test_the_key(newer: Any, fresh: Sandbox) -> None:
    assert newer.verify_token().is_valid is True
    with pytest.raises(exceptions.AuthenticationError, match="Invalid authentication credentials") as caught:
        newer.view(headers={"authorization": "Bearer wrong"}).get_batches()
    assert caught.value.status_code == 401
    assert len(fresh.requests()) == 2


def test_a_batch_from_its_submission_to_its_end(client: Any, server: Sandbox) -> None:
    made = client.create_batch(some(3), 2)
    assert made.total_tasks == 3
    batch = client.wait_for_batch(made.batch_id, expected_tasks=3)
    assert (batch.batch_id, batch.batch_status, batch.total_tasks) == (made.batch_id, TaskStatus.COMPLETED, 3)
    assert (batch.done_tasks, batch.is_done, batch.failed_tasks) == (3, True, 0)
    assert client.get_batch(made.batch_id) == batch
    tasks = client.get_batch_tasks(made.batch_id)
    assert {each.custom_id for each in tasks} == {"t0", "t1", "t2"}
    assert {each.text for each in tasks} == {"Answer to: say t0", "Answer to: say t1", "Answer to: say t2"}
    one = client.get_task(tasks[0].message_id)
    assert (one.custom_id, one.source, one.completions) == (tasks[0].custom_id, None, tasks[0].completions)
    assert client.get_batches().batches == [batch]
    client.delete_batch(made.batch_id)
    server.advance(1)
    with pytest.raises(exceptions.NotFoundError):
        client.get_batch(made.batch_id)


def test_results_of_submitting_and_watching(client: Any) -> None:
    results = client.monitor_batch([task("a", source={"x": None}, dataset="d"), task("b", "fail-400")])
    by_name = {each.custom_id: each for each in results}
    assert (by_name["a"].status, by_name["a"].source, by_name["a"].dataset) == ("COMPLETED", {"x": None}, "d")
    assert by_name["b"].status == TaskStatus.FAILED
    assert by_name["b"].text is None
    again = client.monitor_batch(batch_id=results[0].batch_id)
    assert {each.message_id for each in again} == {each.message_id for each in results}


def test_what_failed_tells_why(newer: Any) -> None:
    (failed,) = newer.monitor_batch([task("b", "fail-400")])
    assert failed.error == 'Client error (400 Bad Request): {"error":{"message":"bad request"}}'
    assert (failed.text, failed.completions) == (None, {"error": failed.error})


def test_batches(client: Any, seeded: Sandbox) -> None:
    listed = client.get_batches()
    assert (listed.total, {batch.batch_id for batch in listed.batches}) == (2, {"b", "done"})
    batch = client.get_batch("b")
    assert (batch.total_tasks, batch.done_tasks, batch.is_done) == (5, 3, False)
    assert (batch.failed_tasks, batch.cached_tasks, batch.pending_tasks, batch.processing_tasks) == (1, 1, 1, 1)
    assert batch.created_at.tzinfo is UTC
    with pytest.raises(exceptions.APIError, match="nope") as caught:
        client.get_batch("nope")
    assert caught.value.status_code == 404
    assert caught.value.response is not None
    assert isinstance(caught.value, errors.NotFoundError)


def test_tasks(client: Any, server: Sandbox, seeded: Sandbox) -> None:
    found = client.get_task("m-1")
    assert (found.message_id, found.status, found.body) == ("m-1", "COMPLETED", SEEDED[0]["body"])
    assert found.custom_id == ("one" if _new(client) else None)
    client.delete_task("m-1")
    server.advance(1)
    for call in (client.get_task, client.delete_task):
        with pytest.raises(exceptions.APIError) as caught:
            call("m-1")
        assert caught.value.status_code == 404
        assert caught.value.message in ("task m-1 not found", "Task with message_id m-1 not found")


def _new(client: Any) -> bool:
    return client.check_health().services.batch_queue_consumers is not None


def test_the_tasks_of_a_batch_by_status(client: Any, seeded: Sandbox) -> None:
    def ids(**chosen: Any) -> set[str]:
        listed, streamed = client.get_batch_tasks("b", **chosen), list(client.iter_batch_tasks("b", **chosen))
        assert {each.message_id for each in listed} == {each.message_id for each in streamed}
        assert len(listed) == len(streamed)
        return {each.message_id for each in listed}

    assert ids() == {"m-1", "m-2", "m-3", "m-4", "m-5"}
    assert ids(task_status=TaskStatus.FAILED) == {"m-2"}
    assert ids(task_status="COMPLETED") == {"m-1", "m-3"}
    assert client.get_batch_tasks("b", TaskStatus.PENDING)[0].message_id == "m-5"
    assert client.get_batch_tasks("nope") == []
    with pytest.raises(ValueError, match=r"task_status: expected one of PENDING, .*'failed'"):
        client.get_batch_tasks("b", "failed")


def test_pages_of_tasks(client: Any, seeded: Sandbox) -> None:
    page = client.list_batch_tasks("b", page=2, page_size=1)
    assert (page.total, page.page, page.page_size, len(page.tasks)) == (2, 2, 1, 1)
    assert client.list_batch_tasks("b", task_status="FAILED").tasks[0].message_id == "m-2"
    with pytest.raises(ValueError, match="page_size"):
        client.list_batch_tasks("b", page_size=10_001)
    with pytest.raises(ValueError, match="page: "):
        client.list_batch_tasks("b", page=0)


def test_custom_ids_of_others_are_fetched(newer: Any, fresh: Sandbox) -> None:
    fresh.seed({"tasks": SEEDED})
    assert {each.custom_id for each in newer.get_batch_tasks("b")} == {None}
    names = {"one", "two", "three", "four", "five"}
    assert {each.custom_id for each in newer.get_batch_tasks("b", fetch_custom_ids=True)} == names
    assert {each.custom_id for each in newer.iter_batch_tasks("b", fetch_custom_ids=True)} == names


def test_an_old_server_is_not_asked_for_custom_ids(client: Any, server: Sandbox, seeded: Sandbox) -> None:
    new = _new(client)
    names = {"one", "two", "three", "four", "five"} if new else {None}
    assert {each.custom_id for each in client.get_batch_tasks("b", fetch_custom_ids=True)} == names
    assert {each.custom_id for each in client.iter_batch_tasks("b", fetch_custom_ids=True)} == names
    assert any("/tasks/m-" in request["path"] for request in server.requests()) is new


def test_statistics(client: Any, server: Sandbox) -> None:
    server.seed({"tasks": [{"count": 4, "cached": True}, {"body": {"messages": [{"content": "a"}]}}]})
    stats = client.get_batch_stats(batch_id="seeded", time_range="24h", interval=CalendarInterval.HOUR_SHORT)
    assert (stats.time_range, stats.interval) == ("24h", "1h")
    assert isinstance(stats.current_time, datetime)
    (point,) = stats.time_series
    assert (point.total_tasks, point.cached_tasks) == (5, 4)
    summary = stats.summary
    assert f"{summary.cache_hit_rate:.2%}" == "80.00%"
    assert (summary.cache_hit_rate, summary.cache_hit_percent) == (0.8, 80.0)
    assert summary.to_dict()["cache_hit_rate"] == 80.0
    assert summary.completion_tokens == summary.total_completion_tokens
    assert client.get_batch_stats("seeded", "5m", "minute").interval == "minute"


@pytest.mark.parametrize("wrong", ["", "1", "0h", "2w", "1441m", "721h", "366d", "-1h", "1H", " 1h", "1h\n", "٣h", 5])
def test_a_time_range_is_checked_before_it_is_sent(wrong: Any, newer: Any, fresh: Sandbox) -> None:
    with pytest.raises(ValueError, match="time_range: expected"):
        newer.get_batch_stats("b", wrong)
    assert fresh.requests() == []


@pytest.mark.parametrize("wrong", ["2h", "1H", "", "hours", 1])
def test_an_interval_is_checked_before_it_is_sent(wrong: Any, newer: Any, fresh: Sandbox) -> None:
    with pytest.raises(ValueError, match="interval: expected one of minute, 1m"):
        newer.get_batch_stats("b", "1h", wrong)
    assert fresh.requests() == []


def test_counts_of_all_tasks(client: Any, seeded: Sandbox) -> None:
    counts = client.get_task_stats()
    assert (counts.total_tasks, counts.completed_tasks, counts.cached_tasks) == (6, 2, 1)
    assert (counts.failed_tasks, counts.pending_tasks, counts.processing_tasks) == (1, 1, 1)


def test_a_running_batch_is_deleted_only_by_force(client: Any, server: Sandbox, seeded: Sandbox) -> None:
    with pytest.raises(exceptions.BatchRunningError, match=r"3 of 5 tasks are done.*again and again") as caught:
        client.delete_batch("b")
    assert caught.value.batch is not None
    assert (caught.value.batch_id, caught.value.batch.pending_tasks) == ("b", 1)
    assert "delete_batch" not in server.effects()
    client.delete_batch("b", force=True)
    client.delete_batch("done")
    client.delete_batch("nope")
    assert server.effects()["delete_batch"] == 3


def test_operations_return_raw_answers(client: Any, seeded: Sandbox) -> None:
    for answer in (
        client.raw.get_batch("b"),
        client.raw.get_task("m-1"),
        client.raw.get_batches(),
        client.raw.get_batch_stats("b"),
        client.raw.list_batch_tasks("b"),
        client.raw.get_root(),
    ):
        assert isinstance(answer, RawResponse)
        assert (answer.status_code, len(answer.attempts)) == (200, 1)
    with pytest.raises(exceptions.NotFoundError):
        client.raw.get_task("nope")


def test_uploads_are_what_the_service_wants(client: Any, server: Sandbox) -> None:
    made = client.create_batch([task("a"), {"custom_id": "b", "url": "http://x/y", "body": {"é": "ü\u2028\n"}}])
    (upload,) = uploads(server)
    assert upload["query"]["batch_id"] == made.batch_id
    assert upload["headers"]["content-type"].startswith("multipart/form-data; boundary=")
    client.wait_for_batch(made.batch_id, expected_tasks=2)
    found = {each.custom_id: each.body for each in client.get_batch_tasks(made.batch_id)}
    assert found["b"] == {"é": "ü\u2028\n"}

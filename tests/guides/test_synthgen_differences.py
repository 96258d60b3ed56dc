"""One test for each row on Synthgen in docs/differences.md: what the guide says, and what holds."""

import asyncio
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fivefold import RetryConfig, Synthgen
from fivefold.sandbox import Sandbox
from fivefold.synthgen import AsyncSynthgen, Task, exceptions, models
from tests.core._server import FakeServer, reply

DOCUMENT = Path(__file__).parents[2] / "docs" / "differences.md"
URL = "http://model.test/v1/chat/completions"
BODY = {"model": "m", "messages": [{"role": "user", "content": "solve 2x + 4 = 10"}]}
COUNTS = {f"{name}_tasks": 0 for name in ("completed", "failed", "pending", "processing", "cached")}
TIMES = {"created_at": None, "started_at": None, "completed_at": None, "duration": None}
TOKENS = {"total_tokens": 0, "prompt_tokens": 0, "completion_tokens": 0}
Check = Callable[[Synthgen, Sandbox], None]


def _task(name: str | None = "a", **more: Any) -> Task:
    return Task(custom_id=name, url=URL, body=BODY, **more)


def _old(*answers: Any) -> FakeServer:
    """A server that answers as an old one does."""
    server = FakeServer()
    server.script(*answers)
    return server


def _body(client: Synthgen, server: Sandbox) -> None:
    (result,) = client.monitor_batch([_task()])
    assert (result.body, result.text) == (BODY, "Answer to: solve 2x + 4 = 10")
    assert (result.body or {}).get("data", []) == []
    assert (result.completions or {})["choices"][0]["message"]["content"] == result.text


def _names(client: Synthgen, server: Sandbox) -> None:
    results = client.monitor_batch([_task("a", source={"x": 1}), _task("b")])
    assert {(result.custom_id, str(result.source)) for result in results} == {("a", "{'x': 1}"), ("b", "None")}
    server.seed({"tasks": [{"batch_id": "b", "custom_id": "of-others"}]})
    assert client.get_batch_tasks("b")[0].custom_id is None
    assert client.get_batch_tasks("b", fetch_custom_ids=True)[0].custom_id == "of-others"


def _unknown(client: Synthgen, server: Sandbox) -> None:
    for call in (client.get_task, client.get_batch):
        with pytest.raises(exceptions.NotFoundError) as caught:
            call("nope")
        assert caught.value.status_code == 404
        assert server.requests()[-1]["status"] == 200
    with (
        _old(reply(404, {"detail": "Task with message_id nope not found"})) as old,
        Synthgen(old.url) as other,
        pytest.raises(exceptions.NotFoundError, match="nope"),
    ):
        other.get_task("nope")


def _pending(client: Synthgen, server: Sandbox) -> None:
    problem = {"detail": "Failed to fetch task: 5 validation errors for Task"}
    quick = RetryConfig(3, 0.0, retry_on_status=frozenset({500}))
    with (
        _old(*[reply(500, problem)] * 4) as old,
        Synthgen(old.url, retry=quick) as other,
        pytest.raises(exceptions.InternalServerError) as caught,
    ):
        other.get_task("m")
    assert len(caught.value.attempts) == 4


def _queues(client: Synthgen, server: Sandbox) -> None:
    services = client.check_health().services
    assert services.queue_consumers == services.task_queue_consumers == 1
    assert services.batch_queue_consumers == 1
    parts = {"api": "healthy", "rabbitmq": "healthy", "elasticsearch": "healthy"}
    old = models.ServiceStatus.from_dict({**parts, "queue_consumers": 2, "queue_messages": 3})
    assert (old.task_queue_consumers, old.queue_consumers, old.task_queue_messages) == (2, 2, 3)


def _unhealthy(client: Synthgen, server: Sandbox) -> None:
    server.seed({"down": ["rabbitmq"]})
    before = len(server.requests())
    assert client.check_health().services.rabbitmq == "unhealthy"
    assert [request["status"] for request in server.requests()[before:]] == [503]


def _summary(**more: Any) -> models.StatsSummary:
    numbers = ("total", "completed", "failed", "cached")
    rest = {"total_tokens": 0, "average_response_time": 0, "tokens_per_second": 0.0, "cache_hit_rate": 80.0}
    return models.StatsSummary.from_dict({**{f"{name}_tasks": 1 for name in numbers}, **rest, **more})


def _rate(client: Synthgen, server: Sandbox) -> None:
    summary = _summary()
    assert f"{summary.cache_hit_rate:.2%}" == "80.00%"
    assert (summary.cache_hit_rate, summary.cache_hit_percent) == (0.8, 80.0)
    assert summary.to_dict()["cache_hit_rate"] == 80.0


def _renamed(client: Synthgen, server: Sandbox) -> None:
    for name in ("completion_tokens", "total_completion_tokens"):
        summary = _summary(**{name: 7})
        assert (summary.completion_tokens, summary.total_completion_tokens) == (7, 7)


def _completed(client: Synthgen, server: Sandbox) -> None:
    wire = {"batch_id": "b", "batch_status": "COMPLETED", **COUNTS, **TIMES, **TOKENS, "total_tasks": 5}
    new = models.Batch.from_dict({**wire, "completed_tasks": 3, "cached_tasks": 2})
    old = models.Batch.from_dict({**wire, "completed_tasks": 5, "cached_tasks": 2})
    assert (new.completed_tasks, old.completed_tasks) == (3, 5)
    assert (new.done_tasks, old.done_tasks, new.is_done, old.is_done) == (5, 5, True, True)


def _all_tasks(client: Synthgen, server: Sandbox) -> None:
    states = ("PENDING", "PROCESSING", "COMPLETED", "FAILED")
    seed = {"tasks": [{"batch_id": "b", "status": status} for status in states]}
    server.seed(seed)
    with (
        Sandbox("synthgen", generation="old", data=seed) as other,
        Synthgen(other.base_url, "synthgen-sandbox-key") as old,
    ):
        for each in (client, old):
            assert {task.status for task in each.get_batch_tasks("b")} == set(states)
            assert len(list(each.iter_batch_tasks("b"))) == 4


def _arguments(client: Synthgen, server: Sandbox) -> None:
    before = len(server.requests())
    with pytest.raises(ValueError, match="interval: "):
        client.get_batch_stats("b", interval="2h")
    with pytest.raises(ValueError, match="time_range: "):
        client.get_batch_stats("b", time_range="now-1h")
    assert len(server.requests()) == before
    assert client.get_batch_stats("b", "7d", "1d").interval == "1d"


def _whole(client: Synthgen, server: Sandbox) -> None:
    tasks = [_task(str(number)) for number in range(2500)]
    seen: list[int] = []
    results = client.monitor_batch(tasks, chunk_size=2500, on_progress=lambda batch: seen.append(batch.total_tasks))
    assert (len(results), seen[-1]) == (2500, 2500)


def _stalled(client: Synthgen, server: Sandbox) -> None:
    made = client.create_batch([_task("a")])
    with pytest.raises(exceptions.BatchStalledError) as caught:
        client.wait_for_batch(made.batch_id, expected_tasks=2)
    assert client.resume_batch(caught.value, [_task("a"), _task("b")]).total_tasks == 2
    with pytest.raises(ValueError, match=r"tasks\[0\]: "):
        client.create_batch([Task(url=URL, body={"temperature": float("nan")})])


def _retried(client: Synthgen, server: Sandbox) -> None:
    server.fault("get_batches", status=500, times=1)
    assert client.with_options(retry=RetryConfig(1, 0.0, retry_on_status=frozenset({500}))).get_batches().total == 0
    server.fault("POST /api/v1/batches", drop="after", times=1)
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        client.create_batch([_task("a")])
    assert client.resume_batch(caught.value, [_task("a"), _task("b")]).total_tasks == 2
    client.wait_for_batch(caught.value.batch_id, expected_tasks=2)
    assert sorted(str(task.custom_id) for task in client.get_batch_tasks(caught.value.batch_id)) == ["a", "b"]


def _configurable(client: Synthgen, server: Sandbox) -> None:
    made = Synthgen(max_retries=5, retry=RetryConfig(1, 2.0, 30.0), timeout=9, deadline=60)
    assert (made._options.retry.max_retries, made._options.retry.backoff_factor, made._options.deadline) == (5, 2, 60)
    assert client.with_options(max_retries=0, timeout=1)._options.retry.max_retries == 0


def _iterables(client: Synthgen, server: Sandbox) -> None:
    assert client.create_batch(_task(str(number)) for number in range(3)).total_tasks == 3
    with pytest.raises(ValueError, match="at least one task"):
        client.create_batch([])


def _attrs(client: Synthgen, server: Sandbox) -> None:
    assert _task().model_dump()["method"] == "POST"
    with pytest.raises(TypeError, match="model"):
        _task(model="m")


def _keyless(client: Synthgen, server: Sandbox) -> None:
    with Sandbox("synthgen", generation="old", refresh=0.1, ingest=0) as other:
        with Synthgen(other.base_url, "synthgen-sandbox-key", refresh_interval=0.1) as old:
            assert [result.status for result in old.monitor_batch([_task()])] == ["COMPLETED"]
        assert '"api_key":""' in next(each["body"] for each in other.requests() if each["method"] == "POST")


def _running(client: Synthgen, server: Sandbox) -> None:
    server.seed({"tasks": [{"batch_id": "b", "status": "PENDING"}]})
    with pytest.raises(exceptions.BatchRunningError):
        client.delete_batch("b")
    client.delete_batch("b", force=True)


def _shown(client: Synthgen, server: Sandbox) -> None:
    assert not sys.stdout.isatty()
    client.monitor_batch([_task()], show_progress=True)
    assert inspect.signature(Synthgen.monitor_batch).parameters["show_progress"].default is None
    assert inspect.signature(Synthgen.create_batch).parameters["show_progress"].default is False
    assert inspect.signature(Synthgen.get_batch_tasks).parameters["show_progress"].default is False


def _environment(client: Synthgen, server: Sandbox) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("API_SECRET_KEY", "second")
        patch.delenv("SYNTHGEN_API_KEY", raising=False)
        assert Synthgen()._options.keys.get("key") == "second"
        patch.setenv("SYNTHGEN_API_KEY", "first")
        assert Synthgen()._options.keys.get("key") == "first"


def _twins(client: Synthgen, server: Sandbox) -> None:
    methods = {name for name, _ in inspect.getmembers(Synthgen, inspect.isfunction) if not name.startswith("_")}
    assert methods <= {name for name, _ in inspect.getmembers(AsyncSynthgen, inspect.isfunction)}

    async def story() -> None:
        async with AsyncSynthgen(server.base_url, "synthgen-sandbox-key", refresh_interval=0.1) as other:
            assert [result.custom_id for result in await other.monitor_batch([_task()])] == ["a"]

    asyncio.run(story())


#: By how the first cell of the row begins.
CHECKS: dict[str, Check] = {
    "`result.body`": _body,
    "results are those": _names,
    "`get_task` of an unknown id": _unknown,
    "`get_task` of a pending task": _pending,
    "`health.services.queue_consumers`": _queues,
    "`check_health()`": _unhealthy,
    '`f"{summary.cache_hit_rate:.2%}"`': _rate,
    "`summary.completion_tokens`": _renamed,
    "`batch.completed_tasks`": _completed,
    "`get_batch_tasks`": _all_tasks,
    "`interval`": _arguments,
    "`monitor_batch` ends": _whole,
    "a lost task": _stalled,
    "requests are retried": _retried,
    "max retries": _configurable,
    "`create_batch(tasks)`": _iterables,
    "a Task is": _attrs,
    "`api_key` of a Task": _keyless,
    "`delete_batch`": _running,
    "`monitor_batch` shows": _shown,
    "SYNTHGEN_API_KEY": _environment,
    "async support": _twins,
}


def test_every_row_has_its_check() -> None:
    _, _, section = DOCUMENT.read_text(encoding="utf-8").partition("\n## Synthgen\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(CHECKS)
    for row, start in zip(rows, CHECKS, strict=True):
        assert row.startswith(f"| {start}")


@pytest.mark.parametrize("row", CHECKS)
def test_what_the_row_says_holds(row: str, synthgen_client: Synthgen, quick_synthgen_server: Sandbox) -> None:
    CHECKS[row](synthgen_client, quick_synthgen_server)

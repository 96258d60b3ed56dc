"""What is submitted and what comes back, without a server."""

import copy
import json
import pickle
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold import synthgen
from fivefold.synthgen import Batch, CalendarInterval, StatsSummary, Task, TaskResponse, TaskStatus, models
from fivefold.synthgen._task import ALONE, BESIDE, Lines, without_name

URL = "http://model.test/v1/chat/completions"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=8,
)


def test_a_task_has_the_known_fields_and_defaults() -> None:
    made = Task(url=URL, body={"model": "m"})
    assert (made.custom_id, made.method, made.api_key, made.dataset, made.source) == (None, "POST", None, None, None)
    assert (made.use_cache, made.track_progress) == (True, True)
    assert Task(**made.to_dict()) == made
    assert made.model_dump()["use_cache"] is True


def test_a_key_never_shows() -> None:
    made = Task(custom_id="a", url=URL, api_key="sk-very-secret", body={})
    assert "sk-very-secret" not in repr(made)
    assert "sk-very-secret" not in str([made])
    assert pickle.loads(pickle.dumps(made)) == made == copy.deepcopy(made)
    with pytest.raises(TypeError, match="api_key: expected a str or None, got bytes") as caught:
        Task(url=URL, body={}, api_key=b"sk-very-secret")  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("custom_id", 5, TypeError),
        ("url", None, TypeError),
        ("url", " ", ValueError),
        ("body", "{}", TypeError),
        ("body", None, TypeError),
        ("source", [], TypeError),
        ("source", {BESIDE: 1}, ValueError),
        ("use_cache", 1, TypeError),
        ("track_progress", None, TypeError),
        ("dataset", 1, TypeError),
        ("method", None, TypeError),
    ],
)
def test_a_wrong_field_is_named(field: str, value: Any, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=f"^{field}: "):
        Task(**{"url": URL, "body": {}, field: value})


def test_missing_and_unknown_fields_are_refused() -> None:
    with pytest.raises(TypeError, match="url"):
        Task(body={})  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="model"):
        Task(url=URL, body={}, model="m")  # type: ignore[call-arg]


def line(**fields: Any) -> dict[str, Any]:
    """A line of an upload, read back."""
    made = Task(**{"url": URL, "body": {}, **fields})
    written = Lines().line(made, "#7" if made.custom_id is None else made.custom_id)
    assert written.find(b"\n") == len(written) - 1
    return json.loads(written)


def test_a_line_has_every_key() -> None:
    assert line() == {
        "custom_id": "#7",
        "method": "POST",
        "url": URL,
        "api_key": "",
        "body": {},
        "dataset": None,
        "source": {ALONE: "#7"},
        "use_cache": True,
        "track_progress": True,
    }


def test_values_that_json_does_not_know_are_written() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    body = {"at": at, "id": UUID(int=1), "stats": {"in": (1, 2)}}
    expected = {"at": "2026-01-01T00:00:00Z", "id": str(UUID(int=1)), "stats": {"in": [1, 2]}}
    assert line(body=body)["body"] == expected


@pytest.mark.parametrize(
    "body", [{"a": float("nan")}, {"a": float("inf")}, {"a": object()}, {"a": "\ud800"}, {"a": {1}}]
)
def test_what_the_service_would_drop_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        line(body=body)


def test_what_is_within_itself_is_refused() -> None:
    body: dict[str, Any] = {}
    body["body"] = body
    with pytest.raises(ValueError, match=r"[Cc]ircular|deep"):
        line(body=body)


@settings(max_examples=40, deadline=None)
@given(
    source=st.none() | st.dictionaries(st.text(st.characters(codec="utf-8")), JSON),
    name=st.text(st.characters(codec="utf-8")),
)
def test_a_source_comes_back_as_it_was(source: dict[str, Any] | None, name: str) -> None:
    sent = line(source=source, custom_id=name)
    assert without_name(sent["source"]) == (source, name)
    wire = {"message_id": "m", "status": "PENDING", "cached": False, "created_at": "2026-01-01T00:00:00Z"}
    read = TaskResponse.from_dict({**wire, "source": sent["source"]})
    assert (read.custom_id, read.source) == (name, source)


def test_a_source_of_others_is_left_alone() -> None:
    assert without_name(None) == (None, None)
    assert without_name({"a": 1}) == ({"a": 1}, None)
    assert without_name({BESIDE: 5}) == ({BESIDE: 5}, None)


def test_times_of_nine_digits_are_read() -> None:
    read = TaskResponse.from_dict(
        {
            "message_id": "m",
            "status": "COMPLETED",
            "cached": False,
            "created_at": "2026-11-20T19:29:42.252774+00:00",
            "started_at": "2026-11-20T19:29:42.310753123Z",
            "completions": {},
        }
    )
    assert read.started_at == datetime(2026, 11, 20, 19, 29, 42, 310753, UTC)
    assert (read.text, read.error, read.custom_id) == (None, None, None)


def batch(**counts: int) -> Batch:
    """A batch with these counts."""
    numbers = ("total", "completed", "failed", "pending", "processing", "cached")
    wire: dict[str, Any] = {f"{name}_tasks": counts.get(name, 0) for name in numbers}
    times = {"created_at": None, "started_at": None, "completed_at": None, "duration": None}
    tokens = {"total_tokens": 20, "prompt_tokens": 8, "completion_tokens": 12}
    return Batch.from_dict({"batch_id": "b", "batch_status": "COMPLETED", **wire, **times, **tokens})


@pytest.mark.parametrize(
    ("counts", "done", "is_done"),
    [
        ({"total": 5, "completed": 3, "cached": 2}, 5, True),  # a newer server counts cached tasks besides
        ({"total": 5, "completed": 5, "cached": 2}, 5, True),  # an old one among the completed
        ({"total": 5, "failed": 5}, 5, True),
        ({"total": 5, "cached": 5}, 5, True),
        ({"total": 5, "completed": 2, "pending": 2, "processing": 1}, 2, False),
        ({}, 0, False),
    ],
)
def test_what_is_done_of_a_batch(counts: dict[str, int], done: int, is_done: bool) -> None:
    assert (batch(**counts).done_tasks, batch(**counts).is_done) == (done, is_done)


def test_cost() -> None:
    cost = batch().cost(1000, 3000)
    assert (f"{cost.input:.4f}", f"{cost.output:.4f}", f"{cost.total:.4f}") == ("0.0080", "0.0360", "0.0440")


SUMMARY = {
    "total_tasks": 5,
    "completed_tasks": 1,
    "failed_tasks": 0,
    "cached_tasks": 4,
    "total_tokens": 65,
    "average_response_time": 78,
    "tokens_per_second": 89.51,
    "cache_hit_rate": 80.0,
}


def test_fields_are_read_under_both_names() -> None:
    new = StatsSummary.from_dict(
        {**SUMMARY, "processing_tasks": 0, "total_prompt_tokens": 30, "total_completion_tokens": 35}
    )
    old = StatsSummary.from_dict({**SUMMARY, "completion_tokens": 35})
    for summary in (new, old):
        assert (summary.completion_tokens, summary.total_completion_tokens) == (35, 35)
        assert summary["completion_tokens"] == summary["total_completion_tokens"] == 35
        assert copy.copy(summary) == pickle.loads(pickle.dumps(summary)) == summary
    assert (new.total_prompt_tokens, old.total_prompt_tokens) == (30, None)
    neither = StatsSummary.from_dict(SUMMARY)
    assert (neither.completion_tokens, neither.total_completion_tokens) == (None, None)
    with pytest.raises(AttributeError, match="completion"):
        print(neither.completion)  # type: ignore[attr-defined]
    assert "total_completion_tokens" not in old.to_dict()
    assert old.to_dict() == {**SUMMARY, "completion_tokens": 35}


def test_intervals_and_states_are_texts() -> None:
    assert [str(CalendarInterval.MINUTE_SHORT), str(CalendarInterval.MONTH_SHORT)] == ["1m", "1M"]
    assert len(CalendarInterval) == 14
    assert [str(status) for status in TaskStatus] == ["PENDING", "PROCESSING", "COMPLETED", "FAILED"]


KNOWN = (TaskStatus, TaskResponse, Batch, models.BatchList, models.HealthResponse, models.TimeSeriesDataPoint)


def test_the_known_names_are_there() -> None:
    for name in [
        "SynthgenClient",
        "TaskStatus",
        "TaskResponse",
        "Batch",
        "BatchList",
        "HealthResponse",
        "TimeSeriesDataPoint",
        "StatsSummary",
        "UsageStatsResponse",
        "CalendarInterval",
    ]:
        assert name in synthgen.__all__
        assert hasattr(synthgen, name)
    for name in ["Task", "BulkTaskResponse", "HealthStatus", "ServiceStatus", "TaskStatsResponse", "BatchUpload"]:
        assert getattr(models, name).__name__ == name
    assert synthgen.SynthgenClient is synthgen.Synthgen
    assert issubclass(synthgen.exceptions.APIError, synthgen.exceptions.SyntheticDataClientError)
    assert [name for name in synthgen.__all__ if not hasattr(synthgen, name)] == []
    assert set(models.__all__) <= set(dir(models))

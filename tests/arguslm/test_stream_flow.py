"""The decisions of a stream without a socket: what it asks for next, and what it makes of the answers."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold.arguslm import exceptions
from fivefold.arguslm._stream import IDLE, RECONNECTS, stream_benchmark
from fivefold.arguslm.schemas import BenchmarkDetailResponse
from fivefold.call import Call, Connect, Emit, Pause, Receive

RUN = "11111111-1111-4111-8111-111111111111"
MODEL = "22222222-2222-4222-8222-222222222222"
TIME = "2026-01-01T00:00:00Z"


def run(status: str, results: int = 0) -> BenchmarkDetailResponse:
    """The run as REST tells it."""
    result = {
        "id": RUN, "model_id": MODEL, "model_name": "m", "ttft_ms": 1.5, "tps": 2.0, "tps_excluding_ttft": 3.0,
        "total_latency_ms": 4.0, "input_tokens": 0, "output_tokens": 5, "estimated_cost": None, "error": None,
    }  # fmt: skip
    return BenchmarkDetailResponse.from_dict(
        {
            "id": RUN, "name": "n", "status": status, "model_ids": [MODEL], "prompt_pack": "p", "triggered_by": "user",
            "started_at": TIME, "completed_at": None, "result_count": results, "created_at": TIME, "updated_at": TIME,
            "results": [result] * results,
            "statistics": dict.fromkeys(["ttft_p50", "ttft_p95", "ttft_p99", "tps_p50", "tps_p95", "tps_p99"], 0.0),
        }
    )  # fmt: skip


def play(lookups: list[Any], messages: list[Any], deadline: float | None = 100.0) -> tuple[list[Any], list[type]]:
    """Drive a stream with scripted answers; the events, and the kinds of steps it took."""
    looked, received = iter(lookups), iter(messages)
    answers: dict[type, Iterator[Any]] = {Call: looked, Receive: received}
    watch, events, kinds = stream_benchmark(RUN, deadline=deadline), list[Any](), list[type]()
    answer: Any = None
    try:
        while True:
            step = watch.throw(answer) if isinstance(answer, Exception) else watch.send(answer)
            kinds.append(type(step))
            answer = next(answers[type(step)]) if type(step) in answers else None
            if isinstance(step, Emit):
                events.append(step.event)
            if isinstance(step, Receive):
                assert 0 < step.seconds <= IDLE
    except StopIteration:
        return events, kinds


def message(**fields: Any) -> str:
    return json.dumps(fields)


def lost() -> Exception:
    return exceptions.APIConnectionError("the connection ended", retryable=True)


def result() -> str:
    return message(
        type="result", data={"model_id": MODEL, "model_name": "m", "ttft_ms": 1.5, "tps": 3.0, "error": None}
    )


def test_silence_makes_it_ask_rest_and_end_by_itself() -> None:
    events, kinds = play([run("running"), run("running"), run("running"), run("completed", 2)], [None, None])
    assert [event["type"] for event in events] == ["result", "result", "complete"]
    assert kinds[:5] == [Call, Connect, Call, Receive, Call]


def test_pings_pongs_and_silence_never_surface() -> None:
    heard = [message(type="ping"), "pong", None, message(type="complete", status="completed")]
    events, _ = play([run("running")] * 3 + [run("completed")], heard)
    assert [event["type"] for event in events] == ["complete"]


def test_what_was_heard_is_not_told_again_and_what_was_missed_is() -> None:
    heard = [result(), lost(), result(), message(type="complete", status="completed")]
    events, kinds = play([run("running")] * 4 + [run("completed", 3)], heard)
    assert [event["type"] for event in events] == ["result", "result", "result", "complete"]
    assert kinds.count(Connect) == 2
    assert kinds.count(Pause) == 1


def test_an_error_message_is_the_end_also_where_rest_calls_the_run_running() -> None:
    events, _ = play([run("running")] * 3, [message(type="error", error="no", status="failed")])
    assert [(event["type"], event["error"]) for event in events] == [("error", "no")]


def test_a_run_that_failed_unheard_ends_with_an_error_message() -> None:
    events, _ = play([run("failed")], [])
    assert [(event["type"], event["status"]) for event in events] == [("error", "failed")]


def test_a_message_of_a_kind_that_is_not_known_is_passed_on() -> None:
    heard = [message(type="news", text="x"), message(type="complete", status="completed")]
    events, _ = play([run("running")] * 2 + [run("completed")], heard)
    assert (events[0]["type"], events[0]["text"]) == ("news", "x")


def test_what_is_no_message_is_a_validation_error() -> None:
    with pytest.raises(exceptions.ResponseValidationError, match="not an event"):
        play([run("running")] * 2, ["{broken"])


def test_losses_in_a_row_are_an_error_in_the_end_and_a_message_in_between_begins_the_count_anew() -> None:
    with pytest.raises(exceptions.APIConnectionError, match="ended"):
        play([run("running")] * 50, [lost()] * 50)
    most = RECONNECTS.max_retries
    heard = [*[lost()] * most, result(), *[lost()] * most, message(type="complete", status="completed")]
    events, _ = play([run("running")] * 50, heard)
    assert events[-1]["type"] == "complete"


def test_a_deadline_ends_a_run_that_never_does() -> None:
    with pytest.raises(exceptions.DeadlineExceededError, match="still running"):
        play([run("running")] * 3, [None] * 3, deadline=1e-9)

"""Watching a benchmark over its WebSocket. No I/O: a watch that a runner drives.

The service never ends this stream itself, tells nothing to who joins late, and may store an end without saying so or
say one without storing it. So the run is also looked up over REST: before, right after connecting, and whenever no
message comes. What was stored but not heard is told from there, so that every result is told once.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any, Final, TypeAlias
from uuid import UUID

from fivefold_wire.arguslm import models as _models
from fivefold_wire.arguslm.api import benchmarks

from .. import _codec
from .._answers import no_answer, parse_json
from .._codec import WireError
from .._relay import told_to
from .._retry import RetryConfig
from .._time import now
from ..call import Connect, Emit, Flow, Operation, Parameter, Pause, Receive, Step, Watch
from ._resolving import start_benchmark
from ._waits import DEADLINE, FINAL, too_late, wait_for_benchmark
from .exceptions import APIConnectionError, APIError, ResponseValidationError

Event: TypeAlias = "_models.WebSocketMessage"
Run: TypeAlias = "_models.BenchmarkDetailResponse"

#: Seconds of silence after which the run is looked up.
IDLE: Final = 5.0
#: Connections that fail in a row before the stream gives up, and the pauses in between.
RECONNECTS: Final = RetryConfig(max_retries=5)
#: Seconds that the service gets to store an end that it has announced.
STORING: Final = 10.0

_SOCKET: Final = Operation[None](
    name="stream_benchmark",
    method="GET",
    path="/api/v1/benchmarks/{run_id}/stream",
    safety="safe",
    parameters=(Parameter("run_id", "run_id", "path", _codec.ID, required=True),),
    answers={101: no_answer},
)


def stream_benchmark(run_id: UUID | str, *, deadline: float | None = DEADLINE) -> "Watch[_models.WebSocketMessage]":
    """Watch a benchmark: its progress and results as they come, then its end.

    WebSocket /api/v1/benchmarks/{run_id}/stream, and GET /api/v1/benchmarks/{run_id} where that is silent. Needs
    `pip install 'fivefold[stream]'`. Every result is told once, also those from before the stream began, and the
    last event is always "complete" or "error". Lost connections are made anew.

    Args:
        run_id: The run.
        deadline: Seconds in all; None for no bound.

    Returns:
        Events by `type`: "progress" (`completed`, `total` and `current_model` may be None), "result" (`data`),
        "complete", "error". They read as attributes and as dicts: `event["data"]["ttft_ms"]`.

    Raises:
        NotFoundError: there is no such run.
        UnprocessableEntityError: `run_id` is not a UUID.
        APIConnectionError: the connection was lost and could not be made anew.
        APIStatusError: the handshake was refused.
        DeadlineExceededError: the run has not ended in time.
        ConfigurationError: the websockets library is not installed.
    """
    lookup = benchmarks.get_benchmark(run_id)
    socket = _SOCKET.call({"run_id": run_id})
    start, heard = now(), list["_models.BenchmarkResultData"]()
    run = yield from lookup
    failed, connected = 0, False
    while run.status not in FINAL:
        left = _left(run, start, deadline)
        try:
            if not connected:
                yield Connect(socket, left)
                connected, run = True, (yield from lookup)
                continue
            text = yield Receive(left)
        except APIError as error:
            connected = False
            if not error.retryable or failed >= RECONNECTS.max_retries:
                raise
            yield Pause(min(left, RECONNECTS.backoff(failed)))
            failed, run = failed + 1, (yield from _look(lookup, error))
            continue
        if text is None:
            run = yield from lookup
            continue
        event = _read(text)
        if event is None:
            continue
        failed = 0
        if event["type"] in ("complete", "error"):
            run = yield from lookup
            yield from map(Emit, _untold(run, heard))
            yield Emit(event)
            return
        if event["type"] == "result":
            heard.append(event["data"])
        yield Emit(event)
    yield from map(Emit, _untold(run, heard))
    yield Emit(_end(run))


def run_benchmark(
    body: "_models.BenchmarkCreate | Mapping[str, Any]",
    *,
    on_event: "Callable[[Event], object] | None" = None,
    deadline: float | None = DEADLINE,
) -> "Flow[_models.BenchmarkDetailResponse]":
    """Start a benchmark, wait until it has ended, and return it with its results.

    POST /api/v1/benchmarks, then as `stream_benchmark` with `on_event`, or as `wait_for_benchmark` without.

    Args:
        body: What to run.
        on_event: Called with every event of the stream. Needs `pip install 'fivefold[stream]'`.
        deadline: Seconds in all; None for no bound.

    Returns:
        The run, "completed" or "failed".

    Raises:
        BadRequestError: model ids are unknown or repeated.
        UnprocessableEntityError: `body` does not fit.
        OutcomeUnknownError: nothing tells whether the benchmark was started; it was not started again.
        DeadlineExceededError: the run has not ended in time; its id is in the message.
    """
    started = yield from start_benchmark(body)
    if on_event is None:
        return (yield from wait_for_benchmark(started.id, deadline=deadline))
    yield from told_to(stream_benchmark(started.id, deadline=deadline), on_event)
    return (yield from wait_for_benchmark(started.id, deadline=STORING))


def _look(lookup: "Generator[Step, Any, Run] | Any", error: APIError) -> "Flow[Run]":
    """Look the run up after a lost connection; a service that is gone altogether is that loss."""
    try:
        return (yield from lookup)
    except APIConnectionError as gone:
        raise gone from error


def _left(run: "Run", start: float, deadline: float | None) -> float:
    """Seconds for the next step."""
    spent = now() - start
    if deadline is not None and spent >= deadline:
        raise too_late("stream_benchmark", run, spent)
    return IDLE if deadline is None else min(IDLE, deadline - spent)


def _read(text: str) -> Any:
    """An event, or None for what keeps the connection alive."""
    if text == "pong":
        return None
    try:
        event = _event(parse_json(text))
    except (ValueError, WireError) as error:
        raise ResponseValidationError(
            f"not an event: {error}", service="arguslm", operation="stream_benchmark", body=text[:1000]
        ) from error
    return None if event["type"] == "ping" else event


def _event(wire: Any) -> "Event":
    from fivefold_wire.arguslm.models.web_socket_message import read_web_socket_message  # loads the messages

    event: Event = read_web_socket_message(wire)
    if "type" not in event:
        raise WireError("missing 'type'")
    return event


def _untold(run: "Run", heard: "list[_models.BenchmarkResultData]") -> "Iterator[Event]":
    """The stored results that were not heard. Per model as many as are missing, first those whose values are new."""
    seen = Counter(map(_values, heard))
    missing = Counter(str(result.model_id) for result in run.results)
    missing.subtract(str(data.model_id) for data in heard)
    for result in run.results:
        model = str(result.model_id)
        data = {
            "model_id": model,
            "model_name": result.model_name,
            "ttft_ms": result.ttft_ms,
            "tps": result.tps_excluding_ttft,
            "error": result.error,
        }
        event = _event({"type": "result", "data": data})
        values = _values(event["data"])
        if seen[values] > 0:
            seen[values] -= 1
        elif missing[model] > 0:
            missing[model] -= 1
            yield event


def _values(data: "_models.BenchmarkResultData") -> tuple[object, ...]:
    return data.model_id, data.ttft_ms, data.tps, data.error


def _end(run: "Run") -> "Event":
    """The last event of a run whose end was not heard."""
    end: dict[str, Any] = {"type": "complete", "status": run.status}
    if run.status == "failed":
        end |= {"type": "error", "error": "the run failed"}
    event: Event = _event(end)
    return event

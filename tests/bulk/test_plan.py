"""The decisions of a run, one by one: no I/O."""

from typing import Any

import pytest

from fivefold.bulk import Budget, WorkerLostError
from fivefold.bulk._budget import Usage
from fivefold.bulk._plan import AT_START, STATES, TRIES, after, all_fail, at_start
from fivefold.bulk._report import Latency
from fivefold.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    Attempt,
    AuthenticationError,
    BadRequestError,
    ClientClosedError,
    ConfigurationError,
    InternalServerError,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitError,
    ResponseValidationError,
)

LOST = Attempt(0.0, 1.0, problem="broke")
REFUSED = Attempt(0.0, 1.0, problem="refused", connected=False)


def met(kind: type[APIError], **details: Any) -> APIError:
    """An error as a client raises it."""
    return kind("it failed", **{"attempts": (LOST,), **details})


def test_every_state_that_is_not_the_last_has_its_start() -> None:
    assert {*AT_START, "done", "failed"} == set(STATES)


@pytest.mark.parametrize(
    ("state", "unsafe", "action"),
    [
        ("planned", True, "send"),
        ("planned", False, "send"),
        ("sent", True, "look"),
        ("sent", False, "send"),
        ("unknown", True, "look"),
        ("unknown", False, "send"),
    ],
)
def test_what_a_run_begins_with(state: Any, unsafe: bool, action: str) -> None:
    assert at_start(state, unsafe=unsafe) == action


RATE, BUSY, BROKEN = (
    met(kind, status_code=status, retryable=True)
    for kind, status in ((RateLimitError, 429), (InternalServerError, 503), (InternalServerError, 500))
)
KEY, WRONG, GONE, UNREADABLE = (
    met(kind, status_code=status)
    for kind, status in (
        (AuthenticationError, 401),
        (BadRequestError, 400),
        (NotFoundError, 404),
        (ResponseValidationError, 200),
    )
)
AWAY, HALF_AWAY = (
    met(APIConnectionError, attempts=tries, retryable=True) for tries in ((REFUSED, REFUSED), (LOST, REFUSED))
)
LATE = met(APITimeoutError, retryable=True)
UNKNOWN = met(OutcomeUnknownError)
LOST_WORKER, CLOSED, NO_KEY = WorkerLostError("killed"), ClientClosedError("closed"), ConfigurationError("no key")


@pytest.mark.parametrize(
    ("errors", "safe", "unsafe", "several"),
    [
        ([None], "done", "done", "done"),
        ([RATE, BUSY, AWAY, KEY], "planned", "planned", "failed"),
        ([BROKEN, HALF_AWAY, LATE, CLOSED, NO_KEY], "planned", "failed", "failed"),
        ([UNKNOWN, LOST_WORKER], "planned", "unknown", "unknown"),
        ([WRONG, GONE, UNREADABLE, ValueError("the caller's own")], "failed", "failed", "failed"),
    ],
)
def test_where_an_item_is_after_a_try(errors: list[Any], safe: str, unsafe: str, several: str) -> None:
    for error in errors:
        assert after(error, sent=False, several=False, tries=1) == safe
        assert after(error, sent=False, several=True, tries=1) == safe
        assert after(error, sent=True, several=False, tries=1) == unsafe
        assert after(error, sent=True, several=True, tries=1) == several


@pytest.mark.parametrize("error", [RATE, AWAY, KEY, UNKNOWN, LOST_WORKER])
def test_what_keeps_failing_is_set_aside(error: Any) -> None:
    assert after(error, sent=False, several=False, tries=TRIES - 1) == "planned"
    assert after(error, sent=False, several=False, tries=TRIES) == "failed"


def test_what_is_unknown_is_never_set_aside() -> None:
    assert after(UNKNOWN, sent=True, several=False, tries=99) == "unknown"


@pytest.mark.parametrize(
    ("in_a_row", "concurrency", "stops"),
    [(0, 1, False), (19, 1, False), (20, 1, True), (63, 32, False), (64, 32, True)],
)
def test_a_run_where_everything_fails_stops(in_a_row: int, concurrency: int, stops: bool) -> None:
    assert all_fail(in_a_row, concurrency) is stops


SEEN = Usage(calls=2, tokens=100, cost=0.5)


@pytest.mark.parametrize(
    ("budget", "spent", "flying", "largest", "room"),
    [
        (Budget(), Usage(10**9, 10**9, 1e9), 5, SEEN, "go"),
        (Budget(calls=10), Usage(), 0, None, "go"),
        (Budget(calls=10), Usage(), 9, None, "go"),
        (Budget(calls=10), Usage(), 10, None, "wait"),
        (Budget(calls=10), Usage(calls=10), 0, None, "stop"),
        (Budget(calls=0), Usage(), 0, None, "stop"),
        (Budget(calls=10), Usage(calls=8), 0, SEEN, "go"),
        (Budget(calls=10), Usage(calls=8), 1, SEEN, "wait"),
        (Budget(calls=10), Usage(calls=9), 0, SEEN, "stop"),
        (Budget(tokens=1000), Usage(), 0, None, "go"),
        (Budget(tokens=1000), Usage(), 1, None, "wait"),
        (Budget(tokens=1000), Usage(tokens=500), 4, SEEN, "go"),
        (Budget(tokens=1000), Usage(tokens=500), 5, SEEN, "wait"),
        (Budget(tokens=1000), Usage(tokens=901), 0, SEEN, "stop"),
        (Budget(tokens=0), Usage(), 0, Usage(calls=1), "stop"),
        (Budget(cost=1.0, cost_of=float), Usage(cost=0.5), 0, SEEN, "go"),
        (Budget(cost=1.0, cost_of=float), Usage(cost=0.6), 0, SEEN, "stop"),
    ],
)
def test_whether_a_budget_has_room(budget: Budget, spent: Usage, flying: int, largest: Any, room: str) -> None:
    assert budget.room(spent, flying, largest) == room


@pytest.mark.parametrize("wrong", [{"calls": -1}, {"tokens": "many"}, {"cost": 1.0}, {"calls": True}])
def test_a_budget_that_means_nothing_is_refused(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        Budget(**wrong)


def test_percentiles_are_those_of_the_times_themselves() -> None:
    latency = Latency()
    assert latency.told() == {}
    for milliseconds in range(1, 1001):
        latency.add(milliseconds / 1000)
    told = latency.told()
    expected = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "max": 1.0}
    assert told == {name: pytest.approx(seconds, rel=0.02) for name, seconds in expected.items()}

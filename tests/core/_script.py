"""The life of one call without a network: outcomes by script, time by a fake clock."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any

from attrs import evolve, frozen

from fivefold._attempts import Exchange, Try, attempts
from fivefold._engine import Failure
from fivefold._failures import Situation
from fivefold._keys import USUAL, USUAL_OPTION, Keys
from fivefold._options import Options, Sources
from fivefold._retry import RetryConfig
from fivefold._unset import NOT_GIVEN
from fivefold.call import Call, Headers, Response, Safety
from fivefold.errors import APIError

from ._tiny import SERVICE
from ._tiny_calls import create_item, generate, get_item, put_item

#: Wall-clock time at the start of every script.
WALL = 1_700_000_000.0

BODY = {"name": "it", "token": "body-secret-4711"}
#: A call of each class.
CALLS: dict[Safety, Call[Any]] = {
    "safe": get_item("1"),
    "idempotent": put_item("1", BODY),
    "repeatable": generate(BODY),
    "unsafe": create_item(BODY),
}
OPTIONS = Options(
    base_url="http://localhost:9",
    headers={},
    keys=Keys(USUAL_OPTION, {"key": "key-secret-0815"}),
    secrets=frozenset(),
    timeout=30.0,
    connect_timeout=5.0,
    first_byte=30.0,
    retry=RetryConfig(jitter=0),
    deadline=150.0,
    deadline_chosen=True,
    max_response_bytes=1_000_000,
)


def situation(call: Call[Any], **changes: Any) -> Situation[Any]:
    """A call with these options."""
    return Situation(SERVICE, evolve(OPTIONS, **changes), call)


def answer(status: int = 200, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Response:
    """An answer that came."""
    return Response(status, Headers((headers or {}).items()), body)


def refused() -> Failure:
    """No connection was made."""
    return Failure("ConnectError: refused", connected=False)


def broken() -> Failure:
    """The connection broke after the request was sent."""
    return Failure("ReadError: reset", connected=True)


def late() -> Failure:
    """No answer came in time."""
    return Failure("timed out (ReadTimeout)", connected=True, timed_out=True)


@frozen
class Played:
    """What came of a script: every try that was asked for, when each began, and the end."""

    tries: list[Try]
    began: list[float]
    end: Exchange | APIError

    @property
    def error(self) -> APIError:
        """The error in the end."""
        assert isinstance(self.end, APIError), f"expected an error, got {self.end!r}"
        return self.end

    @property
    def exchange(self) -> Exchange:
        """The success in the end."""
        if isinstance(self.end, APIError):
            raise self.end
        return self.end

    @property
    def pauses(self) -> list[float]:
        """The seconds waited before each retry."""
        return [step.pause for step in self.tries[1:]]


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def play(
    situation: Situation[Any], outcomes: Iterable[Response | Failure], took: Iterable[float] = repeat(1.0)
) -> Played:
    """Run the attempt loop of a call against these outcomes, each of which takes some seconds."""
    clock = Clock()
    tries: list[Try] = []
    began: list[float] = []
    plan = attempts(situation, clock, lambda: WALL + clock.now - 100.0)
    script: Iterator[tuple[Response | Failure, float]] = zip(outcomes, took, strict=False)
    try:
        step = next(plan)
        while True:
            tries.append(step)
            clock.now += step.pause
            began.append(clock.now)
            outcome, seconds = next(script, (None, 0.0))
            assert outcome is not None, f"sent {len(tries)} times, which is more than the script has"
            clock.now += seconds
            step = plan.send(outcome)
    except StopIteration as end:
        return Played(tries, began, end.value)
    except APIError as error:
        return Played(tries, began, error)


def made(base_url: str | None = None, api_key: str | None = None, **given: Any) -> Options:
    """Options as a client makes them of its arguments; `environment` and `file` stand for the real ones."""
    sources = Sources(SERVICE, given.pop("environment", {}), given.pop("file", {}))
    arguments: dict[str, Any] = dict.fromkeys(("timeout", "max_retries", "retry", "headers"))
    arguments |= {"deadline": NOT_GIVEN, "max_response_bytes": 1_000_000} | given
    return sources.options(base_url, {"api_key": api_key}, **arguments)


def sent(options: Options) -> dict[str, str]:
    """The headers that a client with these options sends by itself."""
    return {**options.keys.headers("key", USUAL), **options.headers}

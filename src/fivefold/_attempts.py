"""What to send next, and when to stop: the life of one call. No I/O; a runner sends and sleeps.

`attempts` is a generator: it yields a `Try`, is sent what came of it, and returns the exchange or raises.
"""

import time
from collections.abc import Callable, Generator
from typing import Any, NamedTuple

from attrs import evolve

from . import _failures
from ._admission import Admission
from ._deadline import Deadline
from ._engine import Failure, Request
from ._failures import Situation
from ._retry import LONGEST_PAUSE, retry_after
from ._safety import resend_after_loss, resend_after_status
from ._time import now
from .call import Response
from .errors import Attempt


class Try(NamedTuple):
    """What a runner is asked to do: wait `pause` seconds, then send `request`; `situation` tells of which call."""

    pause: float
    request: Request
    situation: Situation[Any]


class Exchange(NamedTuple):
    """A success, and the tries it took."""

    response: Response
    attempts: tuple[Attempt, ...]


class _Verdict(NamedTuple):
    """What to do about a failed try: wait and send again, or give up for the reason in `hint`."""

    pause: float | None
    retryable: bool
    asked: float | None = None
    hint: str | None = None


def attempts(
    situation: Situation[Any],
    clock: Callable[[], float] = now,
    wall: Callable[[], float] = time.time,
    *,
    stream: bool = False,
) -> Generator[Try, Response | Failure, Exchange]:
    """Yield tries until one succeeds; that of a stream has when its headers are there.

    Raises:
        APIError: the last failure, with every try in it.
    """
    start = clock()
    options, operation, within = situation.options, situation.call.operation, situation.call.within
    bound = options.deadline_of(operation, stream=stream)
    deadline = Deadline.after(bound if within is None or (bound is not None and bound < within) else within, start)
    # A stream may go on for ever, but not before it has begun.
    beginning = Deadline.after(options.deadline_of(operation, stream=False), start) if stream else deadline
    admission = situation.service.admission(situation, deadline)
    try:
        return (yield from _tries(situation, admission, beginning, start, clock, wall))
    finally:
        admission.close()


def _tries(
    situation: Situation[Any],
    admission: Admission,
    beginning: Deadline,
    start: float,
    clock: Callable[[], float],
    wall: Callable[[], float],
) -> Generator[Try, Response | Failure, Exchange]:
    deadline = admission.deadline
    tried: tuple[Attempt, ...] = ()
    retry, pause = 0, admission.turn(start)
    if pause and not deadline.fits(pause, start):
        failure = Failure(f"its turn comes in {pause:.0f} s", connected=False, timed_out=True)
        raise _failures.lost(situation, failure, (), late=True, retryable=True)
    while True:
        began = clock() + pause
        outcome = yield Try(pause, _request(situation, deadline, began), situation)
        now = clock()
        attempt = _attempt(outcome, began - start, now - began)
        if isinstance(outcome, Response) and _is_answer(situation, outcome.status):
            return Exchange(outcome, (*tried, attempt))
        again = None if isinstance(outcome, Failure) else (yield from admission.again(outcome, now))
        if again is None:
            verdict = _judge(situation, outcome, retry, wall())
            retry += 1
        else:
            verdict = _Verdict(again, retryable=True)
        wait = verdict.pause
        if wait is not None and deadline.fits(wait, now) and beginning.fits(wait, now):
            tried = (*tried, evolve(attempt, pause=wait))
            pause = wait
            continue
        tried = (*tried, attempt)
        if isinstance(outcome, Response):
            hint = verdict.hint
            if wait is not None and verdict.asked is not None:
                hint = f"the server asks to wait {verdict.asked:g} s, longer than the deadline leaves: raise deadline"
            raise _failures.refused(
                situation, outcome, tried, retryable=verdict.retryable, after=verdict.asked, hint=hint
            )
        late = deadline.passed(now) or wait is not None
        raise _failures.lost(situation, outcome, tried, late=late, retryable=verdict.retryable)


def _is_answer(situation: Situation[Any], status: int) -> bool:
    """Whether it is a success, or a refusal that the operation reads as an answer."""
    return 200 <= status < 300 or (status >= 300 and status in situation.call.operation.answers)


def _request(situation: Situation[Any], deadline: Deadline, now: float) -> Request:
    call, options = situation.call, situation.options
    return Request(
        method=call.operation.method,
        url=options.base_url + call.target,
        headers=(*situation.headers.items(), *call.headers),
        body=call.body,
        timeout=deadline.clip(options.patience(call.operation), now),
        connect_timeout=deadline.clip(options.connect_timeout, now),
        at=deadline.at,
    )


def _attempt(outcome: Response | Failure, started: float, seconds: float) -> Attempt:
    if isinstance(outcome, Response):
        return Attempt(started, seconds, status=outcome.status)
    return Attempt(started, seconds, problem=outcome.problem, connected=outcome.connected)


def _judge(situation: Situation[Any], outcome: Response | Failure, retry: int, wall: float) -> _Verdict:
    config, safety = situation.options.retry, situation.call.operation.safety
    again = retry < config.max_retries
    if isinstance(outcome, Failure):
        resend = resend_after_loss(safety, connected=outcome.connected) and not outcome.oversized
        return _Verdict(config.backoff(retry) if resend and again else None, retryable=resend)
    asked = retry_after(outcome.headers, wall)
    resend = resend_after_status(safety, outcome.status, config.retry_on_status)
    pause = config.backoff(retry) if asked is None else min(asked, LONGEST_PAUSE)
    retryable = outcome.status in config.retry_on_status
    return _Verdict(pause if resend and again else None, retryable=retryable, asked=asked)

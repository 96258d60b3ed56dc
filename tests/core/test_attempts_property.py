"""Whatever happens to a call: it ends, keeps its deadline, and a write that may have happened is not sent again."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._engine import Failure
from fivefold._retry import RetryConfig
from fivefold.call import Response, Safety
from fivefold.errors import APIError, OutcomeUnknownError

from ._script import CALLS, answer, play, situation

statuses = st.sampled_from([200, 204, 302, 400, 404, 408, 409, 429, 500, 502, 503, 504, 520, 524, 599])
waits = st.none() | st.sampled_from(["0", "1", "60", "1e9", "-1", "nan", "soon", "Wed, 21 Oct 2043 07:28:00 GMT"])
answers = st.builds(lambda status, wait: answer(status, headers={"Retry-After": wait} if wait else {}), statuses, waits)
failures = st.builds(
    lambda connected, timed_out, oversized: Failure(
        "lost", connected=connected or oversized, timed_out=timed_out, oversized=oversized
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
policies = st.builds(
    RetryConfig,
    st.integers(0, 4),
    st.floats(0, 100),
    st.floats(0, 100),
    st.frozensets(st.sampled_from([404, 408, 409, 429, 500, 502, 503, 504, 520])),
)
scripts = st.lists(st.tuples(answers | failures, st.floats(0, 100)), min_size=5, max_size=5)
safeties = st.sampled_from(list(CALLS))


def certainly_not_done(outcome: Response | Failure) -> bool:
    """Whether a write had no effect, by the words of the decision and not by the code's."""
    if isinstance(outcome, Failure):
        return not outcome.connected
    return outcome.status in (429, 503)


def story(
    safety: Safety, policy: RetryConfig, deadline: float | None, script: list[tuple[Response | Failure, float]]
) -> tuple[Any, list[Response | Failure]]:
    """What was played, and the outcomes that it met."""
    outcomes = [outcome for outcome, _ in script]
    played = play(situation(CALLS[safety], retry=policy, deadline=deadline), outcomes, [took for _, took in script])
    return played, outcomes[: len(played.tries)]


@settings(deadline=None, max_examples=80)
@given(safety=safeties, policy=policies, deadline=st.none() | st.floats(0.01, 500), script=scripts)
def test_every_call_ends_with_an_answer_or_an_error_and_keeps_its_limits(
    safety: Safety, policy: RetryConfig, deadline: float | None, script: list[tuple[Response | Failure, float]]
) -> None:
    played, met = story(safety, policy, deadline, script)
    assert 1 <= len(met) <= policy.max_retries + 1
    tried = played.end.attempts
    assert [attempt.status for attempt in tried] == [getattr(outcome, "status", None) for outcome in met]
    assert [attempt.pause for attempt in tried] == [*played.pauses, None]
    if isinstance(played.end, APIError):
        assert not (isinstance(met[-1], Response) and 200 <= met[-1].status < 300)
    else:
        assert played.end.response is met[-1]
    for step, began in zip(played.tries, played.began, strict=True):
        assert step.pause >= 0
        if deadline is not None:
            assert began < 100.0 + deadline
            assert step.request.timeout <= 100.0 + deadline - began + 1e-9


@settings(deadline=None, max_examples=150)
@given(policy=policies, deadline=st.none() | st.floats(0.01, 500), script=scripts)
def test_a_write_is_never_sent_again_after_it_may_have_happened(
    policy: RetryConfig, deadline: float | None, script: list[tuple[Response | Failure, float]]
) -> None:
    played, met = story("unsafe", policy, deadline, script)
    assert all(certainly_not_done(outcome) for outcome in met[:-1])
    last = met[-1]
    lost = isinstance(last, Failure) and last.connected and not last.oversized
    if lost or (isinstance(last, Response) and last.status in (408, 502, 504, 520, 524)):
        assert isinstance(played.end, OutcomeUnknownError)
        assert isinstance(played.end.__cause__, APIError)
    else:
        assert not isinstance(played.end, OutcomeUnknownError)


@settings(deadline=None, max_examples=80)
@given(policy=policies, script=scripts)
def test_a_generation_is_never_sent_again_after_a_lost_answer(
    policy: RetryConfig, script: list[tuple[Response | Failure, float]]
) -> None:
    _, met = story("repeatable", policy, None, script)
    assert not any(isinstance(outcome, Failure) and outcome.connected for outcome in met[:-1])


@settings(deadline=None, max_examples=80)
@given(safety=safeties, policy=policies, script=scripts)
def test_an_unknown_outcome_is_told_of_writes_only(
    safety: Safety, policy: RetryConfig, script: list[tuple[Response | Failure, float]]
) -> None:
    played, _ = story(safety, policy, None, script)
    assert safety == "unsafe" or not isinstance(played.end, OutcomeUnknownError)

"""The life of one call, outcome by outcome, on a fake clock."""

from email.utils import formatdate

import pytest

from fivefold import errors
from fivefold._retry import RetryConfig
from fivefold.call import Safety

from ._script import CALLS, WALL, answer, broken, late, play, refused, situation
from ._tiny_errors import NotFoundError, TinyError

#: The defaults of each service: how often, and after what.
SERVICES = {
    "arguslm": (2, {408, 429, 502, 503, 504}),
    "mongars": (2, {408, 429, 502, 503, 504}),
    "lmstudio": (3, {429, 500, 502, 503, 504}),
    "synthgen": (3, {408, 429, 500, 502, 503, 504}),
    "saas_litellm": (2, {408, 429, 502, 503, 504}),
}
STATUSES = (301, 400, 401, 403, 404, 408, 409, 422, 425, 429, 500, 501, 502, 503, 504, 520)


def test_a_success_at_once_is_one_try_without_a_pause() -> None:
    played = play(situation(CALLS["safe"]), [answer(200)])
    assert played.exchange.response.status == 200
    assert [attempt.status for attempt in played.exchange.attempts] == [200]
    assert played.tries[0].pause == 0


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("service", SERVICES)
def test_a_read_is_retried_after_the_statuses_of_its_service_and_no_others(service: str, status: int) -> None:
    most, retried = SERVICES[service]
    config = RetryConfig(most, retry_on_status=retried, jitter=0)
    played = play(situation(CALLS["safe"], retry=config), [answer(status)] * 10)
    assert len(played.tries) == (most + 1 if status in retried else 1)
    assert played.error.status_code == status
    assert played.error.retryable is (status in retried)


@pytest.mark.parametrize("most", [0, 1, 5])
def test_it_is_not_sent_more_often_than_max_retries_allows(most: int) -> None:
    played = play(situation(CALLS["safe"], retry=RetryConfig(most)), [broken()] * 10)
    assert len(played.tries) == most + 1
    assert len(played.error.attempts) == most + 1


def test_the_pauses_follow_the_policy() -> None:
    config = RetryConfig(4, 1.0, 3.0, jitter=0)
    assert play(situation(CALLS["safe"], retry=config), [broken()] * 5).pauses == [1, 2, 3, 3]


def test_what_happened_is_recorded_try_by_try() -> None:
    played = play(situation(CALLS["safe"]), [answer(503), late(), answer(200)], took=[2.0, 3.0, 1.0])
    first, second, third = played.exchange.attempts
    assert (first.started, first.seconds, first.status, first.problem, first.pause) == (0, 2, 503, None, 0.5)
    assert (second.started, second.seconds, second.status, second.pause) == (2.5, 3, None, 1.0)
    assert second.problem == "timed out (ReadTimeout)"
    assert (third.started, third.seconds, third.status, third.pause) == (6.5, 1, 200, None)


def test_the_last_failure_decides_which_error_it_is() -> None:
    played = play(situation(CALLS["safe"]), [broken(), answer(503), answer(404)])
    assert type(played.error) is NotFoundError
    assert isinstance(played.error, TinyError)
    assert [attempt.status for attempt in played.error.attempts] == [None, 503, 404]


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After-Ms": "20"}, 0.02),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": formatdate(WALL + 41, usegmt=True)}, 40.0),
        ({"Retry-After": "whenever"}, 0.5),
    ],
)
def test_the_server_is_waited_for_when_the_deadline_leaves_the_time(headers: dict[str, str], pause: float) -> None:
    played = play(situation(CALLS["safe"]), [answer(503, headers=headers), answer()])
    assert played.pauses == [pause]
    assert played.exchange.attempts[0].pause == pause


@pytest.mark.parametrize("asked", ["149", "3600", "99999999999999999999"])
@pytest.mark.parametrize("safety", CALLS)
def test_a_wait_beyond_the_deadline_fails_at_once_and_says_so(safety: Safety, asked: str) -> None:
    played = play(situation(CALLS[safety]), [answer(429, headers={"Retry-After": asked})])
    assert isinstance(played.error, errors.RateLimitError)
    assert len(played.tries) == 1
    assert played.error.retry_after == float(asked)
    assert played.error.retryable
    assert f"{float(asked):g} s" in str(played.error.hint)
    assert "raise deadline" in str(played.error)


def test_a_wait_that_comes_with_a_final_refusal_is_told_and_not_waited_for() -> None:
    played = play(situation(CALLS["safe"]), [answer(403, headers={"Retry-After": "5"})])
    assert played.error.retry_after == 5
    assert not played.error.retryable


def test_each_request_gets_no_more_time_than_the_deadline_leaves() -> None:
    config = RetryConfig(3, 10.0, 10.0, jitter=0)
    played = play(situation(CALLS["safe"], retry=config, deadline=75.0), [late()] * 4, took=[30.0] * 4)
    assert [step.request.timeout for step in played.tries] == [30, 30]
    assert [step.request.at for step in played.tries] == [175, 175]
    tight = play(situation(CALLS["safe"], deadline=32.0), [late()] * 4, took=[29.0] * 4)
    assert [step.request.timeout for step in tight.tries] == [30, 2.5]
    assert [step.request.connect_timeout for step in tight.tries] == [5, 2.5]


def test_without_a_deadline_only_the_timeouts_bound_a_request() -> None:
    played = play(situation(CALLS["safe"], deadline=None), [broken()] * 3, took=[1e6] * 3)
    assert [step.request.at for step in played.tries] == [None] * 3
    assert [step.request.timeout for step in played.tries] == [30] * 3


def test_without_a_timeout_the_deadline_is_the_timeout() -> None:
    played = play(situation(CALLS["safe"], timeout=None, connect_timeout=None, deadline=10.0), [answer()])
    assert played.tries[0].request.timeout == 10
    assert played.tries[0].request.connect_timeout == 10


@pytest.mark.parametrize(("took", "sent"), [(9.4, 2), (9.5, 1), (9.6, 1)])
def test_a_retry_is_begun_only_when_its_pause_ends_before_the_deadline(took: float, sent: int) -> None:
    played = play(situation(CALLS["safe"], deadline=10.0), [broken(), answer()], took=[took, 0.05])
    assert len(played.tries) == sent


@pytest.mark.parametrize("outcome", [broken, late, refused])
def test_when_a_retry_would_start_too_late_the_deadline_is_what_failed(outcome: type) -> None:
    played = play(situation(CALLS["safe"], deadline=10.0), [outcome()], took=[9.9])
    assert isinstance(played.error, errors.DeadlineExceededError)
    assert len(played.tries) == 1
    assert "deadline" in str(played.error.hint)


@pytest.mark.parametrize("status", [408, 502, 504, 522])
def test_a_write_whose_answer_was_lost_on_the_way_has_an_unknown_outcome(status: int) -> None:
    played = play(situation(CALLS["unsafe"]), [answer(status, b'{"detail": "upstream gone"}')])
    assert isinstance(played.error, errors.OutcomeUnknownError)
    assert isinstance(played.error.__cause__, errors.APIStatusError)
    assert played.error.__cause__.status_code == played.error.status_code == status
    assert "upstream gone" in str(played.error)
    assert len(played.tries) == 1
    assert not played.error.retryable


@pytest.mark.parametrize(("outcome", "cause"), [(broken, errors.APIConnectionError), (late, errors.APITimeoutError)])
def test_a_write_without_an_answer_has_an_unknown_outcome(outcome: type, cause: type) -> None:
    played = play(situation(CALLS["unsafe"]), [outcome()])
    assert isinstance(played.error, errors.OutcomeUnknownError)
    assert isinstance(played.error.__cause__, cause)
    assert not isinstance(played.error.__cause__, errors.OutcomeUnknownError)
    assert len(played.error.attempts) == len(played.tries) == 1
    assert "look whether it happened" in str(played.error.hint)


def test_a_write_without_an_answer_by_the_deadline_has_an_unknown_outcome_too() -> None:
    played = play(situation(CALLS["unsafe"], deadline=5.0), [late()], took=[5.0])
    assert isinstance(played.error, errors.OutcomeUnknownError)
    assert isinstance(played.error.__cause__, errors.DeadlineExceededError)


@pytest.mark.parametrize("outcome", [refused(), answer(429), answer(503)], ids=["refused", "429", "503"])
def test_a_write_that_certainly_did_not_happen_is_sent_again(outcome: object) -> None:
    played = play(situation(CALLS["unsafe"]), [outcome, outcome, answer(201)])  # type: ignore[list-item]
    assert played.exchange.response.status == 201
    assert len(played.tries) == 3


def test_a_write_that_never_got_through_is_known_not_to_have_happened() -> None:
    played = play(situation(CALLS["unsafe"]), [refused()] * 3)
    assert type(played.error) is errors.APIConnectionError
    assert played.error.retryable
    assert "is tiny running at http://localhost:9?" in str(played.error.hint)


@pytest.mark.parametrize("status", [302, 400, 404, 409, 422, 500])
def test_a_write_that_was_refused_has_a_known_outcome(status: int) -> None:
    played = play(situation(CALLS["unsafe"]), [answer(status)])
    assert isinstance(played.error, errors.APIStatusError)
    assert len(played.tries) == 1


def test_a_generation_is_retried_after_a_refusal_but_not_after_a_lost_answer() -> None:
    assert len(play(situation(CALLS["repeatable"]), [answer(502), answer(504), answer()]).tries) == 3
    lost = play(situation(CALLS["repeatable"]), [broken()])
    assert type(lost.error) is errors.APIConnectionError


def test_an_answer_that_is_too_large_is_not_asked_for_again() -> None:
    huge = broken()
    huge.oversized = True
    played = play(situation(CALLS["safe"]), [huge])
    assert isinstance(played.error, errors.ResponseValidationError)
    assert "max_response_bytes" in str(played.error.hint)

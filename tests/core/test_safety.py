"""What may be sent again: every class of operation against every outcome, by a table written out by hand."""

from typing import Final, get_args

import pytest

from fivefold._retry import RETRIED_STATUSES
from fivefold._safety import outcome_unknown, resend_after_loss, resend_after_status
from fivefold.call import Safety

#: Lost answers, by whether a connection was made.
NEVER_CONNECTED: Final = "never connected"
LOST: Final = "lost"

#: Per class: sent again · given up for sure · its outcome is unknown. Statuses are all in retry_on_status.
TABLE: Final[dict[Safety, dict[str, set[int | str]]]] = {
    "safe": {
        "again": {408, 429, 500, 502, 503, 504, 522, NEVER_CONNECTED, LOST},
        "failed": set(),
        "unknown": set(),
    },
    "idempotent": {
        "again": {408, 429, 500, 502, 503, 504, 522, NEVER_CONNECTED, LOST},
        "failed": set(),
        "unknown": set(),
    },
    "repeatable": {
        "again": {408, 429, 500, 502, 503, 504, 522, NEVER_CONNECTED},
        "failed": {LOST},
        "unknown": set(),
    },
    "unsafe": {
        "again": {429, 503, NEVER_CONNECTED},
        "failed": {500},
        "unknown": {408, 502, 504, 522, LOST},
    },
}
OUTCOMES: Final = (408, 429, 500, 502, 503, 504, 522, NEVER_CONNECTED, LOST)
RETRYABLE: Final = frozenset({408, 429, 500, 502, 503, 504, 522})


def verdict(safety: Safety, outcome: int | str) -> str:
    """What the three rules say together."""
    connected = outcome != NEVER_CONNECTED
    status = outcome if isinstance(outcome, int) else None
    again = (
        resend_after_loss(safety, connected=connected)
        if status is None
        else resend_after_status(safety, status, RETRYABLE)
    )
    unknown = outcome_unknown(safety, status, connected=connected)
    assert not (again and unknown), "a call that may have happened is never sent again"
    return "again" if again else "unknown" if unknown else "failed"


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("safety", get_args(Safety))
def test_what_is_sent_again_is_what_the_table_says(safety: Safety, outcome: int | str) -> None:
    expected = next(name for name, outcomes in TABLE[safety].items() if outcome in outcomes)
    assert verdict(safety, outcome) == expected


@pytest.mark.parametrize("safety", get_args(Safety))
def test_the_table_has_one_row_per_class_and_one_cell_per_outcome(safety: Safety) -> None:
    cells = [outcome for outcomes in TABLE[safety].values() for outcome in outcomes]
    assert sorted(map(str, cells)) == sorted(map(str, OUTCOMES))


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 409, 422, 500, 501])
@pytest.mark.parametrize("safety", get_args(Safety))
def test_a_status_that_is_not_retryable_is_final_for_every_class(safety: Safety, status: int) -> None:
    assert not resend_after_status(safety, status, RETRIED_STATUSES)
    assert not outcome_unknown(safety, status, connected=True)


@pytest.mark.parametrize("status", sorted(RETRYABLE))
@pytest.mark.parametrize("safety", get_args(Safety))
def test_a_policy_without_retried_statuses_sends_nothing_again(safety: Safety, status: int) -> None:
    assert not resend_after_status(safety, status, frozenset())


@pytest.mark.parametrize("status", [500, 501, 505, 409, 422, 408, 502, 504])
def test_a_policy_that_retries_everything_does_not_make_an_unsafe_call_be_sent_twice(status: int) -> None:
    assert not resend_after_status("unsafe", status, frozenset(range(600)))


def test_an_answer_lost_before_connecting_leaves_nothing_unknown() -> None:
    assert not any(outcome_unknown(safety, None, connected=False) for safety in get_args(Safety))

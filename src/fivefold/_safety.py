"""What may be sent again. No I/O.

| class      | sent again after                                                                   |
|------------|------------------------------------------------------------------------------------|
| safe       | a retryable status, a failed connection, a lost answer, a timeout                   |
| idempotent | the same: doing it twice has the effect of doing it once                            |
| repeatable | a retryable status, or when never connected; it costs time, but changes nothing     |
| unsafe     | 429 or 503, which refuse before acting, or when never connected; else it is unknown |
"""

from collections.abc import Set
from typing import Final, NamedTuple

from .call import Safety

#: Statuses that say "not done, come back later".
REFUSED: Final = frozenset({429, 503})
#: Statuses by which somebody between us and the service says that its answer is not known.
ANSWER_LOST: Final = frozenset({408, 502, 504, *range(520, 528)})


class Rule(NamedTuple):
    """`statuses`: those after which to send again, None for every retryable one. `lost`: also without an answer."""

    statuses: frozenset[int] | None
    lost: bool


RULES: Final[dict[Safety, Rule]] = {
    "safe": Rule(None, lost=True),
    "idempotent": Rule(None, lost=True),
    "repeatable": Rule(None, lost=False),
    "unsafe": Rule(REFUSED, lost=False),
}


def resend_after_status(safety: Safety, status: int, retryable: Set[int]) -> bool:
    """Whether a call may be sent again after this answer."""
    allowed = RULES[safety].statuses
    return status in retryable and (allowed is None or status in allowed)


def resend_after_loss(safety: Safety, *, connected: bool) -> bool:
    """Whether a call may be sent again when no answer came."""
    return not connected or RULES[safety].lost


def outcome_unknown(safety: Safety, status: int | None, *, connected: bool) -> bool:
    """Whether a failed call may have had its effect all the same."""
    return safety == "unsafe" and connected and (status is None or status in ANSWER_LOST)

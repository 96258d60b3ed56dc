"""How many items may be in flight, and when the next one may go: one pace per run, for all its workers. No I/O.

Additive increase, multiplicative decrease: a refusal halves the limit and holds every worker back, for as long as
the server asks or else a second, two, four; each success widens it again. Moments are of one monotonic clock.
"""

from typing import Final

from attrs import evolve, frozen

#: The longest that a refusal holds everybody back without being asked to, in seconds.
LONGEST_HOLD: Final = 30.0


@frozen
class Pace:
    """Where a run stands.

    Attributes:
        most: Items in flight at most.
        rate: Items begun per second at most, or None.
        limit: Items in flight now, at most.
        until: The moment before which nothing is sent.
        cut: When the limit was last halved: refusals of what was sent before say nothing new.
        strikes: Refusals since the last success.
        turn: The moment at which the rate lets the next one go.
    """

    most: int
    rate: float | None = None
    limit: float = 0.0
    until: float = 0.0
    cut: float = 0.0
    strikes: int = 0
    turn: float = 0.0

    @classmethod
    def of(cls, most: int, rate: float | None) -> "Pace":
        """The pace at the start of a run: as fast as allowed."""
        return cls(most, rate, limit=float(most))


def begun(pace: Pace, now: float) -> Pace:
    """An item was sent."""
    return pace if pace.rate is None else evolve(pace, turn=max(now, pace.turn) + 1 / pace.rate)


def succeeded(pace: Pace) -> Pace:
    """An item was answered."""
    if pace.limit >= pace.most and not pace.strikes:
        return pace
    return evolve(pace, limit=min(float(pace.most), pace.limit + 1 / pace.limit), strikes=0)


def refused(pace: Pace, now: float, began: float, asked: float | None) -> Pace:
    """A request that was sent at `began` was refused; `asked` is its Retry-After in seconds."""
    if began < pace.cut:
        return pace if asked is None else evolve(pace, until=max(pace.until, now + asked))
    hold = min(LONGEST_HOLD, 2.0**pace.strikes) if asked is None else asked
    return evolve(
        pace,
        limit=max(1.0, pace.limit / 2),
        until=max(pace.until, now + hold),
        cut=now,
        strikes=pace.strikes + 1,
    )


def wait(pace: Pace, now: float, flying: int) -> float | None:
    """Seconds until one more may go; None: when one of those in flight ends."""
    if flying >= int(pace.limit):
        return None
    return max(0.0, pace.until - now, pace.turn - now)

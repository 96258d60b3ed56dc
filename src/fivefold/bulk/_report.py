"""What a run tells of itself: counts, what was spent, errors by kind, how long calls took. No I/O."""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import asdict, field, frozen

from ._budget import Usage

#: Percentiles are exact to this ratio, so that a million times take no more room than a few hundred counts.
_STEP: Final = 1.02
_PER_E: Final = 1 / math.log(_STEP)
_SHORTEST: Final = 1e-4


class Latency:
    """Times in seconds, counted in classes of 2 %."""

    def __init__(self) -> None:
        self._classes: Counter[int] = Counter()
        self._longest = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self._classes[round(math.log(max(seconds, _SHORTEST)) * _PER_E)] += 1
        self._longest = max(self._longest, seconds)

    def percentile(self, percent: float) -> float | None:
        """The time that so many percent did not exceed; None when there are none."""
        left = percent / 100 * self._classes.total()
        for number in sorted(self._classes):
            left -= self._classes[number]
            if left <= 0:
                return min(_STEP**number, self._longest)
        return None

    def told(self) -> dict[str, float]:
        """The usual percentiles, and the longest; empty when there are none."""
        if not self._classes:
            return {}
        told = {f"p{percent}": self.percentile(percent) or 0.0 for percent in (50, 90, 95, 99)}
        return {**told, "max": self._longest}


@frozen
class Status:
    """How far a ledger is.

    Attributes:
        total: Items in the ledger.
        done: Those with an answer.
        failed: Those that were refused for good or set aside.
        unknown: Unsafe calls of which nobody knows whether they happened.
        left: Items that are still to be done.
        calls: Requests of all runs, retries included.
        tokens: Tokens of all runs, as answers tell them.
        cost: Cost of all runs, as `cost_of` of the budget tells it.
    """

    total: int = 0
    done: int = 0
    failed: int = 0
    unknown: int = 0
    left: int = 0
    calls: int = 0
    tokens: int = 0
    cost: float = 0.0

    @classmethod
    def of(cls, states: Mapping[str, int], spent: Usage, **more: Any) -> Self:
        """By how many items there are in each state."""
        count = states.get
        return cls(
            sum(states.values()),
            count("done", 0),
            count("failed", 0),
            count("unknown", 0),
            count("planned", 0) + count("sent", 0),
            spent.calls,
            spent.tokens,
            spent.cost,
            **more,
        )

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON."""
        return asdict(self)

    def __str__(self) -> str:
        return (
            f"{self.done} of {self.total} done, {self.failed} failed, {self.unknown} unknown, {self.left} left\n"
            f"  {self.calls} calls, {self.tokens} tokens, cost {self.cost:g}"
        )


@frozen
class Report(Status):
    """Where a run stands, or how it ended: how far its ledger is, earlier runs included, and what this run did.

    Attributes:
        flying: Items in flight.
        finished: Items that this run has finished: with an answer, or with an error.
        seconds: How long this run took so far.
        rate: Items per second that this run has finished.
        remaining: Seconds that the rest will take at this rate; None when nothing is known of it.
        errors: How often each kind of error was met in this run, items that were tried again included.
        latency: Seconds that an item took: "p50", "p90", "p95", "p99", "max". Empty before the first one.
        stopped: Why the run ended before its items did, or None.
    """

    flying: int = 0
    finished: int = 0
    seconds: float = 0.0
    rate: float = 0.0
    remaining: float | None = None
    errors: Mapping[str, int] = field(factory=dict)
    latency: Mapping[str, float] = field(factory=dict)
    stopped: str | None = None

    def __str__(self) -> str:
        lines = [super().__str__(), f"  {self.seconds:.1f} s, {self.rate:.1f} items per second"]
        if self.latency:
            lines.append("  " + ", ".join(f"{name} {seconds:.3f} s" for name, seconds in self.latency.items()))
        if self.errors:
            lines.append("  errors: " + ", ".join(f"{kind} {count}" for kind, count in self.errors.items()))
        if self.stopped:
            lines.append(f"  stopped: {self.stopped}")
        return "\n".join(lines)


class Tally:
    """What a run counts as it goes, from where the ledger stood."""

    def __init__(self, states: Mapping[str, int], spent: Usage) -> None:
        self.states = Counter(states)
        self.spent = spent
        self.largest: Usage | None = None
        self.finished = 0
        self.in_a_row = 0
        self.errors: Counter[str] = Counter()
        self.latency = Latency()

    def moved(self, old: str, new: str) -> None:
        """An item has another state."""
        self.states[old] -= 1
        self.states[new] += 1

    def used(self, usage: Usage, seconds: float) -> None:
        """A try of an item ended."""
        self.spent += usage
        self.largest = usage if self.largest is None else self.largest.largest(usage)
        self.latency.add(seconds)

    def ended(self, error: BaseException | None) -> None:
        """A try ended well, or with an error."""
        self.in_a_row = 0 if error is None else self.in_a_row + 1
        if error is not None:
            self.errors[type(error).__name__] += 1

    def report(self, flying: int, seconds: float, stopped: str | None) -> Report:
        """Where the run stands."""
        rate = self.finished / seconds if seconds > 0 else 0.0
        left = self.states["planned"] + self.states["sent"]
        return Report.of(
            self.states,
            self.spent,
            flying=flying,
            finished=self.finished,
            seconds=seconds,
            rate=rate,
            remaining=left / rate if rate else None,
            errors=dict(self.errors),
            latency=self.latency.told(),
            stopped=stopped,
        )

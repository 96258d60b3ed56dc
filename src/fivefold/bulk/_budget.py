"""What a run may spend, and whether one more item fits. No I/O."""

from collections.abc import Callable
from typing import Any, Literal

from attrs import field, fields, frozen

from .._codec import told
from ..errors import ConfigurationError

Room = Literal["go", "wait", "stop"]


@frozen
class Usage:
    """What was spent: requests, retries included; tokens, as answers tell them in `usage`; cost, as `cost_of` does."""

    calls: int = 0
    tokens: int = 0
    cost: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.calls + other.calls, self.tokens + other.tokens, self.cost + other.cost)

    def largest(self, other: "Usage") -> "Usage":
        """The larger of the two, in each respect."""
        if other.calls <= self.calls and other.tokens <= self.tokens and other.cost <= self.cost:
            return self
        return Usage(max(self.calls, other.calls), max(self.tokens, other.tokens), max(self.cost, other.cost))


def _bound(budget: "Budget", attribute: Any, value: Any) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or value < 0):
        raise ConfigurationError(f"{attribute.name}: expected a number of 0 or more, got {told(value)}")


@frozen
class Budget:
    """What may be spent on a ledger, by all its runs together.

    An item goes only if there is room for it and for all in flight, each taken to be as large as the largest so far.
    The first one goes alone when tokens or cost are bounded: nothing is known of their size before. So a budget is
    exceeded only by an item that is larger than any before it.

    Attributes:
        calls: Requests, retries included; None, as for the other two, for no bound.
        tokens: As answers tell them in `usage`, sent and generated ones together.
        cost: In whatever `cost_of` tells: credits, US dollars.
        cost_of: What an answer has cost; called with what the operation returned.

    Raises:
        ConfigurationError: a bound is below 0, or there is one on cost and no `cost_of`.
    """

    calls: int | None = field(default=None, validator=_bound)
    tokens: int | None = field(default=None, validator=_bound)
    cost: float | None = field(default=None, validator=_bound)
    cost_of: Callable[[Any], float] | None = None

    def __attrs_post_init__(self) -> None:
        if self.cost is not None and self.cost_of is None:
            raise ConfigurationError("cost: say what an answer costs with cost_of=")

    def room(self, spent: Usage, flying: int, largest: Usage | None) -> Room:
        """Whether one more item may go, has to wait for those in flight, or never may.

        Args:
            spent: By items that have ended.
            flying: Items in flight.
            largest: What the largest item so far took in each respect; None before the first one has ended.
        """
        if largest is None and flying and (self.tokens is not None or self.cost is not None):
            return "wait"
        each = largest or Usage(calls=1)
        for respect in fields(Usage):
            bound = getattr(self, respect.name)
            if bound is None:
                continue
            so_far, one = getattr(spent, respect.name), getattr(each, respect.name)
            if so_far + one > bound or so_far >= bound:
                return "stop"
            if so_far + (flying + 1) * one > bound:
                return "wait"
        return "go"

"""What an observation amounts to. No I/O: each verdict is a function of what was observed."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from attrs import field, frozen

from .strikes.bodies import UNHEARD_OF

#: Seconds past the deadline that are no hang: two busy cores, and a second to say goodbye on a WebSocket.
SLACK = 1.5


@frozen
class Observation:
    """What was seen of one operation under one fault.

    Attributes:
        patience: Seconds that it may take, by the deadline that the client was told.
        seconds: How long it took, the closing of the client included; to the moment it was given up, if it was.
        came: A result, an error, or nothing before it was given up.
        result: As plain values.
        truth: The result of the same operation where nothing goes wrong.
        told: How often the server told the whole truth.
        elsewhere: Whether the result can be had by another request.
        endless: Whether a beginning of the truth is a result too.
        unsafe: Whether doing it twice is twice the effect.
        intents: How often the client was asked to do it.
        done: How often the server did it.
        answered: Whether the client was told a status and a whole body, whatever was in it.
        error: Its class and first line.
        own: Whether it is one that the client tells its callers to expect.
        unknown: Whether it says that nobody knows if the write happened; None for a client that never says so.
        leaks: What was left behind, or got out.
    """

    patience: float
    seconds: float
    came: Literal["result", "error", "nothing"]
    result: Any = None
    truth: Any = None
    told: int = 1
    elsewhere: bool = False
    endless: bool = False
    unsafe: bool = False
    intents: int = 1
    done: int = 1
    answered: bool = True
    error: str = ""
    own: bool = True
    unknown: bool | None = None
    leaks: tuple[str, ...] = field(default=())

    @property
    def overrun(self) -> float:
        """Seconds past the deadline."""
        return max(0.0, self.seconds - self.patience)


def hang(seen: Observation) -> str:
    """Still waiting well past the deadline."""
    if seen.came == "nothing":
        return f"had not returned {seen.overrun:.1f} s after its deadline"
    return f"returned {seen.overrun:.1f} s after its deadline" if seen.overrun > SLACK else ""


def lie(seen: Observation) -> str:
    """A result that is not what the server said, or a plain failure where a write was done."""
    if seen.came == "result":
        result = _without_extras(seen.result)
        if result != (seen.truth[: len(result)] if seen.endless else seen.truth):
            return f"the server never said {str(seen.result)[:200]!r}"
        return "" if seen.told or seen.elsewhere or seen.endless else "a result, of a service that told none to the end"
    silent = seen.unsafe and seen.done and not seen.answered
    if seen.came == "error" and silent and seen.unknown is False:
        return f"the write was done, and the error does not say that it may have been: {seen.error}"
    return ""


def duplicate(seen: Observation) -> str:
    """More effects than intents."""
    if not seen.unsafe or seen.done <= seen.intents:
        return ""
    return f"done {seen.done} times for {seen.intents} intent{'s' * (seen.intents > 1)}"


def leak(seen: Observation) -> str:
    """A foreign exception, a secret in a text, something left open."""
    foreign = () if seen.own or seen.came != "error" else (f"a foreign exception: {seen.error}",)
    return "; ".join((*foreign, *seen.leaks))


#: In the order of the table; each says what is wrong, or nothing.
VERDICTS: Mapping[str, Callable[[Observation], str]] = {
    "hang": hang, "lie": lie, "duplicate": duplicate, "leak": leak,
}  # fmt: skip


def _without_extras(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_extras(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_extras(each) for key, each in value.items() if key != UNHEARD_OF}
    return value

"""Values that fit no parameter, or hardly any."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

_TEXTS = ("", " ", ".", "..", "/", "a/b", "../admin", "a\r\nx-evil: 1", "\x00", "é", "日本", "\ud800", "a?b=c#d", "%2e")
_NUMBERS = (0, -1, True, 2**63, -(10**400), 1.5, float("nan"), float("inf"), float("-inf"), 1e308)


class Odd:
    """An object that nobody expects."""


class Broken:
    """An object that cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("it cannot be shown")

    __str__ = __repr__


class BrokenText(str):
    """A text that cannot be shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        raise RuntimeError("it cannot be shown")


def deep(wrap: Callable[[Any], Any]) -> Any:
    """A value within a value, and so on, deeper than Python can walk."""
    value = wrap(None)
    for _ in range(100_000):
        value = wrap(value)
    return value


DEEP_LIST = deep(lambda inner: [inner])
DEEP_OBJECT = deep(lambda inner: {"a": inner})
#: Values that no parameter takes, and no field of a body.
IMPOSSIBLE: tuple[Any, ...] = (Odd(), Broken(), {"a": Broken()}, [Broken()], [DEEP_LIST], DEEP_OBJECT)
ODD: tuple[Any, ...] = (
    None,
    b"bytes",
    [],
    {},
    [None],
    {"a": float("nan")},
    {1: 2},
    {"a": {1}},
    Odd(),
    Odd,
    "x" * 100_000,
    BrokenText("a/b"),
    10**5000,
    -(10**5000),
    *IMPOSSIBLE,
)
#: Values that hardly any parameter takes.
VALUES = st.one_of(
    st.sampled_from([*_TEXTS, *_NUMBERS, *ODD]), st.text(max_size=8), st.floats(), st.integers(), st.binary(max_size=4)
)

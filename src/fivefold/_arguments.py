"""Arguments that no request carries, checked before one is sent. No I/O.

What goes to a service is checked as it is written; this is about the rest: what a method does on the way.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ._codec import told
from ._unset import NOT_GIVEN

Check = Callable[[str, Any], None]


def seconds(name: str, value: Any) -> None:
    """Raises ValueError unless it is a time that can pass, or None."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= sys.float_info.max:
        raise ValueError(f"{name}: expected seconds, or None for no bound, got {told(value)}")


def mapping(name: str, value: Any) -> None:
    """Raises TypeError unless it is a mapping, or None."""
    if value is not None and not isinstance(value, Mapping):
        raise TypeError(f"{name}: expected a mapping, got {told(value)}")


def natural(name: str, value: Any) -> None:
    """Raises TypeError, ValueError unless it is an integer of 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name}: expected an integer, got {told(value)}")
    if value < 0:
        raise ValueError(f"{name}: expected 0 or more, got {told(value)}")


def _positive(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name}: expected an integer of 1 or more, got {told(value)}")


def _positive_or_none(name: str, value: Any) -> None:
    if value is not None:
        _positive(name, value)


def _patience(name: str, value: Any) -> None:
    seconds(name, value)
    if value == 0:
        raise ValueError(f"{name}: expected seconds above 0, or None for no bound, got 0")


def _price(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= sys.float_info.max:
        raise ValueError(f"{name}: expected a number of 0 or more, got {told(value)}")


def _flag(name: str, value: Any) -> None:
    if not isinstance(value, bool):
        raise TypeError(f"{name}: expected True or False, got {told(value)}")


def _choice(name: str, value: Any) -> None:
    if value is not None:
        _flag(name, value)


def _function(name: str, value: Any) -> None:
    if value is not None and not callable(value):
        raise TypeError(f"{name}: expected a function, got {told(value)}")


def path(name: str, value: Any) -> None:
    """Raises TypeError, ValueError unless it can be the path of a file."""
    found = os.fspath(value) if isinstance(value, os.PathLike) else value
    if not isinstance(found, str):
        raise TypeError(f"{name}: expected a path, got {told(value)}")
    try:
        fits = found and b"\0" not in os.fsencode(found)
    except UnicodeEncodeError:
        fits = False
    if not fits:
        raise ValueError(f"{name}: {told(found)} is no path")


def _path_or_none(name: str, value: Any) -> None:
    if value is not None:
        path(name, value)


#: By the name of an argument, in any method.
CHECKS: Final[Mapping[str, Check]] = {
    "check_duplicates": _flag,
    "chunk_bytes": _positive,
    "chunk_size": _positive,
    "cost_by_1m_input_token": _price,
    "cost_by_1m_output_token": _price,
    "deadline": seconds,
    "expected_tasks": _positive_or_none,
    "fetch_custom_ids": _flag,
    "force": _flag,
    "in_flight": _positive,
    "max_rounds": _positive,
    "metadata": mapping,
    "on_event": _function,
    "on_message": _function,
    "on_progress": _function,
    "path": _path_or_none,
    "remember": _flag,
    "show_progress": _choice,
    "stall_after": _patience,
    "wait": _flag,
}


class Checked:
    """The checks of one method.

    Args:
        names: Its parameters, in order.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._checks = [(place, name, CHECKS[name]) for place, name in enumerate(names) if name in CHECKS]

    def __call__(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
        """Raises TypeError, ValueError; the message names the argument."""
        for place, name, check in self._checks:
            value = args[place] if place < len(args) else kwargs.get(name, NOT_GIVEN)
            if value is not NOT_GIVEN:
                check(name, value)

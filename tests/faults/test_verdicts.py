"""The verdicts themselves: what each is spoken of, and what it is not."""

from typing import Any

import pytest
from attrs import evolve

from .strikes.bodies import UNHEARD_OF
from .verdicts import SLACK, VERDICTS, Observation

GOOD = Observation(patience=1.0, seconds=0.5, came="result", result={"id": "1"}, truth={"id": "1"})
LOST: dict[str, Any] = {
    "came": "error", "unsafe": True, "done": 1, "told": 0, "answered": False, "unknown": False,
    "error": "ConnectionError: gone",
}  # fmt: skip


def spoken(**changes: Any) -> list[str]:
    """The verdicts on an observation that differs so from a good one."""
    seen = evolve(GOOD, **changes)
    return [name for name, judge in VERDICTS.items() if judge(seen)]


@pytest.mark.parametrize(
    ("changes", "verdicts"),
    [
        ({}, []),
        ({"seconds": 1.0 + SLACK}, []),
        ({"seconds": 1.1 + SLACK}, ["hang"]),
        ({"came": "nothing"}, ["hang"]),
        ({"result": {"id": "2"}}, ["lie"]),
        ({"result": None}, ["lie"]),
        ({"result": {"id": "1", UNHEARD_OF: {"a": [1]}}}, []),
        ({"told": 0}, ["lie"]),
        ({"told": 0, "elsewhere": True}, []),
        ({"truth": [1, 2], "result": [1], "endless": True}, []),
        ({"truth": [1, 2], "result": [2], "endless": True}, ["lie"]),
        ({"truth": [1, 2], "result": [1]}, ["lie"]),
        (LOST, ["lie"]),
        (LOST | {"unknown": True}, []),
        (LOST | {"unknown": None}, []),
        (LOST | {"done": 0}, []),
        (LOST | {"answered": True}, []),
        (LOST | {"unsafe": False}, []),
        ({"unsafe": True, "done": 2}, ["duplicate"]),
        ({"unsafe": True, "done": 2, "intents": 2}, []),
        ({"unsafe": False, "done": 2}, []),
        ({"came": "error", "own": False}, ["leak"]),
        ({"came": "error", "own": True}, []),
        ({"leaks": ("a secret in the log",)}, ["leak"]),
    ],
)
def test_each_verdict_is_spoken_of_what_it_is_meant_for(changes: dict[str, Any], verdicts: list[str]) -> None:
    assert spoken(**changes) == verdicts

"""The parts that are counted do what they are meant to, and a count is held against its baseline."""

import json

import pytest

from benchmarks.micro.__main__ import BASELINE, TOLERANCE, held_against
from benchmarks.micro.parts import PARTS


@pytest.mark.parametrize("name", PARTS)
def test_a_part_can_be_done_again_and_again(name: str) -> None:
    work = PARTS[name][0]()
    assert [type(work()) for _ in range(3)] == [type(work())] * 3


def test_every_part_has_a_baseline() -> None:
    kept = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert kept["instructions"].keys() == PARTS.keys()
    assert kept["with"].keys() == {"python", "msgspec", "machine"}


@pytest.mark.parametrize(
    ("found", "kept", "told"),
    [
        (100, None, (True, "no baseline")),
        (90, 100, (True, "-10.0% against 100")),
        (round(100 * (1 + TOLERANCE)), 100, (True, "+5.0% against 100")),
        (106, 100, (False, "+6.0% against 100: too many")),
    ],
)
def test_more_than_the_tolerance_over_the_baseline_is_a_regression(
    found: int, kept: int | None, told: tuple[bool, str]
) -> None:
    assert held_against(found, kept) == told

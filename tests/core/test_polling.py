"""Asking until something is done, on a fake clock."""

from collections.abc import Iterable
from typing import Any

import pytest
from attrs import evolve

from fivefold._polling import FIRST_PAUSE, GROWTH, LAST_LOOK, LONGEST_PAUSE, poll
from fivefold.call import Call, Pause
from fivefold.errors import NotFoundError

from ._tiny_calls import Item, get_item

CALL = get_item("1")


class TooLateError(Exception):
    """What the flow makes of a deadline that has passed."""


class Watcher:
    """Drives a poll: each look takes a second, each pause as long as it says."""

    def __init__(self, **options: Any) -> None:
        self.now = 50.0
        self.looks: list[float] = []
        self.bounds: list[float | None] = []
        self.pauses: list[float] = []
        self.progress: list[Item] = []
        options = {"deadline": None, "on_progress": self.progress.append, "late": self._late} | options
        self._flow = poll(CALL, lambda item: item.name == "done", clock=lambda: self.now, **options)

    @staticmethod
    def _late(item: Item, seconds: float) -> Exception:
        return TooLateError(f"{item.name} after {seconds:g}")

    def watch(self, names: Iterable[str]) -> Item:
        """Give these answers, one per look; what the flow returns."""
        answers = iter(names)
        try:
            step: Any = next(self._flow)
            while True:
                if isinstance(step, Pause):
                    self.pauses.append(step.seconds)
                    self.now += step.seconds
                    step = self._flow.send(None)
                else:
                    assert isinstance(step, Call)
                    assert evolve(step, within=None) == CALL
                    self.bounds.append(step.within)
                    self.looks.append(self.now)
                    self.now += 1
                    step = self._flow.send(Item("1", next(answers)))
        except StopIteration as end:
            result: Item = end.value
            return result


def test_each_look_has_the_time_that_is_left_and_the_last_one_enough_for_an_answer() -> None:
    watcher = Watcher(deadline=20.0)
    with pytest.raises(TooLateError):
        watcher.watch(["running"] * 100)
    assert watcher.bounds == [pytest.approx(max(LAST_LOOK, 70.0 - look)) for look in watcher.looks]
    assert watcher.bounds[-1] == LAST_LOOK


def test_what_is_done_already_takes_one_look() -> None:
    watcher = Watcher()
    assert watcher.watch(["done"]) == Item("1", "done")
    assert watcher.pauses == []


def test_the_pauses_grow_within_their_jitter_up_to_the_longest() -> None:
    watcher = Watcher()
    watcher.watch([*["running"] * 20, "done"])
    middle = FIRST_PAUSE
    for pause in watcher.pauses:
        assert 0.75 * middle <= pause <= 1.25 * middle
        middle = min(LONGEST_PAUSE, middle * GROWTH)
    assert len(watcher.pauses) == 20
    assert middle == LONGEST_PAUSE


def test_two_watchers_do_not_look_in_step() -> None:
    first, second = Watcher(), Watcher()
    first.watch([*["running"] * 5, "done"])
    second.watch([*["running"] * 5, "done"])
    assert first.pauses != second.pauses


def test_every_answer_is_told_as_progress_the_last_one_too() -> None:
    watcher = Watcher()
    watcher.watch(["queued", "running", "done"])
    assert [item.name for item in watcher.progress] == ["queued", "running", "done"]


def test_no_callback_is_needed() -> None:
    assert Watcher(on_progress=None).watch(["running", "done"]).name == "done"


def test_a_deadline_ends_it_with_the_last_answer_and_no_look_begins_after_it() -> None:
    watcher = Watcher(deadline=10.0)
    with pytest.raises(TooLateError, match=r"running after 1[01]"):
        watcher.watch(["running"] * 100)
    assert max(watcher.looks) <= 60.0
    assert watcher.now >= 60.0


def test_the_last_pause_ends_at_the_deadline() -> None:
    watcher = Watcher(deadline=1.05)
    with pytest.raises(TooLateError):
        watcher.watch(["running"] * 100)
    assert watcher.looks == [50.0, pytest.approx(51.05)]


def test_what_is_done_at_the_last_look_is_done() -> None:
    watcher = Watcher(deadline=1.5)
    assert watcher.watch(["running", "done"]).name == "done"
    assert watcher.now > 51.5


@pytest.mark.parametrize("deadline", [0.0, -1.0, 1.0])
def test_a_deadline_that_leaves_no_time_still_gives_one_look(deadline: float) -> None:
    watcher = Watcher(deadline=deadline)
    with pytest.raises(TooLateError):
        watcher.watch(["running"] * 5)
    assert len(watcher.looks) == 1
    assert Watcher(deadline=deadline).watch(["done"]).name == "done"


def test_an_error_of_a_look_ends_it() -> None:
    flow = poll(CALL, lambda item: True, deadline=None, late=Watcher._late)
    next(flow)
    with pytest.raises(NotFoundError):
        flow.throw(NotFoundError("gone"))

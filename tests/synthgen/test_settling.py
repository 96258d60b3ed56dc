"""When nothing more is to come of a batch: flows driven by hand, by a clock of our own."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from fivefold.call import Call, Flow, Open, Pause
from fivefold.synthgen import Batch, BatchDeadlineError, BatchStalledError, HealthResponse, NotFoundError, Synthgen
from fivefold.synthgen._settling import STALL_AFTER, settled_names
from fivefold.synthgen._waits import Patience, watch

from .test_models import batch

Answers = dict[str, Callable[[float], Any]]


class ReachedError(Exception):
    """The export is asked for: what there is is settled."""


class Clock:
    """Seconds that pass only in pauses."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def drive(flow: Flow[Any], clock: Clock, answers: Answers) -> Any:
    """What a flow returns; each call is answered by the time at which it is sent."""
    answer: Any = None
    try:
        step = flow.send(None)
        while True:
            if isinstance(step, Pause):
                clock.now += step.seconds
                answer = None
            elif isinstance(step, Open):
                raise ReachedError
            else:
                assert isinstance(step, Call)
                answer = answers[step.operation.name](clock.now)
                clock.now += 0.01
            step = flow.throw(answer) if isinstance(answer, Exception) else flow.send(answer)
    except StopIteration as done:
        return done.value


def health(*, old: bool = False, rabbitmq: str = "healthy", **counts: int) -> HealthResponse:
    """How a service is; its counters are 1 consumer and no message unless told."""
    names = ["queue"] if old else ["task_queue", "batch_queue"]
    queues = {f"{name}_{what}": number for name in names for what, number in (("consumers", 1), ("messages", 0))}
    parts = {"api": "healthy", "elasticsearch": "healthy", "rabbitmq": rabbitmq}
    return HealthResponse.from_dict({"status": "healthy", "services": {**parts, **queues, **counts}})


def options() -> Any:
    """As a client has them by default: a refresh every 5 s."""
    with Synthgen("http://nowhere.test") as client:
        return client._options


def settled_after(answers: Answers, in_doubt: int = 2) -> float:
    """Seconds until an upload of two tasks, one chunk of which is in doubt, is looked up."""
    clock = Clock()
    names = frozenset(f"t{number}" for number in range(in_doubt))
    with pytest.raises(ReachedError):
        drive(settled_names(options(), "b", 2 + in_doubt, names, "resume_batch", clock), clock, answers)
    return clock.now


def two(now: float) -> Batch:
    """Two tasks are there, both done."""
    return batch(total=2, completed=2)


def waiting(now: float) -> Batch:
    """Two tasks are there that nobody does."""
    return batch(total=2, pending=2)


def test_an_upload_in_doubt_is_waited_for_two_refreshes() -> None:
    assert 11 < settled_after({"get_batch": two, "check_health": lambda now: health()}) < 24


def test_and_for_six_of_an_old_server_which_does_not_tell_its_queue() -> None:
    assert 30 < settled_after({"get_batch": two, "check_health": lambda now: health(old=True)}) < 45


@pytest.mark.parametrize("trouble", [{"batch_queue_messages": 1}, {"rabbitmq": "unhealthy"}], ids=str)
def test_nothing_is_settled_while_an_upload_may_be_queued(trouble: dict[str, Any]) -> None:
    answers: Answers = {"get_batch": two, "check_health": lambda now: health(**trouble) if now < 200 else health()}
    assert settled_after(answers) > 200


def test_what_is_all_there_is_not_waited_for() -> None:
    assert settled_after({"get_batch": lambda now: batch(total=4, completed=4)}) < 1


def test_uploads_that_nobody_takes_in_are_told() -> None:
    clock = Clock()
    answers: Answers = {
        "get_batch": lambda now: NotFoundError("none yet"),
        "check_health": lambda now: health(batch_queue_messages=1, batch_queue_consumers=0),
    }
    flow = settled_names(options(), "b", 2, frozenset({"a"}), "resume_batch", clock)
    with pytest.raises(BatchStalledError, match="no worker is connected; nothing was sent") as caught:
        drive(flow, clock, answers)
    assert (caught.value.batch_id, caught.value.batch, caught.value.missing) == ("b", None, 2)
    assert STALL_AFTER / 10 <= clock.now < STALL_AFTER / 9


def watched(answers: Answers, *, deadline: float | None = None, stall_after: float | None = STALL_AFTER) -> Clock:
    """Watch a batch of two, and tell how long it took."""
    clock = Clock()
    patience = Patience(None, deadline, stall_after)
    drive(watch(options(), "b", patience, lambda batch: None, "wait_for_batch", clock), clock, answers)
    return clock


@pytest.mark.parametrize(
    ("service", "least", "why"),
    [
        (health(task_queue_consumers=0), STALL_AFTER / 10, "no worker is connected"),
        (health(old=True, queue_consumers=0), STALL_AFTER / 10, "no worker is connected"),
        (health(), STALL_AFTER, r"nothing has changed for 36\d\d s\n"),
    ],
    ids=["dead", "dead-old", "stuck"],
)
def test_a_batch_that_stands_still_is_not_waited_for_for_ever(service: HealthResponse, least: float, why: str) -> None:
    began: list[float] = []

    def look(now: float) -> Batch:
        began.append(now)
        return waiting(now)

    with pytest.raises(BatchStalledError, match="batch b: 0 of 2 tasks were done, and nothing has changed") as caught:
        watched({"get_batch": look, "check_health": lambda now: service})
    assert least <= began[-1] < least + 10
    assert (caught.value.missing, caught.value.batch) == (0, waiting(0))
    assert re.search(why, str(caught.value))


def test_a_batch_that_waits_behind_others_is_waited_for() -> None:
    answers: Answers = {
        "get_batch": lambda now: waiting(now) if now < 20_000 else two(now),
        "check_health": lambda now: health(task_queue_messages=max(0, 20_000 - int(now) // 100 * 100)),
    }
    assert watched(answers).now > 20_000


def test_without_a_bound_a_batch_is_waited_for() -> None:
    with pytest.raises(BatchDeadlineError):
        watched({"get_batch": waiting}, deadline=3 * STALL_AFTER, stall_after=None)

"""Batches sent in chunks over a network that loses some: every task is there once, and what is said of them is true."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.synthgen import AsyncSynthgen, Batch, Synthgen, Task, exceptions
from tests.twins import twin

from .conftest import SOAK
from .ledger import Ledger
from .plans import ENDS, REFUSALS
from .writes import PATIENT

ROUNDS, CHUNKS, SIZE = (40, 50, 3) if SOAK else (2, 20, 3)
COUNT = CHUNKS * SIZE
POST = "create_batch_upload"
FAULTS = [*(end.fault for end in ENDS if end.fault and not end.late), *REFUSALS]
#: Seconds between two refreshes of the sandbox's index.
REFRESH = 0.03


@pytest.fixture(scope="module", params=["new", "old"])
def running(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """Either generation of the service."""
    options: dict[str, Any] = {"refresh": REFRESH, "ingest": 0.005, "pace": 0.01, "export_lines": 7}
    with Sandbox("synthgen", generation=request.param, **options) as server:
        yield server


@pytest.mark.watchdog(900 if SOAK else 60)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_each_task_is_there_once_whatever_happens(kind: str, running: Sandbox, ledger: Ledger) -> None:
    def made(client: Any) -> Any:
        return client(running.base_url, "synthgen-sandbox-key", refresh_interval=REFRESH, retry=PATIENT)

    luck, row = random.Random(kind), ledger.row("synthgen.create_batch_upload")
    with twin(kind, lambda: made(Synthgen), lambda: made(AsyncSynthgen)) as client:
        for _ in range(ROUNDS):
            running.reset()
            for fault in luck.sample(FAULTS, 6):
                running.fault(POST, times=1, skip=luck.randint(0, CHUNKS // 3), **fault)
            batch_id = _sent(client, luck.randint(1, 4), row.resolved)
            client.wait_for_batch(batch_id, expected_tasks=COUNT)
            found = Counter(each.custom_id for each in client.iter_batch_tasks(batch_id))
            assert found == Counter(f"t{number}" for number in range(COUNT))
            row.calls, row.effects = row.calls + CHUNKS, row.effects + running.effects()[POST]


def _sent(client: Any, in_flight: int, resolved: Counter[str]) -> str:
    """Submit the tasks, and what is missing of them, until all are there."""
    hasty = client.view(timeout=httpx.Timeout(10, read=0.3))
    failed: exceptions.BatchUploadError | None = None
    while True:
        try:
            if failed is None:
                return str(hasty.create_batch(_tasks(), SIZE, in_flight=in_flight).batch_id)
            return str(hasty.resume_batch(failed, _tasks(), SIZE, in_flight=in_flight).batch_id)
        except exceptions.BatchUploadError as error:
            failed = error
        assert set(failed.in_doubt).isdisjoint(failed.refused)
        assert failed.accepted + len(failed.in_doubt) + len(failed.refused) <= COUNT
        if isinstance(failed, exceptions.BatchOutcomeUnknownError):
            told = client.resolve(failed)
            resolved[str(told)] += 1
            assert told in ("happened", "unknown")
            if told == "happened":
                batch: Batch = told.found
                assert batch.total_tasks >= failed.accepted + len(failed.in_doubt)
                there = {each.custom_id for each in client.get_batch_tasks(failed.batch_id)}
                assert there >= set(failed.in_doubt)


def _tasks() -> Iterator[Task]:
    """The tasks of a batch, one by one: no length, and once only."""
    for number in range(COUNT):
        body = {"model": "m", "messages": [{"role": "user", "content": f"say {number}"}]}
        yield Task(custom_id=f"t{number}", url="http://model.test/v1/chat/completions", body=body)

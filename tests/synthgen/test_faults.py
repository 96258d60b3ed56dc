"""Hundreds of uploads under faults of every kind: each task runs once, whatever becomes of its upload."""

import random
from collections import Counter
from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from fivefold.synthgen import exceptions

from .conftest import synthgen
from .tasks import some, told, uploads

POST = "POST /api/v1/batches"
#: Longer than the retries of a refusal.
LASTING = 5
#: What befalls an upload, and whether the service takes it in all the same.
FAULTS: list[tuple[dict[str, Any], bool]] = [
    ({"drop": "before"}, False),
    ({"drop": "after"}, True),
    ({"cut": 0}, True),
    ({"cut": 10}, True),
    ({"hang": True}, False),
    ({"status": 408}, False),
    ({"status": 500, "body": {"detail": "Failed to submit bulk tasks"}}, False),
    ({"status": 502}, False),
    ({"status": 504}, False),
    ({"status": 503}, False),
    ({"status": 503, "times": LASTING}, False),
    ({"status": 429, "times": LASTING}, False),
    ({"status": 200, "body": "<html>"}, False),
]
ROUNDS, CHUNKS, SIZE = 4, 30, 3
COUNT = CHUNKS * SIZE


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_each_task_is_there_once_whatever_happens(seed: int, server: Sandbox) -> None:
    luck = random.Random(seed)
    kind, in_flight = ("sync", "async")[seed % 2], luck.randint(1, 4)
    with synthgen(kind, server.base_url, timeout=0.3) as client:
        for fault, _ in luck.sample(FAULTS, 4):
            server.fault(POST, **{"times": 1, "skip": luck.randint(0, CHUNKS // 4), **fault})
        failed: list[exceptions.BatchUploadError] = []
        made = None
        while made is None:
            assert len(failed) < 20
            tasks = told(some(COUNT))
            try:
                if failed:
                    made = client.resume_batch(failed[-1], tasks, SIZE, in_flight=in_flight)
                else:
                    made = client.create_batch(tasks, SIZE, in_flight=in_flight)
            except exceptions.BatchUploadError as error:
                failed.append(error)
        for one in failed:
            assert set(one.in_doubt).isdisjoint(one.refused)
            assert isinstance(one, exceptions.BatchOutcomeUnknownError) is bool(one.in_doubt)
            assert one.accepted + len(one.in_doubt) + len(one.refused) <= COUNT
        assert made.total_tasks == COUNT
        client.wait_for_batch(made.batch_id, expected_tasks=COUNT)
        found = Counter(each.custom_id for each in client.iter_batch_tasks(made.batch_id))
    assert found == Counter(f"t{number}" for number in range(COUNT))
    assert {upload["query"]["batch_id"] for upload in uploads(server)} == {made.batch_id}


@pytest.mark.parametrize(("fault", "happens"), FAULTS, ids=lambda value: str(value))
def test_one_upload_and_what_became_of_it(fault: dict[str, Any], happens: bool, fresh: Sandbox) -> None:
    with synthgen("sync", fresh.base_url, timeout=0.3) as client:
        fresh.fault(POST, **{"times": 1, **fault})
        if fault.get("status") == 503 and "times" not in fault:
            batch_id = client.create_batch(some(2)).batch_id
        else:
            with pytest.raises(exceptions.BatchUploadError) as caught:
                client.create_batch(some(2))
            error = caught.value
            assert fresh.effects().get("create_batch_upload", 0) == int(happens)
            assert error.in_doubt == ("t0", "t1") if happens else (error.in_doubt or error.refused) == ("t0", "t1")
            batch_id = client.resume_batch(error, some(2)).batch_id
        assert fresh.effects()["create_batch_upload"] == 1
        client.wait_for_batch(batch_id, expected_tasks=2)
        assert sorted(each.custom_id for each in client.get_batch_tasks(batch_id)) == ["t0", "t1"]

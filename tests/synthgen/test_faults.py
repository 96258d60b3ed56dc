"""An upload under faults of every kind: each task runs once, whatever becomes of it."""

from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from fivefold.synthgen import exceptions

from .conftest import synthgen
from .tasks import some

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

"""100,000 tasks out of a generator and back again, in a process of its own, so that its memory can be measured.

Prints one JSON object: memory in MB at the start, its peak after submitting and at the end, and what came back.
"""

import json
import resource
import sys
from collections.abc import Iterator

from fivefold.synthgen import Synthgen, Task

COUNT = 100_000


def tasks() -> Iterator[Task]:
    """One after the other, some 300 bytes each on the wire."""
    for number in range(COUNT):
        body = {"model": "m", "messages": [{"role": "user", "content": f"say {number}"}]}
        yield Task(custom_id=f"t{number}", url="http://model.test/v1", body=body, source={"number": number})


def peak() -> int:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(base_url: str) -> None:
    """Submit them, wait, and read them."""
    start = peak()
    with Synthgen(base_url, "synthgen-sandbox-key", refresh_interval=0.2) as client:
        made = client.create_batch(tasks())
        submitted = peak()
        client.wait_for_batch(made.batch_id, expected_tasks=COUNT)
        names: set[str | None] = set()
        count = wrong = 0
        for task in client.iter_batch_tasks(made.batch_id):
            count += 1
            names.add(task.custom_id)
            wrong += task.custom_id != f"t{(task.source or {})['number']}"
    found = {"start": start, "submitted": submitted, "end": peak(), "accepted": made.total_tasks}
    print(json.dumps({**found, "count": count, "names": len(names), "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1])

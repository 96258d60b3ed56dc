"""Watches a batch on the terminal that it is run on. Arguments: base URL, what to say, and how it is shown."""

import sys
from collections.abc import Callable

from fivefold.synthgen import Batch, Synthgen

from .tasks import some, task

_STOPS = {"error": OSError("stop"), "interrupt": KeyboardInterrupt()}


def stop(error: BaseException) -> Callable[[Batch], object]:
    """A callback that ends it all."""

    def raising(batch: Batch) -> None:
        raise error

    return raising


def main(base_url: str, said: str, show: str) -> None:
    """Submit some tasks and watch them; "direct" uploads and downloads without watching."""
    with Synthgen(base_url, "synthgen-sandbox-key", refresh_interval=0.05) as client:
        if show == "direct":
            made = client.create_batch(iter(some(3)), show_progress=True)
            client.wait_for_batch(made.batch_id, expected_tasks=3)
            client.get_batch_tasks(made.batch_id, show_progress=True)
            return
        if show in _STOPS:
            client.monitor_batch(some(2), on_progress=stop(_STOPS[show]))
        tasks = [task(f"{show}{number}", said) for number in range(3)]
        asked = {"auto": None, "shown": True, "silent": False}[show]
        results = client.monitor_batch(tasks, None, 1000, 3000, chunk_size=2, show_progress=asked)
        if show == "shown":
            client.monitor_batch(batch_id=results[0].batch_id, show_progress=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A program that has an unsafe item done on a Dask cluster, and then once more, as when a worker died with its result.

Prints, as JSON, the names of the errors that came of it; None for an answer.
"""

import asyncio
import json
import sys
from importlib import import_module
from typing import Any

from fivefold import ArgusLM
from fivefold.bulk._dask import DaskExecutor, do_once
from fivefold.bulk._work import work_of
from tests.bulk._runs import provider


class _Remembering(DaskExecutor):
    """Knows what it has handed to the cluster."""

    def _submit(self, *given: Any) -> Any:
        self.given = given
        return super()._submit(*given)


def main(address: str, url: str) -> None:
    """Do it twice."""
    distributed: Any = import_module("distributed")  # most of it has no types
    desk: Any = None  # nothing is refused
    with distributed.Client(address) as dask, ArgusLM(url) as client:
        executor = _Remembering(dask.get_executor(pure=False))
        outcomes = [asyncio.run(executor.call(work_of(client.create_provider), provider(1), desk))]
        outcomes.append(dask.submit(do_once, *executor.given, pure=False).result())
    print(json.dumps([each.error and type(each.error).__name__ for each in outcomes]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

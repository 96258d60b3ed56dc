"""A program that hands each of some unsafe items to both workers of a Dask cluster at once, as when one was cut off.

Prints, as JSON, the names of the errors that came of each item; None for an answer.
"""

import json
import pickle
import sys
from importlib import import_module
from typing import Any

from fivefold import ArgusLM
from fivefold.bulk._dask import Ticketed, do_once
from fivefold.bulk._work import work_of
from tests.bulk._runs import provider


def main(address: str, url: str, count: int) -> None:
    """Race."""
    distributed: Any = import_module("distributed")  # most of it has no types
    with distributed.Client(address) as dask, ArgusLM(url) as client:
        packed = pickle.dumps(work_of(client.create_provider))
        workers = list(dask.scheduler_info()["workers"])
        items = [Ticketed(f"ticket-{number}", True, provider(number)) for number in range(count)]
        both = [[dask.submit(do_once, packed, item, workers=[at], pure=False) for at in workers] for item in items]
        outcomes = [dask.gather(pair) for pair in both]
    print(json.dumps([[each.error and type(each.error).__name__ for each in pair] for pair in outcomes]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

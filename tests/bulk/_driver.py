"""A program that is one run: told as JSON in its argument; prints a line per result, and its report at the end."""

import json
import sys
from typing import Any

from fivefold import bulk
from tests.bulk import _engines
from tests.bulk._runs import STORIES


def main(name: str, address: str, env: dict[str, str], story: str, count: int, **options: Any) -> None:
    """Run it. With "function" the items are done by that one, as work with this "safety", and not by the story's."""
    told = STORIES[story]
    client = told.client(env, name)
    operation = getattr(client, told.operation)
    if "function" in options:
        operation = bulk.on(client, getattr(_engines, options.pop("function")), safety=options.pop("safety"))
    items = (told.item(number) for number in range(count))
    with (
        _engines.engine(name, address) as executor,
        bulk.run(operation, items, key=told.key, executor=executor, **options) as run,
    ):
        for _ in run:
            print("result", flush=True)
    print(json.dumps(run.report.to_dict()), flush=True)


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))

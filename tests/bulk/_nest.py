"""A program that runs what it is told in children of its own, which are killed. It imports everything once.

For each line of JSON that it reads it forks a child and prints its process id, a line for each result, and when the
child has ended, how.
"""

import json
import os
import sys
from contextlib import nullcontext
from typing import Any

from fivefold.testing import no_sleep
from tests.bulk._runs import STORIES, start


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # at once or not at all, whoever else writes


def _child(told: dict[str, Any]) -> None:
    env = told.pop("env")
    # Waiting shows nothing more about accounts: the service may always make one later.
    with no_sleep() if told["story"] == "providers" else nullcontext():
        with STORIES[told["story"]].opened(env, told["executor"]) as client, start(client=client, **told) as run:
            for _ in run:
                _tell("result")
        _tell(json.dumps(run.report.to_dict()))
        os._exit(0)


def main() -> None:
    """Serve until the input ends."""
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            _child(json.loads(line))
        _tell(str(child))
        _, status = os.waitpid(child, 0)
        _tell(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()

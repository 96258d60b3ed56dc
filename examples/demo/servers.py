"""Local servers for the chapters that were given none."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

from fivefold.sandbox import Sandbox


@contextmanager
def sandboxes(wanted: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, dict[str, str]]]:
    """Sandboxes with these options, `service` among them, started side by side and stopped at the end, Ctrl-C included.

    Gives the settings for a client of each, by its name.
    """
    made = {name: Sandbox(**options) for name, options in wanted.items()}
    with ExitStack() as stack:
        for sandbox in made.values():
            stack.callback(sandbox.stop)
        with ThreadPoolExecutor(max_workers=len(made) or 1) as pool:
            list(pool.map(Sandbox.start, made.values()))
        yield {name: sandbox.env for name, sandbox in made.items()}

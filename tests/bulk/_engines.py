"""The executors that a run may have, by name, and work that takes its worker along."""

import os
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from fivefold import ArgusLM, LMStudio, bulk


@contextmanager
def engine(name: str, address: str) -> Iterator[Any]:
    """What `bulk.run` takes as `executor`: a name, or an executor on the cluster at that address."""
    if name == "pool":
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            yield pool
    elif name == "dask":
        distributed: Any = import_module("distributed")  # most of it has no types
        with distributed.Client(address) as client:
            yield client.get_executor()
    elif name == "ray":
        import ray

        ray.init(address, log_to_driver=False)
        with bulk.RayExecutor() as executor:
            yield executor
        ray.shutdown()
    else:
        yield name


def ask_and_die(client: LMStudio, item: Mapping[str, Any]) -> Any:
    """Ask; one item takes its worker along, the first time that it comes to one."""
    answer = client.create_chat_completion(item)
    _die(item["user"], "chat-20", once=True)
    return answer


def make_and_die(client: ArgusLM, item: Mapping[str, Any]) -> Any:
    """Make an account; one item takes its worker along, once it is made."""
    made = client.create_provider(item)
    _die(item["display_name"], "provider-20")
    return made


def _die(key: str, deadly: str, *, once: bool = False) -> None:
    """Kill this worker for that key; `once`: only if none was killed before, as a file tells."""
    if key != deadly:
        return
    mark = Path(os.environ["FIVEFOLD_TEST_MARK"])
    if once and mark.exists():
        return
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)

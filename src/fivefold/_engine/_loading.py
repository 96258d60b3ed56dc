"""Importing pyreqwest, in a thread that never ends.

Its allocator takes the thread that loads it for the main one: when that ends, the next that allocates crashes.
"""

import sys
import threading
from _thread import allocate_lock, start_new_thread


def hitch() -> str | None:
    """What keeps pyreqwest from being imported; None when it is."""
    if "pyreqwest" in sys.modules or threading.current_thread() is threading.main_thread():
        return _imported()
    came: list[str | None] = []
    done, never = allocate_lock(), allocate_lock()
    done.acquire()
    never.acquire()

    def stay() -> None:
        came.append(_imported())
        done.release()
        never.acquire()

    start_new_thread(stay, ())  # one that nobody waits for at the end
    done.acquire()
    return came[0]


def _imported() -> str | None:
    try:
        import pyreqwest  # noqa: F401  (so that it is loaded, by this thread)
    except ImportError as error:
        return f"engine: pyreqwest cannot be imported: {error}"
    return None

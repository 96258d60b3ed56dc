"""One writer per ledger: a lock that ends with its process, however that ends.

It lies in a file of its own beside the ledger, which stays: SQLite's own locks would keep readers out, and closing any
descriptor of the ledger would drop them. A forked child does not have it.
"""

import os
import sys
import threading
from typing import Final

_guard: Final = threading.Lock()
#: What this process holds: locks of one process do not exclude each other.
_held: Final[set[str]] = set()


class HeldError(Exception):
    """Another writer has it."""


class Lock:
    """Held from the moment it is made until `close()`, or the end of the process.

    Raises:
        HeldError: another writer has it.
        OSError: the file cannot be written.
    """

    def __init__(self, path: str) -> None:
        self._path = os.path.realpath(path)
        with _guard:
            if self._path in _held:
                raise HeldError("this process writes to it already")
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _take(self._file)
            except OSError as error:
                os.close(self._file)
                raise HeldError("another process writes to it") from error
            _held.add(self._path)

    def close(self) -> None:
        """Let another writer have it."""
        with _guard:
            if self._path in _held:
                _held.discard(self._path)
                os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

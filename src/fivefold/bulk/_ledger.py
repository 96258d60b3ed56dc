"""The ledger: what became of each item, in an SQLite file. Blocking; used by one thread at a time.

What is recorded stays, also through kill -9: the file is in WAL mode, and a batch is one transaction. A batch that says
that unsafe calls are about to be sent is on disk, not only with the operating system, before `record` returns.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from ..errors import FivefoldError
from ._budget import Usage
from ._layout import APPLICATION, ENDED, PLANNED, SENT, TABLES, VERSION, Ended, Row, Sent
from ._lock import HeldError, Lock
from ._plan import State
from ._values import shown

#: Milliseconds that another program may hold a ledger, as one that looks into it with a lock.
PATIENCE: Final = 5_000
#: Rows that are read at a time.
PAGE: Final = 500
#: Bytes of SQLite's log from which on it is emptied; half of what SQLite would by itself.
_LONG: Final = 2_000_000
_FULL: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})


class LedgerError(FivefoldError):
    """A ledger cannot be used, or not be written to. What is recorded in it stays."""


class BusyError(LedgerError):
    """Another program holds a ledger."""


@contextmanager
def _told(path: str) -> Iterator[None]:
    """What SQLite complains about, as a LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        told, code = str(error), getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            raise BusyError(f"{path}: another program holds it: {told}") from error
        if isinstance(error, sqlite3.OperationalError) and code in _FULL:
            told += "; is the disk full? Nothing that was recorded is lost: make room, and run it again"
        elif type(error) is sqlite3.DatabaseError:
            told += "; it is no ledger, or is damaged"
        raise LedgerError(f"{path}: {told}") from error


class Ledger:
    """An open ledger, for its one writer.

    Args:
        path: The file; made when there is none, readable by its owner only.
        about: What the ledger is for, such as its operation; that of an existing one has to be the same.

    Raises:
        LedgerError: the file is none of ours, of a newer version, damaged, for something else, cannot be written, or
            has another writer.
    """

    def __init__(self, path: str | os.PathLike[str], about: Mapping[str, str]) -> None:
        self.path = os.fspath(path)
        self._pragmas: dict[str, str | int] = {}
        try:
            self._lock = Lock(self.path + ".lock")
        except HeldError as error:
            raise LedgerError(f"{self.path}: {error}; a ledger has one writer at a time") from error
        except OSError as error:
            raise LedgerError(f"{self.path}: cannot be written: {error.strerror}") from error
        try:
            self._open(about)
        except BaseException:
            self._lock.close()
            raise

    def _open(self, about: Mapping[str, str]) -> None:
        try:
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise LedgerError(f"{self.path}: cannot be written: {error.strerror}") from error
        with _told(self.path):
            self._base = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            with _told(self.path):
                if self._one("SELECT count(*) FROM sqlite_master") == 0 and not self._one("PRAGMA application_id"):
                    self._make(about)
                check(self._base, self.path)
                self._base.execute("PRAGMA journal_mode = WAL")
                self._set("synchronous", "NORMAL")
                self._base.execute(
                    "PRAGMA journal_size_limit = 0"
                )  # so that the size of the log says how much is in it
                self._base.execute("CREATE TEMP TABLE seen (id INTEGER PRIMARY KEY)")
                self._begun_at = self._last()
                kept = dict(self._base.execute("SELECT name, value FROM about"))
            for name, value in about.items():
                if (was := str(kept.get(name))) != value:
                    raise LedgerError(
                        f"{self.path}: is for {name} {shown(was)}, not {shown(value)}: use another ledger"
                    )
        except BaseException:
            self._base.close()
            raise

    def _make(self, about: Mapping[str, str]) -> None:
        with self._transaction():
            for statement in TABLES.split(";"):
                self._base.execute(statement)
            self._base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            self._base.execute(f"PRAGMA user_version = {VERSION}")
            self._base.execute(f"PRAGMA application_id = {APPLICATION}")

    def _set(self, pragma: str, value: str | int) -> None:
        if self._pragmas.get(pragma) != value:  # to say it again costs as much as to record five rows
            self._base.execute(f"PRAGMA {pragma} = {value}")
            self._pragmas[pragma] = value

    def _one(self, query: str, *values: Any) -> Any:
        (found,) = self._base.execute(query, values).fetchone()
        return found

    def _last(self) -> int:
        return int(self._one("SELECT coalesce(max(id), 0) FROM plans"))

    @contextmanager
    def _transaction(self, patience: int = PATIENCE) -> Iterator[None]:
        with _told(self.path):
            self._set("busy_timeout", patience)
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                    self._base.execute("ROLLBACK")
                raise

    def plan(self, items: Sequence[tuple[str, str]]) -> None:
        """Record items by their keys, as JSON texts. What is recorded already stays as it is.

        Raises:
            ValueError: a key came before, since this ledger was opened.
            LedgerError: it cannot be written, or a key is recorded with another item.
        """
        with self._transaction():
            last = self._last()
            if self._base.executemany(PLANNED, items).rowcount != len(items):
                self._compare(items, last)

    def _compare(self, items: Sequence[tuple[str, str]], last: int) -> None:
        """Whether these are what was recorded, and come for the first time. Those up to `last` were there before."""
        new: set[int] = set()
        for key, item in items:
            number, kept = self._base.execute("SELECT id, item FROM plans WHERE key = ?", (key,)).fetchone()
            mark = "INSERT INTO seen VALUES (?) ON CONFLICT DO NOTHING"
            if number <= self._begun_at:
                again = not self._base.execute(mark, (number,)).rowcount
            else:
                again = number <= last or number in new
                new.add(number)
            if again:
                raise ValueError(f"key {shown(key)} is that of two items; every item needs a key of its own")
            if kept != item:
                raise LedgerError(f"{self.path}: key {shown(key)} is recorded with another item: use another ledger")

    def is_quick(self, rows: Sequence[Sent | Ended]) -> bool:
        """Whether recording them waits for no disk: nothing is about to be sent, and SQLite's log is short."""
        return not self._is_long() and not any(isinstance(row, Sent) for row in rows)

    def _is_long(self) -> bool:
        try:
            return os.path.getsize(self.path + "-wal") > _LONG
        except OSError:
            return True

    def record(self, rows: Sequence[Sent | Ended], patience: int = PATIENCE) -> None:
        """Record what happened, all or nothing. Raises LedgerError, BusyError after so many milliseconds."""
        sent = [row for row in rows if isinstance(row, Sent)]
        ended = [row for row in rows if isinstance(row, Ended)]
        with _told(self.path):
            if self._is_long():
                self._base.execute("PRAGMA wal_checkpoint(PASSIVE)")
            self._set("synchronous", "FULL" if sent else "NORMAL")
        with self._transaction(patience):
            # In this order: one that is sent and then ends, both in one batch, has ended.
            self._base.executemany(SENT, sent)
            self._base.executemany(ENDED, ended)

    def retry_failed(self) -> None:
        """Plan those that failed once more."""
        with self._transaction():
            self._base.execute("UPDATE ends SET state = 'planned', tries = 0 WHERE state = 'failed'")

    def page(self, states: Sequence[State], after: int = 0) -> list[Row]:
        """The next items in one of these states, behind one of that number. Raises LedgerError."""
        marks = ", ".join("?" * len(states))
        query = "SELECT id, key, item, state, tries, clue FROM items"
        query += f" WHERE id > ? AND state IN ({marks}) ORDER BY id LIMIT {PAGE}"
        with _told(self.path):
            return [Row._make(found) for found in self._base.execute(query, (after, *states))]

    def counts(self) -> dict[str, int]:
        """How many items there are in each state. Raises LedgerError."""
        with _told(self.path):
            return counts(self._base)

    def spent(self) -> Usage:
        """What all items took so far. Raises LedgerError."""
        with _told(self.path):
            return spent(self._base)

    def close(self) -> None:
        """Let another writer have it. Twice does nothing."""
        with suppress(sqlite3.Error):  # all that was to be recorded is
            self._base.close()
        self._lock.close()


def counts(base: sqlite3.Connection) -> dict[str, int]:
    """How many items there are in each state."""
    return dict(base.execute("SELECT state, count(*) FROM items GROUP BY state"))


def spent(base: sqlite3.Connection) -> Usage:
    """What all items took so far."""
    query = "SELECT coalesce(sum(calls), 0), coalesce(sum(tokens), 0), coalesce(sum(cost), 0.0) FROM ends"
    return Usage(*base.execute(query).fetchone())


def check(base: sqlite3.Connection, path: str) -> None:
    """Whether a file is a ledger that this version reads, and whole. Raises LedgerError, sqlite3.Error."""
    if base.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        raise LedgerError(f"{path}: is an SQLite file, but no ledger")
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise LedgerError(f"{path}: is of version {version}; this fivefold reads up to {VERSION}: update fivefold")
    ((told, *_),) = base.execute("PRAGMA quick_check(1)").fetchall()
    if told != "ok":
        raise LedgerError(f"{path}: is damaged: {told}")


@contextmanager
def reading(path: str | os.PathLike[str]) -> Iterator[sqlite3.Connection]:
    """A ledger to look into, also while a run writes to it. Raises LedgerError."""
    name = os.fspath(path)
    if not Path(name).is_file():
        raise LedgerError(f"{name}: there is no such file")
    with _told(name), closing(sqlite3.connect(f"{Path(name).absolute().as_uri()}?mode=rw", uri=True)) as base:
        base.execute("PRAGMA query_only = ON")  # not mode=ro, which would leave SQLite's own files behind
        check(base, name)
        yield base

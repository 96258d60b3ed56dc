"""How a ledger is laid out: its tables, and the rows that go into it and come out. No I/O.

What is planned lies in a table that does not change; what becomes of it in one that only grows at its end, as that is
what SQLite does with the least work. Who looks into a ledger finds both side by side as `items`.
"""

from typing import Final, NamedTuple

from ._plan import State

#: Says in the file's head that it is one of ours, and in which version of this layout.
APPLICATION: Final = 0x46495645
VERSION: Final = 1

TABLES: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plans (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, item TEXT NOT NULL);
CREATE TABLE ends (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'unknown', 'done', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0,
    calls INTEGER NOT NULL DEFAULT 0,
    tokens INTEGER NOT NULL DEFAULT 0,
    cost REAL NOT NULL DEFAULT 0,
    seconds REAL,
    ended TEXT,
    result TEXT,
    kind TEXT,
    error TEXT,
    clue TEXT
);
CREATE VIEW items AS SELECT plans.id, key, item, coalesce(state, 'planned') AS state, coalesce(tries, 0) AS tries,
    coalesce(calls, 0) AS calls, coalesce(tokens, 0) AS tokens, coalesce(cost, 0.0) AS cost, seconds, ended, result,
    kind, error, clue FROM plans LEFT JOIN ends ON ends.id = plans.id;
"""
PLANNED: Final = "INSERT INTO plans (key, item) VALUES (?, ?) ON CONFLICT (key) DO NOTHING"
SENT: Final = """INSERT INTO ends (id, state, clue) VALUES (?1, 'sent', ?2)
    ON CONFLICT (id) DO UPDATE SET state = 'sent', clue = ?2"""
ENDED: Final = """INSERT INTO ends (id, state, tries, calls, tokens, cost, seconds, ended, result, kind, error, clue)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?8, ?9, ?10, ?11)
    ON CONFLICT (id) DO UPDATE SET state = ?2, tries = tries + ?3, calls = calls + ?4, tokens = tokens + ?5,
    cost = cost + ?6, seconds = ?7, ended = excluded.ended, result = ?8, kind = ?9, error = ?10,
    clue = coalesce(?11, clue)"""


class Row(NamedTuple):
    """An item as it lies in the ledger; texts are JSON."""

    id: int
    key: str
    item: str
    state: State
    tries: int
    clue: str | None


class Sent(NamedTuple):
    """To be recorded: an unsafe call of this item is about to be sent."""

    id: int
    clue: str | None


class Ended(NamedTuple):
    """To be recorded: what came of a try; texts are JSON."""

    id: int
    state: State
    tries: int = 1
    calls: int = 0
    tokens: int = 0
    cost: float = 0.0
    seconds: float | None = None
    result: str | None = None
    kind: str | None = None
    error: str | None = None
    clue: str | None = None

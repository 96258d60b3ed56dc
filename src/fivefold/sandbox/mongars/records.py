"""What a monGARS server holds. Pure: no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

__all__ = ["Approval", "Report", "Turn", "User"]


@dataclass
class User:
    """An account; `role` is `user` or `operator`."""

    username: str
    password: str
    admin: bool = False
    role: str = "user"


@dataclass(frozen=True)
class Turn:
    """A message of a user with its answer."""

    user_id: str
    query: str
    response: str
    timestamp: datetime


@dataclass(frozen=True)
class Report:
    """Telemetry of a node: what it said, and when the server got it."""

    fields: dict[str, Any]
    received: datetime


@dataclass
class Approval:
    """A refused message that an operator may let pass."""

    token_ref: str
    approved: bool = False

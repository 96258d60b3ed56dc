"""Who may call what: bearer tokens, and the refusals of those without the right one. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox.mongars.records import User
from fivefold.sandbox.mongars.tokens import EternalTokenError, TokenError, make_token, read_token
from fivefold.sandbox.mongars.world import MongarsWorld

__all__ = ["NOBODY", "Access", "Caller", "RefusedError", "admit", "log_in", "token_seconds", "words_or_faults"]


class Access(Enum):
    """Who may call an operation."""

    EVERYBODY = "everybody"
    USERS = "users"
    OPERATORS = "operators"
    ADMINS = "admins"


@dataclass(frozen=True)
class Caller:
    """What a token says of its owner; the account may be gone or changed since."""

    name: str
    admin: bool = False
    role: str = "user"


NOBODY = Caller("")


class RefusedError(Exception):
    """An error answer `{"detail": detail}`, whatever the detail."""

    def __init__(self, status: int, detail: Any, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def words_or_faults(world: MongarsWorld, reason: str, *loc: str) -> RefusedError:
    """A 422 whose detail is the reason alone, or the usual list when the quirk is off."""
    fault = {"type": "value_error", "loc": list(loc), "msg": reason, "input": None}
    return RefusedError(422, reason if world.has("reasons_in_words") else [fault])


def log_in(world: MongarsWorld, username: str, password: str) -> tuple[User, str]:
    """The account and a fresh token for it. Raises `RefusedError` when name or password are wrong."""
    user = world.users.get(username)
    if user is None or user.password != password:
        raise RefusedError(401, "Invalid credentials")
    claims: dict[str, Any] = {"sub": user.username, "admin": user.admin, "exp": world.epoch() + token_seconds(world)}
    if user.role != "user":
        claims["role"] = user.role
    return user, make_token(claims)


def token_seconds(world: MongarsWorld) -> float:
    """How long tokens are good."""
    return float(world.settings.options["token_minutes"]) * 60


def admit(world: MongarsWorld, access: Access, authorization: str) -> Caller:
    """Who calls, by the header. Raises `RefusedError` for those who may not."""
    if access is Access.EVERYBODY:
        return NOBODY
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise RefusedError(401, "Not authenticated", {"WWW-Authenticate": "Bearer"})
    try:
        claims = read_token(token.strip(), world.epoch())
    except EternalTokenError as error:
        if world.has("eternal_token_500"):
            raise UnhandledError(str(error)) from None
        raise RefusedError(401, str(error)) from None
    except TokenError as error:
        raise RefusedError(401, str(error)) from None
    caller = Caller(claims["sub"], bool(claims.get("admin")), claims.get("role", "user"))
    if access is Access.ADMINS and not caller.admin:
        raise RefusedError(403, "Admin required")
    if access is Access.OPERATORS and not caller.admin and caller.role != "operator":
        raise RefusedError(403, "Operator role required")
    return caller

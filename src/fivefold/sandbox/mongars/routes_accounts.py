"""Logging in, accounts, passwords, and tickets for the socket."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox.mongars.access import RefusedError, log_in, token_seconds
from fivefold.sandbox.mongars.records import User
from fivefold.sandbox.mongars.serving import Ask
from fivefold.sandbox.mongars.tokens import TICKET_SECONDS, make_ticket
from fivefold.sandbox.mongars.world import MongarsWorld


def login(world: MongarsWorld, ask: Ask) -> Any:
    _, token = log_in(world, ask.body["username"], ask.body["password"])
    return {"access_token": token, "token_type": "bearer"}


def login_json(world: MongarsWorld, ask: Ask) -> Any:
    user, token = log_in(world, ask.body["username"], ask.body["password"])
    seconds = int(token_seconds(world))
    return {"access_token": token, "token_type": "bearer", "admin": user.admin, "expires_in": seconds}


def create_ws_ticket(world: MongarsWorld, ask: Ask) -> Any:
    return {"ticket": make_ticket(ask.caller.name, world.epoch()), "ttl": TICKET_SECONDS}


def register_user(world: MongarsWorld, ask: Ask) -> Any:
    return _register(world, ask, admin=False)


def register_admin(world: MongarsWorld, ask: Ask) -> Any:
    _allow_bootstrap(world)
    if _has_admin(world):
        raise RefusedError(403, "Admin already exists")
    return _register(world, ask, admin=True)


def bootstrap_admin(world: MongarsWorld, ask: Ask) -> Any:
    _allow_bootstrap(world)
    if _has_admin(world):
        raise RefusedError(409, "Admin already exists")
    _register(world, ask, admin=True)
    return {"created": True, "username": ask.body["username"], "admin": True}


def list_users(world: MongarsWorld, ask: Ask) -> Any:
    return {"users": sorted(world.users)}


def change_password(world: MongarsWorld, ask: Ask) -> Any:
    user = world.users.get(ask.caller.name)
    if user is None:
        raise RefusedError(404, "User not found")
    if user.password != ask.body["old_password"]:
        raise RefusedError(403, "Incorrect password")
    user.password = ask.body["new_password"]
    return {"status": "changed"}


def _allow_bootstrap(world: MongarsWorld) -> None:
    if not world.settings.options["bootstrap"]:
        raise RefusedError(403, "Admin bootstrap is disabled")


def _has_admin(world: MongarsWorld) -> bool:
    return any(user.admin for user in world.users.values())


def _register(world: MongarsWorld, ask: Ask, *, admin: bool) -> Any:
    name = ask.body["username"]
    if name in world.users:
        raise RefusedError(409, "Username already exists")
    world.users[name] = User(name, ask.body["password"], admin)
    return {"status": "registered", "is_admin": admin}

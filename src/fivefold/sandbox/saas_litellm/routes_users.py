"""Administrators: the first owner, logins, accounts, and the record of what they did."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render_admin
from fivefold.sandbox.saas_litellm.lookup import cut, read_uuid
from fivefold.sandbox.saas_litellm.records import AuditEntry, Session, User
from fivefold.sandbox.saas_litellm.state import newest_first
from fivefold.sandbox.saas_litellm.tokens import make_token
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "change_password",
    "create_admin_user",
    "create_owner",
    "delete_admin_user",
    "get_audit_logs",
    "get_current_admin",
    "get_setup_status",
    "list_admin_users",
    "login",
    "logout",
    "update_admin_user",
]

_SESSION = timedelta(hours=24)
_HIGH = ("owner", "admin")


def get_setup_status(world: SaasWorld, call: Call) -> Any:
    has_users = bool(world.state.users)
    return {"needs_setup": not has_users, "has_users": has_users}


def create_owner(world: SaasWorld, call: Call) -> Any:
    if world.state.users:
        raise ReportedError(400, "Setup already completed. Owner account exists.")
    user = _add_user(world, {**call.body, "role": "owner", "metadata": {}}, None)
    _note(world, user, "setup_owner", user, email=user.email, display_name=user.display_name)
    return _logged_in(world, user)


def login(world: SaasWorld, call: Call) -> Any:
    body = call.body
    user = next((one for one in world.state.users.values() if one.email == body["email"] and one.is_active), None)
    if user is None or user.password != body["password"]:
        raise ReportedError(401, "Invalid email or password")
    _note(world, user, "login", user, email=user.email)
    return _logged_in(world, user)


def _logged_in(world: SaasWorld, user: User) -> Any:
    now = world.now()
    moment = int(now.timestamp())
    claims = {"user_id": user.user_id, "email": user.email, "role": user.role}
    token = make_token({**claims, "exp": moment + int(_SESSION.total_seconds()), "iat": moment})
    world.state.sessions[token] = Session(user_id=user.user_id, expires_at=now + _SESSION)
    user.last_login = now
    return {"access_token": token, "token_type": "bearer", "user": render_admin.user(world, user)}


def logout(world: SaasWorld, call: Call) -> Any:
    user, token = call.caller
    world.state.sessions[token].revoked = True
    _note(world, user, "logout", user)
    return {"message": "Logged out successfully"}


def get_current_admin(world: SaasWorld, call: Call) -> Any:
    return render_admin.user(world, call.caller[0])


def list_admin_users(world: SaasWorld, call: Call) -> Any:
    return [render_admin.user(world, one) for one in newest_first(world.state.users.values())]


def create_admin_user(world: SaasWorld, call: Call) -> Any:
    caller, body = call.caller[0], call.body
    if caller.role == "admin" and body["role"] in _HIGH:
        raise ReportedError(403, "Admins can only create users with 'user' role")
    if any(one.email == body["email"] for one in world.state.users.values()):
        raise ReportedError(400, "Email already registered")
    user = _add_user(world, body, caller.user_id)
    _note(world, caller, "created_user", user, email=user.email, role=user.role)
    return render_admin.user(world, user)


def _add_user(world: SaasWorld, fields: dict[str, Any], created_by: str | None) -> User:
    fields = {**fields, "metadata": fields["metadata"] or {}}
    user = User(user_id=world.new_id("user"), created_by=created_by, created_at=world.now(), **fields)
    world.state.users[user.user_id] = user
    return user


def update_admin_user(world: SaasWorld, call: Call) -> Any:
    caller, user, body = call.caller[0], _find(world, call), call.body
    if caller.role == "admin" and user.role in _HIGH:
        raise ReportedError(403, "Admins cannot modify owner or admin users")
    if caller is user and body["role"] is not None:
        raise ReportedError(400, "Cannot change your own role")
    if caller.role == "admin" and body["role"] in _HIGH:
        raise ReportedError(403, "Admins cannot promote users to owner or admin")
    given = {name: value for name, value in body.items() if value is not None}
    for name, value in given.items():
        setattr(user, name, value)
    _note(world, caller, "updated_user", user, **given)
    return render_admin.user(world, user)


def delete_admin_user(world: SaasWorld, call: Call) -> Any:
    caller, user = call.caller[0], _find(world, call)
    if caller is user:
        raise ReportedError(400, "Cannot delete your own account")
    if caller.role == "admin" and user.role in _HIGH:
        raise ReportedError(403, "Admins cannot delete owner or admin users")
    user.is_active = False
    for session in world.state.sessions.values():
        session.revoked = session.revoked or session.user_id == user.user_id
    _note(world, caller, "deleted_user", user, email=user.email)
    return {"message": f"User {user.email} deactivated successfully"}


def change_password(world: SaasWorld, call: Call) -> Any:
    user, body = call.caller[0], call.body
    if user.password != body["current_password"]:
        raise ReportedError(401, "Current password is incorrect")
    user.password = body["new_password"]
    _note(world, user, "changed_password", user)
    return {"message": "Password changed successfully"}


def get_audit_logs(world: SaasWorld, call: Call) -> Any:
    query = call.query
    given: str | None = query["user_id"]
    if given == "" and world.has("loose_filters"):
        given = None
    user_id = None if given is None else read_uuid(world, "query", "user_id", given)
    found = [
        entry
        for entry in newest_first(world.state.audit)
        if query["action"] in (None, "", entry.action)
        and user_id in (None, entry.user_id)
        and query["resource_type"] in (None, "", "admin_user")
    ]
    return [render_admin.audit_entry(world, entry) for entry in cut(world, found, query)]


def _find(world: SaasWorld, call: Call) -> User:
    user = world.state.users.get(read_uuid(world, "path", "user_id", call.path["user_id"]))
    if user is None:
        raise ReportedError(404, "User not found")
    return user


def _note(world: SaasWorld, actor: User, action: str, subject: User, **details: Any) -> None:
    """Write down who did what to whom."""
    entry = AuditEntry(
        audit_id=world.new_id("audit"),
        user_id=actor.user_id,
        action=action,
        resource_id=subject.user_id,
        details=details,
        created_at=world.now(),
    )
    world.state.audit.append(entry)

"""Who may call: a team by its virtual key, an administrator by the master key or a login."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import Headers

from fivefold.sandbox._reading import ReportedError
from fivefold.sandbox.saas_litellm.initial import ADMIN_KEY
from fivefold.sandbox.saas_litellm.records import Team, User
from fivefold.sandbox.saas_litellm.tokens import read_token
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["bearer", "require_admin", "require_login", "require_manager", "require_team"]

_EXPECTED = "Expected: 'Authorization: Bearer sk-xxx...'"
_ADMIN_REQUIRED = (
    "Authentication required. Provide either 'Authorization: Bearer <token>' or 'X-Admin-Key: <master_key>'"
)


def bearer(headers: Headers) -> str | None:
    """The token of an Authorization header; the scheme's case does not matter."""
    parts = headers.get("authorization", "").split()
    return parts[1] if len(parts) == 2 and parts[0].lower() == "bearer" else None


def require_team(world: SaasWorld, headers: Headers) -> Team:
    """The team whose virtual key this is. Raises `ReportedError` 401, or 403 when it is suspended."""
    if not headers.get("authorization"):
        raise ReportedError(401, f"Missing Authorization header. {_EXPECTED}")
    if (key := bearer(headers)) is None:
        raise ReportedError(401, f"Invalid Authorization header format. {_EXPECTED}")
    team = next((team for team in world.state.teams.values() if team.virtual_key == key), None)
    if team is None:
        raise ReportedError(401, "Invalid API key")
    if team.status != "active":
        raise ReportedError(403, f"Team access is {team.status}. Please contact support.")
    return team


def require_admin(world: SaasWorld, headers: Headers) -> None:
    """Let in the master key and valid logins. Raises `ReportedError` 401."""
    if headers.get("x-admin-key") == ADMIN_KEY:
        return
    if not isinstance(_login(world, headers), User):
        raise ReportedError(401, _ADMIN_REQUIRED)


def require_login(world: SaasWorld, headers: Headers) -> tuple[User, str]:
    """The administrator who is logged in, with the token. Raises `ReportedError` 401."""
    found = _login(world, headers)
    token = bearer(headers)
    if not isinstance(found, User) or token is None:
        raise ReportedError(401, str(found))
    return found, token


def require_manager(world: SaasWorld, headers: Headers) -> tuple[User, str]:
    """As `require_login`, for owners and admins. Raises `ReportedError` 401 or 403."""
    user, token = require_login(world, headers)
    if user.role not in ("owner", "admin"):
        raise ReportedError(403, "Insufficient permissions. Required roles: owner, admin")
    return user, token


def _login(world: SaasWorld, headers: Headers) -> User | str:
    """The administrator, or what is wrong with the login."""
    if (token := bearer(headers)) is None:
        return "Not authenticated"
    claims: Any = read_token(token)
    if claims is None:
        return "Invalid or expired token"
    session = world.state.sessions.get(token)
    if session is None or session.revoked or session.expires_at <= world.now():
        return "Session expired or revoked"
    user = world.state.users.get(session.user_id)
    return user if user is not None and user.is_active else "User not found or inactive"

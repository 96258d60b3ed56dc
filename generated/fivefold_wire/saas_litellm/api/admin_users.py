# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Admin users, their sessions, and what they did."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "get_setup_status",
    "create_owner",
    "login",
    "logout",
    "get_current_admin",
    "list_admin_users",
    "create_admin_user",
    "update_admin_user",
    "delete_admin_user",
    "change_password",
    "get_audit_logs",
)
_GET_SETUP_STATUS: "Operation[_models.SetupStatus]" = Operation(
    name="get_setup_status",
    method="GET",
    path="/api/admin-users/setup/status",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "SetupStatus"))},
)


def get_setup_status() -> "Call[_models.SetupStatus]":
    """Ask whether the server has its first admin user.

    GET /api/admin-users/setup/status

    Returns:
        The answer.
    """
    return _GET_SETUP_STATUS.call({})


_CREATE_OWNER: "Operation[_models.LoginResponse]" = Operation(
    name="create_owner",
    method="POST",
    path="/api/admin-users/setup",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "SetupRequest"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "LoginResponse"))},
)


def create_owner(body: "_models.SetupRequest | Mapping[str, Any]") -> "Call[_models.LoginResponse]":
    """Create the first admin user, and log in.

    Refused with 400 once there is one.

    POST /api/admin-users/setup

    Args:
        body: The first admin user.

    Returns:
        The session.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_OWNER.call({}, body)


_LOGIN: "Operation[_models.LoginResponse]" = Operation(
    name="login",
    method="POST",
    path="/api/admin-users/login",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "LoginRequest"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "LoginResponse"))},
)


def login(body: "_models.LoginRequest | Mapping[str, Any]") -> "Call[_models.LoginResponse]":
    """Log in as an admin user.

    Every login begins a session of its own.

    POST /api/admin-users/login

    Args:
        body: Who logs in.

    Returns:
        The session.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LOGIN.call({}, body)


_LOGOUT: "Operation[_models.MessageResponse]" = Operation(
    name="logout",
    method="POST",
    path="/api/admin-users/logout",
    safety="idempotent",
    access="login",
    answers={200: _answers.json_answer(_shapes.model(_models, "MessageResponse"))},
)


def logout() -> "Call[_models.MessageResponse]":
    """Log out.

    Ends the session of the token; a second time is a 401.

    POST /api/admin-users/logout

    Returns:
        The receipt.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
    """
    return _LOGOUT.call({})


_GET_CURRENT_ADMIN: "Operation[_models.UserResponse]" = Operation(
    name="get_current_admin",
    method="GET",
    path="/api/admin-users/me",
    safety="safe",
    access="login",
    answers={200: _answers.json_answer(_shapes.model(_models, "UserResponse"))},
)


def get_current_admin() -> "Call[_models.UserResponse]":
    """Get the admin user that is logged in.

    GET /api/admin-users/me

    Returns:
        The user.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
    """
    return _GET_CURRENT_ADMIN.call({})


_LIST_ADMIN_USERS: "Operation[list[_models.UserResponse]]" = Operation(
    name="list_admin_users",
    method="GET",
    path="/api/admin-users",
    safety="safe",
    access="login",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "UserResponse")))},
)


def list_admin_users() -> "Call[list[_models.UserResponse]]":
    """List all admin users, newest first.

    GET /api/admin-users

    Returns:
        The users.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
    """
    return _LIST_ADMIN_USERS.call({})


_CREATE_ADMIN_USER: "Operation[_models.UserResponse]" = Operation(
    name="create_admin_user",
    method="POST",
    path="/api/admin-users",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UserCreateRequest"), secret=True),
    access="login",
    answers={200: _answers.json_answer(_shapes.model(_models, "UserResponse"))},
)


def create_admin_user(body: "_models.UserCreateRequest | Mapping[str, Any]") -> "Call[_models.UserResponse]":
    """Create an admin user.

    Admins may only create users of the role `user`.

    POST /api/admin-users

    Args:
        body: An admin user to create.

    Returns:
        The new user.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_ADMIN_USER.call({}, body)


_UPDATE_ADMIN_USER: "Operation[_models.UserResponse]" = Operation(
    name="update_admin_user",
    method="PUT",
    path="/api/admin-users/{user_id}",
    safety="idempotent",
    parameters=(Parameter("user_id", "user_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UserUpdateRequest")),
    access="login",
    answers={200: _answers.json_answer(_shapes.model(_models, "UserResponse"))},
)


def update_admin_user(
    user_id: UUID | str, body: "_models.UserUpdateRequest | Mapping[str, Any]"
) -> "Call[_models.UserResponse]":
    """Change an admin user.

    PUT /api/admin-users/{user_id}

    Args:
        user_id: Id of the admin user; one that is not a UUID gives a 500.
        body: Changes to an admin user; a field left out or null keeps its value.

    Returns:
        The changed user.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _UPDATE_ADMIN_USER.call({"user_id": user_id}, body)


_DELETE_ADMIN_USER: "Operation[_models.MessageResponse]" = Operation(
    name="delete_admin_user",
    method="DELETE",
    path="/api/admin-users/{user_id}",
    safety="idempotent",
    parameters=(Parameter("user_id", "user_id", "path", _codec.ID, required=True),),
    access="login",
    answers={200: _answers.json_answer(_shapes.model(_models, "MessageResponse"))},
)


def delete_admin_user(user_id: UUID | str) -> "Call[_models.MessageResponse]":
    """Deactivate an admin user.

    The user stays in the list, inactive, and its sessions end.

    DELETE /api/admin-users/{user_id}

    Args:
        user_id: Id of the admin user; one that is not a UUID gives a 500.

    Returns:
        The receipt.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _DELETE_ADMIN_USER.call({"user_id": user_id})


_CHANGE_PASSWORD: "Operation[_models.MessageResponse]" = Operation(
    name="change_password",
    method="POST",
    path="/api/admin-users/me/change-password",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "PasswordChangeRequest"), secret=True),
    access="login",
    answers={200: _answers.json_answer(_shapes.model(_models, "MessageResponse"))},
)


def change_password(body: "_models.PasswordChangeRequest | Mapping[str, Any]") -> "Call[_models.MessageResponse]":
    """Change the password of the admin user that is logged in.

    A wrong old password is a 401 too.

    POST /api/admin-users/me/change-password

    Args:
        body: A new password.

    Returns:
        The receipt.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CHANGE_PASSWORD.call({}, body)


_GET_AUDIT_LOGS: "Operation[list[_models.AuditLogResponse]]" = Operation(
    name="get_audit_logs",
    method="GET",
    path="/api/admin-users/audit-logs",
    safety="safe",
    parameters=(
        Parameter("limit", "limit", "query", _codec.INT),
        Parameter("offset", "offset", "query", _codec.INT),
        Parameter("action", "action", "query", _codec.STR),
        Parameter("user_id", "user_id", "query", _codec.ID),
        Parameter("resource_type", "resource_type", "query", _codec.STR),
    ),
    access="login",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "AuditLogResponse")))},
)


def get_audit_logs(
    *,
    limit: int = 100,
    offset: int = 0,
    action: str | None = None,
    user_id: UUID | str | None = None,
    resource_type: str | None = None,
) -> "Call[list[_models.AuditLogResponse]]":
    """List what admin users did, newest first.

    GET /api/admin-users/audit-logs

    Args:
        limit: Most entries to return (at least 0, default 100).
        offset: Number of entries to skip (at least 0, default 0).
        action: Only this action, such as `login`.
        user_id: Only what this user did.
        resource_type: Only what was done to this kind.

    Returns:
        One page of entries.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _GET_AUDIT_LOGS.call(
        {"limit": limit, "offset": offset, "action": action, "user_id": user_id, "resource_type": resource_type}
    )

# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Accounts."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _shapes
from fivefold.call import Body, Call, Operation

from .. import models as _models

__all__ = (
    "register_user",
    "register_admin",
    "list_users",
    "change_password",
)
_REGISTER_USER: "Operation[_models.UserRegistrationResponse]" = Operation(
    name="register_user",
    method="POST",
    path="/api/v1/user/register",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UserRegistration"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "UserRegistrationResponse"))},
)


def register_user(body: "_models.UserRegistration | Mapping[str, Any]") -> "Call[_models.UserRegistrationResponse]":
    """Create an account.

    POST /api/v1/user/register

    Args:
        body: An account to create.

    Returns:
        The account is there.

    Raises:
        ConflictError: The username exists already.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _REGISTER_USER.call({}, body)


_REGISTER_ADMIN: "Operation[_models.UserRegistrationResponse]" = Operation(
    name="register_admin",
    method="POST",
    path="/api/v1/user/register/admin",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "UserRegistration"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "UserRegistrationResponse"))},
)


def register_admin(body: "_models.UserRegistration | Mapping[str, Any]") -> "Call[_models.UserRegistrationResponse]":
    """Create the first administrator's account.

    Works only where the server allows it, and while there is no administrator.

    POST /api/v1/user/register/admin

    Args:
        body: An account to create.

    Returns:
        The account is there.

    Raises:
        PermissionDeniedError: The server does not allow it, or there is an administrator already.
        ConflictError: The username exists already.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: The feature is off for good, or a service behind it is away for now; only `detail`
            tells which.
    """
    return _REGISTER_ADMIN.call({}, body)


_LIST_USERS: "Operation[_models.UserListResponse]" = Operation(
    name="list_users",
    method="GET",
    path="/api/v1/user/list",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "UserListResponse"))},
)


def list_users() -> "Call[_models.UserListResponse]":
    """List the names of all accounts.

    For administrators.

    GET /api/v1/user/list

    Returns:
        The names.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
        InternalServerError: The feature is off for good, or a service behind it is away for now; only `detail`
            tells which.
    """
    return _LIST_USERS.call({})


_CHANGE_PASSWORD: "Operation[_models.PasswordChangeResponse]" = Operation(
    name="change_password",
    method="POST",
    path="/api/v1/user/change-password",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "PasswordChangeRequest"), secret=True),
    answers={200: _answers.json_answer(_shapes.model(_models, "PasswordChangeResponse"))},
)


def change_password(
    body: "_models.PasswordChangeRequest | Mapping[str, Any]",
) -> "Call[_models.PasswordChangeResponse]":
    """Change one's own password.

    Tokens made before stay good.

    POST /api/v1/user/change-password

    Args:
        body: A new password for one's own account.

    Returns:
        The password is changed.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The old password is wrong.
        NotFoundError: The account is gone.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _CHANGE_PASSWORD.call({}, body)

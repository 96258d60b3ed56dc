# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Tokens, tickets and the first administrator."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _shapes
from fivefold.call import Body, Call, Operation

from .. import models as _models

__all__ = (
    "login",
    "login_json",
    "bootstrap_admin",
    "create_ws_ticket",
)
_LOGIN: "Operation[_models.TokenResponse]" = Operation(
    name="login",
    method="POST",
    path="/token",
    safety="idempotent",
    body=Body(
        "application/x-www-form-urlencoded", _bodies.encode_form, _shapes.model(_models, "LoginForm"), secret=True
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TokenResponse"))},
)


def login(body: "_models.LoginForm | Mapping[str, Any]") -> "Call[_models.TokenResponse]":
    """Log in with name and password, sent as a form.

    Tokens are not stored by the server: they cannot be taken back, and stay good after a change of password.

    POST /token

    Args:
        body: Name and password, sent as a form. Leave out what is not given: an empty `grant_type` is refused.

    Returns:
        A bearer token.

    Raises:
        AuthenticationError: The name or the password is wrong.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _LOGIN.call({}, body)


_LOGIN_JSON: "Operation[_models.LoginResponse]" = Operation(
    name="login_json",
    method="POST",
    path="/api/v1/auth/login",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "LoginRequest"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "LoginResponse"))},
)


def login_json(body: "_models.LoginRequest | Mapping[str, Any]") -> "Call[_models.LoginResponse]":
    """Log in with name and password, sent as JSON.

    Only servers newer than their published document have it; unlike `login` it tells how long the token is good.

    POST /api/v1/auth/login

    Args:
        body: Name and password, sent as JSON.

    Returns:
        A bearer token with its life.

    Raises:
        AuthenticationError: The name or the password is wrong.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _LOGIN_JSON.call({}, body)


_BOOTSTRAP_ADMIN: "Operation[_models.BootstrapAdminResponse]" = Operation(
    name="bootstrap_admin",
    method="POST",
    path="/api/v1/auth/bootstrap-admin",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "BootstrapAdminRequest"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "BootstrapAdminResponse"))},
)


def bootstrap_admin(
    body: "_models.BootstrapAdminRequest | Mapping[str, Any]",
) -> "Call[_models.BootstrapAdminResponse]":
    """Create the first administrator.

    Works once, and only where the server allows it. Only servers newer than their published document have it.

    POST /api/v1/auth/bootstrap-admin

    Args:
        body: The first administrator to create.

    Returns:
        The administrator.

    Raises:
        PermissionDeniedError: The server does not allow it.
        ConflictError: There is an administrator already.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: The feature is off for good, or a service behind it is away for now; only `detail`
            tells which.
    """
    return _BOOTSTRAP_ADMIN.call({}, body)


_CREATE_WS_TICKET: "Operation[_models.WSTicketResponse]" = Operation(
    name="create_ws_ticket",
    method="POST",
    path="/api/v1/auth/ws/ticket",
    safety="idempotent",
    answers={200: _answers.json_answer(_shapes.model(_models, "WSTicketResponse"))},
)


def create_ws_ticket() -> "Call[_models.WSTicketResponse]":
    """Get a ticket for the event socket.

    A ticket is signed, not stored, and good for any number of connections.

    POST /api/v1/auth/ws/ticket

    Returns:
        The ticket.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
    """
    return _CREATE_WS_TICKET.call({})

"""Logging in, and accounts. No I/O."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve
from fivefold_wire.mongars import models as _models
from fivefold_wire.mongars.api import auth, users

from .._options import Options
from ..call import Call, Flow
from ._guide import TokenResponse, answered
from ._session import session_of
from ._tokens import after, usable


def login(own: Options, username: str, password: str, *, remember: bool = False) -> "Flow[TokenResponse]":
    """Log in: this client and all its views send the token from here on.

    POST /token. A token is good for an hour, unless the server was set up otherwise, and cannot be taken back.

    Args:
        username: Name of the account.
        password: Its password.
        remember: Keep both in the memory of this process, to log in again when the token has expired. A pickled
            client does not hold them.

    Returns:
        The token; `expires_at` tells when it ends.

    Raises:
        AuthenticationError: the name or the password is wrong.
    """
    call = answered(auth.login({"username": username, "password": password}), TokenResponse)
    token = yield from call.told_as("login", usable)
    session_of(own).begin(own, token.access_token, (username, password) if remember else None)
    return token


def login_json(
    own: Options, body: "_models.LoginRequest | Mapping[str, Any]", *, remember: bool = False
) -> "Flow[_models.LoginResponse]":
    """Log in, with an answer that tells whether the account is an administrator, and how long the token is good.

    POST /api/v1/auth/login. Only servers newer than their published document have it; `login` works with all.

    Args:
        body: Name and password.
        remember: As of `login`.

    Returns:
        The token, with `admin` and `expires_in` in seconds.

    Raises:
        AuthenticationError: the name or the password is wrong.
        UnprocessableEntityError: the name or the password is blank or too long.
        NotFoundError: the server is too old.
    """
    answer = yield from auth.login_json(body).told_as("login_json", usable)
    credentials = (body["username"], body["password"]) if remember else None
    session_of(own).begin(own, answer.access_token, credentials, after(answer.expires_in))
    return answer


def bootstrap_admin(
    body: "_models.BootstrapAdminRequest | Mapping[str, Any] | None" = None,
) -> "Call[_models.BootstrapAdminResponse]":
    """Create the first administrator.

    POST /api/v1/auth/bootstrap-admin. Works once, and only where the server allows it. Only servers newer than their
    published document have it.

    Args:
        body: Name and password, both "admin" by default.

    Raises:
        PermissionDeniedError: the server does not allow it.
        ConflictError: there is an administrator already.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the account.
    """
    given = {} if body is None else body
    return evolve(auth.bootstrap_admin(given), clue={"username": given.get("username") or "admin"})


def register_user(body: "_models.UserRegistration | Mapping[str, Any]") -> "Call[_models.UserRegistrationResponse]":
    """Create an account.

    POST /api/v1/user/register

    Args:
        body: Name (1 to 150 letters, digits, `-` and `_`) and password (at least 8 characters).

    Raises:
        ConflictError: the name is taken.
        UnprocessableEntityError: the name or the password does not fit.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the account.
    """
    return evolve(users.register_user(body), clue={"username": body["username"].strip()})


def register_admin(body: "_models.UserRegistration | Mapping[str, Any]") -> "Call[_models.UserRegistrationResponse]":
    """Create the first administrator's account.

    POST /api/v1/user/register/admin. Works only where the server allows it, and while there is no administrator.

    Args:
        body: Name and password, as of `register_user`.

    Raises:
        PermissionDeniedError: the server does not allow it, or there is an administrator already.
        ConflictError: the name is taken.
        UnprocessableEntityError: the name or the password does not fit.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the account.
    """
    return evolve(users.register_admin(body), clue={"username": body["username"].strip()})


def change_password(
    own: Options, body: "_models.PasswordChangeRequest | Mapping[str, Any]"
) -> "Flow[_models.PasswordChangeResponse]":
    """Change one's own password.

    POST /api/v1/user/change-password. Tokens made before stay good. A client that remembers the password remembers
    the new one.

    Args:
        body: The old password and the new one, at least 8 characters each.

    Raises:
        AuthenticationError: not logged in.
        PermissionDeniedError: the old password is wrong.
        NotFoundError: the account is gone.
        OutcomeUnknownError: no answer came; logging in with either password tells.
    """
    answer = yield from users.change_password(body)
    session = session_of(own)
    if session.credentials is not None:
        session.credentials = session.credentials[0], body["new_password"]
    return answer

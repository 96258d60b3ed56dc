"""What the server says when something is wrong: a status and one of its many shapes of a body. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = [
    "ApiError",
    "GenerationError",
    "invalid_request",
    "load_failed",
    "missing_token",
    "model_not_found",
    "native_error",
    "stream_errors",
    "text_error",
    "unexpected_endpoint",
    "wrong_token",
]


class ApiError(Exception):
    """An answer that is an error: its status, its JSON body, and headers besides."""

    def __init__(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body
        self.headers = headers


class GenerationError(Exception):
    """A generation that broke off after it began; `kind` is the native API's type of error."""

    def __init__(self, message: str, kind: str = "internal_error") -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind


def text_error(status: int, message: str) -> ApiError:
    """The classic form: `error` is a text."""
    return ApiError(status, {"error": message})


def invalid_request(status: int, message: str, param: str, code: str | None) -> ApiError:
    """The form of OpenAI: `error` is an object."""
    detail = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return ApiError(status, {"error": detail})


def native_error(
    status: int, kind: str, message: str, *, code: str | None = None, param: str | None = None
) -> ApiError:
    """The form of /api/v1: an object whose type is one of the documented ones."""
    rest = {name: value for name, value in {"code": code, "param": param}.items() if value is not None}
    return ApiError(status, {"error": {"type": kind, "message": message, **rest}})


def model_not_found(status: int, message: str) -> ApiError:
    """No model by that name, or none that could be used."""
    return invalid_request(status, message, "model", "model_not_found")


def load_failed(key: str, reason: str) -> ApiError:
    """A model that could not be loaded just in time."""
    return model_not_found(400, f'Failed to load model "{key}". Error: {reason}')


def unexpected_endpoint(status: int, method: str, path: str, allowed: Sequence[str] = ()) -> ApiError:
    """A path that the server does not have, or a method that the path does not have, but these."""
    body = {"error": f"Unexpected endpoint or method. ({method} {path})"}
    return ApiError(status, body, {"Allow": ", ".join(allowed)} if allowed else None)


def missing_token() -> ApiError:
    """No token, where one is required."""
    return native_error(
        401,
        "invalid_request",
        "An LM Studio API token is required to make requests to this server, but none was provided. "
        "Pass one in the Authorization header: Bearer $LM_API_TOKEN",
        code="invalid_api_key",
    )


def wrong_token() -> ApiError:
    """A token that the server does not know."""
    return native_error(
        401, "invalid_request", "The LM Studio API token provided is not valid.", code="invalid_api_key"
    )


def stream_errors(message: str, form: str) -> Sequence[tuple[str | None, Mapping[str, Any]]]:
    """The events with which a stream breaks off, name and data.

    Args:
        message: what is wrong.
        form: `event` as of 0.4, `data` as of 0.3, or `none`: some engines just end the stream.
    """
    forms: Mapping[str, Sequence[tuple[str | None, Mapping[str, Any]]]] = {
        "event": [("error", {"error": {"message": message}, "message": message})],
        "data": [(None, {"error": message})],
        "none": [],
    }
    return forms[form]

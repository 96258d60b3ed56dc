"""The application: who may ask, for which operation, with which body, and what goes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import unquote

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from fivefold.sandbox._host import Host
from fivefold.sandbox.lmstudio.calls import Call, Operation
from fivefold.sandbox.lmstudio.dialogue import is_object
from fivefold.sandbox.lmstudio.errors import (
    ApiError,
    missing_token,
    text_error,
    unexpected_endpoint,
    wrong_token,
)
from fivefold.sandbox.lmstudio.responding import EventStream, GoneError, JsonAnswer, unless_gone
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["build_app"]

_NATIVE = "/api/v1/"


def build_app(host: Host[LMWorld]) -> ASGIApp:
    """The application that serves `host.world`."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        body = await request.body()
        try:
            answer = await unless_gone(host.world, receive, _answer(host, request, body))
        except GoneError:
            # When it is the world that is over, the client is still there.
            answer = JsonAnswer({"error": "The server was stopped."}, 503)
        await answer(scope, receive, send)

    return app


async def _answer(host: Host[LMWorld], request: Request, body: bytes) -> JsonAnswer | EventStream:
    world = host.world
    # Undecoded: names of models have slashes, and Express decodes the parts of a path one by one.
    path = request.scope["raw_path"].decode("latin-1")
    try:
        _check_token(world, request)
        operation = host.endpoints.find(request.method, path)
        if not isinstance(operation, Operation):
            allowed = () if world.has("unexpected_endpoint_200") else host.endpoints.methods(path)
            status = 200 if world.has("unexpected_endpoint_200") else 405 if allowed else 404
            raise unexpected_endpoint(status, request.method, request.scope["path"], allowed)
        parameter = unquote(path.rpartition("/")[2])
        authorized = bool(world.option("token"))
        given = _body(request, body)
        if path.startswith(_NATIVE) and not world.has("strict_native"):
            given = {name: value for name, value in given.items() if value is not None}
        answer = await operation.run(world, Call(operation.name, parameter, given, authorized))
    except ApiError as error:
        return JsonAnswer(error.body, error.status, error.headers)
    return answer if isinstance(answer, EventStream) else JsonAnswer(answer)


def _check_token(world: LMWorld, request: Request) -> None:
    token = world.option("token")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if not token:
        return
    if scheme.lower() != "bearer" or not given.strip():
        raise missing_token()
    if given.strip() != token:
        raise wrong_token()


def _body(request: Request, content: bytes) -> Mapping[str, Any]:
    """The JSON object that was sent; nothing for another type of content, as Express has it.

    Raises:
        ApiError: 400, it is no JSON.
    """
    if not content or not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    try:
        value = json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise text_error(400, "Invalid JSON in the request body") from None
    return value if is_object(value) else {}


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)

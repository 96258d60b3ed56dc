"""Serves a table of operations the way FastAPI does: routing, and the shapes of answers and errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from inspect import isawaitable
from typing import Any, Generic, TypeVar

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from fivefold.sandbox._checks import Check, Field, Schema
from fivefold.sandbox._endpoints import Endpoint
from fivefold.sandbox._host import Host
from fivefold.sandbox._reading import Call, ReportedError, read_call
from fivefold.sandbox._world import World

__all__ = ["Operation", "UnhandledError", "build_app"]

W = TypeVar("W", bound=World)


class UnhandledError(Exception):
    """An error the service does not catch: text/plain 500, and uvicorn then closes the connection unannounced."""


@dataclass(frozen=True, kw_only=True)
class Operation(Endpoint, Generic[W]):
    """One row of a service's table.

    Attributes:
        run: does the work on the world; returns what to send as JSON, or a response of its own, or an awaitable of it.
        guard: says from the headers who calls, or raises `ReportedError`, before anything else of the request is read.
        path_fields, query: checks of the parameters.
        body: the schema of the JSON body, or the check of one that is no object; None when the operation has none and
            ignores what is sent.
        status: of success.
        effect: whether success counts among the world's effects.
    """

    run: Callable[[W, Call], Any]
    guard: Callable[[W, Headers], Any] | None = None
    path_fields: Schema = field(default_factory=dict[str, Field])
    query: Schema = field(default_factory=dict[str, Field])
    body: Schema | Check | None = None
    status: int = 200
    effect: bool = False


def build_app(
    host: Host[W],
    operations: Sequence[Operation[W]],
    sockets: Sequence[BaseRoute] = (),
    middleware: Sequence[Middleware] = (),
    *,
    documented: bool = True,
) -> Starlette:
    """The application for these operations, and for routes that FastAPI's documents do not show.

    It shows the service's own document, unless it is not `documented`.
    """

    def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        headers = error.headers
        if error.status_code == 405 and not host.world.has("one_allowed_method"):
            headers = {"Allow": ", ".join(host.endpoints.methods(request.scope["path"]))}
        return JSONResponse({"detail": error.detail}, error.status_code, headers)

    def document(request: Request) -> Response:
        from fivefold._spec import served  # it is hardly ever asked for

        return JSONResponse(served(host.service.name))

    shown = [Route("/openapi.json", document)] if documented else []
    return Starlette(
        routes=[*(_route(host, operation) for operation in operations), *sockets, *shown],
        middleware=middleware,
        exception_handlers={HTTPException: http_error, ReportedError: _reported_error},
    )


def _route(host: Host[W], operation: Operation[W]) -> Route:
    async def endpoint(request: Request) -> Response:
        world = host.world
        if operation.method not in host.endpoints.methods(request.scope["path"]) and not world.has("swallowed_paths"):
            raise HTTPException(405)
        caller = operation.guard(world, request.headers) if operation.guard is not None else None
        call = await read_call(operation, request, world)
        payload = operation.run(world, replace(call, caller=caller))
        payload = await payload if isawaitable(payload) else payload
        world.effects.update([operation.name] if operation.effect else [])
        return payload if isinstance(payload, Response) else _success(payload, operation.status)

    route = Route(operation.path, endpoint, methods=[operation.method], name=operation.name)
    # Starlette adds HEAD to every GET; FastAPI does not.
    route.methods = {operation.method}
    return route


def _success(payload: Any, status: int) -> Response:
    if status == 204:
        return Response(status_code=204, media_type="application/json")
    return JSONResponse(payload, status_code=status)


def _reported_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReportedError)
    return JSONResponse({"detail": error.detail}, error.status)

"""Serves one operation, with this service's order of checks: JSON that is none, the caller, the rate, the contents."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import isawaitable
from math import isfinite
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fivefold.sandbox._checks import CheckError, Field, Issue, Schema, check_fields
from fivefold.sandbox._endpoints import Endpoint
from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._host import Host
from fivefold.sandbox._reading import ReportedError, read_call
from fivefold.sandbox.mongars.access import Access, Caller, RefusedError, admit
from fivefold.sandbox.mongars.forms import read_form
from fivefold.sandbox.mongars.world import MongarsWorld

__all__ = ["Ask", "Operation", "route"]

_TOO_MANY = "Too many requests: please wait before sending another message."


@dataclass(frozen=True)
class Ask:
    """A request that was let through: by whom, and what it says, checked."""

    caller: Caller
    query: Mapping[str, Any]
    body: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Operation(Endpoint):
    """One row of the table of operations.

    Attributes:
        run: does the work; returns what to send as JSON, a response of its own, or an awaitable of either.
        access: who may call it.
        limited: whether it takes the one slot that a user has in an interval.
        query: checks of the query parameters.
        body: the schema of the JSON body; None when it has none.
        form: the schema of a form in place of a JSON body.
        status: of success.
        effect: whether success counts among the world's effects.
    """

    run: Callable[[MongarsWorld, Ask], Any]
    access: Access = Access.USERS
    limited: bool = False
    query: Schema = field(default_factory=dict[str, Field])
    body: Schema | None = None
    form: Schema | None = None
    status: int = 200
    effect: bool = False

    @property
    def path_fields(self) -> Schema:
        """No path has a parameter."""
        return {}


def route(host: Host[MongarsWorld], operation: Operation) -> Route:
    """The route that serves an operation."""

    async def endpoint(request: Request) -> Response:
        world = host.world
        try:
            payload = operation.run(world, await _ask(operation, request, world))
            payload = await payload if isawaitable(payload) else payload
        except RefusedError as refusal:
            return JSONResponse({"detail": refusal.detail}, refusal.status, refusal.headers)
        world.effects.update([operation.name] if operation.effect else [])
        return payload if isinstance(payload, Response) else JSONResponse(payload, operation.status)

    made = Route(operation.path, endpoint, methods=[operation.method], name=operation.name)
    # Starlette adds HEAD to every GET; FastAPI does not.
    made.methods = {operation.method}
    return made


async def _ask(operation: Operation, request: Request, world: MongarsWorld) -> Ask:
    """Check a request, in the order of the real server: what is wrong with its contents waits for the other checks.

    Raises:
        RefusedError: the caller may not, or is too early.
        ReportedError: what is wrong with the request.
    """
    read, wrong = await _read(operation, request, world)
    if wrong is not None and _is_unreadable(wrong):
        raise wrong
    caller = admit(world, operation.access, request.headers.get("authorization", ""))
    if wrong is not None and not (operation.limited and world.has("early_rate_limit")):
        raise wrong
    if operation.limited and not world.take_slot(caller.name):
        raise RefusedError(429, _TOO_MANY)
    if wrong is not None:
        raise wrong
    return Ask(caller, *read)


async def _read(
    operation: Operation, request: Request, world: MongarsWorld
) -> tuple[tuple[Mapping[str, Any], Mapping[str, Any]], ReportedError | UnhandledError | None]:
    """Query and body, and what is wrong with them."""
    try:
        if operation.form is not None:
            return ({}, await _form(operation.form, request)), None
        call = await read_call(operation, request, world)
        return (call.query, call.body), None
    except ReportedError as error:
        return ({}, {}), _sayable(error, world)


async def _form(schema: Schema, request: Request) -> dict[str, Any]:
    fields = read_form(await request.body(), request.headers.get("content-type", ""))
    try:
        return check_fields(schema, fields, None)
    except CheckError as wrong:
        raise ReportedError(422, wrong.under("body")) from None


def _is_unreadable(error: ReportedError | UnhandledError) -> bool:
    """Whether the body is no JSON at all."""
    if not isinstance(error, ReportedError) or isinstance(error.detail, str):
        return isinstance(error, ReportedError) and error.status == 400
    return any(one["type"] == "json_invalid" for one in error.detail)


def _sayable(error: ReportedError, world: MongarsWorld) -> ReportedError | UnhandledError:
    """Complaints repeat what was sent; a number that is not finite cannot be said in JSON."""
    try:
        json.dumps(error.detail, allow_nan=False)
    except ValueError:
        if world.has("nan_500"):
            return UnhandledError("a number that JSON has no word for")
        assert not isinstance(error.detail, str)
        return ReportedError(error.status, [_finite(one) for one in error.detail])
    return error


def _finite(one: Issue) -> Issue:
    value = one["input"]
    return one if not isinstance(value, float) or isfinite(value) else {**one, "input": str(value)}

"""The routes under `/_sandbox/`, by which any program can look into and steer a running sandbox. JSON in, JSON out.

    GET  /_sandbox            service, seed, quirks in force, present moment
    POST /_sandbox/reset      back to the initial state
    POST /_sandbox/seed       replace all data; answers the ids by collection
    POST /_sandbox/faults     add a fault (see _faults.py)
    GET  /_sandbox/requests   the log
    GET  /_sandbox/effects    operation name to how often it took effect
    POST /_sandbox/clock      {"advance": seconds}; answered once what was due by then has happened
    POST /_sandbox/refuse     from the first byte of the answer on connections are refused, until the request ends

What cannot be done is answered 400 with {"error": "why"}.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from fivefold.sandbox._checks import REQUIRED, CheckError, Field, check_object, number
from fivefold.sandbox._faults import parse_fault
from fivefold.sandbox._host import Door, Host
from fivefold.sandbox._world import World

__all__ = ["PREFIX", "control_app"]

PREFIX = "/_sandbox"
_CLOCK = {"advance": Field(number, REQUIRED)}
_TURNS_TO_WAKE = 10
"""Turns of the event loop that are enough for whoever waits on the clock to wake up and do what was due."""

W = TypeVar("W", bound=World)


async def _info(host: Host[W], request: Request) -> Any:
    return {
        "service": host.service.name,
        "seed": host.settings.seed,
        "quirks": {name: host.service.quirks[name] for name in sorted(host.settings.quirks)},
        "now": host.world.clock.now().isoformat(),
    }


async def _reset(host: Host[W], request: Request) -> Any:
    await host.reset()
    return {}


async def _seed(host: Host[W], request: Request) -> Any:
    return host.world.load(await _object(request))


async def _fault(host: Host[W], request: Request) -> Any:
    host.faults.add(parse_fault(await _object(request), host.endpoints))
    return {}


async def _requests(host: Host[W], request: Request) -> Any:
    return host.requests()


async def _effects(host: Host[W], request: Request) -> Any:
    return host.world.effects


async def _clock(host: Host[W], request: Request) -> Any:
    now = host.world.clock.advance(check_object(_CLOCK, await _object(request))["advance"])
    for _ in range(_TURNS_TO_WAKE):
        await asyncio.sleep(0)
    return {"now": now.isoformat()}


async def _refuse(host: Host[W], request: Request) -> Response:
    return _Refusal(host.door)


class _Refusal(Response):
    """Refuses connections as long as the one it came on is there and the request on it has no end."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._door.close()
        try:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"refusing\n", "more_body": True})
            while (await receive()).get("more_body"):
                pass
        finally:
            await self._door.open()
        await send({"type": "http.response.body", "body": b"listening\n"})


async def _object(request: Request) -> dict[str, Any]:
    value = json.loads(await request.body())
    if not isinstance(value, dict):
        raise ValueError("the body must be a JSON object")
    return cast("dict[str, Any]", value)


_ROUTES: tuple[tuple[str, str, Callable[[Host[Any], Request], Awaitable[Any]]], ...] = (
    ("GET", "", _info),
    ("POST", "/reset", _reset),
    ("POST", "/seed", _seed),
    ("POST", "/faults", _fault),
    ("GET", "/requests", _requests),
    ("GET", "/effects", _effects),
    ("POST", "/clock", _clock),
    ("POST", "/refuse", _refuse),
)


def control_app(host: Host[W]) -> Starlette:
    """The application behind `PREFIX`."""
    return Starlette(routes=[_route(host, *row) for row in _ROUTES])


def _route(host: Host[W], method: str, path: str, run: Callable[[Host[W], Request], Awaitable[Any]]) -> Route:
    async def endpoint(request: Request) -> Response:
        try:
            answer = await run(host, request)
            return answer if isinstance(answer, Response) else JSONResponse(answer)
        except CheckError as wrong:
            message = "; ".join(f"{one['loc']}: {one['msg']}" for one in wrong.issues)
            return JSONResponse({"error": message}, status_code=400)
        except ValueError as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return Route(PREFIX + path, endpoint, methods=[method])

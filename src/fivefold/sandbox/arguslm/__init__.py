"""The ArgusLM sandbox, declared."""

from __future__ import annotations

from functools import partial

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp

from fivefold.sandbox._fastapi import build_app
from fivefold.sandbox._host import Host
from fivefold.sandbox._world import Option, Service
from fivefold.sandbox.arguslm.operations import OPERATIONS, STREAM
from fivefold.sandbox.arguslm.quirks import QUIRKS
from fivefold.sandbox.arguslm.stream import stream_benchmark
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["SERVICE"]

_BROWSERS = Middleware(
    CORSMiddleware,
    allow_origins=["http://localhost:5173", "http://localhost:3000"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["*"],
)


def _app(host: Host[ArgusWorld]) -> ASGIApp:
    stream = WebSocketRoute(STREAM.path, partial(stream_benchmark, host), name=STREAM.name)
    return build_app(host, OPERATIONS, [stream], [_BROWSERS])


def _database(text: str) -> str:
    if text not in ("postgresql", "sqlite"):
        raise ValueError(f"times is postgresql or sqlite, not {text!r}")
    return text


SERVICE = Service(
    name="arguslm",
    quirks=QUIRKS,
    options={
        "times": Option(
            "postgresql", _database, "How times look: with microseconds and Z, or (sqlite) naive whole seconds."
        ),
        "ping_interval": Option(
            30.0, float, "Seconds of silence, on the sandbox's clock, before a stream sends a ping."
        ),
    },
    endpoints=[*OPERATIONS, STREAM],
    world=ArgusWorld,
    app=_app,
    env=lambda base_url: {"ARGUSLM_BASE_URL": base_url},
)

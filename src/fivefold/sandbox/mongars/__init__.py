"""The monGARS sandbox, declared.

A fresh one has three accounts (catalog.py): `admin`, whose password is printed at the start, the user `alice` with
`secret-password`, and the operator `olga` with `operator-password`. Words in a message make the assistant fail: `BOOM`
(it apologises, with a confidence of 0), `OVERLONG` (413), `BROKEN` (502), `STUCK` (504).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp

from fivefold.sandbox._fastapi import build_app
from fivefold.sandbox._host import Host
from fivefold.sandbox._world import Option, Service
from fivefold.sandbox.mongars.catalog import ADMIN, ORIGINS, SECRET_KEY
from fivefold.sandbox.mongars.operations import OPEN_METRICS, OPERATIONS, STREAM
from fivefold.sandbox.mongars.quirks import QUIRKS
from fivefold.sandbox.mongars.serving import route
from fivefold.sandbox.mongars.socket import stream_events
from fivefold.sandbox.mongars.world import MongarsWorld

__all__ = ["SERVICE"]

_SWITCH = {"on": True, "off": False}


def _app(host: Host[MongarsWorld]) -> ASGIApp:
    browsers = Middleware(
        CORSMiddleware,
        allow_origins=list(host.settings.options["origins"]),
        allow_credentials=True,
        allow_methods=["*"],
        allow_headers=["*"],
    )
    socket = WebSocketRoute(STREAM.path, partial(stream_events, host), name=STREAM.name)
    return build_app(host, (), [*(route(host, one) for one in (*OPERATIONS, OPEN_METRICS)), socket], [browsers])


def _env(base_url: str) -> Mapping[str, str]:
    return {
        "MONGARS_BASE_URL": base_url,
        "MONGARS_USERNAME": ADMIN.username,
        "MONGARS_PASSWORD": ADMIN.password,
        "MONGARS_ORIGIN": ORIGINS[0],
        "MONGARS_SECRET_KEY": SECRET_KEY,
    }


def _switch(text: str) -> bool:
    if text not in _SWITCH:
        raise ValueError(f"expected on or off, not {text!r}")
    return _SWITCH[text]


SERVICE = Service(
    name="mongars",
    quirks=QUIRKS,
    options={
        "token_minutes": Option(60.0, float, "How long a token is good, in minutes on the sandbox's clock."),
        "rag": Option(True, _switch, "Whether context from repositories is on; off, it is a 503."),
        "bootstrap": Option(True, _switch, "Whether the first administrator may be created; off, it is a 403."),
        "metrics": Option(True, _switch, "Whether there are metrics; off, they are a 404."),
        "origins": Option(
            frozenset(ORIGINS), lambda text: frozenset(text.split(",")), "Allowed origins, between commas."
        ),
        "chat_interval": Option(1.0, float, "Seconds, on the sandbox's clock, between the messages of a user."),
        "ping_interval": Option(20.0, float, "Seconds, on the sandbox's clock, between the pings of a socket."),
    },
    endpoints=[*OPERATIONS, STREAM],
    world=MongarsWorld,
    app=_app,
    env=_env,
)

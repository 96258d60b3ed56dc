"""The Synthgen sandbox, declared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from fivefold.sandbox._fastapi import build_app
from fivefold.sandbox._host import Host
from fivefold.sandbox._world import Option, Service
from fivefold.sandbox.synthgen.gate import API_KEY
from fivefold.sandbox.synthgen.operations import OPERATIONS
from fivefold.sandbox.synthgen.quirks import QUIRKS
from fivefold.sandbox.synthgen.seeding import PARTS
from fivefold.sandbox.synthgen.upload import UPLOAD, create_batch_upload
from fivefold.sandbox.synthgen.world import SynthgenWorld

__all__ = ["SERVICE"]

_BROWSERS = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])


def _app(host: Host[SynthgenWorld]) -> ASGIApp:
    async def upload(request: Request) -> Response:
        return await create_batch_upload(host, request)

    route = Route(UPLOAD.path, upload, methods=[UPLOAD.method], name=UPLOAD.name)
    generation = host.settings.options["generation"]
    return build_app(host, OPERATIONS[generation], [route], [_BROWSERS], documented=generation == "new")


def _generation(text: str) -> str:
    if text not in OPERATIONS:
        raise ValueError(f"generation is new or old, not {text!r}")
    return text


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(filter(None, text.split(",")))
    if unknown := set(parts) - set(PARTS):
        raise ValueError(f"down has no {unknown.pop()!r}; it has: {', '.join(PARTS)}")
    return parts


def _at_least(least: float, read: Callable[[str], float], text: str) -> float:
    value = read(text)
    if not value >= least:
        raise ValueError(f"{text!r} is less than {least}")
    return value


_SECONDS = partial(_at_least, 0, float)
_COUNT = partial(_at_least, 1, int)

SERVICE = Service(
    name="synthgen",
    quirks=QUIRKS,
    options={
        "generation": Option("new", _generation, "Which server: new, or old (of early 2025)."),
        "refresh": Option(5.0, _SECONDS, "Seconds from one refresh of the index to the next."),
        "ingest": Option(0.1, _SECONDS, "Seconds to take in a slice of 1000 lines."),
        "workers": Option(10, _COUNT, "How many tasks are processed at once."),
        "export_lines": Option(10_000, _COUNT, "How many tasks a line of an export has at most."),
        "down": Option((), _parts, f"Parts that do not work, between commas: {', '.join(PARTS)}."),
    },
    endpoints=[*OPERATIONS["new"], UPLOAD],
    world=SynthgenWorld,
    app=_app,
    env=lambda base_url: {"SYNTHGEN_BASE_URL": base_url, "SYNTHGEN_API_KEY": API_KEY},
)

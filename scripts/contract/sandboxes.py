"""Runs of a service's document against its sandbox."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin
from urllib.request import ProxyHandler, Request, build_opener

from fivefold.sandbox import Sandbox
from scripts.contract.documents import load, needs, operations
from scripts.contract.engine import Outcome, Profile, run
from scripts.contract.setups import SETUPS, Part, Setup

__all__ = ["credentials_of", "hold", "root"]


def hold(service: str, quirks: str, profile: Profile, only: Sequence[str] | None = None) -> Outcome:
    """Hold a sandbox against the document of its service.

    Args:
        service: one of `documents.SERVICES`.
        quirks: as the sandbox takes it: `off`, `real`, ….
        profile: how much is tried.
        only: operationIds; None for all.
    """
    setup = SETUPS[service]
    document = load(service, keyed=setup.keyed)
    names = [one.name for one in operations(document) if only is None or one.name in only]
    outcome = Outcome()
    with Sandbox(service, quirks=quirks, pace=0, data=setup.data, **setup.options) as sandbox:
        for part in _parts(setup, names):
            sandbox.reset()
            if part.data is not None:
                sandbox.seed(part.data)
            kinds = needs(document, part.operations)
            outcome.add(
                run(
                    document,
                    root(sandbox.base_url),
                    profile,
                    only=part.operations,
                    credentials=dict(credentials_of(sandbox, setup, kinds)),
                    values=setup.values,
                    files=setup.files,
                )
            )
    return outcome


def root(base_url: str) -> str:
    """The root of the server behind a client's base URL, without a trailing slash."""
    return urljoin(base_url, "/").rstrip("/")


def _parts(setup: Setup, names: Sequence[str]) -> Iterator[Part]:
    """The runs that these operations take."""
    apart = {name for part in setup.parts for name in part.operations}
    everything = (Part([name for name in names if name not in apart]), *setup.parts)
    for part in everything:
        if wanted := [name for name in part.operations if name in names]:
            yield Part(wanted, part.data)


def credentials_of(sandbox: Sandbox, setup: Setup, kinds: set[str]) -> Iterator[tuple[str, str]]:
    """What a sandbox lets in, by these kinds of credentials."""
    for kind, setting in setup.keys.items():
        if kind in kinds:
            yield kind, sandbox.env[setting]
    for kind, (path, fields) in setup.login.items():
        if kind in kinds:
            given = {name: sandbox.env.get(value, value) for name, value in fields.items()}
            yield kind, _log_in(f"{root(sandbox.base_url)}{path}", given)


def _log_in(url: str, fields: Mapping[str, str]) -> str:
    """The token that a login brings."""
    request = Request(url, json.dumps(fields).encode(), {"Content-Type": "application/json"}, method="POST")
    with build_opener(ProxyHandler({})).open(request) as answer:
        return str(json.load(answer)["access_token"])

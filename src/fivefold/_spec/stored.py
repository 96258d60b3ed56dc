"""The documents that this distribution was generated from, and what their servers show of themselves."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from .document import SpecError, endpoint_key, operations

SERVICES: Final = ("arguslm", "mongars", "lmstudio", "synthgen", "saas_litellm")


def own(service: str) -> dict[str, Any]:
    """The document that the client of a service was generated from. Raises SpecError for an unknown service."""
    found = _stored(service, "document.json")
    if found is None:
        raise SpecError(f"this installation lacks the document of {service}")
    return found


def served(service: str) -> dict[str, Any] | None:
    """The document that the server of a service showed when ours was made, without its prose; None if it shows none."""
    return _stored(service, "served.json")


def _stored(service: str, name: str) -> dict[str, Any] | None:
    if service not in SERVICES:
        raise SpecError(f"no service is called {service!r}: there are {', '.join(SERVICES)}")
    place = files("fivefold_wire") / service / name
    return json.loads(place.read_text("utf-8")) if place.is_file() else None


def recognised(document: Mapping[str, Any]) -> str | None:
    """The service that a document is of: it has most of its operations, and at least half. Raises SpecError."""
    keys = {endpoint_key(method, path) for method, path, _, _ in operations(document)}
    share = {service: len(keys & known) / len(known) for service in SERVICES for known in [_known(service)]}
    best = max(SERVICES, key=lambda service: share[service])
    return best if share[best] >= 0.5 else None


@cache
def _known(service: str) -> frozenset[str]:
    return frozenset(endpoint_key(method, path) for method, path, _, _ in operations(own(service)))

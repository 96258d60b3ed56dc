"""The documents in openapi/ as the run needs them: what OpenAPI 3.1 has no word for is said in words that it has."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["ROOT", "SERVICES", "Operation", "load", "needs", "operations"]

ROOT = Path(__file__).resolve().parent.parent.parent
SERVICES = ("arguslm", "mongars", "lmstudio", "synthgen", "saas_litellm")
_SAFE_METHODS = ("get", "head")

SCHEMES: Mapping[str, dict[str, str]] = {
    "key": {"type": "http", "scheme": "bearer"},
    "login": {"type": "http", "scheme": "bearer"},
    "admin": {"type": "apiKey", "in": "header", "name": "X-Admin-Key"},
}
"""The kinds of credentials, by the names that `x-access` has for them; `key` is what the client usually sends."""

_ACCESS: Mapping[str, list[dict[str, list[str]]]] = {
    "key": [{"key": []}],
    "login": [{"login": []}],
    "admin": [{"admin": []}, {"login": []}],
    "open": [],
}


@dataclass(frozen=True)
class Operation:
    """One operation of a document.

    Attributes:
        name: its operationId.
        label: `METHOD /path`.
        reads: whether it changes nothing and costs nothing.
    """

    name: str
    label: str
    reads: bool


def load(service: str, *, keyed: bool) -> dict[str, Any]:
    """The document of a service, with `security` after `x-access`, and with sequences of lines as arrays.

    Args:
        service: one of `SERVICES`.
        keyed: whether the server asks for credentials at all.
    """
    document: dict[str, Any] = json.loads((ROOT / "openapi" / f"{service}.json").read_bytes())
    document = copy.deepcopy(document)
    document["components"]["securitySchemes"] = SCHEMES if keyed else {}
    for _, raw in _each(document):
        open_to_all = raw.get("security") == [] or raw.get("x-access") == "open"
        access = "open" if open_to_all or not keyed else raw.get("x-access", "key")
        raw["security"] = _ACCESS[access]
        for response in raw["responses"].values():
            lines = response.get("content", {}).get("application/x-ndjson")
            if lines is not None:
                lines["schema"] = {"type": "array", "items": lines["schema"]}
    document.pop("security", None)
    return document


def operations(document: Mapping[str, Any]) -> list[Operation]:
    """The operations of a document, in its order."""
    return [
        Operation(raw["operationId"], label, label.startswith("GET ") or raw.get("x-safety") == "safe")
        for label, raw in _each(document)
    ]


def needs(document: Mapping[str, Any], names: Sequence[str]) -> set[str]:
    """The kinds of credentials that these operations ask for."""
    return {
        kind
        for _, raw in _each(document)
        if raw["operationId"] in names
        for alternative in raw["security"]
        for kind in alternative
    }


def _each(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, raw in item.items():
            if isinstance(raw, dict) and "operationId" in raw:
                yield f"{method.upper()} {path}", raw

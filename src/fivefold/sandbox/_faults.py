"""Faults: what may go wrong on purpose, and for which requests. Pure: no I/O.

A fault does one job, and the keys with which it is given say which:

    status, body, headers, content_type    Answer: reply with this, the service never sees the request
    delay=seconds                          Delay: wait on the sandbox's clock, then serve as usual
    hang=true                              Hang: never answer
    drop="before" or "after"               Drop: hang up, before the service ran or after it did
    cut=count                              Cut: send the headers and that many bytes of the body, then hang up
                                           (on a WebSocket: that many messages)

Beside these `times` limits how often it strikes (null: for ever), and `skip` lets that many matching requests pass
before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox._checks import CheckError, Field, boolean, check_fields, integer, mapping, number, optional, text
from fivefold.sandbox._endpoints import Endpoint, Endpoints

__all__ = ["Answer", "Cut", "Delay", "Drop", "Fault", "FaultError", "FaultTable", "Hang", "Job", "parse_fault"]


class FaultError(ValueError):
    """A fault that cannot be; the message says why."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Delay:
    seconds: float


@dataclass(frozen=True)
class Hang:
    pass


@dataclass(frozen=True)
class Drop:
    after: bool


@dataclass(frozen=True)
class Cut:
    size: int


Job = Answer | Delay | Hang | Drop | Cut


@dataclass
class Fault:
    """A job and the requests it strikes: those of `target` (None: all), after `skip` more of them, `times` times."""

    target: tuple[str, str] | None
    job: Job
    times: int | None
    skip: int

    def take(self, method: str, path: str, endpoint: Endpoint | None) -> bool:
        """Whether this request is struck; counts it."""
        shapes = (None, (method, path), endpoint.shape if endpoint else None)
        if self.times == 0 or self.target not in shapes:
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


class FaultTable:
    """The faults in the order in which they were given; the first that strikes a request has it."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put a fault after the others."""
        self._faults.append(fault)

    def clear(self) -> None:
        """Forget all faults."""
        self._faults.clear()

    def strike(self, method: str, path: str, endpoint: Endpoint | None) -> Job | None:
        """The job to do on this request, if any."""
        return next((fault.job for fault in self._faults if fault.take(method, path, endpoint)), None)


_FIELDS = {
    "target": Field(text(min_length=1), "*"),
    "times": Field(optional(integer(ge=1)), None),
    "skip": Field(integer(ge=0), 0),
    "status": Field(integer(ge=200, le=599)),
    "body": Field(lambda value: value),
    "headers": Field(mapping),
    "content_type": Field(text()),
    "delay": Field(number),
    "hang": Field(boolean),
    "drop": Field(text(pattern="^(before|after)$")),
    "cut": Field(integer(ge=0)),
}

_ANSWER_KEYS = frozenset({"status", "body", "headers", "content_type"})

_JOBS: Mapping[frozenset[str], Callable[[Mapping[str, Any]], Job]] = {
    frozenset({"delay"}): lambda given: Delay(given["delay"]),
    frozenset({"hang"}): lambda given: Hang(),
    frozenset({"drop"}): lambda given: Drop(after=given["drop"] == "after"),
    frozenset({"cut"}): lambda given: Cut(given["cut"]),
}


def parse_fault(raw: Mapping[str, Any], endpoints: Endpoints) -> Fault:
    """Read a fault given as JSON; a key with null counts as not given.

    Raises:
        FaultError: unknown keys or operations, wrong values, no job, or more than one.
    """
    given = {name: value for name, value in raw.items() if value is not None}
    if unknown := given.keys() - _FIELDS.keys():
        raise FaultError(f"a fault has no {sorted(unknown)}; it has {', '.join(_FIELDS)}")
    try:
        fields = check_fields(_FIELDS, given, missing_input=None)
    except CheckError as wrong:
        raise FaultError("; ".join(f"{one['loc'][0]}: {one['msg']}" for one in wrong.issues)) from None
    return Fault(_target(fields["target"], endpoints), _job(given.keys(), fields), fields["times"], fields["skip"])


def _job(given: Any, fields: Mapping[str, Any]) -> Job:
    keys = frozenset(given) - {"target", "times", "skip"}
    if keys and keys <= _ANSWER_KEYS:
        return _answer(fields)
    if keys not in _JOBS:
        raise FaultError(f"a fault does one job: an answer, delay, hang, drop or cut; not {sorted(keys)}")
    return _JOBS[keys](fields)


def _answer(fields: Mapping[str, Any]) -> Answer:
    kind, content = _content(fields.get("body"))
    headers = {str(name).lower(): str(value) for name, value in fields.get("headers", {}).items()}
    if (kind := fields.get("content_type", kind)) is not None:
        headers.setdefault("content-type", kind)
    headers.setdefault("content-length", str(len(content)))
    return Answer(fields.get("status", 200), tuple(headers.items()), content)


def _content(body: Any) -> tuple[str | None, bytes]:
    if body is None:
        return None, b""
    if isinstance(body, str):
        return "text/plain; charset=utf-8", body.encode()
    return "application/json", json.dumps(body).encode()


def _target(target: str, endpoints: Endpoints) -> tuple[str, str] | None:
    if target == "*":
        return None
    method, _, path = target.partition(" ")
    if path.startswith("/"):
        return Endpoint(name="", method=method.upper(), path=path).shape
    if target not in endpoints.names:
        names = ", ".join(sorted(endpoints.names))
        raise FaultError(f"no operation {target!r}; give 'METHOD /path', '*', or one of: {names}")
    return endpoints.names[target].shape

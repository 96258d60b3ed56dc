"""Faults: what may go wrong on purpose, and for which requests. Pure: no I/O.

A fault does one job, and the keys with which it is given say which:

    status, body, headers, content_type    Answer: reply with this, the service never sees the request
    delay=seconds                          Delay: wait on the sandbox's clock, then serve as usual
    hang=true                              Hang: never answer
    drop="before" or "after"               Drop: hang up, before the service ran or after it did
    reset="before" or "after"              the same, with a reset of the connection; "during" the answer a Script
    cut=count                              Cut: send the headers and that many bytes of the body, then hang up
                                           (on a WebSocket: that many messages)

The service does its work, and the answer goes wrong on its way out:

    garble=word                            Change: "html", "empty", "broken" (JSON), "error" (in a success); a field
                                           "extra", "missing" or of other "types"; "cut" in an event, "unfinished":
                                           without the last one, both with a good end
    cut="head", "body" or "chunk"          Script: break off in the middle of it
    silence="request", "head" or "body"    Script: nothing more comes after it, or after half of it
    drip=rate, part="head" or "body"       Script: so many bytes a second
    comments=true                          Script: signs of life for ever, and nothing else
    length=difference                      Script: say so many bytes more than there are, or fewer
    huge=bytes, bomb=bytes                 Script: a body of that size; a compressed one
    spell="twice" or "folded"              Script: each header twice, or on two lines
    closed=true                            Script: answer, and close the connection without saying so

Beside these `times` limits how often it strikes (null: for ever), and `skip` lets that many matching requests pass
before. `fault` names one of `FAULTS`, and stands for its keys.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox._checks import (
    CheckError,
    Field,
    boolean,
    check_fields,
    integer,
    issue,
    mapping,
    number,
    optional,
    text,
)
from fivefold.sandbox._endpoints import Endpoint, Endpoints
from fivefold.sandbox._mangling import CHANGES
from fivefold.sandbox._presets import FAULTS

__all__ = [
    "Answer",
    "Change",
    "Cut",
    "Delay",
    "Drop",
    "Fault",
    "FaultError",
    "FaultTable",
    "Hang",
    "Job",
    "Script",
    "parse_fault",
]


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
    reset: bool = False


@dataclass(frozen=True)
class Cut:
    size: int


@dataclass(frozen=True)
class Change:
    how: str


@dataclass(frozen=True)
class Script:
    how: str
    value: Any = None


Job = Answer | Delay | Hang | Drop | Cut | Change | Script


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
        if self.times == 0 or self.target not in shapes or (method == "WS" and is_of_http(self.job)):
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


def is_of_http(job: Job) -> bool:
    """Whether a WebSocket cannot have it."""
    return isinstance(job, Change | Script)


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


def _cut_place(value: Any) -> int | str:
    if isinstance(value, str) and value in ("head", "body", "chunk"):
        return value
    return int(integer(ge=0)(value))


def _positive(value: Any) -> float:
    if not (rate := float(number(value))) > 0:
        raise CheckError(issue("greater_than", "Input should be greater than 0", value))
    return rate


_FIELDS = {
    "target": Field(text(min_length=1), "*"),
    "times": Field(optional(integer(ge=1)), None),
    "skip": Field(integer(ge=0), 0),
    "fault": Field(text()),
    "status": Field(integer(ge=100, le=999)),
    "body": Field(lambda value: value),
    "headers": Field(mapping),
    "content_type": Field(text()),
    "delay": Field(number),
    "hang": Field(boolean),
    "drop": Field(text(pattern="^(before|after)$")),
    "reset": Field(text(pattern="^(before|after|during)$")),
    "cut": Field(_cut_place),
    "garble": Field(text(pattern=f"^({'|'.join(CHANGES)})$")),
    "silence": Field(text(pattern="^(request|head|body)$")),
    "drip": Field(_positive),
    "part": Field(text(pattern="^(head|body)$"), "body"),
    "comments": Field(boolean),
    "length": Field(integer()),
    "huge": Field(integer(ge=1)),
    "bomb": Field(integer(ge=1)),
    "spell": Field(text(pattern="^(twice|folded)$")),
    "closed": Field(boolean),
}

_ANSWER_KEYS = frozenset({"status", "body", "headers", "content_type"})

_JOBS: Mapping[frozenset[str], Callable[[Mapping[str, Any]], Job]] = {
    frozenset({"delay"}): lambda given: Delay(given["delay"]),
    frozenset({"hang"}): lambda given: Hang(),
    frozenset({"drop"}): lambda given: Drop(after=given["drop"] == "after"),
    frozenset({"cut"}): lambda given: _cut(given["cut"]),
    frozenset({"reset"}): lambda given: _reset(given["reset"]),
    frozenset({"garble"}): lambda given: Change(given["garble"]),
    frozenset({"silence"}): lambda given: Script(f"silence {given['silence']}"),
    frozenset({"drip"}): lambda given: Script(f"drip {given['part']}", given["drip"]),
    frozenset({"drip", "part"}): lambda given: Script(f"drip {given['part']}", given["drip"]),
    frozenset({"comments"}): lambda given: Script("comments"),
    frozenset({"length"}): lambda given: Script("length", given["length"]),
    frozenset({"huge"}): lambda given: Script("huge", given["huge"]),
    frozenset({"bomb"}): lambda given: Script("bomb", given["bomb"]),
    frozenset({"spell"}): lambda given: Script(f"headers {given['spell']}"),
    frozenset({"closed"}): lambda given: Script("closed"),
}


def _cut(place: int | str) -> Job:
    return Cut(place) if isinstance(place, int) else Script(f"cut {place}")


def _reset(when: str) -> Job:
    return Script("reset during") if when == "during" else Drop(after=when == "after", reset=True)


def parse_fault(raw: Mapping[str, Any], endpoints: Endpoints) -> Fault:
    """Read a fault given as JSON; a key with null counts as not given.

    Raises:
        FaultError: unknown keys or operations, wrong values, no job, or more than one.
    """
    given = {name: value for name, value in raw.items() if value is not None}
    if unknown := given.keys() - _FIELDS.keys():
        raise FaultError(f"a fault has no {sorted(unknown)}; it has {', '.join(_FIELDS)}")
    if (name := given.pop("fault", None)) is not None:
        if name not in FAULTS:
            raise FaultError(f"no fault {name!r}; there are {', '.join(FAULTS)}")
        given = {**FAULTS[name], **given}
    try:
        fields = check_fields(_FIELDS, given, missing_input=None)
    except CheckError as wrong:
        raise FaultError("; ".join(f"{one['loc'][0]}: {one['msg']}" for one in wrong.issues)) from None
    target, job = _target(fields["target"], endpoints), _job(given.keys(), fields)
    if target is not None and target[0] == "WS" and is_of_http(job):
        raise FaultError("a WebSocket can have an answer, delay, hang, drop, reset before or after, and a cut of count")
    return Fault(target, job, fields["times"], fields["skip"])


def _job(given: Any, fields: Mapping[str, Any]) -> Job:
    keys = frozenset(given) - {"target", "times", "skip"}
    if keys and keys <= _ANSWER_KEYS:
        return _answer(fields)
    if keys not in _JOBS:
        words = ", ".join(sorted({name for names in _JOBS for name in names} - {"part"}))
        raise FaultError(f"a fault does one job: an answer, {words}; not {sorted(keys)}")
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

"""Every recorded exchange with a real server, held against our documents: what they say is what servers do.

An answer of a service to one of its operations has a status that the document declares and the schema of it; a request
that was not refused is one that the document allows. What deviates is listed, with its reason.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import pytest

from tests.lmstudio import _replay
from tests.mongars import _recorded as mongars
from tests.saas_litellm import _recorded as saas_litellm

from ._requests import faults, sent, validator
from .documents import Operation, UndocumentedError, resolved, route


class Exchange(NamedTuple):
    """A request and its answer, as far as both were recorded."""

    service: str
    name: str
    method: str
    target: str
    status: int
    content_type: str
    body: bytes
    asked: Any = None

    @property
    def whole(self) -> bool:
        """Whether the recorder kept all of the answer: of long ones it kept only the beginning."""
        try:
            return "json" not in self.content_type or json.loads(self.body) is not Ellipsis
        except ValueError:
            return False


def _of_lmstudio() -> Iterator[Exchange]:
    for name, asked in _replay.asked().items():
        head, _, body = (_replay.RECORDED / f"{name}.txt").read_bytes().partition(b"\n\n")
        kind = re.search(rb"content-type: (.*)", head.lower())
        status = int(head.split()[1])
        told = kind[1].decode() if kind else ""
        yield Exchange("lmstudio", name, asked["method"], asked["path"], status, told, body, asked.get("body"))


def _of_mongars() -> Iterator[Exchange]:
    for one in mongars.exchanges():
        method, path = one.operation.split(" ")
        target = f"{path}?{one.query}" if one.query else path
        kind = one.headers.get("content-type", "")
        yield Exchange("mongars", one.name, method, target, one.status, kind, one.body.encode())


def _of_saas_litellm() -> Iterator[Exchange]:
    for one in saas_litellm.exchanges():
        kind = "" if one.content_type == "None" else one.content_type
        target = f"{one.path}?{one.query}" if one.query else one.path
        yield Exchange("saas_litellm", one.name, one.method, target, one.status, kind, one.body)


ALL: Final = [*_of_lmstudio(), *_of_mongars(), *_of_saas_litellm()]
_NAIVE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")
#: Where a recorded answer is not as the document says: by service and name of the exchange.
DEVIATIONS: Final[Mapping[str, str]] = {
    "lmstudio litellm-err-429": "a proxy has limits of its own; LM Studio has none",
    "lmstudio litellm-err-429-stream": "the same",
    "lmstudio litellm-err-wrongkey": "a proxy calls a wrong key a bad request; LM Studio answers 401",
    "lmstudio litellm-lmstudio-paths": "a server without the native API",
    "lmstudio llama-lmstudio-paths": "a server without the v0 API",
    "lmstudio litellm-mock-timeout": "a proxy that gave up on the server behind it",
    "lmstudio litellm-responses-stream": "a proxy that fails within its stream, and says 500 at its head",
    "mongars 3 no exp": "a token that no server makes: without an end",
}
#: Requests that were answered with a success, though the document does not allow them.
LENIENT: Final[Mapping[str, str]] = {
    "lmstudio llama-err-no-messages": "llama-cpp-python takes a chat without messages for an empty one",
}


def _operation(exchange: Exchange) -> Operation | None:
    try:
        return route(exchange.service, exchange.method, exchange.target.partition("?")[0])[0]
    except UndocumentedError:
        return None


def _faults(exchange: Exchange, operation: Operation) -> list[str]:
    """What the document does not say of an answer."""
    declared = operation.responses
    response = declared.get(str(exchange.status)) or declared.get(f"{exchange.status // 100}XX")
    if response is None:
        return [f"status {exchange.status}"]
    media_type = exchange.content_type.partition(";")[0].strip()
    content = response.get("content", {})
    if media_type not in content:
        return [f"content type {media_type!r}"] if exchange.body else []
    if not exchange.whole:
        return []
    check = validator(exchange.service, resolved(exchange.service, content[media_type].get("schema", {})))
    values = map(_in_utc, _values(media_type, exchange.body))
    return [error.message for value in values for error in check.iter_errors(value)]


def _in_utc(value: Any) -> Any:
    """A value whose times all have an offset: one without means UTC, as the sources of the documents say."""
    if isinstance(value, dict):
        return {key: _in_utc(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_in_utc(held) for held in value]
    return f"{value}Z" if isinstance(value, str) and _NAIVE.fullmatch(value) else value


def _values(media_type: str, body: bytes) -> list[Any]:
    """The JSON values of a body: of a stream one for each event that is no error, and no end."""
    if "json" in media_type:
        return [json.loads(body)]
    if media_type != "text/event-stream":
        return [body.decode()]
    data = [line[6:] for line in body.decode().split("\n") if line.startswith("data: ")]
    found = [json.loads(one) for one in data if one.startswith("{") and one.endswith("}")]
    return [value for value in found if "error" not in value]


@pytest.mark.parametrize("service", ["lmstudio", "mongars", "saas_litellm"])
def test_recorded_answers_are_as_documented(service: str) -> None:
    found = {}
    for exchange in ALL:
        if exchange.service == service and (operation := _operation(exchange)):
            found[f"{service} {exchange.name}"] = _faults(exchange, operation)
    wrong = {name: told for name, told in found.items() if told}
    assert wrong.keys() == {name for name in DEVIATIONS if name.startswith(service)}, wrong


@pytest.mark.parametrize("service", ["lmstudio", "mongars", "saas_litellm"])
def test_recorded_requests_are_documented_or_refused(service: str) -> None:
    lenient = {}
    for exchange in ALL:
        if exchange.service != service or exchange.status >= 300 or _operation(exchange) is None:
            continue
        kind = {"content-type": "application/json"} if exchange.asked is not None else {}
        body = json.dumps(exchange.asked).encode() if kind else b""
        request = sent(service, exchange.method, exchange.target, kind, body)
        told = [fault for fault in faults(request) if kind or fault != "missing body"]
        if told:
            lenient[f"{service} {exchange.name}"] = told
    assert lenient.keys() == {name for name in LENIENT if name.startswith(service)}, lenient


def test_recorded_events_are_as_documented() -> None:
    check = validator("mongars", {"$ref": "#/components/schemas/WebSocketMessage"})
    lines = (mongars.RECORDED / "transcript-websocket.txt").read_text().splitlines()
    frames = [line.partition("< ")[2] for line in lines if "< " in line and line.endswith("}")]
    assert [error.message for frame in frames for error in check.iter_errors(json.loads(frame))] == []
    assert frames


def test_all_exchanges_are_held_against_the_documents() -> None:
    kept = {service: sum(one.service == service for one in ALL) for service in ("lmstudio", "mongars", "saas_litellm")}
    assert kept == {"lmstudio": 71, "mongars": 162, "saas_litellm": 229}

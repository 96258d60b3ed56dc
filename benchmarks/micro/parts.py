"""The parts: what makes ready, and what is done again and again."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NoReturn
from weakref import finalize

import httpcore
from fivefold_wire.arguslm import models as uptime_models
from fivefold_wire.lmstudio import models
from fivefold_wire.lmstudio.api import openai

from fivefold import LMStudio, _shapes
from fivefold._answers import parse_json
from fivefold._attempts import attempts
from fivefold._engine import Request
from fivefold._fast import Reader
from fivefold._sse import EventDecoder
from fivefold.call import Headers, Response
from fivefold.synthgen import Task
from fivefold.synthgen._chunks import Chunks
from fivefold.synthgen._models import TASK
from fivefold.synthgen._slices import slices

from .. import canned

_PAGE = canned.uptime(100)
_JSON = Headers([("content-type", "application/json")])


_SHAPE = _shapes.model(uptime_models, "UptimeHistoryResponse")


def _decode() -> Callable[[], Any]:
    """100 records by a plan."""
    reader = Reader(_SHAPE)
    return lambda: reader.read(_PAGE, _refuse)


def _decode_carefully() -> Callable[[], Any]:
    """100 records by the codecs."""
    return lambda: _SHAPE.read(parse_json(_PAGE.decode()))


def _refuse() -> NoReturn:
    raise AssertionError("it was left to the codecs")


def _sse() -> Callable[[], Any]:
    """100 events in pieces of their own, into chunks by a plan."""
    pieces = [canned.event(number) for number in range(100)]
    reader = Reader(_shapes.model(models, "ChatCompletionChunk"))

    def work() -> None:
        decoder = EventDecoder(1 << 20)
        for piece in pieces:
            for _, data in decoder.feed(piece):
                reader.read(data, _refuse)

    return work


def _chunk() -> Callable[[], Any]:
    """100 tasks into the lines of an upload."""

    def work() -> None:
        step = Chunks((Task(**canned.task(number)) for number in range(100)), 100, unique=True).next()
        try:
            next(step)
        except StopIteration:
            return
        raise AssertionError("it asks for more than its tasks")

    return work


def _slices() -> Callable[[], Any]:
    """1,000 tasks out of a line of an export, by a plan."""
    line, reader = canned.task_lines(1_000).strip(), Reader(_shapes.array(TASK))

    def work() -> None:
        for part in slices(line):
            reader.read(part[len(b'{"tasks":') : part.rindex(b"]") + 1], _refuse)

    return work


def _plan() -> Callable[[], Any]:
    """The life of a call that is told to wait, and then answered."""
    client = LMStudio("http://localhost:9")
    situation = client._situation(openai.list_models())
    busy, done = Response(429, Headers([("retry-after", "0")])), Response(200, _JSON, b"{}")

    def work() -> None:
        plan = attempts(situation)
        next(plan)
        plan.send(busy)
        try:
            plan.send(done)
        except StopIteration:
            return
        raise AssertionError("it has not ended")

    return work


def _dispatch() -> Callable[[], Any]:
    """From the arguments of a method to a request that is ready to be sent."""
    client, question = LMStudio("http://localhost:9"), models.ChatCompletionRequest.from_dict(canned.QUESTION)

    def work() -> None:
        plan = attempts(client._situation(openai.create_chat_completion(question)))
        next(plan)
        plan.close()

    return work


def _body(given: Any) -> Callable[[], Any]:
    """From what a caller gives to the bytes of a body."""
    return lambda: openai.create_chat_completion(given)


class _Answered:
    """An engine that has the answer already."""

    status = 200
    headers = _JSON
    at: float | None = None
    keeps_time = True

    def open(self, request: Request) -> "_Answered":
        return self

    def chunks(self) -> Iterator[bytes]:
        yield canned.ANSWER

    def close(self) -> None:
        pass

    drop = close


def _call() -> Callable[[], Any]:
    """All of a call but its engine."""
    client, question = LMStudio("http://localhost:9"), models.ChatCompletionRequest.from_dict(canned.QUESTION)
    client._lifetime._make = _Answered

    def work() -> None:
        client.create_chat_completion(question)

    finalize(work, client.close)
    for _ in range(100):  # so that answers are read by a plan
        work()
    return work


def _connection() -> Callable[[], Any]:
    """What is below: a request out and an answer in over httpcore, without a socket."""
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(canned.ANSWER)
    origin = httpcore.Origin(b"http", b"localhost", 9)
    backend = httpcore.MockBackend([head + canned.ANSWER] * 1_000)
    connection = httpcore.HTTPConnection(origin, network_backend=backend)
    body = json.dumps(canned.QUESTION).encode()
    sent = [
        ("host", "localhost:9"),
        ("accept", "*/*"),
        ("accept-encoding", "gzip, deflate"),
        ("user-agent", "fivefold"),
        ("content-type", "application/json"),
        ("content-length", str(len(body))),
    ]

    def work() -> None:
        request = httpcore.Request("POST", "http://localhost:9/v1/chat/completions", headers=sent, content=body)
        answer = connection.handle_request(request)
        assert answer.read() == canned.ANSWER
        answer.close()

    return work


#: Each part by its name, and how often it is done to be counted.
PARTS: dict[str, tuple[Callable[[], Callable[[], Any]], int]] = {
    "decode": (_decode, 20),
    "decode, carefully": (_decode_carefully, 10),
    "server-sent events": (_sse, 20),
    "tasks into a chunk": (_chunk, 50),
    "tasks out of a line": (_slices, 5),
    "retry planning": (_plan, 100),
    "dispatch": (_dispatch, 100),
    "body of a model": (lambda: _body(models.ChatCompletionRequest.from_dict(canned.QUESTION)), 100),
    "body of a dict": (lambda: _body(canned.QUESTION), 100),
    "call above its engine": (_call, 100),
    "call of httpcore": (_connection, 100),
}

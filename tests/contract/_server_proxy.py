"""A proxy in front of a sandbox that spoils the successes of one operation on their way out."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

__all__ = ["KINDS", "Answer", "Mutation", "Proxy", "field_of", "proxied"]

_NOT_PASSED_ON = ("transfer-encoding", "content-length", "connection", "date", "server")


@dataclass
class Answer:
    """An answer on its way: what a mutation changes."""

    status: int
    headers: dict[str, str]
    body: bytes


Mutation = Callable[[Answer, str], bool]
"""Spoils an answer, given the name of a required field of its body; returns whether there was something to spoil."""


def _status(answer: Answer, name: str) -> bool:
    answer.status = 206
    return True


def _content_type(answer: Answer, name: str) -> bool:
    answer.headers["content-type"] = "application/xml"
    return bool(answer.body)


def _missing(answer: Answer, name: str) -> bool:
    return _change(answer, lambda record: record.pop(name, None))


def _type(answer: Answer, name: str) -> bool:
    return _change(answer, lambda record: record.update({name: {"of": ["another", "type"]}}))


KINDS: Mapping[str, Mutation] = {
    "wrong status": _status,
    "missing field": _missing,
    "wrong type": _type,
    "wrong content type": _content_type,
}


def _change(answer: Answer, change: Callable[[dict[str, Any]], object]) -> bool:
    """Change the first record of the body: of an object, of a list, of lines, or of the events of a stream."""
    lines = answer.body.decode().split("\n") if _is_lines(answer) else [answer.body.decode()]
    for index, line in enumerate(lines):
        mark = "data: " if line.startswith("data: ") else ""
        try:
            value = json.loads(line.removeprefix(mark))
        except ValueError:
            continue
        record = value[0] if isinstance(value, list) and value else value
        if isinstance(record, dict):
            change(record)
            lines[index] = mark + json.dumps(value)
            answer.body = "\n".join(lines).encode()
            return True
    return False


def _is_lines(answer: Answer) -> bool:
    return answer.headers.get("content-type", "").startswith(("text/event-stream", "application/x-ndjson"))


def field_of(document: Mapping[str, Any], operation: str) -> str:
    """The first required field of what an operation answers with."""
    for item in document["paths"].values():
        for raw in item.values():
            if isinstance(raw, dict) and raw.get("operationId") == operation:
                success = next(
                    raw["responses"][status] for status in ("200", "201", "202") if status in raw["responses"]
                )
                schema = _resolved(document, next(iter(success["content"].values()))["schema"])
                schema = _resolved(document, schema["items"]) if schema.get("type") == "array" else schema
                return str(schema["required"][0])
    raise LookupError(operation)


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return document["components"]["schemas"][name] if name else schema


@dataclass
class Proxy:
    """A running proxy.

    Attributes:
        base_url: where it is.
        mutation: what is done to successes; None passes them on.
        name: the field for it.
        spoiled: how many answers were.
    """

    base_url: str
    mutation: Mutation | None = None
    name: str = ""
    spoiled: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def mutate(self, mutation: Mutation | None, name: str = "") -> None:
        """Spoil the successes from now on."""
        self.mutation, self.name, self.spoiled = mutation, name, 0

    def spoil(self, answer: Answer) -> None:
        """Do it to one answer."""
        if self.mutation is not None and 200 <= answer.status < 300 and self.mutation(answer, self.name):
            with self._lock:
                self.spoiled += 1


@contextmanager
def proxied(base_url: str) -> Iterator[Proxy]:
    """A proxy in front of a server, for as long as the block lasts."""
    place = urlsplit(base_url)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65_537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            upstream = HTTPConnection(place.hostname or "", place.port, timeout=30)
            try:
                upstream.request(self.command, self.path, body, dict(self.headers))
                reply = upstream.getresponse()
                headers = {name.lower(): value for name, value in reply.getheaders()}
                answer = Answer(reply.status, headers, reply.read())
            finally:
                upstream.close()
            proxy.spoil(answer)
            self.send_response_only(answer.status)
            for name, value in answer.headers.items():
                if name not in _NOT_PASSED_ON:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    proxy = Proxy(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

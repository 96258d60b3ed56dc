"""Exchanges that were recorded with the real service, and their answers for the scripted server, byte for byte."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from tests.core._server import Answer, Wire

RECORDED = Path(__file__).parents[1] / "data" / "saas_litellm"
DOCUMENT = json.loads((Path(__file__).parents[2] / "openapi" / "saas_litellm.json").read_text())
_PLAIN = re.compile(r"### (.*): ([A-Z]+) (/\S*) -> (\d{3}) \[(.*?)\] .*")
_STREAM = re.compile(r"### STREAM (.*) (/\S*)")
#: A prime, so that pieces end anywhere: within lines, within characters.
_PIECE = 37


@frozen
class Exchange:
    """One request, and the answer to it."""

    name: str
    method: str
    path: str
    status: int
    content_type: str
    body: bytes
    query: str = ""

    @property
    def operation(self) -> str | None:
        """The operation that it belongs to, if there is one."""
        return next(
            (name for method, path, name in _ROUTES if method == self.method and path.fullmatch(self.path)), None
        )

    @property
    def streamed(self) -> bool:
        """Whether the answer is a stream."""
        return self.content_type.startswith("text/event-stream")

    @property
    def answer(self) -> Answer:
        """What the service said."""
        kind = "" if self.content_type == "None" else f"content-type: {self.content_type}\r\n"
        size = "transfer-encoding: chunked" if self.streamed else f"content-length: {len(self.body)}"
        head = f"HTTP/1.1 {self.status} Told\r\n{kind}{size}\r\n\r\n".encode()
        body = b"".join(_chunks(self.body)) if self.streamed else self.body

        def answer(wire: Wire) -> bool:
            wire.send(head + body)
            return self.content_type != "text/plain; charset=utf-8"  # after which the service hangs up

        return answer


def _chunks(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), _PIECE):
        piece = body[start : start + _PIECE]
        yield b"%x\r\n%b\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def exchanges() -> list[Exchange]:
    """All of them, in their order."""
    return [found for path in sorted(RECORDED.glob("*.txt")) for found in _in_lines(path.read_text().split("\n"))]


def _in_lines(lines: list[str]) -> Iterator[Exchange]:
    for at, line in enumerate(lines):
        if plain := _PLAIN.fullmatch(line):
            name, method, target, status, kind = plain.groups()
            path, _, query = target.partition("?")
            yield Exchange(name, method, path, int(status), kind, lines[at + 1].encode(), query)
        elif stream := _STREAM.fullmatch(line):
            status, _, headers = lines[at + 1].partition(" ")
            told = ast.literal_eval(headers)
            body: bytes = ast.literal_eval(lines[at + 3])
            yield Exchange(stream.group(1), "POST", stream.group(2), int(status), told["content-type"], body)


_ROUTES = [
    (method.upper(), re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), entry["operationId"])
    for path, entries in sorted(DOCUMENT["paths"].items(), key=lambda pair: "{" in pair[0])
    for method, entry in entries.items()
]

"""What can be done to an answer on its way out. Pure: no I/O.

`CHANGES` make another answer of it, which is then sent as any other. `SCRIPTS` tell byte by byte what goes over the
connection, which is closed at the end: `bytes` to write, a `float` of seconds to wait, or `RESET` to break it.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final, Literal, cast

__all__ = ["CHANGES", "RESET", "SCRIPTS", "Said", "Step", "whole"]

Headers = tuple[tuple[str, str], ...]
Step = bytes | float | Literal["reset"]

RESET: Final = "reset"
_KEEP_ALIVE_SECONDS: Final = 0.05
_LONG_SECONDS: Final = 1e6
_PIECE: Final = 65_536
_END_OF_CHUNKS: Final = b"0\r\n\r\n"
_FRAMING: Final = frozenset({"content-length", "transfer-encoding", "connection"})


@dataclass(frozen=True)
class Said:
    """An answer of the service.

    Attributes:
        headers: without those that say where the body ends.
        pieces: the body; of a stream one for each event.
        streamed: whether the service sent it without a length.
    """

    status: int
    headers: Headers
    pieces: tuple[bytes, ...]
    streamed: bool

    @property
    def body(self) -> bytes:
        """All of it."""
        return b"".join(self.pieces)

    @property
    def framed(self) -> Said:
        """The same with the headers that tell its end."""
        told = ("transfer-encoding", "chunked") if self.streamed else ("content-length", str(len(self.body)))
        return replace(self, headers=(*self.headers, told))

    @property
    def head(self) -> bytes:
        """Status line and headers as bytes."""
        known = {status.value: status.phrase for status in HTTPStatus}
        lines = [f"HTTP/1.1 {self.status} {known.get(self.status, '')}", *(f"{n}: {v}" for n, v in self.headers)]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    @property
    def frames(self) -> tuple[bytes, ...]:
        """The body as bytes on the connection."""
        return (*map(_chunk, self.pieces), _END_OF_CHUNKS) if self.streamed else self.pieces

    def saying(self, body: bytes, kind: str | None = None) -> Said:
        """The same with another body."""
        headers = tuple((name, value) for name, value in self.headers if kind is None or name != "content-type")
        status = HTTPStatus.OK if self.status == HTTPStatus.NO_CONTENT else self.status  # that has no body
        return Said(status, (*headers, ("content-type", kind)) if kind else headers, (body,), streamed=False)


def whole(status: int, headers: Headers, pieces: tuple[bytes, ...]) -> Said:
    """An answer as the service sent it."""
    streamed = not any(name == "content-length" for name, _ in headers)
    kept = tuple((name, value) for name, value in headers if name not in _FRAMING)
    return Said(status, kept, tuple(filter(None, pieces)), streamed)


def _last_left_out(said: Said) -> Said:
    """A stream without what came last, an answer in one piece without its second half."""
    *before, last = said.pieces or (b"",)
    return replace(said, pieces=tuple(before) if before else (last[: len(last) // 2],))


def _half_left_out(said: Said) -> Said:
    """A stream up to the middle of an event, an answer in one piece without its second half."""
    *before, last = said.pieces[: len(said.pieces) // 2 + 1] or (b"",)
    return replace(said, pieces=(*before, last[: len(last) // 2]))


_LINE = re.compile(rb"^((?:data: ?)?)(\{.*\}|\[.*\])$", re.MULTILINE)
_OTHERS: Mapping[type, Any] = {
    str: 7,
    int: "seven",
    float: "seven",
    bool: "yes",
    list: {},
    dict: [],
    type(None): None,
}


def _each_object(said: Said, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Said:
    """The answer with each JSON object in it changed: the body, its items if it is a list, or those of its events."""

    def changed(value: Any) -> Any:
        if isinstance(value, list):
            return list(map(changed, cast("Sequence[Any]", value)))
        return change(cast("dict[str, Any]", value)) if isinstance(value, dict) else value

    def line(found: re.Match[bytes]) -> bytes:
        try:
            return found[1] + json.dumps(changed(json.loads(found[2]))).encode()
        except ValueError:
            return found[0]

    return replace(said, pieces=tuple(_LINE.sub(line, piece) for piece in said.pieces))


CHANGES: Final[Mapping[str, Callable[[Said], Said]]] = {
    "html": lambda said: said.saying(b"<html><title>Welcome</title></html>", "text/html"),
    "empty": lambda said: said.saying(b""),
    "broken": lambda said: said.saying(said.body[: len(said.body) // 2] or b"{", "application/json"),
    "error": lambda said: said.saying(b'{"error": "something went wrong"}', "application/json"),
    "extra": lambda said: _each_object(said, lambda one: {"unexpected": {"new": [1, None]}, **one}),
    "missing": lambda said: _each_object(said, lambda one: dict(list(one.items())[1:])),
    "types": lambda said: _each_object(said, lambda one: {name: _OTHERS[type(one[name])] for name in one}),
    "unfinished": _last_left_out,
    "cut": _half_left_out,
}
"""By the word for it, what makes another answer of one."""


def _chunk(piece: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(piece), piece)


def _told(said: Said, *more: tuple[str, str]) -> bytes:
    """The head of an answer after which the connection ends, with these headers besides."""
    return replace(said, headers=(*said.headers, ("connection", "close"), *more)).head


def _in_chunks(said: Said) -> Said:
    return replace(said, streamed=True, pieces=said.pieces or (b"{}",))


def _cut_head(said: Said, _: Any) -> Iterator[Step]:
    head = said.framed.head
    yield head[: len(head) // 2]


def _cut_body(said: Said, _: Any) -> Iterator[Step]:
    yield said.framed.head
    if said.streamed:
        yield b"".join(said.frames[: (len(said.pieces) + 1) // 2])
    else:
        yield said.body[: len(said.body) // 2]


def _cut_chunk(said: Said, _: Any) -> Iterator[Step]:
    chunked = _in_chunks(said)
    yield chunked.framed.head
    middle = len(chunked.pieces) // 2
    yield b"".join(chunked.frames[:middle])
    frame = chunked.frames[middle]
    yield frame[: len(frame) // 2]


def _reset_during(said: Said, _: Any) -> Iterator[Step]:
    yield from _cut_body(said, None)
    yield RESET


def _quiet(steps: Iterator[Step]) -> Iterator[Step]:
    yield from steps
    while True:
        yield _LONG_SECONDS


def _drip_head(said: Said, rate: float) -> Iterator[Step]:
    yield from _slowly(_told(said.framed), rate)
    yield from said.frames


def _drip_body(said: Said, rate: float) -> Iterator[Step]:
    yield _told(said.framed)
    for frame in said.frames:
        yield from _slowly(frame, rate)


def _slowly(data: bytes, rate: float) -> Iterator[Step]:
    for place in range(len(data)):
        yield data[place : place + 1]
        yield 1 / rate


def _comments(said: Said, _: Any) -> Iterator[Step]:
    """Signs of life for ever: comments after the first event of a stream; elsewhere the space that JSON allows."""
    chunked, events = _in_chunks(said), ("content-type", "text/event-stream") in _plain_kinds(said)
    yield chunked.framed.head
    yield chunked.frames[0] if events else b""
    sign = b": keep-alive\n\n" if events else b" "
    while True:
        yield _chunk(sign)
        yield _KEEP_ALIVE_SECONDS


def _plain_kinds(said: Said) -> Headers:
    return tuple((name, value.partition(";")[0]) for name, value in said.headers)


def _length(said: Said, difference: int) -> Iterator[Step]:
    yield _told(said, ("content-length", str(max(0, len(said.body) + difference))))
    yield said.body


def _huge(said: Said, size: int) -> Iterator[Step]:
    yield _told(said, ("content-length", str(size)))
    for written in range(0, size, _PIECE):
        yield b" " * min(_PIECE, size - written)


def _bomb(said: Said, size: int) -> Iterator[Step]:
    packed = _packed(size)
    yield _told(said, ("content-encoding", "gzip"), ("content-length", str(len(packed))))
    yield packed


@lru_cache(maxsize=1)
def _packed(size: int) -> bytes:
    packer = zlib.compressobj(level=1, wbits=31)
    pieces = [packer.compress(b" " * min(_PIECE, size - packed)) for packed in range(0, size, _PIECE)]
    return b"".join([*pieces, packer.flush()])


def _twice(said: Said, _: Any) -> Iterator[Step]:
    framed = said.framed
    yield replace(framed, headers=(*framed.headers, *said.headers, ("connection", "close"))).head
    yield from framed.frames


def _folded(said: Said, _: Any) -> Iterator[Step]:
    folded = tuple((name, f"\r\n {value}") for name, value in said.headers)
    yield _told(replace(said, headers=folded).framed)
    yield from said.frames


def _closed(said: Said, _: Any) -> Iterator[Step]:
    yield said.framed.head
    yield from said.frames


SCRIPTS: Final[Mapping[str, Callable[[Said, Any], Iterator[Step]]]] = {
    "bomb": _bomb,
    "closed": _closed,
    "comments": _comments,
    "cut chunk": _cut_chunk,
    "cut body": _cut_body,
    "cut head": _cut_head,
    "drip body": _drip_body,
    "drip head": _drip_head,
    "headers folded": _folded,
    "huge": _huge,
    "length": _length,
    "headers twice": _twice,
    "reset during": _reset_during,
    "silence body": lambda said, _: _quiet(_cut_body(said, None)),
    "silence head": lambda said, _: _quiet(_cut_head(said, None)),
    "silence request": lambda said, _: _quiet(iter(())),
}
"""By the word for it, what becomes of an answer on the connection."""

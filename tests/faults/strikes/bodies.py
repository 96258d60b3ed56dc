"""Faults of the body: cut short, never ending, or not what was promised."""

import gzip
import json
import zlib
from collections.abc import Callable, Set
from functools import cache
from itertools import repeat
from typing import Any

from ..replies import JSON, LAST_CHUNK, Reply, Shape, chunk
from ..wire import Request, Wire
from .fault import BODIES, FRAMED, READ, Fault, Strike

#: What `extra fields` adds, and a judge overlooks.
UNHEARD_OF = "unheard_of"
_MB = 1024 * 1024


def _says(change: Callable[[Reply], Reply]) -> Strike:
    """Answer with something else, whole and well framed."""

    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        await wire.send(change(reply).whole)
        return True

    return strike


def _body(body: bytes, kind: str = JSON) -> Strike:
    return _says(lambda reply: reply.saying(body, kind))


def _value(change: Callable[[Any], Any]) -> Strike:
    return _says(lambda reply: reply.saying(json.dumps(change(reply.value)).encode()))


def _coded(encoding: str, code: Callable[[bytes], bytes], kept: int | None = None) -> Strike:
    """The right body in a content encoding, or what is left of it."""

    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        body = code(reply.body)[:kept]
        await wire.send(reply.head(f"content-encoding: {encoding}", f"content-length: {len(body)}") + body)
        return True

    return strike


async def _cut(wire: Wire, reply: Reply, request: Request) -> None:
    body = reply.body
    await wire.send(reply.head(f"content-length: {len(body)}") + body[: len(body) // 2])


async def _reset(wire: Wire, reply: Reply, request: Request) -> None:
    await _cut(wire, reply, request)
    wire.reset()


async def _stalled(wire: Wire, reply: Reply, request: Request) -> None:
    await _cut(wire, reply, request)
    await wire.hang()


async def _dripping(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head("content-length: 1000000"))
    await wire.drip(reply.body[:20])
    await wire.for_ever(b" ")


async def _chunks(wire: Wire, reply: Reply, *ends: bytes) -> None:
    half = reply.body[: len(reply.body) // 2]
    await wire.send(reply.head("transfer-encoding: chunked") + chunk(half) + b"".join(ends))


async def _chunk_cut(wire: Wire, reply: Reply, request: Request) -> None:
    await _chunks(wire, reply, b"4000\r\n", b"half of a chunk")


async def _chunk_odd(wire: Wire, reply: Reply, request: Request) -> None:
    await _chunks(wire, reply, b"zz\r\n", b"what?\r\n", LAST_CHUNK)


async def _chunk_last(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head("transfer-encoding: chunked") + chunk(reply.body))


async def _chunks_for_ever(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head("transfer-encoding: chunked"))
    await wire.for_ever(chunk(b" "))


async def _tiny_chunks(wire: Wire, reply: Reply, request: Request) -> bool:
    pieces = (reply.body[at : at + 1] for at in range(len(reply.body)))
    await wire.send(reply.head("transfer-encoding: chunked") + b"".join(map(chunk, pieces)))
    await wire.send(b"0\r\nx-trailer: yes\r\n\r\n")
    return True


async def _huge(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head(f"content-length: {400 * _MB}"))
    await wire.flood(repeat(b" " * 65_536, 6_400))


@cache
def _bomb(blocks: int) -> bytes:
    """So many megabytes of spaces, in a few kilobytes."""
    packer = zlib.compressobj(9)
    start = packer.compress(b" " * _MB) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * _MB) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + again * (blocks - 1) + packer.flush()


@cache
def _double_bomb() -> bytes:
    return zlib.compress(_bomb(2_000), 9)


def _explodes(encoding: str, bomb: Callable[[], bytes]) -> Strike:
    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        body = bomb()
        await wire.send(reply.head(f"content-encoding: {encoding}", f"content-length: {len(body)}") + body)
        return True

    return strike


def _emptied(value: Any) -> Any:
    return [{}] if isinstance(value, list) else {}


_WRONG: dict[type, Any] = {
    str: {"not": "a text"}, int: "seventeen", float: "much", bool: "maybe", list: {"no": "list"}, dict: ["no object"],
}  # fmt: skip


def _wrong(value: Any) -> Any:
    if isinstance(value, list):
        return [_wrong(each) for each in value]
    return {key: _WRONG.get(type(each), each) for key, each in value.items()}


def _more(value: Any) -> Any:
    if isinstance(value, list):
        return [_more(each) for each in value]
    if isinstance(value, dict):
        return {**{key: _more(each) for key, each in value.items()}, UNHEARD_OF: {"a": [1, None]}}
    return value


def _other(value: Any) -> Any:
    return {"items": value} if isinstance(value, list) else [value]


_HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>"
_FAILED = b'{"error": {"message": "the model has crashed", "type": "server_error", "code": 500}}'
_JSON: Set[Shape] = frozenset({"json"})
_TOLD: dict[str, Any] = {"answered": True}
_CUT = Fault("cut in the body", "The connection is closed in the middle of the body.", _cut, on=BODIES)
_CUT_CHUNK = Fault("cut in a chunk", "The connection is closed within a chunk.", _chunk_cut, on=BODIES)
_PAGE = Fault("a web page", "200 with HTML: a proxy asks to sign in.", _body(_HTML, "text/html"),
              on=BODIES | {"nothing"}, done=False, answered=True)  # fmt: skip

FRAMES = (
    _CUT,
    _CUT.once(),
    Fault("reset in the body", "The connection is reset in the middle of the body.", _reset, on=BODIES),
    Fault("silence in the body", "Half of the body comes, and then nothing.", _stalled, on=BODIES),
    Fault("a body that drips", "The body comes byte by byte, for ever.", _dripping, on=BODIES),
    _CUT_CHUNK,
    _CUT_CHUNK.once(),
    Fault("a chunk without a size", "The size of a chunk is no number.", _chunk_odd, on=BODIES),
    Fault("no last chunk", "All chunks but the last, empty one; then the connection is closed.", _chunk_last,
          on=FRAMED),
    Fault("chunks for ever", "Chunks of one space, for ever.", _chunks_for_ever, on=BODIES),
    Fault("tiny chunks", "Chunks of one byte, and a trailer.", _tiny_chunks, on=BODIES, true=True, answered=True),
)  # fmt: skip

CONTENTS = (
    _PAGE,
    _PAGE.once(),
    Fault("a page called JSON", "200 with HTML that calls itself what was promised.",
          _says(lambda reply: reply.saying(_HTML)), on=BODIES, **_TOLD),
    Fault("an empty body", "200 with nothing.", _says(lambda reply: reply.saying(b"")), on=READ, **_TOLD),
    Fault("broken JSON", "The JSON ends too early, in a body that is whole.",
          _says(lambda reply: reply.saying(reply.body[:-20])), on=_JSON, **_TOLD),
    Fault('200 with {"error"}', "A success that holds an error.", _body(_FAILED), on=READ, **_TOLD),
    Fault("null", "The JSON is null.", _body(b"null"), on=_JSON, **_TOLD),
    Fault("a number", "The JSON is a number.", _body(b"17"), on=_JSON, **_TOLD),
    Fault("another shape", "A list in place of an object, or the other way round.", _value(_other), on=_JSON, **_TOLD),
    Fault("missing fields", "The objects are empty.", _value(_emptied), on=_JSON, **_TOLD),
    Fault("wrong types", "Every field has a value of another type.", _value(_wrong), on=_JSON, **_TOLD),
    Fault("extra fields", "Every object has a field that nobody knows.", _value(_more), on=_JSON, true=True, **_TOLD),
    Fault("NaN", "The JSON holds NaN.", _body(b'{"id": NaN, "total": Infinity}'), on=_JSON, **_TOLD),
    Fault("a tower of brackets", "JSON that is nested 200,000 deep.", _body(b"[" * 200_000 + b"]" * 200_000),
          on=_JSON, **_TOLD),
    Fault("a number of 100,000 digits", "JSON with a number that takes long to read.",
          _body(b'{"total": ' + b"9" * 100_000 + b"}"), on=_JSON, **_TOLD),
    Fault("no UTF-8", "The body is UTF-16.", _says(lambda reply: reply.saying(reply.body.decode().encode("utf-16"))),
          on=_JSON, true=True, **_TOLD),
    Fault("a byte order mark", "A byte order mark stands before the body.",
          _says(lambda reply: reply.saying(b"\xef\xbb\xbf" + reply.body)), on=_JSON, true=True, **_TOLD),
    Fault("called plain text", "The right body, called text/plain.",
          _says(lambda reply: reply.saying(reply.body, "text/plain")), on=_JSON, true=True, **_TOLD),
    Fault("gzip", "The right body, compressed.", _coded("gzip", gzip.compress), on=BODIES, true=True, **_TOLD),
    Fault("gzip, cut", "A compressed body that ends too early, in a frame that is whole.",
          _coded("gzip", gzip.compress, 40), on=BODIES),
    Fault("gzip, but not", "A body that calls itself compressed and is not.", _coded("gzip", bytes), on=BODIES),
    Fault("an unknown encoding", "A body in an encoding that nobody asked for.",
          _coded("rot13", lambda body: bytes(255 - byte for byte in body)), on=READ, **_TOLD),
    Fault("a huge body", "400 MB.", _huge, on=READ, alone=True, **_TOLD),
    Fault("a bomb", "A body that swells from 300 KB to 256 MB.", _explodes("deflate", lambda: _bomb(256)), on=READ,
          alone=True, **_TOLD),
    Fault("a bomb in a bomb", "A body that swells from a few KB to 2 GB, compressed twice.",
          _explodes("deflate, deflate", _double_bomb), on=READ, alone=True, **_TOLD),
)  # fmt: skip

"""Streams from a server that answers by script, and ways to read them that are the same for both twins."""

import gc
import os
import threading
import time
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fivefold import AsyncStream

from ._server import Answer, Wire, head
from ._stream_script import DONE as DONE
from ._stream_script import word as word

BODY = {"name": "it", "token": "body-secret-4711"}
EVENT_STREAM = "text/event-stream; charset=utf-8"
#: Longer than anything here takes; only a test that fails waits for it.
PATIENCE = 10.0
#: Of what comes byte by byte: nobody waits for its end.
LONG = 1000


def streaming(
    *pieces: bytes | threading.Event, ends: bool = True, kind: str = EVENT_STREAM, status: int = 200, extra: str = ""
) -> Answer:
    """An answer in chunks; where an event stands, it waits for that. Without its end, the server hangs up."""

    def answer(wire: Wire) -> bool:
        wire.send(head(status, length=None, content_type=kind, extra=f"transfer-encoding: chunked\r\n{extra}"))
        for piece in pieces:
            if isinstance(piece, bytes):
                wire.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            else:
                piece.wait(PATIENCE)
        if ends:
            wire.send(b"0\r\n\r\n")
        return ends

    return answer


def whole(*texts: str) -> Answer:
    """A stream of words with its marker."""
    return streaming(*map(word, texts), DONE)


def paced(heard: dict[str, threading.Event]) -> Answer:
    """A stream of these words: each goes out only once the one before was heard."""
    return streaming(*(piece for text, event in heard.items() for piece in (word(text), event)), DONE)


def as_they_come(heard: dict[str, threading.Event]) -> Any:
    """A story of such a stream: its words, each of which lets the next one go out."""

    def story(client: Any) -> Any:
        chunks, told = each(client.stream_words(BODY)), []
        for event in heard.values():
            told.append((yield one(chunks)).text)
            event.set()
        return [*told, *(yield chunks)]

    return story


def dripping(status: int) -> Any:
    """A stream of comments, or of spaces, that goes on for as long as somebody listens."""

    def answer(wire: Wire) -> bool:
        wire.send(head(status, length=None, content_type=EVENT_STREAM))
        wire.drip(b": ping\n\n" * LONG)
        return False

    return answer


def zipped(*pieces: bytes) -> list[bytes]:
    """The pieces as a server compresses them, each to be read at once."""
    packer = zlib.compressobj(wbits=31)
    return [packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH) for piece in pieces] + [packer.flush()]


def each(stream: Any) -> Any:
    """The chunks of a stream of either twin, for a story to yield."""
    return stream.__aiter__() if isinstance(stream, AsyncStream) else iter(stream)


def one(chunks: Any) -> Any:
    """The next of the chunks of either twin, for a story to yield."""
    return chunks.__anext__() if hasattr(chunks, "__anext__") else next(chunks)


def entered(stream: Any) -> Any:
    """A stream of either twin as `with` opens it, for a story to yield."""
    return stream.__aenter__() if isinstance(stream, AsyncStream) else stream.__enter__()


class LeftError(Exception):
    """What a reader raises."""


@contextmanager
def nothing_left(gate: threading.Event | None = None) -> Iterator[None]:
    """No descriptor stays open, and nothing is warned of, not even by the garbage collector."""
    gc.collect()
    before = len(os.listdir("/proc/self/fd"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
        gc.collect()
    assert [str(each.message) for each in caught] == []
    if gate is not None:
        gate.set()
    # A server notices on a thread of its own that its client has hung up.
    until = time.monotonic() + PATIENCE
    while len(os.listdir("/proc/self/fd")) > before and time.monotonic() < until:
        time.sleep(0.005)
    assert len(os.listdir("/proc/self/fd")) <= before

"""A stream without a network: pieces by script, time by a fake clock."""

import json
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from fivefold._attempts import Exchange
from fivefold._engine import Failure
from fivefold._failures import part
from fivefold._streaming import Opened, Protocol, streamed
from fivefold.call import Call, Drain, Emit, Headers, Open, Read, Response
from fivefold.errors import APIError, Attempt

from . import _tiny_errors
from ._script import CALLS, Clock, situation
from ._tiny_calls import WORDS

EVENTS = Headers({"content-type": "text/event-stream", "x-request-id": "r-1"}.items())
DONE = b"data: [DONE]\n\n"


def word(text: str, **more: Any) -> bytes:
    """A chunk as the service sends it."""
    return b"data: " + json.dumps({"text": text, **more}).encode() + b"\n\n"


class Slow(bytes):
    """A piece that takes ten seconds to come."""


class Silence(Failure):
    """Nothing comes for as long as the reader waits."""

    def __init__(self) -> None:
        super().__init__("timed out (ReadTimeout)", connected=True, timed_out=True)


@frozen
class Heard:
    """What came of a stream: its chunks, the seconds that each read was given, and how it ended."""

    chunks: list[Any]
    waits: list[float | None]
    drained: bool
    error: APIError | None

    @property
    def texts(self) -> list[str]:
        """The chunks that came."""
        return [chunk.text for chunk in self.chunks]

    def failed(self, kind: type[APIError]) -> APIError:
        """The error, which is exactly of this kind, and of the service's own."""
        assert type(self.error) in (kind, getattr(_tiny_errors, kind.__name__, kind)), repr(self.error)
        assert self.error is not None
        return self.error


def play(
    pieces: Iterable[bytes | Failure | None],
    *,
    call: Call[Any] = CALLS["repeatable"],
    protocol: Protocol[Any] = WORDS,
    response: Response | None = None,
    at: float | None = None,
    consumer: float = 0.0,
    **options: Any,
) -> Heard:
    """Read a stream of these pieces. The clock moves by ten seconds for a slow one, by `consumer` for each chunk."""
    clock, script = Clock(), iter(pieces)
    chunks: list[Any] = []
    waits: list[float | None] = []
    drained = False
    asked = situation(call, **{"timeout": 30.0, "first_byte": 600.0, **options})
    exchange = Exchange(response or Response(200, EVENTS), (Attempt(0.0, 0.1, status=200),))
    story = streamed("stream_words", call, protocol, clock=clock)
    try:
        step: Any = next(story)
        assert isinstance(step, Open)
        assert step.call.operation.name == "stream_words"
        step = story.send(Opened(asked._replace(call=step.call), exchange, None if at is None else clock.now + at))
        while True:
            if isinstance(step, Emit):
                if not isinstance(step.event, Opened):
                    chunks.append(step.event)
                clock.now += consumer
                step = story.send(None)
            elif isinstance(step, Read):
                waits.append(step.seconds)
                piece = next(script)
                if isinstance(piece, Failure):
                    clock.now += (step.seconds or 0.0) if isinstance(piece, Silence) else 0.0
                    step = story.throw(piece)
                else:
                    clock.now += 10.0 if isinstance(piece, Slow) else 0.0
                    step = story.send(piece)
            else:
                assert isinstance(step, Drain)
                drained = True
                step = story.send(None)
    except StopIteration:
        return Heard(chunks, waits, drained, None)
    except APIError as error:
        part(error)  # as what holds a stream does
        return Heard(chunks, waits, drained, error)

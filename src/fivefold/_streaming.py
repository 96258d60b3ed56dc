"""Reading a stream of server-sent events: what is a chunk, what is an error, and when it is over. No I/O.

Nothing is sent again once the answer has begun: a runner opens the stream with the usual tries, and what goes wrong
from then on is told.
"""

import typing
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from attrs import evolve

from . import _failures, errors
from ._answers import Bodies, parse_json
from ._attempts import Exchange
from ._codec import WireError
from ._engine import Failure
from ._failures import Situation
from ._messages import message_of
from ._receive import is_stream
from ._safety import resend_after_loss
from ._sse import EventDecoder, ServerEvent
from ._time import now
from .call import Call, Drain, Emit, Open, Read, Response, Watch
from .errors import APIError

Chunk = TypeVar("Chunk")
Whole = TypeVar("Whole")


class Decoder(typing.Protocol):
    """Makes events of pieces of bytes, which are cut anywhere."""

    def feed(self, piece: bytes) -> Iterable[ServerEvent]:
        """The events that a piece completes."""
        ...

    def end(self) -> Iterable[ServerEvent]:
        """What the end of the stream completes."""
        ...


def _never(*_: Any) -> bool:
    return False


def tells_error(name: str, value: Any) -> bool:
    """Whether an event reports that the service has failed: by its name, or by an `error` in its data."""
    return name == "error" or (isinstance(value, dict) and bool(value.get("error")))


class Protocol(NamedTuple, Generic[Chunk]):
    """How the events of one kind of stream are read.

    Attributes:
        read: A chunk from the name of an event and its JSON value. Raises WireError.
        fatal: Whether an event, by its name and value, is an error that ends the stream.
        last: Whether a chunk is the last, where the service says so by that.
        concludes: Whether the stream may end after a chunk without a marker.
        done: The data of the event that marks the end.
        decoder: Makes events of bytes; told how many bytes an event may have.
        bodies: Reads the data of an event as `read` does its value, where chunks have one shape without an `error`.
    """

    read: Callable[[str, Any], Chunk]
    fatal: Callable[[str, Any], bool] = tells_error
    last: Callable[[Chunk], bool] | None = None
    concludes: Callable[[Chunk], bool] = _never
    done: bytes = b"[DONE]"
    decoder: Callable[[int], Decoder] = EventDecoder
    bodies: Bodies | None = None

    def chunk(self, event: ServerEvent, carefully: Callable[[ServerEvent], Chunk]) -> Chunk:
        """The chunk in an event, which `carefully` reads where there may be an error in it."""
        name, data = event
        if self.bodies is None or name == "error":
            return carefully(event)
        return self.bodies.read(data, lambda: carefully(event))


class Heard(Generic[Chunk]):
    """The chunks of a stream so far, kept as they came: they are read anew when they are asked for.

    Chunks are several objects each, which the garbage collector would look through again and again.

    Attributes:
        whole: Whether these are all: the stream has come to its end.
    """

    def __init__(self, protocol: Protocol[Chunk]) -> None:
        self._protocol = protocol
        self._events: list[ServerEvent] = []
        self._made: list[Chunk] = []
        self.whole = False
        self.keep = self._events.append
        self.keep_made = self._made.append

    def __bool__(self) -> bool:
        return bool(self._events or self._made)

    def chunks(self) -> list[Chunk]:
        """All of them: those out of events, and then those that were made otherwise."""
        return [self._protocol.chunk(event, self._again) for event in self._events] + self._made

    def _again(self, event: ServerEvent) -> Chunk:
        name, data = event
        return self._protocol.read(name, _value(data))


def _value(data: bytes) -> Any:
    return parse_json(data.decode("utf-8", "replace"))


class Opened(NamedTuple):
    """A stream whose headers are there: the situation it belongs to, how it was opened, and its deadline."""

    situation: Situation[Any]
    exchange: Exchange
    at: float | None


class Streaming(NamedTuple, Generic[Chunk, Whole]):
    """A stream that can be had.

    Attributes:
        events: Emits an Opened, then chunks.
        heard: The chunks that were emitted.
        fold: What chunks amount to.
        text: The text in a chunk, "" when there is none.
    """

    events: Watch[Any]
    heard: Heard[Chunk]
    fold: Callable[[Sequence[Chunk]], Whole]
    text: Callable[[Chunk], str]


def stream_of(
    name: str,
    call: Call[Any],
    protocol: Protocol[Chunk],
    fold: Callable[[Sequence[Chunk]], Whole],
    text: Callable[[Chunk], str],
) -> Streaming[Chunk, Whole]:
    """A stream that a single call opens."""
    heard = Heard(protocol)
    return Streaming(streamed(name, call, protocol, heard), heard, fold, text)


def streamed(
    name: str,
    call: Call[Any],
    protocol: Protocol[Chunk],
    heard: Heard[Chunk] | None = None,
    clock: Callable[[], float] = now,
) -> Watch[Any]:
    """Open a stream and emit its chunks.

    Args:
        name: The method that was called, for errors and logs.
        call: What opens the stream.
        protocol: How its events are read.
        heard: What keeps its chunks, if anything does.
        clock: Seconds, monotonic.

    Raises:
        StreamError: the service reported an error within the stream.
        IncompleteStreamError: it ended early.
        ResponseValidationError: it is no stream, or holds what the specification does not promise.
        APITimeoutError: no event came in time; comments do not count.
        OutcomeUnknownError: an unsafe call got no answer in time.
    """
    opened: Opened = yield Open(evolve(call, operation=evolve(call.operation, name=name)))
    yield Emit(opened)
    reading = _Reading(opened, protocol, clock)
    keep = None if heard is None else heard.keep
    while not reading.done:
        try:
            piece = yield reading.next_read()
        except Failure as failure:
            broken = reading.broken(failure)
            raise broken from broken.__cause__
        try:
            for event in reading.events(piece):
                if event[1] == protocol.done:
                    reading.done = True
                    break
                chunk = reading.chunk(event)
                if keep:
                    keep(event)
                yield Emit(chunk)
                if reading.done:
                    break
        except WireError as error:
            raise reading.unreadable(error) from None
        if piece is None:
            reading.end()
    yield Drain()
    if heard is not None:
        heard.whole = True


class _Reading(Generic[Chunk]):
    """One stream that is being read."""

    def __init__(self, opened: Opened, protocol: Protocol[Chunk], clock: Callable[[], float]) -> None:
        self._opened, self._situation = opened, opened.situation
        self._protocol, self._clock = protocol, clock
        self._decoder = protocol.decoder(self._situation.options.max_response_bytes)
        self._patience = self._situation.options.patience(self._situation.call.operation)
        self._after_event = Read(self._situation.options.timeout)
        self._event_at = clock()
        self._heard = self._heard_now = self._concluded = self._over = self.done = False
        if not is_stream(opened.exchange.response):
            raise self.unreadable(WireError("expected a stream of events"))

    def next_read(self) -> Read:
        """For the next bytes, in what is left since the last event."""
        if self._heard_now:
            # Only now: the time that the caller takes over a chunk is no silence of the service's.
            self._event_at, self._patience, self._heard_now = self._clock(), self._after_event.seconds, False
            return self._after_event
        return Read(None if self._patience is None else max(0.0, self._event_at + self._patience - self._clock()))

    def events(self, piece: bytes | None) -> Iterable[ServerEvent]:
        """The events that a piece completes, or that the end of the body does. Raises WireError, also after some."""
        self._over = piece is None
        return self._decoder.end() if piece is None else self._decoder.feed(piece)

    def chunk(self, event: ServerEvent) -> Chunk:
        """The chunk in an event. Raises APIError."""
        protocol = self._protocol
        chunk = protocol.chunk(event, self._carefully)
        self._heard = self._heard_now = True
        self._concluded = self._concluded or protocol.concludes(chunk)
        self.done = protocol.last is not None and protocol.last(chunk)
        return chunk

    def _carefully(self, event: ServerEvent) -> Chunk:
        name, data = event
        try:
            value = _value(data)
        except ValueError as error:
            if self._protocol.fatal(name, None):
                raise self._reported(event) from None
            if self._over:
                raise self._incomplete() from None
            raise self.unreadable(WireError(f"an event is not JSON: {error}", ValueError), event) from None
        if self._protocol.fatal(name, value):
            raise self._reported(event)
        try:
            return self._protocol.read(name, value)
        except WireError as error:
            raise self.unreadable(error, event) from None

    def end(self) -> None:
        """The body has ended. Raises IncompleteStreamError when it should not have."""
        if not self.done and not self._concluded:
            raise self._incomplete()
        self.done = True

    def broken(self, failure: Failure) -> APIError:
        """The error for a connection that broke, or on which no event came in time."""
        late = self._opened.at is not None and self._clock() >= self._opened.at
        retryable = resend_after_loss(self._situation.call.operation.safety, connected=True)
        if failure.timed_out and not late:
            told = f"timed out: no event came within {self._patience or 0:g} s"
            failure = Failure(told, connected=True, timed_out=True)
        lost = _failures.lost(self._situation, failure, self._tried, late=late, retryable=retryable)
        if failure.timed_out or not self._heard:
            return lost
        cut = self._incomplete(failure.problem)
        cut.__cause__ = lost
        return cut

    @property
    def _tried(self) -> tuple[errors.Attempt, ...]:
        return self._opened.exchange.attempts

    def _answered(self, response: Response) -> dict[str, object]:
        return self._situation.answered(response) | {"hint": None}

    def _incomplete(self, problem: str = "") -> APIError:
        told = f"the stream ended before its end marker{problem and ': '}{problem}"
        details = self._answered(self._opened.exchange.response)
        return self._situation.error(errors.IncompleteStreamError, told, self._tried, **details)

    def _reported(self, event: ServerEvent) -> APIError:
        details = self._answered(evolve(self._opened.exchange.response, body=event[1]))
        message = message_of(details["body"]) or "no message"
        return self._situation.error(errors.StreamError, message, self._tried, **details)

    def unreadable(self, error: WireError, event: ServerEvent | None = None) -> APIError:
        response = self._opened.exchange.response
        shown = response if event is None else evolve(response, body=event[1])
        return _failures.unreadable(self._situation, shown, error, self._tried)

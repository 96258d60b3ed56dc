"""An answer that is still arriving, over either of the stacks in Python: its pieces in time, and decompressed."""

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from .._time import now
from ..call import Headers
from . import Failure
from ._bounded import bound
from ._inflate import Inflater, ended, fed, inflaters

#: How much later than the stack's own timeouts, which tell in what phase they struck, a deadline cuts in.
_GRACE = 0.05


def left(at: float | None) -> float | None:
    """Seconds until a deadline cuts in; None for never."""
    return None if at is None else max(0.0, at - now()) + _GRACE


class Answer:
    """What both twins share.

    `pieces` are those of the body, as they were sent when `encoded`; `stream` is the connection, where the stack shows
    it; `failed` tells what an exception of the stack means for the call.
    """

    def __init__(
        self,
        status: int,
        headers: Headers,
        at: float | None,
        pieces: Any,
        stream: Any,
        failed: Callable[[Exception], Failure],
        close: Callable[[], Any],
        *,
        keeps_time: bool = True,
        encoded: bool = True,
    ) -> None:
        self.status = status
        self.headers = headers
        self.at = at
        self.keeps_time = keeps_time
        self._pieces = pieces
        self._stream = stream
        self._failed = failed
        self._close = close
        self._encoded = encoded

    def drop(self) -> None:
        """End the connection, whoever reads it; a stack that shows no socket leaves it to its timeout."""
        held = self._stream and self._stream.get_extra_info("socket")
        with suppress(OSError):  # it may be closed already
            if held:
                held.shutdown(socket.SHUT_RDWR)

    def _layers(self) -> list[Inflater]:
        return inflaters(self.headers.get("content-encoding", "")) if self._encoded else []

    def _in_time(self, part: bytes) -> bytes:
        if self.at is not None and now() > self.at:  # bytes that drip never let a read time out
            raise Failure("timed out (deadline)", connected=True, timed_out=True)
        return part


class Arriving(Answer):
    """For the blocking engines."""

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed, as it arrives. Raises Failure."""
        try:
            layers = self._layers()
            bound(self.at)
            for piece in self._pieces:
                for part in fed(layers, piece) if layers else (piece,):
                    yield self._in_time(part)
                bound(self.at)
            ended(layers)
        except Failure:
            raise
        except Exception as error:
            raise self._failed(error) from error

    def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        self._close()

"""Taking in the body of an answer, piece by piece. No sockets here: a runner hands over the pieces."""

from collections.abc import Callable
from typing import IO

from ._engine import Failure
from .call import Headers, Response

#: What is handed out as it arrives; some servers do not say what it is.
STREAMS = frozenset({"", "text/event-stream", "application/x-ndjson"})

_NONE = Headers()


def is_stream(response: Response) -> bool:
    """Whether an answer, by its status and headers, is a stream."""
    return 200 <= response.status < 300 and response.media_type in STREAMS


class Receiver:
    """Collects a body of at most `limit` bytes."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit
        self.reset()

    def reset(self) -> None:
        """Forget what a try before this one brought."""
        self.begin(0, _NONE)

    def begin(self, status: int, headers: Headers) -> None:
        """Start anew: the headers of an answer are there."""
        self._status = status
        self._headers = headers
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> bool:
        """Take one piece; true when no more need be read. Raises Failure when it gets too much."""
        self._size += len(piece)
        if self._limit is not None and self._size > self._limit:
            raise Failure(f"the answer is larger than {self._limit} bytes", connected=True, oversized=True)
        self._pieces.append(piece)
        return self._spoils() and self._size == self._length()

    def whole(self) -> Response:
        """The answer, once its body has ended."""
        return Response(self._status, self._headers, b"".join(self._pieces))

    def broken(self, failure: Failure) -> Response | Failure:
        """What an answer is that broke off: a refusal is known by its status, a success is not one yet."""
        return self.whole() if self._status >= 300 else failure

    def _spoils(self) -> bool:
        """uvicorn resets a connection after an unhandled error without saying so.

        Not reading on to the end of the message makes the stack drop the connection, before the next call uses it.
        """
        return self._status == 500 and self._headers.get("content-type", "").startswith("text/plain")

    def _length(self) -> int:
        length = self._headers.get("content-length", "")
        return int(length) if length.isdecimal() and "content-encoding" not in self._headers else -1


class FileReceiver(Receiver):
    """Writes the body of a success to a file, and collects that of a refusal."""

    def __init__(self, limit: int, file: IO[bytes], on_progress: Callable[[int, int | None], None] | None) -> None:
        self._file = file
        self._on_progress = on_progress
        self._most = limit
        super().__init__(limit)

    def begin(self, status: int, headers: Headers) -> None:
        """Start anew, at the beginning of the file."""
        super().begin(status, headers)
        self._file.seek(0)
        self._file.truncate()
        self._limit = None if 200 <= status < 300 else self._most

    def add(self, piece: bytes) -> bool:
        """Take one piece."""
        if self._limit is not None:
            return super().add(piece)
        self._file.write(piece)
        self._size += len(piece)
        if self._on_progress is not None:
            length = self._length()
            self._on_progress(self._size, length if length >= 0 else None)
        return False

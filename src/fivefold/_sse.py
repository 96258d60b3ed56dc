"""Server-sent events out of bytes. No I/O: a runner hands over pieces as they arrive, cut anywhere."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ._codec import WireError

_BOM = b"\xef\xbb\xbf"
#: As numbers: a byte is found faster so than as bytes.
_LF, _CR = 10, 13


ServerEvent: TypeAlias = tuple[str, bytes]
"""One event: its name, "" when it has none, and its data as it came.

A plain tuple, as there is one for each chunk of a stream: the garbage collector takes no interest in it.
"""


class EventDecoder:
    """Lines end with LF, CR or CRLF and nowhere else; data stays bytes until its event is whole.

    Comments and events without data are passed over. An event whose lines have more than `limit` bytes raises
    WireError, after the events before it and wherever the pieces are cut.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held = bytearray()
        self._begun = False
        self._after_cr = False
        #: Whether nothing of an event is held, nor of what comes before or between them.
        self._between = False

    def feed(self, piece: bytes) -> Iterable[ServerEvent]:
        """The events that a piece completes."""
        if (
            # One event of one line, as most are.
            self._between
            and piece.startswith(b"data: ")
            and piece.find(b"\n") == len(piece) - 2
            and piece[-1] == _LF
            and _CR not in piece
            and len(piece) <= self._limit
        ):
            return (("", piece[6:-2]),)
        events = self._fed(piece)
        self._between = self._begun and not self._held and not self._after_cr
        return events

    def _fed(self, piece: bytes) -> Iterable[ServerEvent]:
        if self._after_cr or _CR in piece:
            piece = self._with_plain_ends(piece)
        held = self._held
        seen = max(0, len(held) - 1)
        held += piece
        if not self._begun and not self._begin():
            return ()
        end = held.rfind(b"\n\n", 0 if len(held) < len(_BOM) + 2 else seen)
        if end < 0:
            self._check(len(held) - held.startswith(b"\n") - held.endswith(b"\n"))
            return ()
        whole = bytes(held[:end])
        del held[: end + 2]
        return self._events(whole)

    def end(self) -> Iterator[ServerEvent]:
        """What the end of the stream completes: an event whose last lines lack their end."""
        rest, self._held = bytes(self._held), bytearray()
        return self._events(rest.removeprefix(b"" if self._begun else _BOM))

    def _begin(self) -> bool:
        """Whether the stream has begun: a byte order mark before it may be cut too."""
        if len(self._held) < len(_BOM) and _BOM.startswith(self._held):
            return False
        self._begun = True
        if self._held.startswith(_BOM):
            del self._held[: len(_BOM)]
        return True

    def _with_plain_ends(self, piece: bytes) -> bytes:
        """The piece with LF for every end of line; an LF that belongs to a CR before it is dropped."""
        if self._after_cr and piece[:1] == b"\n":
            piece = piece[1:]
            self._after_cr = False
        if piece:
            self._after_cr = piece.endswith(b"\r")
        return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _events(self, whole: bytes) -> Iterator[ServerEvent]:
        for block in whole.split(b"\n\n"):
            self._check(len(block.strip(b"\n")))
            if block.startswith(b"data: ") and b"\n" not in block:
                event: ServerEvent | None = ("", block[6:])
            else:
                event = _event(block)
            if event is not None:
                yield event

    def _check(self, size: int) -> None:
        if size > self._limit:
            raise WireError(f"an event is larger than {self._limit} bytes", ValueError)


def _event(block: bytes) -> ServerEvent | None:
    name, data = b"", list[bytes]()
    for line in block.split(b"\n"):
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            data.append(value)
        elif field == b"event":
            name = value
    return (name.decode("utf-8", "replace"), b"\n".join(data)) if data else None

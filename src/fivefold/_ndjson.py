"""Lines of JSON out of bytes. No I/O: a runner hands over pieces as they arrive, cut anywhere."""

from ._codec import WireError
from ._sse import ServerEvent


class LineDecoder:
    """Lines end with LF or CRLF and nowhere else; a line stays bytes until it is whole. Blank ones are passed over.

    A line of more than `limit` bytes raises WireError.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> list[ServerEvent]:
        """The lines that a piece completes."""
        whole, end, rest = piece.rpartition(b"\n")
        lines = self._lines(b"".join([*self._held, whole])) if end else []
        if end:
            self._held, self._size = [], 0
        self._held.append(rest)
        self._size += len(rest)
        self._check(self._size)
        return lines

    def end(self) -> list[ServerEvent]:
        """What the end of the stream completes: a last line that lacks its end."""
        rest, self._held, self._size = b"".join(self._held), [], 0
        return self._lines(rest)

    def _lines(self, whole: bytes) -> list[ServerEvent]:
        # To split looks at each byte by itself, and a line may have millions.
        lines = whole.split(b"\n") if b"\n" in whole else [whole]
        found = [line.strip(b" \t\r") for line in lines]
        for line in found:
            self._check(len(line))
        return [("", line) for line in found if line]

    def _check(self, size: int) -> None:
        if size > self._limit:
            raise WireError(f"a line is larger than {self._limit} bytes", ValueError)

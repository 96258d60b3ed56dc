"""Bodies decompressed in pieces of a bounded size, and to the very end. No I/O.

httpx makes all that a piece of a body holds at once, however much that is, and takes a body that was cut short for
whole.
"""

import zlib
from collections.abc import Iterable, Iterator

#: Bytes that one piece has at most.
LARGEST = 256 * 1024
#: Encodings, one in the other, that a body has at most.
MOST = 3
#: What a server may send.
ACCEPTED = "gzip, deflate"
_GZIP, _ZLIB, _RAW = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_START = b"\x1f\x8b"
_KNOWN = {"gzip": True, "x-gzip": True, "deflate": False}


class InflateError(ValueError):
    """What is called compressed is not, or ends too early."""


class Inflater:
    """Undoes one content encoding: "gzip", or "deflate" in either of its forms."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._start = b""
        # Made of the first two bytes: they tell the forms of "deflate" apart.
        self._packed: zlib._Decompress | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What some more bytes amount to. Raises InflateError."""
        data, self._start = self._start + data, b""
        full = False
        while data or full:
            if (self._packed is None or self._packed.eof) and not self._begins(data):
                return
            assert self._packed is not None
            try:
                piece = self._packed.decompress(data, LARGEST)
            except zlib.error as error:
                raise InflateError(str(error)) from error
            data = self._packed.unconsumed_tail or self._packed.unused_data
            full = len(piece) == LARGEST
            if piece:
                yield piece

    def end(self) -> None:
        """The body has ended. Raises InflateError when that is too early."""
        if bool(self._start) if self._packed is None else not self._packed.eof:
            raise InflateError("the compressed body ends too early")

    def _begins(self, data: bytes) -> bool:
        """Whether what is compressed begins here: of gzip there may be several parts, and anything after the last."""
        if self._packed is not None and not self._gzip:
            return False
        if len(data) < 2:
            self._start = data
            return False
        if self._gzip:
            if self._packed is not None and not data.startswith(_GZIP_START):
                return False
            form = _GZIP
        else:
            form = _ZLIB if data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0 else _RAW
        self._packed = zlib.decompressobj(form)
        return True


def inflaters(encodings: str) -> list[Inflater]:
    """What undoes the encodings of a body, the last one first. Raises InflateError for those that nobody asked for."""
    names = [name.strip().lower() for name in encodings.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > MOST or not all(name in _KNOWN for name in names):
        raise InflateError(f"the answer is encoded as {encodings[:100]!r}")
    return [Inflater(gzip=_KNOWN[name]) for name in reversed(names)]


def fed(layers: list[Inflater], data: bytes) -> Iterator[bytes]:
    """What some more bytes of a body amount to. Raises InflateError."""
    pieces: Iterable[bytes] = (data,)
    for layer in layers:
        pieces = _through(layer, pieces)
    return iter(pieces)


def ended(layers: list[Inflater]) -> None:
    """The body has ended. Raises InflateError when that is too early."""
    for layer in layers:
        layer.end()


def _through(layer: Inflater, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from layer.feed(piece)

"""Compressed bodies: in pieces of a bounded size, in any cut, and never taken for whole when they are not."""

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold._engine._inflate import LARGEST, InflateError, ended, fed, inflaters


def _raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate ": _raw,
    "identity": bytes,
    "": bytes,
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
}


def read(encoding: str, *pieces: bytes) -> bytes:
    """What a body in an encoding amounts to."""
    layers = inflaters(encoding)
    told = b"".join(part for piece in pieces for part in fed(layers, piece))
    ended(layers)
    return told


@pytest.mark.parametrize("encoding", PACKERS)
@given(data=st.binary(max_size=2000), size=st.integers(1, 50))
def test_a_body_is_the_same_however_it_is_cut(encoding: str, data: bytes, size: int) -> None:
    packed = PACKERS[encoding](data)
    assert read(encoding, *(packed[at : at + size] for at in range(0, len(packed), size))) == data


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "deflate, gzip"])
@given(data=st.binary(min_size=1, max_size=500), share=st.floats(0.01, 0.99))
def test_a_body_that_was_cut_is_not_taken_for_whole(encoding: str, data: bytes, share: float) -> None:
    packed = PACKERS[encoding](data)
    with pytest.raises(InflateError):
        read(encoding, packed[: max(1, int(len(packed) * share))])


@pytest.mark.parametrize("size", [LARGEST - 1, LARGEST, LARGEST + 1, 40 * LARGEST])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "deflate, gzip"])
def test_no_piece_is_larger_than_the_largest(encoding: str, size: int) -> None:
    layers = inflaters(encoding)
    sizes = [len(piece) for piece in fed(layers, PACKERS[encoding](b" " * size))]
    ended(layers)
    assert max(sizes) <= LARGEST
    assert sum(sizes) == size


def test_gzip_may_come_in_parts_with_anything_after_them() -> None:
    assert read("gzip", gzip.compress(b"one "), gzip.compress(b"two") + b"\0\0\0") == b"one two"
    assert read("deflate", zlib.compress(b"one") + b"more") == b"one"


def test_an_empty_body_is_whole_in_every_encoding() -> None:
    assert read("gzip") == read("deflate", b"") == b""


@pytest.mark.parametrize("encoding", ["br", "gzip, zstd", "rot13", ",".join(["gzip"] * 4)])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(InflateError, match="encoded as"):
        inflaters(encoding)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_not_compressed_is_refused(encoding: str) -> None:
    with pytest.raises(InflateError):
        read(encoding, b'{"id": "1"} and more of that')

"""Lines out of bytes: cut anywhere, ended in either way, bounded."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._codec import WireError
from fivefold._ndjson import LineDecoder

LINES = [b'{"a": 1}', '{"é": "\u2028\x85"}'.encode(), b"[]", b'"\x0b\x0c\x1c"']


def lines(*pieces: bytes, limit: int = 1000) -> list[bytes]:
    """What a decoder makes of these pieces."""
    decoder = LineDecoder(limit)
    found = [event for piece in pieces for event in decoder.feed(piece)]
    return [data for _, data in [*found, *decoder.end()]]


@settings(max_examples=100, deadline=None)
@given(
    end=st.sampled_from([b"\n", b"\r\n", b"\n\n", b"\r\n \n"]),
    closed=st.booleans(),
    cuts=st.lists(st.integers(0, 80), max_size=10),
)
def test_cut_anywhere(end: bytes, closed: bool, cuts: list[int]) -> None:
    text = end.join(LINES) + (end if closed else b"")
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    assert lines(*(text[one:other] for one, other in pairwise(places))) == LINES


def test_a_line_is_told_as_soon_as_it_ends() -> None:
    decoder = LineDecoder(1000)
    assert decoder.feed(b'{"a": ') == []
    assert [data for _, data in decoder.feed(b"1}\n{")] == [b'{"a": 1}']
    assert [data for _, data in decoder.feed(b"}\r")] == []
    assert [data for _, data in decoder.end()] == [b"{}"]
    assert decoder.end() == []


def test_nothing_is_no_line() -> None:
    assert lines() == lines(b"") == lines(b"\n\r\n \t\n") == []


@pytest.mark.parametrize("pieces", [(b"x" * 11,), (b"x" * 6, b"x" * 5), (b"x" * 11 + b"\n",), (b"x" * 9, b"xx\ny")])
def test_a_line_is_bounded(pieces: tuple[bytes, ...]) -> None:
    with pytest.raises(WireError, match="a line is larger than 10 bytes"):
        lines(*pieces, limit=10)
    assert lines(b"x" * 10 + b"\n" + b"y" * 10, limit=10) == [b"x" * 10, b"y" * 10]


def test_a_long_line_in_small_pieces_takes_linear_time() -> None:
    began = time.process_time()
    assert len(lines(*[b"x" * 16] * 100_000, limit=10_000_000)[0]) == 1_600_000
    assert time.process_time() - began < 10  # copying what is held with every piece would take minutes

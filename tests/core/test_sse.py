"""Server-sent events out of bytes that are cut anywhere, against a decoder that sees all of them at once."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fivefold._codec import WireError
from fivefold._messages import body_of, message_of
from fivefold._sse import EventDecoder, ServerEvent
from fivefold.call import Headers, Response

PLENTY = 1_000_000
BOM = b"\xef\xbb\xbf"


def decoded(pieces: Iterable[bytes], limit: int = PLENTY) -> list[ServerEvent]:
    """Every event of a stream that comes in these pieces."""
    decoder = EventDecoder(limit)
    return [event for piece in pieces for event in decoder.feed(piece)] + list(decoder.end())


def told(pieces: Iterable[bytes], limit: int) -> tuple[list[ServerEvent], str]:
    """The events of a stream up to what is wrong with it, and what that is."""
    decoder, heard = EventDecoder(limit), list[ServerEvent]()
    try:
        for piece in pieces:
            heard += decoder.feed(piece)  # keeps those before an error
        heard += decoder.end()
    except WireError as error:
        return heard, str(error)
    return heard, ""


def expected(stream: bytes) -> list[ServerEvent]:
    """The same by the words of the HTML standard, line by line; a last event may lack its blank line."""
    events, name, data = [], b"", list[bytes]()
    for line in [*re.split(rb"\r\n|\n|\r", stream.removeprefix(BOM)), b""]:
        if not line:
            if data:
                events.append((name.decode("utf-8", "replace"), b"\n".join(data)))
            name, data = b"", []
        elif not line.startswith(b":"):
            field, _, value = line.partition(b":")
            value = value[1:] if value.startswith(b" ") else value
            data += [value] if field == b"data" else []
            name = value if field == b"event" else name
    return events


def cut(stream: bytes, places: Iterable[int]) -> list[bytes]:
    """A stream in pieces; a place that comes twice makes an empty one."""
    ends = [0, *sorted(min(place, len(stream)) for place in places), len(stream)]
    return [stream[start:end] for start, end in pairwise(ends)]


#: What trips decoders up, in an order that no server would send it in.
PARTS = st.sampled_from([
    b"\n", b"\r", b"\r\n", b"\n\n", b"\r\n\r\n", b"data: ", b"data:", b"data", b"event: ", b"event:error", b": ping",
    b":", b" ", BOM, b"\xc3\xa9", b"\xe2\x82", b"\xff", b"id: 7", b"retry: 1", b"[DONE]", b'{"text": "a"}', b"\x00",
    "\u2028\u2029\u0085".encode(), b"\x0b\x0c\x1c\x1d\x1e", b"datum: x", b"Data: x", b" data: x",
])  # fmt: skip
STREAMS = st.lists(PARTS | st.binary(max_size=3), max_size=25).map(b"".join)


#: Events as most servers send them, each in a piece of its own, between what is not quite like that.
WHOLE = st.sampled_from([
    b"data: a\n\n", b"data: \n\n", b"data: a: b\n\n", b"data: a\rb\n\n", b"data: a\n", b"\n", b"data: a\r", b"\n\n",
    b"", b"event: e\ndata: a\n\n", b"data: a\n\n\n", b"data:a\n\n", b": ping\n\n", BOM, b"data: a\n\ndata: b\n\n",
])  # fmt: skip


@given(st.lists(WHOLE, max_size=12))
@settings(max_examples=400, deadline=None)
def test_the_events_are_the_same_where_pieces_are_whole_events(pieces: list[bytes]) -> None:
    assert decoded(pieces) == expected(b"".join(pieces))


@given(STREAMS, st.lists(st.integers(0, 120), max_size=12))
@settings(max_examples=400, deadline=None)
@example(BOM + b"\n\ndata: a\n\n", [2])
@example(BOM + BOM + b"data: a\n\n", [1, 2, 4])
@example(b"data: a\r\n\r\n", [8, 9, 10])
@example(b"data: a\r\rdata: b\r\n\n", [8, 9])
@example(b"\xef\xbb\n\ndata: a", [1])
def test_the_events_are_the_same_wherever_a_stream_is_cut(stream: bytes, places: list[int]) -> None:
    assert decoded([stream]) == expected(stream)
    assert decoded(cut(stream, places)) == expected(stream)
    assert decoded(stream[at : at + 1] for at in range(len(stream))) == expected(stream)


#: A stream as services send it, with the ends of lines still to be chosen.
TOLD = [
    "\ufeff: ping", "", "data: {\"text\": \"caf\u00e9 \u2028 \u2029 \u0085 \U0001f600\"}", "", ":", "",
    "event: note", "data:1", "data: 2", "data", "id: 7", "", "event: none", "",
    "data:  two spaces", "", "retry: 3", "data: [DONE]", "",
]  # fmt: skip
HEARD = [
    ("", '{"text": "caf\u00e9 \u2028 \u2029 \u0085 \U0001f600"}'.encode()),
    ("note", b"1\n2\n"),
    ("", b" two spaces"),
    ("", b"[DONE]"),
]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("final", [True, False], ids=["blank line last", "no blank line"])
def test_every_two_boundaries_give_the_same_events(end: str, final: bool) -> None:
    stream = "".join(line + end for line in (TOLD if final else TOLD[:-1])).encode()
    for first in range(len(stream) + 1):
        assert decoded(cut(stream, [first])) == HEARD
        assert decoded(cut(stream, [first, first + 1, first + 3])) == HEARD


@given(st.lists(st.sampled_from(["\n", "\r", "\r\n"]), min_size=len(TOLD), max_size=len(TOLD)))
@settings(max_examples=50, deadline=None)
def test_ends_of_lines_may_be_mixed(ends: list[str]) -> None:
    # A CR before an LF is one end of a line, whoever meant it: so no line is empty between these two.
    stream = "".join(line + end for line, end in zip(TOLD, ends, strict=True)).encode()
    assert decoded([stream]) == expected(stream)
    assert decoded(stream[at : at + 1] for at in range(len(stream))) == expected(stream)


@pytest.mark.parametrize(
    ("stream", "data"),
    [
        (b"data: caf\xc3\n\n", b"caf\xc3"),
        (b"data: \xff\xfe\n\n", b"\xff\xfe"),
        ("data: a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\n\n".encode(), "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg".encode()),
        (b"data: a\x00b\n\n", b"a\x00b"),
        (b"data:\n\n", b""),
        (b"data: " + BOM + b"\n\n", BOM),
    ],
)
def test_data_stays_as_it_came(stream: bytes, data: bytes) -> None:
    assert decoded([stream]) == [("", data)]


@pytest.mark.parametrize("end", [b"\n\n", b"\r\r", b"\r\n\r\n"])
def test_an_event_is_told_with_its_last_byte_and_not_with_the_next(end: bytes) -> None:
    decoder = EventDecoder(PLENTY)
    assert list(decoder.feed(b"data: a" + end[:-2])) == []
    heard = [event for byte in end[-2:] for event in decoder.feed(bytes([byte]))]
    assert heard == [("", b"a")]


#: Blocks around a limit of 20 bytes, comments and names counted in; whether each still fits.
LIMIT = 20
SIZES = [
    (b"data: " + b"x" * 14, True),
    (b"data: " + b"x" * 15, False),
    (b": " + b"x" * 11 + b"\ndata:x", True),
    (b": " + b"x" * 12 + b"\ndata:x", False),
]


@pytest.mark.parametrize(("block", "fits"), SIZES)
@pytest.mark.parametrize("before", [b"", b"\n", b"data: 1\n\n", b"data: 1\n\n\n"])
@pytest.mark.parametrize("after", [b"\n\n", b"\n", b"", b"\n\n\n"])
def test_what_is_too_large_does_not_depend_on_the_cuts(block: bytes, fits: bool, before: bytes, after: bytes) -> None:
    stream = before + block + after
    for size in (1, 2, 3, 7, len(stream)):
        pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
        heard, error = told(pieces, LIMIT)
        assert heard == expected(stream if fits else before)
        assert error == ("" if fits else "an event is larger than 20 bytes")


def test_the_events_before_one_that_is_too_large_are_told() -> None:
    heard, error = told([b"data: 1\n\ndata: 2\n\ndata: " + b"x" * 30 + b"\n\ndata: 3\n\n"], LIMIT)
    assert [data for _, data in heard] == [b"1", b"2"]
    assert error


@pytest.mark.parametrize("endless", [b"x" * 7, b"data: x\n", b": ping\n", b"x\r"])
def test_a_line_or_an_event_without_an_end_is_given_up(endless: bytes) -> None:
    decoder = EventDecoder(1000)
    for _ in range(1000 // len(endless)):
        assert list(decoder.feed(endless)) == []
    with pytest.raises(WireError, match="larger than 1000 bytes"):
        decoder.feed(endless + b"x")


def test_comments_and_blank_lines_for_ever_are_not_kept() -> None:
    decoder = EventDecoder(100)
    for _ in range(10_000):
        assert list(decoder.feed(b": ping\n\n")) == list(decoder.feed(b"\r\n")) == []
    assert list(decoder.feed(b"data: 1\n\n")) == [("", b"1")]


class _Counted(bytearray):
    """Counts the bytes that a search looks at."""

    looked = 0

    def rfind(self, sought: bytes, start: int = 0) -> int:  # type: ignore[override]  # as the decoder calls it
        self.looked += len(self) - start
        return super().rfind(sought, start)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_thirty_megabytes_in_small_pieces_are_each_looked_at_once(end: bytes) -> None:
    size, step = 30_000_000, 4_096
    stream = b"data: " + b"x" * size + end + end
    decoder = EventDecoder(64_000_000)
    counted = decoder._held = _Counted()
    heard = [event for at in range(0, len(stream), step) for event in decoder.feed(stream[at : at + step])]
    assert [len(data) for _, data in heard] == [size]
    assert counted.looked < 1.1 * len(stream)


@pytest.mark.parametrize(
    "body",
    [
        b'data: {"error": {"message": "no credit"}}\n\ndata: [DONE]\n\n',
        b': ping\r\n\r\nevent: error\r\ndata: {"error": "no credit"}',
        BOM + b'data: {"detail":\ndata: "no credit"}\n\n',
        b"event: error\ndata: no credit\n\n",
        b'{"error": "no credit"}',
    ],
)
def test_a_refusal_in_the_shape_of_a_stream_is_understood(body: bytes) -> None:
    answer = Response(500, Headers({"content-type": "text/event-stream; charset=utf-8"}.items()), body)
    assert "no credit" in message_of(body_of(answer))

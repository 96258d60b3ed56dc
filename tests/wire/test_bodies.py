"""Encoded bodies: forms, files, JSON, bytes."""

import email.parser
import email.policy
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import _bodies
from fivefold._codec import WireError

TEXT = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
MULTIPART = "multipart/form-data"


def parts(body: bytes, content_type: str) -> list[tuple[str, str | None, bytes]]:
    """Name, file name and content of each part, read by the standard library's parser of mails."""
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(
        f"content-type: {content_type}\r\n\r\n".encode() + body
    )
    found: list[tuple[str, str | None, bytes]] = []
    for part in message.iter_parts():
        content: Any = part.get_payload(decode=True)
        name = str(part.get_param("name", header="content-disposition"))
        found.append((name, part.get_filename(), content))
    return found


@given(st.dictionaries(TEXT, JSON, max_size=3))
def test_json_is_compact_and_whole(wire: dict[str, Any]) -> None:
    body, content_type = _bodies.encode_json(wire, "application/x+json")
    assert content_type == "application/x+json"
    assert json.loads(body) == wire
    assert b"\n" not in body


@given(st.dictionaries(TEXT, TEXT | st.integers() | st.booleans() | st.none() | st.lists(TEXT)))
def test_a_form_repeats_lists_and_leaves_out_null(wire: dict[str, Any]) -> None:
    body, _ = _bodies.encode_form(wire, "x")
    expected = [
        (key, item if isinstance(item, str) else json.dumps(item))
        for key, value in wire.items()
        for item in (value if isinstance(value, list) else [value])
        if item is not None
    ]
    assert parse_qsl(body.decode(), keep_blank_values=True) == expected


@given(st.binary(max_size=200))
def test_the_bytes_of_a_file_arrive_as_they_are(content: bytes) -> None:
    hostile = b"--+++--\r\n" + content + b"\r\n--"
    body, content_type = _bodies.encode_multipart({"f": _bodies.File(hostile, "a.bin")}, MULTIPART)
    boundary = content_type.partition("boundary=")[2].encode()
    head, _, rest = body.partition(b"\r\n\r\n")
    assert rest == hostile + b"\r\n--" + boundary + b"--\r\n"
    assert head.split(b"\r\n") == [
        b"--" + boundary,
        b'content-disposition: form-data; name="f"; filename="a.bin"',
        b"content-type: application/octet-stream",
    ]


def test_a_multipart_form_is_read_by_others_as_it_was_meant() -> None:
    wire = {
        "a": "ü\r\nx",
        "none": None,
        "n": 5,
        "tags": ["x", "y"],
        "file": _bodies.File(b"1\n2", "naïve.jsonl"),
        "o": {"b": [1]},
    }
    body, content_type = _bodies.encode_multipart(wire, MULTIPART)
    assert parts(body, content_type) == [
        ("a", None, "ü\r\nx".encode()),
        ("n", None, b"5"),
        ("tags", None, b"x"),
        ("tags", None, b"y"),
        ("file", "naïve.jsonl", b"1\n2"),
        ("o", None, b'{"b":[1]}'),
    ]


def test_an_odd_name_stays_within_its_quotes() -> None:
    body, _ = _bodies.encode_multipart({'a"; filename="x\r\ny: z': "v"}, MULTIPART)
    assert b'name="a%22; filename=%22x%0D%0Ay: z"\r\n\r\nv' in body


@pytest.mark.parametrize(
    ("given", "content"),
    [(b"a", b"a"), (bytearray(b"b"), b"b"), (memoryview(b"cd")[1:], b"d"), ("ü", "ü".encode())],
)
def test_files_and_bytes_are_given_in_many_forms(given: Any, content: bytes) -> None:
    assert _bodies.BYTES.write(given) == content
    assert _bodies.FILE.write(given) == _bodies.File(content)
    assert _bodies.encode_bytes(content, "x/y") == (content, "x/y")


@pytest.mark.parametrize("wrong", [5, None, [1], {"a": 1}, 1.5])
def test_what_is_no_bytes_is_refused(wrong: Any) -> None:
    for codec in (_bodies.BYTES, _bodies.FILE):
        with pytest.raises(WireError, match="expected bytes or str"):
            codec.write(wrong)
        with pytest.raises(WireError, match="expected bytes"):
            codec.read(wrong)
    assert _bodies.FILE.read(b"x") == b"x"

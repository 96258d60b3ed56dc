"""What is read fast is what is read carefully: every schema of every document, wrong values, odd spellings."""

import importlib
import json
import types
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold import _codec, _shapes
from fivefold._answers import json_answer, parse_json
from fivefold._codec import Codec, WireError
from fivefold._fast import Reader
from fivefold._model import Field, Model
from fivefold._streaming import Protocol
from fivefold.call import Response
from fivefold.lmstudio._streams import _CHAT, _COMPLETION
from tests.wire.samples import LEAF, NEEDY, NODE
from tests.wire.test_roundtrip import CASES, DOCUMENTS, values

PROFILE = settings(
    max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
#: Values in the place of others: of the wrong type, or right ones in a spelling that is rare.
ODD: tuple[Any, ...] = (
    None, True, 0, 1, -1, 1.0, 1.5, 2**70, 1e300, "", "1", "x", "2026-11-20", "2026-11-20T10:11:12.123456789z",
    "2026-11-20 10:11:12+02:00", "2026-11-20T24:00:00Z", "0001-01-01T00:00:00+10:00", f"{{{7:032x}}}", f"{15:032X}",
    "urn:uuid:00000000-0000-4000-8000-00000000000f", [], {}, [{}], {"x": {}},
)  # fmt: skip


class MissedError(Exception):
    """A body that was left to the codecs."""


def fast(reader: Reader, body: bytes) -> Any:
    """What is made of a body without the codecs. Raises MissedError."""

    def missed() -> Any:
        raise MissedError

    return reader.read(body, missed)


def careful(codec: Codec, body: bytes) -> Any:
    """What the codecs make of it. Raises WireError, ValueError."""
    return codec.read(parse_json(body.decode("utf-8-sig")))


def told(value: Any) -> Any:
    """All of a value that can be told apart, the order of fields aside."""
    if isinstance(value, Model):
        known, unknown = value.__getstate__()
        return type(value).__name__, told(known), told(unknown)
    if isinstance(value, dict):
        return {key: told(held) for key, held in value.items()}
    if isinstance(value, list):
        return [told(held) for held in value]
    return type(value).__name__, repr(value)


def agree(codec: Codec, reader: Reader, body: bytes) -> str:
    """Which of both reads a body. Where both do, they make the same of it; the fast one refuses what the other does."""
    try:
        found = fast(reader, body)
    except MissedError:
        return "careful"
    assert told(found) == told(careful(codec, body))
    return "fast"


def put(value: Any, data: st.DataObject) -> Any:
    """A value with an odd one somewhere in it."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(value)))
        return {**value, key: put(value[key], data)}
    if isinstance(value, list) and value:
        return [put(value[0], data), *value[1:]]
    return data.draw(st.sampled_from(ODD))


@cache
def reader_of(service: str, name: str) -> tuple[Codec, Reader]:
    """The shape of a model and its reader, which learns from one body for the next."""
    codec = _shapes.model(importlib.import_module(f"fivefold_wire.{service}.models"), name)
    return codec, Reader(codec)


@pytest.mark.parametrize(("service", "name"), CASES)
@PROFILE
@given(data=st.data())
def test_both_make_the_same_of_what_a_schema_allows(service: str, name: str, data: st.DataObject) -> None:
    codec, reader = reader_of(service, name)
    wire = data.draw(values(DOCUMENTS[service]["components"]["schemas"][name], DOCUMENTS[service]))
    for written in (wire, put(wire, data)):
        body = json.dumps(written).encode()
        agree(codec, reader, body)
        try:
            expected = careful(codec, body)
        except WireError:
            with pytest.raises(MissedError):
                fast(reader, body)
        else:
            assert told(reader.read(body, lambda expected=expected: expected)) == told(expected)  # type: ignore[misc]


@PROFILE
@given(data=st.data())
def test_a_body_cut_or_changed_anywhere_is_no_other_for_the_fast_one(data: st.DataObject) -> None:
    body = bytearray(json.dumps([{"name": "ä", "size": 1e5, "free": {"x": [1, None, "\ud83d\ude00"]}}]).encode())
    place = data.draw(st.integers(0, len(body) - 1))
    if data.draw(st.booleans()):
        body[place] = data.draw(st.integers(0, 255))
    else:
        del body[place : place + data.draw(st.integers(1, 20))]
    codec = _shapes.array(NODE)
    assert agree(codec, Reader(codec), bytes(body)) in ("fast", "careful")


@pytest.mark.parametrize(
    ("codec", "body", "who"),
    [
        (NODE, b'{"name": "a"}', "fast"),
        (NODE, b'{"name": "a", "api-key": "k", "class": "c", "size": null}', "fast"),
        (NODE, b'{"name": "a", "name": "b"}', "fast"),
        (NODE, b'{"name": "a", "free": {"x": 123456789012345678901234567890, "y": [1.0, -0]}}', "fast"),
        (NODE, b'{"name": "a", "by_name": {"x": {"name": "b", "nodes": []}}}', "fast"),
        (NODE, b'{"name": "a", "size": 1.0}', "careful"),
        (NODE, b'{"name": "a", "key": 1}', "careful"),
        (NODE, b'{"name": null}', "careful"),
        (NODE, b"{}", "careful"),
        (NODE, b"null", "careful"),
        (NEEDY, b'{"a": null, "b": 1}', "fast"),
        (NEEDY, b'{"a": null, "b": null}', "careful"),
        (NEEDY, b'{"b": 1}', "careful"),
        (_shapes.union(LEAF, NODE), b'{"name": "a", "size": 1}', "fast"),
        (_shapes.tagged("kind", {"leaf": LEAF}, NODE), b'{"kind": "leaf", "name": "a"}', "fast"),
        (_shapes.nullable(_shapes.array(_codec.TIME)), b'["2026-11-20 10:11:12", "2026-11-20T10:11+02:00"]', "fast"),
        (_shapes.nullable(_shapes.mapping(_shapes.nullable(_codec.TIME))), b'{"x": null}', "fast"),
        (_shapes.nullable(_codec.NULL), b"null", "fast"),
        (_codec.FLOAT, b"5", "fast"),
        (_codec.FLOAT, b"1e400", "careful"),
        (_codec.ANY, b'"\\ud800"', "careful"),
        (_codec.ANY, b"\xef\xbb\xbf1", "careful"),
        (_codec.ANY, b"NaN", "careful"),
        (_codec.ANY, b"", "careful"),
        (_codec.ANY, b"[" * 100_000, "careful"),
        (_codec.ID, b'"urn:uuid:00000000-0000-4000-8000-000000000007"', "careful"),
    ],
)  # fmt: skip
def test_what_is_read_fast(codec: Codec, body: bytes, who: str) -> None:
    assert agree(codec, Reader(codec), body) == who


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Quoted(Model):
    """A model with a key that msgspec does not take."""

    a: str

    _wire = (Field("a", 'a"b', _codec.STR, required=True),)


def test_a_key_that_cannot_be_planned_for_is_read_all_the_same() -> None:
    codec = _shapes.array(_shapes.model(types.SimpleNamespace(Quoted=Quoted), "Quoted"))  # type: ignore[arg-type]
    assert fast(Reader(codec), b'[{"a\\"b": "x", "more": 1}]')[0].to_dict() == {'a"b': "x", "more": 1}


def test_unknown_fields_are_kept_and_are_no_hindrance_the_second_time() -> None:
    reader, body = Reader(_shapes.array(NODE)), b'[{"name": "a", "odd": [1], "nodes": [{"name": "b", "x": 1, "y": 2}]}]'
    first = reader.read(body, lambda: careful(_shapes.array(NODE), body))
    again = fast(reader, body)
    assert told(again) == told(first)
    assert (again[0].odd, again[0].nodes[0].additional_properties) == ([1], {"x": 1, "y": 2})
    assert "additional_properties" not in repr(fast(reader, b'[{"name": "a"}]'))


def test_no_end_of_unknown_fields_is_learned() -> None:
    reader, misses = Reader(NODE), 0

    def missed(body: bytes) -> Any:
        nonlocal misses
        misses += 1
        return careful(NODE, body)

    for number in range(30):
        body = json.dumps({"name": "a", f"k{number}": number}).encode()
        assert reader.read(body, lambda body=body: missed(body)).to_dict() == json.loads(body)  # type: ignore[misc]
    assert misses == 30
    with pytest.raises(MissedError):
        fast(reader, b'{"name": "a", "k29": 1}')


def test_an_answer_is_read_the_same_before_and_after_it_is_worth_a_plan() -> None:
    read, node = json_answer(_shapes.array(NODE)), {"name": "x" * 1000, "odd": 1}
    answers = [read(Response(200, body=json.dumps([node] * 10).encode())) for _ in range(8)]
    assert [told(answer) for answer in answers] == [told(answers[0])] * 8
    for wrong, words in ((b'[{"name": 1}]', r"^\[0\]\.name: expected a string, got int 1$"), (b"<", "expected JSON")):
        with pytest.raises(WireError, match=words) as caught:
            read(Response(200, body=wrong))
        assert caught.value.__context__ is None or not type(caught.value.__context__).__module__.startswith("msgspec")


def test_what_may_tell_of_an_error_is_looked_at_each_time() -> None:
    body = json.dumps({"name": "a", "error": None}).encode()
    reader = Reader(NODE)
    assert reader.read(body, lambda: careful(NODE, body)).to_dict() == {"name": "a", "error": None}
    with pytest.raises(MissedError):
        fast(reader, body)


@pytest.mark.parametrize("protocol", [_CHAT, _COMPLETION])
def test_chunks_that_are_read_fast_have_no_error_of_their_own(protocol: Protocol[Any]) -> None:
    assert protocol.bodies is not None
    shape = protocol.bodies.codec
    assert shape.model is not None
    assert "error" not in {field.key for field in shape.model().wire_fields()}

"""Times, numbers, ids and constants between JSON and Python."""

import datetime as dt
import enum
import json
import math
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import _codec, _shapes
from fivefold._codec import WireError

UTC = dt.UTC
NOON = dt.datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-11-20T12:00:00", NOON),
        ("2026-11-20 12:00:00", NOON),
        ("2026-11-20T12:00", NOON),
        ("2026-11-20T12", NOON),
        ("20261120T120000Z", NOON),
        ("2026-11-20T12:00:00Z", NOON),
        ("2026-11-20T12:00:00z", NOON),
        ("2026-11-20t12:00:00z", NOON),
        ("2026-11-20T12:00:00+00:00", NOON),
        ("2026-11-20T12:00:00-00:00", NOON),
        ("2026-11-20T14:30:00+02:30", NOON),
        ("2026-11-20T14:30:00+0230", NOON),
        ("2026-11-20T14:00:00+02", NOON),
        ("2026-11-20T12:00:00.5Z", NOON.replace(microsecond=500000)),
        ("2026-11-20T12:00:00,5Z", NOON.replace(microsecond=500000)),
        ("2026-11-20T12:00:00.123456789Z", NOON.replace(microsecond=123456)),
        ("2026-11-20T12:00:00.123456789+00:00", NOON.replace(microsecond=123456)),
        ("2026-11-19T24:00:00Z", NOON.replace(hour=0)),
        ("2026-11-19T24:00:00", NOON.replace(hour=0)),
        ("2026-11-20", NOON.replace(hour=0)),
        ("0001-01-01T00:00:00Z", dt.datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_time_in_any_spelling_is_an_aware_one_in_utc(text: str, time: dt.datetime) -> None:
    read = _codec.TIME.read(text)
    assert read == time
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "now",
            "2026-13-01T00:00:00Z",
            "2026-11-20T25:00:00Z",
            "2026-11-20T12:00:00+25:00",
            "12:00",
            "ü",
            "\ud800",
        ),
        *("0001-01-01T00:00:00+05:00", "9999-12-31T24:00:00Z", "9999-12-31T23:59:59-05:00", 0, 1.5, None, True, [], {}),
    ],
)
def test_what_is_no_time_is_a_wire_error(text: Any) -> None:
    with pytest.raises(WireError, match="expected a date-time"):
        _codec.TIME.read(text)


ZONES: Any = st.timezones() | st.none()


@given(st.datetimes(timezones=ZONES, min_value=dt.datetime(2, 1, 1), max_value=dt.datetime(9998, 1, 1)))
def test_a_time_survives_the_way_out_and_back(time: dt.datetime) -> None:
    written = _codec.TIME.write(time)
    assert written.endswith("Z")
    assert _codec.TIME.read(written) == (time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC))
    assert json.loads(json.dumps(written)) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (dt.datetime(2026, 1, 2, 3, 4, 5), "2026-01-02T03:04:05Z"),
        (dt.datetime(2026, 1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=2))), "2026-01-02T01:00:00Z"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_caller_gives_a_time_a_date_or_a_text(given: Any, written: str) -> None:
    assert _codec.TIME.write(given) == written


def test_a_time_that_utc_does_not_have_is_refused() -> None:
    early = dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=5)))
    with pytest.raises(WireError, match="exists in UTC") as refused:
        _codec.TIME.write(early)
    assert refused.value.kind is ValueError


def test_a_date_is_a_day_also_of_a_time() -> None:
    assert _codec.DATE.read("2026-01-02") == dt.date(2026, 1, 2)
    assert _codec.DATE.write(dt.datetime(2026, 1, 2, 3)) == _codec.DATE.write(dt.date(2026, 1, 2)) == "2026-01-02"
    for wrong in ("2026-02-30", "", 5, None):
        with pytest.raises(WireError, match="expected a date"):
            _codec.DATE.read(wrong)
    with pytest.raises(WireError, match="expected a date or a time, got int 5"):
        _codec.DATE.write(5)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_no_number_that_json_lacks_goes_in_or_out(number: float) -> None:
    for attempt in (_codec.FLOAT.read, _codec.FLOAT.write, _codec.ANY.write):
        with pytest.raises(WireError, match="expected a finite number") as refused:
            attempt(number)
        assert refused.value.kind is ValueError
    with pytest.raises(WireError, match="expected an integer"):
        _codec.INT.read(number)


class Level(enum.IntEnum):
    ONE = 1


def test_numbers_are_numbers_and_nothing_else() -> None:
    assert (_codec.INT.read(3.0), _codec.INT.read(10**30), _codec.FLOAT.read(3)) == (3, 10**30, 3)
    assert type(_codec.INT.write(Level.ONE)) is int
    wrong: dict[Any, list[Any]] = {_codec.INT: [True, "1", 1.5, None, []], _codec.FLOAT: [True, "1", None, {}]}
    for codec, values in wrong.items():
        for value in values:
            with pytest.raises(WireError, match=r"expected an? (integer|number)"):
                codec.read(value)
    with pytest.raises(WireError, match=r"expected an integer, got float 3\.0"):
        _codec.INT.write(3.0)


class Colour(str, enum.Enum):  # noqa: UP042
    RED = "red"


def test_texts_of_any_kind_go_out_as_plain_texts() -> None:
    written = [codec.write(Colour.RED) for codec in (_codec.STR, _codec.TIME, _codec.DATE, _codec.ID)]
    assert written == ["red"] * 4
    assert {type(text) for text in written} == {str}
    with pytest.raises(WireError, match="expected a string, got bytes"):
        _codec.STR.write(b"red")
    with pytest.raises(WireError, match="expected true or false, got int 1"):
        _codec.BOOL.write(1)


def test_an_id_is_read_as_a_uuid_and_given_as_one_or_as_text() -> None:
    some = uuid.uuid4()
    assert _codec.ID.read(str(some)) == some
    assert (_codec.ID.write(some), _codec.ID.write("not-a-uuid")) == (str(some), "not-a-uuid")
    wrongs: list[Any] = ["x", "", 5, None, b"", [str(some)], {}]
    for wrong in wrongs:
        with pytest.raises(WireError, match="expected a UUID"):
            _codec.ID.read(wrong)


def test_a_constant_is_exact_when_given_and_of_its_kind_when_read() -> None:
    known = _shapes.literal("red", "blue")
    assert type(known.write(Colour.RED)) is str
    assert known.read("green") == "green"
    with pytest.raises(WireError, match="expected one of 'red', 'blue', got str 'green'") as refused:
        known.write("green")
    assert refused.value.kind is ValueError
    unread: list[Any] = [1, None, {"red": 1}, ["red"]]
    for wrong in unread:
        with pytest.raises(WireError, match="expected one of"):
            known.read(wrong)
    one = _shapes.literal(1)
    assert (one.read(2), one.write(1)) == (2, 1)
    for unwritten in (True, "1"):
        with pytest.raises(WireError, match="expected 1"):
            one.write(unwritten)
    assert _shapes.literal(True).write(True) is True


def test_free_form_json_takes_what_python_has_and_refuses_the_rest() -> None:
    some = uuid.uuid4()
    value = {"id": some, "at": NOON, "day": dt.date(2026, 1, 2), "list": (1, [None, True]), "text": Colour.RED}
    written = _codec.ANY.write(value)
    assert json.loads(json.dumps(written)) == {
        "id": str(some),
        "at": "2026-11-20T12:00:00Z",
        "day": "2026-01-02",
        "list": [1, [None, True]],
        "text": "red",
    }
    with pytest.raises(WireError, match=r"a\[1\]\.b: expected a JSON value, got set"):
        _codec.ANY.write({"a": [1, {"b": {1}}]})
    with pytest.raises(WireError, match="a: expected keys of type str, got int 1"):
        _codec.ANY.write({"a": {1: 2}})


def test_what_holds_itself_or_is_too_deep_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    deep: Any = 1
    for _ in range(100_000):
        deep = [deep]
    for value in (loop, deep, {"a": loop}):
        with pytest.raises(WireError, match="nested too deeply") as refused:
            _codec.ANY.write(value)
        assert refused.value.kind is ValueError
    while isinstance(deep, list):
        deep = deep.pop()


def test_a_message_is_short_and_a_path_too() -> None:
    error = WireError("x")
    for step in range(100):
        error.within(step)
    assert len(str(error)) < 100
    with pytest.raises(WireError) as refused:
        _codec.INT.read("s" * 10_000)
    assert len(str(refused.value)) < 120

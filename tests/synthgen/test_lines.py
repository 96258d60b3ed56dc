"""Lines of an upload are what the json module makes of their tasks, whatever is in them and whatever came before."""

import json
import math
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold import _codec
from fivefold._codec import WireError
from fivefold._model import NOT_GIVEN
from fivefold.synthgen import Task, TaskStatus
from fivefold.synthgen._task import ALONE, BESIDE, Lines

URL = "http://model.test/v1/chat/completions"


class Word(str):
    """A text of a kind of its own."""


class Level(IntEnum):
    """A number of a kind of its own."""

    LOW = 1


class Colour(StrEnum):
    """A text of a kind of its own."""

    RED = "red"


class Lazy(Mapping[str, Any]):
    """A mapping that is no dict."""

    def __getitem__(self, key: str) -> Any:
        return {"deep": [key]}

    def __iter__(self) -> Iterator[str]:
        return iter(("a", "b"))

    def __len__(self) -> int:
        return 2


ODD: tuple[Any, ...] = (
    b"x", bytearray(b"x"), {1}, frozenset(), object(), Decimal(1), math.nan, -math.inf, 1e400, "\ud800", 10**400,
    2**70, -0.0, 1e16, 5e-324, "\u2028\x00\x7f\"\\/", Word("w"), Level.LOW, Colour.RED, True, None, (1, ("a",)),
    {1: 2}, {None: 1}, {1.5: 1}, {(1,): 1}, {Word("k"): 1}, {Colour.RED: 1}, {"\udc00": 1}, OrderedDict(b=1, a=2),
    MappingProxyType({"a": 1}), Lazy(), UUID(int=7), date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC),
    Task(url=URL, body={"a": 1}), TaskStatus.FAILED, range(3), NOT_GIVEN,
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(ODD),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4) | st.tuples(inner, inner)
    ),
    max_leaves=12,
)
BODIES = st.dictionaries(st.text(max_size=5) | st.just("messages"), VALUES, max_size=4) | st.just(Lazy())
SOURCES = BODIES.filter(lambda source: ALONE not in source and BESIDE not in source)
NAMES = st.text(max_size=5) | st.just("#7")
TASKS: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict, custom_id=st.none() | NAMES, method=st.sampled_from(["POST", "PUT"]), url=st.sampled_from([URL, "http://h"]),
    api_key=st.sampled_from([None, "", "sk-1", "sk-2"]), body=BODIES, dataset=st.none() | NAMES,
    source=st.none() | SOURCES, use_cache=st.booleans(), track_progress=st.booleans(),
)  # fmt: skip


def expected(task: Task, name: str) -> Any:
    """What its line holds, by the encoder as everybody uses it. Raises what that raises."""
    source = {ALONE: name} if task.source is None else {**task.source, BESIDE: name}
    names = ("method", "url", "dataset", "use_cache", "track_progress", "body")
    wire = {"custom_id": name, "api_key": task.api_key or "", "source": source, **{n: getattr(task, n) for n in names}}
    text = json.dumps(wire, ensure_ascii=False, allow_nan=False, default=_codec.write_any)
    text.encode()
    return json.loads(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(TASKS, min_size=1, max_size=4))
def test_every_line_is_as_json_writes_it(given_tasks: list[dict[str, Any]]) -> None:
    lines = Lines()
    for fields in given_tasks:
        task = Task(**fields)
        name = "#7" if task.custom_id is None else task.custom_id
        try:
            wanted = expected(task, name)
        except (WireError, TypeError, ValueError, RecursionError):
            with pytest.raises((TypeError, ValueError)):
                lines.line(task, name)
            continue
        line = lines.line(task, name)
        assert line.find(b"\n") == len(line) - 1
        assert json.loads(line) == wanted


def test_a_task_that_was_changed_is_written_as_it_is_now() -> None:
    lines, task = Lines(), Task(url=URL, api_key="sk-1", body={"a": 1})
    assert json.loads(lines.line(task, "x"))["api_key"] == "sk-1"
    task.api_key, task.dataset = None, "d"
    assert {key: json.loads(lines.line(task, "y"))[key] for key in ("custom_id", "api_key", "dataset")} == {
        "custom_id": "y",
        "api_key": "",
        "dataset": "d",
    }
    task.url = b"no text"  # type: ignore[assignment]
    for _ in range(2):
        with pytest.raises(TypeError, match="expected a JSON value, got bytes"):
            lines.line(task, "z")


@pytest.mark.parametrize("what", ["url", "api_key", "dataset", "custom_id", "body", "source"])
def test_half_a_surrogate_pair_is_refused_wherever_it_is_and_the_text_is_in_no_error(what: str) -> None:
    half: Any = "sk-secret\ud800"
    fields: dict[str, Any] = {"url": URL, "body": {}, what: {"a": half} if what in ("body", "source") else half}
    task = Task(**fields)
    with pytest.raises(ValueError, match="half of a surrogate pair") as caught:
        Lines().line(task, task.custom_id or "#0")
    assert "sk-secret" not in repr((caught.value, caught.value.__context__, caught.value.__cause__))


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="nested too deeply"):
        Lines().line(Task(url=URL, body={"a": deep}), "x")


def test_a_number_that_python_does_not_spell_is_refused() -> None:
    with pytest.raises(ValueError, match="digits"):
        Lines().line(Task(url=URL, body={"a": 10**5000}), "x")


@pytest.mark.parametrize(
    "fields",
    [
        {"url": Word(URL)},
        {"custom_id": Colour.RED, "dataset": Word("d"), "api_key": Word("sk")},
        {"body": OrderedDict(a=1)},
        {"body": Lazy(), "source": MappingProxyType({"a": 1})},
    ],
)
def test_fields_of_kinds_of_their_own_are_taken(fields: dict[str, Any]) -> None:
    task = Task(**{"url": URL, "body": {}, **fields})
    assert {name: getattr(task, name) for name in fields} == fields
    assert json.loads(Lines().line(task, "x"))["url"] == URL


def test_a_field_that_is_not_given_is_absent() -> None:
    task = Task(url=URL, body={}, dataset=NOT_GIVEN, source=NOT_GIVEN)
    assert (task.dataset, task.source) == (None, None)
    assert not {"dataset", "source"} & task.to_dict().keys()
    with pytest.raises(TypeError, match="missing required keyword 'url'"):
        Task(url=NOT_GIVEN, body={})
    with pytest.raises(TypeError, match="method: expected a str, got None"):
        Task(url=URL, body={}, method=NOT_GIVEN)

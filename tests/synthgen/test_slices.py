"""Long lines of an export in parts: every task once, in order, and none of another line's kind taken for one."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.synthgen import exceptions
from fivefold.synthgen._exports import _LONG_LINE
from fivefold.synthgen._slices import slices
from tests.core._server import FakeServer

from .test_exports import broken, export, ids, line

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(tasks=st.lists(VALUES, max_size=100), total=st.integers(), compact=st.booleans(), escaped=st.booleans())
def test_parts_hold_together_what_the_line_does(tasks: list[Any], total: int, compact: bool, escaped: bool) -> None:
    separators = (",", ":") if compact else (" , ", " : ")
    whole = json.dumps({"total": total, "tasks": tasks}, separators=separators, ensure_ascii=escaped)
    parts = [json.loads(part) for part in slices(whole.encode("utf-8", "surrogatepass"))]
    assert [task for part in parts for task in part["tasks"]] == tasks
    assert {part["total"] for part in parts} == {total}
    assert max(len(part["tasks"]) for part in parts) <= 32


@pytest.mark.parametrize(
    "odd",
    [
        b"", b"[]", b"null", b'{"tasks": []}', b'{"total": 1}', b'{"tasks": {}, "total": 1}',
        b'{"tasks": [1], "total": 1.5}', b'{"tasks": [1], "total": true}', b'{"tasks": [1], "total": 1, "error": "x"}',
        b'{"tasks": [1, 2', b'{"tasks": [1], "total": 1} x', b'{"tasks": [' + b"[" * 100_000,
    ],
    ids=lambda odd: odd.decode()[:40],
)  # fmt: skip
def test_a_line_of_another_shape_stays_as_it_is(odd: bytes) -> None:
    assert list(slices(odd)) == [odd]


def long_line(total: int, **odd: Any) -> bytes:
    """A line of 100 tasks, one of which, the 71st, has other fields."""
    names = [f"m-{number}-" + "x" * 1000 for number in range(100)]
    whole = json.loads(line(*names, total=total))
    whole["tasks"][70] |= odd
    written = json.dumps(whole).encode() + b"\n"
    assert len(written) > _LONG_LINE
    return written


def test_a_long_line_is_read_like_a_short_one(wired: Any, script: FakeServer) -> None:
    script.script(export(long_line(201, new="field"), line("last", total=201), long_line(201)))
    found = list(wired.iter_batch_tasks("b"))
    names = [name.split("-x")[0] for name in ids(found)]
    hundred = [f"m-{number}" for number in range(100)]
    assert names == [*hundred, "last", *hundred]
    assert (found[70]["new"], found[71].unknown_fields()) == ("field", found[0].unknown_fields())


def test_what_came_of_a_long_line_is_counted(wired: Any, script: FakeServer) -> None:
    script.script(broken(long_line(150)))
    tasks = wired.iter_batch_tasks("b")
    assert len([next(tasks) for _ in range(100)]) == 100
    with pytest.raises(exceptions.IncompleteStreamError, match="100 of 150 tasks came") as caught:
        next(tasks)
    assert (caught.value.received, caught.value.total) == (100, 150)


def test_a_task_in_a_long_line_that_is_none_is_told(wired: Any, script: FakeServer) -> None:
    script.script(export(long_line(100, message_id=5)))
    with pytest.raises(exceptions.ResponseValidationError, match=r"tasks\[\d+\]\.message_id: expected a string"):
        list(wired.iter_batch_tasks("b"))

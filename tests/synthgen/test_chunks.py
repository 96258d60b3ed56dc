"""Tasks into chunks, without a server."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold.call import Do
from fivefold.synthgen._chunks import Chunk, Chunks, custom_ids
from fivefold.synthgen._task import ALONE, Task

from .tasks import task


def taken(chunks: Chunks) -> list[Chunk]:
    """All chunks."""
    found: list[Chunk] = []
    while True:
        step = chunks.next()
        try:
            assert not isinstance(next(step), Do)
        except StopIteration as done:
            if done.value is None:
                return found
            found.append(done.value)


@settings(max_examples=60, deadline=None)
@given(
    lengths=st.lists(st.integers(0, 400), max_size=30),
    size=st.integers(1, 7),
    most=st.integers(1, 2000),
    skipped=st.sets(st.integers(0, 30)),
)
def test_every_task_once_in_order_and_within_bounds(
    lengths: list[int], size: int, most: int, skipped: set[int]
) -> None:
    tasks = [task(str(number), "x" * length) for number, length in enumerate(lengths)]
    chunks = Chunks(iter(tasks), size, most_bytes=most, unique=True, skip={str(number) for number in skipped})
    chunks.around = b"before\n", b"\nafter"
    found = taken(chunks)
    wanted = [str(number) for number in range(len(tasks)) if number not in skipped]
    assert [name for chunk in found for name in custom_ids(chunk.names)] == wanted
    assert chunks.consumed == len(tasks)
    for chunk in found:
        body = chunk.body.removeprefix(b"before\n").removesuffix(b"\nafter")
        assert len(body) == len(chunk.body) - 13
        lines: list[Any] = [json.loads(line) for line in body.split(b"\n")]
        assert tuple(line["source"][ALONE] for line in lines) == custom_ids(chunk.names)
        assert 1 <= len(lines) <= size
        assert len(lines) == 1 or len(body) <= most
        assert chunk.secrets == {"sk-of-the-task"}
        assert "sk-of-the-task" not in repr(chunk)
    # No chunk could have taken in the first task of the next one.
    for one, other in pairwise(found):
        first = other.body.split(b"\n")[1]
        assert len(one.names) == size or len(one.body) - 13 + 1 + len(first) > most


def test_a_full_chunk_does_not_wait_for_another_task() -> None:
    asked: list[int] = []

    def watched() -> Any:
        for number in range(4):
            asked.append(number)
            yield task(str(number))

    chunks = Chunks(watched(), 2, unique=False)
    with pytest.raises(StopIteration) as done:
        next(chunks.next())
    assert custom_ids(done.value.value.names) == ("0", "1")
    assert asked == [0, 1]


@given(st.lists(st.sampled_from([None, "#0", "#1", "#2", "#02", "#-1", "#", "a"]), max_size=8), st.booleans())
def test_a_name_that_was_there_is_found_be_it_given_or_a_place(names: list[str | None], at_once: bool) -> None:
    effective = [f"#{place}" if name is None else name for place, name in enumerate(names)]
    tasks = [Task(url="http://host", body={}, custom_id=name) for name in names]

    def told() -> list[str]:
        return [
            name
            for chunk in taken(Chunks(tasks if at_once else iter(tasks), 3, unique=True))
            for name in custom_ids(chunk.names)
        ]

    if len(set(effective)) < len(effective):
        with pytest.raises(ValueError, match="is there twice"):
            told()
    else:
        assert told() == effective

"""The declared vocabulary looks like plain methods to `inspect` and `help`, in both clients."""

import inspect
from typing import get_type_hints
from unittest.mock import create_autospec

import pytest

from fivefold.synthgen import AsyncSynthgen, Synthgen, TaskResponse, _operations, models

WORDS = [name for name in vars(_operations._Synthgen) if not name.startswith("_")]
#: Those of which the async client returns an iterator.
ITERATED = {"iter_batch_tasks"}


@pytest.mark.parametrize("kind", [Synthgen, AsyncSynthgen])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_a_plain_documented_function(kind: type, word: str) -> None:
    method = getattr(kind, word)
    assert inspect.getattr_static(kind, word) is method
    assert inspect.isfunction(method)
    assert (method.__name__, method.__qualname__) == (word, f"{kind.__name__}.{word}")
    assert method.__module__ == kind.__module__ == "fivefold.synthgen"
    assert inspect.iscoroutinefunction(method) == (kind is AsyncSynthgen and word not in ITERATED)
    signature = inspect.signature(method)
    assert "own" not in signature.parameters
    assert next(iter(signature.parameters)) == "self"
    assert "Generator" not in str(signature.return_annotation)
    assert "_wire" not in str(signature)
    doc = inspect.getdoc(method) or ""
    assert doc.splitlines()[0].endswith(".")
    assert [name for name in list(signature.parameters)[1:] if name not in doc] == []
    assert any(f"{verb} /" in doc for verb in ("GET", "POST", "DELETE")) or word == "monitor_batch"


def test_annotations_resolve_to_classes() -> None:
    assert get_type_hints(Synthgen.get_task)["return"] is TaskResponse
    assert get_type_hints(AsyncSynthgen.monitor_batch)["return"] == list[TaskResponse]
    assert get_type_hints(Synthgen.get_task_stats)["return"] is models.TaskStatsResponse
    assert get_type_hints(Synthgen.create_batch)["return"] is models.BulkTaskResponse


def test_mocks_know_the_signatures() -> None:
    mock = create_autospec(Synthgen)
    with pytest.raises(TypeError):
        mock.return_value.get_batch()


def test_outside_of_a_client_nothing_is_called() -> None:
    from fivefold.synthgen import _waits

    with pytest.raises(TypeError):
        Synthgen.wait_for_batch()  # type: ignore[call-arg]
    assert "own" in inspect.signature(_waits.wait_for_batch).parameters

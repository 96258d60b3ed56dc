"""The declared vocabulary looks like plain methods to `inspect`, `help` and mocks."""

import inspect
from typing import Any, get_type_hints
from unittest.mock import create_autospec

import pytest

from fivefold.saas_litellm import (
    Admin,
    AsyncAdmin,
    AsyncJob,
    AsyncSaaSLiteLLM,
    Job,
    SaaSLiteLLM,
    _admin_operations,
    _job,
    _operations,
)

VOCABULARIES: list[tuple[type, type, type]] = [
    (_operations._SaaSLiteLLM, SaaSLiteLLM, AsyncSaaSLiteLLM),
    (_admin_operations._Admin, Admin, AsyncAdmin),
    (_job._Words, Job, AsyncJob),
]
WORDS = [
    (twin, name) for words, *twins in VOCABULARIES for twin in twins for name in vars(words) if not name.startswith("_")
]
SEVERAL = ("iter_", "stream_", "chat_stream")


@pytest.mark.parametrize(("twin", "word"), WORDS)
def test_a_word_is_a_plain_documented_function(twin: type, word: str) -> None:
    method = getattr(twin, word)
    assert inspect.getattr_static(twin, word) is method
    assert inspect.isfunction(method)
    assert (method.__name__, method.__qualname__) == (word, f"{twin.__name__}.{word}")
    awaited = twin.__name__.startswith("Async") and not word.startswith(SEVERAL)
    assert inspect.iscoroutinefunction(method) == awaited
    signature = inspect.signature(method)
    assert isinstance(signature.return_annotation, str)
    assert "Flow" not in signature.return_annotation
    doc = inspect.getdoc(method) or ""
    assert doc.splitlines()[0].endswith(".")
    paths = ("/api/", "/health", "/openapi.json")
    assert any(f"{verb} {path}" in doc for verb in ("GET", "POST", "PUT", "PATCH", "DELETE") for path in paths)
    told = doc.replace(",", ":").replace(": ", ":\n")
    parameters = list(signature.parameters)
    assert parameters[0] == "self"
    assert [name for name in parameters[1:] if f"{name}:" not in told] == []
    assert ("job_id:" in told) == ("job_id" in parameters)


def test_annotations_resolve() -> None:
    for twin, word in WORDS:
        assert get_type_hints(getattr(twin, word))["return"] is not None


def test_a_mock_of_a_client_takes_and_refuses_the_same_arguments() -> None:
    mock: Any = create_autospec(SaaSLiteLLM, instance=True)
    mock.chat("7", [], temperature=0.1)
    with pytest.raises(TypeError):
        mock.chat("7", [], warmth=1)
    with pytest.raises(TypeError):
        mock.complete_job()

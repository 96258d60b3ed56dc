"""The declared vocabulary looks like plain methods to `inspect`, `help` and mocks."""

import inspect
import pydoc
from typing import Any, get_type_hints
from unittest.mock import create_autospec
from uuid import UUID

import pytest

from fivefold import ArgusLM, AsyncArgusLM
from fivefold.arguslm import _operations, schemas

WORDS = sorted(name for name in vars(_operations._ArgusLM) if not name.startswith("_"))
SEVERAL = ("iter_", "stream_")


@pytest.mark.parametrize("twin", [ArgusLM, AsyncArgusLM])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_a_plain_documented_function(twin: type, word: str) -> None:
    method = getattr(twin, word)
    assert inspect.getattr_static(twin, word) is method
    assert inspect.isfunction(method)
    assert (method.__name__, method.__qualname__) == (word, f"{twin.__name__}.{word}")
    assert method.__module__ == twin.__module__ == "fivefold.arguslm"
    assert inspect.iscoroutinefunction(method) == (twin is AsyncArgusLM and not word.startswith(SEVERAL))
    signature = inspect.signature(method)
    assert next(iter(signature.parameters)) == "self"
    assert signature.return_annotation not in (inspect.Signature.empty, "Any")
    doc = inspect.getdoc(method) or ""
    assert doc.splitlines()[0].endswith(".")
    missing = [name for name in list(signature.parameters)[1:] if f"{name}: " not in doc]
    assert missing == []


@pytest.mark.parametrize("twin", [ArgusLM, AsyncArgusLM])
def test_help_lists_every_word_with_its_signature(twin: type) -> None:
    text = pydoc.plain(pydoc.render_doc(twin))
    assert [word for word in WORDS if f" {word}(" not in text] == []
    closed = "".join(text.replace("|", "").split())  # newer Pythons break long signatures into lines
    assert "get_provider(self,provider_id:uuid.UUIDstr)->'ProviderResponse'" in closed


def test_annotations_resolve_to_the_classes_of_the_service() -> None:
    assert get_type_hints(ArgusLM.get_provider) == {"provider_id": UUID | str, "return": schemas.ProviderResponse}
    assert get_type_hints(AsyncArgusLM.get_provider)["return"] is schemas.ProviderResponse


def test_a_mock_of_a_client_takes_and_refuses_the_same_arguments() -> None:
    mock: Any = create_autospec(ArgusLM, instance=True)
    mock.get_provider("7")
    mock.list_models(provider_id="7", limit=3)
    with pytest.raises(TypeError):
        mock.get_provider()
    with pytest.raises(TypeError):
        mock.list_models(limits=3)


async def _asked(mock: Any) -> None:
    await mock.get_provider("7")


def test_a_mock_of_the_asyncio_client_is_awaited() -> None:
    import asyncio

    mock = create_autospec(AsyncArgusLM, instance=True)
    asyncio.run(_asked(mock))
    mock.get_provider.assert_awaited_once_with("7")

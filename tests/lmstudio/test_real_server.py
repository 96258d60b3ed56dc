"""Against any server in the manner of OpenAI that LMSTUDIO_BASE_URL names; LMSTUDIO_MODEL says which model of it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold.lmstudio import CompletionRequest, RetryConfig
from tests.twins import lmstudio

BASE_URL, KEY = os.environ.get("LMSTUDIO_BASE_URL"), os.environ.get("LMSTUDIO_API_KEY")
MODEL = os.environ.get("LMSTUDIO_MODEL")
pytestmark = pytest.mark.skipif(BASE_URL is None, reason="no server: LMSTUDIO_BASE_URL is not set")


@pytest.fixture(params=["sync", "async"])
def real(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Either twin, on the real server."""
    with lmstudio(request.param, BASE_URL or "", api_key=KEY, retry_config=RetryConfig(1)) as twin:
        yield twin


@pytest.fixture
def model(real: Any) -> str:
    """A model that chats: the one that is named, or the first."""
    return MODEL or real.list_models()[0].id


def test_the_real_server_is_healthy(real: Any) -> None:
    assert real.health_check()["status"] == "healthy"


def test_a_real_chat_reads_alike_streamed_or_not(real: Any, model: str) -> None:
    body = {"model": model, "messages": [{"role": "user", "content": "hi"}], "temperature": 0, "max_tokens": 8}
    plain = real.create_chat_completion(body).choices[0]
    with real.stream_chat_completion(body) as stream:
        text = "".join(stream.text())
        streamed = stream.final().choices[0]
    assert text == (streamed.message.content or "")
    assert (plain.message.role, plain.finish_reason) == (streamed.message.role, streamed.finish_reason)


def test_a_real_completion_reads_alike_streamed_or_not(real: Any, model: str) -> None:
    request = CompletionRequest(model, "Once upon", max_tokens=8, temperature=0)
    plain, streamed = real.create_completion(request), real.stream_completion(request).final()
    assert plain.choices[0].text
    assert (plain.choices[0].finish_reason, plain.object) == (streamed.choices[0].finish_reason, streamed.object)
    assert streamed.choices[0].text

"""One test for each row on LM Studio in docs/differences.md: what the guide says, and what holds."""

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import fivefold
from fivefold.lmstudio import (
    CompletionRequest,
    CompletionResponse,
    LMStudioClient,
    LMStudioError,
    Model,
    RetryConfig,
    exceptions,
)
from tests import twins
from tests.core._server import FakeServer, reply, silence

DOCUMENT = Path(__file__).parents[2] / "docs" / "differences.md"
COMPLETION = {"id": "c", "object": "text_completion", "created": 1, "model": "m", "choices": []}
Check = Callable[[Any, FakeServer], None]


def _environment(client: Any, server: FakeServer) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LMSTUDIO_BASE_URL", "http://127.0.0.1:1/v1")
        patch.setenv("LMSTUDIO_API_KEY", "sk-one")
        assert (LMStudioClient().base_url, LMStudioClient().api_key) == ("http://127.0.0.1:1/v1", "sk-one")
        patch.delenv("LMSTUDIO_API_KEY")
        patch.setenv("LM_API_TOKEN", "sk-two")
        assert LMStudioClient().api_key == "sk-two"


def _root(client: Any, server: FakeServer) -> None:
    server.script(reply(200, {"data": [], "models": []}))
    for end in ("", "/v1"):
        with LMStudioClient(server.url + end) as made:
            assert made.base_url == server.url + "/v1"
            assert made.list_models() == made.native.list_models().models == made.v0.list_models().data == []


def _streams(client: Any, server: FakeServer) -> None:
    chunk = (
        b'data: {"id":"c","object":"x","created":1,"model":"m","choices":[{"index":0,"text":"Hi"}]}\n\ndata: [DONE]\n\n'
    )
    server.script(reply(200, chunk, content_type="text/event-stream"))
    assert list(client.stream_completion(CompletionRequest("m", "p")).text()) == ["Hi"]
    with pytest.raises(ValueError, match="Streaming is not supported in this method"):
        client.create_completion(CompletionRequest("m", "p", stream=True))


def _patience(client: Any, server: FakeServer) -> None:
    options = LMStudioClient()._options
    assert (options.first_byte, options.timeout) == (600.0, 30.0)


def _once(client: Any, server: FakeServer) -> None:
    server.script(silence)
    with pytest.raises(exceptions.APIConnectionError):
        client.create_completion_simple("m", "p")
    assert len(server.received) == 1


def _named(client: Any, server: FakeServer) -> None:
    for answer, tries in ((reply(501), 1), (reply(200, b"no JSON"), 1), (reply(500), 3)):
        asked = len(server.received)
        server.script(answer)
        with pytest.raises(LMStudioError):
            client.list_models()
        assert len(server.received) == asked + tries


def _health(client: Any, server: FakeServer) -> None:
    server.script(reply(503, {"error": "busy"}))
    assert client.health_check()["error_type"] == "server_error"
    assert len(server.received) == 1


def _wrong_path(client: Any, server: FakeServer) -> None:
    server.script(reply(200, {"error": "Unexpected endpoint or method. (GET /models)"}))
    with pytest.raises(exceptions.ResponseValidationError, match=r"^api_error: Unexpected endpoint"):
        client.list_models()


def _words(client: Any, server: FakeServer) -> None:
    for body in (
        {"error": {"message": "No"}},
        {"error": "No"},
        {"detail": "No"},
        {"message": "No"},
        b"No",
        b"<p>No</p>",
    ):
        server.script(reply(400, body))
        with pytest.raises(LMStudioError) as caught:
            client.list_models()
        assert caught.value.message.strip() == "No"


def _lines(client: Any, server: FakeServer) -> None:
    server.script(reply(401, {"error": "No"}))
    with pytest.raises(LMStudioError) as caught:
        client.list_models()
    first, *others = str(caught.value).splitlines()
    assert first == "authentication_error: No"
    assert [line.split()[0] for line in others] == ["where:", "tried:", "hint:"]


def _classes(client: Any, server: FakeServer) -> None:
    server.script(reply(404, {"error": "No"}))
    with pytest.raises(exceptions.NotFoundError) as caught:
        client.list_models()
    error = caught.value
    assert isinstance(error, LMStudioError)
    assert isinstance(error, fivefold.NotFoundError)
    assert error in {error}
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def _session(client: Any, server: FakeServer) -> None:
    server.script(reply(200, {"data": []}))
    with LMStudioClient(server.url, "sk-key", headers={"X-Mine": "yes"}) as made:
        assert not hasattr(made, "session")
        assert made.api_key == "sk-key"
        made.list_models()
    assert server.received[0].headers["x-mine"] == "yes"


def _positions(client: Any, server: FakeServer) -> None:
    assert Model("a").to_dict() == {"id": "a", "object": "model"}
    assert CompletionRequest("m", "p", 5).to_dict() == {"model": "m", "prompt": "p", "max_tokens": 5}
    with pytest.raises(TypeError):
        CompletionResponse("c", "text_completion")  # type: ignore[call-arg]
    assert CompletionResponse(id="c", object="x", created=1, model="m", choices=[]).usage is None


def _usage(client: Any, server: FakeServer) -> None:
    server.script(reply(200, {**COMPLETION, "usage": {}}))
    usage = client.create_completion_simple("m", "p").usage
    assert (usage.prompt_tokens, usage.total_tokens, usage.to_dict()) == (None, None, {})
    server.script(reply(200, {**COMPLETION, "usage": None}))
    assert client.create_completion_simple("m", "p").usage is None


def _unknown(client: Any, server: FakeServer) -> None:
    server.script(reply(200, {**COMPLETION, "stats": {}, "new": 1}))
    answer = client.create_completion_simple("m", "p")
    assert (answer.new, answer.to_dict()["stats"]) == (1, {})


#: By how the first cell of the row begins.
CHECKS: dict[str, Check] = {
    "`LMStudioClient()` talks": _environment,
    "`base_url` ends": _root,
    "streams are not supported": _streams,
    "a request is answered within": _patience,
    "a request that timed out": _once,
    "`retry_on_status` names": _named,
    "`health_check()` tells": _health,
    "a wrong path": _wrong_path,
    "the message of an error": _words,
    "`str(error)` is one line": _lines,
    "`LMStudioError` is a dataclass": _classes,
    "`client.session`": _session,
    "CompletionResponse, CompletionChoice": _positions,
    "an empty `usage`": _usage,
    "unknown fields are dropped": _unknown,
}


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that answers by script."""
    with FakeServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, server: FakeServer) -> Iterator[Any]:
    """Either twin."""
    with twins.lmstudio(request.param, server.url, retry_config=RetryConfig(2, 0.0)) as twin:
        yield twin


def test_every_row_has_its_check() -> None:
    _, _, section = DOCUMENT.read_text(encoding="utf-8").partition("\n## LM Studio\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(CHECKS)
    for row, start in zip(rows, CHECKS, strict=True):
        assert row.startswith(f"| {start}")


@pytest.mark.parametrize("row", CHECKS)
def test_what_the_row_says_holds(row: str, client: Any, server: FakeServer) -> None:
    CHECKS[row](client, server)

"""The declared vocabulary looks like plain methods to `inspect` and `help`, in every view."""

import inspect
import pydoc
from typing import Any, get_type_hints

import pytest

from fivefold import AsyncStream, Stream
from fivefold.lmstudio import AsyncLMStudio, LMStudio, Model, _operations, _views, complete, schemas
from tests.core._server import FakeServer, reply

KINDS: dict[type, type] = {
    LMStudio: _operations._LMStudio,
    AsyncLMStudio: _operations._LMStudio,
    _views.NativeLMStudio: _operations._Native,
    _views.AsyncNativeLMStudio: _operations._Native,
    _views.V0LMStudio: _operations._V0,
    _views.AsyncV0LMStudio: _operations._V0,
}
WORDS = [(kind, name) for kind, table in KINDS.items() for name in vars(table) if not name.startswith("_")]


@pytest.mark.parametrize(("kind", "word"), WORDS, ids=[f"{kind.__name__}.{word}" for kind, word in WORDS])
def test_a_word_is_a_plain_documented_function(kind: type, word: str) -> None:
    method = getattr(kind, word)
    assert inspect.getattr_static(kind, word) is method
    assert inspect.isfunction(method)
    assert (method.__name__, method.__qualname__) == (word, f"{kind.__name__}.{word}")
    assert method.__module__ == kind.__module__
    assert inspect.iscoroutinefunction(method) == (kind.__name__.startswith("Async") and not word.startswith("stream_"))
    signature = inspect.signature(method)
    assert next(iter(signature.parameters)) == "self"
    assert signature.return_annotation not in (inspect.Signature.empty, "Any")
    doc = inspect.getdoc(method) or ""
    assert doc.splitlines()[0].endswith(".")
    assert [name for name in list(signature.parameters)[1:] if f"{name}: " not in doc] == []


def test_the_clients_are_where_they_are_imported_from() -> None:
    assert {LMStudio.__module__, AsyncLMStudio.__module__} == {"fivefold.lmstudio"}
    text = "".join(pydoc.plain(pydoc.render_doc(LMStudio)).replace("|", "").split())
    assert "create_completion_simple(self,model:str,prompt:str,max_tokens:intNone=None" in text
    assert "__init__(self,base_url:strNone=None,api_key:strNone=None,timeout:" in text
    assert "ValueError:Thebodyasksforastream,andnothingwassent;thatis`stream_chat_completion`." in text


def test_every_schema_is_listed() -> None:
    assert {"ChatCompletion", "NativeChatEvent", "V0Model"} <= set(dir(schemas))


def test_annotations_resolve_to_classes() -> None:
    def returned(method: Any) -> Any:
        return get_type_hints(method)["return"]

    assert returned(LMStudio.list_models) == list[Model]
    assert returned(LMStudio.create_chat_completion) is schemas.ChatCompletion
    assert returned(AsyncLMStudio.create_completion_simple) is schemas.CompletionResponse
    streamed = returned(LMStudio.stream_chat_completion), returned(AsyncLMStudio.stream_chat_completion)
    assert streamed == (
        Stream[schemas.ChatCompletionChunk, schemas.ChatCompletion],
        AsyncStream[schemas.ChatCompletionChunk, schemas.ChatCompletion],
    )


def test_every_field_of_a_request_can_be_told_by_an_argument() -> None:
    text = {field.name for field in schemas.CompletionRequest.wire_fields()}
    assert set(inspect.signature(LMStudio.create_completion_simple).parameters) - {"self"} == text
    assert set(inspect.signature(complete).parameters) - {"base_url", "api_key"} == text
    chat = {field.name for field in schemas.ChatCompletionRequest.wire_fields()} - {"stream", "stream_options", "n"}
    run, parse = (
        set(inspect.signature(method).parameters) - {"self"} for method in (LMStudio.run_tools, LMStudio.parse)
    )
    assert run == chat | {"max_rounds", "on_message"}
    assert parse == chat - {"tools", "tool_choice", "parallel_tool_calls", "response_format"} | {"response_model"}


@pytest.mark.parametrize("end", ["", "/v1"])
def test_every_argument_is_sent(end: str) -> None:
    given: dict[str, Any] = {
        "max_tokens": 1,
        "temperature": 0.5,
        "top_p": 0.5,
        "n": 1,
        "stream": False,
        "logprobs": 1,
        "echo": True,
        "stop": ["x"],
        "presence_penalty": 0.5,
        "frequency_penalty": 0.5,
        "best_of": 1,
        "logit_bias": {"1": 0.5},
        "user": "u",
        "suffix": "s",
        "seed": 1,
        "top_k": 1,
        "min_p": 0.5,
        "repeat_penalty": 1.5,
        "stream_options": {"include_usage": True},
        "ttl": 1,
        "draft_model": "d",
    }
    answer = {"id": "c", "object": "text_completion", "created": 1, "model": "m", "choices": []}
    with FakeServer() as server:
        server.script(reply(200, answer))
        with LMStudio(server.url) as client:
            client.create_completion_simple("m", "p", **given)
        complete("m", "p", server.url + end, "key", **given)
        assert [request.json for request in server.received] == [{"model": "m", "prompt": "p", **given}] * 2

"""Every operation of LM Studio, on the sandbox, by both twins."""

import base64
import struct
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fivefold import RawResponse
from fivefold.lmstudio import CompletionRequest, Model, exceptions, image_part, schemas, split_reasoning
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer, reply
from tests.sandbox.lmstudio_tools import CHAT, EMBEDDER, OSS, SEEING, THINKER, WEATHER, user

PIXEL = base64.b64decode("iVBORw0KGgo=")


def _said(text: str, model: str = CHAT, **fields: Any) -> dict[str, Any]:
    return {"model": model, "messages": user(text), **fields}


def test_models(client: Any, lmstudio_server: Sandbox) -> None:
    models = client.list_models()
    assert {type(model) for model in models} == {Model}
    assert isinstance(models[0], schemas.Model)
    assert CHAT in [model.id for model in models]
    assert {model.object for model in models} == {"model"}
    assert lmstudio_server.requests()[-1]["path"] == "/v1/models"


def test_completions(client: Any, lmstudio_server: Sandbox) -> None:
    request = CompletionRequest(CHAT, "Hello", max_tokens=20, temperature=0.0, user=None)
    answer = client.create_completion(request)
    assert answer.choices[0].text == "Echo: Hello"
    assert lmstudio_server.requests()[-1]["body"] == request.to_dict()
    simple = client.create_completion_simple(CHAT, "Hello", 20, 0.5, top_p=0.9, stop=["x"], seed=1)
    assert simple.choices[0].text.startswith("Echo: Hello")
    sent = {"model": CHAT, "prompt": "Hello", "max_tokens": 20, "temperature": 0.5}
    assert lmstudio_server.requests()[-1]["body"] == {**sent, "top_p": 0.9, "stop": ["x"], "seed": 1}
    assert "".join(client.stream_completion(request).text()) == "Echo: Hello"


def test_chats(client: Any) -> None:
    answer = client.create_chat_completion(schemas.ChatCompletionRequest(model=CHAT, messages=user("Hello")))
    assert answer.choices[0].message.content == "Echo: Hello"
    with client.stream_chat_completion(_said("Hello")) as stream:
        assert "".join(stream.text()) == "Echo: Hello"
        assert stream.final().usage.to_dict() == answer.usage.to_dict()


def test_tools_are_called_alike_streamed_or_not(client: Any) -> None:
    body = _said('call get_weather {"city": "Rome", "days": 2}', tools=[WEATHER])
    plain = client.create_chat_completion(body).choices[0]
    streamed = client.stream_chat_completion(body).final().choices[0]
    assert plain.finish_reason == streamed.finish_reason == "tool_calls"
    for choice in (plain, streamed):
        (call,) = choice.message.tool_calls
        assert (call.function.name, call.type) == ("get_weather", "function")
        assert '"city"' in call.function.arguments


@pytest.mark.parametrize("model", [THINKER, OSS])
def test_reasoning_is_found_wherever_it_is(model: str, client: Any) -> None:
    plain = client.create_chat_completion(_said("Hello", model)).choices[0].message
    streamed = client.stream_chat_completion(_said("Hello", model)).final().choices[0].message
    for message in (plain, streamed):
        reasoning, text = split_reasoning(message)
        assert reasoning
        assert text == "Echo: Hello"


def test_an_image(client: Any, lmstudio_server: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    content = [{"type": "text", "text": "What is this?"}, image_part(path, detail="low")]
    answer = client.create_chat_completion({"model": SEEING, "messages": user(content)})
    assert answer.choices[0].message.content
    sent = lmstudio_server.requests()[-1]["body"]["messages"][0]["content"][1]
    assert sent == {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo=", "detail": "low"}}


def test_images_that_are_taken_and_not_taken(tmp_path: Path) -> None:
    assert image_part(b"\xff\xd8\xff\xe0").to_dict()["image_url"] == {"url": "data:image/jpeg;base64,/9j/4A=="}
    with pytest.raises(ValueError, match="PNG or JPEG"):
        image_part(b"RIFF\0\0\0\0WEBP")
    with pytest.raises(FileNotFoundError):
        image_part(tmp_path / "none.png")


def test_embeddings(client: Any, lmstudio_server: Sandbox) -> None:
    answer = client.create_embeddings({"model": EMBEDDER, "input": ["a", "b"]})
    assert [item.index for item in answer.data] == [0, 1]
    assert all(isinstance(number, float | int) for number in answer.data[0].embedding)
    assert lmstudio_server.requests()[-1]["body"]["encoding_format"] == "float"
    client.v0.create_embeddings(schemas.EmbeddingRequest(model=EMBEDDER, input="a", encoding_format="base64"))
    assert lmstudio_server.requests()[-1]["body"]["encoding_format"] == "base64"


def test_embeddings_in_base64_are_read_as_numbers(wired: Any, server: FakeServer) -> None:
    coded = base64.b64encode(struct.pack("<3f", 0.5, -1.0, 2.0)).decode()
    server.script(reply(200, {"data": [{"embedding": coded, "index": 0}, {"embedding": [1.5], "index": 1}]}))
    answer = wired.create_embeddings({"model": "m", "input": "a", "encoding_format": "base64"})
    assert [item.embedding for item in answer.data] == [[0.5, -1.0, 2.0], [1.5]]
    for broken in ("####", base64.b64encode(b"abc").decode()):
        server.script(reply(200, {"data": [{"embedding": broken, "index": 0}]}))
        with pytest.raises(exceptions.ResponseValidationError, match="neither numbers nor base64"):
            wired.create_embeddings({"model": "m", "input": "a"})


def test_responses(client: Any) -> None:
    first = client.create_response({"model": CHAT, "input": "Hello"})
    assert first.output[0].content[0].text == "Echo: Hello"
    stream = client.stream_response({"model": CHAT, "input": "Again", "previous_response_id": first.id})
    assert "".join(stream.text()) == "Echo: Again"
    assert stream.final().status == "completed"


def test_native_models_are_loaded_and_unloaded(client: Any) -> None:
    loaded = client.native.load_model({"model": CHAT, "context_length": 4096, "echo_load_config": True})
    assert loaded.load_config.context_length == 4096
    (model,) = [model for model in client.native.list_models().models if model.key == CHAT]
    assert loaded.instance_id in [instance.id for instance in model.loaded_instances]
    assert client.native.unload_model({"instance_id": loaded.instance_id}).instance_id == loaded.instance_id


def test_native_chats(client: Any) -> None:
    first = client.native.chat({"model": CHAT, "input": "Hello"})
    assert first.output[-1].content == "Echo: Hello"
    stream = client.native.stream_chat({"model": CHAT, "input": "On", "previous_response_id": first.response_id})
    assert "".join(stream.text()) == "Echo: On"
    assert stream.final().response_id != first.response_id


def test_a_download_is_waited_for(client: Any) -> None:
    seen: list[str] = []
    started = client.native.download_model({"model": "ibm/granite-4-micro"})
    assert started.job_id
    assert client.native.get_download(started.job_id).status in ("downloading", "completed")
    done = client.native.wait_for_download(started, on_progress=lambda job: seen.append(job.status))
    assert (done.status, seen[-1]) == ("completed", "completed")
    assert isinstance(done.completed_at, datetime)
    again = client.native.wait_for_download(started.job_id)
    assert again.job_id == done.job_id


def test_a_model_that_is_there_is_not_waited_for(client: Any, lmstudio_server: Sandbox) -> None:
    there = client.native.download_model({"model": CHAT})
    asked = len(lmstudio_server.requests())
    assert client.native.wait_for_download(there).status == "already_downloaded"
    assert len(lmstudio_server.requests()) == asked


def test_a_download_that_takes_too_long(wired: Any, server: FakeServer) -> None:
    server.script(reply(200, {"job_id": "7", "status": "paused"}))
    with pytest.raises(exceptions.DeadlineExceededError, match="download 7 is still paused") as caught:
        wired.native.wait_for_download("7", deadline=0.01)
    assert (caught.value.error_type, caught.value.body["status"]) == ("timeout_error", "paused")


def test_the_v0_api(client: Any) -> None:
    models = client.v0.list_models()
    assert CHAT in [model.id for model in models.data]
    assert client.v0.get_model(OSS).id == OSS
    chat = client.v0.create_chat_completion(_said("Hello"))
    assert chat.stats.tokens_per_second > 0
    assert client.v0.stream_chat_completion(_said("Hello")).final().choices[0].message.content == "Echo: Hello"
    text = client.v0.create_completion({"model": CHAT, "prompt": "Hello"})
    assert text.runtime.name
    assert "".join(client.v0.stream_completion({"model": CHAT, "prompt": "Hello"}).text()) == "Echo: Hello"


def test_names_of_models_are_escaped(wired: Any, server: FakeServer) -> None:
    server.script(reply(200, {"id": "qwen/qwen3@q4", "type": "llm", "state": "loaded"}))
    assert wired.v0.get_model("qwen/qwen3@q4").id == "qwen/qwen3@q4"
    assert server.received[0].line == "GET /api/v0/models/qwen%2Fqwen3%40q4 HTTP/1.1"


@pytest.mark.parametrize(
    ("name", "twin", "body"),
    [
        ("create_completion", "stream_completion", {"model": "m", "prompt": "p"}),
        ("create_chat_completion", "stream_chat_completion", {"model": "m", "messages": []}),
        ("create_response", "stream_response", {"model": "m", "input": "p"}),
        ("native.chat", "stream_chat", {"model": "m", "input": "p"}),
        ("v0.create_completion", "stream_completion", {"model": "m", "prompt": "p"}),
        ("v0.create_chat_completion", "stream_chat_completion", {"model": "m", "messages": []}),
    ],
)
def test_a_stream_has_a_method_of_its_own(
    name: str, twin: str, body: dict[str, Any], wired: Any, server: FakeServer
) -> None:
    space, _, method = name.rpartition(".")
    view = getattr(wired, space) if space else wired
    with pytest.raises(ValueError, match=f"^Streaming is not supported in this method. Use {twin}$"):
        getattr(view, method)({**body, "stream": True})
    assert server.received == []


def test_a_stream_told_by_arguments_or_by_a_model(wired: Any, server: FakeServer) -> None:
    for stream in (True, 1):
        with pytest.raises(ValueError, match="Streaming is not supported"):
            wired.create_completion(CompletionRequest("m", "p", stream=stream))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Streaming is not supported"):
        wired.create_completion_simple("m", "p", stream=True)
    with pytest.raises(TypeError, match="temperatur"):
        wired.create_completion_simple("m", "p", temperatur=1)
    assert server.received == []


def test_the_raw_view(client: Any) -> None:
    answer = client.raw.list_models()
    assert isinstance(answer, RawResponse)
    assert (answer.status_code, type(answer.parsed[0])) == (200, Model)
    assert client.raw.create_completion_simple(CHAT, "Hello").parsed.choices[0].text == "Echo: Hello"
    assert client.raw.native.list_models().parsed.models
    assert client.raw.v0.list_models().headers["content-type"].startswith("application/json")

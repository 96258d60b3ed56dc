"""The types of LM Studio's public surface, in both twins, all views and every stream."""

from typing import Any, assert_type

from fivefold import AsyncStream, RawResponse, Stream
from fivefold import RetryConfig as AnyRetryConfig
from fivefold.lmstudio import (
    AsyncLMStudio,
    AsyncLMStudioClient,
    CompletionChoice,
    CompletionRequest,
    CompletionResponse,
    ErrorType,
    LMStudio,
    LMStudioClient,
    Model,
    RetryConfig,
    complete,
    create_client,
    image_part,
    list_models,
    split_reasoning,
)
from fivefold.lmstudio.exceptions import APIStatusError, LMStudioError, NotFoundError
from fivefold.lmstudio.schemas import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionRequest,
    CompletionChunk,
    CompletionUsage,
    DownloadJob,
    EmbeddingList,
    ErrorDetail,
    ImagePart,
    LoadResponse,
    NativeChatEvent,
    NativeChatResponse,
    NativeErrorEvent,
    NativeMessageDeltaEvent,
    NativeModelList,
    ResponseObject,
    ResponseStreamEvent,
    UnloadResponse,
    V0Model,
    V0ModelList,
)


def blocking(client: LMStudio, request: CompletionRequest, chat: ChatCompletionRequest) -> None:
    """The blocking twin returns values."""
    assert_type(client.list_models(), list[Model])
    assert_type(client.create_completion(request), CompletionResponse)
    assert_type(client.create_completion({"model": "m", "prompt": ["a", "b"]}), CompletionResponse)
    assert_type(client.create_completion_simple("m", "p", 5, 0.5, top_p=0.9, stop=["a"], ttl=60), CompletionResponse)
    assert_type(client.create_chat_completion(chat), ChatCompletion)
    assert_type(client.create_embeddings({"model": "m", "input": "a"}), EmbeddingList)
    assert_type(client.create_response({"model": "m", "input": "a"}), ResponseObject)
    assert_type(client.health_check(), dict[str, Any])
    assert_type(client.with_options(timeout=5, retry=RetryConfig(3)), LMStudio)
    assert_type(client.api_key, str | None)
    assert_type(client.timeout, float | None)
    assert_type(client.retry_config, AnyRetryConfig)


def streams(client: LMStudio, request: CompletionRequest, chat: ChatCompletionRequest) -> None:
    """Streams know their chunks and their whole."""
    assert_type(client.stream_completion(request), Stream[CompletionChunk, CompletionResponse])
    assert_type(client.stream_chat_completion(chat), Stream[ChatCompletionChunk, ChatCompletion])
    assert_type(client.stream_chat_completion(chat).final(), ChatCompletion)
    assert_type(client.stream_chat_completion(chat).partial, ChatCompletion | None)
    assert_type(client.stream_response({"model": "m", "input": "a"}), Stream[ResponseStreamEvent, ResponseObject])
    assert_type(client.native.stream_chat({"model": "m", "input": "a"}), Stream[NativeChatEvent, NativeChatResponse])
    with client.v0.stream_chat_completion(chat) as stream:
        for chunk in stream:
            assert_type(chunk.choices[0].delta.content, str | None)
    for event in client.native.stream_chat({}):
        assert_type(event.type == "message.delta", bool)
        if isinstance(event, NativeMessageDeltaEvent):
            assert_type(event.content, str)
        elif isinstance(event, NativeErrorEvent):
            assert_type(event.error, ErrorDetail | str)


def views(client: LMStudio) -> None:
    """The native and the v0 API."""
    native, v0 = client.native, client.v0
    assert_type(native.list_models(), NativeModelList)
    assert_type(native.load_model({"model": "m"}), LoadResponse)
    assert_type(native.unload_model({"instance_id": "m"}), UnloadResponse)
    assert_type(native.download_model({"model": "m"}), DownloadJob)
    assert_type(native.get_download("7"), DownloadJob)
    assert_type(native.wait_for_download("7", on_progress=print), DownloadJob)
    assert_type(native.chat({"model": "m", "input": "a"}), NativeChatResponse)
    assert_type(v0.list_models(), V0ModelList)
    assert_type(v0.get_model("m"), V0Model)
    assert_type(v0.create_chat_completion({}), ChatCompletion)
    assert_type(v0.create_completion({}), CompletionResponse)
    assert_type(v0.create_embeddings({}), EmbeddingList)


async def awaiting(client: AsyncLMStudio, request: CompletionRequest, chat: ChatCompletionRequest) -> None:
    """The asyncio twin returns awaitables of the same, and streams of its own."""
    assert_type(await client.list_models(), list[Model])
    assert_type(await client.create_completion_simple("m", "p", max_tokens=5), CompletionResponse)
    assert_type(await client.health_check(), dict[str, Any])
    assert_type(client.stream_chat_completion(chat), AsyncStream[ChatCompletionChunk, ChatCompletion])
    assert_type(await client.stream_completion(request).final(), CompletionResponse)
    assert_type(await client.native.wait_for_download("7"), DownloadJob)
    assert_type(await client.v0.get_model("m"), V0Model)
    async for text in client.native.stream_chat({}).text():
        assert_type(text, str)
    async with client as same:
        assert_type(same, AsyncLMStudio)


async def raw(client: LMStudio, twin: AsyncLMStudio) -> None:
    """The raw views return the same, with what came around it."""
    assert_type(client.with_raw_response.list_models(), RawResponse[list[Model]])
    assert_type(client.with_raw_response.native.list_models(), RawResponse[NativeModelList])
    assert_type(client.with_raw_response.v0.get_model("m"), RawResponse[V0Model])
    assert_type(await twin.with_raw_response.create_completion_simple("m", "p"), RawResponse[CompletionResponse])
    assert_type(await twin.with_raw_response.native.get_download("7"), RawResponse[DownloadJob])
    assert_type(client.with_raw_response.parse([], dict[str, int], model="m"), dict[str, int])
    assert_type(await twin.with_raw_response.parse([], dict[str, int], model="m"), dict[str, int])


def names(error: NotFoundError, response: CompletionResponse) -> None:
    """The guide's names."""
    assert_type(LMStudioClient(), LMStudio)
    assert_type(LMStudioClient("http://x/v1", "key", 60.0, RetryConfig(3, 1.0, 60.0, (500,))), LMStudio)
    assert_type(AsyncLMStudioClient(), AsyncLMStudio)
    assert_type(create_client(api_key="key"), LMStudio)
    assert_type(list_models(), list[Model])
    assert_type(complete("m", "p", max_tokens=5, seed=1), CompletionResponse)
    assert_type(response.choices, list[CompletionChoice])
    assert_type(response.usage, CompletionUsage | None)
    assert_type(image_part(b"", detail="low"), ImagePart)
    assert_type(split_reasoning({"content": "a"}), tuple[str, str])
    status: APIStatusError = error
    base: LMStudioError = status
    assert_type(base.error_type, ErrorType)
    assert_type(base.response_data, dict[str, Any] | None)


def wrong(client: LMStudio) -> None:
    """What must not pass; each line is an error that both checkers see."""
    client.create_completion_simple("m")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.create_completion_simple("m", "p", temperatur=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    CompletionRequest("m")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.create_completion_simple("m", "p", stop=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.create_completion_simple("m", "p", 5, 0.5, 0.9)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    complete("m", "p", seeds=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.native.get_model("m")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    image_part(b"", detail="none")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

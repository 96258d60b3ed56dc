"""Calls to models within a job. No I/O."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar
from uuid import UUID

from fivefold_wire.saas_litellm.api import jobs

from .. import _typed
from .._codec import WireError, told
from .._options import Options
from .._streaming import Heard, Protocol, Streaming, streamed
from ..call import Call, Emit, Flow, Watch
from ..errors import StreamError
from ._guide import ChatCompletionChunk, ChatCompletionResponse, Message, completion, fold, one_chunk, read_chunk
from ._hints import provider_status
from ._requests import chat_body, job_of, mark

T = TypeVar("T")

#: Nothing but `[DONE]` ends a stream: without it the provider has broken off, and the job is charged all the same.
PROTOCOL = Protocol[ChatCompletionChunk](read=read_chunk)
_NO_STREAM = "chat streams of jobs do not work on this server: use chat(), or fallback='call' for one chunk"


def chat(
    own: Options,
    job_id: UUID | str,
    messages: Sequence[Mapping[str, Any] | Message],
    *,
    model: str | None = None,
    temperature: float | None = 0.7,
    max_tokens: int | None = None,
    top_p: float | None = None,
    frequency_penalty: float | None = None,
    presence_penalty: float | None = None,
    stop: str | Sequence[str] | None = None,
    response_format: Mapping[str, Any] | None = None,
    tools: Sequence[Mapping[str, Any]] | None = None,
    tool_choice: Any = None,
    purpose: str | None = None,
    call_metadata: Mapping[str, Any] | None = None,
) -> "Call[ChatCompletionResponse]":
    """Ask a model something within a job.

    POST /api/jobs/{job_id}/llm-call. Sent again only when it surely did not reach the service, which goes on with a
    call, and bills it, when the client has gone.

    Args:
        job_id: The job, from `create_job`.
        messages: The conversation: dicts with "role" and "content", or Messages.
        model: An alias or a model group that the team may use; the client's default when None.
        temperature: How freely words are chosen, 0 to 2; None leaves it to the service.
        max_tokens: The longest answer, in tokens.
        top_p: Share of the likeliest words to choose from.
        frequency_penalty: How much to avoid words by how often they came.
        presence_penalty: How much to avoid words that came.
        stop: Texts that end the answer.
        response_format: The form of the answer, such as {"type": "json_object"}; passed on to the provider.
        tools: Tools that the model may call; the service throws the calls away.
        tool_choice: Which tool to call.
        purpose: What the call is for, at most 200 characters; it is shown in the costs of the job. By default a text
            that is unique, by which `resolve` finds the call; it cannot by one of your own.
        call_metadata: Merged into the metadata of the job when the call was answered.

    Raises:
        ValueError: `job_id` is no UUID, or `purpose` is too long. Nothing was sent.
        ProviderError: the provider failed; the service had tried it up to nine times.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the call.
        PermissionDeniedError: the team is suspended, may not use the model, or the job is another team's.
        NotFoundError: there is no such job.
    """
    job, marked = job_of(job_id), mark() if purpose is None else None
    body = chat_body(
        own,
        messages,
        model=model,
        temperature=temperature,
        max_tokens=max_tokens,
        top_p=top_p,
        frequency_penalty=frequency_penalty,
        presence_penalty=presence_penalty,
        stop=stop,
        response_format=response_format,
        tools=tools,
        tool_choice=tool_choice,
        purpose=marked if purpose is None else purpose,
        call_metadata=call_metadata,
    )
    return jobs.make_llm_call(job, body).told_as("chat", completion, job_id=job, mark=marked)


def chat_stream(
    own: Options,
    job_id: UUID | str,
    messages: Sequence[Mapping[str, Any] | Message],
    *,
    model: str | None = None,
    temperature: float | None = 0.7,
    max_tokens: int | None = None,
    top_p: float | None = None,
    frequency_penalty: float | None = None,
    presence_penalty: float | None = None,
    stop: str | Sequence[str] | None = None,
    response_format: Mapping[str, Any] | None = None,
    purpose: str | None = None,
    fallback: Literal["call"] | None = None,
) -> "Streaming[ChatCompletionChunk, ChatCompletionResponse]":
    """Ask a model something within a job, and hear the answer piece by piece.

    POST /api/jobs/{job_id}/llm-call-stream. Server 2.0.0 answers it with an error, always: then `fallback="call"` asks
    again with POST /api/jobs/{job_id}/llm-call, and gives the answer in one chunk.

    Args:
        job_id: The job, from `create_job`.
        messages: The conversation: dicts with "role" and "content", or Messages.
        model: An alias or a model group that the team may use; the client's default when None.
        temperature: How freely words are chosen, 0 to 2; None leaves it to the service.
        max_tokens: The longest answer, in tokens.
        top_p: Share of the likeliest words to choose from.
        frequency_penalty: How much to avoid words by how often they came.
        presence_penalty: How much to avoid words that came.
        stop: Texts that end the answer.
        response_format: The form of the answer; passed on to the provider.
        purpose: As in `chat`.
        fallback: "call" to ask without a stream where the service itself fails at streaming. Not where the provider
            failed or the stream broke off: that would ask twice.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
        StreamError: the service or the provider reported an error within the stream.
        IncompleteStreamError: the stream ended before `[DONE]`.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the call.
        PermissionDeniedError, NotFoundError: as `chat`.
        ProviderError: the provider failed in the call that took the place of the stream.
    """
    job, marked = job_of(job_id), mark() if purpose is None else None
    if fallback not in (None, "call"):
        raise ValueError(f"fallback: expected 'call' or None, got {told(fallback)}")
    body = chat_body(
        own,
        messages,
        model=model,
        temperature=temperature,
        max_tokens=max_tokens,
        top_p=top_p,
        frequency_penalty=frequency_penalty,
        presence_penalty=presence_penalty,
        stop=stop,
        response_format=response_format,
        purpose=marked if purpose is None else purpose,
    )
    call = jobs.stream_llm_call(job, body).told_as("chat_stream", lambda answer: answer, job_id=job, mark=marked)
    plain = None if fallback is None else _plain(job, body, mark() if purpose is None else None)
    heard = Heard(PROTOCOL)
    return Streaming(_or_call(call, plain, heard), heard, fold, lambda chunk: chunk.text)


def _plain(job: str, body: Mapping[str, Any], marked: str | None) -> "Call[ChatCompletionResponse]":
    """The same without a stream, under a mark of its own: the stream has left a failed call under the other."""
    body = {**body, "purpose": marked or body["purpose"]}
    return jobs.make_llm_call(job, body).told_as("chat_stream", completion, job_id=job, mark=marked)


def _or_call(
    call: "Call[bytes]", plain: "Call[ChatCompletionResponse] | None", heard: Heard[ChatCompletionChunk]
) -> Watch[Any]:
    """A stream of a job; where the service cannot stream at all, one chunk made of a plain call."""
    try:
        yield from streamed("chat_stream", call, PROTOCOL, heard)
        return
    except StreamError as error:
        if heard or not _crashed(error):
            raise
        if plain is None:
            error.hint = _NO_STREAM
            raise
    chunk = one_chunk((yield from plain))
    heard.keep_made(chunk)
    yield Emit(chunk)
    heard.whole = True


def _crashed(error: StreamError) -> bool:
    """Whether the service itself reports that it failed, and not the provider."""
    told = error.body.get("error") if isinstance(error.body, dict) else None
    return isinstance(told, str) and provider_status(error.message) is None and not told.startswith("500: ")


def structured_output(
    own: Options,
    job_id: UUID | str,
    messages: Sequence[Mapping[str, Any] | Message],
    response_model: type[T],
    *,
    model: str | None = None,
    temperature: float | None = 0.7,
    max_tokens: int | None = None,
    top_p: float | None = None,
    frequency_penalty: float | None = None,
    presence_penalty: float | None = None,
    stop: str | Sequence[str] | None = None,
    purpose: str | None = None,
    call_metadata: Mapping[str, Any] | None = None,
) -> "Flow[T]":
    """Ask a model within a job for an answer of a given form.

    POST /api/jobs/{job_id}/llm-call with the JSON schema of the form, which the service passes on to OpenAI and drops
    for other providers; the answer is checked here.

    Args:
        job_id: The job, from `create_job`.
        messages: The conversation: dicts with "role" and "content", or Messages.
        response_model: A pydantic model, a dataclass, an attrs class, a TypedDict, or a hint made of such.
        model, temperature, max_tokens, top_p, frequency_penalty, presence_penalty, stop, purpose, call_metadata: As in
            `chat`.

    Returns:
        An instance of `response_model`.

    Raises:
        ResponseValidationError: the answer is not of that form; `.body` keeps what the model said.
        TypeError: `response_model` cannot be described as JSON. Nothing was sent.
        ProviderError, OutcomeUnknownError, PermissionDeniedError, NotFoundError: as `chat`.
    """
    call = chat(
        own,
        job_id,
        messages,
        model=model,
        temperature=temperature,
        max_tokens=max_tokens,
        top_p=top_p,
        frequency_penalty=frequency_penalty,
        presence_penalty=presence_penalty,
        stop=stop,
        response_format=_typed.response_format_of(response_model),
        purpose=purpose,
        call_metadata=call_metadata,
    )
    return _structured(call.told_as("structured_output", lambda answer: answer, **call.clue), response_model)


def _structured(call: "Call[ChatCompletionResponse]", response_model: type[T]) -> Flow[T]:
    answer = yield from call
    try:
        return _typed.read_structured(answer.text, response_model)
    except WireError as error:
        from .exceptions import ResponseValidationError  # loads httpx

        cut = answer.choices[0].finish_reason == "length"
        raise ResponseValidationError(
            f"the answer is not a {getattr(response_model, '__name__', response_model)}: {error}",
            service="saas_litellm",
            operation="structured_output",
            body=answer.text,
            hint="raise max_tokens: the answer was cut off" if cut else "the call was made, and is paid with its job",
        ) from error

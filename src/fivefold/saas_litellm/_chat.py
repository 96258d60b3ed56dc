"""Calls to models within a job. No I/O."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar
from uuid import UUID

from fivefold_wire.saas_litellm.api import jobs

from .._codec import WireError
from .._options import Options
from .._streaming import Opened, Protocol, Streaming, streamed
from .._structured import read_structured, response_format_of
from ..call import Call, Emit, Flow, Watch
from ._guide import ChatCompletionChunk, ChatCompletionResponse, completion, fold, one_chunk, read_chunk
from ._requests import chat_body, job_of, mark
from .exceptions import ResponseValidationError, StreamError

T = TypeVar("T")

#: Nothing but `[DONE]` ends a stream: without it the provider has broken off, and the job is charged all the same.
PROTOCOL = Protocol[ChatCompletionChunk](read=read_chunk)
_NO_STREAM = "chat streams of jobs do not work on this server: use chat(), or fallback='call' for one chunk"


def chat(
    own: Options,
    job_id: UUID | str,
    messages: Sequence[Mapping[str, Any]],
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
        messages: The conversation: dicts with "role" and "content".
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
            that is unique, by which `resolve` finds the call.
        call_metadata: Merged into the metadata of the job when the call was answered.

    Raises:
        ValueError: `job_id` is no UUID, or `purpose` is too long. Nothing was sent.
        ProviderError: the provider failed; the service had tried it up to nine times.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the call.
        PermissionDeniedError: the team is suspended, may not use the model, or the job is another team's.
        NotFoundError: there is no such job.
    """
    job, purpose = job_of(job_id), purpose or mark()
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
        purpose=purpose,
        call_metadata=call_metadata,
    )
    return jobs.make_llm_call(job, body).told_as(
        "chat",
        lambda answer: completion(answer.call_id, answer.response, answer.metadata),
        job_id=job,
        purpose=purpose,
    )


def chat_stream(
    own: Options,
    job_id: UUID | str,
    messages: Sequence[Mapping[str, Any]],
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
        messages: The conversation: dicts with "role" and "content".
        model: An alias or a model group that the team may use; the client's default when None.
        temperature: How freely words are chosen, 0 to 2; None leaves it to the service.
        max_tokens: The longest answer, in tokens.
        top_p: Share of the likeliest words to choose from.
        frequency_penalty: How much to avoid words by how often they came.
        presence_penalty: How much to avoid words that came.
        stop: Texts that end the answer.
        response_format: The form of the answer; passed on to the provider.
        purpose: As in `chat`.
        fallback: "call" to ask without a stream where streams do not work and nothing was heard.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
        StreamError: the service or the provider reported an error within the stream.
        IncompleteStreamError: the stream ended before `[DONE]`.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the call.
    """
    job, purpose = job_of(job_id), purpose or mark()
    if fallback not in (None, "call"):
        raise ValueError(f"fallback: expected 'call' or None, got {fallback!r}")
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
        purpose=purpose,
    )
    call = jobs.stream_llm_call(job, body).told_as("chat_stream", lambda answer: answer, job_id=job, purpose=purpose)
    plain = jobs.make_llm_call(job, body).told_as(
        "chat_stream",
        lambda answer: completion(answer.call_id, answer.response, answer.metadata),
        job_id=job,
        purpose=purpose,
    )
    return Streaming(_or_call(call, plain if fallback else None), fold, lambda chunk: chunk.text)


def _or_call(call: "Call[bytes]", plain: "Call[ChatCompletionResponse] | None") -> Watch[Any]:
    """A stream of a job; where it reports an error at once, one chunk made of a plain call."""
    events, heard = streamed("chat_stream", call, PROTOCOL), False
    try:
        step = next(events)
        while True:
            heard = heard or (isinstance(step, Emit) and not isinstance(step.event, Opened))
            try:
                answer = yield step
            except BaseException as error:  # noqa: BLE001  (the stream decides what to do about it)
                step = events.throw(error)
            else:
                step = events.send(answer)
    except StopIteration:
        return
    except StreamError as error:
        if heard or plain is None or error.status_code is None:
            error.hint = error.hint or (None if heard else _NO_STREAM)
            raise
    yield Emit(one_chunk((yield from plain)))


def structured_output(
    own: Options,
    job_id: UUID | str,
    messages: Sequence[Mapping[str, Any]],
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
) -> Flow[T]:
    """Ask a model within a job for an answer of a given form.

    POST /api/jobs/{job_id}/llm-call with the JSON schema of the form, which the service passes on to OpenAI and drops
    for other providers; the answer is checked here.

    Args:
        job_id: The job, from `create_job`.
        messages: The conversation: dicts with "role" and "content".
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
        response_format=response_format_of(response_model),
        purpose=purpose,
        call_metadata=call_metadata,
    )
    return _structured(call.told_as("structured_output", lambda answer: answer, **call.clue), response_model)


def _structured(call: "Call[ChatCompletionResponse]", response_model: type[T]) -> Flow[T]:
    answer = yield from call
    try:
        return read_structured(answer.text, response_model)
    except WireError as error:
        cut = answer.choices[0].finish_reason == "length"
        raise ResponseValidationError(
            f"the answer is not a {getattr(response_model, '__name__', response_model)}: {error}",
            service="saas_litellm",
            operation="structured_output",
            body=answer.text,
            hint="raise max_tokens: the answer was cut off" if cut else "the call was made, and is paid with its job",
        ) from error

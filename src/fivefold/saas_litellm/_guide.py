"""Answers in the shapes that the guide shows: the service's own are others. No I/O."""

import time
from collections.abc import Sequence
from typing import Any, Final

import attrs
from fivefold_wire.saas_litellm import models as _models

from .. import _codec, _model, _shapes

_MESSAGE = _shapes.mapping(_codec.ANY)


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Message(_model.Model):
    """One message of a conversation.

    Attributes:
        role: Who speaks: "system", "user", "assistant" or "tool".
        content: What is said: a text, or a list of parts.
        name: The speaker's name.
    """

    role: str
    content: Any
    name: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field("content", "content", _codec.ANY, required=True),
        _model.Field("name", "name", _codec.STR),
    )


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Usage(_model.Model):
    """Tokens of an answer; the service tells only the total.

    Attributes:
        prompt_tokens: Of the question; 0 where it is not told.
        completion_tokens: Of the answer; 0 where it is not told.
        total_tokens: Of both.
    """

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int

    _wire = (
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT, required=True),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
    )


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatChoice(_model.Model):
    """One answer, or one piece of it.

    Attributes:
        index: Its number.
        message: Of a whole answer: a dict with "role" and "content".
        delta: Of a piece: a dict, whose "content" is never None.
        finish_reason: Why the answer ended: "stop", "length", "tool_calls"; None in all pieces but the last.
    """

    index: int
    message: dict[str, Any] | None = _model.NOT_GIVEN
    delta: dict[str, Any] | None = _model.NOT_GIVEN
    finish_reason: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("index", "index", _codec.INT, required=True),
        _model.Field("message", "message", _MESSAGE),
        _model.Field("delta", "delta", _MESSAGE),
        _model.Field("finish_reason", "finish_reason", _codec.STR),
    )


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionResponse(_model.Model):
    """A model's whole answer.

    Attributes:
        id: The service's id of the call, as in the costs of its job.
        object: "chat.completion".
        created: When the answer was read, in seconds since 1970, by the client's clock: the service tells no time.
        model: The model as it was asked for.
        choices: One answer.
        usage: Its tokens.
        latency_ms: How long the model took, in milliseconds, as the service measured it; None for a stream.
    """

    id: str
    object: str
    created: int
    model: str
    choices: list[ChatChoice]
    usage: Usage | None = _model.NOT_GIVEN
    latency_ms: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("object", "object", _codec.STR, required=True),
        _model.Field("created", "created", _codec.INT, required=True),
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("choices", "choices", _shapes.array(_codec.Codec(ChatChoice.from_dict, ChatChoice.to_wire)), True),
        _model.Field("usage", "usage", _codec.Codec(Usage.from_dict, Usage.to_wire)),
        _model.Field("latency_ms", "latency_ms", _codec.INT),
    )

    @property
    def text(self) -> str:
        """What the model said; "" when it said nothing."""
        message = self.choices[0].message if self.choices else None
        return (message or {}).get("content") or ""


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionChunk(_model.Model):
    """A piece of a streamed answer, in the provider's words.

    Attributes:
        id: The provider's id of the answer; "" when it tells none.
        object: "chat.completion.chunk".
        created: When the answer began, in seconds since 1970; 0 when the provider does not tell.
        model: The provider's model, not the name that was asked for.
        choices: What is new; empty in a piece that only tells the usage.
        usage: Tokens of the whole answer, where the provider tells them.
    """

    id: str
    object: str
    created: int
    model: str
    choices: list[ChatChoice]
    usage: Usage | None = _model.NOT_GIVEN

    _wire = ChatCompletionResponse._wire[:6]

    @property
    def text(self) -> str:
        """What this piece adds to the answer; "" when it adds nothing."""
        delta = self.choices[0].delta if self.choices else None
        return (delta or {}).get("content") or ""


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCompletionResult(_model.Model):
    """What a completed job cost.

    Attributes:
        job_id: The job.
        status: "COMPLETED" or "FAILED".
        credits_remaining: Credits that the team has left; None when it has no credit account.
        total_calls: Calls that were made in the job.
        credit_applied: Whether the job was charged: a failed one is not, nor is one that the team could not pay.
        total_tokens: Tokens of all calls.
        total_cost_usd: What they cost, in US dollars; 0 for streamed calls.
    """

    job_id: str
    status: str
    credits_remaining: int | None
    total_calls: int
    credit_applied: bool
    total_tokens: int
    total_cost_usd: float

    _wire = (
        _model.Field("job_id", "job_id", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("credits_remaining", "credits_remaining", _shapes.nullable(_codec.INT), required=True),
        _model.Field("total_calls", "total_calls", _codec.INT, required=True),
        _model.Field("credit_applied", "credit_applied", _codec.BOOL, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
    )


def completion(answered: "_models.LLMCallResponse") -> ChatCompletionResponse:
    """The service's answer to a call, in the guide's shape."""
    answer, told = answered.response, answered.metadata
    message = {"role": "assistant", "content": answer.content}
    return ChatCompletionResponse(
        id=str(answered.call_id),
        object="chat.completion",
        created=int(time.time()),
        model=told.model,
        choices=[ChatChoice(index=0, message=message, finish_reason=answer.finish_reason)],
        usage=Usage(prompt_tokens=0, completion_tokens=0, total_tokens=told.tokens_used),
        latency_ms=told.latency_ms,
    )


def read_chunk(name: str, wire: Any) -> ChatCompletionChunk:
    """A piece of a stream; what providers leave out, or send as null, is filled in. Raises WireError."""
    if wire is not None and not _codec.is_object(wire):
        raise _codec.WireError(f"expected an object, got {_codec.told(wire)}")
    told = _told(wire)
    if _codec.is_array(told.get("choices")):
        told["choices"] = [_choice(each) if _codec.is_object(each) else each for each in told["choices"]]
    if usage := _told(told.pop("usage", None)):
        told["usage"] = {**_NO_TOKENS, **usage}
    return ChatCompletionChunk.from_dict({**_NO_CHUNK, **told})


_NO_CHUNK: Final = {"id": "", "object": "chat.completion.chunk", "created": 0, "model": "", "choices": []}
_NO_TOKENS: Final = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def _told(wire: Any) -> dict[str, Any]:
    """What an object says, without its nulls; nothing for anything else."""
    return {key: value for key, value in wire.items() if value is not None} if _codec.is_object(wire) else {}


def _choice(wire: Any) -> dict[str, Any]:
    told = _told(wire)
    delta = told.get("delta", {})
    if _codec.is_object(delta) and not isinstance(delta.get("content", ""), str):
        delta = {**delta, "content": ""}
    return {"index": 0, **told, "delta": delta}


def fold(chunks: Sequence[ChatCompletionChunk]) -> ChatCompletionResponse:
    """What the pieces of a stream amount to."""
    first = chunks[0] if chunks else None
    choices = [choice for chunk in chunks for choice in chunk.choices]
    ended = [choice.finish_reason for choice in choices if choice.finish_reason]
    message = {"role": "assistant", "content": "".join(chunk.text for chunk in chunks)}
    whole = ChatCompletionResponse(
        id=first.id if first else "",
        object="chat.completion",
        created=first.created if first else 0,
        model=first.model if first else "",
        choices=[ChatChoice(index=0, message=message, finish_reason=ended[-1] if ended else None)],
    )
    counted = [chunk.usage for chunk in chunks if chunk.usage and chunk.usage.total_tokens]
    if counted:
        whole.usage = counted[-1]
    return whole


def one_chunk(whole: ChatCompletionResponse) -> ChatCompletionChunk:
    """A whole answer as the only piece of a stream."""
    delta = {"role": "assistant", "content": whole.text}
    choice = ChatChoice(index=0, delta=delta, finish_reason=whole.choices[0].finish_reason)
    return ChatCompletionChunk(
        id=whole.id,
        object="chat.completion.chunk",
        created=whole.created,
        model=whole.model,
        choices=[choice],
        usage=whole.usage,
    )


def completed(answer: "_models.JobCompleteResponse") -> JobCompletionResult:
    """The service's answer to a completion, flat."""
    costs = answer.costs
    return JobCompletionResult(
        job_id=str(answer.job_id),
        status=answer.status,
        credits_remaining=costs.credits_remaining,
        total_calls=costs.total_calls,
        credit_applied=costs.credit_applied,
        total_tokens=costs.total_tokens,
        total_cost_usd=costs.total_cost_usd,
    )


def completed_before(job: "_models.Job", costs: "_models.JobCosts", credits_left: int | None) -> JobCompletionResult:
    """The same, put together from three looks at a job that was over already."""
    calls = costs.costs.breakdown
    return JobCompletionResult(
        job_id=str(job.job_id),
        status=job.status,
        credits_remaining=credits_left,
        total_calls=len(calls),
        credit_applied=job.credit_applied,
        total_tokens=sum(call.prompt_tokens + call.completion_tokens for call in calls),
        total_cost_usd=costs.costs.total_cost_usd,
    )

"""A chat answered with a value of a Python type. No I/O."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from fivefold_wire.lmstudio import models as _models
from fivefold_wire.lmstudio.api import openai

from .. import _typed
from .._codec import WireError
from ..call import Call, Flow
from ._reasoning import split_reasoning
from .exceptions import ResponseValidationError

T = TypeVar("T")

#: A chat, oldest message first: dicts, messages of your own, and messages of earlier answers.
Messages: TypeAlias = "Sequence[_models.ChatMessage | Mapping[str, Any] | _models.ChatCompletionMessage]"

_MISFIT: Final = "`.body` is what the model wrote; ask again, or take a larger model or a simpler type"
#: Why an answer that cannot be read is none, by its finish_reason: what to say, and what to do about it.
_ENDINGS: Final[Mapping[str | None, tuple[str, str]]] = {
    "length": (
        "the answer was cut off (finish_reason is length)",
        "raise max_tokens, or load the model with more context",
    ),
    "content_filter": ("the answer was held back (finish_reason is content_filter)", "ask for something else"),
}


def parse(
    messages: Messages,
    response_model: type[T],
    *,
    model: str,
    max_tokens: int | None = None,
    max_completion_tokens: int | None = None,
    temperature: float | None = None,
    top_p: float | None = None,
    stop: str | Sequence[str] | None = None,
    presence_penalty: float | None = None,
    frequency_penalty: float | None = None,
    logit_bias: Mapping[str, float] | None = None,
    seed: int | None = None,
    top_k: int | None = None,
    min_p: float | None = None,
    repeat_penalty: float | None = None,
    reasoning_effort: str | None = None,
    user: str | None = None,
    ttl: int | None = None,
    draft_model: str | None = None,
    preset: str | None = None,
) -> "Flow[T]":
    """Answer a chat with a value of a Python type.

    POST /v1/chat/completions, with the type as `response_format`. What the model answers is checked against the type;
    nothing is converted but an integer where a float is due.

    Args:
        messages: The chat so far, oldest first.
        response_model: A pydantic model, a dataclass, an attrs class, a TypedDict, or a hint made of these and of
            plain types, such as `list[Person]`. Its docstrings and descriptions are told to the model.
        model: Name of the model.
        max_tokens: Most tokens to make; -1 for no limit.
        max_completion_tokens: Most tokens to make, by its newer name.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        top_p: Choose among the likeliest tokens that together have this probability.
        stop: Text, or texts, to end at.
        presence_penalty: How much to avoid tokens that were there before.
        frequency_penalty: How much to avoid tokens, by how often they were there before.
        logit_bias: What to add to the scores of tokens, by their ids.
        seed: Start of the random numbers: the same one gives the same text.
        top_k: Choose among this many of the likeliest tokens.
        min_p: Leave out tokens that are less likely than this share of the likeliest one.
        repeat_penalty: How much to avoid tokens that were there before, 1 not at all.
        reasoning_effort: How much to reason first: "low", "medium" or "high".
        user: Name of the end user.
        ttl: Seconds without use after which a model that this loads is unloaded.
        draft_model: Smaller model that drafts tokens for this one.
        preset: Name of a preset of LM Studio.

    Returns:
        A value of the type.

    Raises:
        TypeError, ValueError: the type cannot be described as JSON. Nothing was sent.
        ResponseValidationError: the answer does not fit the type, was cut off, or is a refusal; `.body` keeps its text.
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        InternalServerError: The server failed, or could not load the model.
    """
    options = {
        "response_format": _typed.response_format_of(response_model),
        "max_tokens": max_tokens,
        "max_completion_tokens": max_completion_tokens,
        "temperature": temperature,
        "top_p": top_p,
        "stop": stop,
        "presence_penalty": presence_penalty,
        "frequency_penalty": frequency_penalty,
        "logit_bias": logit_bias,
        "seed": seed,
        "top_k": top_k,
        "min_p": min_p,
        "repeat_penalty": repeat_penalty,
        "reasoning_effort": reasoning_effort,
        "user": user,
        "ttl": ttl,
        "draft_model": draft_model,
        "preset": preset,
    }
    completion = yield from chat_call("parse", model, messages, options)
    return _value(completion, response_model)


def chat_call(name: str, model: str, messages: Messages, options: Mapping[str, Any]) -> "Call[_models.ChatCompletion]":
    """A call that answers a chat, told of under the name of the method that makes it; what is None is not sent."""
    given = {key: value for key, value in options.items() if value is not None}
    call = openai.create_chat_completion({"model": model, "messages": messages, **given})
    return call.told_as(name, lambda completion: completion)


def _value(completion: "_models.ChatCompletion", response_model: type[T]) -> T:
    if not completion.choices:
        raise _unfit("an answer without choices", completion.to_dict(), "ask again")
    choice = completion.choices[0]
    written = choice.message.content or ""
    try:
        return _typed.read_structured(split_reasoning(choice.message)[1], response_model)
    except WireError as error:
        problem, hint = _ENDINGS.get(choice.finish_reason, (str(error), _MISFIT))
        if refusal := choice.message.get("refusal"):
            problem, hint = f"the model refused: {refusal}", "ask in another way"
        raise _unfit(problem, written, hint) from error


def _unfit(problem: str, body: Any, hint: str) -> ResponseValidationError:
    return ResponseValidationError(problem, service="lmstudio", operation="parse", body=body, hint=hint)

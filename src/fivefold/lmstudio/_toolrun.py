"""A chat in which the model may have Python functions called. No I/O: a runner calls them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias
from uuid import uuid4

from attrs import field, frozen
from fivefold_wire.lmstudio import models as _models

from .. import _typed, errors
from .._codec import WireError, write_items
from ..call import Do, Flow
from ._parsing import Messages, chat_call
from ._reasoning import split_reasoning
from .exceptions import APIError, ResponseValidationError

#: What the model said, and what its tools answered.
Message: TypeAlias = "_models.ChatMessage | _models.ChatCompletionMessage"


@frozen
class ToolRun:
    """How a chat with tools went.

    Attributes:
        text: The last answer, without reasoning.
        messages: The whole chat: what was sent at first, each answer, what each tool told, and the last answer.
        completion: The last answer as it came.
        rounds: How many answers the model gave, the last one included.
    """

    text: str
    messages: "list[_models.ChatMessage | Mapping[str, Any] | _models.ChatCompletionMessage]" = field(repr=False)
    completion: "_models.ChatCompletion" = field(repr=False)
    rounds: int


def run_tools(
    messages: Messages,
    tools: Sequence[Callable[..., Any]],
    *,
    model: str,
    max_rounds: int = 10,
    on_message: "Callable[[Message], object] | None" = None,
    tool_choice: str | None = None,
    parallel_tool_calls: bool | None = None,
    response_format: "_models.TextFormat | _models.JsonSchemaFormat | Mapping[str, Any] | None" = None,
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
) -> "Flow[ToolRun]":
    """Answer a chat, calling Python functions as the model asks for them, until it asks no more.

    POST /v1/chat/completions, once for each round. The model is told of a function by its name, its docstring and its
    type hints: what a parameter is for is said by `Annotated[str, "the city"]`, or under `Args:` in the docstring.
    Arguments are checked against the hints. What a function returns is told to the model, as JSON unless it is a str;
    so are the type and the message of an exception, and that there is no function of a name.

    Args:
        messages: The chat so far, oldest first.
        tools: Functions to call, one after the other, in the order that the model asks for them. On asyncio, coroutine
            functions are awaited, and others are called in a thread.
        model: Name of the model.
        max_rounds: Most answers to ask for.
        on_message: Called with every new message: answers of the model, and what tools tell it.
        tool_choice: "auto", "none" or "required" in the first round; after it the model may always choose.
        parallel_tool_calls: Whether the model may ask for several calls at once; LM Studio does not enforce it.
        response_format: Form of the answer.
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
        The last answer, and the chat that led to it.

    Raises:
        TypeError, ValueError: a function cannot be told to a model, or is a coroutine function and the client is not on
            asyncio. Nothing was sent.
        APIError: the model still asks for calls after `max_rounds` answers. As with every error from the server,
            `.partial` is the chat so far: go on from there.
        ResponseValidationError: an answer without a message.
        BadRequestError: The server understood the request and refused it.
        AuthenticationError: The server asks for an API token, and was given none or a wrong one.
        NotFoundError: There is no such model, or no model is loaded.
        InternalServerError: The server failed, or could not load the model.
    """
    known = _typed.tools_of(tools)
    yield from _can_be_called(known)
    options = {
        "tools": [tool.definition for tool in known],
        "parallel_tool_calls": parallel_tool_calls,
        "response_format": response_format,
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
    chat = _listed(messages)

    def add(message: Message) -> None:
        chat.append(message)
        if on_message is not None:
            on_message(message)

    for number in range(max_rounds):
        choice = tool_choice if number == 0 else None
        try:
            completion = yield from chat_call("run_tools", model, chat, {**options, "tool_choice": choice})
        except errors.APIError as error:
            error.partial = chat
            raise
        if not completion.choices:
            raise ResponseValidationError("an answer without choices", body=completion.to_dict(), **_place(chat))
        answer = completion.choices[0].message
        calls = _with_ids(answer.tool_calls or [])
        add(answer)
        if not calls:
            return ToolRun(split_reasoning(answer)[1], chat, completion, number + 1)
        for call in calls:
            told = yield from _told(known, call.function)
            add(_models.ChatMessage(role="tool", tool_call_id=call.id, content=told))
    raise APIError(
        f"the model still asks for tools after {max_rounds} answers",
        **_place(chat),
        hint="`.partial` is the chat so far: look what it is after, or go on from there with run_tools",
    )


def _listed(messages: Any) -> list[Any]:
    try:
        return write_items(messages, lambda message: message)
    except WireError as error:
        raise TypeError(f"messages: {error}") from None


def _place(chat: list[Any]) -> dict[str, Any]:
    return {"service": "lmstudio", "operation": "run_tools", "partial": chat}


def _can_be_called(tools: "Sequence[_typed.PythonTool]") -> Flow[None]:
    """Find out before anything is sent whether the runner can await."""
    names = ", ".join(tool.name for tool in tools if tool.is_async)
    if not names:
        return
    try:
        yield Do(_nothing)
    except TypeError:
        raise TypeError(f"{names}: coroutine functions need AsyncLMStudio") from None


async def _nothing() -> None:
    """What only a runner on asyncio can call."""


def _told(tools: "Sequence[_typed.PythonTool]", function: "_models.ToolCallFunction") -> Flow[str]:
    tool = _typed.find_tool(tools, function.name)
    if tool is None:
        return f"error: there is no tool {function.name!r}, only {', '.join(each.name for each in tools)}"
    told: str = yield Do(partial(_typed.await_tool if tool.is_async else _typed.call_tool, tool, function.arguments))
    return told


def _with_ids(calls: "list[_models.ToolCall]") -> "list[_models.ToolCall]":
    """Each call with an id of its own: LM Studio at times sends an empty one, and refuses to get it back."""
    seen = {""}
    for call in calls:
        if call.id in seen:
            call.id = f"call_{uuid4().hex}"
        seen.add(call.id)
    return calls

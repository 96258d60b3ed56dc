"""The types of structured answers and of tools: what is asked for is what is returned, in both twins."""

import dataclasses
from typing import Any, TypedDict, assert_type

import attrs
from pydantic import BaseModel

from fivefold._typed.answers import read_structured, response_format_of
from fivefold.call import Flow
from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.lmstudio._parsing import parse
from fivefold.lmstudio._toolrun import Message, ToolRun, run_tools
from fivefold.lmstudio.schemas import ChatCompletion, ChatMessage


class Modelled(BaseModel):
    """Of pydantic's."""

    name: str


@dataclasses.dataclass
class Plain:
    """A dataclass."""

    name: str


@attrs.define
class Defined:
    """An attrs class."""

    name: str


class Town(TypedDict):
    """A dict with known keys."""

    town: str


def add(first: int, second: int) -> int:
    """Add two numbers."""
    return first + second


async def look_up(name: str) -> str:
    """Look a name up."""
    return name


def reading(text: str) -> None:
    """What is read is of the type that was given."""
    assert_type(response_format_of(Plain), dict[str, Any])
    assert_type(read_structured(text, Modelled), Modelled)
    assert_type(read_structured(text, Plain), Plain)
    assert_type(read_structured(text, list[Defined]), list[Defined])
    assert_type(read_structured(text, dict[str, int]), dict[str, int])


def heard(message: Message) -> None:
    """What `on_message` is called with."""


def blocking(client: LMStudio, chat: list[ChatMessage]) -> None:
    """The blocking twin returns values."""
    assert_type(client.parse(chat, Modelled, model="m"), Modelled)
    assert_type(client.parse(chat, response_model=Plain, model="m", temperature=0), Plain)
    assert_type(client.parse([{"role": "user", "content": "hi"}], Defined, model="m"), Defined)
    assert_type(client.parse(chat, Town, model="m"), Town)
    assert_type(client.parse(chat, list[Town], model="m", stop=["a"]), list[Town])
    run = client.run_tools(chat, [add, look_up], model="m", max_rounds=3, on_message=heard)
    assert_type(run, ToolRun)
    assert_type(run.text, str)
    assert_type(run.completion, ChatCompletion)
    client.run_tools(run.messages, [add], model="m")


async def awaiting(client: AsyncLMStudio, chat: list[ChatMessage]) -> None:
    """The asyncio twin returns awaitables of the same."""
    assert_type(await client.parse(chat, Modelled, model="m"), Modelled)
    assert_type(await client.parse(chat, list[Plain], model="m"), list[Plain])
    assert_type(await client.run_tools(chat, [look_up], model="m"), ToolRun)


def flows(chat: list[ChatMessage]) -> None:
    """The flows themselves."""
    assert_type(parse(chat, Plain, model="m"), Flow[Plain])
    assert_type(run_tools(chat, [add], model="m"), Flow[ToolRun])


def wrong(client: LMStudio, chat: list[ChatMessage]) -> None:
    """What must not pass; each line is an error that both checkers see."""
    client.parse(chat, Plain)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.parse(chat, Plain("a"), model="m")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.run_tools(chat, [1], model="m")  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]

"""Which tools the model calls, and with which arguments. Pure: no I/O."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox.lmstudio.schema_values import instance_of

__all__ = ["Call", "Tool", "choose_calls", "fits", "snake_case"]

_LITERAL = re.compile(r"\bcall (\w+) (\{.*)", re.DOTALL)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SHORTEST = 3
"""A word of a tool's name that is shorter, or one of `_COMMON`, says nothing of what the tool is about."""
_COMMON = frozenset({"get", "set", "list", "find", "the", "all", "and", "for", "with", "current", "tool"})


@dataclass(frozen=True)
class Tool:
    """A tool that the model may call; `parameters` is a JSON schema."""

    name: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Call:
    """A call the model makes; the arguments are text, JSON unless the prompt said otherwise."""

    name: str
    arguments: str


def snake_case(name: str) -> str:
    """A name as Python writes it: `getWeather-now` is `get_weather_now`."""
    return re.sub(r"\W+", "_", _HUMP.sub("_", name)).lower()


def fits(name: str, text: str) -> bool:
    """Whether a text asks for a tool: it has the tool's name, or one of the name's words."""
    said = text.lower()
    telling = [word for word in snake_case(name).split("_") if len(word) >= _SHORTEST and word not in _COMMON]
    return name.lower() in said or any(re.search(rf"\b{re.escape(word)}", said) for word in telling)


def choose_calls(tools: Sequence[Tool], text: str, *, must: bool, empty_arguments: bool) -> Sequence[Call]:
    """The calls with which the model answers a text.

    `call NAME {…` in the text is called as it is written, right or wrong; else every tool that fits is called once.

    Args:
        tools: those there are.
        text: what the user said.
        must: call the first one where none fits.
        empty_arguments: a tool without parameters gets the empty text instead of `{}`.
    """
    if tools and (literal := _LITERAL.search(text)):
        return [Call(literal[1], literal[2].strip())]
    wanted = [tool for tool in tools if fits(tool.name, text)] or (list(tools[:1]) if must else [])
    return [Call(tool.name, _arguments(tool, text, empty_arguments)) for tool in wanted]


def _arguments(tool: Tool, text: str, empty: bool) -> str:
    if not tool.parameters.get("properties"):
        return "" if empty else "{}"
    return json.dumps(instance_of({"type": "object", **tool.parameters}, text), ensure_ascii=False)

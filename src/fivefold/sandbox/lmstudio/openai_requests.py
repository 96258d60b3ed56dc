"""Reads what the OpenAI-compatible requests say, as thinly validated as the server does it. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fivefold.sandbox.lmstudio.dialogue import is_list, is_object
from fivefold.sandbox.lmstudio.errors import text_error
from fivefold.sandbox.lmstudio.tools import Tool

__all__ = [
    "check_types",
    "model_of",
    "read_choice",
    "read_limits",
    "read_list",
    "read_schema",
    "read_tools",
    "text_of",
    "whole",
]

_CHOICES = ("none", "auto", "required")
_TYPES: Mapping[str, tuple[type, ...]] = {
    "model": (str,),
    "max_tokens": (int,),
    "max_completion_tokens": (int,),
    "max_output_tokens": (int,),
    "temperature": (int, float),
    "top_p": (int, float),
    "top_k": (int,),
    "min_p": (int, float),
    "repeat_penalty": (int, float),
    "presence_penalty": (int, float),
    "frequency_penalty": (int, float),
    "stop": (str, list),
    "stream": (bool,),
    "stream_options": (dict,),
    "seed": (int,),
    "logit_bias": (dict,),
    "ttl": (int,),
    "messages": (list,),
    "prompt": (str, list),
    "input": (str, list),
    "tools": (list,),
    "n": (int,),
    "logprobs": (int,),
    "echo": (bool,),
    "best_of": (int,),
    "user": (str,),
    "suffix": (str,),
    "draft_model": (str,),
    "preset": (str,),
    "parallel_tool_calls": (bool,),
    "reasoning_effort": (str,),
    "encoding_format": (str,),
    "dimensions": (int,),
    "instructions": (str,),
    "previous_response_id": (str,),
    "store": (bool,),
    "reasoning": (dict,),
    "text": (dict,),
    "include": (list,),
    "top_logprobs": (int,),
    "truncation": (str,),
    "service_tier": (str,),
    "metadata": (dict,),
}
_PARTS: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "stream_options": {"include_usage": (bool,)},
    "reasoning": {"effort": (str,), "summary": (str,)},
    "messages": {"name": (str,), "tool_call_id": (str,), "reasoning_content": (str,), "reasoning": (str,)},
    "tools": {"allowed_tools": (list,), "headers": (dict,)},
}
"""Fields that hold an object, or a list of them, to the types of what is in it."""
_MEMBERS: Mapping[tuple[str, ...], tuple[type, ...]] = {
    ("stop",): (str,),
    ("include",): (str,),
    ("logit_bias",): (int, float),
    ("tools", "allowed_tools"): (str,),
    ("tools", "headers"): (str,),
}
"""Lists and maps to the types of their members."""


def check_types(body: Mapping[str, Any]) -> None:
    """Refuse values of other types than documented: what the server does not do. Null is as good as absent.

    Raises:
        ApiError: 400, naming the first field that is wrong.
    """
    _check(body, _TYPES)
    for name, types in _PARTS.items():
        for part in _each(body.get(name)):
            if is_object(part):
                _check(part, types)
    for (name, *inner), allowed in _MEMBERS.items():
        for part in [body] if not inner else _each(body.get(name)):
            members = part.get((inner or [name])[0]) if is_object(part) else None
            values = list(members.values()) if is_object(members) else members if is_list(members) else []
            if not all(one is not None and _fits(one, allowed) for one in values):
                raise text_error(400, f"Invalid type for '{name}' field")

    for tool in _each(body.get("tools")):
        if is_object(tool) and tool.get("type") == "mcp":
            for name in ("server_label", "server_url"):
                if not isinstance(tool.get(name), str):
                    raise text_error(400, f"'tools' need a '{name}'")


def _each(value: Any) -> Sequence[Any]:
    return value if is_list(value) else [value]


def _check(value: Mapping[str, Any], types: Mapping[str, tuple[type, ...]]) -> None:
    for name, expected in types.items():
        if not _fits(value.get(name), expected):
            raise text_error(400, f"Invalid type for '{name}' field")


def _fits(value: Any, types: tuple[type, ...]) -> bool:
    if value is None:
        return True
    if isinstance(value, bool):
        return bool in types
    # To JSON Schema a whole float is an integer.
    return isinstance(value, types) or (int in types and isinstance(value, float) and value.is_integer())


def text_of(body: Mapping[str, Any], name: str) -> str:
    """A field that is a text; anything else counts as absent, which is the empty text."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def model_of(body: Mapping[str, Any], *, thin: bool) -> str:
    """The model that is asked for. Raises `ApiError` 400 when there is none and the validation is not thin."""
    if body.get("model") is None and not thin:
        raise text_error(400, "'model' field is required")
    return text_of(body, "model")


def whole(value: Any) -> int | None:
    """A whole number, or None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def read_list(body: Mapping[str, Any], name: str) -> Sequence[Any]:
    """A required list.

    Raises:
        ApiError: 400 when it is absent or empty; 500 in the server's own words when it is no list.
    """
    value = body.get(name)
    if value is None:
        raise text_error(400, f"'{name}' field is required")
    if not is_list(value):
        raise text_error(500, "[Server Error] _0x48eeaf is not iterable")
    if not value:
        raise text_error(400, f"'{name}' array must not be empty")
    return value


def read_limits(body: Mapping[str, Any], longest: str = "max_tokens") -> dict[str, Any]:
    """`max_tokens` (None for -1), `stop` and `seed`, by the names that `Ask` has; what does not fit is ignored."""
    most = whole(body.get(longest, body.get("max_completion_tokens")))
    stop = body.get("stop")
    stops = [stop] if isinstance(stop, str) else stop if is_list(stop) else []
    return {
        "max_tokens": None if most is None or most < 0 else most,
        "stop": [one for one in stops if isinstance(one, str)],
        "seed": whole(body.get("seed")),
    }


def read_tools(raw_tools: Any) -> Sequence[Tool]:
    """The functions among the tools, nested as in chats or flat as in /v1/responses.

    Raises:
        ApiError: 400, one that has no name.
    """
    tools: list[Tool] = []
    for raw in raw_tools if is_list(raw_tools) else []:
        if is_object(raw) and raw.get("type") == "mcp":
            continue
        function = raw.get("function", raw) if is_object(raw) else None
        if not is_object(function) or not isinstance(function.get("name"), str):
            raise text_error(400, "Invalid 'tools' in payload")
        parameters = function.get("parameters")
        tools.append(Tool(function["name"], parameters if is_object(parameters) else {}))
    return tools


def read_choice(body: Mapping[str, Any]) -> dict[str, bool]:
    """Whether tools must or may be called, by the names that `Ask` has.

    Raises:
        ApiError: 400, a choice that is no text or unknown: a named tool cannot be asked for.
    """
    choice = body.get("tool_choice")
    if choice is not None and choice not in _CHOICES:
        kind = "object" if is_object(choice) else type(choice).__name__ if not isinstance(choice, str) else choice
        supported = ", ".join(_CHOICES)
        raise text_error(400, f"Invalid tool_choice type: '{kind}'. Supported string values: {supported}")
    return {"must_call": choice == "required", "may_call": choice != "none"}


def read_schema(response_format: Any) -> Mapping[str, Any] | None:
    """The schema of a structured answer, None for a plain one.

    Raises:
        ApiError: 400, another format, or a schema that is missing.
    """
    if response_format is None:
        return None
    kind = response_format.get("type") if is_object(response_format) else None
    if kind == "text":
        return None
    if kind != "json_schema":
        raise text_error(400, "'response_format.type' must be 'json_schema' or 'text'")
    wrapper = response_format.get("json_schema", response_format)
    schema = wrapper.get("schema") if is_object(wrapper) else None
    if not is_object(schema):
        raise text_error(400, "'response_format.json_schema.schema' field is required")
    return schema

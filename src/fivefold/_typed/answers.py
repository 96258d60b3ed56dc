"""A Python type as the form of a model's answer, and the answer read back to a value of it. No I/O.

Types are pydantic models and dataclasses (if the user has pydantic), dataclasses, attrs classes, TypedDicts, and hints
made of these and of plain types: `list[Person]`, `dict[str, int]`, Literal, enums, dates.
"""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from .._answers import parse_json
from .._codec import WireError, told
from .hints import Describer
from .plain import Schema, name_of
from .strict import is_strict, tightened

T = TypeVar("T")

#: An answer has to be an object; anything else is put into one, under this key.
_KEY = "value"
_REF = "#/$defs/"
_FENCE = re.compile(r"```[\w-]*\s*")
_THINK, _THOUGHT = "<think>", "</think>"


class _Form(NamedTuple):
    schema: Schema
    read: Callable[[Any], Any]
    wrapped: bool


def response_format_of(model: Any) -> dict[str, Any]:
    """What to send as `response_format`, so that the answer is a value of this type as JSON.

    Objects take no other properties than the type's and require all of them. `strict` is true unless OpenAI's strict
    mode refuses a part of the type: `dict[str, int]`, `Any`, sets, tuples of fixed length. What is no object is asked
    for as an object with the one property `value`.

    Raises:
        TypeError, ValueError: the type cannot be described as JSON; the message names the part.
    """
    schema = _form(model).schema
    return {
        "type": "json_schema",
        "json_schema": {"name": name_of(model), "schema": schema, "strict": is_strict(schema)},
    }


def read_structured(text: str, model: type[T]) -> T:
    """The value in a model's answer, which may lie in a code fence or behind `<think>…</think>`.

    Nothing is converted but an integer where a float is due; pydantic types are read in pydantic's strict mode.

    Raises:
        WireError: the text is no JSON, or does not fit the type; the message has the path to what does not.
        TypeError, ValueError: the type cannot be described as JSON.
    """
    form = _form(model)
    value = _json_in(text)
    if form.wrapped and isinstance(value, dict) and list(value) == [_KEY]:
        value = value[_KEY]
    try:
        made: T = form.read(value)
    except RecursionError:
        raise WireError.too_deep() from None
    return made


def _form(model: Any) -> _Form:
    describer = Describer()
    shape = describer.shape(model)
    root, defs = tightened(shape.schema), tightened({"$defs": describer.defs})["$defs"]
    while "$ref" in root:
        root = defs[root["$ref"].removeprefix(_REF)]
    wrapped = root.get("type") != "object"
    if wrapped:
        root = {"type": "object", "properties": {_KEY: root}, "required": [_KEY], "additionalProperties": False}
    used = _used(root, defs)
    return _Form({**root, **({"$defs": used} if used else {})}, shape.read, wrapped)


def _used(root: Schema, defs: dict[str, Schema]) -> dict[str, Schema]:
    """The definitions that the root refers to, directly or not."""
    found: dict[str, Schema] = {}
    waiting = [root]
    while waiting:
        for name in re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(waiting.pop(), ensure_ascii=False)):
            if name not in found:
                found[name] = defs[name]
                waiting.append(defs[name])
    return found


def _json_in(text: str) -> Any:
    bare = text.strip()
    if bare.startswith(_THINK):
        _, end, bare = bare.partition(_THOUGHT)
        if not end:
            raise WireError("nothing but reasoning, which does not end", ValueError)
        bare = bare.strip()
    if fence := _FENCE.match(bare):
        bare = bare[fence.end() :].rstrip().removesuffix("```").rstrip()
    if not bare:
        raise WireError("expected JSON, got nothing", ValueError)
    try:
        return parse_json(bare)
    except ValueError as error:
        raise WireError(f"expected JSON, got {told(text)}: {error}", ValueError) from error

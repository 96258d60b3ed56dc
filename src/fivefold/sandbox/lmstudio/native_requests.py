"""Reads the bodies of /api/v1, which allow no key that they do not know. Pure: no I/O.

The words of the complaints are those of Zod, the library that LM Studio checks with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox.lmstudio.dialogue import is_list, is_object
from fivefold.sandbox.lmstudio.errors import ApiError, native_error

__all__ = ["CHAT", "DOWNLOAD", "LOAD", "UNLOAD", "check_body", "complain"]


@dataclass(frozen=True)
class _Key:
    """A key: the name of its type, what fits that, and whether it must be there."""

    type: str
    fits: Callable[[Any], bool]
    required: bool = False
    low: float | None = None
    high: float | None = None


Shape = Mapping[str, _Key]


def _whole(value: Any) -> bool:
    return _numeric(value) and (isinstance(value, int) or value.is_integer())


def _numeric(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _text_or_list(value: Any) -> bool:
    return isinstance(value, str) or is_list(value)


_NAME = _Key("string", _text, required=True)
_FLAG = _Key("boolean", _truth)
_SIZE = _Key("integer", _whole, low=1)

LOAD: Shape = {
    "model": _NAME,
    "context_length": _SIZE,
    "eval_batch_size": _SIZE,
    "num_experts": _SIZE,
    "flash_attention": _FLAG,
    "offload_kv_cache_to_gpu": _FLAG,
    "echo_load_config": _FLAG,
}
UNLOAD: Shape = {"instance_id": _NAME}
DOWNLOAD: Shape = {"model": _NAME, "quantization": _Key("string", _text)}
CHAT: Shape = {
    "model": _NAME,
    "input": _Key("string or array", _text_or_list, required=True),
    "system_prompt": _Key("string", _text),
    "integrations": _Key("array", is_list),
    "stream": _FLAG,
    "temperature": _Key("number", _numeric, low=0, high=1),
    "top_p": _Key("number", _numeric, low=0, high=1),
    "min_p": _Key("number", _numeric, low=0, high=1),
    "repeat_penalty": _Key("number", _numeric, low=0),
    "top_k": _Key("integer", _whole, low=0),
    "max_output_tokens": _SIZE,
    "context_length": _SIZE,
    "reasoning": _Key("string", _text),
    "store": _FLAG,
    "previous_response_id": _Key("string", _text),
}


def complain(message: str, code: str, param: str | None = None) -> ApiError:
    """A request that cannot be."""
    return native_error(400, "invalid_request", message, code=code, param=param)


def check_body(body: Mapping[str, Any], shape: Shape, *, strict: bool) -> None:
    """Check a body against the keys it may have; it may have no others when it is strict, or that of a chat.

    Raises:
        ApiError: 400 for what is wrong first: unknown keys, a missing one, a type, a number out of its bounds.
    """
    unknown: Sequence[str] = [name for name in body if name not in shape]
    if unknown and (strict or shape is CHAT):
        names = ", ".join(f"'{name}'" for name in unknown)
        raise complain(f"Unrecognized key(s) in object: {names}", "unrecognized_keys", unknown[0])
    for name, key in shape.items():
        if name in body:
            _check_value(name, key, body[name])
        elif key.required:
            raise complain(f"'{name}' is required", "missing_required_parameter", name)


def _check_value(name: str, key: _Key, value: Any) -> None:
    if not key.fits(value):
        raise complain(f"Expected {key.type}, received {_kind(value)}", "invalid_type", name)
    if key.low is not None and value < key.low:
        raise complain(f"Number must be greater than or equal to {key.low}", "too_small", name)
    if key.high is not None and value > key.high:
        raise complain(f"Number must be less than or equal to {key.high}", "too_big", name)


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "object" if is_object(value) else "array" if is_list(value) else "string"

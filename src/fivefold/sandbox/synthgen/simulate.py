"""The language models: fixed answers, and failures for whoever asks for one. Pure: no I/O.

A body with one of the words of `TROUBLE` in it fails in that way, and so does a task whose URL has a host that ends in
`.invalid`. The transient ones are tried ten times first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeGuard, cast

from fivefold.sandbox.synthgen.records import Reply

__all__ = ["TROUBLE", "answer"]

_ATTEMPTS = 10


def _failure(error: str, *, transient: bool = False) -> Reply:
    return Reply(json.dumps({"error": error}), failed=True, calls=_ATTEMPTS if transient else 1)


_UNREACHABLE = _failure("Request error (connection): error sending request: dns error", transient=True)

TROUBLE: Mapping[str, Reply] = {
    "fail-400": _failure('Client error (400 Bad Request): {"error":{"message":"bad request"}}'),
    "fail-401": _failure("Authentication error: Incorrect API key provided"),
    "fail-429": _failure("Rate limit exceeded", transient=True),
    "fail-500": _failure("Server error (500 Internal Server Error): upstream is down", transient=True),
    "fail-connection": _UNREACHABLE,
    "fail-timeout": _failure("Request error (timeout): operation timed out", transient=True),
    "fail-json": _failure("JSON parsing error: expected value at line 1 column 1"),
}
"""Word in a body to what comes of it."""

_COMPLETIONS = (
    '{"id": "chatcmpl-%s", "object": "chat.completion", "created": %d, "model": %s, "choices": [{"index": 0, '
    '"message": {"role": "assistant", "content": %s}, "finish_reason": "stop"}], '
    '"usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}'
)


def answer(name: str, url: str, body: Mapping[str, Any], text: str, moment: float) -> Reply:
    """What the model at `url` says to `body`.

    Args:
        name: of the answer; makes its id.
        text: the body as JSON.
        moment: epoch seconds, for the answer's `created`.
    """
    if "fail-" in text:
        for word, trouble in TROUBLE.items():
            if word in text:
                return trouble
    if ".invalid" in url:
        return _UNREACHABLE
    prompt = _prompt(body)
    words = len(prompt.split())
    given, taken = words + 2, words + 3
    content = json.dumps(f"Answer to: {prompt}")
    model = json.dumps(str(body.get("model", "unknown")))
    return Reply(_COMPLETIONS % (name, moment, model, content, given, taken, given + taken), given, taken)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _prompt(body: Mapping[str, Any]) -> str:
    """The last thing that was said, if this is a chat."""
    messages: object = body.get("messages")
    last: object = messages[-1] if _is_list(messages) and messages else None
    content: object = cast("dict[str, Any]", last).get("content") if isinstance(last, dict) else None
    return content if isinstance(content, str) else ""
